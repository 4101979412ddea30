"""Differences between two ways on that were played under the same lucks."""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Z95: Final = 1.959963984540054


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

    def interval(self, z: float = Z95) -> tuple[float, float]:
        """Return the interval of the difference; 95 % unless told.

        As many pairs agree, one pair each way is added before reckoning (Agresti and Min), so that nothing
        counted is never taken for nothing possible.
        """
        if not self.games:
            return -1.0, 1.0
        n = self.games + 2
        middle = self.total / n
        half = z * math.sqrt(max((self.squares + 2) / n - middle * middle, 0.0) / n)
        return max(middle - half, -1.0), min(middle + half, 1.0)

    def differs(self, comparisons: int = 1) -> bool:
        """Return whether the difference is not nothing.

        Args:
            comparisons: how many differences are looked at together; the more there are the surer each has to be, so
                that in nineteen tables of twenty none is there by chance alone (Bonferroni).
        """
        low, high = self.interval(NormalDist().inv_cdf(1 - 0.025 / max(comparisons, 1)))
        return low > 0 or high < 0

    def plus(self, more: Paired) -> Paired:
        """Return the difference over the pairs of both."""
        return Paired(games=self.games + more.games, total=self.total + more.total, squares=self.squares + more.squares)

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
