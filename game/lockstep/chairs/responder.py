"""How personas answer incidents and choose moves under blows in many games at once; see `game.ai.answers`."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from game.core.definitions import Choice, Model, Option
from game.core.sides import Side
from game.lockstep.chairs.draws import Games, gumbel, true_at
from game.lockstep.chairs.sight import Sight, ask
from game.lockstep.luck import column, lanes
from game.lockstep.part import Part


class Responder:
    """One side's answers and moves, prepared."""

    def __init__(self, model: Model, side: Side) -> None:
        """Prepare the choices of `side`."""
        self._moves = model.clash_options[side]
        self._move_keys = column([f"clash:{option.id}" for option in self._moves])
        self._keys = {
            choice.id: column([f"opt:{choice.id}:{option.id}" for option in choice.options])
            for choice in model.choices.values()
            if choice.side == side
        }

    def answer(
        self, sight: Sight, games: Games, choice: Choice, options: NDArray[np.bool_], temp: NDArray[np.float64]
    ) -> NDArray[np.intp]:
        """Return the place of the most attractive open option of a question in each of some games."""
        return _most_attractive(sight, games, choice.options, self._keys[choice.id], options, temp)

    def move(self, sight: Sight, games: Games, temp: NDArray[np.float64]) -> NDArray[np.intp]:
        """Return the place of the most attractive open move in each of some games, -1 where none is open."""
        p = Part(sight.crowd.v, games)
        options = np.array([ask(option.when, p) for option in self._moves], np.bool_)
        move = _most_attractive(sight, games, self._moves, self._move_keys, options, temp)
        return np.where(options.any(axis=0), move, -1)


def _most_attractive(
    sight: Sight,
    games: Games,
    options: Sequence[Option],
    keys: NDArray[np.uint64],
    open_: NDArray[np.bool_],
    temp: NDArray[np.float64],
) -> NDArray[np.intp]:
    """Return the place of the best open option in each game.

    Args:
        keys: of the options' draws, a column.
        temp: width of chance in each of `games`.
    """
    asked = true_at(np.logical_or.reduce(open_, axis=1))
    if len(asked) < 2:
        return np.full(len(games), asked[0] if len(asked) else 0)
    p = Part(sight.values, games)
    scores = np.array([ask(options[i].score, p) for i in asked])
    scores += temp * gumbel(lanes(sight.base.take(games), keys[asked]))
    best: NDArray[np.intp] = asked.take(np.where(open_[asked], scores, -np.inf).argmax(axis=0))
    return best
