"""Every kind of malformed plan is refused with its own code, leaves the match as it was, and is explained."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from game.core.legality import plan_cost
from game.core.letters import Clause, ClauseKind, LetterDraft
from game.core.match import decide, open_match
from game.core.plans import Acceptance, Answer, CloseWatch, OpenWatch, Plan, Refusal, Seal
from tests.core.desk import QUIET, Desk, accept, blow, letter, only_events, orders, setup, write

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")
CORE = ROOT / "game" / "core"
CODES = sorted(
    {
        code
        for file in (CORE / "legality.py", CORE / "match.py")
        for code in re.findall(r"code=\"([a-z-]+)\"", file.read_text(encoding="utf-8"))
    }
)


def clause(term, level, kind="offer", **more):
    return Clause(term=term, level=level, kind=ClauseKind(kind), **more)


def one_clause(*clauses, channel="cable"):
    return write(LetterDraft(channel=channel, tone=0, clauses=clauses))


MALFORMED = {
    "no-blows": blow("cease-us"),
    "order-unknown": orders("nuke-em"),
    "order-twice": orders("alert-two", "alert-two"),
    "order-closed": orders("press-il28"),
    "orders-conflict": orders("strict-line", "selective-line"),
    "channel-unknown": write(LetterDraft(channel="pigeon", tone=0)),
    "channel-twice": write(letter("us", "cable"), letter("us", "cable", 1)),
    "tone": write(letter("us", "cable", 0.3)),
    "deadline": write(letter("us", "cable", deadline=169)),
    "answers-unread": write(letter("us", "cable", answers="ussr-9")),
    "clause-twice": one_clause(clause("pledge", 1), clause("pledge", 2)),
    "threat-unknown": one_clause(clause("berlin", 1, "threat")),
    "clause-unknown": one_clause(clause("pledge", 9)),
    "clause-not-yours": one_clause(clause("arms", 4, "offer")),
    "refusal-level": one_clause(clause("jupiters", 1, "refusal")),
    "secret-in-public": one_clause(clause("pledge", 2, "offer", secret=True), channel="radio"),
    "too-much-for-channel": one_clause(clause("jupiters", 4)),
    "withdraw-unknown": Plan(letters=(letter("us", "cable"),), withdraw=("us-1",)),
    "nothing-to-accept": accept("ussr-1", "radio"),
    "attention": orders("consult-allies", "send-word-us", "brief-congress"),
}

MORE = [
    ("order-closed", orders("work-night")),
    ("order-closed", orders("speech")),
    ("orders-conflict", orders("alert-two", "alert-down")),
    ("tone", write(letter("us", "cable", -2.5))),
    ("tone", write(letter("us", "cable", float("nan")))),
    ("tone", write(letter("us", "cable", float("inf")))),
    ("deadline", write(letter("us", "cable", deadline=-1))),
    ("answers-unread", write(letter("us", "cable", answers="us-1"))),
    ("threat-unknown", one_clause(clause("strike", 0, "threat"))),
    ("threat-unknown", one_clause(clause("strike", 3, "threat"))),
    ("clause-unknown", one_clause(clause("pledge", -1))),
    ("clause-unknown", one_clause(clause("moon", 1))),
    ("clause-not-yours", one_clause(clause("pledge", 1, "demand"))),
    ("clause-not-yours", one_clause(clause("arms", 0, "refusal"))),
    ("secret-in-public", one_clause(clause("jupiters", 2), channel="radio")),
    ("too-much-for-channel", one_clause(clause("pledge", 3), channel="feeler")),
    ("attention", write(letter("us", "cable"), letter("us", "radio"), letter("us", "back"))),
]


@pytest.mark.parametrize(("code", "plan"), [*MALFORMED.items(), *MORE])
def test_a_malformed_plan_is_refused_with_its_code(code, plan):
    assert Desk().refusal("us", plan) == code


def test_a_withdrawal_that_nobody_would_hear_of_is_refused():
    desk = Desk(start="oct26")
    assert desk.refusal("ussr", Plan(withdraw=("ussr-3",))) == "withdraw-unsaid"


def test_a_yes_is_said_alone_by_a_channel_that_can_carry_it_and_once():
    desk = Desk(start="oct26")
    yes = Acceptance(letter="ussr-3", channel="back")
    assert desk.refusal("us", Plan(accept=yes, letters=(letter("us", "radio"),))) == "accept-alone"
    assert desk.refusal("us", accept("ussr-3", "un")) == "accept-channel"
    assert desk.refusal("us", accept("ussr-3", "nowhere")) == "accept-channel"
    assert desk.refusal("us", accept("ussr-2", "back")) == "nothing-to-accept"
    desk.watch(us=write(letter("us", "feeler"), letter("us", "cable")))
    if "cable" in desk.match.view("us").busy:
        assert desk.refusal("us", accept("ussr-3", "cable")) == "channel-busy"
    desk.watch(us=accept("ussr-3", "back"))
    if desk["struck"] == 0:
        assert desk.refusal("us", accept("ussr-3", "radio")) == "yes-under-way"
        desk.watch()
    assert desk.refusal("us", accept("ussr-3", "radio")) in {"nothing-to-accept", "already-struck"}


def test_a_closed_channel_is_refused():
    assert Desk(start="oct16").refusal("us", write(letter("us", "radio"))) == "channel-closed"


def test_while_blows_are_exchanged_only_an_open_move_is_legal():
    desk = Desk(start="oct20")
    desk.watch(us=orders("air-strike"))
    assert desk.refusal("us", Plan()) == "blow-closed"
    assert desk.refusal("us", blow("cease-ussr")) == "blow-closed"
    assert desk.refusal("us", Plan(blow="cease-us", orders=("alert-down",))) == "only-blows"
    assert desk.refusal("us", write(letter("us", "cable"))) == "only-blows"


def test_a_command_out_of_its_phase_is_refused_and_says_what_the_phase_takes():
    match = open_match(QUIET, setup("oct24"))
    for command in (Seal(by="us", plan=Plan()), Answer(by="us", question="x", option="y"), CloseWatch()):
        refused = decide(match, command)
        assert isinstance(refused, Refusal)
        assert refused.code == "phase"
        assert "open-watch" in refused.mend
    opened = decide(match, OpenWatch())
    assert not isinstance(opened, Refusal)
    again = decide(opened, OpenWatch())
    assert isinstance(again, Refusal)
    sealed = decide(opened, Seal(by="us", plan=Plan()))
    assert not isinstance(sealed, Refusal)
    twice = decide(sealed, Seal(by="us", plan=Plan()))
    assert isinstance(twice, Refusal)
    assert twice.code == "phase"


def test_an_answer_must_be_the_askeds_own_and_open():
    desk = Desk(only_events(QUIET, "tanker-hailed"))
    desk.seal()
    key = desk.question.key
    for command, code in (
        (Answer(by="ussr", question=key, option="wave-on"), "not-asked"),
        (Answer(by="us", question="stray", option="wave-on"), "not-asked"),
        (Answer(by="us", question=key, option="board"), "option-closed"),
    ):
        refused = decide(desk.match, command)
        assert isinstance(refused, Refusal)
        assert refused.code == code


def test_the_cost_of_a_plan_is_what_its_parts_cost():
    assert plan_cost(QUIET, Plan()) == 0
    assert plan_cost(QUIET, orders("consult-allies", "alert-two")) == 3
    assert plan_cost(QUIET, write(letter("us", "cable"), letter("us", "back"))) == 3
    assert plan_cost(QUIET, accept("ussr-1", "radio")) == 1


def test_all_refusals_are_tried_here():
    text = Path(__file__).read_text(encoding="utf-8")
    untried = [code for code in CODES if f'"{code}"' not in text.partition("def test_all_refusals")[0]]
    assert not untried


@pytest.mark.parametrize("code", CODES)
def test_a_refusal_has_an_entry_with_a_bad_and_a_good_example(code):
    entry = PAGE.partition(f"\n#### {code}\n")[2].partition("\n#")[0]
    assert entry, f"docs/errors.md has no entry for {code}"
    assert "Bad: " in entry
    assert "Good: " in entry
