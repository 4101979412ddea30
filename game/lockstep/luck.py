"""Keyed luck of many games at once: the very draws of `game.core.luck`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from game.core.luck import MOMENT_HOURS, name_key

_GOLDEN: Final = np.uint64(0x9E3779B97F4A7C15)
_MIX_A: Final = np.uint64(0xBF58476D1CE4E5B9)
_MIX_B: Final = np.uint64(0x94D049BB133111EB)
_30, _27, _31, _11 = (np.uint64(x) for x in (30, 27, 31, 11))


def bases(seeds: NDArray[np.uint64], t: NDArray[np.float64]) -> NDArray[np.uint64]:
    """Return for each game the part of a draw that all names of its moment share; `t` in hours."""
    return of_moments(seeds, np.floor_divide(t, MOMENT_HOURS))


def of_moments(seeds: NDArray[np.uint64], moments: NDArray[np.float64]) -> NDArray[np.uint64]:
    """Return the part of a draw that all names share, given whole numbers of moments."""
    found: NDArray[np.uint64] = seeds * _GOLDEN + moments.astype(np.int64).view(np.uint64) * _MIX_A + _GOLDEN
    return found


def lanes(base: NDArray[np.uint64], keys: int | NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Return draws before they are scaled; keys of shape (names, 1) give shape (names, games)."""
    x: NDArray[np.uint64] = base + (np.uint64(keys) if isinstance(keys, int) else keys)
    rest = x >> _30
    x ^= rest
    x *= _MIX_A
    np.right_shift(x, _27, out=rest)
    x ^= rest
    x *= _MIX_B
    np.right_shift(x, _31, out=rest)
    x ^= rest
    return x


def draws(base: NDArray[np.uint64], keys: int | NDArray[np.uint64]) -> NDArray[np.float64]:
    """Return draws in [0, 1); see `lanes` for the shapes."""
    return scaled(lanes(base, keys))


def scaled(x: NDArray[np.uint64]) -> NDArray[np.float64]:
    """Return draws in [0, 1) that were not scaled yet."""
    x >>= _11
    found: NDArray[np.float64] = x.astype(np.float64)
    found *= 2.0**-53
    return found


def column(names: Sequence[str]) -> NDArray[Any]:
    """Return the keys of some names as a column, for draws of all of them in all games at once."""
    return np.array([name_key(name) for name in names], np.uint64).reshape(-1, 1)
