"""What a strategist takes to be the case: worlds that agree with his view, and what he would say of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Final

import numpy as np

from game.ai.policy import Reason
from game.content.build import in_dialect
from game.content.bulk import Bulk
from game.core.definitions import Model
from game.core.luck import name_key
from game.core.sides import SIDES, Side, other
from game.core.views import View
from game.lockstep.chair import Chair
from game.lockstep.chairs import chair_for
from game.lockstep.crowd import Crowd
from game.lockstep.luck import draws
from game.lockstep.particles import Particles, luck_of
from game.lockstep.worlds import worlds_of

_SHORTEST_WATCH: Final = 6.0
_TOLD: Final = ("dread", "ctrl", "hawks", "home")
"""Tracks of the other side on which a strategist says what he guessed."""


@dataclass(slots=True)
class Imagination:
    """What one side of a scenario needs to imagine worlds; made once, filled when it is first asked.

    Args:
        model: in the bulk dialect.
        chairs: who plays the imagined worlds on.
    """

    model: Model
    side: Side
    chairs: dict[Side, Chair]
    _particles: dict[str, Particles] = field(default_factory=dict)

    def worlds(self, view: View, seed: int, number: int) -> Crowd:
        """Return worlds that agree with a view, at its moment.

        Args:
            seed: of everything that is guessed, and of the luck of the worlds.
        """
        particles = self._from(start_of(self.model, view))
        luck = luck_of(seed, number)
        # One guess from each part of the likely ones: fewer worlds then say as much.
        parts = (np.arange(number) + draws(luck, name_key("guess"))) / number
        return worlds_of(particles, view, particles.drawn(view, parts), luck)

    def _from(self, start: str) -> Particles:
        if start not in self._particles:
            self._particles[start] = Particles(self.model, start, self.side)
        return self._particles[start]


@cache
def imagination_of(model: Model, side: Side) -> Imagination:
    """Return the imagination of a side of a loaded model, the same one each time."""
    bulk = in_dialect(model, Bulk)
    chairs = {s: chair_for(next(p.id for p in bulk.personas.values() if p.side == s), bulk, s) for s in SIDES}
    return Imagination(bulk, side, chairs)


def start_of(model: Model, view: View) -> str:
    """Return the start from which the game a view belongs to most likely began: the latest that leaves it time."""
    watches = view.watch - 1
    likely = [
        s
        for s in model.starts.values()
        if s.t <= view.t and (watches > 0 or s.t == view.t)
        if view.t - s.t >= _SHORTEST_WATCH * watches
    ]
    return max(likely, key=lambda s: s.t).id if likely else model.default_start


def beliefs_of(model: Model, side: Side, worlds: Crowd) -> list[Reason]:
    """Return what was guessed of the other side's hidden tracks: the middle, and a range that holds nine in ten."""
    found = []
    for name in (f"{other(side)}_{kind}" for kind in _TOLD):
        slot = model.index.get(name)
        if slot is None or slot not in model.hidden[side]:
            continue
        low, middle, high = (float(x) for x in np.quantile(worlds.v[slot], (0.05, 0.5, 0.95)))
        about = f"belief:{name}"
        found += [Reason(about, "middle", middle), Reason(about, "low", low), Reason(about, "high", high)]
    return found
