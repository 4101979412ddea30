"""The three strengths: how many plans are tried, in how many imagined worlds. Fixed numbers, never a clock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class Round:
    """One round of a search.

    Args:
        plans: plans that are played in it; the best of the round before, and some made of their parts.
        worlds: imagined worlds each of them is played in.
    """

    plans: int
    worlds: int


@dataclass(frozen=True, slots=True)
class Strength:
    """How hard a strategist thinks.

    Args:
        name: what the command line and saves call it.
        seconds: processor time that its longest watch should stay below.
        rounds: of a search for a plan, in order.
        answers: worlds in which each answer to an incident, or move under blows, is tried.
    """

    name: str
    seconds: float
    rounds: tuple[Round, ...]
    answers: int


QUICK: Final = Strength("strategist-quick", 1.0, (Round(24, 16),), 64)
STEADY: Final = Strength("strategist-steady", 3.0, (Round(40, 24), Round(16, 64)), 256)
DEEP: Final = Strength("strategist-deep", 10.0, (Round(72, 40), Round(36, 100), Round(12, 320)), 1024)

STRENGTHS: Final[Mapping[str, Strength]] = MappingProxyType({x.name: x for x in (QUICK, STEADY, DEEP)})
PLAIN: Final = "strategist"
"""The name without a strength means the middle one."""


def strength_of(name: str) -> Strength | None:
    """Return the strength of a name, or None if it names no strategist."""
    return STEADY if name == PLAIN else STRENGTHS.get(name)
