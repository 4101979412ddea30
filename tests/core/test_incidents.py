"""What falls, what it asks and of whom, and how a decision can be taken out of a leader's hands."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.core.digest import digest
from game.core.facts import FactKind
from game.core.match import decide
from game.core.phases import Phase
from game.core.plans import Answer, Refusal
from tests.core.desk import OCTOBER, QUIET, Desk, number, only_events, scene, told

SHOT = replace(only_events(QUIET, "u2-lost"), rung4=())


def with_fate(model, choice, chance):
    old = model.choices[choice]
    return replace(
        model, choices={**model.choices, choice: replace(old, fate=replace(old.fate, chance=number(chance)))}
    )


def test_an_incident_interrupts_the_watch_and_asks_the_side_it_concerns():
    desk = Desk(SHOT)
    desk.seal()
    asked = desk.question
    assert desk.match.phase is Phase.INCIDENT
    assert (asked.choice, asked.side) == ("plane-lost", "us")
    assert "hold" in asked.options
    assert desk["planes"] == 1
    wrong = decide(desk.match, Answer(by="ussr", question=asked.key, option="hold"))
    assert isinstance(wrong, Refusal)
    assert wrong.code == "not-asked"
    unknown = decide(desk.match, Answer(by="us", question=asked.key, option="surrender"))
    assert isinstance(unknown, Refusal)
    assert unknown.code == "option-closed"
    desk.do(Answer(by="us", question=asked.key, option="hold"))
    assert (desk.question.choice, desk.question.side) == ("plane-shot", "ussr")


@pytest.mark.parametrize(
    ("event", "asked"),
    [
        ("castro-cable", [("castro-cable", "ussr")]),
        ("ship-at-the-line", [("ship-us", "us"), ("ship-ussr", "ussr")]),
        ("column-on-turkey", [("column", "us")]),
        ("tanker-hailed", [("tanker", "us")]),
        ("u2-strays", [("stray", "ussr")]),
    ],
)
def test_each_incident_asks_the_right_side_and_only_that_side_learns_of_it(event, asked):
    facts = Desk(only_events(QUIET, event)).watch()
    found = [f for f in facts if f.kind in (FactKind.ASKED, FactKind.ANSWERED)]
    assert [(f.id, f.side) for f in found if f.kind is FactKind.ASKED] == asked
    assert all(f.readers == {f.side} for f in found)


def test_an_answer_changes_what_happened_and_nothing_before_it():
    held, struck = Desk(SHOT), Desk(SHOT)
    for desk in (held, struck):
        desk.seal()
    assert digest(held.match.now) == digest(struck.match.now)
    held.finish({"plane-lost": "hold"})
    struck.finish({"plane-lost": "retaliate", "site-bombed": "swallow-it"})
    assert held["rung"] == 3
    assert struck["rung"] == 4
    assert struck["ussr_hawks"] > held["ussr_hawks"]


def test_an_answer_can_ask_in_turn():
    held, struck = (Desk(SHOT).watch(answers={"plane-lost": option}) for option in ("hold", "retaliate"))
    assert told(held, FactKind.ASKED) == ["plane-lost", "plane-shot"]
    assert told(struck, FactKind.ASKED) == ["plane-lost", "site-bombed", "plane-shot"]


def test_a_choice_may_be_taken_out_of_the_leaders_hands():
    desk = Desk(with_fate(SHOT, "plane-lost", 1.0))
    desk.seal()
    facts = desk.finish({"plane-lost": "hold", "site-bombed": "swallow-it"})
    fated = next(f for f in facts if f.kind is FactKind.FATE)
    assert (fated.id, fated.get("option")) == ("plane-lost", "retaliate")
    assert fated.readers == {"us"}
    assert desk["rung"] == 4


def test_fate_adds_nothing_to_what_was_chosen_anyway():
    desk = Desk(with_fate(SHOT, "plane-lost", 1.0))
    desk.seal()
    assert FactKind.FATE not in [f.kind for f in desk.finish({"plane-lost": "retaliate"})]


def test_a_leader_whose_standing_order_is_off_keeps_the_decision():
    for seed in range(20):
        desk = Desk(SHOT, seed=seed)
        desk.seal()
        assert FactKind.FATE not in [f.kind for f in desk.finish({"plane-lost": "hold"})]


def test_an_event_keeps_what_was_true_apart_from_what_each_capital_believes():
    desk = Desk(SHOT)
    fact = next(f for f in desk.watch() if f.kind is FactKind.EVENT)
    assert (fact.id, fact.get("truth"), fact.get("us"), fact.get("ussr")) == ("u2-lost", 0, 2, 0)
    learned = {side: next(f for f in desk.match.facts_for(side) if f.kind is FactKind.EVENT) for side in ("us", "ussr")}
    assert learned["us"].data == (("us", 2),)
    assert learned["ussr"].data == (("ussr", 0),)


def test_an_event_of_the_calendar_falls_in_the_watch_that_holds_its_hour():
    desk = Desk(OCTOBER, start="oct16", hazard=0.0)
    assert "photographs" in told(desk.watch(), FactKind.EVENT)
    desk.watch()
    facts = desk.watch()
    assert "gromyko-calls" in told(facts, FactKind.EVENT)
    assert told(facts, FactKind.ASKED) == ["gromyko-us", "gromyko-ussr"]


def test_under_historical_luck_an_event_falls_at_its_hour_and_nothing_else_does():
    desk = Desk(OCTOBER, start="oct24", historical_luck=True)
    facts = desk.watch()
    expected = {
        e.id
        for e in OCTOBER.events
        if e.hist is not None and 192 <= e.hist < 204 and e.id in told(facts, FactKind.EVENT)
    }
    assert set(told(facts, FactKind.EVENT)) == expected
    assert "un-appeal" in expected


def test_nothing_falls_by_hazard_where_there_is_none():
    facts = Desk(OCTOBER, hazard=0.0).watch()
    assert told(facts, FactKind.EVENT) == []


def test_a_reprisal_may_spread_watch_by_watch():
    eager = replace(QUIET, rung4=tuple(replace(h, rate=number(1e6)) for h in OCTOBER.rung4))
    desk = Desk(scene(eager, "oct24", rung=4, planes=1))
    facts = desk.watch(answers={"second-plane": "stop-here"})
    assert told(facts, FactKind.HAZARD) == ["they-shoot-again"] or "local-reply" in told(facts, FactKind.HAZARD)
    assert desk["unanswered"] >= 1


def test_nothing_more_falls_once_blows_have_begun():
    both = only_events(QUIET, "war-by-mistake", "election-day")
    desk = Desk(both)
    facts = desk.watch()
    assert told(facts, FactKind.EVENT) == ["war-by-mistake"]
