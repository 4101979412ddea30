"""The sealed plans of one watch in many games."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from game.core.definitions import Model
from game.core.plans import Plan
from game.core.sides import SIDES
from game.lockstep.crowd import Crowd
from game.lockstep.letters import MOST_STANDING, Letters, number_of, of_draft

ROUNDS = 2
"""Most letters a persona writes in one watch."""


class Plans:
    """What both sides seal in one watch of n games.

    Attributes:
        orders: bool (orders, n), by `Order.index`; a side's orders are given in that order, Washington's first.
        rounds: most letters of one side in one watch.
        drafts: letters in 2 * rounds slots, `rounds * side + round`; `here` says whether one is written. Number,
            sending and arrival are filled in when it goes off. What a plan withdraws stands in its first draft.
        accept: int8 (2, n): slot (0 to MOST_STANDING - 1) among the *other* side's standing offers that a side takes
            up, -1 none.
        accept_by: int8 (2, n): `Channel.index` of the way of the yes.
        blow: int8 (2, n): place of the move among `model.clash_options[side]`, -1 none; under blows only.
    """

    __slots__ = ("accept", "accept_by", "blow", "drafts", "orders", "rounds")

    rounds: int
    orders: NDArray[np.bool_]
    drafts: Letters
    accept: NDArray[np.int8]
    accept_by: NDArray[np.int8]
    blow: NDArray[np.int8]

    def __init__(self, model: Model, n: int, rounds: int = ROUNDS) -> None:
        """Make empty plans for n games."""
        self.rounds = rounds
        self.orders = np.zeros((len(model.orders), n), np.bool_)
        self.drafts = Letters(2 * rounds, len(model.terms), n)
        self.accept = np.full((2, n), -1, np.int8)
        self.accept_by = np.full((2, n), -1, np.int8)
        self.blow = np.full((2, n), -1, np.int8)


def enter_plan(crowd: Crowd, plans: Plans, games: NDArray[np.intp], side: int, plan: Plan) -> None:
    """Enter a plan made beforehand in place of what stands for that side.

    Args:
        games: where; it must be legal in each of them.
        side: 0 us, 1 ussr.
    """
    model, name = crowd.model, SIDES[side]
    first = plans.rounds * side
    for order in model.orders.values():
        if order.side == name:
            plans.orders[order.index, games] = order.id in plan.orders
    plans.drafts.here[first : first + plans.rounds, games] = False
    for i, draft in enumerate(plan.letters):
        plans.drafts.file(first + i, games, of_draft(model, name, draft, plan.withdraw if i == 0 else ()))
    plans.accept[side, games] = plans.accept_by[side, games] = plans.blow[side, games] = -1
    if plan.accept is not None:
        theirs = slice(MOST_STANDING * (1 - side), MOST_STANDING * (2 - side))
        meant = crowd.offers.here[theirs, games] & (crowd.offers.number[theirs, games] == number_of(plan.accept.letter))
        plans.accept[side, games] = meant.argmax(axis=0)
        plans.accept_by[side, games] = model.channels[plan.accept.channel].index
    if plan.blow is not None:
        plans.blow[side, games] = [o.id for o in model.clash_options[name]].index(plan.blow)
