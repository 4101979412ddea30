"""A whole match in a made-up language: no English is left in anything that a desk is told."""

from __future__ import annotations

import io

import pytest

from game.app.choices import NewGame
from game.app.newgame import start_session
from game.content import load_model
from game.terminal.reading_room import HELP
from game.terminal.shell import play
from tests.locale.pseudo import spoken_in_pseudo, unmarked
from tests.locale.whole_match import spoken

TYPED = """help
help letter
inbox
read 1
letters
status
map
council
council rusk
forecast
orders
orders line
order 1
order 1
drop 1
order 2
plan
terms
letter back; tone 1; offer pledge 1; ask arms 2
plan
withdraw
undo
tips
log
seal
yes
1
1
inbox
seal
yes
1
1
quit
"""


def sources(model):
    """Return the titles of the bibliography, which are the same in every language."""
    return [str(entry.get("short")) for entry in model.words["sources"].values()]


@pytest.mark.parametrize("side", ["us", "ussr"])
def test_nothing_that_a_desk_is_told_in_the_first_watches_stays_english(side):
    with spoken_in_pseudo():
        told = spoken("first-watch", side, 3)
    assert len(told) > 2000
    assert unmarked(told, sources(load_model("first-watch"))) == []


@pytest.mark.slow
@pytest.mark.parametrize(("side", "seed"), [("us", 5), ("ussr", 5), ("us", 11)])
def test_nothing_that_a_desk_is_told_in_the_whole_crisis_stays_english(side, seed):
    with spoken_in_pseudo():
        told = spoken("october-1962", side, seed)
    assert unmarked(told, sources(load_model("october-1962"))) == []


def test_the_terminal_says_nothing_in_english_but_the_commands_to_be_typed():
    model = load_model("october-1962")
    out = io.StringIO()
    with spoken_in_pseudo():
        session = start_session(NewGame(side="us", start="oct27", seed=7))
        play(session, NewGame(), io.StringIO(TYPED), out, None)
    commands = [name for name, _ in HELP] + ["forecast", "map", "ussr-1 us-1", TYPED]
    ids = [*model.orders, *model.channels, *model.threats, *(term.id for term in model.terms)]
    lines = out.getvalue().split("\n")
    assert len(lines) > 400
    assert unmarked(lines, [*sources(model), *commands, *ids]) == []
