"""The constants by which personas pick among acts, and the width of chance in their choices."""

from __future__ import annotations

import math
from dataclasses import dataclass

from game.core.definitions import Model
from game.core.luck import lane_of
from game.core.views import View

# A deviate above 1 needs a draw above exp(-exp(-1)), one above 3 a draw above exp(-exp(-3)). Most acts are out of the
# question; two comparisons spare them two logarithms. Draws are compared as lanes (`Row.lanes`), not scaled yet.
FAIR, FAIR_LANE = 1.0, lane_of(math.exp(-math.exp(-1.0)))
GREAT, GREAT_LANE = 3.0, lane_of(math.exp(-math.exp(-3.0)))
SLACK = 1e-6
"""More than rounding can make of the difference between a score and what its luck would have to lift."""
LEAST_TEMPERATURE = 1e-6
"""The least width of chance in choices, in units of score."""


@dataclass(frozen=True, slots=True)
class Pick:
    """The scenario's `persona_pick`; what it leaves out is as here.

    Args:
        cost_weight: score lost for each point of attention an order takes.
        gumbel_mean: taken from every deviate of an order, so that chance is even on the whole.
        threshold: an order must score more than this.
        most_orders: most orders in one watch.
        letter_rounds: how often writing is considered in one watch.
        later_rounds_cost: dearest channel considered after the first round.
    """

    cost_weight: float = 0.25
    gumbel_mean: float = 0.57
    threshold: float = 0.35
    most_orders: int = 4
    letter_rounds: int = 2
    later_rounds_cost: float = 1


def pick_of(model: Model) -> Pick:
    """Return the scenario's constants."""
    raw = model.persona_pick
    plain = Pick()
    return Pick(
        cost_weight=raw.get("cost_weight", plain.cost_weight),
        gumbel_mean=raw.get("gumbel_mean", plain.gumbel_mean),
        threshold=raw.get("threshold", plain.threshold),
        most_orders=int(raw.get("most_orders", plain.most_orders)),
        letter_rounds=int(raw.get("letter_rounds", plain.letter_rounds)),
        later_rounds_cost=raw.get("later_rounds_cost", plain.later_rounds_cost),
    )


def temperature(view: View, slot: int) -> float:
    """Return the width of chance in a side's choices, in units of score; always above 0.

    Args:
        slot: of the leader's own temper.
    """
    return max(float(view.values[slot]) * view.temperament, LEAST_TEMPERATURE)
