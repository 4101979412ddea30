"""How personas answer incidents and choose moves under blows in many games at once; see `game.ai.answers`."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from game.core.definitions import Choice, Model, Option
from game.core.luck import name_key
from game.core.sides import Side
from game.lockstep.chairs.draws import Games, gumbel
from game.lockstep.chairs.sight import Sight, ask
from game.lockstep.luck import lanes
from game.lockstep.part import Part


class Responder:
    """One side's answers and moves, prepared."""

    def __init__(self, model: Model, side: Side) -> None:
        """Prepare the choices of `side`."""
        self._moves = model.clash_options[side]
        self._move_keys = [name_key(f"clash:{option.id}") for option in self._moves]
        self._keys = {
            choice.id: [name_key(f"opt:{choice.id}:{option.id}") for option in choice.options]
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
    keys: Sequence[int],
    open_: NDArray[np.bool_],
    temp: NDArray[np.float64],
) -> NDArray[np.intp]:
    p = Part(sight.values, games)
    base, width = sight.base[games], temp[games]
    totals = np.full((len(options), len(games)), -np.inf)
    for i, (option, key) in enumerate(zip(options, keys, strict=True)):
        if open_[i].any():
            totals[i] = np.where(open_[i], ask(option.score, p) + width * gumbel(lanes(base, key)), -np.inf)
    best: NDArray[np.intp] = totals.argmax(axis=0)
    return best
