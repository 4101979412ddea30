"""Deadlines are met, acted upon, or called as bluffs; warnings fade or are made good."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.core.facts import FactKind
from tests.core.desk import QUIET, Desk, accept, letter, orders, scene, told, write

TERMS = {"pledge": 3, "arms": 4}
WARNED = scene(QUIET, "oct24", us_alert=1, ussr_alert=0, ships=1)


def ultimatum(side, hours=24):
    return write(letter(side, "radio", -2, deadline=hours, **TERMS))


def judged(desk):
    return next(f for f in desk.facts if f.kind is FactKind.DEADLINE_PASSED)


@pytest.mark.parametrize(("side", "other"), [("us", "ussr"), ("ussr", "us")])
def test_a_deadline_runs_from_the_reading_of_the_letter_and_passes_as_a_bluff_if_nothing_is_done(side, other):
    desk = Desk(WARNED)
    desk.alone(side, ultimatum(side))
    assert desk[f"{side}_due"] == 204 + 24
    face, res = desk[f"{side}_face"], desk[f"{other}_res"]
    while desk["t"] < 228:
        desk.watch()
        assert FactKind.DEADLINE_PASSED not in [f.kind for f in desk.facts]
        res = desk[f"{other}_res"]
    desk.watch()
    assert judged(desk).side == side
    assert judged(desk).get("acted") is False
    assert desk[f"{side}_bluffs"] == 1
    assert desk[f"{side}_due"] == 9999
    assert desk[f"{side}_face"] == face - 6
    assert desk[f"{other}_res"] < res - 10


@pytest.mark.parametrize(("side", "step"), [("us", "alert-two"), ("ussr", "ships-on")])
def test_a_deadline_acted_upon_since_it_was_set_is_no_bluff(side, step):
    desk = Desk(WARNED)
    desk.alone(side, ultimatum(side))
    desk.alone(side, orders(step))
    desk.wait(lambda d: d["t"] >= 240)
    assert judged(desk).get("acted") is True
    assert desk[f"{side}_bluffs"] == 0


def test_what_was_done_before_the_deadline_was_set_does_not_count():
    desk = Desk(WARNED)
    desk.watch(us=orders("alert-two"))
    desk.watch(us=ultimatum("us"))
    desk.wait(lambda d: d["t"] >= 252)
    assert judged(desk).get("acted") is False


def test_a_deadline_met_by_a_yes_under_way_is_not_judged():
    desk = Desk(WARNED)
    desk.watch(us=ultimatum("us", 12))
    desk.watch(ussr=accept("us-3", "cable"))
    desk.wait(lambda d: d["struck"] == 1, most=3)
    assert not told(desk.facts, FactKind.DEADLINE_PASSED)
    assert desk["us_bluffs"] == 0
    assert desk["us_due"] == 9999


def test_a_warning_that_is_not_made_good_fades_in_eighty_four_hours():
    desk = Desk(WARNED)
    desk.watch(us=write(letter("us", "radio", urgent=True)))
    assert desk["us_cries"] == pytest.approx(1 - 12 / 84, abs=1 / 64)
    desk.wait(lambda d: d["t"] >= 192 + 84)
    assert desk["us_cries"] == pytest.approx(0, abs=1 / 16)


@pytest.mark.parametrize(("side", "step"), [("us", "alert-two"), ("us", "call-up"), ("ussr", "ships-on")])
def test_both_sides_can_make_a_warning_good_by_a_visible_step(side, step):
    desk = Desk(WARNED)
    desk.alone(side, write(letter(side, "radio", urgent=True)))
    facts = desk.alone(side, orders(step))
    assert told(facts, FactKind.WARNING_MADE_GOOD) == [step]
    assert desk[f"{side}_cries"] == 0


@pytest.mark.parametrize(("chance", "good"), [(0.0, []), (1.0, ["ready-invasion"])])
def test_a_step_that_nobody_sees_makes_no_warning_good(chance, good):
    order = replace(QUIET.orders["ready-invasion"], seen=chance)
    model = scene(replace(QUIET, orders={**QUIET.orders, order.id: order}), "oct24", prep_invade=0)
    model = replace(model, starts={**model.starts, "oct24": replace(model.starts["oct24"], used={})})
    desk = Desk(model)
    desk.watch(us=write(letter("us", "radio", urgent=True)))
    facts = desk.watch(us=orders("ready-invasion"))
    assert told(facts, FactKind.WARNING_MADE_GOOD) == good
    assert told(facts, FactKind.ORDER_CARRIED_OUT) == ["ready-invasion"]


def test_a_threat_is_a_warning_too_but_not_by_a_channel_that_can_be_disowned():
    open_, hushed = Desk(WARNED), Desk(WARNED)
    open_.watch(us=write(letter("us", "back", threat=("strike", 2))))
    hushed.watch(us=write(letter("us", "feeler", threat=("strike", 2))))
    assert open_["us_cries"] > 0
    assert hushed["us_cries"] == 0


def test_a_second_cry_of_wolf_frightens_less_than_a_first():
    def fright(cries):
        loud, calm = (Desk(scene(WARNED, "oct24", us_cries=cries)) for _ in range(2))
        loud.watch(us=write(letter("us", "radio", -1, urgent=True)))
        calm.watch(us=write(letter("us", "radio", -1)))
        return loud["ussr_dread"] - calm["ussr_dread"]

    assert 0 < fright(3) < fright(0)
