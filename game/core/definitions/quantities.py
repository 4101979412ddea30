"""Quantities and the shapes of formulas over them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from game.core.sides import Side

Values = list[Any]
"""One number per name of the model, at the name's index; slot 0 is the watch's luck."""

Formula = Callable[[Values], Any]
"""A number worked out from the values."""
Guard = Callable[[Values], Any]
"""A truth worked out from the values."""
Effects = Callable[[Values], None]
"""Changes to the values, in order, each kept within its range and on the grid of 1/64."""
Shock = Callable[[Values], tuple[float, float, float, float]]
"""What reaches a side's beliefs: changes of resolve, control, dread and faith, in that order."""

GRID = 64
"""Every stored quantity is a multiple of 1/64, so one game and the same game among many agree bit for bit."""

QuantityKind = Literal[
    "clock",
    "track",
    "estimate",
    "posture",
    "nature",
    "ledger",
    "derived",
    "letter-fact",
    "motive",
    "persona",
    "scratch",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """One named number.

    Args:
        seen: the sides that know it exactly. A derived value is seen by those who see all it is made of.
        labels: for postures with named values, the name of each value from 0.
        of: for estimates, the track that is estimated.
    """

    name: str
    kind: QuantityKind
    lo: float
    hi: float
    init: float
    seen: frozenset[Side]
    labels: tuple[str, ...] = ()
    of: str | None = None
