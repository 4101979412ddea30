"""The three strengths: how many plans are tried, in how many imagined worlds. Fixed numbers, never a clock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from game.strategist.hand import HABIT, HANDS, Hand


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
        hands: tempers in which its own desk may go on, in thought; several are compared before anything else.
        hand_worlds: worlds in which each of several hands is tried.
    """

    name: str
    seconds: float
    rounds: tuple[Round, ...]
    answers: int
    hands: tuple[Hand, ...] = (HABIT,)
    hand_worlds: int = 0

    def of(self, *, settled: bool) -> tuple[Round, ...]:
        """Return the rounds of a search; where a bargain is struck less hangs on luck, and fewer worlds tell."""
        if not settled:
            return self.rounds
        return tuple(Round(x.plans, max(x.worlds // _SETTLED, _FEWEST)) for x in self.rounds)


_SETTLED: Final = 4
_FEWEST: Final = 8
QUICK: Final = Strength("strategist-quick", 1.0, (Round(24, 16),), 64)
STEADY: Final = Strength("strategist-steady", 3.0, (Round(40, 20), Round(12, 64)), 256)
DEEP: Final = Strength(
    "strategist-deep", 10.0, (Round(64, 32), Round(24, 96), Round(8, 256)), 1024, hands=HANDS, hand_worlds=96
)

STRENGTHS: Final[Mapping[str, Strength]] = MappingProxyType({x.name: x for x in (QUICK, STEADY, DEEP)})
PLAIN: Final = "strategist"
"""The name without a strength means the middle one."""


def strength_of(name: str) -> Strength | None:
    """Return the strength of a name, or None if it names no strategist."""
    return STEADY if name == PLAIN else STRENGTHS.get(name)
