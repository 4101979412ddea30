"""Journals, autosaves and slots."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from game.app.save_words import save_words
from game.core.plans import CloseWatch, OpenWatch
from game.saves import SaveError, SaveStore, saves_folder
from game.saves.names import safe_name
from tests.saves.conftest import fell, one_watch


def test_what_was_appended_is_what_is_loaded(store, journal, header):
    (entry,) = store.matches()
    saved = store.load(entry)
    assert saved.header == header
    assert saved.steps == one_watch()
    assert saved.fell == (fell(),) * 5
    assert saved.remarks == ()


def test_nothing_is_created_before_something_is_saved(store):
    assert store.matches() == store.autosaves() == store.slots() == ()
    assert store.newest() is None
    assert not store.folder.exists()


def test_each_closed_watch_leaves_an_autosave_and_the_last_ten_are_kept(store, header):
    journal = store.begin(header)
    for watch in range(1, 14):
        journal.keep(OpenWatch(), fell(watch))
        journal.keep(CloseWatch(), fell(watch))
    kept = {store.load(entry).fell[-1].watch for entry in store.autosaves()}
    assert kept == set(range(4, 14))


def test_a_slot_is_a_copy_of_the_match_under_a_name_of_ones_own(store, journal):
    entry = store.save_slot("Before the speech", journal)
    journal.keep(OpenWatch(), fell(2))
    assert entry.name == "Before the speech"
    assert store.load("Before the speech").steps == one_watch()


def test_a_slot_of_the_same_name_is_replaced(store, journal):
    store.save_slot("mine", journal)
    journal.keep(OpenWatch(), fell(2))
    store.save_slot("mine", journal)
    assert len(store.slots()) == 1
    assert len(store.load("mine").steps) == 6


def test_the_newest_match_that_is_not_over_is_resumed(store, header):
    first, second = store.begin(header), store.begin(replace(header, match="ffff0000"))
    first.keep(OpenWatch(), fell())
    second.keep(OpenWatch(), fell(ending="quiet-trade"))
    os.utime(first.path, (1, 1))
    entry, saved = store.newest()
    assert entry.path == first.path
    assert saved.header.match == header.match


def test_a_newest_match_that_does_not_open_is_passed_over(store, journal):
    (store.folder / "matches" / "zz.kow").write_bytes(b"\x00\xff" * 99)
    assert store.newest()[0].path == journal.path


def test_a_resumed_match_goes_on_in_a_new_journal_and_replaces_the_old_one(store, journal):
    (entry,) = store.matches()
    resumed = store.resume(store.load(entry), of=entry)
    resumed.keep(OpenWatch(), fell(2))
    (now,) = store.matches()
    assert now.path != entry.path
    assert store.load(now).steps == (*one_watch(), OpenWatch())


def test_two_windows_that_resume_the_same_match_do_not_spoil_each_others_journal(store, journal):
    (entry,) = store.matches()
    saved = store.load(entry)
    here, there = store.resume(saved, of=entry), store.resume(saved, of=entry)
    here.keep(OpenWatch(), fell(2))
    there.keep(OpenWatch(), fell(3))
    assert {store.load(e).fell[-1].watch for e in store.matches()} == {2, 3}


def test_playing_on_from_a_slot_leaves_the_slot_alone(store, journal):
    slot = store.save_slot("mine", journal)
    store.resume(store.load(slot), of=slot).keep(OpenWatch(), fell(2))
    assert len(store.load("mine").steps) == 5


def test_a_journal_that_somebody_deletes_is_written_again_whole(store, journal):
    journal.path.unlink()
    assert journal.keep(OpenWatch(), fell(2)) is None
    assert len(store.load(store.matches()[0]).steps) == 6


def test_a_save_can_be_loaded_by_its_path(store, journal, tmp_path):
    elsewhere = tmp_path / "from a friend.kow"
    elsewhere.write_bytes(journal.path.read_bytes())
    assert store.load(elsewhere).steps == one_watch()


def test_an_unknown_name_is_refused_in_words(store):
    with pytest.raises(SaveError) as refused:
        store.load("never saved")
    assert refused.value.problem.code == "cannot-read"


@pytest.mark.parametrize(
    ("wanted", "safe"),
    [
        ("Before the speech", "Before the speech"),
        ("../../etc/passwd", "-..-etc-passwd"),
        ("..", "save"),
        ("", "save"),
        ("CON", "CON save"),
        ("lpt1.txt", "lpt1.txt save"),
        ("Письмо Хрущёва", "Письмо Хрущёва"),
        ("a/b\\c:d*e?f", "a-b-c-d-e-f"),
        ("tab\tand\nline", "tab-and-line"),
        ("x" * 500, "x" * 60),
    ],
)
def test_names_of_saves_are_safe_on_every_system(wanted, safe):
    assert safe_name(wanted) == safe


def test_a_save_is_told_in_one_line(store, journal):
    saved = store.load(store.matches()[0])
    assert save_words(saved).line == "October 1962 · Washington's desk · watch 1, 16 Oct 18:00"


def test_saves_lie_where_the_player_says(monkeypatch, tmp_path):
    monkeypatch.setenv("KNOT_OF_WAR_HOME", str(tmp_path))
    assert saves_folder() == tmp_path / "saves"
    assert saves_folder("/elsewhere") == Path("/elsewhere")
    monkeypatch.delenv("KNOT_OF_WAR_HOME")
    assert "knot-of-war" in str(saves_folder())


def test_what_a_crash_left_behind_is_swept_away_after_a_day(store, journal, header):
    left = store.folder / "slots" / ".mine.kow.12345678.tmp"
    left.parent.mkdir(parents=True)
    left.write_bytes(b"half")
    os.utime(left, (1, 1))
    SaveStore(store.folder).begin(header)
    assert not left.exists()
