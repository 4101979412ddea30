"""The odds that come with a scenario hold for its present rules, and are what its present rules give."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from game.content import load_model
from game.history.curated import curated, has_history, historical_branch
from game.odds.asking import Until, games_wanted, odds_of_line
from game.odds.cache import OddsCache
from game.odds.engine import bulk_engine
from game.odds.odds_file import key_of, to_bytes
from game.odds.seats import seats_of
from game.odds.shipped import GAMES, home_of, places_of_roads, shipped, shipped_along
from tests.odds.reference import last

SCENARIOS = [path.parent.name for path in sorted(Path("scenarios").glob("*/scenario.yaml"))]
STALE = "the shipped odds are not those of the present rules: run `python tools/odds_of_roads.py`"
MODEL = load_model("october-1962")
_SAMPLES = 3


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_every_place_of_every_shipped_road_has_odds_under_the_present_rules_and_nothing_else_has(scenario):
    model = load_model(scenario)
    assert home_of(model).exists() == has_history(model)
    assert shipped(model).keys() == places_of_roads(model).keys(), STALE
    assert len(json.loads(home_of(model).read_bytes())["odds"]) == len(shipped(model)) if has_history(model) else True
    assert all(odds.games == GAMES for odds in shipped(model).values())


def test_a_fresh_run_of_as_many_games_gives_the_shipped_counts():
    # Which places are looked at hangs on the rules, so that in the course of time all of them are.
    places = sorted(places_of_roads(MODEL).items())
    some = [places[int(MODEL.digest[4 * n : 4 * n + 4], 16) % len(places)] for n in range(_SAMPLES)]
    for key, (crisis, seats) in some:
        found = last(odds_of_line(bulk_engine(MODEL.id), [crisis], seats, Until(half_width=0, games=GAMES)))
        assert found == (shipped(MODEL)[key],), STALE


def test_who_looks_at_a_shipped_road_needs_no_more_games():
    for odds in shipped(MODEL).values():
        assert not games_wanted(odds, Until())


def test_a_file_is_written_as_it_was_read():
    assert home_of(MODEL).read_bytes() == to_bytes(shipped(MODEL))


def test_the_roads_are_the_course_of_1962_and_those_beside_it():
    history = historical_branch(MODEL)
    along = shipped_along(history)
    assert all(along[:-1])
    assert along[-1] is None  # its end is certain, and no game was played from it
    assert len(curated(MODEL)) == 11


def test_the_readers_own_odds_stand_over_the_shipped_ones_if_they_are_from_more_games():
    branch = historical_branch(MODEL)
    node, seats = branch.nodes[3], seats_of(branch.setup)
    came = shipped(MODEL)[key_of(MODEL.digest, node, seats)]
    cache = OddsCache()
    assert cache.best(MODEL, node, seats) == came
    cache.put(MODEL.digest, node, seats, shipped_few(branch, 3))
    assert cache.best(MODEL, node, seats) == came
    more = came.plus(shipped_few(branch, 3))
    cache.put(MODEL.digest, node, seats, more)
    assert cache.best(MODEL, node, seats) == more
    assert cache.best(MODEL, "no such place", seats) is None
    assert cache.best(MODEL, node, {**seats, "us": "chiefs"}) is None


def test_other_rules_have_no_shipped_odds():
    assert not shipped(load_model("black-saturday"))


def shipped_few(branch, place):
    until = Until(half_width=0, games=8)
    return last(odds_of_line(bulk_engine(MODEL.id), [branch.truths[place]], seats_of(branch.setup), until))[0]
