"""Asking for odds: the same node the same odds, growing, and stopped at will."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from game.core.luck import base_of, draw, name_key
from game.odds.asking import Until, odds_of, odds_of_line, who_may_ask
from game.odds.engine import MOST_LANES
from game.odds.lots import lots
from tests.odds.lottery import MODEL, lottery
from tests.odds.reference import SEATS, branch, crisis_at, last, scalar_engine


def test_asking_the_same_node_twice_gives_the_same_odds():
    engine, crisis = scalar_engine(), crisis_at("oct27")
    assert last(odds_of(engine, crisis, SEATS, Until(games=30))) == last(
        odds_of(engine, crisis, SEATS, Until(games=30))
    )


def test_the_luck_of_the_game_itself_does_not_matter_to_its_odds():
    """What the dice will bring is not known at a node; only the character drawn at the start belongs to it."""
    engine, one = scalar_engine(), crisis_at("oct27", nature=False, seed=1)
    two = crisis_at("oct27", nature=False, seed=2)
    assert (
        last(odds_of(engine, one, SEATS, Until(games=12))).groups
        == last(odds_of(engine, two, SEATS, Until(games=12))).groups
    )


def test_asking_stops_once_the_widest_interval_is_as_narrow_as_was_asked():
    engine, _ = lottery()
    *_, before, final = odds_of(engine, crisis_at(), SEATS, Until(half_width=0.01))
    assert final.value.half_width <= 0.01 < before.value.half_width
    assert final.done == 1


def test_three_points_take_one_call_and_about_a_thousand_games():
    engine, play = lottery()
    last(odds_of(engine, crisis_at(), SEATS, Until(half_width=0.03)))
    assert 600 <= sum(play.calls) <= 1200
    assert len(play.calls) == 1


def test_asking_stops_at_the_number_of_games():
    engine, play = lottery()
    assert last(odds_of(engine, crisis_at(), SEATS, Until(half_width=0, games=5000))).games == 5000
    assert sum(play.calls) == 5000


def test_batches_grow():
    engine, play = lottery()
    last(odds_of(engine, crisis_at(), SEATS, Until(half_width=0, games=12_000)))
    assert play.calls[0] < play.calls[1] < play.calls[2]


def test_whoever_stops_listening_cancels_the_rest():
    engine, play = lottery()
    steps = odds_of(engine, crisis_at(), SEATS, Until(half_width=0, games=50_000))
    next(steps)
    steps.close()
    assert len(play.calls) == 1


def test_progress_grows_and_ends_at_1():
    engine, _ = lottery()
    done = [step.done for step in odds_of(engine, crisis_at(), SEATS, Until(half_width=0.01))]
    assert done == sorted(done)
    assert done[-1] == 1
    assert all(0 < x < 1 for x in done[:-1])


def test_odds_known_before_are_added_to_and_come_out_as_if_made_at_once():
    engine, play = lottery()
    crisis = crisis_at()
    some = last(odds_of(engine, crisis, SEATS, Until(half_width=0, games=700)))
    play.calls.clear()
    more = last(odds_of(engine, crisis, SEATS, Until(half_width=0, games=1500), known=some))
    assert sum(play.calls) == 800
    fresh, _ = lottery()
    assert more == last(odds_of(fresh, crisis, SEATS, Until(half_width=0, games=1500)))


def test_odds_that_are_good_enough_already_play_nothing():
    engine, play = lottery()
    known = last(odds_of(engine, crisis_at(), SEATS, Until(half_width=0.03)))
    play.calls.clear()
    assert last(odds_of(engine, crisis_at(), SEATS, Until(half_width=0.05), known)) == known
    assert not play.calls


def test_a_whole_line_is_played_in_shared_batches_and_its_end_is_certain():
    engine, play = lottery()
    game = branch()
    crises = (game.start, *(w.after for w in game.watches))
    odds = last(odds_of_line(engine, crises, SEATS, Until(half_width=0.05)))
    assert len(odds) == len(crises)
    assert odds[-1].certain
    assert all(o.half_width <= 0.05 for o in odds)
    assert len(play.calls) <= 4


def test_each_node_of_a_line_has_the_odds_it_has_by_itself():
    engine, game = scalar_engine(), branch("oct27")
    crises = (game.start, game.watches[0].after)
    both = last(odds_of_line(engine, crises, SEATS, Until(games=25)))
    assert both == tuple(last(odds_of(engine, c, SEATS, Until(games=25))) for c in crises)


def test_no_batch_is_larger_than_there_is_room_for():
    engine, play = lottery()
    last(odds_of_line(engine, [crisis_at()] * 30, SEATS, Until(half_width=0, games=3000)))
    assert max(play.calls) <= MOST_LANES
    assert sum(play.calls) == 30 * 3000


def test_a_game_that_has_ended_needs_no_playing():
    engine, play = lottery()
    assert last(odds_of(engine, branch().end, SEATS, Until())).certain
    assert not play.calls


def test_lots_are_many_and_the_same_wherever_they_are_cut():
    assert len(set(lots(MODEL, 0, 50_000).tolist())) == 50_000
    assert np.array_equal(lots(MODEL, 0, 100)[40:], lots(MODEL, 40, 60))
    assert lots(MODEL, 0, 50_000).max() < 2**53


def test_a_lot_is_the_draw_of_its_number_scaled_to_a_whole_number():
    key = name_key(f"lots:{MODEL.digest}")
    drawn = [int(draw(base_of(key, number), name_key("lot")) * 2**53) for number in range(50)]
    assert lots(MODEL, 0, 50).tolist() == drawn


@pytest.mark.parametrize(("ended", "replaying", "analyst"), [*itertools.product((False, True), repeat=3)])
def test_odds_of_the_truth_are_closed_while_somebody_plays_with_secrets(ended, replaying, analyst):
    leave = who_may_ask(ended=ended, replaying=replaying, analyst=analyst)
    assert leave.granted == (ended or replaying or analyst)
    assert leave.because
