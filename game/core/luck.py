"""Keyed luck: every draw is a pure function of (seed, moment, name), so branches share their dice.

The recipe is FNV-1a over the name, mixed with seed and moment by splitmix64. Nothing here has a state: two
runs that differ in one decision meet the same luck everywhere else. The same arithmetic is wrapping uint64
and can therefore be done on ten thousand games at once.
"""

from __future__ import annotations

import math
from functools import cache
from typing import Final

_MASK: Final = 0xFFFFFFFFFFFFFFFF
_GOLDEN = 0x9E3779B97F4A7C15
_MIX_A = 0xBF58476D1CE4E5B9
_MIX_B = 0x94D049BB133111EB
_TWO_53 = 2.0**-53

MOMENT_HOURS = 6
"""Length in hours of one moment: luck is asked for by the six-hour slot in which a watch begins."""


@cache
def name_key(name: str) -> int:
    """Return the 64-bit FNV-1a hash of a draw's name (UTF-8)."""
    x = 0xCBF29CE484222325
    for byte in name.encode():
        x = ((x ^ byte) * 0x100000001B3) & _MASK
    return x


def moment_of(t: float) -> int:
    """Return the moment (six-hour slot) in which hour `t` lies."""
    return int(t // MOMENT_HOURS)


def base_of(seed: int, moment: int) -> int:
    """Return the part of a draw that all names of one moment share."""
    return (seed * _GOLDEN + moment * _MIX_A + _GOLDEN) & _MASK


def draw(base: int, key: int) -> float:
    """Return the draw in [0, 1) of one hashed name at one moment."""
    v = (base + key) & _MASK
    v = ((v ^ (v >> 30)) * _MIX_A) & _MASK
    v = ((v ^ (v >> 27)) * _MIX_B) & _MASK
    return ((v ^ (v >> 31)) >> 11) * _TWO_53


def z(seed: int, moment: int, name: str) -> float:
    """Return the draw in [0, 1) that belongs to a seed, a moment and a name."""
    return draw(base_of(seed, moment), name_key(name))


def gumbel(u: float) -> float:
    """Return the Gumbel deviate of a draw; its mean is about 0.57."""
    return -math.log(-math.log(min(max(u, 1e-12), 1 - 1e-12)))


class Dice:
    """The moods of one side in one watch: all the luck an opponent ever gets to see.

    It draws only names of its own side's choosing (`ord:us:...`, `form:us:...`, `opt:...`, `accept:us`), so nobody who
    holds it can look up what events will fall.
    """

    __slots__ = ("_base", "_mood")

    def __init__(self, seed: int, t: float, side: str) -> None:
        """Prepare the dice of `side` for the watch that begins at hour `t`."""
        self._base = base_of(seed, moment_of(t))
        self._mood = draw(base_of(seed, int((t + 24) // 72)), name_key(f"accept:{side}"))

    @property
    def mood(self) -> float:
        """The acceptance mood in [0, 1): one for three days, so events move a leader and repetition does not."""
        return self._mood

    def u(self, name: str) -> float:
        """Return this watch's draw in [0, 1) for a name that begins with one of the prefixes of opponents."""
        if not name.startswith(_OPPONENT_NAMES):
            msg = f"an opponent may not draw {name!r}"
            raise ValueError(msg)
        return draw(self._base, name_key(name))

    def g(self, name: str) -> float:
        """Return this watch's Gumbel deviate for a name."""
        return gumbel(self.u(name))


_OPPONENT_NAMES: Final = ("ord:", "form:", "opt:", "clash:", "random:")
