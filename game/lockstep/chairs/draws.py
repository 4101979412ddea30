"""The dice of a desk in many games: hashed lanes, Gumbel deviates, and limits that spare most logarithms.

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

_GOLDEN: Final = np.uint64(0x9E3779B97F4A7C15)
_MIX_A: Final = np.uint64(0xBF58476D1CE4E5B9)
_MIX_B: Final = np.uint64(0x94D049BB133111EB)
_LEAST: Final = 1e-12
_MOST: Final = 1 - 1e-12
_GREATEST_DEVIATE: Final = 28
_SLACK: Final = 1 - 1e-9

_LIMITS: Final = np.array(
    [0, *(lane_of(_SLACK * math.exp(-math.exp(-need))) for need in range(1, _GREATEST_DEVIATE)), (1 << 64) - 1],
    np.uint64,
)
"""At i: a lane below it gives a deviate below i. No deviate reaches the last."""


def base_of(seed: NDArray[np.uint64], moment: NDArray[np.float64]) -> NDArray[np.uint64]:
    """Return `game.core.luck.base_of` of each game; `moment` holds whole numbers."""
    return seed * _GOLDEN + moment.astype(np.int64).astype(np.uint64) * _MIX_A + _GOLDEN


def lanes(base: NDArray[np.uint64], key: NDArray[np.uint64] | np.uint64) -> NDArray[np.uint64]:
    """Return draws before they are scaled (see `game.core.luck.Row.lanes`); `base` and `key` are broadcast."""
    x = base + key
    y = x >> np.uint64(30)
    x ^= y
    x *= _MIX_A
    np.right_shift(x, np.uint64(27), out=y)
    x ^= y
    x *= _MIX_B
    np.right_shift(x, np.uint64(31), out=y)
    x ^= y
    return x


def drawn(lane: NDArray[np.uint64]) -> NDArray[np.float64]:
    """Return the draws in [0, 1) that lanes stand for."""
    return (lane >> np.uint64(11)).astype(np.float64) * 2.0**-53


def gumbel(lane: NDArray[np.uint64]) -> NDArray[np.float64]:
    """Return the Gumbel deviates of lanes."""
    u: NDArray[np.float64] = np.minimum(np.maximum(drawn(lane), _LEAST), _MOST)
    return -np.log(-np.log(u))


def may_exceed(lane: NDArray[np.uint64], need: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Tell where the deviate of a lane may be greater than `need`; where it says no, it is not."""
    limits: NDArray[np.bool_] = lane >= _LIMITS[np.minimum(np.maximum(need, 0.0), _GREATEST_DEVIATE).astype(np.int8)]
    return limits


def by_game(games: Games, n: int) -> Games:
    """Return the order that brings equal games together and keeps what was first among them first."""
    small: NDArray[Any] = games.astype(np.uint16) if n <= 1 << 16 else games
    return np.argsort(small, kind="stable")


def best_of_each(games: Games, totals: NDArray[np.float64]) -> Games:
    """Return, for each game, the place of the first of its greatest totals; equal games must stand together."""
    new = np.empty(len(games), np.bool_)
    new[0] = True
    np.not_equal(games[1:], games[:-1], out=new[1:])
    starts = np.flatnonzero(new)
    best = np.maximum.reduceat(totals, starts)
    greatest = np.flatnonzero(totals == best[np.cumsum(new) - 1])
    first = np.empty(len(greatest), np.bool_)
    first[0] = True
    of = games[greatest]
    np.not_equal(of[1:], of[:-1], out=first[1:])
    chosen: Games = greatest[first]
    return chosen
