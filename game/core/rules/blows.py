"""Blows: six-hour steps in which both sides choose at once, until both cease or the ladder ends."""

from __future__ import annotations

from game.core.facts import FactKind
from game.core.inplay import InPlay
from game.core.plans import Plan
from game.core.rules.incidents import strike_of_fate
from game.core.sides import BOTH, SIDES, US, Side
from game.core.slots import side_slots

_CEILING = 95.0
_BASE = {"us": 55.0, "ussr": 60.0}


def exchange(w: InPlay, plans: dict[Side, Plan]) -> None:
    """Carry out one step of blows: both choices, then the hazards, then what fear does."""
    v, at, model = w.v, w.at, w.model
    for side in SIDES:
        option = next(o for o in model.clash_options[side] if o.id == plans[side].blow)
        w.tell(FactKind.BLOW, option.id, side, BOTH)
        w.apply(option.do, option.id)
        w.pull(side, option.pull)
    if not (v[side_slots(model, US).cease] and v[at.ussr_cease]):
        for hazard in model.clash_hazards:
            strike_of_fate(w, hazard)
    for side in SIDES:
        dread = side_slots(model, side).dread
        toward = min(_CEILING, _BASE[side] + 6 * max(v[at.rung] - 5, 0))
        w.add(dread, 0.3 * (toward - v[dread]))
    w.crisis.clash_steps += 1
