"""Moments of decision of single games, and what the chairs in lock step seal there, held against single policies."""

from __future__ import annotations

import numpy as np

from game.ai import LinePolicy, policy_for
from game.ai.line_file import Line
from game.content import load_model
from game.content.bulk import Bulk
from game.core.crisis import Setup
from game.core.luck import Dice
from game.core.opening import begin
from game.core.sides import SIDES, other
from game.core.slots import channels_in_order
from game.core.views import view_of
from game.core.watch import play_watch
from game.lockstep.crowd import crowd_of
from game.lockstep.letters import of_draft
from game.lockstep.plans import Plans


def policies(model, names):
    """Return the policies of names or lines."""
    return {
        side: LinePolicy(model, names[side]) if isinstance(names[side], Line) else policy_for(names[side], model, side)
        for side in SIDES
    }


def moments(model, names, setups, asked=None):
    """Return every (crisis, plans) of whole games; (crisis, question, answer) of incidents are added to `asked`."""
    chairs = policies(model, names)
    found = []
    for setup in setups:
        crisis = begin(model, setup)
        while crisis.ending is None:
            dice = {side: Dice(setup.seed, crisis.v[model.at.t], side) for side in SIDES}
            plans = {side: chairs[side].plan(view_of(model, crisis, side), dice[side])[0] for side in SIDES}
            found.append((crisis, plans))
            crisis = play_watch(model, crisis, plans, _answerer(model, chairs, dice, asked))
    return found


def _answerer(model, chairs, dice, asked):
    def answer(crisis, question):
        side = question.side
        option = chairs[side].answer(view_of(model, crisis, side), question, dice[side])[0]
        if asked is not None:
            asked.append((crisis.clone(), question, option))
        return option

    return answer


def setup_of(model, names, start, seed, **more):
    personas = tuple(policies(model, names)[side].persona for side in SIDES)
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
        for name, fact in facts.items():
            kept = getattr(drafts, name)[first + i, ..., game]
            if not np.array_equal(kept, fact):
                yield f"letter {i} {name} {kept} for {fact} ({draft})"


def answers_otherwise(model, asked, chair, side):
    """Return what a chair answers otherwise than was answered, as texts."""
    bulk = bulk_of(model)
    texts = []
    for choice in bulk.choices.values():
        same = [x for x in asked if x[1].choice == choice.id and choice.side == side]
        if not same:
            continue
        crowd = crowd_of(bulk, [same[0][0], *(crisis for crisis, _, _ in same)])  # a bystander goes first
        options = np.array([[option.id in question.options for _, question, _ in same] for option in choice.options])
        places = chair.answer(crowd, np.arange(1, crowd.n), choice, options)
        for (_, question, option), place in zip(same, places, strict=True):
            if choice.options[place].id != option:
                texts.append(f"{question} {choice.options[place].id} for {option}")
    return texts
