"""The knot: pulled by acts, let out when both give, drawn back toward what the postures keep up."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.core.inplay import InPlay
from game.core.rules.knot import tie
from tests.core.desk import QUIET, Desk, letter, orders, scene, write


def tied(knot, strain, hours, us, ussr):
    """Return the knot after a watch with these pulls, in a scenario whose strain is held at a number."""

    def derive(v):
        v[QUIET.index["strain"]] = strain

    model = replace(QUIET, derive=derive)
    w = InPlay(model, Desk(QUIET).match.crisis.clone(), lambda _c, _q: "", None)
    at = model.at
    w.v[at.knot], w.v[at.strain], w.v[at.h], w.v[at.a], w.v[at.b] = knot, strain, hours, us, ussr
    tie(w)
    return w.v[at.knot]


def test_the_worked_number_of_the_model():
    assert tied(60, 50, 12, 6, -4) == pytest.approx(59.8, abs=0.02)


def test_slack_works_mainly_when_both_give_it():
    still = tied(60, 60, 12, 0, 0)
    assert still - tied(60, 60, 12, -5, 0) == pytest.approx(0.6, abs=0.02)
    assert still - tied(60, 60, 12, -5, -5) == pytest.approx(4.5, abs=0.02)


def test_pulling_together_is_worse_than_the_sum_and_less_the_tighter_the_knot():
    alone = tied(40, 40, 12, 8, 0) - 40
    both = tied(40, 40, 12, 8, 8) - 40
    assert both > 2 * alone
    assert tied(90, 90, 12, 8, 8) - 90 < both


def test_slack_counts_half_near_the_top():
    assert 60 - tied(60, 60, 12, -5, -5) == pytest.approx(2 * (85 - tied(85, 85, 12, -5, -5)), abs=0.03)


def test_the_knot_tightens_toward_the_postures_faster_than_it_relaxes():
    assert tied(40, 60, 12, 0, 0) - 40 > 60 - tied(60, 40, 12, 0, 0) > 0


def test_it_stays_on_the_scale():
    assert tied(99, 99, 6, 60, 60) == 100
    assert tied(1, 0, 96, -40, -40) == 0


def test_postures_keep_the_knot_up():
    alarmed, calm = Desk(scene(QUIET, "oct24", us_alert=2)), Desk(scene(QUIET, "oct24", us_alert=0))
    for desk in (alarmed, calm):
        desk.watch()
    assert alarmed["knot"] > calm["knot"]


def test_what_a_side_orders_and_writes_pulls_in_the_same_watch():
    loud, soft, still = Desk(), Desk(), Desk()
    loud.watch(us=orders("alert-two"), ussr=write(letter("ussr", "radio", -2)))
    soft.watch(us=write(letter("us", "radio", 1, arms=4)), ussr=write(letter("ussr", "radio", 1, arms=4)))
    still.watch()
    assert soft["knot"] < still["knot"] < loud["knot"]


def test_pulls_are_forgotten_at_the_next_watch():
    desk = Desk()
    desk.watch(us=orders("alert-two"))
    assert desk["a"] == desk["b"] == 0
