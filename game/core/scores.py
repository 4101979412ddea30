"""What a game came to: several axes for each side, never one victory number for both."""

from __future__ import annotations

from game.core.crisis import Crisis
from game.core.definitions import Model
from game.core.sides import SIDES, Side

_GENERAL_WAR = 10


def score(model: Model, crisis: Crisis, side: Side) -> dict[str, float]:
    """Return each axis of a side, 0 to 100, and their weighted `total`.

    The total is capped after general war and for a leader who was overruled. The two sides' totals are separate: both
    may do well.
    """
    v = crisis.v
    axes: dict[str, float] = {}
    total = 0.0
    for axis in model.scores[side]:
        value = min(max(float(axis.value(v)), 0.0), 100.0)
        axes[axis.axis] = value
        total += axis.weight * value
    if v[model.at.rung] >= _GENERAL_WAR:
        total = min(total, model.score_cap_general_war)
    if v[model.at.overruled] == 1 + SIDES.index(side):
        total = min(total, model.score_overruled_cap)
    axes["total"] = total
    return axes
