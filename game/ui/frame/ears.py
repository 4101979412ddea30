"""What sound, voices and controllers need is loaded beside the window, once its first frame is shown."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from typing import Final

from game.ui.keys.pad import CONTROLLERS

_WANTED: Final = ("game.ui.voice.screen_reader", CONTROLLERS)


def loaded_beside() -> Iterator[None]:
    """Load it in a thread, and yield for as long as that takes; a module that is missing is done without."""
    loading = threading.Thread(target=_load, daemon=True)
    loading.start()
    while loading.is_alive():
        yield


def _load() -> None:
    for name in _WANTED:
        with suppress(ImportError):
            import_module(name)
