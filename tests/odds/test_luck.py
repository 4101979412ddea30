"""Luck accounting: the same decisions under other lucks, and what of a difference the dice made."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from game.ai.line import LinePolicy
from game.core.luck import Dice
from game.core.plans import Plan
from game.core.views import view_of
from game.core.watch import play_watch
from game.history.branch import branch_of_playout
from game.odds.as_played import line_as_played
from game.odds.luck import NoFork, difference, fork_of, luck_of
from tests.odds.lottery import lottery
from tests.odds.reference import SEATS, branch, chair_for, last, scalar_engine

ENGINE = scalar_engine()
MODEL = ENGINE.model


def with_other_decision(game, place):
    """Return the branch up to a watch in which Washington does nothing instead."""
    watch = game.watches[place]
    plans = {**watch.plans, "us": Plan()}

    def answer(crisis, question):
        side = question.side
        dice = Dice(crisis.setup.seed, crisis.v[MODEL.at.t], side)
        return chair_for(SEATS[side], MODEL, side).answer(view_of(MODEL, crisis, side), question, dice)[0]

    after = play_watch(MODEL, watch.before, plans, answer)
    return (*game.watches[:place], replace(watch, node="other", plans=plans, after=after, answers=()))


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("side", ["us", "ussr"])
def test_a_branch_made_into_a_line_does_the_same_under_the_same_luck(seed, side):
    game = branch("oct22", seed)
    policy = LinePolicy(MODEL, line_as_played(MODEL, game.watches, side))
    for watch in game.watches:
        if watch.before.v[MODEL.at.clash]:
            continue
        plan, _ = policy.plan(view_of(MODEL, watch.before, side), Dice(seed, watch.before.v[MODEL.at.t], side))
        meant = watch.plans[side]
        assert set(plan.orders) == set(meant.orders)
        assert [x.channel for x in plan.letters] == [x.channel for x in meant.letters]
        assert [x.answers for x in plan.letters] == [x.answers for x in meant.letters]
        assert plan.accept == meant.accept


def test_both_lines_of_a_game_played_under_its_own_luck_give_that_game_again():
    game = branch("oct24", 11)
    chairs = {side: LinePolicy(MODEL, line_as_played(MODEL, game.watches, side)) for side in ("us", "ussr")}
    again = branch_of_playout(MODEL, game.setup, chairs)
    assert (again.end.ending.id, again.end.ending.t) == (game.end.ending.id, game.end.ending.t)


def test_a_line_answers_each_choice_as_it_was_answered_the_first_time():
    game = next(b for b in (branch("oct26", seed) for seed in range(20)) if any(w.answers for w in b.watches))
    key, option = next(a for w in game.watches for a in w.answers)
    side = MODEL.choices[key.split("/")[0]].side
    assert line_as_played(MODEL, game.watches, side).answers[key.split("/")[0]] == option


def test_the_luck_account_tells_how_often_the_same_decisions_end_well():
    game = branch("oct26", 5)
    account = last(luck_of(ENGINE, game.watches, "us", SEATS, games=30))
    assert account.odds.games == 30
    assert account.well.count == account.odds.groups["settlement"]
    assert account.better + account.worse <= 30
    assert json.loads(json.dumps(account.as_json()))["side"] == "us"


def test_a_branch_that_has_not_ended_has_no_score_to_compare_with():
    game = branch("oct26", 5)
    account = last(luck_of(ENGINE, game.watches[:1], "ussr", SEATS, games=6))
    assert account.own_score is None
    assert account.better == account.worse == 0


def test_branches_part_at_the_first_watch_that_led_elsewhere():
    game = branch("oct26", 5)
    assert fork_of(game.watches, with_other_decision(game, 2)) == 2
    with pytest.raises(NoFork):
        fork_of(game.watches, game.watches[:2])


def test_a_difference_is_the_decision_the_dice_of_its_watch_and_what_came_later():
    game = branch("oct26", 5)
    found = last(difference(ENGINE, game.watches, with_other_decision(game, 1), SEATS, games=30))
    for measure in ("war", "settlement"):
        parts = found.parts(measure)
        assert parts["decision"] + parts["dice"] + parts["later"] == pytest.approx(parts["whole"])
    assert found.a_end.certain
    assert found.decision["war"].total == found.b.war.count - found.a.war.count
    assert json.dumps(found.as_json())


def test_the_same_decision_under_another_luck_differs_by_the_dice_alone():
    engine, _ = lottery()
    game = branch("oct26", 5)
    other = (replace(game.watches[0], node="elsewhere"), *game.watches[1:])
    found = last(difference(engine, game.watches, other, SEATS, games=100))
    assert found.decision["war"].squares == 0


def lines_of(us, ussr, seeds):
    for seed in range(seeds):
        game = branch("oct24", seed, us, ussr)
        for side in ("us", "ussr"):
            yield line_as_played(MODEL, game.watches, side)


def test_offers_taken_up_are_named_by_what_they_were():
    taken = {e.accept[0] for line in lines_of("stevenson", "mikoyan-line", 40) for e in line.entries if e.accept}
    assert len(taken) > 1
    assert taken <= {"newest", "softest", "private", "public"}


def test_offers_taken_back_are_named_by_what_they_were():
    gone = {w for line in lines_of("random", "random", 40) for e in line.entries for w in e.withdraw}
    assert "all" in gone
    assert len(gone) > 1
