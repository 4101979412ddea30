"""How personas answer incidents and choose moves under blows in many games at once; see `game.ai.answers`."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from game.core.definitions import Choice, Model, Option
from game.core.sides import Side
from game.lockstep.acts import rows_at
from game.lockstep.chairs.draws import Games, gumbel, true_at
from game.lockstep.chairs.sight import Sight
from game.lockstep.luck import column, lanes


class Responder:
    """One side's answers and moves, prepared."""

    def __init__(self, model: Model, side: Side) -> None:
        """Prepare the choices of `side`."""
        moves = model.clash_options[side]
        self._moves = _Table(moves, "clash")
        self._open = rows_at([option.when for option in moves], bool)
        self._choices = {
            choice.id: _Table(choice.options, f"opt:{choice.id}")
            for choice in model.choices.values()
            if choice.side == side
        }

    def answer(
        self, sight: Sight, games: Games, choice: Choice, options: NDArray[np.bool_], temp: NDArray[np.float64]
    ) -> NDArray[np.intp]:
        """Return the place of the most attractive open option of a question in each of some games."""
        return self._choices[choice.id].best(sight, games, options, temp)

    def move(self, sight: Sight, games: Games, temp: NDArray[np.float64]) -> NDArray[np.intp]:
        """Return the place of the most attractive open move in each of some games, -1 where none is open."""
        options = self._open(sight.crowd.v, games)
        return np.where(options.any(axis=0), self._moves.best(sight, games, options, temp), -1)


class _Table:
    """The options of one choice, each with its luck."""

    __slots__ = ("_keys", "_scores")

    def __init__(self, options: Sequence[Option], drawn: str) -> None:
        """Prepare a choice; `drawn` is what the names of its draws begin with."""
        self._keys = column([f"{drawn}:{option.id}" for option in options])
        self._scores = rows_at([option.score for option in options], float)

    def best(self, sight: Sight, games: Games, open_: NDArray[np.bool_], temp: NDArray[np.float64]) -> NDArray[np.intp]:
        """Return the place of the best open option in each game.

        Args:
            open_: (options, games) what may be chosen.
            temp: width of chance in each of `games`.
        """
        asked = true_at(np.logical_or.reduce(open_, axis=1))
        if len(asked) < 2:
            return np.full(len(games), asked[0] if len(asked) else 0)
        scores = self._scores(sight.values, games)[asked]
        scores += temp * gumbel(lanes(sight.base.take(games), self._keys[asked]))
        best: NDArray[np.intp] = asked.take(np.where(open_[asked], scores, -np.inf).argmax(axis=0))
        return best
