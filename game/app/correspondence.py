"""The correspondence of a desk: what it has read and sent, each letter written out in full."""

from __future__ import annotations

from typing import Final

from game.app.calendar import between, city_of, clock, span, stamp
from game.app.clause_words import clause_lines, tone_label
from game.app.letter_book import Penned, draft_as_letter, yes_as_letter
from game.app.letter_paper import LetterPaper, LetterState, Passage
from game.app.lexicon import lexicon_of
from game.app.session import Session
from game.core.definitions import Model
from game.core.facts import FactKind
from game.core.legality import ways_to_accept
from game.core.letters import Letter, LetterDraft
from game.core.plans import Acceptance, Plan
from game.core.sides import Side, other
from game.core.views import View
from game.core.worth import can_end_it
from game.locale import marked, tr

_CITIES: Final[dict[Side, str]] = {"us": marked("Washington"), "ussr": marked("Moscow")}


def inbox_letters(session: Session, side: Side) -> tuple[LetterPaper, ...]:
    """Return the letters a desk has read, newest first."""
    return tuple(_paper(session, side, x) for x in sorted(session.view(side).read, key=_newest, reverse=True))


def sent_letters(session: Session, side: Side) -> tuple[LetterPaper, ...]:
    """Return the letters a desk has sent, newest first."""
    return tuple(_paper(session, side, x) for x in reversed(session.view(side).sent))


def letter(session: Session, side: Side, letter_id: str) -> LetterPaper | None:
    """Return a letter that a desk has read or sent, or None if it knows no such letter."""
    view = session.view(side)
    found = next((x for x in (*view.read, *view.sent) if x.id == letter_id), None)
    return None if found is None else _paper(session, side, found)


def standing_offers(session: Session, side: Side) -> tuple[LetterPaper, ...]:
    """Return the other side's standing offers that could be accepted, newest first."""
    return tuple(x for x in inbox_letters(session, side) if x.acceptable)


def yes_channels(session: Session, side: Side) -> tuple[str, ...]:
    """Return the channels by which a yes can go now, the quickest first."""
    model, view = session.match.model, session.match.crisis_view(side)
    fitting = (c for c in ways_to_accept(model, view) if c not in view.busy)
    return tuple(sorted(fitting, key=lambda c: sum(model.channels[c].hours)))


def preview(
    session: Session, side: Side, draft: LetterDraft, *, plan: Plan | None = None, index: int | None = None
) -> LetterPaper:
    """Return a draft as it will be read, word for word.

    Args:
        plan: the plan that the draft will be part of.
        index: its place among that plan's letters; by default after all of them.
    """
    match = session.match
    drafts: list[LetterDraft] = list(plan.letters) if plan is not None else []
    drafts = [*drafts[: len(drafts) if index is None else index], draft]
    letters = [draft_as_letter(match.model, match.crisis, side, number, x) for number, x in enumerate(drafts)]
    written = session.letters.preview(match, session.chronicle, letters)
    return _lay_out(session, side, letters[-1], written, draft=True)


def preview_acceptance(session: Session, side: Side, acceptance: Acceptance) -> LetterPaper | None:
    """Return the yes that would be sent, or None if that offer does not stand."""
    match = session.match
    view = match.crisis_view(side)
    offer = next((o for o in view.their_offers if o.id == acceptance.letter), None)
    if offer is None:
        return None
    yes = yes_as_letter(match.model, match.crisis, side, offer, acceptance.channel)
    return _lay_out(session, side, yes, session.letters.preview(match, session.chronicle, [yes]), draft=True)


def _newest(letter: Letter) -> tuple[float, float]:
    return (letter.read if letter.read is not None else letter.arrives, letter.sent)


def _paper(session: Session, side: Side, found: Letter) -> LetterPaper:
    written = session.letters.written(session.match, session.chronicle, found)
    return _lay_out(session, side, found, written, draft=False)


def _lay_out(session: Session, side: Side, x: Letter, penned: Penned, *, draft: bool) -> LetterPaper:
    model, view = session.match.model, session.view(side)
    words = lexicon_of(model)
    reader = other(x.by)
    state: LetterState = "draft" if draft else _state(session, view, side, x)
    stands = model.letter_rules.stands_hours - (view.t - x.sent) if state == "standing" else None
    due = x.read + x.deadline - view.t if x.read is not None and x.deadline else None
    answered = None if x.answers is None else next((o for o in (*view.read, *view.sent) if o.id == x.answers), None)
    written_at = clock(model, x.sent, city_of(x.by))
    written = penned.written
    return LetterPaper(
        id=x.id,
        by=x.by,
        own=x.by == side,
        letterhead=_letterhead(model, x),
        sender=words.text("sides", x.by, "leader") or tr(_CITIES[x.by]),
        addressee=words.text("sides", reader, "leader") or tr(_CITIES[reader]),
        channel=x.channel,
        channel_label=channel_label(model, x.channel, x.by),
        dateline=tr(
            "{date} {year}, {time} {city}",
            date=written_at.date,
            year=written_at.year,
            time=written_at.time,
            city=tr(_CITIES[x.by]),
        ),
        day=written_at.date,
        clock=tr("{date}, {time} {city}", date=written_at.date, time=written_at.time, city=tr(_CITIES[x.by])),
        read_line=_read_line(model, x, side, draft=draft),
        salutation=written.salutation,
        paragraphs=tuple(
            tuple(Passage(s.text, None if s.clause is None else s.clause + 1) for s in row)
            for row in written.paragraphs
        ),
        signature=written.signature,
        clauses=clause_lines(model, x, side),
        tone_label=tone_label(x.tone),
        urgent=x.urgent,
        deadline_words=tr("an answer within {time} of reading", time=span(x.deadline)) if x.deadline else "",
        deadline_hours=None if due is None or due < 0 else due,
        state=state,
        leaked=x.leaked,
        hours_left=None if stands is None else max(stands, 0.0),
        answers=x.answers,
        answers_line=""
        if answered is None
        else tr("answers the letter of {when}", when=stamp(model, answered.sent, answered.by)),
        gist=penned.gist,
        headline=penned.headline,
        accepts=x.accepts,
        acceptable=state == "standing" and x.by != side and can_end_it(model, x.levels) and not view["struck"],
        news=not draft and x.by != side and x.read == view.t,
    )


def channel_label(model: Model, channel: str, side: Side | None = None) -> str:
    """Return what a channel is called by the desk that uses it."""
    return lexicon_of(model).label("channels", channel, side)


def _letterhead(model: Model, x: Letter) -> tuple[str, ...]:
    words = lexicon_of(model)
    found = words.entry("letterheads", x.by).get(x.channel) or words.entry("letterheads", x.by).get("letter")
    if isinstance(found, list | tuple):
        return tuple(str(line) for line in found)
    return (str(found),) if found else ()


def _read_line(model: Model, x: Letter, side: Side, *, draft: bool) -> str:
    if x.read is not None:
        when = stamp(model, x.read, side)
        return tr("read {when}", when=when) if x.by != side else tr("read there {when}", when=when)
    way = between(*model.channels[x.channel].hours)
    return tr("takes {time}", time=way) if draft else tr("under way; such a letter takes {time}", time=way)


def _state(session: Session, view: View, side: Side, x: Letter) -> LetterState:
    facts = session.facts(side)
    if x.read is None:
        return "under-way"
    if any(f.kind is FactKind.BARGAIN_STRUCK for f in facts) and _struck_on(session, side, x):
        return "accepted"
    if x.withdrawn:
        return "withdrawn"
    if any(o.id == x.id for o in (*view.own_offers, *view.their_offers)):
        return "standing"
    if any(f.kind is FactKind.OFFER_LAPSED and f.id == x.id for f in facts):
        return "lapsed"
    if any(y.answers == x.id for y in (*view.read, *view.sent)):
        return "answered"
    if x.offer and session.match.model.channels[x.channel].weight >= 1 and not view["struck"]:
        return "bettered"
    return "read"


def _struck_on(session: Session, side: Side, x: Letter) -> bool:
    view = session.view(side)
    return any(y.accepts == x.id and y.read is not None for y in (*view.read, *view.sent))
