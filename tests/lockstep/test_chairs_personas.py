"""Personas in lock step seal and answer what they would in single games."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from game.content import load_model
from game.core.sides import SIDES
from game.lockstep.chairs import chair_for
from game.lockstep.crowd import crowd_of
from game.lockstep.plans import Plans
from tests.lockstep.sealed import answers_otherwise, bulk_of, differences, moments, setup_of

MOODS = (((1.0, 1.0), 1.0, (0, 0)), ((0.0, 2.0), 2.0, (2, 0)), ((3.0, 0.4), 0.5, (0, -2)))


def desks(model):
    """Return every pair of personas."""
    own = [[p.id for p in model.personas.values() if p.side == side] for side in SIDES]
    return [dict(zip(SIDES, names, strict=True)) for names in itertools.product(*own)]


def games(model, names, many, first=0):
    """Return setups from every start, with temper, fog and attention varied."""
    return [
        setup_of(
            model, names, start, first + i, temperament=temper, fog=fog, attention=points, hazard=1 + 0.5 * (i % 2)
        )
        for start in model.starts
        for i in range(many)
        for temper, fog, points in (MOODS[i % 3],)
    ]


def held_against_single_games(model, many, first=0):
    """Hold both desks of every pair of personas against single games; return how much of each kind was compared."""
    seen = dict.fromkeys(("watches", "orders", "letters", "yes", "blows", "answers"), 0)
    for i, names in enumerate(desks(model)):
        asked = []
        found = moments(model, names, games(model, names, many, first + 1000 * i), asked)
        for side in SIDES:
            chair = chair_for(names[side], bulk_of(model), side)
            assert differences(model, found, chair, side) == []
            assert answers_otherwise(model, asked, chair, side) == []
        plans = [plan for _, both in found for plan in both.values()]
        seen["watches"] += len(found)
        seen["orders"] += sum(len(plan.orders) for plan in plans)
        seen["letters"] += sum(len(plan.letters) for plan in plans)
        seen["yes"] += sum(plan.accept is not None for plan in plans)
        seen["blows"] += sum(plan.blow is not None for plan in plans)
        seen["answers"] += len(asked)
    return seen


def test_personas_decide_in_lock_step_what_they_decide_alone():
    seen = held_against_single_games(load_model("october-1962"), many=1)
    assert min(seen.values()) > 50, seen


@pytest.mark.parametrize("scenario", ["black-saturday", "first-watch"])
def test_personas_decide_alike_in_the_small_scenarios(scenario):
    assert held_against_single_games(load_model(scenario), many=1)["orders"] > 50


@pytest.mark.slow
def test_personas_decide_alike_in_many_games():
    for scenario, many in (("october-1962", 12), ("black-saturday", 12), ("first-watch", 12)):
        held_against_single_games(load_model(scenario), many=many, first=50_000)


def test_what_a_desk_may_not_see_changes_nothing_it_does():
    model = load_model("october-1962")
    bulk = bulk_of(model)
    names = {"us": "kennedy", "ussr": "khrushchev"}
    found = [crisis for crisis, _ in moments(model, names, games(model, names, 1))]
    crowd, blurred = crowd_of(bulk, found), crowd_of(bulk, found)
    for slot in bulk.hidden["us"]:
        blurred.v[slot] = np.full(crowd.n, np.nan)
    plans, same = Plans(bulk, crowd.n), Plans(bulk, crowd.n)
    chair_for("kennedy", bulk, "us").plan(crowd, plans)
    chair_for("kennedy", bulk, "us").plan(blurred, same)
    for name in ("orders", "accept", "accept_by", "blow"):
        assert np.array_equal(getattr(plans, name), getattr(same, name)), name
    assert np.array_equal(plans.drafts.levels, same.drafts.levels)


def test_nothing_is_planned_for_the_other_side():
    model = load_model("october-1962")
    bulk = bulk_of(model)
    names = {"us": "kennedy", "ussr": "khrushchev"}
    crowd = crowd_of(bulk, [crisis for crisis, _ in moments(model, names, games(model, names, 1))])
    plans = Plans(bulk, crowd.n)
    chair_for("khrushchev", bulk, "ussr").plan(crowd, plans)
    own = [order.index for order in bulk.orders.values() if order.side == "us"]
    assert not plans.orders[own].any()
    assert not plans.drafts.here[: plans.rounds].any()
    assert (plans.accept[0] < 0).all()
    assert (plans.blow[0] < 0).all()
