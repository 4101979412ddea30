"""How it can end, and the debrief of it."""

from __future__ import annotations

from collections.abc import Callable

from game.core.sides import Side
from game.ui.scenes import intents as ask
from game.ui.showroom.matches import Point, reached
from game.ui.showroom.points import at_war, overruled, settled, unsettled
from game.ui.showroom.stage import Stage

_BATCHES = 4
"""Batches of games that are played before a debrief is drawn: some of its odds are there, more are coming."""


def _ended(point: Point, side: Side, start: str) -> Callable[[Stage], None]:
    return lambda stage: stage.enter(reached(point, start=start, side=side))


def _debriefed(sheet: str) -> Callable[[Stage], None]:
    def bring(stage: Stage) -> None:
        stage.enter(reached(settled, start="oct27", side="us"))
        stage.ask(ask.OpenDebrief())
        stage.press(sheet)
        stage.play_batches(_BATCHES)

    return bring


EXHIBITS = {
    "us-settled": _ended(settled, "us", "oct27"),
    "ussr-settled": _ended(settled, "ussr", "oct27"),
    "us-war": _ended(at_war, "us", "oct27"),
    "ussr-war": _ended(at_war, "ussr", "oct27"),
    "us-overruled": _ended(overruled, "us", "oct24"),
    "us-unsettled": _ended(unsettled, "us", "oct27"),
    **{f"debrief-{sheet}": _debriefed(sheet) for sheet in "12345"},
}
