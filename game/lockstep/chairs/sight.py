"""What one side sees of many games: `game.core.views.View` in lock step."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.ai.pick import LEAST_TEMPERATURE
from game.core.definitions import Model
from game.core.sides import SIDES, Side
from game.lockstep.chairs.draws import Games, true_at
from game.lockstep.crowd import Crowd
from game.lockstep.letters import MOST_STANDING, Letters
from game.lockstep.part import Part

_MOSTLY = 3
"""A formula is asked of all games, and the answer thinned out, where it is wanted of more than one in so many."""
_ALL = slice(None)


class Sight:
    """One side's information set in every game of a crowd, at one moment.

    Attributes:
        crowd: the truth; only what is no secret to the side is read from it directly.
        values: the values as the side sees them: what is hidden from it is NaN, and no formula sees the luck.
        base: uint64, the luck of the watch, for draws with the names of opponents.
        offers: standing offers of both sides; `own` and `theirs` are the rows of each.
    """

    __slots__ = ("_in_stages", "_stages", "base", "crowd", "model", "n", "offers", "own", "side", "theirs", "values")

    def __init__(self, crowd: Crowd, side: Side) -> None:
        """Look at a crowd with the eyes of `side`."""
        model, n = crowd.model, crowd.n
        self.crowd = crowd
        self.model: Model = model
        self.n = n
        self.side = side
        self.base: NDArray[np.uint64] = crowd.v[0]
        self.values: list[Any] = crowd.v[:]
        hidden, luck = _unknown(n)
        for slot in model.hidden[side]:
            self.values[slot] = hidden
        self.values[0] = luck
        self.offers: Letters = crowd.offers
        place = SIDES.index(side)
        self.own = slice(MOST_STANDING * place, MOST_STANDING * (place + 1))
        self.theirs = slice(MOST_STANDING * (1 - place), MOST_STANDING * (2 - place))

        self._stages: dict[int, NDArray[np.bool_]] | None = None
        self._in_stages: dict[tuple[int, ...], NDArray[np.bool_] | None] = {}

    def in_stages(self, stages: tuple[int, ...]) -> NDArray[np.bool_] | None:
        """Return which games are in one of some stages (by their places), or None if none is; not to be written to."""
        if self._stages is None:
            at = self.crowd.stage
            self._stages = {int(s): at == s for s in true_at(np.bincount(at) != 0)}
        if stages not in self._in_stages:
            here = [self._stages[s] for s in stages if s in self._stages]
            self._in_stages[stages] = np.logical_or.reduce(here) if here else None
        return self._in_stages[stages]

    def temperature(self, games: Games | slice = _ALL) -> NDArray[np.float64]:
        """Return the width of chance in the side's choices, in units of score; see `game.ai.pick.temperature`."""
        place = SIDES.index(self.side)
        own = self.values[self.model.index[f"p_temp_{self.side}"]][games] * self.crowd.temperament[place, games]
        width: NDArray[np.float64] = np.maximum(own, LEAST_TEMPERATURE)
        return width

    def attention(self) -> NDArray[np.int8]:
        """Return the points of attention of this watch; see `game.core.views.attention_of`."""
        crowd, model = self.crowd, self.model
        points: Any = np.zeros(self.n, np.int8)
        for guard, most in reversed(model.attention):
            points = np.where(guard(crowd.v), np.int8(most), points)
        weary = crowd.v[model.index[f"{self.side}_weary"]]
        points = points + crowd.attention[SIDES.index(self.side)] - (weary >= 60) - (weary >= 85)
        left: NDArray[np.int8] = np.maximum(points, 1).astype(np.int8)
        return left

    def busy(self, channel: int) -> NDArray[np.bool_]:
        """Return where a letter of the side is under way on a channel."""
        under_way: NDArray[np.bool_] = self.crowd.mail.here[self._mail(channel)]
        return under_way

    def yes_under_way(self, games: Games) -> NDArray[np.bool_]:
        """Return in which of some games a yes of the side is under way; a struck bargain empties the mail."""
        mail, own = self.crowd.mail, slice(self._mail(0), self._mail(len(self.model.channels)))
        said: NDArray[np.bool_] = (mail.here[own, games] & (mail.accepts[own, games] != 0)).any(axis=0)
        return said

    def asked_in_public(self, games: Games) -> NDArray[np.uint16]:
        """Return the terms that the other side's latest public letter asks for, as bits."""
        asked: NDArray[np.uint16] = self.crowd.public_asks[1 - SIDES.index(self.side), games]
        return asked

    def ends_it(self, rows: slice) -> NDArray[np.bool_]:
        """Return (rows, n) which standing offers could end the crisis."""
        rules = self.model.letter_rules
        return self.offers.here[rows] & (self.offers.levels[rows, rules.key_term] >= rules.least_arms)

    def _mail(self, channel: int) -> int:
        return len(self.model.channels) * SIDES.index(self.side) + channel


@lru_cache(maxsize=4)
def _unknown(n: int) -> tuple[NDArray[np.float64], NDArray[np.uint64]]:
    """Return what n games show of a hidden number, and of the luck; not to be written to."""
    hidden, luck = np.full(n, np.nan), np.zeros(n, np.uint64)
    hidden.flags.writeable = luck.flags.writeable = False
    return hidden, luck


def filled(x: Any, n: int) -> NDArray[Any]:
    """Return what a formula gave as an array; one that reads no value gives a plain number."""
    return x if isinstance(x, np.ndarray) and x.ndim else np.full(n, x)


def ask(formula: Callable[[Any], Any], p: Part) -> NDArray[Any]:
    """Return a formula's values at the games of a part."""
    return filled(formula(p), len(p.games))


def narrow(guard: Callable[[Any], Any], values: list[Any], among: NDArray[np.bool_]) -> Games:
    """Return the games among some in which a guard holds; `among` is spoilt."""
    n, wanted = len(among), np.count_nonzero(among)
    if wanted * _MOSTLY > n:
        among &= guard(values)
        return true_at(among)
    games = true_at(among)
    if wanted:
        games = games.compress(ask(guard, Part(values, games)))
    return games
