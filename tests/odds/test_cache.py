"""Odds found before are kept, and a damaged file of them is no misfortune."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.odds import cache as kept
from game.odds.asking import Until, odds_of
from game.odds.cache import OddsCache
from game.odds.estimate import certainty
from tests.odds.lottery import MODEL, lottery
from tests.odds.reference import SEATS, branch, crisis_at, last


def odds_from(games):
    engine, _ = lottery()
    return last(odds_of(engine, crisis_at(), SEATS, Until(half_width=0, games=games)))


SOME, MORE = odds_from(100), odds_from(300)


def test_odds_are_found_again_by_scenario_node_and_seats():
    cache = OddsCache()
    cache.put("d", "n", SEATS, SOME)
    assert cache.get("d", "n", SEATS) == SOME
    assert cache.get("e", "n", SEATS) is None
    assert cache.get("d", "m", SEATS) is None
    assert cache.get("d", "n", {**SEATS, "us": "hawk"}) is None


def test_the_odds_from_more_games_are_kept():
    cache = OddsCache()
    for odds in (MORE, SOME):
        cache.put("d", "n", SEATS, odds)
    assert cache.get("d", "n", SEATS) == MORE


def test_a_certainty_is_not_worth_keeping():
    cache = OddsCache()
    cache.put("d", "n", SEATS, certainty(MODEL, branch().end))
    assert cache.get("d", "n", SEATS) is None


def test_odds_outlive_the_program(tmp_path):
    path = tmp_path / "odds.json"
    cache = OddsCache(path)
    cache.put("d", "n", SEATS, SOME)
    cache.save()
    again = OddsCache(path)
    assert again.get("d", "n", SEATS) == SOME
    assert not again.remark


def test_without_a_file_nothing_is_amiss(tmp_path):
    assert not OddsCache(tmp_path / "none.json").remark


@given(data=st.binary(max_size=200))
def test_any_bytes_in_place_of_the_file_are_passed_over_with_a_remark(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("odds") / "odds.json"
    path.write_bytes(data)
    cache = OddsCache(path)
    assert "odds.json" in cache.remark
    assert cache.get("d", "n", SEATS) is None


@pytest.mark.parametrize(
    "spoil",
    [
        lambda row: row[3].__setitem__(0, 99),
        lambda row: row[3].__setitem__(0, -1),
        lambda row: row[3].__setitem__(2, [1]),
        lambda row: row.__setitem__(0, 5),
        lambda row: row.pop(),
        lambda row: row[3][1].update(quiet=True),
        lambda row: row[3].__setitem__(3, []),
    ],
)
def test_an_entry_that_does_not_add_up_is_not_believed(tmp_path, spoil):
    path = tmp_path / "odds.json"
    cache = OddsCache(path)
    cache.put("d", "n", SEATS, SOME)
    cache.save()
    content = json.loads(path.read_bytes())
    spoil(content["odds"][0])
    path.write_text(json.dumps(content))
    again = OddsCache(path)
    assert again.remark
    assert again.get("d", "n", SEATS) is None


def test_a_disk_that_cannot_be_written_is_remarked_upon(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    cache = OddsCache(blocked / "odds.json")
    cache.put("d", "n", SEATS, SOME)
    cache.save()
    assert "could not be kept" in cache.remark


def test_what_was_asked_for_longest_ago_goes_first(monkeypatch):
    monkeypatch.setattr(kept, "MOST_KEPT", 2)
    cache = OddsCache()
    for node in ("a", "b"):
        cache.put("d", node, SEATS, SOME)
    cache.get("d", "a", SEATS)
    cache.put("d", "c", SEATS, SOME)
    assert cache.get("d", "b", SEATS) is None
    assert cache.get("d", "a", SEATS) == SOME
