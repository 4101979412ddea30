"""Hours as places across a field: days in which much was decided are given more room than quiet ones.

The window's charts and those of a printed page stand on the same hours, so that one can be read beside the other.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

_QUIET: Final = 12.0
"""Canvas pixels of a day in which nobody decided anything."""
_EACH: Final = 52.0
"""Canvas pixels more for each place of a road in that day."""
_CROWDED: Final = 1.7
"""Charts have less room than the tree, so the days in which much was decided stand out more."""


class Hours:
    """Where an hour lies: 0 at the first and `length` at the last, in canvas pixels.

    Args:
        first, last: the ends of the axis.
        midnights: hours between which the axis is even; those outside it do not count.
        roads: the hours of the places of each road, in order; a day is as wide as the roads that pass it have places
            there on average.
        crowded: the power of that average; above 1 the fullest days stand out more.
    """

    def __init__(
        self,
        first: float,
        last: float,
        midnights: Iterable[float] = (),
        roads: Sequence[Sequence[float]] = (),
        *,
        crowded: float = 1.0,
    ) -> None:
        self._hours = [first, *(t for t in midnights if first < t < last), max(last, first + 1.0)]
        self._at = [0.0]
        for begins, ends in pairwise(self._hours):
            places = _crowd(roads, begins, ends)
            self._at.append(self._at[-1] + _QUIET * (ends - begins) / 24.0 + _EACH * places**crowded)

    @property
    def first(self) -> float:
        """The first hour."""
        return self._hours[0]

    @property
    def last(self) -> float:
        """The last hour, at least one after the first."""
        return self._hours[-1]

    @property
    def length(self) -> float:
        """Canvas pixels from the first hour to the last."""
        return self._at[-1]

    def at(self, t: float) -> float:
        """Return the place of an hour; one outside lies at the edge."""
        if t <= self._hours[0]:
            return 0.0
        if t >= self._hours[-1]:
            return self.length
        i = bisect_right(self._hours, t) - 1
        share = (t - self._hours[i]) / (self._hours[i + 1] - self._hours[i])
        return self._at[i] + share * (self._at[i + 1] - self._at[i])

    def share(self, t: float) -> float:
        """Return the place of an hour as a share of the whole length, 0 to 1."""
        return self.at(t) / self.length


def chart_hours(curves: Iterable[Sequence[tuple[float, float]]], days: Sequence[tuple[float, str]]) -> Hours:
    """Return the hours that curves have in common, in which the days with most of their places are widest.

    Args:
        curves: of (hour, value); at least one of them with a point.
        days: (hour, label) of the midnights.
    """
    roads = [[t for t, _ in points] for points in curves if points]
    first, last = min(road[0] for road in roads), max(road[-1] for road in roads)
    return Hours(first, last, [t for t, _ in days], roads, crowded=_CROWDED)


def _crowd(roads: Sequence[Sequence[float]], begins: float, ends: float) -> float:
    """Return how many places a road has between two hours, on average over the roads that pass there."""
    counts = [
        sum(1 for t in road if begins <= t < ends) for road in roads if road and road[0] < ends and road[-1] >= begins
    ]
    return sum(counts) / len(counts) if counts else 0.0
