"""What a compiled formula or effect reads and writes, found by running it once where it is watched.

In the bulk dialect nothing branches, so one run shows everything. What reads nothing always gives the same.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.core.definitions import Effects, Model, Shock
from game.lockstep.part import Part


@dataclass(frozen=True, slots=True)
class Trace:
    """What one function of the values reads and writes, by slot, and what it gave."""

    reads: frozenset[int]
    writes: frozenset[int]
    gave: Any


class _Watched(Part):
    """The values of one made-up game that remembers which of them were asked for."""

    __slots__ = ("reads",)

    def __init__(self, values: list[NDArray[Any]]) -> None:
        super().__init__(values, np.zeros(1, np.intp))
        self.reads: set[int] = set()

    def __getitem__(self, slot: int) -> NDArray[Any]:
        self.reads.add(slot)
        return super().__getitem__(slot)


@cache
def trace(model: Model, function: Callable[..., Any]) -> Trace:
    """Return what a function of the values reads and writes."""
    values: list[NDArray[Any]] = [np.array([x], np.float64) for x in model.template]
    values[0] = np.zeros(1, np.uint64)
    watched = _Watched(values)
    with np.errstate(all="ignore"):
        gave = function(watched)
    return Trace(frozenset(watched.reads), frozenset(watched.changed), gave)


@cache
def opens(model: Model, do: Effects) -> bool:
    """Tell whether effects can open blows, expose the missiles, or set the hour of it."""
    at = model.at
    return not trace(model, do).writes.isdisjoint({at.clash, at.exposed, at.t_exposed})


@cache
def steady(model: Model, shock: Shock) -> tuple[float, float, float, float] | None:
    """Return what a shock always is, None if it depends on anything."""
    found = trace(model, shock)
    return None if found.reads else found.gave
