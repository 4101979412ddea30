"""Tips of a scenario that teaches: one at a time, on the screen it speaks of and on the desk."""

from __future__ import annotations

from functools import partial

from game.app.tutorial import Lesson, Tip, ending_lesson, incident_lesson, lesson
from game.core.phases import Phase
from game.ui.intents import Intent
from game.ui.scenes.intents import OpenCouncil, ReadLetter, ReadReport
from game.ui.scenes.match_state import MatchState
from game.ui.widgets import Button, Column, Icon, Label, Panel, Row, Sheet, Text, Widget

_AT = "tip"
_DONE = "tips done"
_BY_INTENT: dict[type[Intent], str] = {
    ReadLetter: "card-opened",
    ReadReport: "card-opened",
    OpenCouncil: "adviser-heard",
}
_SCREENS = {
    "MapScene": "map",
    "OrdersScene": "orders",
    "LettersScene": "inbox",
    "ReadingScene": "inbox",
    "LetterDeskScene": "letters",
    "CouncilScene": "council",
    "IncidentScene": "incident",
}


def present(match: MatchState) -> tuple[Lesson, Tip, int] | None:
    """The tip that is due, with its place in its lesson; None where there is none."""
    found = _lesson(match)
    if found is None:
        return None
    at = int(match.memory.get(_AT, 0))
    while at < len(found.tips) and _done(match, found.tips[at]):
        at += 1
    match.memory[_AT] = at
    return (found, found.tips[at], at) if at < len(found.tips) else None


def _lesson(match: MatchState) -> Lesson | None:
    session = match.session
    if session.phase is Phase.INCIDENT:
        return incident_lesson(session, match.side)
    return lesson(session, match.side) if session.phase in (Phase.DELIBERATE, Phase.SEAL) else None


def _done(match: MatchState, tip: Tip) -> bool:
    """Whether what a tip asks for has been done in this watch."""
    plan = match.draft.plan()
    if tip.wait == "order-chosen":
        return bool(plan.orders)
    if tip.wait in ("clause-set", "channel-chosen"):
        return bool(plan.letters)
    done: set[str] = match.memory.get(_DONE, set())
    return tip.wait in done or f"{tip.wait} {tip.screen}" in done


def heed(match: MatchState, intent: Intent, scene: object) -> None:
    """Take note of what a player did, and show a tip as a notice on the screen it speaks of. scene: what is shown."""
    screen = _SCREENS.get(type(scene).__name__, "")
    due = present(match) if screen and not match.notice else None
    if due is not None and due[1].screen == screen:
        match.notice = _words(due[1])
    done: set[str] = match.memory.setdefault(_DONE, set())
    done.update({_BY_INTENT.get(type(intent), ""), f"screen-opened {screen}"} - {"", "screen-opened "})


def tip_slip(match: MatchState) -> Widget | None:
    """The tip that is due, with a button that goes on to the next."""
    due = present(match)
    if due is None:
        return None
    found, tip, at = due
    words = Column(
        [Label(f"{found.title} · {at + 1} of {len(found.tips)}", "accent"), Text(_words(tip), "body")], gap=0
    )
    on = Button("Go on", partial(_next, match, at), key="K", kind="paper", spoken="Next tip", ident="tip")
    return Panel(Sheet([Row([Icon("ui-book", 24), words.grow(), on], gap=12)], stock="paper", pad=8), name="Tip")


def ending_words(match: MatchState) -> str:
    """What a scenario that teaches says at the end."""
    found = ending_lesson(match.session, match.side)
    return " ".join(tip.text for tip in found.tips) if found else ""


def _words(tip: Tip) -> str:
    return f"{tip.text} {tip.do}".strip()


def _next(match: MatchState, at: int) -> Intent | None:
    match.memory[_AT] = at + 1
    return None
