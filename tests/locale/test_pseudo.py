"""The language made for tests, and what of a match it finds unmarked."""

from __future__ import annotations

import re

import pytest

from game.app.briefing import briefing
from game.app.choices import NewGame
from game.app.lexicon import lexicon_of
from game.app.newgame import start_session
from game.content import load_model
from game.content.texts import NOT_PROSE, texts
from game.locale import tr
from tests.locale.pseudo import pseudo, spoken_in_pseudo, unmarked

_NAMED = re.compile(r"\{[a-z]+\}")
"""What a line names in braces is filled in where it is said."""


@pytest.fixture(scope="module")
def october():
    return load_model("october-1962")


def test_a_text_keeps_its_names_and_grows_by_two_fifths():
    told = pseudo("{who} writes to {whom} about the ships")
    assert "{who}" in told
    assert "{whom}" in told
    assert len(told) >= 1.4 * len("{who} writes to {whom} about the ships") - 4


def test_english_words_are_found_and_words_with_accents_are_not():
    assert unmarked(["[Šéál thé wátčh öxöxö]", "Seal the watch"]) == ["Seal: Seal the watch"]


def test_a_word_may_be_allowed():
    assert unmarked(["Dobrynin"], allowed=["Dobrynin"]) == []


def test_texts_of_the_interface_are_told_in_the_made_up_language():
    with spoken_in_pseudo():
        assert tr("invented for play").startswith("[")
    assert tr("invented for play") == "invented for play"


@pytest.mark.parametrize("scenario", ["october-1962", "black-saturday", "first-watch"])
def test_nothing_of_a_scenarios_words_stays_english(scenario):
    model = load_model(scenario)
    with spoken_in_pseudo():
        words = lexicon_of(model)
        told = [text for f in words._words if f not in NOT_PROSE for _, text in texts(words._words[f], f)]
    assert len(told) > 1000
    assert unmarked(_NAMED.sub("", text) for text in told) == []


def test_letters_are_written_in_the_readers_language(october):
    with spoken_in_pseudo():
        session = start_session(NewGame(side="us", start="oct27", seed=7))
        session.open_watch()
        lines = briefing(session, "us").speak()
    assert any("[" in line for line in lines)
