"""The record: how finished matches went, marks earned and tips seen, in one small file beside the saves.

It never leaves the machine. The file is written whole or not at all; one that cannot be understood is set aside under
another name and told, and one that a newer version wrote is left as it is and not written to.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any, Final

from game.saves.atomic import write_whole
from game.saves.problems import SaveProblem, damaged_record, newer_record, record_refused

FORMAT: Final = 1
"""The format this version writes."""
NAME: Final = "record.json"
_MARK: Final = "knot-of-war record"
_MOST: Final = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """One way in which a match came to its end.

    Args:
        match: id of the match; a match that goes back and ends otherwise is told once for each end.
        desks: the sides that persons held.
        kind: settlement, stalemate, overruled or war.
        watches, letters, questions: how many were played, sent and answered by persons.
        highest: the highest tension of the match, 0 to 100.
        ended: when, in real time (ISO 8601, UTC).
    """

    match: str
    scenario: str
    desks: tuple[str, ...]
    ending: str
    kind: str
    watches: int
    letters: int
    questions: int
    highest: float
    ended: str


@dataclass(frozen=True, slots=True)
class Record:
    """All that is kept.

    Args:
        finished: oldest first.
        marks: by id, when each was earned (ISO 8601, UTC).
        tips: ids of the tips that were shown once.
    """

    finished: tuple[Finished, ...] = ()
    marks: Mapping[str, str] = field(default_factory=dict)
    tips: frozenset[str] = frozenset()

    def with_finished(self, found: Finished) -> Record:
        """Return the record with one more end; the same end of the same match counts once, when it first came."""
        if found.match and any((x.match, x.ending) == (found.match, found.ending) for x in self.finished):
            return self
        return replace(self, finished=(*self.finished, found)[-_MOST:])


class RecordStore:
    """The record in a folder. Nothing is created before there is something to keep."""

    def __init__(self, folder: Path) -> None:
        """Use a folder, which need not exist. `have_written` may put the writing off, but never change its order."""
        self.path = folder / NAME
        self.have_written: Callable[[Callable[[], None]], None] = lambda write: write()
        self.trouble: SaveProblem | None = None
        self._known: Record | None = None
        self._closed = False  # a newer version's file is read by that version alone

    @property
    def record(self) -> Record:
        """The record as it stands; `trouble` says what was wrong with its file, if anything was."""
        if self._known is None:
            self._known = self._read()
        return self._known

    def keep(self, record: Record) -> None:
        """Keep a record; a disk that refuses is told in `trouble`, and nothing else stops."""
        if record == self.record or self._closed:
            return
        self._known = record
        self.have_written(partial(self._write, record))

    def _write(self, record: Record) -> None:
        try:
            write_whole(self.path, _written(record))
        except OSError as error:
            self.trouble = record_refused(str(self.path), error)
        else:
            self.trouble = None

    def _read(self) -> Record:
        try:
            data = self.path.read_bytes()
        except FileNotFoundError:
            return Record()
        except OSError as error:
            self._closed = True
            self.trouble = record_refused(str(self.path), error)
            return Record()
        try:
            found = json.loads(data)
            if found["mark"] != _MARK or type(found["format"]) is not int:
                raise ValueError("no record of this game")
            if found["format"] > FORMAT:
                self._closed = True
                self.trouble = newer_record(str(self.path))
                return Record()
            return _understood(found)
        except (ValueError, KeyError, TypeError, RecursionError):
            self._set_aside()
            return Record()

    def _set_aside(self) -> None:
        aside = self.path.with_name(f"record damaged {time.strftime('%Y-%m-%d %H.%M.%S', time.gmtime())}.json")
        try:
            self.path.replace(aside)
        except OSError as error:
            self._closed = True
            self.trouble = record_refused(str(self.path), error)
        else:
            self.trouble = damaged_record(str(aside))


def _written(record: Record) -> bytes:
    whole = {
        "mark": _MARK,
        "format": FORMAT,
        "finished": [asdict(x) for x in record.finished],
        "marks": dict(sorted(record.marks.items())),
        "tips": sorted(record.tips),
    }
    return json.dumps(whole, ensure_ascii=False, indent=1).encode()


def _understood(found: Mapping[str, Any]) -> Record:
    """Return what a file says.

    Raises:
        KeyError, TypeError, ValueError: it does not make sense.
    """
    marks, tips = found["marks"], found["tips"]
    if not isinstance(marks, dict) or not all(isinstance(x, str) for x in (*marks.values(), *tips)):
        raise ValueError("marks and tips are texts")
    return Record(tuple(_finished(x) for x in found["finished"]), dict(marks), frozenset(tips))


def _finished(row: Mapping[str, Any]) -> Finished:
    for name, kind in (("match", str), ("scenario", str), ("ending", str), ("kind", str), ("ended", str)):
        _one_of(row[name], kind)
    for name in ("watches", "letters", "questions"):
        _one_of(row[name], int)
    highest = float(row["highest"])
    if not 0 <= highest <= 100:
        raise ValueError("tension goes from 0 to 100")
    return Finished(**{**row, "desks": tuple(_one_of(x, str) for x in row["desks"]), "highest": highest})


def _one_of(value: Any, kind: type) -> Any:
    if type(value) is not kind:
        raise TypeError(f"{kind.__name__} expected")
    return value
