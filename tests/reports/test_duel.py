"""Duels: the same seeds for everybody, the same result however the games are handed out, and honest intervals."""

import math

from game.content import load_model
from game.reports import duel as duels
from game.reports.duel import Duel, Played, duel
from game.reports.duel_table import as_text, estimate, table
from game.strategist import strength
from game.strategist.strength import Round, Strength

MODEL = load_model("october-1962")


def _duel(*policies, games=4, side="us"):
    against = "khrushchev" if side == "us" else "kennedy"
    return Duel(
        scenario="october-1962", start="oct29", side=side, policies=policies, against=against, games=games, seed=5
    )


def test_a_game_of_a_duel_does_not_depend_on_how_games_are_handed_out(monkeypatch):
    little = Strength("little", 1.0, (Round(6, 8),), 4)
    monkeypatch.setattr(strength, "STRENGTHS", {"little": little})
    whole = duel(_duel("kennedy", "little"), MODEL, load_model)
    monkeypatch.setattr(duels, "PART", 1)
    assert duel(_duel("kennedy", "little"), MODEL, load_model) == whole
    assert [len(games) for games in whole.values()] == [4, 4]


def test_a_mean_comes_with_the_range_of_95_games_in_a_hundred():
    mean, half = estimate([1.0, 3.0, 5.0, 7.0])
    assert mean == 4.0
    assert math.isclose(half, 1.959964 * math.sqrt((9 + 1 + 1 + 9) / 3 / 4))
    assert estimate([2.0]) == (2.0, math.inf)


def test_differences_are_taken_game_by_game():
    games = {
        "kennedy": tuple(Played(x, "quiet-trade", "settlement") for x in (10.0, 90.0, 50.0)),
        "chiefs": tuple(Played(x, "truce", "war") for x in (13.0, 93.0, 53.0)),
    }
    told = table(_duel("kennedy", "chiefs", games=3), games, 1.0)
    (pair,) = told["differences"]
    assert (pair["policy"], pair["over"], pair["mean"], pair["half_width"]) == ("chiefs", "kennedy", 3.0, 0.0)
    assert pair["sure"]
    assert told["policies"][1]["endings"]["war"] == 1.0
    text = as_text(told)
    assert "chiefs over kennedy" in text
    assert "seeds 5 to 7" in text


def test_what_may_be_chance_is_called_so():
    games = {
        "kennedy": tuple(Played(x, "quiet-trade", "settlement") for x in (10.0, 90.0)),
        "chiefs": tuple(Played(x, "quiet-trade", "settlement") for x in (90.0, 11.0)),
    }
    assert "within chance" in as_text(table(_duel("kennedy", "chiefs", games=2), games, 1.0))
