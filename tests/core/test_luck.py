"""Luck is a pure function of seed, moment and name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.luck import Dice, gumbel, moment_of, name_key, z


def test_a_name_hashes_as_the_model_says() -> None:
    assert name_key("ev:u2-lost") == 0xDD232B76D58DF8AC


@pytest.mark.parametrize(
    ("seed", "moment", "name", "value"),
    [
        (1, 0, "ev:u2-lost", 0.504945370009358),
        (1, 44, "ev:u2-lost", 0.2694818766285464),
        (1962, 44, "ord:us:fly-low", 0.3245478689152911),
        (1962, 0, "nature:us_firm:a", 0.4578725559821283),
        (1962, 4, "accept:su", 0.09552856321023084),
    ],
)
def test_a_draw_is_the_models_test_vector(seed: int, moment: int, name: str, value: float) -> None:
    assert z(seed, moment, name) == value


@given(st.integers(0, 2**63 - 1), st.integers(0, 400), st.text(min_size=1, max_size=20))
def test_every_draw_lies_between_nought_and_one(seed: int, moment: int, name: str) -> None:
    assert 0 <= z(seed, moment, name) < 1


def test_a_watch_draws_by_the_six_hours_in_which_it_begins() -> None:
    assert [moment_of(t) for t in (0, 5.9, 6, 270)] == [0, 0, 1, 45]


def test_a_leaders_mood_lasts_three_days() -> None:
    moods = {Dice(7, t, "us").mood for t in range(48, 120, 6)}
    assert len(moods) == 1
    assert Dice(7, 120, "us").mood not in moods


def test_an_opponent_cannot_look_up_which_events_will_fall() -> None:
    with pytest.raises(ValueError, match="may not draw"):
        Dice(1, 0, "us").u("ev:u2-lost")


def test_a_gumbel_deviate_stays_finite_at_both_ends() -> None:
    assert gumbel(0.0) < gumbel(0.5) < gumbel(1.0) < 30
