"""Turning points: what moved the odds, told apart from the doubt of counting."""

from __future__ import annotations

import json

import numpy as np
import pytest

from game.core.plans import Plan
from game.odds.asking import Until, odds_of_line
from game.odds.held import held
from game.odds.paired import Paired, paired, surely
from game.odds.turning import DICE, PARTS, WATCH, turning_points
from tests.odds.lottery import lottery
from tests.odds.reference import SEATS, branch, last, scalar_engine

ENGINE = scalar_engine()
GAME = branch("oct26", 3)


@pytest.fixture(scope="module")
def turning():
    return last(turning_points(ENGINE, GAME.watches[:3], SEATS, games=40))


def test_the_four_parts_of_a_watch_sum_to_its_whole_movement(turning):
    for movement in turning.movements:
        for measure, whole in movement.whole.items():
            assert sum(movement.parts[measure][p].total for p in PARTS) == whole.total


def test_the_whole_movement_is_the_difference_of_the_odds_at_both_ends(turning):
    for movement in turning.movements:
        assert movement.whole["war"].total == movement.after.war.count - movement.before.war.count
        assert movement.whole["settlement"].total == movement.after.settlement.count - movement.before.settlement.count


def test_the_odds_of_a_turning_point_are_the_odds_of_its_nodes(turning):
    crises = (GAME.start, *(w.after for w in GAME.watches[:3]))
    odds = last(odds_of_line(ENGINE, crises, SEATS, Until(half_width=0, games=40)))
    assert tuple(m.before for m in turning.movements) == odds[:-1]
    assert tuple(m.after for m in turning.movements) == odds[1:]


def test_the_end_of_a_branch_is_certain():
    found = last(turning_points(ENGINE, GAME.watches[-1:], SEATS, games=20))
    assert found.movements[-1].after.certain
    assert found.movements[-1].whole["war"].games == 20


def test_only_differences_that_are_surely_not_nothing_are_called_turning_points(turning):
    for point in turning.points:
        assert point.moved[point.measure].p_value < 0.05
        low, high = point.moved[point.measure].interval()
        assert low > 0 or high < 0
    sizes = [abs(p.moved[p.measure].mean) for p in turning.points]
    assert sizes == sorted(sizes, reverse=True)


def test_in_a_lottery_no_decision_is_a_turning_point():
    """Seeds alone decide there, and decisions are compared under the same seeds: no difference can appear."""
    engine, _ = lottery()
    found = last(turning_points(engine, GAME.watches, SEATS, games=500))
    assert not [p for p in found.points if p.part not in (DICE, WATCH)]
    assert all(m.parts["war"]["us"].total == 0 for m in found.movements)


def test_a_strike_that_begins_blows_at_once_is_a_turning_point_of_whoever_ordered_it():
    model = ENGINE.model
    watch = next(
        w
        for seed in range(60)
        for w in branch("oct24", seed).watches
        if "air-strike" in w.plans["us"].orders and not w.before.v[model.at.clash]
    )
    found = last(turning_points(ENGINE, (watch,), SEATS, games=120))
    assert any(p.part == "us" and p.measure in ("war", "settlement") for p in found.points)
    point = next(p for p in found.points if p.part == "us")
    assert "air-strike" in point.decided[0].plan.orders
    assert point.moved["war"].mean > 0.2
    assert "air-strike" in json.dumps(point.as_json())


def test_what_fell_is_told_with_the_dice_and_what_was_decided_with_the_decision(turning):
    for point in turning.points:
        assert (point.part == DICE) == (not point.decided)
        assert point.part in (DICE, WATCH) or not point.fell


def test_a_watch_is_named_as_a_whole_only_where_none_of_its_parts_is(turning):
    named = {}
    for point in turning.points:
        named.setdefault(point.movement.watch, set()).add(point.part)
    assert all(parts == {WATCH} for parts in named.values() if WATCH in parts)


def test_turning_points_grow_surer_and_can_be_dropped_at_any_step():
    engine, play = lottery()
    steps = turning_points(engine, GAME.watches, SEATS, games=2000)
    first = next(steps)
    assert not first.final
    assert 0 < first.done < 1
    steps.close()
    assert len(play.calls) == 1


def test_a_branch_without_watches_has_no_turning_points():
    assert last(turning_points(ENGINE, (), SEATS)).points == ()


def test_a_side_is_held_to_its_own_plan_and_answers_alone():
    watch = next(w for seed in range(20) for w in branch("oct26", seed).watches if w.answers)
    model = ENGINE.model
    for side in ("us", "ussr"):
        first = held(model, watch, (side,))
        assert set(first.plans) == {side}
        assert all(model.choices[key.split("/")[0]].side == side for key in first.answers)
    assert dict(held(model, watch).answers) == dict(watch.answers)
    assert isinstance(held(model, watch).plans["us"], Plan)


def test_paired_differences_have_intervals_that_hold_them_and_never_shrink_to_nothing():
    none = paired(np.zeros(100, np.int64))
    low, high = none.interval()
    assert low < 0 < high
    assert none.p_value == 1
    some = paired(np.array([1] * 30 + [0] * 70))
    assert some.p_value < 1e-6
    assert some.interval()[0] < some.mean < some.interval()[1]


def test_the_more_differences_are_looked_at_the_surer_each_has_to_be():
    some, none = paired(np.array([1] * 9 + [0] * 91)), paired(np.zeros(100, np.int64))
    assert surely([some]) == [True]
    assert surely([some, *[none] * 200]) == [False] * 201
    assert surely([]) == []


def test_of_many_differences_that_are_nothing_hardly_any_is_named():
    rng = np.random.default_rng(5)
    nothing = [paired(rng.integers(-1, 2, 300)) for _ in range(400)]
    assert sum(surely(nothing)) <= 2


def test_paired_differences_add_up():
    rows = np.random.default_rng(1).integers(-1, 2, 90)
    assert paired(rows[:40]).plus(paired(rows[40:])) == paired(rows)
    assert Paired().plus(paired(rows)) == paired(rows)
    assert Paired().interval() == (-1.0, 1.0)
