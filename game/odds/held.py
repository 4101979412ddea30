"""Decisions of a branch, held fast for the first watch of many games."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from game.core.definitions import Model
from game.core.sides import SIDES, Side
from game.history.branch import WatchPlayed
from game.lockstep.playouts import FirstWatch, Outcomes
from game.odds.estimate import GROUPS, SETTLEMENT, WAR, groups_of

MEASURES = ("war", "settlement")
"""The two chances whose movement is followed."""
NOTHING_HELD = FirstWatch({}, {})


def held(model: Model, watch: WatchPlayed, sides: Iterable[Side] = SIDES) -> FirstWatch:
    """Return what some sides decided in a watch, to be held fast: their plans and what they answered."""
    kept = tuple(sides)
    answers = {key: option for key, option in watch.answers if asked_of(model, key) in kept}
    return FirstWatch({side: watch.plans[side] for side in kept}, answers)


def asked_of(model: Model, question: str) -> Side:
    """Return the side to which a question (`choice`, or `choice/2` if asked again) was put."""
    return model.choices[question.split("/", maxsplit=1)[0]].side


def came_to(model: Model, outcomes: Outcomes) -> dict[str, NDArray[np.int64]]:
    """Return for each of `MEASURES`, game by game, 1 where it came to that and 0 elsewhere."""
    groups = groups_of(model, outcomes)
    wars = [GROUPS.index(g) for g in WAR]
    return {
        "war": np.isin(groups, wars).astype(np.int64),
        "settlement": (groups == GROUPS.index(SETTLEMENT)).astype(np.int64),
    }
