"""The front of the house: title, new game, saves, settings, pages to read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from game.ui.flow.front import first_page
from game.ui.frame.mishap import MishapScene
from game.ui.intents import Intent, Menu, TypeOnScreen
from game.ui.scenes import intents as ask
from game.ui.scenes.front.settings import TABS
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


def _first_start(stage: Stage) -> None:
    stage.title()
    stage.show(first_page(stage.director))


def _dials(stage: Stage) -> None:
    _asked(ask.OpenNewGame())(stage)
    stage.press("D")


def _first_visit(stage: Stage) -> None:
    stage.enter(reached(at_a_desk, scenario="first-watch", side="us"))


def _menu(stage: Stage) -> None:
    stage.enter(reached(at_a_desk, start="oct27", side="us"))
    stage.ask(Menu())


def _settings(key: str) -> Callable[[Stage], None]:
    def bring(stage: Stage) -> None:
        _asked(ask.OpenSettings())(stage)
        stage.press(key)

    return bring


def _clash(stage: Stage) -> None:
    _asked(ask.OpenKeyMap())(stage)
    stage.press("Enter", "C")


def _keyboard(stage: Stage) -> None:
    stage.enter(reached(at_a_desk, start="oct27", side="us"))
    stage.look()
    stage.ask(ask.OpenSaveAs())
    stage.ask(TypeOnScreen("name"))


def _mishap(stage: Stage) -> None:
    stage.title()
    stage.show(MishapScene(stage.scene, ValueError("no such clause"), Path("knot-of-war", "crash 1962-10-27.txt")))


EXHIBITS = {
    "first-start": _first_start,
    "title": _title,
    "new-game": _asked(ask.OpenNewGame()),
    "new-game-dials": _dials,
    "load": _asked(ask.OpenLoad()),
    "settings": _asked(ask.OpenSettings()),
    **{f"settings-{sheet}": _settings(key) for sheet, _, key in TABS[1:]},
    "key-map": _asked(ask.OpenKeyMap()),
    "key-map-clash": _clash,
    "keyboard": _keyboard,
    "mishap": _mishap,
    "content-note": _asked(ask.OpenContentNote()),
    "credits": _asked(ask.OpenCredits()),
    "menu": _menu,
    "tutorial": _first_visit,
}
