"""What a council can foresee: the plan on the desk played out in many worlds that agree with what the desk knows."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from game.ai.persona import Persona
from game.app.imagining import imagine
from game.app.session import Session
from game.core.crisis import Crisis
from game.core.definitions import Model
from game.core.facts import Fact, FactKind
from game.core.luck import Dice
from game.core.plans import Plan, Question
from game.core.sides import SIDES, Side, other
from game.core.views import view_of
from game.core.watch import play_watch
from game.core.worth import worth

WORLDS: Final = 32
GRAVE_JOLT: Final = 5.0
"""An event that jolts the rope as hard as this is called grave."""
SOFTER_BY: Final = 3.0
"""Worth by which an answer must better what stands to be called softer."""
HORIZON: Final = 36.0
"""Hours that a council looks ahead, and two watches at least."""
_MOST_WATCHES: Final = 6
_PLANS_KEPT: Final = 12
"""Plans of which a session remembers what comes of them."""
_YES, _SOFTER = 0.7, 0.85
"""How often it came so, where imagined worlds said that it would: measured over 800 moments of 200 matches. What a desk
cannot know of the other makes him, as it imagines him, readier for a bargain than he is."""
_LEANING: Final = 0.55
_SHADE: Final = 0.35
_SHIFT: Final = 2.0


@dataclass(frozen=True, slots=True)
class World:
    """One imagined world after the plan.

    Args:
        tension: the knot after this watch.
        grave: chance of a grave incident in this watch.
        softer, accepted: whether the other side bettered its terms or said yes within a day and a half.
        war: whether blows began within a day and a half.
        fear, hold: the other side's dread and its hold on its forces in this world.
    """

    tension: float
    grave: float
    softer: bool
    accepted: bool
    war: bool
    fear: float
    hold: float


@dataclass(frozen=True, slots=True)
class Outlook:
    """A forecast with its doubt; chances in per cent, from and to."""

    tension: tuple[float, float]
    grave: tuple[float, float]
    softer: tuple[float, float]
    accepted: tuple[float, float]
    blows: tuple[float, float]


class Weighing:
    """A plan played out in world after world, one at a time, so that a window can go on answering meanwhile."""

    def __init__(self, session: Session, side: Side, plan: Plan, count: int = WORLDS) -> None:
        """Take up a plan; what is known of it already is known at once."""
        self._ask = (session, side, plan)
        self._key = (session.match.crisis.watch, side, plan, count)
        self._count = count
        self._found: list[World] = list(session.outlooks.get(self._key, ()))

    @property
    def done(self) -> bool:
        """Whether every world has been played."""
        return len(self._found) >= self._count

    @property
    def share(self) -> float:
        """How much of it is done, 0 to 1."""
        return len(self._found) / self._count

    def step(self) -> bool:
        """Play the next world, which takes some milliseconds; True when that was the last."""
        session, side, plan = self._ask
        if not self.done:
            self._found.append(_play(session, side, plan, len(self._found)))
            if self.done:
                while len(session.outlooks) >= _PLANS_KEPT:
                    del session.outlooks[next(iter(session.outlooks))]
                session.outlooks[self._key] = tuple(self._found)
        return self.done

    def worlds(self) -> tuple[World, ...]:
        """Return all worlds, playing those that are left."""
        while not self.step():
            pass
        return tuple(self._found)


def worlds(session: Session, side: Side, plan: Plan, count: int = WORLDS) -> tuple[World, ...]:
    """Return what comes of a plan in `count` worlds a side thinks possible."""
    return Weighing(session, side, plan, count).worlds()


def outlook(found: Sequence[World], lean: float = 0.0, pull: float = 0.0) -> Outlook:
    """Sum worlds up as somebody sees them.

    Args:
        lean: -1 dove to 1 hawk: which of the possible worlds he thinks likely, and what he makes of them. Hawks believe
            that the other side is afraid and in hand, and that pressure works; doves that it is proud and its captains
            loose, and that slack is answered with slack.
        pull: what the plan does to the rope; above 0 it presses.
    """
    weights = _weights(found, lean)
    fear_of_it = 1 - _SHADE * lean
    works = 1 + _SHADE * lean * (1 if pull > 0 else -1 if pull < 0 else 0)
    low, high = _band([w.tension for w in found], weights)
    shift = -_SHIFT * lean
    return Outlook(
        tension=(max(low + shift, 0.0), min(high + shift, 100.0)),
        grave=_percent(_band([w.grave for w in found], weights), fear_of_it),
        softer=_percent(_share([w.softer for w in found], weights), works * _SOFTER),
        accepted=_percent(_share([w.accepted for w in found], weights), works * _YES),
        blows=_percent(_share([w.war for w in found], weights), fear_of_it),
    )


def obeyed(session: Session, side: Side, plan: Plan) -> tuple[float, float] | None:
    """Return the chance in per cent that a plan's orders are all done in time and as told; None without such orders."""
    model, view = session.match.model, session.match.crisis_view(side)
    chance, any_service = 1.0, False
    for name in plan.orders:
        order = model.orders[name]
        if order.organisation is None:
            continue
        any_service = True
        service = model.organisations[order.organisation]
        astray = float(service.lost(view.values)) + float(service.late(view.values))
        astray += float(service.overdone(view.values)) if order.overdone is not None else 0.0
        astray += float(service.underdone(view.values)) if order.underdone is not None else 0.0
        chance *= max(1.0 - astray, 0.0)
    if not any_service or math.isnan(chance):
        return None
    return _percent((max(chance - 0.08, 0.0), min(chance + 0.05, 0.98)))


def with_a_move(session: Session, side: Side, plan: Plan) -> Plan:
    """Return the plan that is weighed: while blows are exchanged and no move is chosen, that of who halts."""
    moves = session.match.crisis_view(side).clash_options
    return replace(plan, blow=moves[0]) if moves and plan.blow is None else plan


def _play(session: Session, side: Side, plan: Plan, number: int) -> World:
    model = session.match.model
    crisis = imagine(session, side, number)
    across = other(side)
    fear, hold = (crisis.v[model.index[f"{across}_{name}"]] for name in ("dread", "ctrl"))
    chairs = {s: Persona(model, s, p) for s, p in zip(SIDES, crisis.setup.personas, strict=True)}
    best = _best(model, crisis, side)
    accepted = softer = False
    facts: list[Fact] = []
    after = crisis
    tension = grave = 0.0
    begun = crisis.v[model.at.t]
    for step in range(_MOST_WATCHES):
        if after.ending is not None or (step >= 2 and after.v[model.at.t] - begun >= HORIZON):
            break
        seed, t = after.setup.seed, after.v[model.at.t]
        theirs, _ = chairs[across].plan(view_of(model, after, across), Dice(seed, t, across))
        mine = with_a_move(session, side, plan) if step == 0 else _quiet(chairs[side], model, after, side)
        accepted = accepted or theirs.accept is not None
        plans = {side: mine, across: theirs}

        def answer(now: Crisis, question: Question, seed: int = seed, t: float = t) -> str:
            return chairs[question.side].answer(
                view_of(model, now, question.side), question, Dice(seed, t, question.side)
            )[0]

        after = play_watch(model, after, plans, answer, facts)
        softer = softer or _best(model, after, side) > best + SOFTER_BY
        if step == 0:
            tension, grave = after.v[model.at.knot], _grave(model, crisis, after)
    war = any(f.kind is FactKind.RUNG and int(f.id) >= 5 for f in facts)
    return World(tension, grave, softer, accepted, war, fear, hold)


def _quiet(chair: Persona, model: Model, crisis: Crisis, side: Side) -> Plan:
    """Return what a side does in the watch after: nothing, or under blows what its leader would do."""
    if not model.stages[crisis.stage].blows:
        return Plan()
    return chair.plan(view_of(model, crisis, side), Dice(crisis.setup.seed, crisis.v[model.at.t], side))[0]


def _best(model: Model, crisis: Crisis, side: Side) -> float:
    """Return the worth to a side of the best offer that lies before it."""
    offers = [o for o in crisis.offers if o.by != side]
    return max((worth(model, crisis.v, side, o.levels, o.secrets) for o in offers), default=-200.0)


def _grave(model: Model, before: Crisis, after: Crisis) -> float:
    """Return the chance of a grave incident in the watch between two moments, by the rates at its end."""
    v = after.v[:]
    v[model.at.t] = before.v[model.at.t]
    hours, hazard = before.v[model.at.h], before.setup.hazard
    families = model.stages[before.stage].events
    calm = 1.0
    for event in model.events:
        grave = event.mortal or event.knot >= GRAVE_JOLT
        if (
            not grave
            or event.family not in families
            or event.rate is None
            or (event.once and before.fired[event.index])
        ):
            continue
        if event.when(v):
            calm *= math.exp(-float(event.rate(v)) * hazard * hours)
    for ladder in model.rung4:
        if ladder.when(v):
            calm *= math.exp(-float(ladder.rate(v)) * hazard * hours)
    return 1.0 - calm


def _weights(found: Sequence[World], lean: float) -> list[float]:
    fear, hold = _spread([w.fear for w in found]), _spread([w.hold for w in found])
    return [math.exp(_LEANING * lean * (f + h)) for f, h in zip(fear, hold, strict=True)]


def _spread(values: list[float]) -> list[float]:
    mean = sum(values) / len(values)
    deviation = math.sqrt(sum((x - mean) ** 2 for x in values) / len(values)) or 1.0
    return [(x - mean) / deviation for x in values]


def _band(values: list[float], weights: list[float]) -> tuple[float, float]:
    """Return the weighted tenth and ninetieth of the values."""
    return _quantile(values, weights, 0.1), _quantile(values, weights, 0.9)


def _quantile(values: list[float], weights: list[float], share: float) -> float:
    total, reached = sum(weights), 0.0
    for value, weight in sorted(zip(values, weights, strict=True)):
        reached += weight
        if reached >= share * total:
            return value
    return max(values)


def _share(hits: list[bool], weights: list[float]) -> tuple[float, float]:
    """Return a share with its doubt: one standard error to either side, of the worlds that count."""
    total = sum(weights)
    share = sum(w for hit, w in zip(hits, weights, strict=True) if hit) / total
    effective = total**2 / sum(w * w for w in weights)
    doubt = math.sqrt((share * (1 - share) + 1 / effective) / effective)
    return max(share - doubt, 0.0), min(share + doubt, 1.0)


def _percent(band: tuple[float, float], factor: float = 1.0) -> tuple[float, float]:
    return min(100 * band[0] * factor, 99.0), min(100 * band[1] * factor, 99.0)
