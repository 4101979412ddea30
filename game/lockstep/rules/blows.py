"""Blows; the twin of `game.core.rules.blows`."""

from __future__ import annotations

import numpy as np

from game.core.slots import side_slots
from game.lockstep.inplay import Games, InPlay, both
from game.lockstep.plans import Plans
from game.lockstep.rules.incidents import strike_of_fate

_CEILING = 95.0
_BASE = {"us": 55.0, "ussr": 60.0}


def exchange(w: InPlay, plans: Plans, games: Games) -> None:
    """Carry out one step of blows: both choices, then the hazards, then what fear does."""
    at, model = w.at, w.model
    for i, side in both():
        chosen = plans.blow[i, games]
        for place, option in enumerate(model.clash_options[side]):
            those = games[chosen == place]
            if those.size:
                p = w.part(those)
                w.apply(p, option.do, option.id)
                w.pull(p, side, option.pull)
                p.put_back()
    own = [side_slots(model, side) for _, side in both()]
    ceased = (w.v[own[0].cease][games] != 0) & (w.v[own[1].cease][games] != 0)
    fighting = games[~ceased]
    for hazard in model.clash_hazards:
        if fighting.size:
            strike_of_fate(w, fighting, hazard)
    p = w.part(games)
    for i, side in both():
        dread = own[i].dread
        toward = np.minimum(_CEILING, _BASE[side] + 6 * np.maximum(p[at.rung] - 5, 0))
        w.add(p, dread, 0.3 * (toward - p[dread]))
    p.put_back()
    w.crowd.clash_steps[games] += 1
