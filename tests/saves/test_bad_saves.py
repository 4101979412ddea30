"""Saves that were cut, edited, swapped or never were saves; disks that refuse."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.core.plans import OpenWatch
from game.saves import SaveError
from game.saves.lines import header_line, read_lines, step_line
from game.saves.migrations import climb
from tests.saves.conftest import fell, one_watch


@pytest.fixture
def text(journal):
    return journal.text


def _code(data):
    with pytest.raises(SaveError) as refused:
        read_lines(data, "x")
    problem = refused.value.problem
    assert problem.because
    assert problem.safe
    assert problem.mend
    return problem.code


def test_a_save_cut_anywhere_in_its_last_line_opens_without_that_line_and_says_so(text):
    last = text.rstrip(b"\n").rfind(b"\n") + 1
    for cut in range(last + 1, len(text) - 1):
        saved = read_lines(text[:cut], "x")
        assert saved.steps == one_watch()[:4]
        assert "not completely on disk" in saved.remarks[0]


def test_a_save_that_lacks_only_its_last_newline_is_whole(text):
    assert read_lines(text[:-1], "x").steps == one_watch()


def test_a_save_with_zeros_where_its_last_line_should_be_opens_without_it(text):
    assert read_lines(text + b"\x00" * 512, "x").steps == one_watch()


def test_a_save_with_an_edited_line_is_refused_and_says_which_and_what_is_sound(text):
    edited = text.replace(b'"quarantine"', b'"air-strike"')
    assert edited != text
    with pytest.raises(SaveError) as refused:
        read_lines(edited, "x")
    assert refused.value.problem.code == "changed-save"
    assert "line 3" in refused.value.problem.because
    assert "2 lines before it are sound" in refused.value.problem.safe


def test_a_save_that_lost_a_line_in_the_middle_is_refused(text):
    lines = text.splitlines(keepends=True)
    assert _code(b"".join(lines[:2] + lines[3:])) == "changed-save"


def test_a_save_whose_lines_changed_places_is_refused(text):
    lines = text.splitlines(keepends=True)
    lines[2], lines[3] = lines[3], lines[2]
    assert _code(b"".join(lines)) == "changed-save"


def test_a_save_spoilt_in_the_middle_is_refused(text):
    middle = len(text) // 2
    assert _code(text[:middle] + b"\xff\xfe\x00" + text[middle + 3 :]) == "changed-save"


def test_a_header_with_a_key_too_many_is_refused(header):
    line, _ = header_line(header)
    content = json.loads(line)
    content["cheat"] = True
    assert _code(json.dumps(content).encode()) == "changed-save"


def test_a_seed_out_of_range_is_refused(header):
    from dataclasses import replace

    line, _ = header_line(replace(header, setup=replace(header.setup, seed=-1)))
    assert _code(line) == "bad-header"


def test_a_newer_save_is_refused_in_plain_words(text):
    newer = text.replace(b'"format":2', b'"format":3')
    with pytest.raises(SaveError) as refused:
        read_lines(newer, "x")
    assert refused.value.problem.code == "newer-save"
    assert "newer version" in refused.value.problem.because


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n\n",
        b"PK\x03\x04" + bytes(range(256)) * 4,
        b"{}",
        b"[]\n",
        b'{"game": "chess"}',
        b"[" * 100_000,
        b'{"game": "knot-of-war match", "format": 1' + b"9" * 5000 + b"}",
        "scenario: october-1962\n".encode("utf-16"),
    ],
)
def test_what_is_no_save_is_refused(data):
    assert _code(data) == "not-a-save"


def test_a_command_that_makes_no_sense_is_refused_even_if_the_chain_holds(header):
    first, link = header_line(header)
    second, _ = step_line(7, OpenWatch(), fell(), link)
    assert _code(first + second) == "changed-save"


@given(st.binary(max_size=300))
def test_no_bytes_make_the_reader_stumble(data):
    assert _code(data) in {"not-a-save", "bad-header", "changed-save", "newer-save"}


@settings(max_examples=200)
@given(at=st.floats(0, 1), byte=st.integers(0, 255))
def test_a_save_with_one_byte_changed_opens_as_it_was_or_shorter_with_a_remark_or_not_at_all(at, byte):
    text = _TEXT
    where = min(int(at * len(text)), len(text) - 1)
    bent = text[:where] + bytes([byte]) + text[where + 1 :]
    try:
        saved = read_lines(bent, "x")
    except SaveError:
        return
    assert saved.steps == one_watch()[: len(saved.steps)]
    assert len(saved.steps) == 5 or saved.remarks


def _sample() -> bytes:
    from game.core.crisis import Setup
    from game.saves import Header, Seats

    header = Header(
        scenario="s",
        scenario_digest="d",
        setup=Setup(scenario="s", start="a", seed=1, personas=("k", "n")),
        seats=Seats(us="person", ussr="n"),
        made_by="0",
        match="m",
        began="now",
        title="t",
        zero="z",
    )
    line, link = header_line(header)
    lines = [line]
    for number, command in enumerate(one_watch(), start=1):
        line, link = step_line(number, command, fell(), link)
        lines.append(line)
    return b"".join(lines)


_TEXT = _sample()


def test_an_old_format_climbs_step_by_step():
    steps = {
        1: lambda lines: [{**x, "two": True} for x in lines],
        2: lambda lines: [{**x, "three": True} for x in lines],
    }
    assert climb([{"a": 1}], 1, steps) == [{"a": 1, "two": True, "three": True}]


def test_a_save_of_format_1_opens_with_all_its_steps():
    saved = read_lines((Path(__file__).parent / "fixtures" / "format-1.kow").read_bytes(), "x")
    assert saved.steps == one_watch()
    assert saved.header.seats.us == "person"
    assert saved.remarks == ()


def test_a_disk_that_fills_up_stops_nothing_and_loses_nothing(store, journal, monkeypatch):
    whole = os.fsync

    def full(_handle):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    problem = journal.keep(OpenWatch(), fell(2))
    assert problem is not None
    assert problem.code == "cannot-write"
    assert "No space left" in problem.because
    with pytest.raises(SaveError):
        store.save_slot("mine", journal)
    monkeypatch.setattr(os, "fsync", whole)
    assert journal.keep(OpenWatch(), fell(3)) is None
    saved = store.load(store.matches()[0])
    assert saved.steps == (*one_watch(), OpenWatch(), OpenWatch())
    assert store.slots() == ()


def test_a_folder_that_cannot_be_made_is_told_and_the_game_goes_on(tmp_path, header):
    from game.saves import SaveStore

    (tmp_path / "saves").write_text("a file where the folder should be")
    store = SaveStore(tmp_path / "saves")
    journal = store.begin(header)
    assert journal.problem is not None
    assert journal.keep(OpenWatch(), fell()) is not None
    assert journal.steps == 1
    assert store.newest() is None
    Path(tmp_path / "saves").unlink()
    assert journal.keep(OpenWatch(), fell()) is None
    assert len(store.load(store.matches()[0]).steps) == 2
