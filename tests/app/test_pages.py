"""Whole matches seen through the pages of a desk: every page says something, and none fails."""

from __future__ import annotations

import pytest

from game.app.assessment import assessment
from game.app.briefing import briefing
from game.app.ending import ending
from game.app.help import content_note, glossary, look_up, sources
from game.app.inbox import inbox, log
from game.app.incident import incident
from game.app.map_table import map_table
from game.app.newgame import model_of
from game.app.status import state_word, status
from game.app.tutorial import lesson
from game.core.phases import Phase
from game.core.plans import Plan

DECIDING = (Phase.DELIBERATE, Phase.SEAL)


@pytest.mark.parametrize(("side", "start", "seed"), [("us", "oct16", 1), ("ussr", "oct16", 2), ("ussr", "oct26", 3)])
def test_a_whole_match_can_be_read_from_first_to_last(begin, play, side, start, seed):
    session = begin(side=side, start=start, seed=seed)
    keys: list[str] = []

    def look(s):
        if s.phase in DECIDING:
            assert briefing(s, side).paragraphs
            assert all(row.strip() for row in status(s, side).speak())
            assert map_table(s, side).speak()
            for item in inbox(s, side):
                assert item.title
                assert item.sender
                assert item.when
        elif s.phase is Phase.INCIDENT:
            asked = incident(s)
            assert asked is not None
            assert asked.text
            assert all(o.label and o.about for o in asked.options)
        elif s.phase is Phase.ASSESS:
            found = assessment(s, side)
            assert found.speak()
            keys.extend(x.key for x in found.events)
        return False

    play(session, until=look)
    pages = ending(session)
    assert pages is not None
    assert pages.title
    assert all(pages.text.values())
    assert pages.cause
    assert all(0 <= a.value <= 100 for axes in pages.axes.values() for a in axes)
    assert pages.reasons
    assert pages.unknown
    assert len(log(session, side)) == len(session.chronicle.pages)
    assert len(keys) == len(set(keys))


def test_a_war_is_traced_to_the_step_that_opened_it(begin, play):
    session = begin()
    session.seal("us", Plan(orders=("air-strike",)))
    play(session)
    pages = ending(session)
    assert pages is not None
    if pages.kind == "war":
        assert "strike the missile sites" in pages.cause.lower()
        assert pages.steps
        assert not any("vote" in x.label.lower() for x in pages.epilogue)


def test_the_rope_of_the_last_watch_moves_by_what_that_watch_did(begin, play):
    session = play(begin(), until=lambda s: s.match.now.ending is not None)
    assert status(session, "us").knot.change == pytest.approx(assessment(session, "us").knot.change)


def test_no_ending_is_told_before_the_end(begin):
    assert ending(begin()) is None
    assert incident(begin()) is None


def test_the_state_of_the_knot_has_five_words():
    words = [state_word(x) for x in (0, 24, 25, 49, 50, 69, 70, 84, 85, 100)]
    assert words == ["Slack"] * 2 + ["Taut"] * 2 + ["Strained"] * 2 + ["Biting"] * 2 + ["Parting"] * 2


def test_the_other_desk_is_seen_only_in_bands(begin):
    theirs = status(begin(), "us").theirs
    assert theirs
    assert all(r.high - r.low > 5 for r in theirs)


def test_every_stage_of_the_tutorial_has_its_tips(begin):
    session = begin(scenario="first-watch", start=None)
    found = lesson(session, "us")
    assert found is not None
    assert found.title
    assert all(tip.text and tip.screen for tip in found.tips)
    assert lesson(begin(), "us") is None


def test_hard_words_persons_and_sources_can_be_looked_up(begin):
    model, session = model_of("october-1962"), begin()
    assert content_note(model)
    assert len(glossary(session, "us")) > 100
    assert len(sources(model)) > 20
    assert look_up(session, "us", "defcon")[0].term == "DEFCON"
    assert look_up(session, "us", "qqqq") == ()
    assert look_up(session, "us", "  ") == ()


def test_who_plays_by_typing_is_not_told_either_what_was_known_only_later(begin):
    session = begin()
    assert "a hundred" not in look_up(session, "us", "tactical nuclear weapon")[0].text
    assert "a hundred" in look_up(session, "ussr", "tactical nuclear weapon")[0].text


def test_a_watch_can_be_taken_back_and_stays_in_the_tree(begin, play, tmp_path):
    from game.app.branching import can_take_back, take_back
    from game.saves import SaveStore

    store = SaveStore(tmp_path)
    session = begin(store=store, information="clear", start="oct24")
    play(session, until=lambda s: s.match.crisis.watch == 4 and s.phase in DECIDING)
    assert can_take_back(session)
    assert take_back(session) is None
    assert session.match.crisis.watch == 3
    assert len(session.tree.nodes) == 4
    assert not can_take_back(begin(store=store))
