"""The first briefing of a match, and the brief of every watch: what changed, what came, what will be argued about."""

from __future__ import annotations

from dataclasses import dataclass

from game.app.agenda import agenda_of
from game.app.calendar import desk_date, span
from game.app.council import council
from game.app.draft_plan import under_way
from game.app.fact_words import InboxItem
from game.app.inbox import inbox
from game.app.lexicon import lexicon_of, said
from game.app.session import Session
from game.app.status import status
from game.core.sides import Side
from game.locale import listed, tr, trn


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """What a desk reads before it decides.

    Args:
        first: whether it opens the match.
        new_stage: whether the crisis has entered a new stage with this watch.
        paragraphs: what to know, in order.
        news: what came since the last watch, gravest first.
        agenda: what the council will argue about.
        voice: one of the table, and what he says this morning.
        source: where the text comes from, if it says.
    """

    side: Side
    first: bool
    new_stage: bool
    title: str
    date: str
    stage: str
    paragraphs: tuple[str, ...]
    news: tuple[InboxItem, ...]
    agenda: tuple[str, ...]
    voice: tuple[str, str] | None
    source: str

    def speak(self) -> tuple[str, ...]:
        """Return the brief as lines to be read aloud."""
        agenda = (
            (tr("The council will argue about {topics}.", topics=listed(list(self.agenda))),) if self.agenda else ()
        )
        return (
            f"{self.title}. {self.date}.",
            *self.paragraphs,
            *[f"{n.sender}: {n.title}." for n in self.news],
            *agenda,
        )


def briefing(session: Session, side: Side) -> Briefing:
    """Return the brief of the watch in play."""
    model, view = session.match.model, session.match.crisis_view(side)
    words = lexicon_of(model)
    first = view.watch == session.chronicle.pages[0].watch
    start = session.match.crisis.setup.start
    entry = words.entry("starts", start)
    title = words.label("starts", start) if first else tr("Watch {number}", number=view.watch)
    stage = words.label("stages", view.stage)
    paragraphs = _opening(session, side) if first else _since(session, side)
    news = inbox(session, side)
    order = {item.key: n for n, item in enumerate(news)}
    return Briefing(
        side=side,
        first=first,
        new_stage=_new_stage(session) is not None,
        title=title,
        date=desk_date(model, view.t, side),
        stage=stage,
        paragraphs=tuple(paragraphs),
        news=tuple(
            sorted((n for n in news if n.weight > 0 and n.kind != "stage"), key=lambda n: (-n.weight, order[n.key]))
        ),
        agenda=tuple(agenda_of(session, side)),
        voice=_voice(session, side, view.watch),
        source=words.provenance(entry) if first else "",
    )


def _opening(session: Session, side: Side) -> list[str]:
    model = session.match.model
    start = session.match.crisis.setup.start
    entry = lexicon_of(model).entry("starts", start)
    text = entry.get("briefing")
    raw = text.get(side, "") if isinstance(text, dict) else text or ""
    paragraphs = [" ".join(p.split()) for p in str(raw).split("\n\n") if p.strip()]
    if not paragraphs:
        paragraphs = [x for x in (said(entry.get("about"), side), said(entry.get(side))) if x]
    return paragraphs


def _since(session: Session, side: Side) -> list[str]:
    """Say what is different from the watch before."""
    model = session.match.model
    words = lexicon_of(model)
    now = status(session, side)
    paragraphs = []
    view = session.match.crisis_view(side)
    new = _new_stage(session)
    if new:
        entry = words.entry("stages", new)
        parts = [said(entry.get(side)) or said(entry.get("about")), said(entry.get("changes"))]
        paragraphs.append(f"{words.label('stages', new)}. {' '.join(p for p in parts if p)}")
    if now.blows:
        lasts = tr("This watch lasts {span}; letters and orders rest.", span=span(view.h))
    else:
        points = trn("{count} point of attention", "{count} points of attention", now.attention)
        lasts = tr("This watch lasts {span}; you have {points}.", span=span(view.h), points=points)
    paragraphs.append(f"{now.knot.words} {lasts}")
    paragraphs += [f"{d.words}." for d in now.deadlines]
    waiting = under_way(session, side)
    if waiting and not now.blows:
        paragraphs.append(tr("Under way: {things}.", things=listed([words.initial(w) for w in waiting])))
    return paragraphs


def _voice(session: Session, side: Side, watch: int) -> tuple[str, str] | None:
    """Return one adviser and his line; the word goes round the table, doves and hawks in turn."""
    cards = [c for c in council(session, side) if c.line]
    if not cards:
        return None
    seat = (watch // 2) % len(cards)
    card = cards[seat if watch % 2 else -1 - seat]
    return (card.name, card.line)


def _new_stage(session: Session) -> str | None:
    pages = session.chronicle.pages
    stage = session.match.crisis.stage
    if len(pages) > 1 and pages[-1].watch == session.match.crisis.watch and pages[-2].stage != stage:
        return stage
    return None
