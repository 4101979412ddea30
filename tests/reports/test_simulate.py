"""Many games summed up."""

from __future__ import annotations

import json

import pytest

from game.content import load_model
from game.core.phases import Phase
from game.odds.wilson import share_of
from game.reports.pairing import Pairing
from game.reports.recorded import recorded
from game.reports.simulate import play_part, simulate
from game.reports.summary import as_text, summary


@pytest.fixture(scope="module")
def model():
    return load_model("october-1962")


def _pairing(**changes):
    standard = {
        "scenario": "october-1962",
        "start": "oct24",
        "us": "kennedy",
        "ussr": "khrushchev",
        "games": 60,
        "seed": 1,
    }
    return Pairing(**{**standard, **changes})


def test_wilsons_interval_agrees_with_the_textbook():
    share = share_of(10, 100)
    assert (round(share.low, 4), round(share.high, 4)) == (0.0552, 0.1744)


def test_wilsons_interval_stays_within_0_and_1():
    assert share_of(0, 50).low == pytest.approx(0)
    assert 0 < share_of(0, 50).high < 0.1
    assert share_of(50, 50).high == pytest.approx(1)
    assert (share_of(0, 0).low, share_of(0, 0).high) == (0, 1)


def test_the_same_games_give_the_same_sums(model):
    pairing = _pairing(games=5)
    first, second = (summary(pairing, model, simulate(pairing, model, load_model), 1.0) for _ in range(2))
    assert first == second


def test_the_result_does_not_depend_on_the_number_of_workers(model):
    pairing = _pairing(us="random", ussr="random")
    alone = simulate(pairing, model, load_model, workers=1)
    together = simulate(pairing, model, load_model, workers=2)
    assert summary(pairing, model, alone, 1.0) == summary(pairing, model, together, 1.0)


def test_a_run_goes_on_where_a_shorter_one_with_an_earlier_seed_ended(model):
    long = play_part(_pairing(games=6), model, range(6))
    short = play_part(_pairing(games=3), model, range(3))
    rest = play_part(_pairing(games=3, seed=4), model, range(3))
    short.add(rest)
    assert short.endings == long.endings
    assert short.orders == long.orders


def test_a_summary_holds_every_kind_and_ending_and_sums_up_to_all_games(model):
    pairing = _pairing(games=20)
    told = summary(pairing, model, simulate(pairing, model, load_model), 1.0)
    assert sum(s["count"] for s in told["kinds"].values()) == 20
    assert sum(s["count"] for s in told["endings"].values()) == 20
    assert sum(s["count"] for s in told["settlement"]["dates"].values()) == told["kinds"]["settlement"]["count"]
    assert all(date >= "1962-10-24" for date in told["tracks"])
    assert json.loads(json.dumps(told)) == told
    assert "kind of ending" in as_text(told)


def test_a_recorded_match_ends_as_the_same_playout_does(model):
    from game.ai.playout import play_out
    from game.core.digest import digest
    from game.core.opening import begin

    pairing = _pairing()
    chairs = pairing.chairs(model)
    setup = pairing.setup(0, chairs)
    *_, (_, match) = recorded(model, setup, chairs)
    assert match.phase is Phase.ENDED
    assert digest(match.now) == digest(play_out(model, begin(model, setup), chairs))
