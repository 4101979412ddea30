"""The front of the house: title, new game, saves, settings, pages to read."""

from __future__ import annotations

from collections.abc import Callable

from game.ui.intents import Intent, Menu
from game.ui.scenes import intents as ask
from game.ui.showroom.matches import reached
from game.ui.showroom.points import at_a_desk
from game.ui.showroom.stage import Stage


def _title(stage: Stage) -> None:
    stage.title()


def _asked(intent: Intent) -> Callable[[Stage], None]:
    def bring(stage: Stage) -> None:
        stage.title()
        stage.ask(intent)

    return bring


def _first_visit(stage: Stage) -> None:
    stage.enter(reached(at_a_desk, scenario="first-watch", side="us"))


def _menu(stage: Stage) -> None:
    stage.enter(reached(at_a_desk, start="oct27", side="us"))
    stage.ask(Menu())


EXHIBITS = {
    "title": _title,
    "new-game": _asked(ask.OpenNewGame()),
    "load": _asked(ask.OpenLoad()),
    "settings": _asked(ask.OpenSettings()),
    "content-note": _asked(ask.OpenContentNote()),
    "credits": _asked(ask.OpenCredits()),
    "menu": _menu,
    "tutorial": _first_visit,
}
