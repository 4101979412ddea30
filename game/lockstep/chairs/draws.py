"""Gumbel deviates of many games, limits that spare most of their logarithms, and the best of each game.

The draws are those of `game.core.luck`, bit for bit; the two logarithms of a deviate are NumPy's.
"""

from __future__ import annotations

import math
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from game.core.luck import lane_of

Games = NDArray[np.intp]
"""Indexes of games in a crowd."""

_LEAST: Final = 1e-12
_MOST: Final = 1 - 1e-12
_GREATEST_DEVIATE: Final = 28
_SLACK: Final = 1 - 1e-9

_LIMITS: Final = np.array(
    [0, *(lane_of(_SLACK * math.exp(-math.exp(-need))) for need in range(1, _GREATEST_DEVIATE)), (1 << 64) - 1],
    np.uint64,
)
"""At i: a lane below it gives a deviate below i. No deviate reaches the last."""


def true_at(mask: NDArray[np.bool_]) -> Games:
    """Return the places at which a mask is true."""
    found: Games = mask.nonzero()[0]
    return found


def gumbel(lane: NDArray[np.uint64]) -> NDArray[np.float64]:
    """Return the Gumbel deviates of lanes."""
    u: NDArray[np.float64] = (lane >> np.uint64(11)).astype(np.float64)
    u *= 2.0**-53
    np.maximum(u, _LEAST, out=u)
    np.minimum(u, _MOST, out=u)
    np.log(u, out=u)
    np.negative(u, out=u)
    np.log(u, out=u)
    return np.negative(u, out=u)


def may_exceed(lane: NDArray[np.uint64], need: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Tell where the deviate of a lane may be greater than `need`; where it says no, it is not. Spoils `need`."""
    np.maximum(need, 0.0, out=need)
    np.minimum(need, _GREATEST_DEVIATE, out=need)
    may: NDArray[np.bool_] = lane >= _LIMITS.take(need.astype(np.intp))
    return may


def by_game(games: Games, n: int) -> Games:
    """Return the order that brings equal games together and keeps what was first among them first."""
    small: NDArray[Any] = games.astype(np.uint16) if n <= 1 << 16 else games
    return np.argsort(small, kind="stable")


def best_of_each(games: Games, totals: NDArray[np.float64]) -> Games:
    """Return, for each game, the place of the first of its greatest totals; equal games must stand together."""
    new = np.empty(len(games), np.bool_)
    new[0] = True
    np.not_equal(games[1:], games[:-1], out=new[1:])
    starts = true_at(new)
    best = np.maximum.reduceat(totals, starts)
    greatest = true_at(totals == best.take(np.cumsum(new) - 1))
    first = np.empty(len(greatest), np.bool_)
    first[0] = True
    of = games.take(greatest)
    np.not_equal(of[1:], of[:-1], out=first[1:])
    chosen: Games = greatest[first]
    return chosen
