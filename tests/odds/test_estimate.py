"""Counting endings: shares, their doubt, and sums that do not depend on their order."""

from __future__ import annotations

import itertools
import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.crisis import EndingKind
from game.odds.estimate import GROUPS, NO_GAMES, certainty, counted, groups_of
from game.odds.lots import lots
from tests.odds.lottery import MODEL, lottery
from tests.odds.reference import SEATS, branch, crisis_at, scalar_engine

ENGINE, _ = lottery()


def odds_of_lots(first, count):
    outcomes = ENGINE.outcomes((None,), SEATS, lots(MODEL, first, count), np.zeros(count, np.int32))
    return counted(MODEL, outcomes, 1)[0]


@given(st.lists(st.integers(1, 60), min_size=1, max_size=5))
def test_batches_added_in_any_order_give_the_odds_of_the_whole(sizes):
    ends = list(itertools.accumulate(sizes))
    parts = [odds_of_lots(end - size, size) for size, end in zip(sizes, ends, strict=True)]
    whole = odds_of_lots(0, ends[-1])
    for some in itertools.permutations(parts[:3]):
        total = NO_GAMES
        for odds in (*some, *parts[3:]):
            total = total.plus(odds)
        assert total == whole


def test_the_shares_of_the_groups_sum_to_1_and_so_do_those_of_the_endings():
    odds = odds_of_lots(0, 333)
    assert sum(odds.chance(g).share for g in GROUPS) == pytest.approx(1)
    assert sum(odds.ending(e).share for e in odds.endings) == pytest.approx(1)


def test_every_share_lies_in_its_interval():
    odds = odds_of_lots(0, 50)
    for group in GROUPS:
        chance = odds.chance(group)
        assert 0 <= chance.low <= chance.share <= chance.high <= 1


def test_the_widest_interval_shrinks_as_games_are_added():
    assert odds_of_lots(0, 100).half_width > odds_of_lots(0, 1000).half_width > odds_of_lots(0, 10_000).half_width


def test_war_is_blows_theatre_nuclear_use_and_general_war_together():
    odds = odds_of_lots(0, 500)
    assert odds.war.count == sum(odds.groups[g] for g in ("clash", "theatre-nuclear", "general-war"))


def test_no_games_at_all_leave_everything_open():
    assert NO_GAMES.half_width == pytest.approx(0.5)
    assert (NO_GAMES.war.low, NO_GAMES.war.high) == (0.0, 1.0)


def test_each_real_game_is_counted_under_the_group_its_ending_belongs_to():
    engine = scalar_engine()
    games = 40
    outcomes = engine.outcomes((crisis_at("oct24"),), SEATS, lots(MODEL, 0, games), np.zeros(games, np.int32))
    for place, ending, rung in zip(groups_of(MODEL, outcomes), outcomes.ending, outcomes.rung, strict=True):
        kind = EndingKind(MODEL.endings[ending].kind)
        group = GROUPS[place]
        assert (kind is EndingKind.WAR) == (group in GROUPS[4:])
        assert kind is EndingKind.WAR or group.startswith(str(kind))
        assert (group == "general-war") == (kind is EndingKind.WAR and rung >= 10)


def test_a_node_that_has_ended_is_certain_and_has_no_doubt():
    end = branch().end
    odds = certainty(MODEL, end)
    assert odds.certain
    assert odds.ending(end.ending.id).low == 1
    assert odds.half_width == 0
    with pytest.raises(ValueError, match="certain"):
        odds.plus(odds_of_lots(0, 1))


def test_a_game_that_goes_on_is_not_certain():
    with pytest.raises(ValueError, match="not ended"):
        certainty(MODEL, crisis_at())


def test_odds_can_be_written_as_json_even_of_one_game():
    assert json.loads(json.dumps(odds_of_lots(0, 1).as_json()))["games"] == 1


def test_the_mean_score_is_the_mean_of_the_games():
    seeds = lots(MODEL, 0, 400)
    mean, half = odds_of_lots(0, 400).points_of("us")
    assert mean == pytest.approx(float((seeds % np.uint64(101)).mean()))
    assert 0 < half < 5


@pytest.mark.parametrize("group", ["clash", "general-war", "overruled-us", "overruled-ussr", "stalemate", "settlement"])
def test_a_certainty_is_of_the_group_under_which_the_game_is_counted(group):
    ends = (branch("oct24", seed, us="random", ussr="random").end for seed in range(200))
    odds = next(o for o in (certainty(MODEL, end) for end in ends) if o.groups[group])
    assert odds.chance(group).low == 1
    assert sum(odds.groups.values()) == 1
    assert odds.points_of("us")[1] == 0
    assert odds.as_json()["certain"]
