"""Differences between two ways on that were played under the same lucks."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Z95: Final = 1.959963984540054
FALSE_SHARE: Final = 0.05
"""Of the differences that are named, how many at most, on the average, are there by chance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paired:
    """How a chance differs, from games paired by their luck. Differences of parts add up.

    Args:
        games: pairs.
        total: sum of the differences of the pairs (each a whole number: 1 where it came about only the second way).
        squares: sum of their squares.
    """

    games: int = 0
    total: int = 0
    squares: int = 0

    @property
    def mean(self) -> float:
        """The difference of the two chances, -1 to 1."""
        return self.total / self.games if self.games else 0.0

    def interval(self) -> tuple[float, float]:
        """Return the 95 % interval of the difference."""
        if not self.games:
            return -1.0, 1.0
        middle, error = self._reckoned()
        return max(middle - Z95 * error, -1.0), min(middle + Z95 * error, 1.0)

    @property
    def p_value(self) -> float:
        """How easily counting alone would show such a difference, or a larger one, if there were none; 0 to 1."""
        if not self.games:
            return 1.0
        middle, error = self._reckoned()
        return math.erfc(abs(middle) / error / math.sqrt(2))

    def plus(self, more: Paired) -> Paired:
        """Return the difference over the pairs of both."""
        return Paired(games=self.games + more.games, total=self.total + more.total, squares=self.squares + more.squares)

    def _reckoned(self) -> tuple[float, float]:
        """Return the middle of the interval and its standard error.

        As most pairs agree, one pair each way is added before reckoning (Agresti and Min), so that nothing counted is
        never taken for nothing possible.
        """
        n = self.games + 2
        middle = self.total / n
        return middle, math.sqrt(((self.squares + 2) / n - middle * middle) / n)

    def as_json(self) -> dict[str, Any]:
        """Return the difference and its 95 % interval as plain values."""
        low, high = self.interval()
        return {
            "games": self.games,
            "difference": round(self.mean, 4),
            "low": round(low, 4),
            "high": round(high, 4),
        }


def paired(differences: NDArray[np.int64]) -> Paired:
    """Return the difference that pairs of games show, given the difference within each."""
    return Paired(games=len(differences), total=int(differences.sum()), squares=int((differences**2).sum()))


def surely(differences: Sequence[Paired]) -> list[bool]:
    """Return for each of many differences that are looked at together whether it may be named.

    The more there are, the surer the least sure of them has to be (Benjamini and Hochberg): of those that are named,
    one in twenty at most, on the average, is there by chance.
    """
    ranks = sorted(d.p_value for d in differences)
    passed = [p for i, p in enumerate(ranks, start=1) if p <= FALSE_SHARE * i / len(ranks)]
    return [bool(passed) and d.p_value <= passed[-1] for d in differences]
