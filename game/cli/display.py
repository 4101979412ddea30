"""Whether a window can be shown here, and the first sight of it."""

from __future__ import annotations

import os
import sys


def why_no_display() -> str | None:
    """Return why no window can be shown, as far as one can tell without trying."""
    if not sys.platform.startswith("linux"):
        return None
    if any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")):
        return None
    return "There is no display here."


def first_sight() -> None:
    """Show the window with the game's colours before anything else is loaded, where there is a display."""
    if why_no_display() is None:
        from game.ui.curtain import raise_curtain

        raise_curtain()
