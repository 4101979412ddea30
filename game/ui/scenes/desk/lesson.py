"""Tips of a scenario that teaches: one at a time, on the screen it speaks of and on the desk."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from game.app.tutorial import Lesson, Tip, ending_lesson, incident_lesson, lesson
from game.core.phases import Phase
from game.locale import tr
from game.ui.intents import Intent
from game.ui.paint.typesetting import Run
from game.ui.scenes.intents import OpenCouncil, ReadLetter, ReadReport
from game.ui.scenes.letters.letter_work import MEMORY as LETTER
from game.ui.scenes.match_state import MatchState
from game.ui.widgets import Button, Column, Icon, Label, Panel, Row, Sheet, Text, Widget

_READ = "tips read"
_DONE = "tips done"
_SHOWN = "tip shown"
_ENOUGH = 3
"""Changes of what is in hand after which a tip that is only to be read has been read."""
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
    "SealScene": "desk",  # it lies over the desk, whose slip tells of it
}


def present(match: MatchState) -> tuple[Lesson, Tip, int] | None:
    """The tip that is due, with its place in its lesson; None where there is none."""
    return next(_open_tips(match), None)


def _open_tips(match: MatchState) -> Iterator[tuple[Lesson, Tip, int]]:
    """Everything that is still to be learned in this watch, in order."""
    found = _lesson(match)
    for at, tip in enumerate(found.tips if found else ()):
        if found is not None and not _done(match, tip, at):
            yield found, tip, at


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
    if at in match.memory.get(_READ, ()):
        return True  # read, or passed over
    plan, letter = _in_hand(match)
    if tip.wait == "order-chosen":
        return bool(plan.orders)
    if tip.wait == "clause-set":
        return bool(plan.letters) or bool(letter is not None and letter.clauses)
    if tip.wait in ("channel-chosen", "letter-planned"):
        return bool(plan.letters)
    if tip.wait == "next" and len(match.memory.get(_SHOWN, {}).get(at, ())) > _ENOUGH:
        return True  # it was read while the hands went on with the work
    done: set[str] = match.memory.get(_DONE, set())
    return tip.wait in done or f"{tip.wait} {tip.screen}" in done


def heed(match: MatchState, intent: Intent, scene: object) -> None:
    """Take note of what a player did, and of the screen that is shown now."""
    left, match.screen = match.screen, _SCREENS.get(type(scene).__name__, "")
    done: set[str] = match.memory.setdefault(_DONE, set())
    done.add(_BY_INTENT.get(type(intent), ""))
    if left != match.screen:
        # A screen has been looked at once it is left: its tip stays as long as it is shown.
        done.add(f"screen-opened {left}")
        if match.memory.get(_SHOWN) and left != "desk":
            match.memory.setdefault(_READ, set()).update(match.memory.pop(_SHOWN))


def tip_words(match: MatchState) -> str:
    """The tip that is due on the screen shown now, in words; empty on the desk, which shows it as a slip."""
    if not match.tips or match.screen in ("", "desk"):
        return ""
    due = next((found for found in _open_tips(match) if found[1].screen == match.screen), None)
    if due is None:
        return ""
    _, tip, at = due
    if tip.wait == "next":
        hands = match.memory.setdefault(_SHOWN, {}).setdefault(at, [])
        if _in_hand(match) not in hands:
            hands.append(_in_hand(match))
    return _words(tip)


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
    words = Column([Label(place, "accent"), Text(said, "body")], gap=0).heralded()
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
    match.memory.setdefault(_READ, set()).add(at)
    return None


def _show(match: MatchState, on: bool) -> Intent | None:
    match.tips = on
    return None
