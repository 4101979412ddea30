"""No estimate stands by itself."""

from __future__ import annotations

import json
from dataclasses import replace

from game.content import load_model
from game.odds.as_played import line_as_played
from game.odds.modesty import modesty
from tests.odds.lottery import MODEL
from tests.odds.reference import SEATS, branch


def test_an_estimate_names_its_model_its_digest_and_its_games():
    words = modesty(MODEL, 1100, SEATS)
    assert MODEL.id in words.by
    assert MODEL.digest[:8] in words.by
    assert "1,100 games" in words.by
    assert "kennedy" in words.by


def test_an_estimate_says_that_its_range_is_of_counting_alone():
    assert "counting alone" in modesty(MODEL, 10, SEATS).interval


def test_published_guesses_stand_beside_it_with_their_sources():
    words = modesty(MODEL, 10, SEATS)
    assert len(words.published) >= 2
    assert all(p.sources for p in words.published)
    assert words.leaves_out
    assert len(words.speak()) == 2 + len(words.published) + len(words.leaves_out)
    assert json.loads(json.dumps(words.as_json()))["leaves_out"]


def test_a_held_line_is_named_as_such():
    line = line_as_played(MODEL, branch().watches, "us")
    assert "held to a line" in modesty(MODEL, 10, {**SEATS, "us": line}, {"kennedy": "Kennedy"}).by
    assert "Kennedy" in modesty(MODEL, 10, {**SEATS, "us": replace(line, title="x")}, {"kennedy": "Kennedy"}).by


def test_a_game_that_has_ended_is_not_called_estimated():
    words = modesty(MODEL, 0, SEATS)
    assert "ended" in words.by
    assert not words.interval


def test_a_scenario_without_published_guesses_still_says_whose_the_estimate_is():
    other = load_model("first-watch")
    assert "first-watch" in modesty(other, 10, SEATS).by
