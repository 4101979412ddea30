"""How a match ends: overruled, settled, in stalemate; how a bargain is kept, collapses, and what is remembered."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.core.crisis import EndingKind
from game.core.facts import FactKind
from game.core.match import decide
from game.core.plans import Answer, CloseWatch, OpenWatch, Plan, Refusal, Seal
from game.core.scores import score
from tests.core.desk import OCTOBER, QUIET, Desk, accept, kinds, letter, number, orders, scene, told, write

SETTLED = {"insp_row": 2, "il28_row": 2, "il28_gone": 2, "out": 99, "grip": 0, "mrbm": 0}


def bargain(**values):
    """Return a match that begins on 29 October, after the bargain, with some values changed."""
    return Desk(scene(QUIET, "oct29", **values), start="oct29")


def overruling(side):
    return replace(QUIET, overruled_rate={**QUIET.overruled_rate, side: number(99)})


@pytest.mark.parametrize("side", ["us", "ussr"])
def test_a_leader_can_have_the_decision_taken_from_him(side):
    desk = Desk(overruling(side))
    desk.watch()
    ending = desk.ending
    assert (ending.kind, ending.id, ending.side) == (EndingKind.OVERRULED, f"overruled-{side}", side)


def test_hawks_who_do_not_outrun_his_standing_leave_a_leader_alone():
    held = scene(replace(QUIET, overruled_rate=OCTOBER.overruled_rate), "oct24", us_hawks=70, us_home=61)
    assert OCTOBER.overruled_rate["us"](Desk(held).match.now.v) == 0
    loose = scene(held, "oct24", us_hawks=90, us_home=40)
    assert OCTOBER.overruled_rate["us"](Desk(loose).match.now.v) > 0


def test_an_overruled_leaders_own_score_is_capped_and_the_others_is_not():
    desk = Desk(overruling("us"))
    desk.watch()
    assert score(QUIET, desk.match.now, "us")["total"] <= QUIET.score_overruled_cap
    assert score(QUIET, desk.match.now, "ussr")["total"] > QUIET.score_overruled_cap


def test_a_crisis_without_a_bargain_is_a_stalemate_on_the_last_day():
    desk = Desk()
    desk.wait(lambda d: d.ended)
    assert desk.ending.kind is EndingKind.STALEMATE
    assert desk["t"] == 504


def test_a_bargain_whose_loose_ends_are_tied_is_a_settlement():
    desk = bargain(**SETTLED)
    desk.wait(lambda d: d.ended)
    ending = desk.ending
    assert (ending.kind, ending.id) == (EndingKind.SETTLEMENT, "quiet-trade")
    assert desk["t"] == 528


def test_loose_ends_that_are_never_tied_make_a_hollow_bargain_on_the_last_day():
    desk = bargain(grip=2)
    desk.wait(lambda d: d.ended)
    assert desk.ending.id == "hollow-bargain"
    assert desk["t"] >= 864


@pytest.mark.parametrize(
    ("changes", "ending"),
    [
        ({}, "quiet-trade"),
        ({"leak": 1}, "trade-revealed"),
        ({"deal_jupiters": 3}, "un-trade"),
        ({"deal_jupiters": 4}, "public-trade"),
        ({"deal_jupiters": 1}, "pledge-only"),
        ({"deal_jupiters": 1, "deal_pledge": 1}, "soviet-climbdown"),
        ({"deal_w_us": 5}, "american-climbdown"),
        ({"deal_arms": 3}, "hollow-bargain"),
    ],
)
def test_a_settlement_is_not_like_another(changes, ending):
    desk = bargain(**{**SETTLED, **changes})
    desk.wait(lambda d: d.ended)
    assert desk.ending.id == ending


def test_a_removal_that_stalls_for_two_watches_undoes_the_bargain_with_a_weeks_grace():
    desk = bargain()
    facts = desk.watch(ussr=orders("stall-removal"))
    assert FactKind.BARGAIN_COLLAPSED not in kinds(facts)
    facts = desk.watch()
    assert FactKind.BARGAIN_COLLAPSED in kinds(facts)
    assert desk["struck"] == 0
    assert desk.stage in {"quarantine", "brink"}
    assert desk.match.now.last_no_bargain == max(504, desk["t"] + 168)
    assert "speech" not in desk.match.view("us").eligible
    desk.wait(lambda d: d.ended)
    assert desk.ending.id == "bargain-undone"


def test_a_late_collapse_still_leaves_a_week_to_mend_it():
    desk = bargain(out=0)
    desk.wait(lambda d: d["t"] >= 456)
    desk.watch(ussr=orders("stall-removal"))
    desk.watch()
    collapsed = desk["t"]
    assert desk["struck"] == 0
    assert not desk.ended
    desk.watch(us=write(letter("us", "radio", pledge=2, arms=4)))
    desk.watch(ussr=accept(desk.standing("us")[-1], "radio"))
    assert desk["struck"] == 1
    assert desk["t"] < collapsed + 168


def test_a_rope_drawn_too_tight_tears_the_bargain():
    model = scene(QUIET, "oct29", knot=100)
    start = replace(model.starts["oct29"], stage="bargain-struck")
    desk = Desk(replace(model, starts={"oct29": start}), start="oct29")
    facts = desk.watch(us=write(letter("us", "radio", -2, deadline=12)), ussr=write(letter("ussr", "radio", -2)))
    assert FactKind.BARGAIN_COLLAPSED in kinds(facts)


def test_a_removal_resumed_in_time_keeps_the_bargain():
    desk = bargain()
    desk.watch(ussr=orders("stall-removal"))
    desk.watch(ussr=orders("resume-removal"))
    assert desk["struck"] == 1
    assert desk["stall"] == 0


def test_no_second_bargain_is_made_while_one_is_struck():
    desk = bargain()
    desk.watch(us=write(letter("us", "radio", pledge=4, arms=4)))
    assert desk.refusal("ussr", accept(desk.standing("us")[-1], "radio")) == "already-struck"


@pytest.mark.parametrize(
    ("promise", "plans", "outcome"),
    [
        ("jupiter-word", {"us": orders("keep-jupiter-word")}, FactKind.PROMISE_KEPT),
        ("lifting", {"us": orders("lift-quarantine")}, FactKind.PROMISE_KEPT),
        ("restrain-exiles", {"us": orders("curb-exiles")}, FactKind.PROMISE_KEPT),
        ("pledge", {"us": orders("hedge-pledge")}, FactKind.PROMISE_BROKEN),
        ("removal", {"ussr": orders("stall-removal")}, FactKind.PROMISE_BROKEN),
        ("jupiter-word", {"ussr": orders("spill-secret")}, FactKind.PROMISE_BROKEN),
    ],
)
def test_a_promise_is_made_and_then_kept_or_broken_once(promise, plans, outcome):
    desk = bargain()
    desk.watch()
    assert promise in told(desk.facts, FactKind.PROMISE_MADE)
    facts = desk.watch(**plans)
    assert promise in told(facts, outcome)
    for _ in range(3):
        later = desk.watch()
        assert promise not in told(later, FactKind.PROMISE_KEPT) + told(later, FactKind.PROMISE_BROKEN)


def test_a_promise_broken_costs_faith_and_one_kept_earns_it():
    kept, broken, idle = (bargain() for _ in range(3))
    kept.watch()
    broken.watch()
    idle.watch()
    kept.watch(us=orders("curb-exiles"))
    broken.watch(us=orders("hedge-pledge"))
    idle.watch()
    assert broken["ussr_faith"] < idle["ussr_faith"] < kept["ussr_faith"]


def test_an_ended_match_takes_no_more_commands():
    desk = Desk(overruling("us"))
    desk.watch()
    for command in (OpenWatch(), Seal(by="us", plan=Plan()), Answer(by="us", question="", option=""), CloseWatch()):
        refused = decide(desk.match, command)
        assert isinstance(refused, Refusal)
        assert refused.code == "phase"
