"""The crisis's own stages: states declared by the scenario, which steer what may happen in the next watch."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from game.core.definitions import Model, Values
from game.core.facts import FactKind
from game.core.inplay import InPlay
from game.core.sides import BOTH
from game.core.together import first_of


def move_on(w: InPlay) -> None:
    """Take the first way out of the present stage whose guard holds, if any."""
    place = _asked(w.model, w.crisis.stage)[0](w.v)
    if place >= 0:
        way = w.model.stages[w.crisis.stage].transitions[place]
        w.crisis.stage = way.to
        w.tell(FactKind.STAGE, way.to, None, BOTH)


def length_of_watch(w: InPlay) -> float:
    """Return the hours of the watch that opens now; the stage decides."""
    return w.model.stages[w.crisis.stage].lengths[_asked(w.model, w.crisis.stage)[1](w.v)][1]


@cache
def _asked(model: Model, stage: str) -> tuple[Callable[[Values], int], Callable[[Values], int]]:
    """Return the functions of the places of the way out to take, and of the length that holds."""
    here = model.stages[stage]
    return first_of(way.when for way in here.transitions), first_of(guard for guard, _ in here.lengths)
