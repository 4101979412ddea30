"""Moments of decision of single games, and what the chairs in lock step seal there, held against single policies."""

from __future__ import annotations

import numpy as np

from game.ai import policy_for
from game.ai.playout import play_out
from game.content import load_model
from game.content.bulk import Bulk
from game.core.crisis import Setup
from game.core.inplay import Unanswered
from game.core.luck import Dice
from game.core.opening import begin
from game.core.sides import SIDES, other
from game.core.slots import channels_in_order
from game.core.views import view_of
from game.lockstep.crowd import crowd_of
from game.lockstep.letters import FIELDS, number_of, of_draft
from game.lockstep.plans import Plans

KEPT = [
    name for name in FIELDS if name not in ("number", "sent", "arrives", "read", "here", "accepts", "void", "taken")
]


def moments(model, names, setups, questions=None):
    """Return every (crisis, plans) of whole games; what was asked and answered is added to `questions`."""
    chairs = {side: policy_for(names[side], model, side) for side in SIDES}
    found = []
    for setup in setups:
        play_out(model, begin(model, setup), _listening(chairs, model, questions), onlooker=lambda *x: found.append(x))
    return found


def _listening(chairs, model, questions):
    if questions is None:
        return chairs
    return {side: _Listener(chair, questions) for side, chair in chairs.items()}


class _Listener:
    """A policy that writes down the questions it is asked."""

    def __init__(self, policy, questions):
        self._policy, self._questions = policy, questions
        self.persona = policy.persona

    def plan(self, view, dice):
        return self._policy.plan(view, dice)

    def answer(self, view, question, dice):
        answer = self._policy.answer(view, question, dice)
        self._questions.append((view, question, answer[0], dice))
        return answer


def setup_of(model, names, start, seed, **more):
    personas = tuple(policy_for(names[side], model, side).persona for side in SIDES)
    return Setup(scenario=model.id, start=start, seed=seed, personas=personas, **more)


def bulk_of(model):
    return load_model(model.id, dialect=Bulk)


def differences(model, found, chair, side):
    """Return what a chair seals otherwise than the plans that were found, as texts; and seal for all at once."""
    bulk = bulk_of(model)
    crowd = crowd_of(bulk, [crisis for crisis, _ in found])
    before = crowd.take(np.arange(crowd.n))
    plans = Plans(bulk, crowd.n, chair.rounds)
    chair.plan(crowd, plans)
    assert all(np.array_equal(a, b, equal_nan=True) for a, b in zip(crowd.v, before.v, strict=True))
    texts = []
    for game, (crisis, both) in enumerate(found):
        texts += [
            f"{game} {crisis.setup} t={crisis.v[model.at.t]} {x}"
            for x in _held(bulk, crisis, both[side], plans, side, game)
        ]
    return texts


def _held(model, crisis, plan, plans, side, game):
    place = SIDES.index(side)
    orders = {o.id for o in model.orders.values() if o.side == side and plans.orders[o.index, game]}
    if orders != set(plan.orders):
        yield f"orders {sorted(orders)} for {plan.orders}"
    blow = None if plans.blow[place, game] < 0 else model.clash_options[side][plans.blow[place, game]].id
    if blow != plan.blow:
        yield f"blow {blow} for {plan.blow}"
    accept = None
    if plans.accept[place, game] >= 0:
        theirs = [o.id for o in crisis.offers if o.by == other(side)]
        accept = (theirs[plans.accept[place, game]], channels_in_order(model)[plans.accept_by[place, game]].id)
    expected = None if plan.accept is None else (plan.accept.letter, plan.accept.channel)
    if accept != expected:
        yield f"accept {accept} for {expected}"
    drafts = plans.drafts
    first = plans.rounds * place
    here = drafts.here[first : first + plans.rounds, game].tolist()
    if here != [i < len(plan.letters) for i in range(plans.rounds)]:
        yield f"letters {here} for {plan.letters}"
        return
    for i, draft in enumerate(plan.letters):
        facts = of_draft(model, side, draft, plan.withdraw if i == 0 else ())
        for name in (*KEPT, "levels", "worth", "withdraws"):
            kept = getattr(drafts, name)[first + i, ..., game]
            if not np.array_equal(kept, facts[name]):
                yield f"letter {i} {name} {kept} for {facts[name]} ({draft})"
