"""Shares with their doubt."""

from __future__ import annotations

import math
from dataclasses import dataclass

_Z95 = 1.959963984540054


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How often something happened among a number of games.

    Args:
        count: games in which it happened.
        share: 0 to 1.
        low, high: Wilson's 95 % interval, 0 to 1.
    """

    count: int
    share: float
    low: float
    high: float

    def as_json(self) -> dict[str, float]:
        """Return the share as plain values, rounded to four places."""
        return {
            "count": self.count,
            "share": round(self.share, 4),
            "low": round(self.low, 4),
            "high": round(self.high, 4),
        }


def share_of(count: int, games: int) -> Share:
    """Return a share with Wilson's 95 % interval, which stays honest near 0 and 1 and for few games."""
    if games <= 0:
        return Share(count=0, share=0.0, low=0.0, high=1.0)
    p, z2 = count / games, _Z95 * _Z95
    middle = (p + z2 / (2 * games)) / (1 + z2 / games)
    half = _Z95 * math.sqrt(p * (1 - p) / games + z2 / (4 * games * games)) / (1 + z2 / games)
    low = 0.0 if count == 0 else max(0.0, middle - half)
    high = 1.0 if count == games else min(1.0, middle + half)
    return Share(count=count, share=p, low=low, high=high)
