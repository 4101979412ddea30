"""Events, the incidents that ask for an answer, and the hazards of the ladder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from game.core.definitions.forces import Ask, Authority, FollowOn, Summand
from game.core.definitions.quantities import Effects, Formula, Guard, Shock
from game.core.sides import Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that falls by the calendar (`at`) or by a hazard rate per hour.

    Args:
        family: stages open and close families of events.
        at: hour at which it falls if `when` holds.
        hist: hour at which it fell in 1962, for games under historical luck.
        rate: hazard per hour under free luck.
        most: the greatest that `rate` can ever be.
        knot: jolt on the rope.
        to: what it does to each side's beliefs, at once.
        readers: sides that learn of it during play.
        mortal: a chance of this kind can end in war; the debrief lists its escapes.
    """

    id: str
    index: int
    family: str
    when: Guard
    at: float | None
    hist: float | None
    rate: Formula | None
    most: float
    once: bool
    knot: float
    do: Effects
    to: Mapping[Side, Shock]
    then: tuple[FollowOn, ...]
    asks: tuple[Ask, ...]
    authority: Authority | None
    readers: frozenset[Side]
    mortal: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One answer to a question, or one move while blows are exchanged.

    Args:
        score: base + attributes times motives, for a persona.
        base: the base alone: what happens on a time-out.
        warns: a guard that is true when this option would start or widen a war by oversight.
    """

    id: str
    when: Guard
    score: Formula
    base: Formula
    reasons: tuple[Summand, ...]
    pull: float
    do: Effects
    signal: Shock | None
    asks: tuple[Ask, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """The chance that a choice is taken out of the leader's hands."""

    option: str
    chance: Formula


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A decision under pressure."""

    id: str
    side: Side
    when: Guard
    options: tuple[Option, ...]
    fate: Fate | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hazard:
    """A chance on the ladder: after a single reprisal, or between blows."""

    id: str
    when: Guard
    rate: Formula
    knot: float
    do: Effects
    to: Mapping[Side, Shock]
    asks: tuple[Ask, ...]
