"""Two courses of action, tried under the same luck: what the one does that the other does not, with an honest interval.

An arm is a way of playing. Each arm plays the same seeds, so that a difference is taken game by game, and most of the
luck falls out of it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from game.ai import policy_for
from game.ai.policy import Choice, Decision, Policy
from game.content import load_model
from game.core.crisis import Crisis, Setup
from game.core.definitions import Model
from game.core.legality import plan_cost
from game.core.luck import Dice
from game.core.opening import begin
from game.core.plans import Plan, Question
from game.core.sides import SIDES, Side
from game.core.views import View, view_of
from game.core.watch import play_watch

OCTOBER = load_model("october-1962")

Plans = Callable[[View], Plan | None]


@dataclass(frozen=True, kw_only=True)
class Way:
    """How a desk is held: a persona, bent.

    Args:
        first: orders given as soon as they can be, each once, before anything else.
        never: orders that are never given.
        answers: answers to incidents, by choice.
        instead: a whole plan in place of the persona's, where it returns one.
        mute: channels by which the persona never writes of itself.
        idle: whether nothing is ever done.
    """

    persona: str
    first: tuple[str, ...] = ()
    never: frozenset[str] = frozenset()
    answers: Mapping[str, str] = field(default_factory=dict)
    instead: Plans | None = None
    mute: frozenset[str] = frozenset()
    idle: bool = False


class Bent:
    """The policy of a way; made for one game."""

    def __init__(self, model: Model, side: Side, way: Way) -> None:
        self._model = model
        self._way = way
        self._base: Policy = policy_for(way.persona, model, side)
        self._given: set[str] = set()

    @property
    def persona(self) -> str:
        return self._way.persona

    def plan(self, view: View, dice: Dice) -> Decision:
        way, model = self._way, self._model
        plan, why = self._base.plan(view, dice)
        if view.clash_options:
            return plan, why
        plan = replace(plan, letters=tuple(x for x in plan.letters if x.channel not in way.mute))
        changed = way.instead(view) if way.instead is not None else None
        if way.idle:
            return changed or Plan(), ()
        if changed is not None:
            plan = changed
        wanted = [o for o in way.first if o in view.eligible and o not in self._given]
        orders: list[str] = []
        taken: set[str] = set()
        left = view.attention - plan_cost(model, replace(plan, orders=()))
        for order in dict.fromkeys((*wanted, *plan.orders)):
            known = model.orders[order]
            if order not in way.never and known.cost <= left and taken.isdisjoint(known.sets):
                orders.append(order)
                taken |= known.sets
                left -= known.cost
        self._given.update(orders)
        return replace(plan, orders=tuple(orders)), ()

    def answer(self, view: View, question: Question, dice: Dice) -> Choice:
        named = self._way.answers.get(question.choice)
        if named in question.options:
            return named, ()
        return self._base.answer(view, question, dice)


@dataclass(frozen=True, kw_only=True)
class Arm:
    """A way of playing both desks.

    Args:
        values: values changed at the start.
        unfired: events that may fall although by then they had.
        until: hour at which the game is looked at, if it has not ended before.
    """

    us: Way = Way(persona="kennedy")
    ussr: Way = Way(persona="khrushchev")
    start: str = "oct24"
    values: tuple[tuple[str, float], ...] = ()
    unfired: tuple[str, ...] = ()
    stage: str | None = None
    hazard: float = 1.0
    until: float = math.inf


@cache
def _model(start: str, values: tuple[tuple[str, float], ...], unfired: tuple[str, ...], stage: str | None) -> Model:
    old = OCTOBER.starts[start]
    fired = tuple(e for e in old.fired if e not in unfired)
    new = replace(old, values={**old.values, **dict(values)}, fired=fired, stage=stage or old.stage)
    return replace(OCTOBER, starts={start: new}) if values or unfired or stage else OCTOBER


def play(arm: Arm, seed: int) -> Crisis:
    """Return the truth at the end of one game of an arm, or at the hour at which it is looked at."""
    model = _model(arm.start, arm.values, arm.unfired, arm.stage)
    chairs: dict[Side, Bent] = {"us": Bent(model, "us", arm.us), "ussr": Bent(model, "ussr", arm.ussr)}
    personas = (arm.us.persona, arm.ussr.persona)
    crisis = begin(model, Setup(scenario=model.id, start=arm.start, seed=seed, personas=personas, hazard=arm.hazard))
    at = model.at
    while crisis.ending is None and crisis.v[at.t] < arm.until:
        dice = {side: Dice(seed, crisis.v[at.t], side) for side in SIDES}

        def answer(truth: Crisis, question: Question, dice: Mapping[Side, Dice] = dice) -> str:
            side = question.side
            return chairs[side].answer(view_of(model, truth, side), question, dice[side])[0]

        plans = {side: chairs[side].plan(view_of(model, crisis, side), dice[side])[0] for side in SIDES}
        crisis = play_watch(model, crisis, plans, answer)
    return crisis


@dataclass(frozen=True, slots=True)
class Difference:
    """What one arm has more of than another: the mean and its 95 % interval, over games under the same luck."""

    mean: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.mean:+.3f} [{self.low:+.3f}, {self.high:+.3f}]"


Measure = Callable[[Crisis], float]


def difference(more: list[Crisis], less: list[Crisis], measure: Measure) -> Difference:
    """Return how much more of something there is in the games of one arm than in those of another."""
    pairs = [measure(a) - measure(b) for a, b in zip(more, less, strict=True)]
    n = len(pairs)
    mean = sum(pairs) / n
    spread = math.sqrt(sum((d - mean) ** 2 for d in pairs) / (n - 1))
    half = 1.96 * spread / math.sqrt(n)
    return Difference(mean, mean - half, mean + half)


def value(name: str) -> Measure:
    """Return the measure of a value at the end."""
    slot = OCTOBER.index[name]
    return lambda crisis: float(crisis.v[slot])


def happened(*events: str) -> Measure:
    """Return the measure of how often events happened."""
    places = [e.index for e in OCTOBER.events if e.id in events]
    return lambda crisis: float(sum(crisis.fired[i] for i in places))


def ended(kind: str) -> Measure:
    """Return the measure of whether a game ended in one of the four ways."""
    return lambda crisis: float(crisis.ending is not None and crisis.ending.kind == kind)


def at_least(name: str, least: float) -> Measure:
    """Return the measure of whether a value is at least so much."""
    slot: Any = OCTOBER.index[name]
    return lambda crisis: float(crisis.v[slot] >= least)
