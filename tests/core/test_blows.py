"""Blows: how they open, that both choose at once, and how they end."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.core.crisis import EndingKind
from game.core.digest import digest
from game.core.facts import FactKind
from game.core.plans import OpenWatch, Seal
from game.core.sides import SIDES
from tests.core.desk import OCTOBER, QUIET, Desk, always, blow, letter, number, only_events, orders, scene, told, write

STRUCK = orders("air-strike")


def under_blows(model=QUIET):
    """Return a match in which Washington has struck the sites on 20 October."""
    desk = Desk(model, start="oct20")
    desk.watch(us=STRUCK)
    return desk


def test_a_clash_opened_by_an_order_ends_the_watch_after_six_hours():
    desk = Desk(start="oct20")
    assert desk["h"] == 24
    desk.watch(us=STRUCK)
    assert desk["t"] == 96 + 6
    assert desk.stage == "clash"
    assert desk["h"] == 6
    assert desk.match.now.cause == "air-strike"


def test_a_clash_opened_by_an_incident_begins_with_the_next_watch():
    desk = Desk(only_events(QUIET, "unordered-blow-ussr"))
    follow = next(e for e in desk.model.events if e.id == "unordered-blow-ussr")
    sure = replace(follow, then=tuple(replace(t, chance=number(1)) for t in follow.then))
    events = tuple(sure if e.id == sure.id else e for e in desk.model.events)
    desk = Desk(replace(desk.model, events=events), start="oct26", hazard=1)
    while not desk.blows:
        desk.watch()
    assert told(desk.facts, FactKind.FOLLOW_ON) == ["blow-spreads-ussr"]
    assert desk["h"] == 6
    assert desk["t"] in {258, 264, 276}


def test_while_blows_are_exchanged_nothing_else_gets_through():
    desk = under_blows()
    view = desk.match.view("us")
    assert view.eligible == ()
    assert set(view.clash_options) == {"cease-us", "go-on-us", "invade-now"} - (
        set() if desk["invade"] >= 40 else {"invade-now"}
    )
    assert desk.refusal("us", orders("fly-high")) == "only-blows"


def test_neither_side_sees_what_the_other_chooses():
    desk = under_blows()
    desk.do(OpenWatch())
    before = desk.match.view("ussr")
    desk.do(Seal(by="us", plan=blow("cease-us")))
    after = desk.match.view("ussr")
    assert (after.clash_options, after["us_cease"]) == (before.clash_options, 0)
    desk.do(Seal(by="ussr", plan=blow("fight-in-cuba")))
    desk.finish()
    assert desk["us_cease"] == 1
    assert desk["ussr_cease"] == 0


def test_the_order_in_which_the_plans_are_handed_in_changes_nothing():
    digests = []
    for hands in (SIDES, SIDES[::-1]):
        desk = under_blows(replace(OCTOBER))
        desk.do(OpenWatch())
        for side in hands:
            desk.do(Seal(by=side, plan=blow({"us": "go-on-us", "ussr": "berlin-blow"}[side])))
        desk.finish()
        digests.append(digest(desk.match.now))
    assert digests[0] == digests[1]


@pytest.mark.parametrize("first", ["us", "ussr"])
def test_one_side_alone_cannot_end_it(first):
    desk = under_blows()
    moves = {"us": blow("go-on-us"), "ussr": blow("fight-in-cuba")}
    moves[first] = blow(f"cease-{first}")
    desk.watch(**moves)
    assert not desk.ended
    desk.watch(us=blow("cease-us"), ussr=blow("cease-ussr"))
    assert desk.ended


def test_blows_that_stop_at_the_first_rung_are_a_truce():
    desk = under_blows()
    desk.watch(us=blow("cease-us"), ussr=blow("cease-ussr"))
    ending = desk.ending
    assert (ending.id, ending.kind, ending.cause) == ("truce", EndingKind.WAR, "air-strike")
    assert desk["rung"] == 5
    assert desk["war"] == 0


def test_blows_that_climbed_are_a_war_however_they_stop():
    desk = under_blows(scene(QUIET, "oct20", invade=60))
    desk.watch(us=blow("invade-now"), ussr=blow("fight-in-cuba"))
    assert desk.stage == "war"
    desk.watch(us=blow("cease-us"), ussr=blow("cease-ussr"))
    assert desk.ending.id == "invasion"
    assert desk["war"] == 1


@pytest.mark.parametrize(("move", "ending"), [("berlin-blow", "berlin-war"), ("turkey-blow", "turkey-war")])
def test_a_war_is_named_for_where_it_was_carried(move, ending):
    desk = under_blows()
    desk.watch(us=blow("go-on-us"), ussr=blow(move))
    desk.watch(us=blow("cease-us"), ussr=blow("cease-ussr"))
    assert desk.ending.id == ending


def test_the_last_rung_ends_the_game_at_once():
    desk = Desk(only_events(QUIET, "war-by-mistake"))
    facts = desk.watch()
    assert desk.ended
    assert desk.ending.id == "general-war"
    assert desk.ending.cause == "war-by-mistake"
    assert told(facts, FactKind.ENDED) == ["general-war"]


def test_a_hazard_of_the_last_rung_ends_blows_in_their_first_step():
    fatal = replace(
        QUIET,
        clash_hazards=tuple(
            replace(h, when=always, rate=number(1e6)) for h in OCTOBER.clash_hazards if h.id == "nuclear-answer"
        ),
    )
    desk = under_blows(fatal)
    desk.watch(us=blow("go-on-us"), ussr=blow("fight-in-cuba"))
    assert desk.ending.id == "general-war"


def test_blows_run_out_after_ten_steps():
    desk = under_blows()
    steps = 0
    while not desk.ended:
        desk.watch(us=blow("go-on-us"), ussr=blow("fight-in-cuba"))
        steps += 1
    assert steps == OCTOBER.clash_steps == 10
    assert desk["t"] == 102 + 60


def test_what_both_do_pulls_at_the_knot_and_a_truce_lets_it_out():
    def knot(us, ussr):
        desk = under_blows()
        before = desk["knot"]
        desk.watch(us=blow(us), ussr=blow(ussr))
        return desk["knot"] - before

    assert knot("go-on-us", "turkey-blow") > knot("go-on-us", "fight-in-cuba") > 0
    assert knot("cease-us", "cease-ussr") < 0
    assert knot("cease-us", "fight-in-cuba") < knot("go-on-us", "fight-in-cuba")


def test_fear_climbs_with_the_ladder():
    low, high = under_blows(), under_blows()
    low.watch(us=blow("go-on-us"), ussr=blow("fight-in-cuba"))
    high.watch(us=blow("go-on-us"), ussr=blow("turkey-blow"))
    assert high["us_dread"] > low["us_dread"]


def test_letters_under_way_are_not_read_while_blows_are_exchanged():
    desk = Desk(start="oct20")
    desk.watch(us=STRUCK, ussr=write(letter("ussr", "feeler")))
    assert len(desk.match.now.mail) == 1
    for _ in range(6):
        desk.watch(us=blow("go-on-us"), ussr=blow("fight-in-cuba"))
    assert desk.match.now.mail[0].read is None
