"""A sheet that the window itself lays over a screen: help, the keyboard on the screen, word of a mishap."""

from __future__ import annotations

from collections.abc import Callable

from game.ui.intents import Intent
from game.ui.scene import Scene, TreeScene


class Overlay(TreeScene):
    """Lies over another scene; Back or the menu's key leads down to that, and the game never hears of it.

    below: the scene it lies over. failed: it tells of a mishap.
    """

    failed = False

    def __init__(self, below: Scene) -> None:
        super().__init__()
        self.below = below
        self.palette = below.palette

    def taken(self, intent: Intent) -> Callable[[], Intent | None] | None:
        """What is to be done with an intent of its own before the scene below is shown again; None for any other."""
        return None
