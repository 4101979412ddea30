"""The window and the director of a game, put together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from game.ui.flow.director import Answers, Director
from game.ui.frame.window import Window
from game.ui.wishes_file import keep_wishes, read_wishes

if TYPE_CHECKING:
    from pathlib import Path

    from game.app.choices import NewGame
    from game.saves import SaveStore
    from game.ui.scene import Scene


def open_window(*, language: str = "", level: str = "") -> Window:
    """Open the window in the dress the reader chose last, where it lay last. Raises what `Window` raises.

    language, level: as if chosen in the settings; empty for what was chosen there.
    """
    wishes = read_wishes()
    wishes = replace(wishes, language=language or wishes.language, level=level or wishes.level)
    return Window("Knot of War", wishes=wishes, on_wishes=keep_wishes, mend=_mended)


def _mended(below: Scene, error: BaseException, report: Path | None) -> Scene:
    from game.ui.frame.mishap import MishapScene

    while isinstance(below, MishapScene):
        below = below.below
    return MishapScene(below, error, report)


def direct(window: Window, store: SaveStore, choices: NewGame | None = None) -> Director:
    """A director for that window who knows every answer."""
    return Director(window, store, _answers, choices)


def _answers() -> Answers:
    from game.ui.flow.answers import ANSWERS

    return ANSWERS
