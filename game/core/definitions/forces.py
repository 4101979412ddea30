"""Orders, the organisations that carry them out, and what obeys nobody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from game.core.definitions.quantities import Effects, Formula, Guard, Shock
from game.core.sides import Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A service that carries orders out: late, badly or not at all, in both directions.

    Args:
        late, lost, overdone, underdone: chances (0 to 1) for one order, read when it is given.
        late_hours: further hours of delay when late.
    """

    id: str
    side: Side
    late: Formula
    lost: Formula
    overdone: Formula
    underdone: Formula
    late_hours: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """A question opened by something that happened."""

    side: Side
    choice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Summand:
    """One reason for or against an act: a motive's id (or `urge`, `cost`) and its weight, a function of the values."""

    motive: str
    value: Formula


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Something a side can have done.

    Args:
        family: which kind of order it is; stages open and close families.
        cost: points of attention.
        cool: hours before it may be given again; 9999 means once.
        limit: most times in a game; 0 is no limit.
        lag: hours before it takes effect.
        sets: postures it assigns; two orders of one side that assign the same posture cannot go together.
        seen: chance that the other side notices.
        signal: what the other side takes from it, if it notices.
        makes_good: whether it makes good one open warning.
        overdone, underdone: what happens instead of `do` when the organisation does too much or too little.
        score: attractiveness to a persona without cost and chance: urge + attributes times motives.
        reasons: the same, in parts.
    """

    id: str
    index: int
    side: Side
    family: str
    cost: int
    when: Guard
    cool: float
    limit: int
    lag: float
    pull: float
    do: Effects
    sets: frozenset[str]
    seen: float
    signal: Shock | None
    asks: tuple[Ask, ...]
    makes_good: bool
    organisation: str | None
    overdone: Effects | None
    underdone: Effects | None
    score: Formula
    reasons: tuple[Summand, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowOn:
    """What may come of an event in the same watch."""

    id: str
    chance: Formula
    knot: float
    do: Effects
    to: Mapping[Side, Shock]


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """Who was behind an event, in truth and in the belief of each capital: 0 unauthorised, 1 allowed, 2 ordered."""

    truth: Formula
    believed: Mapping[Side, Formula]
