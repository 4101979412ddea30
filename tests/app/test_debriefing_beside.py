"""What a debrief lays beside 1962: only what the course of 1962 holds."""

from __future__ import annotations

import pytest

from game.app.debriefing_beside import Beside, letter_pairs
from game.app.lexicon import lexicon_of
from game.app.newgame import model_of
from game.core.facts import Fact, FactKind
from game.core.plans import Acceptance, Plan
from game.history.curated import historical_branch


@pytest.fixture(scope="module")
def model():
    return model_of("october-1962")


@pytest.fixture(scope="module")
def beside(model):
    return Beside(model, historical_branch(model))


@pytest.fixture(scope="module")
def lost(model):
    """The hour at which the U-2 was lost in 1962."""
    facts = [fact for watch in historical_branch(model).watches for fact in watch.facts]
    return next(fact.t for fact in facts if fact.id == "u2-lost")


def fell(event, t):
    return Fact(kind=FactKind.EVENT, id=event, t=t, side=None, readers=frozenset())


def test_something_that_fell_is_told_by_its_hours_from_1962(beside, lost):
    assert beside.of_fact(fell("u2-lost", lost)) == "As in 1962."
    assert beside.of_fact(fell("u2-lost", lost + 18)) == "18 hours later than 1962."
    assert beside.of_fact(fell("u2-lost", lost - 72)) == "3 days sooner than 1962."
    assert beside.of_fact(fell("u2-lost", lost + 24 * 20)) == ""


def test_that_something_never_was_is_said_only_of_what_was_made_for_play(model, beside):
    words = lexicon_of(model)
    past = {fact.id for watch in historical_branch(model).watches for fact in watch.facts}
    for event in model.events:
        if event.id in past:
            continue
        told = beside.of_fact(fell(event.id, 200.0))
        assert told == ("Not in 1962." if words.entry("events", event.id).get("invented") else ""), event.id


def test_a_yes_is_held_against_the_yes_of_1962(beside):
    plan = Plan(accept=Acceptance(letter="ussr-1", channel="cable"))
    struck = beside._struck
    assert beside.of_plan("us", plan, struck - 9, ()) == "The yes came 9 hours sooner than 1962."


def test_without_the_course_of_1962_nothing_is_said(model, lost):
    alone = Beside(model, None)
    assert alone.of_fact(fell("u2-lost", lost)) == ""
    assert alone.of_plan("us", Plan(), 0.0, ()) == ""
    assert letter_pairs((), None) == {}
