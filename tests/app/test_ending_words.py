"""Words of endings: a war that nobody ordered is told otherwise, a lesson has no years after it."""

from __future__ import annotations

import pytest

from game.app.causes import opened
from game.app.ending import _entry, ending
from game.app.lexicon import lexicon_of
from game.app.newgame import model_of
from game.core.sides import SIDES
from game.ui.showroom.matches import reached
from game.ui.showroom.points import at_war, unsettled

MISTAKES = ("mistaken-launch-us", "mistaken-launch-ussr", "war-by-mistake")


@pytest.mark.parametrize("cause", MISTAKES)
def test_a_war_by_mistake_speaks_of_no_signed_orders_before_it_and_says_that_it_did_not_happen(cause):
    words = lexicon_of(model_of("october-1962"))
    plain, told = _entry(words, "general-war", None), _entry(words, "general-war", cause)
    for side in SIDES:
        assert told[side] != plain[side]
        assert "signed" not in told[side]
        assert told[side].endswith("In 1962 it did not happen.")
    assert told["title"] == plain["title"]


def test_every_cause_with_words_of_its_own_is_an_event_of_the_rules():
    model = model_of("october-1962")
    known = {event.id for event in model.events} | {then.id for event in model.events for then in event.then}
    words = lexicon_of(model)
    for name in words.keys("endings"):
        for cause in words.entry("endings", name).get("by", {}):
            assert cause in known


def test_what_opened_a_war_has_one_colon_at_most():
    session = reached(at_war, start="oct27", side="us")
    pages = ending(session)
    assert all(step.text.count(": ") <= 1 for step in pages.steps)
    words = lexicon_of(session.match.model)
    told = opened(words, "second-plane:full-strike")
    assert ":" not in told
    assert told.endswith(")")


def test_a_lesson_tells_of_no_years_after_it():
    pages = ending(reached(unsettled, scenario="first-watch", side="us"))
    assert pages.epilogue == ()
    assert pages.cause == "The lesson ends here. The crisis does not."


def test_a_war_that_came_of_an_event_by_chance_names_the_event_first():
    def spread(session):
        end = session.match.crisis.ending
        return at_war(session) and str(end.cause).startswith("blow-spreads")

    cause = ending(reached(spread, scenario="black-saturday", start="oct26", side="ussr")).cause
    assert "strike without an order, and then the fighting spreads." in cause


@pytest.mark.parametrize("name", ["public-trade", "trade-revealed", "soviet-climbdown", "american-climbdown"])
def test_the_weekend_tells_of_no_weeks_that_it_does_not_play(name):
    entry = lexicon_of(model_of("black-saturday")).entry("endings", name)
    for side in SIDES:
        assert "By Monday" in entry[side]
        assert "The missiles left" not in entry[side]
