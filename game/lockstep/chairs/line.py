"""A desk that follows a line file in many games at once: `game.ai.line.LinePolicy` in lock step."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from game.ai.line_file import Line
from game.core.definitions import Choice, Model
from game.lockstep.chairs.draws import Games
from game.lockstep.chairs.making import LineLetter, Making
from game.lockstep.chairs.orderbook import Given
from game.lockstep.chairs.persona import PersonaChair
from game.lockstep.chairs.sight import Sight
from game.lockstep.crowd import Crowd
from game.lockstep.plans import Plans


class LineChair:
    """Follows a line, and a persona where the line is silent.

    Args:
        model: the scenario in the bulk dialect.
        line: what to do, held against the same scenario.
    """

    def __init__(self, model: Model, line: Line) -> None:
        """Prepare to follow a line."""
        self._model = model
        self._line = line
        self._rest = PersonaChair(model, line.side, line.rest)
        self._calm = np.array([not model.stages[stage].blows for stage in model.stage_order])
        self._letters = [[LineLetter(model, line, letter) for letter in entry.letters] for entry in line.entries]
        self._places = {order.id: place for place, order in enumerate(self._rest.orders.own)}

    @property
    def persona(self) -> str:
        """Return the persona that acts where the line is silent."""
        return self._line.rest

    @property
    def rounds(self) -> int:
        """Return the most letters it ever writes in one watch: one a channel if the line writes at all."""
        return len(self._model.channels) if any(self._letters) else self._rest.rounds

    def plan(self, crowd: Crowd, plans: Plans) -> None:
        """Fill in its side of the plans."""
        line, sight = self._line, Sight(crowd, self._line.side)
        t, h = crowd.v[self._model.index["t"]], crowd.v[self._model.index["h"]]
        calm = self._calm[crowd.stage]
        due = [calm & (t <= entry.at) & (entry.at < t + h) for entry in line.entries]
        named = [i for i, games in enumerate(due) if games.any()]
        spoken = np.logical_or.reduce([due[i] for i in named]) if named else np.zeros(crowd.n, np.bool_)
        given: Given = []
        if not (line.exclusive and spoken.all()):
            given = self._rest.plan_in_turn(sight, plans)
        if not named:
            return
        with np.errstate(all="ignore"):
            making = Making(sight, plans, self._rest.orders, spoken)
            for i in named:
                making.accept(line.entries[i].accept, due[i])
            for i in named:
                for letter in self._letters[i]:
                    making.write(letter, due[i])
            for i in named:
                for which in line.entries[i].withdraw:
                    making.withdraw(which, due[i])
            for i in named:
                for order in line.entries[i].orders:
                    making.order(self._places[order], due[i])
            if not line.exclusive:
                making.add(given)

    def answer(self, crowd: Crowd, games: Games, choice: Choice, options: NDArray[np.bool_]) -> NDArray[np.intp]:
        """Return for each of `games` the place of the option taken among `choice.options`."""
        named = self._line.answers.get(choice.id)
        place = next((i for i, option in enumerate(choice.options) if option.id == named), None)
        if place is not None and options[place].all():
            return np.full(len(games), place)
        answers = self._rest.answer(crowd, games, choice, options)
        return answers if place is None else np.where(options[place], place, answers)
