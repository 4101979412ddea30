"""Keyed luck: every draw is a pure function of (seed, moment, name), so branches share their dice.

The recipe is FNV-1a over the name, mixed with seed and moment by splitmix64. Nothing here has a state: two
runs that differ in one decision meet the same luck everywhere else. The same arithmetic is wrapping uint64
and can therefore be done on ten thousand games at once.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Iterable
from functools import cache
from typing import Final

_MASK: Final = 0xFFFFFFFFFFFFFFFF
_GOLDEN = 0x9E3779B97F4A7C15
_MIX_A = 0xBF58476D1CE4E5B9
_MIX_B = 0x94D049BB133111EB
_TWO_53 = 2.0**-53
_SCALE_53: Final = 2.0**53

_LEAST: Final = 1e-12
_MOST: Final = 1 - 1e-12
_log = math.log

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


def drawn(lane: int) -> float:
    """Return the draw in [0, 1) that a lane of a `Row` stands for."""
    return (lane >> 11) * _TWO_53


def lane_of(u: float) -> int:
    """Return the whole number below which lie the lanes of all draws below `u`, and of no other."""
    return math.ceil(u * _SCALE_53) << 11


def z(seed: int, moment: int, name: str) -> float:
    """Return the draw in [0, 1) that belongs to a seed, a moment and a name."""
    return draw(base_of(seed, moment), name_key(name))


def gumbel(u: float) -> float:
    """Return the Gumbel deviate of a draw; its mean is about 0.57."""
    if u < _LEAST:
        u = _LEAST
    elif u > _MOST:
        u = _MOST
    return -_log(-_log(u))


def deviate(lane: int) -> float:
    """Return the Gumbel deviate of the draw that a lane of a `Row` stands for."""
    u = (lane >> 11) * _TWO_53
    return -_log(-_log(_LEAST if u < _LEAST else min(u, _MOST)))


class Row:
    """Many names that are drawn together: one long whole number holds a lane of 128 bits for each of them.

    A draw's arithmetic is the same in every lane, and no lane's product can run over into the next, so a row of forty
    costs about a third of forty draws and gives the very same numbers.
    """

    __slots__ = ("_bytes", "_keys", "_low", "_low33", "_low34", "_low37", "_ones", "_unpack", "names")

    def __init__(self, names: Iterable[str]) -> None:
        """Prepare the row of these names."""
        self.names = tuple(names)
        count = len(self.names)
        self._ones = sum(1 << (128 * i) for i in range(count))
        self._keys = sum(name_key(name) << (128 * i) for i, name in enumerate(self.names))
        self._low = self._ones * _MASK
        self._low34 = self._ones * (_MASK >> 30)
        self._low37 = self._ones * (_MASK >> 27)
        self._low33 = self._ones * (_MASK >> 31)
        self._bytes = 16 * count
        self._unpack = struct.Struct("<" + "Q8x" * count).unpack

    def draws(self, base: int) -> list[float]:
        """Return the draw in [0, 1) of every name, in the row's order; each is `draw(base, name_key(name))`."""
        return [(lane >> 11) * _TWO_53 for lane in self.lanes(base)]

    def lanes(self, base: int) -> tuple[int, ...]:
        """Return the draws before they are scaled, as whole numbers below 2**64; `drawn` scales one.

        Where most draws only have to be found too low or too high, this spares scaling them.
        """
        # What the last shift brings down from the lane above stays in this lane's upper half, which nobody reads.
        x = self._mixed(base)
        return self._unpack((x ^ (x >> 31)).to_bytes(self._bytes, "little"))

    def limits(self, us: Iterable[float]) -> int:
        """Return what `below` holds the draws against: one limit in [0, 1] for each name, in the row's order."""
        return sum((lane_of(u) + _MASK) << (128 * i) for i, u in enumerate(us))

    def below(self, base: int, limits: int) -> bytes:
        """Return a byte for each name, in the row's order: 1 if its draw lies below its limit, else 0."""
        x = self._mixed(base)
        # The sum of limit and mask, less the draw, reaches 2**64 in just the lanes that lie below their limits.
        x = ((limits - (x ^ ((x >> 31) & self._low33))) >> 64) & self._ones
        return x.to_bytes(self._bytes, "little")[::16]

    def _mixed(self, base: int) -> int:
        """Return all lanes but for the last step of their mixing."""
        low = self._low
        x = (self._keys + base * self._ones) & low
        x = ((x ^ ((x >> 30) & self._low34)) * _MIX_A) & low
        return ((x ^ ((x >> 27) & self._low37)) * _MIX_B) & low


class OpponentRow(Row):
    """A row of names that an opponent may draw."""

    __slots__ = ()

    def __init__(self, names: Iterable[str]) -> None:
        """Prepare the row.

        Raises:
            ValueError: if a name begins with none of the prefixes of opponents.
        """
        super().__init__(names)
        for name in self.names:
            _let_draw(name)


class Dice:
    """The moods of one side in one watch: all the luck an opponent ever gets to see.

    It draws only names of its own side's choosing (`ord:us:...`, `form:us:...`, `opt:...`, `accept:us`), so nobody who
    holds it can look up what events will fall.
    """

    __slots__ = ("_base", "_seed", "_side", "_t")

    def __init__(self, seed: int, t: float, side: str) -> None:
        """Prepare the dice of `side` for the watch that begins at hour `t`."""
        self._base = base_of(seed, moment_of(t))
        self._seed, self._t, self._side = seed, t, side

    @property
    def mood(self) -> float:
        """The acceptance mood in [0, 1): one for three days, so events move a leader and repetition does not."""
        return z(self._seed, int((self._t + 24) // 72), f"accept:{self._side}")

    def u(self, name: str) -> float:
        """Return this watch's draw in [0, 1) for a name that begins with one of the prefixes of opponents."""
        _let_draw(name)
        return draw(self._base, name_key(name))

    def g(self, name: str) -> float:
        """Return this watch's Gumbel deviate for a name."""
        return gumbel(self.u(name))

    def us(self, row: OpponentRow) -> list[float]:
        """Return this watch's draws in [0, 1) for a prepared row of names."""
        return row.draws(self._base)

    def lanes(self, row: OpponentRow) -> tuple[int, ...]:
        """Return the same draws before they are scaled; see `Row.lanes`."""
        return row.lanes(self._base)


def _let_draw(name: str) -> None:
    if not name.startswith(_OPPONENT_NAMES):
        msg = f"an opponent may not draw {name!r}"
        raise ValueError(msg)


_OPPONENT_NAMES: Final = ("ord:", "form:", "opt:", "clash:", "random:", "search:")
