"""The start of many games: new ones from a documented moment, or a game at hand continued under other luck."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from game.core.crisis import Crisis, Setup
from game.core.definitions import Model
from game.core.emit import GRID_SHIFT
from game.core.luck import name_key
from game.core.opening import hidden_draws, scene
from game.lockstep.crowd import Crowd, crowd_of
from game.lockstep.luck import bases, draws, of_moments
from game.lockstep.watch import open_watch


def open_many(model: Model, setup: Setup, seeds: NDArray[np.uint64]) -> Crowd:
    """Return new games at their first moment of decision, game i with seeds[i] in place of the setup's."""
    return open_mixed(model, [setup], np.zeros(len(seeds), np.intp), seeds)


def open_mixed(model: Model, setups: Sequence[Setup], which: NDArray[np.intp], seeds: NDArray[np.uint64]) -> Crowd:
    """Return new games at their first moment of decision, game i with `setups[which[i]]` and seeds[i].

    Args:
        setups: alike in `nature`; other leaders, or another start, make no difference.
    """
    crowd = crowd_of(model, [scene(model, replace(setup, nature=False)) for setup in setups]).take(which)
    crowd.lane = np.arange(len(seeds), dtype=np.int32)
    crowd.seed = seeds.astype(np.uint64)
    if setups[0].nature:
        _draw_characters(crowd)
    open_watch(crowd)
    return crowd


def _draw_characters(crowd: Crowd) -> None:
    v, model = crowd.v, crowd.model
    base = of_moments(crowd.seed, np.zeros(crowd.n))
    for name, slot, pushes in hidden_draws(model):
        once, again = (draws(base, name_key(f"nature:{name}:{which}")) for which in "ab")
        draw = once + again - 1
        v[slot] = _on_grid(draw)
        for target, size in pushes:
            q = model.quantities[target]
            v[target] = np.minimum(np.maximum(v[target] + _on_grid(size * draw), q.lo), q.hi)


def _on_grid(x: NDArray[np.float64]) -> NDArray[np.float64]:
    return (x + GRID_SHIFT) - GRID_SHIFT


def crowd_from(
    model: Model,
    crises: Sequence[Crisis],
    start: NDArray[np.int32],
    seeds: NDArray[np.uint64],
    *,
    historical: bool = False,
) -> Crowd:
    """Return games that go on from moments of decision already reached, each under a luck of its own.

    Hidden draws of character stay as they were made. Luck is free unless `historical`.

    Args:
        start: which of the crises each game continues.
        seeds: its luck from here on.
    """
    return continued(crowd_of(model, crises), start, seeds, historical=historical)


def continued(crises: Crowd, start: NDArray[np.int32], seeds: NDArray[np.uint64], *, historical: bool = False) -> Crowd:
    """Return games that go on from those of a crowd; see `crowd_from`."""
    crowd = crises.take(start.astype(np.intp))
    crowd.lane = np.arange(crowd.n, dtype=np.int32)
    crowd.group = start.astype(np.int16)
    crowd.seed = seeds.astype(np.uint64)
    crowd.historical[:] = historical
    crowd.v[0] = bases(crowd.seed, crowd.v[crowd.model.at.t])
    return crowd
