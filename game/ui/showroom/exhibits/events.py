"""What falls in the middle of a watch, and what is made of it afterwards."""

from __future__ import annotations

from collections.abc import Callable

from game.core.sides import Side
from game.ui.scenes import intents as ask
from game.ui.showroom.matches import Point, reached
from game.ui.showroom.points import at_an_assessment, in_an_exchange_of_blows, in_an_incident
from game.ui.showroom.stage import Stage


def _met(point: Point, side: Side, start: str = "oct27") -> Callable[[Stage], None]:
    def bring(stage: Stage) -> None:
        stage.enter(reached(point, start=start, side=side))
        if type(stage.scene).__name__ == "BriefingScene":
            stage.ask(ask.OpenWatch())

    return bring


EXHIBITS = {
    f"{side}-{name}": _met(point, side)
    for side in ("us", "ussr")
    for name, point in (
        ("incident", in_an_incident),
        ("assessment", at_an_assessment),
        ("blows", in_an_exchange_of_blows),
    )
}
