"""Reads the screens ahead: a screen that is opened for the first time must not wait for its own code to be loaded."""

from __future__ import annotations

import threading
import time
from importlib import import_module
from typing import Final

from game.ui.memory import stays
from game.ui.workshop import workshop

_SCREENS: Final = (
    *("new_game", "wait", "briefing", "desk", "menu", "letters", "letter_desk", "council", "orders", "map_large"),
    *("standing", "record", "seal", "sealed", "incident", "assessment", "ending", "tree", "watching", "compare"),
    *("odds", "debrief", "codex", "settings", "load", "take_over", "share", "accept"),
)
"""Modules of `game.ui.scenes`, those that are wanted soonest first."""
_PAUSE: Final = 0.02
"""Seconds between two of them, so that the window goes on beside it."""


_begun = threading.Event()


def read_ahead() -> None:
    """Begin to load the screens beside the window, once; where no window runs they are loaded as they are opened."""
    if workshop.is_open and not _begun.is_set():
        _begun.set()
        threading.Thread(target=_read, name="reading ahead", daemon=True).start()


def _read() -> None:
    for name in _SCREENS:
        if not workshop.is_open:
            return
        import_module(f"game.ui.scenes.{name}")
        time.sleep(_PAUSE)
    stays()
