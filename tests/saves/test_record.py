"""The record of games played: written whole, damaged ones set aside, newer ones left alone."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from game.saves import Finished, Record, RecordStore


def an_end(number: int = 1, **other: object) -> Finished:
    row: dict[str, object] = {
        "match": f"m{number}",
        "scenario": "october-1962",
        "desks": ("us",),
        "ending": "quiet-trade",
    }
    row |= {"kind": "settlement", "watches": 30, "letters": 9, "questions": 4, "highest": 71.5}
    return Finished(**{**row, "ended": "2026-01-01T00:00:00+00:00", **other})  # type: ignore[arg-type]


def test_nothing_is_written_before_there_is_something_to_keep(tmp_path: Path) -> None:
    store = RecordStore(tmp_path)
    assert store.record == Record()
    store.keep(Record())
    assert list(tmp_path.iterdir()) == []


def test_what_was_kept_is_read_again(tmp_path: Path) -> None:
    kept = Record((an_end(),), {"source-read": "2026-01-01T00:00:00+00:00"}, frozenset({"DeskScene"}))
    RecordStore(tmp_path).keep(kept)
    store = RecordStore(tmp_path)
    assert store.record == kept
    assert store.trouble is None


def test_the_same_end_of_the_same_match_counts_once_and_another_end_of_it_again() -> None:
    once = Record().with_finished(an_end())
    assert once.with_finished(an_end(ended="2027-01-01T00:00:00+00:00")) == once
    assert len(once.with_finished(an_end(ending="pledge-only")).finished) == 2


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"null",
        b'{"mark": "something else", "format": 1}',
        b'{"mark": "knot-of-war record", "format": "one"}',
        b'{"mark": "knot-of-war record", "format": 1, "finished": 3, "marks": {}, "tips": []}',
        b'{"mark": "knot-of-war record", "format": 1, "finished": [{"match": 1}], "marks": {}, "tips": []}',
        b'{"mark": "knot-of-war record", "format": 1, "finished": [], "marks": {"a": 3}, "tips": []}',
        b"[" * 100_000,
    ],
)
def test_a_damaged_record_is_set_aside_whole_and_told_and_a_new_one_begun(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "record.json").write_bytes(data)
    store = RecordStore(tmp_path)
    assert store.record == Record()
    assert store.trouble is not None
    assert store.trouble.code == "damaged-record"
    aside = [path for path in tmp_path.iterdir() if path.name.startswith("record damaged")]
    assert [path.read_bytes() for path in aside] == [data]
    store.keep(Record((an_end(),)))
    assert RecordStore(tmp_path).record.finished == (an_end(),)


def test_the_record_of_a_newer_version_is_told_and_left_as_it_is(tmp_path: Path) -> None:
    data = json.dumps({"mark": "knot-of-war record", "format": 99, "finished": "otherwise"}).encode()
    (tmp_path / "record.json").write_bytes(data)
    store = RecordStore(tmp_path)
    store.keep(Record((an_end(),)))
    assert store.trouble is not None
    assert store.trouble.code == "newer-record"
    assert (tmp_path / "record.json").read_bytes() == data


def test_a_full_disk_is_told_and_the_record_goes_on_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    store = RecordStore(tmp_path)
    monkeypatch.setattr("game.saves.record.write_whole", full)
    store.keep(Record((an_end(),)))
    assert store.trouble is not None
    assert store.trouble.code == "record-refused"
    assert store.record.finished == (an_end(),)
    monkeypatch.undo()
    store.keep(store.record.with_finished(an_end(2)))
    assert store.trouble is None
    assert len(RecordStore(tmp_path).record.finished) == 2


_WRITER = """
import sys
from pathlib import Path
from game.saves import Record, RecordStore
from tests.saves.test_record import an_end
store = RecordStore(Path(sys.argv[1]))
for number in range(100_000):
    store.keep(store.record.with_finished(an_end(number)))
    print(number + 1, flush=True)
"""


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is POSIX")
def test_a_record_whose_writer_is_killed_at_any_instant_holds_all_that_was_acknowledged(tmp_path: Path) -> None:
    luck = random.Random(1962)
    for attempt in range(4):
        folder = tmp_path / str(attempt)
        writer = subprocess.Popen([sys.executable, "-c", _WRITER, str(folder)], stdout=subprocess.PIPE, text=True)
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(luck.uniform(0.0, 0.15))
        writer.send_signal(signal.SIGKILL)
        heard, _ = writer.communicate()
        acknowledged = max((int(line) for line in heard.split("\n") if line), default=1)
        store = RecordStore(folder)
        assert len(store.record.finished) >= acknowledged
        assert store.trouble is None
