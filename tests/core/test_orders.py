"""Orders are carried out late, badly or not at all; some wait; some have lost their ground when their hour comes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.core.facts import FactKind
from tests.core.desk import OCTOBER, QUIET, Desk, accept, kinds, letter, orders, scene, services, told, write

FAILING = {
    "lost": FactKind.ORDER_LOST,
    "late": FactKind.ORDER_LATE,
    "overdone": FactKind.ORDER_OVERDONE,
    "underdone": FactKind.ORDER_UNDERDONE,
}
CALM = scene(QUIET, "oct24", grip=1)


@pytest.mark.parametrize("manner", sorted(FAILING))
def test_no_service_tells_its_leader_how_it_failed_him(manner):
    desk = Desk(services(CALM, **{manner: 1.0}))
    facts = desk.watch(us=orders("selective-line"))
    assert FAILING[manner] in kinds(facts)
    learned = {f.kind for f in desk.match.facts_for("us")}
    assert FactKind.ORDER_GIVEN in learned
    assert learned.isdisjoint(FAILING.values())


@pytest.mark.parametrize(("manner", "grip"), [("lost", 1), ("late", 1), ("overdone", 3), ("underdone", 1), ("", 2)])
def test_an_order_is_lost_late_overdone_underdone_or_carried_out(manner, grip):
    desk = Desk(services(CALM, **({manner: 1.0} if manner else {})))
    desk.watch(us=orders("selective-line"))
    assert desk["grip"] == grip


def test_a_late_order_is_carried_out_when_its_hour_comes():
    desk = Desk(services(CALM, late=1.0))
    desk.watch(us=orders("selective-line"))
    assert desk.match.view("us").on_the_way == ("selective-line",)
    assert desk.match.view("ussr").on_the_way == ()
    assert desk.refusal("us", orders("selective-line")) == "order-closed"
    desk.watch()
    assert desk["grip"] == 2
    assert desk.match.view("us").on_the_way == ()


@pytest.mark.parametrize(("manner", "subs"), [("", 0), ("underdone", 1)])
def test_what_becomes_of_a_lagging_order_is_done_when_its_hour_comes(manner, subs):
    desk = Desk(services(QUIET, **({manner: 1.0} if manner else {})))
    desk.watch(ussr=orders("subs-recall"))
    assert desk["subs"] == 2
    desk.wait(lambda d: d["t"] >= 192 + 24 + 12)
    assert desk["subs"] == subs


def test_a_lagging_order_lapses_if_its_ground_is_gone():
    desk = Desk()
    desk.watch(us=write(letter("us", "radio", pledge=3, arms=4)))
    desk.watch(ussr=orders("consult-castro"))
    desk.watch(us=write(letter("us", "radio", pledge=3, arms=4)), ussr=accept("us-3", "radio"))
    assert desk["struck"] == 1
    desk.watch()
    assert told(desk.facts, FactKind.ORDER_LAPSED) == ["consult-castro"]
    assert desk["castro_asked"] == 0
    lapsed = next(f for f in desk.facts if f.kind is FactKind.ORDER_LAPSED)
    assert lapsed.readers == {"ussr"}


def test_an_order_cools_before_it_may_be_given_again():
    desk = Desk()
    desk.watch(us=orders("brief-congress"))
    assert desk.refusal("us", orders("brief-congress")) == "order-closed"
    desk.wait(lambda d: d["t"] >= 192 + 36)
    desk.watch(us=orders("brief-congress"))


def test_an_order_is_used_up_after_as_many_times_as_it_may_be_given():
    desk = Desk()
    given = 0
    for _ in range(12):
        if "rest-us" in desk.match.view("us").eligible:
            desk.watch(us=orders("rest-us"))
            given += 1
        else:
            desk.watch()
    assert given == QUIET.orders["rest-us"].limit == 4


def test_the_other_side_notices_by_chance_what_is_not_done_in_the_open():
    noticed = [
        told(Desk(seed=seed).watch(us=orders("asw-signal")), FactKind.ORDER_NOTICED) == ["asw-signal"]
        for seed in range(60)
    ]
    assert 5 < sum(noticed) < 35


def test_only_the_giver_learns_of_an_order_that_was_not_noticed():
    desk = Desk()
    desk.watch(us=orders("ready-cordier"))
    assert "ready-cordier" not in [f.id for f in desk.match.facts_for("ussr")]


def test_services_fail_more_often_the_looser_the_control():
    def failures(control):
        model = replace(scene(QUIET, "oct24", us_ctrl=control), organisations=OCTOBER.organisations)
        found = 0
        for seed in range(150):
            facts = Desk(model, seed=seed).watch(us=orders("selective-line", "asw-signal"))
            found += sum(1 for f in facts if f.kind in FAILING.values())
        return found

    loose, tight = failures(30), failures(95)
    assert tight < loose
    assert loose > 25


def test_washingtons_orders_are_carried_out_before_moscows():
    facts = Desk().watch(us=orders("alert-two"), ussr=orders("appeal-world"))
    assert told(facts, FactKind.ORDER_CARRIED_OUT) == ["alert-two", "appeal-world"]
