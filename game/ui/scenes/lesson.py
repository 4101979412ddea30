"""Tips of a scenario that teaches: one at a time, on the screen it speaks of and on the desk."""

from __future__ import annotations

from functools import partial
from typing import Any

from game.app.tutorial import Lesson, Tip, ending_lesson, incident_lesson, lesson
from game.core.phases import Phase
from game.locale import tr
from game.ui.intents import Intent
from game.ui.scenes.intents import OpenCouncil, ReadLetter, ReadReport
from game.ui.scenes.letter_work import MEMORY as LETTER
from game.ui.scenes.match_state import MatchState
from game.ui.typesetting import Run
from game.ui.widgets import Button, Column, Icon, Label, Panel, Row, Sheet, Text, Widget

_AT = "tip"
_DONE = "tips done"
_SHOWN = "tip shown"
_BY_INTENT: dict[type[Intent], str] = {
    ReadLetter: "card-opened",
    ReadReport: "card-opened",
    OpenCouncil: "adviser-heard",
}
_SCREENS = {
    "DeskScene": "desk",
    "MapScene": "map",
    "OrdersScene": "orders",
    "LettersScene": "inbox",
    "ReadingScene": "inbox",
    "ReportScene": "inbox",
    "LetterDeskScene": "letters",
    "CouncilScene": "council",
    "IncidentScene": "incident",
    "SealScene": "seal",
}


def present(match: MatchState) -> tuple[Lesson, Tip, int] | None:
    """The tip that is due, with its place in its lesson; None where there is none."""
    found = _lesson(match)
    if found is None:
        return None
    at = int(match.memory.get(_AT, 0))
    while at < len(found.tips) and _done(match, found.tips[at], at):
        at += 1
    match.memory[_AT] = at
    if at >= len(found.tips):
        return None
    if found.tips[at].screen == match.screen:
        match.memory.setdefault(_SHOWN, {}).setdefault(at, _in_hand(match))
    return found, found.tips[at], at


def teaches(match: MatchState) -> bool:
    """Whether the scenario brings tips of its own, so that it needs no others."""
    return ending_lesson(match.session, match.side) is not None


def _lesson(match: MatchState) -> Lesson | None:
    session = match.session
    if session.phase is Phase.INCIDENT:
        return incident_lesson(session, match.side)
    return lesson(session, match.side) if session.phase in (Phase.DELIBERATE, Phase.SEAL) else None


def _in_hand(match: MatchState) -> tuple[Any, Any]:
    """What lies on the desk: the plan, and the letter that is being written."""
    return match.draft.plan(), match.memory.get(LETTER)


def _done(match: MatchState, tip: Tip, at: int) -> bool:
    """Whether what a tip asks for has been done in this watch."""
    plan, letter = _in_hand(match)
    if tip.wait == "order-chosen":
        return bool(plan.orders)
    if tip.wait == "clause-set":
        return bool(plan.letters) or bool(letter is not None and letter.clauses)
    if tip.wait in ("channel-chosen", "letter-planned"):
        return bool(plan.letters)
    if tip.wait == "next" and tip.screen == match.screen != "desk":
        # It has been read while the hands went on with the work.
        shown = match.memory.get(_SHOWN, {})
        return at in shown and shown[at] != (plan, letter)
    done: set[str] = match.memory.get(_DONE, set())
    return tip.wait in done or f"{tip.wait} {tip.screen}" in done


def heed(match: MatchState, intent: Intent, scene: object) -> None:
    """Take note of what a player did, and of the screen that is shown now."""
    left, match.screen = match.screen, _SCREENS.get(type(scene).__name__, "")
    done: set[str] = match.memory.setdefault(_DONE, set())
    # A screen has been looked at once it is left: its tip stays as long as it is shown.
    done.update({_BY_INTENT.get(type(intent), ""), f"screen-opened {left}"} - {"", f"screen-opened {match.screen}"})
    at = int(match.memory.get(_AT, 0))
    found = _lesson(match) if left not in (match.screen, "desk") and at in match.memory.get(_SHOWN, {}) else None
    if found is not None and at < len(found.tips):
        tip = found.tips[at]
        if tip.wait == "next" and tip.screen == left:
            match.memory[_AT] = at + 1  # it was read there


def tip_words(match: MatchState) -> str:
    """The tip that is due on the screen shown now, in words; empty on the desk, which shows it as a slip."""
    if not match.tips or match.screen in ("", "desk"):
        return ""
    due = present(match)
    return _words(due[1]) if due is not None and due[1].screen == match.screen else ""


def tip_slip(match: MatchState) -> Widget | None:
    """The tip that is due, with a button that goes on to the next and one that puts all tips away."""
    due = present(match)
    if due is None:
        return None
    if not match.tips:
        back = Button(tr("Show tips"), partial(_show, match, True), key="K", ident="tips-on")
        return Panel(Row([back]), name=tr("Tip"))
    found, tip, at = due
    place = tr("{title} · {number} of {count}", title=found.title, number=at + 1, count=len(found.tips))
    said = [Run(tip.text), *([Run(f" {tip.do}", bold=True)] if tip.do else [])]
    words = Column([Label(place, "accent"), Text(said, "body")], gap=0)
    words.herald = True
    on = tr("Go on") if tip.wait == "next" else tr("Skip this")
    go = Button(on, partial(_next, match, at), key="K", kind="paper", spoken=tr("Next tip"), ident="tip")
    away = Button(
        tr("No tips"), partial(_show, match, False), kind="paper", spoken=tr("Put tips away"), ident="tips-off"
    )
    row = Row([Icon("ui-book", 24), words.grow(), away, go], gap=12)
    return Panel(Sheet([row], stock="paper", pad=8), name=tr("Tip"))


def ending_words(match: MatchState) -> str:
    """What a scenario that teaches says at the end."""
    found = ending_lesson(match.session, match.side)
    return " ".join(tip.text for tip in found.tips) if found else ""


def _words(tip: Tip) -> str:
    return f"{tip.text} {tip.do}".strip()


def _next(match: MatchState, at: int) -> Intent | None:
    match.memory[_AT] = at + 1
    return None


def _show(match: MatchState, on: bool) -> Intent | None:
    match.tips = on
    return None
