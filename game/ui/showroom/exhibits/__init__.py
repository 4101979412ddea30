"""What hangs in the showroom: every screen of the game by name, in a state worth looking at.

An exhibit is a function that brings a `Stage` from the title to its screen. Names begin with the room they belong to.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from game.ui.showroom.exhibits import archive, desk, ends, events, front, keeping
from game.ui.showroom.stage import Stage

Exhibit = Callable[[Stage], None]


@cache
def exhibits() -> Mapping[str, Exhibit]:
    """Every exhibit by name, in the order in which a player meets them."""
    return {
        **front.EXHIBITS,
        **keeping.EXHIBITS,
        **desk.EXHIBITS,
        **events.EXHIBITS,
        **ends.EXHIBITS,
        **archive.EXHIBITS,
    }
