"""One watch, from its opening to its assessment: the order of everything, in one place.

    open      slot of luck, mail read, old offers lapse, signals felt, length of the watch, bearings taken
    decide    both sides seal a plan knowing only this
    act       letters go off, waiting orders are carried out, new ones are given (Washington's first)
    fall      time drifts, incidents fall and ask, a reprisal spreads, deadlines run out   (calm)
    blows     or, under blows: both choose, hazards are met
    knot      the rope is reckoned
    assess    the clock moves on, the bargain and the promises are weighed, endings, the next stage

As luck is keyed, resolving the same watch again with one more answer runs to the same point and beyond. That is how an
incident can wait for a person without any half-finished state being kept.
"""

from __future__ import annotations

from collections.abc import Mapping

from game.core.crisis import Crisis
from game.core.definitions import Model
from game.core.facts import Fact, FactKind
from game.core.inplay import Answerer, InPlay
from game.core.luck import base_of, moment_of
from game.core.plans import Plan, Question
from game.core.rules import bearings, blows, endings, incidents, knot, mail, offers, orders, promises, stages
from game.core.rules.bargain import perhaps_collapse
from game.core.sides import BOTH, SIDES, Side

_BLOW_HOURS = 6.0
_STILL = (0.0, 0.0, 0.0, 0.0)


def open_watch(model: Model, crisis: Crisis, facts: list[Fact] | None = None) -> Crisis:
    """Return the truth at the moment of decision of the watch that opens at `crisis`'s hour."""
    return _open(InPlay(model, crisis.clone(), _nobody, facts))


def _open(w: InPlay) -> Crisis:
    model, draft, v, at = w.model, w.crisis, w.v, w.at
    v[0] = base_of(draft.setup.seed, moment_of(v[at.t]))
    v[at.a] = v[at.b] = 0.0
    draft.watch += 1
    if not v[at.clash]:
        was_struck = v[at.struck]
        if mail.has_arrived(w):
            # Taking bearings is soon enough for derived values, unless what letters do hangs on them.
            if mail.needs_derived(model):
                model.derive(v)
            mail.read_mail(w)
        if v[at.struck] and not was_struck:
            stages.move_on(w)
        offers.lapse_offers(w)
        signals = draft.signals
        draft.signals = (_STILL, _STILL)
        for side, felt in zip(SIDES, signals, strict=True):
            if felt is not _STILL:
                w.shock(side, felt, threat=True)
    v[at.h] = stages.length_of_watch(w)
    if w.facts is not None:
        w.tell(FactKind.WATCH_OPENED, draft.stage, None, BOTH, watch=draft.watch, hours=v[at.h])
    bearings.take_bearings(w)
    return draft


def play_watch(
    model: Model,
    crisis: Crisis,
    plans: Mapping[Side, Plan],
    answer: Answerer,
    facts: list[Fact] | None = None,
) -> Crisis:
    """Return the truth at the next moment of decision, or at the end of the game.

    Args:
        crisis: the truth at the moment of decision (from `open_watch` or an earlier `play_watch`); not changed.
        plans: both sides' sealed plans, already found legal (`game.core.legality`).
        answer: answers questions; may raise `Unanswered`, in which case nothing has happened.
        facts: receives what came true, in order.
    """
    w = InPlay(model, crisis.clone(), answer, facts)
    v, at = w.v, w.at
    if v[at.clash]:
        blows.exchange(w, dict(plans))
        knot.tie_under_blows(w)
    else:
        _act(w, plans)
        if v[at.clash]:
            # Blows opened by an order end the watch there: the next one begins six hours on.
            v[at.h] = _BLOW_HOURS
            knot.tie_under_blows(w)
        else:
            _let_time_pass(w)
            knot.tie(w)
    return _assess(w)


def _act(w: InPlay, plans: Mapping[Side, Plan]) -> None:
    for side in SIDES:
        plan = plans[side]
        if plan.accept is not None:
            mail.send_acceptance(w, side, plan.accept)
        for i, draft in enumerate(plan.letters):
            mail.send(w, side, draft, plan.withdraw if i == 0 else ())
    orders.carry_out_waiting(w)
    for side in SIDES:
        orders.give(w, side, plans[side].orders)
    mail.fade_cries(w)


def _let_time_pass(w: InPlay) -> None:
    w.model.derive(w.v)
    w.model.drift(w.v)
    incidents.let_fall(w)
    incidents.spread_reprisal(w)
    mail.run_out_deadlines(w)


def _assess(w: InPlay) -> Crisis:
    v, at, draft = w.v, w.at, w.crisis
    v[at.t] += v[at.h]
    for ends in (endings.end_blows, endings.end_by_overruling):
        ends(w)
        if draft.ending is not None:
            return draft
    perhaps_collapse(w)
    promises.weigh_promises(w)
    endings.end_in_peace(w)
    if draft.ending is not None:
        return draft
    stages.move_on(w)
    w.answer = _nobody
    return _open(w)


def _nobody(_crisis: Crisis, question: Question) -> str:
    msg = f"no question can arise while a watch opens, but {question.choice} did"
    raise AssertionError(msg)
