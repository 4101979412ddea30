"""The hours of a tree as places across a sheet: days in which much was decided are given more room."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from game.app.archive.picture import Strand, TreePicture

_QUIET: Final = 12.0
"""Canvas pixels of a day in which nobody decided anything."""
_EACH: Final = 52.0
"""Canvas pixels more for each place of a road in that day."""


class Axis:
    """Where an hour lies, 0 at the first of the tree and `length` at its last, in canvas pixels.

    Args:
        picture: its days divide the axis; each is as wide as the roads that pass it have places there on average.
    """

    def __init__(self, picture: TreePicture) -> None:
        inner = [t for t, _ in picture.days if picture.first < t < picture.last]
        self._hours = [picture.first, *inner, max(picture.last, picture.first + 1.0)]
        self._at = [0.0]
        for begins, ends in pairwise(self._hours):
            whole = (ends - begins) / 24.0
            self._at.append(self._at[-1] + _QUIET * whole + _EACH * _crowd(picture.strands, begins, ends))

    @property
    def length(self) -> float:
        """Canvas pixels from the first hour to the last."""
        return self._at[-1]

    def at(self, t: float) -> float:
        """Return the place of an hour; one outside the tree lies at its edge."""
        if t <= self._hours[0]:
            return 0.0
        if t >= self._hours[-1]:
            return self.length
        i = bisect_right(self._hours, t) - 1
        share = (t - self._hours[i]) / (self._hours[i + 1] - self._hours[i])
        return self._at[i] + share * (self._at[i + 1] - self._at[i])


def _crowd(strands: Sequence[Strand], begins: float, ends: float) -> float:
    """Return how many places a road has between two hours, on average over the roads that pass there."""
    counts = [
        sum(1 for stop in strand.stops if begins <= stop.t < ends)
        for strand in strands
        if strand.stops and strand.stops[0].t < ends and strand.stops[-1].t >= begins
    ]
    return sum(counts) / len(counts) if counts else 0.0
