"""The two desks of the crisis, and which of them a line belongs to."""

from __future__ import annotations

from typing import Final, Literal

Side = Literal["us", "ussr"]

US: Final[Side] = "us"
USSR: Final[Side] = "ussr"
SIDES: Final[tuple[Side, Side]] = (US, USSR)
BOTH: Final[frozenset[Side]] = frozenset(SIDES)
NOBODY: Final[frozenset[Side]] = frozenset()


def other(side: Side) -> Side:
    """Return the desk across the rope."""
    return USSR if side == US else US


def only(side: Side) -> frozenset[Side]:
    """Return the readership of a thing that one side alone learns."""
    return _ONLY[side]


_ONLY: Final[dict[Side, frozenset[Side]]] = {US: frozenset({US}), USSR: frozenset({USSR})}
