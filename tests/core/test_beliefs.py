"""What acts and letters do to the other side's beliefs: when it is felt, and where fear of threats ends."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.core.views import attention_of, band_of
from tests.core.desk import QUIET, Desk, letter, only_events, orders, scene, write

TIMID = scene(QUIET, "oct24", us_alert=1)


def test_a_signal_is_felt_at_the_opening_of_the_next_watch():
    asked = scene(only_events(QUIET, "tanker-hailed"), "oct24", us_alert=1)
    desk, still = Desk(asked), Desk(asked)
    desk.seal(us=orders("alert-two"))
    still.seal()
    midway, plain = desk.match.now, still.match.now
    at = QUIET.index["ussr_res"]
    assert desk.match.question is not None
    assert midway.v[at] == plain.v[at]
    assert midway.signals[1] != plain.signals[1]
    desk.finish()
    still.finish()
    assert desk["ussr_res"] > still["ussr_res"]
    assert desk["ussr_dread"] > still["ussr_dread"]


def test_an_act_that_was_not_noticed_tells_the_other_side_nothing():
    seen: list[float] = []
    unseen: list[float] = []
    for seed in range(40):
        desk, still = Desk(TIMID, seed=seed), Desk(TIMID, seed=seed)
        facts = desk.watch(us=orders("asw-force"))
        still.watch()
        moved = desk["ussr_res"] - still["ussr_res"]
        (seen if any(f.id == "asw-force" and "ussr" in f.readers for f in facts) else unseen).append(moved)
    assert unseen
    assert max(unseen) == 0
    assert min(seen) > 0


@pytest.mark.parametrize("dread", [66, 80])
def test_no_letter_and_no_signal_frightens_a_leader_who_is_already_at_sixty_six(dread):
    threat = write(letter("us", "radio", -2, urgent=True, deadline=24, threat=("strike", 2)))
    frozen = scene(TIMID, "oct24", ussr_dread=dread)
    # The drift of a watch takes dread down first; hold it up so that the letter is read at the ceiling.
    held = QUIET.drift

    def drift(v):
        held(v)
        v[QUIET.index["ussr_dread"]] = float(dread)

    loud, silent = (Desk(replace(frozen, drift=drift)) for _ in range(2))
    loud.watch(us=threat)
    silent.watch()
    assert loud["ussr_dread"] == silent["ussr_dread"] == dread


def test_an_event_frightens_beyond_the_ceiling_of_threats():
    struck = only_events(scene(QUIET, "oct24", ussr_dread=70), "castro-cable")
    with_cable, without = Desk(struck), Desk(scene(QUIET, "oct24", ussr_dread=70))
    with_cable.watch()
    without.watch()
    assert with_cable["ussr_dread"] > without["ussr_dread"] + 2


def test_a_softer_offer_makes_its_reader_think_the_writer_less_resolved():
    soft, hard = Desk(), Desk()
    soft.watch(us=write(letter("us", "radio", pledge=4, quarantine=2, jupiters=3, arms=4)))
    hard.watch(us=write(letter("us", "radio", arms=4)))
    assert soft["ussr_res"] < hard["ussr_res"]


def test_a_dearer_second_letter_costs_faith_and_shows_resolve():
    raised, steady = Desk(), Desk()
    for desk in (raised, steady):
        desk.watch(us=write(letter("us", "radio", pledge=3, arms=4)))
    raised.watch(us=write(letter("us", "radio", pledge=1, arms=4, inspection=2)))
    steady.watch(us=write(letter("us", "radio", pledge=3, arms=4)))
    assert raised["ussr_faith"] < steady["ussr_faith"] - 5
    assert raised["ussr_res"] > steady["ussr_res"]


@pytest.mark.parametrize(("weary", "points"), [(0, 4), (60, 3), (85, 2)])
def test_weariness_takes_attention(weary, points):
    desk = Desk(scene(QUIET, "oct24", us_weary=weary))
    assert desk.match.view("us").attention == attention_of(desk.model, desk.match.crisis, "us") == points


def test_a_band_holds_the_truth_and_is_drawn_anew_each_watch():
    bands = []
    for seed in range(30):
        desk = Desk(QUIET, seed=seed)
        band = band_of(QUIET, desk.match.crisis, "us", "ussr_dread")
        assert band.low <= desk["ussr_dread"] <= band.high
        bands.append(band)
    assert len({b.low for b in bands}) > 10
    own = band_of(QUIET, Desk().match.crisis, "us", "us_dread")
    assert own.low == own.high
    wide = band_of(QUIET, Desk(fog=1.5).match.crisis, "us", "ussr_dread")
    narrow = band_of(QUIET, Desk(fog=0.5).match.crisis, "us", "ussr_dread")
    assert wide.high - wide.low > narrow.high - narrow.low
