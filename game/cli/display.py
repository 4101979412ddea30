"""Whether a window can be shown here, and the first sight of it."""

from __future__ import annotations

import gc
import os
import sys
from typing import Final

_YOUNG: Final = 20_000
"""Objects added before Python's collector looks at them."""


def why_no_display() -> str | None:
    """Return why no window can be shown, as far as one can tell without trying."""
    if not sys.platform.startswith("linux"):
        return None
    if any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")):
        return None
    return "There is no display here."


def first_sight() -> None:
    """Show the window with the game's colours before anything else is loaded, where there is a display."""
    # Nearly all that is loaded from here on stays: there is little to tidy up on the way to the title.
    gc.set_threshold(_YOUNG)
    if why_no_display() is None:
        from game.ui.frame.curtain import raise_curtain

        raise_curtain()
