"""Dates and clocks of three cities."""

from __future__ import annotations

import pytest

from game.app.calendar import between, clock, clock_from, desk_date, span, stamp
from game.app.newgame import model_of


@pytest.fixture(scope="module")
def model():
    return model_of("october-1962")


def test_the_zero_hour_is_six_in_the_morning_of_16_october_in_washington(model):
    c = clock(model, 0, "washington")
    assert (c.date, c.time) == ("Tue 16 October", "06:00")


def test_moscow_is_seven_hours_ahead_in_summer_time_and_eight_afterwards(model):
    assert clock(model, 24, "moscow").time == "13:00"
    assert clock(model, 24 * 13, "moscow").time == "13:00"
    assert clock(model, 24 * 13, "washington").time == "05:00"


def test_washingtons_clocks_go_back_at_two_on_28_october(model):
    before, after = (clock(model, t, "washington") for t in (283.9, 284.0))
    assert (before.date, before.time) == ("Sun 28 October", "01:54")
    assert (after.date, after.time) == ("Sun 28 October", "01:00")


def test_havana_keeps_its_time_all_month(model):
    assert clock(model, 0, "havana").time == "05:00"
    assert clock(model, 24 * 20, "havana").time == "05:00"


def test_a_desk_reads_the_date_and_part_of_the_day_in_its_own_city(model):
    t = 24 * 11 + 6
    assert desk_date(model, t, "us") == "Sat 27 October 1962, midday"
    assert desk_date(model, t, "ussr") == "Sat 27 October 1962, evening"


def test_november_and_december_follow_october(model):
    assert clock(model, 24 * 16, "washington").date == "Thu 1 November"
    assert clock(model, 24 * 46 + 12, "washington").date == "Sat 1 December"
    assert stamp(model, 24 * 16 + 1, "us") == "Thu 1 Nov 06:00"


@pytest.mark.parametrize(
    ("hours", "words"), [(0.3, "20 minutes"), (1, "1 hour"), (6, "6 hours"), (24, "24 hours"), (72, "3 days")]
)
def test_a_length_of_time_is_told_in_words(hours, words):
    assert span(hours) == words


def test_a_range_of_times_names_its_unit_once_where_both_ends_share_it():
    assert between(5, 12) == "5 to 12 hours"
    assert between(0.3, 1) == "20 minutes to 1 hour"
    assert between(6, 6) == "6 hours"


def test_a_save_tells_its_hour_as_the_clocks_of_washington_showed_it_after_they_went_back():
    assert clock_from("1962-10-16T06:00-04:00", 300.0, "washington").time == "17:00"
    assert clock_from("1962-10-16T06:00-04:00", 276.0, "washington").time == "18:00"
