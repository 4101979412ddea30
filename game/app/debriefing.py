"""The debrief of a match or of a branch: everything that was hidden while it was played, gathered into one value.

The renderers in `game.reports` make Markdown and a page of it. A branch is read as a match that has come to its last
node, so that letters, hindsight and endings are told by the same words as in play.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from game.app.calendar import clock, desk_date
from game.app.chronicle import Chronicle, Writing
from game.app.debriefing_beside import Beside
from game.app.debriefing_fog import lifted_groups
from game.app.debriefing_letters import letters_told
from game.app.debriefing_sources import Citations
from game.app.debriefing_timeline import Timeline, city
from game.app.ending import EndingPages, ending
from game.app.lexicon import INVENTED, Lexicon, lexicon_of, said
from game.app.newgame import scenario_title
from game.app.session import Session
from game.app.status import STATES
from game.core.definitions import Model
from game.core.facts import Fact
from game.core.match import Match
from game.core.phases import Phase
from game.core.scores import score
from game.core.sides import SIDES, Side
from game.history.branch import Branch
from game.history.compare import TOLD_TRACKS
from game.history.compare import points as branch_points
from game.locale import marked, tr
from game.reports.debrief_parts import (
    After,
    AxisTold,
    Debrief,
    DeskTold,
    Notice,
    OddsTold,
    Points,
    PromiseTold,
    Reason,
    TrackTold,
)

NOTICES: Final = ("model", "left-out", "myths", "luck", "people")
_STATE_WORDS: Final = {"open": marked("still open"), "kept": marked("kept"), "broken": marked("broken")}


def debrief_of(
    source: Session | Branch,
    *,
    history: Branch | None = None,
    odds: OddsTold | None = None,
    name: str = "",
    note: str = "",
    players: Mapping[Side, str] | None = None,
    code: str = "",
    qr: str = "",
) -> Debrief:
    """Return the debrief of a match or of a branch, finished or not.

    It lifts the fog for both desks: while a match goes on, show it to nobody who still plays in it.

    Args:
        history: the course of 1962, to be laid beside it.
        odds: what was asked about the odds; without it the debrief says that they were not asked.
        name, note: what the player calls this road, and wrote about it.
        players: who sat at each desk, as typed; where it is missing, the persona is named if it held the chair.
        code, qr: replay code, and the same as an SVG picture.
    """
    session = source if isinstance(source, Session) else session_of(source)
    model, now = session.match.model, session.match.now
    words = lexicon_of(model)
    citations = Citations(words)
    pages = ending(session)
    tension = _curve(session, "knot")
    past = () if history is None else branch_points(history, "knot")
    past = _within(past, tension[0][0])
    timeline = Timeline(session, past, citations, Beside(model, history))
    watches = timeline.watches()
    if pages is not None:
        citations.cite(words.entry("endings", pages.id), pages.title)
    return Debrief(
        scenario=scenario_title(model),
        model=tr("{scenario}, rules {digest}", scenario=model.id, digest=model.digest[:12]),
        name=name,
        note=note,
        kind=pages.kind if pages is not None else "open",
        title=pages.title if pages is not None else tr("Not ended yet"),
        date=pages.date if pages is not None else desk_date(model, now.v[model.at.t], "us"),
        cause=pages.cause if pages is not None else "",
        in_fact=_in_fact(pages),
        caveat=pages.caveat if pages is not None else "",
        desks=tuple(_desk(session, side, pages, words, players or {}) for side in SIDES),
        tension=tension,
        history=past,
        bands=tension_bands(),
        days=days_between(model, tension[0][0], max(tension[-1][0], past[-1][0] if past else 0.0)),
        marks=timeline.marks(tension),
        odds=odds,
        timeline=watches,
        letters=letters_told(session, history),
        lifted=lifted_groups(session, citations),
        tracks=_tracks(session, history, words),
        promises=_promises(session, words, citations),
        reasons=_reasons(pages, words),
        afterwards=_afterwards(pages),
        sources=citations.sources,
        invented=citations.invented,
        notices=notices_of(words, citations),
        code=code,
        qr=qr,
    )


def session_of(branch: Branch) -> Session:
    """Return a branch as a match that stands at its last node, with nobody in either chair; for reading only."""
    chronicle = Chronicle(pages=[w.before for w in branch.watches])
    facts: list[Fact] = list(branch.opening)
    for letter in branch.start.archive:
        chronicle.writings[letter.id] = Writing(branch.start, 0)
    for watch in branch.watches:
        for letter in watch.after.archive:
            chronicle.writings.setdefault(letter.id, Writing(watch.before, len(facts)))
        facts += watch.facts
    if not branch.ended:
        chronicle.pages.append(branch.end)
    phase = Phase.ENDED if branch.ended else Phase.BRIEF
    match = Match(model=branch.model, crisis=branch.end, phase=phase, told=tuple(facts))
    return Session(match, {}, chronicle=chronicle)


def tension_bands() -> tuple[tuple[float, str], ...]:
    """Return the named bands of the tension: the upper end of each, and its name."""
    return tuple((min(below, 100.0), tr(name)) for below, name in STATES)


def days_between(model: Model, first: float, last: float) -> tuple[tuple[float, str], ...]:
    """Return (hour, label) of the midnights in Washington between two hours."""
    found = []
    for hour in range(int(first), int(last) + 1):
        c = clock(model, hour, "washington")
        if c.hour == 0:
            found.append((float(hour), c.short_day))
    return tuple(found)


def notices_of(words: Lexicon, citations: Citations) -> tuple[Notice, ...]:
    """Return what a reader should know about how far to trust the page."""
    found = []
    for name in NOTICES:
        entry = words.entry("notice", name)
        if entry:
            text = said(entry.get("text"))
            found.append(Notice(title=words.label("notice", name), text=text, source=citations.cite(entry, "")))
    return tuple(found)


# -- the parts -----------------------------------------------------------------------------------------------------


def _curve(session: Session, name: str) -> Points:
    model, at = session.match.model, session.match.model.at.t
    slot = model.index[name]
    moments = [*session.chronicle.pages]
    if session.match.now is not moments[-1]:
        moments.append(session.match.now)
    return tuple((float(m.v[at]), float(m.v[slot])) for m in moments)


def _within(points: Points, first: float) -> Points:
    """Return the part of a curve from an hour on."""
    return tuple(p for p in points if p[0] >= first)


def _desk(
    session: Session, side: Side, pages: EndingPages | None, words: Lexicon, players: Mapping[Side, str]
) -> DeskTold:
    model = session.match.model
    if pages is not None:
        axes = tuple(AxisTold(label=a.label, about=a.about, value=a.value, history=a.history) for a in pages.axes[side])
    else:
        past = model.history_scores.get(side, {})
        axes = tuple(
            AxisTold(label=words.label("axes", x), about=words.about("axes", x, side), value=v, history=past.get(x))
            for x, v in score(model, session.match.now, side).items()
            if x != "total"
        )
    return DeskTold(
        side=side,
        city=city(words, side),
        player=players.get(side, "") or _sitting(session, side, words),
        text=pages.text[side] if pages is not None else "",
        axes=axes,
    )


def _sitting(session: Session, side: Side, words: Lexicon) -> str:
    """Return the persona in a chair; a chair that nobody is known to hold stays without a name."""
    if side not in session.chairs:
        return ""
    persona = session.match.now.setup.personas[SIDES.index(side)]
    return words.label("personas", persona)


def _tracks(session: Session, history: Branch | None, words: Lexicon) -> tuple[TrackTold, ...]:
    model = session.match.model
    found = []
    for name in TOLD_TRACKS:
        if name == "knot" or name not in model.index:
            continue
        curve = _curve(session, name)
        q = model.quantities[model.index[name]]
        side = next((s for s in SIDES if name.startswith(f"{s}_")), None)
        past = _within(branch_points(history, name), curve[0][0]) if history is not None else ()
        found.append(
            TrackTold(
                name=name,
                label=words.label("tracks", name),
                about=words.about("tracks", name, side),
                city=city(words, side),
                lo=q.lo,
                hi=q.hi,
                points=curve,
                history=past,
            )
        )
    return tuple(found)


def _promises(session: Session, words: Lexicon, citations: Citations) -> tuple[PromiseTold, ...]:
    found = []
    for promise, state in zip(session.match.model.promises, session.match.now.promises, strict=True):
        if not state:
            continue
        entry = words.entry("promises", promise.id)
        label = words.label("promises", promise.id)
        past = entry.get("history")
        found.append(
            PromiseTold(
                label=label,
                city=city(words, promise.by),
                state=tr(_STATE_WORDS[state]),
                text=said(entry.get("made" if state == "open" else state), promise.by),
                history=said(past.get("text")) if isinstance(past, Mapping) else "",
                source=citations.cite(entry, label),
            )
        )
    return tuple(found)


def _in_fact(pages: EndingPages | None) -> str:
    """Return how the ending stands to 1962; one that is made for play is listed as such, and says nothing here."""
    return "" if pages is None or pages.history == f"{tr(INVENTED).capitalize()}." else pages.history


def _reasons(pages: EndingPages | None, words: Lexicon) -> tuple[Reason, ...]:
    if pages is None:
        return ()
    return tuple(Reason(when=r.when, city=city(words, r.side), act=r.act, words=r.words) for r in pages.reasons)


def _afterwards(pages: EndingPages | None) -> tuple[After, ...]:
    if pages is None:
        return ()
    return tuple(After(label=a.label, text=a.text, history=a.history) for a in pages.epilogue)
