"""The knot: what both sides have pulled in a watch, and how it relaxes toward what the postures keep up."""

from __future__ import annotations

import math
from functools import cache

from game.core.definitions import Model
from game.core.inplay import InPlay
from game.core.together import Rows, row_of


def tie(w: InPlay) -> None:
    """Reckon the knot after a watch in which no blows were exchanged."""
    v, at, model = w.v, w.at, w.model
    tight, loose, ease = _pulls(model)(v)
    model.derive(v)
    strain = v[at.strain]
    knot = strain + (v[at.knot] - strain) * math.exp(-v[at.h] / ease) + tight - loose
    w.put(at.knot, knot)


@cache
def _pulls(model: Model) -> Rows:
    return row_of((model.knot_tight, model.knot_loose, model.knot_ease_hours))


def tie_under_blows(w: InPlay) -> None:
    """Reckon the knot after a step of blows: it is pulled, or let out by who offers a truce, and does not relax."""
    w.add(w.at.knot, w.model.knot_tight(w.v) - w.model.knot_loose(w.v))
