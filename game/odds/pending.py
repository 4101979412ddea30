"""x."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from game.core.plans import Plan
from game.core.sides import Side


@dataclass(frozen=True, slots=True)
class FirstWatch:
    plans: Mapping[Side, Plan]
    answers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Outcomes:
    lane: NDArray[np.int32]
    start: NDArray[np.int32]
    ending: NDArray[np.int16]
    t: NDArray[np.float64]
    rung: NDArray[np.int16]
    side: NDArray[np.int8]
    cause: NDArray[np.int32]
    total: NDArray[np.float64]
    clash_t: NDArray[np.float64]
