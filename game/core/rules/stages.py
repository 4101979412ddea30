"""The crisis's own stages: states declared by the scenario, which steer what may happen in the next watch."""

from __future__ import annotations

from game.core.facts import FactKind
from game.core.inplay import InPlay
from game.core.sides import BOTH


def move_on(w: InPlay) -> None:
    """Take the first way out of the present stage whose guard holds, if any."""
    for way in w.model.stages[w.crisis.stage].transitions:
        if way.when(w.v):
            w.crisis.stage = way.to
            w.tell(FactKind.STAGE, way.to, None, BOTH)
            return


def length_of_watch(w: InPlay) -> float:
    """Return the hours of the watch that opens now; the stage decides."""
    return next(hours for guard, hours in w.model.stages[w.crisis.stage].lengths if guard(w.v))
