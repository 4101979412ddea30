"""The knot; the twin of `game.core.rules.knot`."""

from __future__ import annotations

import numpy as np

from game.core.definitions import Values
from game.lockstep.inplay import Games, InPlay


def tie(w: InPlay, spared: Games) -> None:
    """Reckon the knot after a watch in which no blows were exchanged, in all games but those spared."""
    w.all_but(spared, lambda v: _tie(w, v))


def _tie(w: InPlay, v: Values) -> None:
    at, model = w.at, w.model
    tight, loose = model.knot_tight(v), model.knot_loose(v)
    ease = model.knot_ease_hours(v)
    model.derive(v)
    strain = v[at.strain]
    w.put(v, at.knot, strain + (v[at.knot] - strain) * np.exp(-v[at.h] / ease) + tight - loose)


def tie_under_blows(w: InPlay, games: Games) -> None:
    """Reckon the knot after a step of blows: it is pulled, or let out by who offers a truce, and does not relax."""
    p = w.part(games)
    w.add(p, w.at.knot, w.model.knot_tight(p) - w.model.knot_loose(p))  # type: ignore[arg-type]
    p.put_back()
