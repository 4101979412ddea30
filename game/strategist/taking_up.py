"""A hand taken up: what another temper changes in imagined worlds, and in what a desk makes of what it sees."""

from __future__ import annotations

import copy
from typing import Final

import numpy as np

from game.core.sides import SIDES, Side
from game.core.views import View
from game.lockstep.crowd import Crowd
from game.lockstep.inplay import InPlay
from game.lockstep.rules.bearings import take_bearings
from game.strategist.hand import HABIT, Hand

_NOWHERE: Final = np.zeros(0, np.intp)
_FOLLOWS: Final = frozenset({"persona", "motive", "derived"})
"""Kinds of quantities that hang on a leader's temper."""


def take_up(crowd: Crowd, side: Side, hand: Hand) -> Crowd:
    """Return the crowd with a side's chair in another temper; changed in place, at moments of decision.

    What fear does to a leader (`caution`, `nerve`) belongs to him, and no hand changes it.
    """
    if hand is HABIT:
        return crowd
    for name, more in hand.leanings.items():
        slot = crowd.model.index.get(f"p_{name}_{side}")
        if slot is not None:
            crowd.v[slot] = crowd.v[slot] + more
    crowd.temperament[SIDES.index(side)] *= hand.width
    with np.errstate(all="ignore"):
        take_bearings(InPlay(crowd, {}), _NOWHERE)
    return crowd


def desk_of(view: View, crowd: Crowd, hand: Hand) -> View:
    """Return a view as it would be with that hand at the desk.

    Args:
        crowd: worlds of the view, with the hand taken up. What follows from what is seen is the same in all of them.
    """
    desk = copy.copy(view)
    desk.values = view.values[:]
    hidden = set(view.model.hidden[view.side])
    for slot, quantity in enumerate(view.model.quantities):
        if slot and slot not in hidden and quantity.kind in _FOLLOWS:
            desk.values[slot] = float(crowd.v[slot][0])
    desk.temperament = view.temperament * hand.width
    return desk
