"""Games played: the terminal notes them where the window does, and shows them on request."""

from __future__ import annotations

import io

import pytest

from game.app.choices import NewGame
from game.app.newgame import start_session
from game.app.record_book import book_of
from game.saves import RecordStore, SaveStore
from game.terminal.shell import play
from tests.terminal.conftest import Typist


@pytest.fixture
def store(tmp_path):
    return SaveStore(tmp_path)


def played(store, *afterwards):
    """Play a short match to its end in the terminal; return what was read."""
    session = start_session(NewGame(scenario="first-watch", side="us", seed=3), store)
    sink = io.StringIO()
    play(session, NewGame(), Ended(session, sink, afterwards), sink, store)
    return sink.getvalue()


class Ended(Typist):
    """Types what is given once the match is over, and Enter at last."""

    def __init__(self, session, sink, afterwards):
        super().__init__(session, sink)
        self.afterwards = [*afterwards, ""]

    def next_lines(self):
        if "The match is over." in self.sink.getvalue():
            return [self.afterwards.pop(0)]
        return super().next_lines()


def test_a_match_that_ends_in_the_terminal_is_noted_once_in_the_record_the_window_reads(store):
    told = played(store)
    assert "This end is noted with the games played." in told
    record = RecordStore(store.folder).record
    assert [end.scenario for end in record.finished] == ["first-watch"]
    assert "desk-learned" in record.marks


def test_endings_seen_are_shown_after_a_match_on_request(store):
    told = played(store, "played")
    shown = told.rpartition("GAMES PLAYED")[2]
    book = book_of(RecordStore(store.folder).record)
    seen = [line.name for lines in book.scenarios for line in lines.endings if line.times]
    assert seen
    assert all(name in shown for name in seen)
    assert "1 game to its end" in shown


def test_the_debrief_read_in_the_terminal_counts_among_what_is_worth_doing(store):
    played(store, "debrief", "back")
    assert "debrief-read" in RecordStore(store.folder).record.marks


def test_the_menu_shows_the_record_and_names_no_ending_that_was_not_seen(store):
    sink = io.StringIO()
    play(None, NewGame(), io.StringIO("played\nquit\n"), sink, store)
    told = sink.getvalue()
    assert "No match has come to its end yet." in told
    assert "A settlement not yet seen" in told
    assert "A bargain with a quiet half" not in told


def test_without_saves_nothing_is_noted_and_nothing_is_offered():
    sink = io.StringIO()
    play(None, NewGame(), io.StringIO("quit\n"), sink, None)
    assert "Games played" not in sink.getvalue()
