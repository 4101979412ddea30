"""The crisis's own stages steer: what may be ordered and written, what can fall and end, how long a watch lasts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.core.facts import FactKind
from game.core.letters import LetterDraft
from tests.core.desk import (
    OCTOBER,
    QUIET,
    Desk,
    accept,
    always,
    letter,
    number,
    only_events,
    orders,
    scene,
    told,
    write,
)


def at_stage(stage, start="oct24", model=QUIET, **values):
    """Return a match whose first watch belongs to a stage."""
    model = scene(model, start, **values)
    return Desk(replace(model, starts={start: replace(model.starts[start], stage=stage)}), start=start)


def test_a_stage_closes_families_of_orders():
    desk = Desk(start="oct16")
    assert desk.refusal("us", orders("strict-line")) == "order-closed"
    assert desk.refusal("ussr", orders("squeeze-berlin")) == "order-closed"
    assert "air-strike" not in Desk(start="oct29").match.view("us").eligible


@pytest.mark.parametrize("channel", ["radio", "un", "press"])
def test_before_the_exposure_nothing_can_be_said_in_the_open(channel):
    desk = Desk(start="oct16")
    assert desk.refusal("us", write(LetterDraft(channel=channel, tone=0))) == "channel-closed"


def test_a_yes_keeps_to_the_channels_that_the_stage_leaves_open():
    desk = Desk(start="oct16")
    desk.watch(us=write(letter("us", "back", jupiters=2, pledge=3, arms=4)))
    assert desk.refusal("ussr", accept("us-1", "radio")) == "accept-channel"
    desk.watch(ussr=accept("us-1", "back"))
    assert desk.stage == "bargain-struck"


def test_a_stage_closes_families_of_events():
    politics = only_events(QUIET, "philosopher-writes")
    assert told(Desk(politics, start="oct16").watch(), FactKind.EVENT) == []
    assert told(Desk(politics, start="oct24").watch(), FactKind.EVENT) == ["philosopher-writes"]


def test_the_speech_opens_the_quarantine():
    desk = Desk(start="oct22")
    facts = desk.watch(us=orders("speech"))
    assert told(facts, FactKind.STAGE) == ["quarantine"]
    assert desk["t_exposed"] == 144


def test_lifting_the_line_without_a_bargain_leaves_the_missiles_merely_exposed():
    desk = Desk(scene(QUIET, "oct24", knot=40))
    desk.watch(us=orders("lift-quarantine"))
    assert desk.stage == "exposed"


def test_the_brink_is_entered_high_and_left_only_low():
    assert at_stage("quarantine", knot=72).watch()
    high = at_stage("quarantine", knot=75, us_alert=2, mrbm_us=90)
    high.watch()
    assert high["knot"] >= 62
    assert high.stage == "brink"
    between = at_stage("brink", knot=58, grip=1)
    between.watch()
    assert 55 <= between["knot"] < 62
    assert between.stage == "brink"
    low = at_stage("brink", knot=30, grip=1, exposed=1, us_alert=0, ussr_alert=0, mrbm=0, mrbm_us=0)
    low.watch()
    assert low["knot"] < 55
    assert low.stage == "quarantine"


@pytest.mark.parametrize(
    ("stage", "values", "hours"),
    [
        ("secret-week", {"t": 0}, 24),
        ("quarantine", {}, 12),
        ("brink", {"knot": 85}, 6),
        ("brink", {"knot": 65}, 12),
        ("clash", {"clash": 1}, 6),
        ("bargain-struck", {"struck": 1, "struck_t": 190}, 12),
        ("loose-ends", {"struck": 1, "struck_t": 100}, 72),
    ],
)
def test_a_stage_decides_how_long_a_watch_lasts(stage, values, hours):
    values = {k: v for k, v in values.items() if k != "t"}
    desk = at_stage(stage, start="oct16" if stage == "secret-week" else "oct24", **values)
    assert desk["h"] == hours


def test_a_stage_decides_which_endings_can_fall():
    loose = replace(OCTOBER, overruled_rate={"us": number(99), "ussr": number(99)})
    stages = {k: replace(s, endings=frozenset({"stalemate"})) for k, s in loose.stages.items()}
    desk = Desk(only_events(replace(loose, stages=stages)), hazard=0.0)
    desk.watch()
    assert not desk.ended


def test_a_bargain_moves_the_crisis_on_in_the_very_watch_in_which_it_is_read():
    desk = Desk(scene(QUIET, "oct24", ussr_dread=20))
    desk.watch(us=write(letter("us", "radio", pledge=3, arms=4)))
    facts = desk.watch(ussr=accept("us-3", "radio"))
    assert told(facts, FactKind.STAGE) == ["bargain-struck"]
    assert desk["h"] == 12
    assert "keep-jupiter-word" not in desk.match.view("us").eligible
    assert "no-gloating" in desk.match.view("us").eligible


def test_the_first_way_out_whose_guard_holds_is_taken_and_only_one_a_watch():
    stage = QUIET.stages["secret-week"]
    ways = tuple(replace(w, when=always) for w in stage.transitions if w.to in {"brink", "quarantine"})
    model = replace(QUIET, stages={**QUIET.stages, "secret-week": replace(stage, transitions=ways)})
    facts = Desk(model, start="oct16").watch()
    assert told(facts, FactKind.STAGE) == ["brink"]
