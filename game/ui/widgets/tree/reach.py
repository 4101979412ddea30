"""How large the stops of a tree are: by their weight and their odds, and never into one another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from game.app.archive.picture import Stop, Strand, TreePicture
from game.ui.paint.kit import Kit
from game.ui.widgets.tree.lay import Lay
from game.ui.widgets.tree.names import HEAVY
from game.ui.widgets.tree.signs import Chances
from game.ui.widgets.tree.ways import At

_LEAST: Final = 4
_END: Final = 9
_WITH_ODDS: Final = {"history": (15, 10), "yours": (13, 9)}
"""Radius of a stop whose odds are known, in canvas pixels: one of weight, and any other."""
_FIRST_WITH_ODDS: Final = 11
"""The same of the first stop of any other road, and of its chosen one; its other stops stay dots."""


def reaches(kit: Kit, lay: Lay, picture: TreePicture, at: At, chances: Mapping[str, Chances]) -> dict[At, int]:
    """Return the radius of each stop in pixels. Where stops lie close, the weightier one has the room.

    A ring where a road leaves may cover the dots behind it; it is the road's name.
    """
    found: dict[At, int] = {}
    least = kit.gap(_LEAST)
    for strand in picture.strands:
        across = {stop.number: lay.x(stop.t) for stop in strand.stops}
        placed: dict[int, int] = {}
        for stop in sorted(strand.stops, key=lambda s: _rank(strand, s, at)):
            wanted = kit.gap(_wanted(strand, stop, at, odds=stop.node in chances))
            if not (stop.ending or _leads(strand, stop)):
                here = across.pop(stop.number)
                free = [abs(x - here) - placed.get(number, least) - 1 for number, x in across.items()]
                across[stop.number] = here
                wanted = max(least, min([wanted, *free]))
            placed[stop.number] = wanted
        found |= {(strand.key, number): radius for number, radius in placed.items()}
    return found


def _leads(strand: Strand, stop: Stop) -> bool:
    return strand.kind == "curated" and stop is strand.stops[0]


def _rank(strand: Strand, stop: Stop, at: At) -> tuple[bool, bool, bool, float, int]:
    """Those that have their room first."""
    here = (strand.key, stop.number)
    return not stop.ending, not _leads(strand, stop), here != at, -stop.weight, stop.number


def _wanted(strand: Strand, stop: Stop, at: At, *, odds: bool) -> int:
    """Radius of a stop where it has all the room it wants, in canvas pixels."""
    heavy = stop.weight >= HEAVY
    if stop.ending:
        return _END
    if strand.kind == "curated":
        if odds and (_leads(strand, stop) or (strand.key, stop.number) == at):
            return _FIRST_WITH_ODDS
        return 6 if _leads(strand, stop) else _LEAST
    if odds:
        large, small = _WITH_ODDS[strand.kind]
        return large if heavy else small
    return 10 if heavy else 6
