"""A persona at the same desk of many games: `game.ai.persona.Persona` in lock step, choice for choice."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from game.ai.acceptance import COST
from game.ai.pick import pick_of
from game.core.definitions import Choice, Model
from game.core.sides import SIDES, Side
from game.lockstep.chairs.draws import Games, true_at
from game.lockstep.chairs.orderbook import Given, OrderBook
from game.lockstep.chairs.responder import Responder
from game.lockstep.chairs.sight import Sight
from game.lockstep.chairs.weighing import Weighing
from game.lockstep.chairs.writer import Writer
from game.lockstep.crowd import Crowd
from game.lockstep.part import some
from game.lockstep.plans import Plans


class PersonaChair:
    """A persona at one desk; prepared once for a model and a side, and without memory.

    Which persona it is stands in the values of each game, where the setup has put the numbers of his temperament.
    """

    def __init__(self, model: Model, side: Side, persona: str) -> None:
        """Prepare a persona.

        Args:
            model: the scenario in the bulk dialect.
        """
        pick = pick_of(model)
        self.persona = persona
        self.orders = OrderBook(model, side, pick)
        self._side = side
        self._place = SIDES.index(side)
        self._rounds = pick.letter_rounds
        self._weighing = Weighing(model, side)
        self._writer = Writer(model, side, pick)
        self._responder = Responder(model, side)
        self._blows = np.array([model.stages[stage].blows for stage in model.stage_order])

    @property
    def rounds(self) -> int:
        """Return the most letters it writes in one watch."""
        return self._rounds

    def plan(self, crowd: Crowd, plans: Plans) -> None:
        """Fill in its side of the plans."""
        self.plan_in_turn(Sight(crowd, self._side), plans)

    def plan_in_turn(self, sight: Sight, plans: Plans) -> Given:
        """Fill in its side of the plans, and return the orders in the turn in which they were chosen."""
        with np.errstate(all="ignore"):
            points, temp = sight.attention(), sight.temperature()
            blows = self._blows[sight.crowd.stage]
            if some(blows):
                games = true_at(blows)
                plans.blow[self._place, games] = self._responder.move(sight, games, temp.take(games))
                points[games] = 0
            free = ~blows
            weighed = self._weighing.weigh(sight)
            if weighed is not None:
                games, slot, way = self._weighing.decide(sight, weighed)
                plans.accept[self._place, games] = slot
                plans.accept_by[self._place, games] = way
                points[games] -= COST
                free[games] = False
            self._writer.write(sight, plans, points, temp, weighed, free)
            return self.orders.choose(sight, plans, points, temp)

    def answer(self, crowd: Crowd, games: Games, choice: Choice, options: NDArray[np.bool_]) -> NDArray[np.intp]:
        """Return for each of `games` the place of the option taken among `choice.options`."""
        sight = Sight(crowd, self._side)
        with np.errstate(all="ignore"):
            return self._responder.answer(sight, games, choice, options, sight.temperature(games))
