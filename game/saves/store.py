"""The folder of saves: journals of matches, the last autosaves, and named slots.

matches/    one journal a match, growing line by line
autosaves/  copies made whenever a watch is closed; the last ten are kept
slots/      copies that the player named
"""

from __future__ import annotations

import contextlib
import secrets
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from game.saves.atomic import TEMPORARY, write_whole
from game.saves.journal import Journal
from game.saves.lines import read_lines
from game.saves.names import ENDING, safe_name
from game.saves.problems import SaveError, cannot_read, cannot_write
from game.saves.schema import Fell, Header, SavedMatch

AUTOSAVES_KEPT = 10

Kind = Literal["match", "autosave", "slot"]
_FOLDERS: dict[Kind, str] = {"match": "matches", "autosave": "autosaves", "slot": "slots"}
_DAY = 86_400.0


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveEntry:
    """One save in a list, not yet read.

    Args:
        saved: when it was last written, in seconds since 1970.
    """

    name: str
    kind: Kind
    path: Path
    saved: float


class SaveStore:
    """All saves in one folder. Nothing is created before something is saved."""

    def __init__(self, folder: Path) -> None:
        """Use a folder, which need not exist."""
        self.folder = folder

    def begin(self, header: Header) -> Journal:
        """Begin the journal of a new match; see `Journal.problem` for whether it reached the disk."""
        journal = Journal(self._new_journal(header), header, self._autosave)
        journal.start()
        self._sweep()
        return journal

    def resume(self, saved: SavedMatch, *, of: SaveEntry | None = None) -> Journal:
        """Begin a journal that goes on from a save.

        The journal is a file of its own, so two windows that resume the same match cannot spoil each other's. When `of`
        is the match's own journal, it is replaced: its lines are all in the new one.
        """
        journal = Journal(self._new_journal(saved.header), saved.header, self._autosave)
        journal.start(saved)
        if of is not None and of.kind == "match" and journal.problem is None:
            with contextlib.suppress(OSError):
                of.path.unlink(missing_ok=True)
        return journal

    def matches(self) -> tuple[SaveEntry, ...]:
        """Return the journals, newest first."""
        return self._entries("match")

    def autosaves(self) -> tuple[SaveEntry, ...]:
        """Return the autosaves, newest first."""
        return self._entries("autosave")

    def slots(self) -> tuple[SaveEntry, ...]:
        """Return the named saves, newest first."""
        return self._entries("slot")

    def newest(self) -> tuple[SaveEntry, SavedMatch] | None:
        """Return the newest match that opens and is not over, or None. What does not open is passed over."""
        for entry in self.matches():
            with contextlib.suppress(SaveError):
                saved = self.load(entry)
                if not (saved.fell and saved.fell[-1].ending):
                    return entry, saved
        return None

    def load(self, which: str | Path | SaveEntry) -> SavedMatch:
        """Return a saved match: by its entry, by its path, or by the name of a slot, match or autosave.

        Raises:
            SaveError: it is not there, cannot be read, or is not sound.
        """
        if isinstance(which, SaveEntry):
            return _read(which.path, which.name)
        if isinstance(which, Path):
            return _read(which, which.name)
        for entry in (*self.slots(), *self.matches(), *self.autosaves()):
            if which in (entry.name, entry.path.name):
                return _read(entry.path, entry.name)
        return _read(self._path("slot", which), which)

    def save_slot(self, name: str, journal: Journal) -> SaveEntry:
        """Copy the match as it stands into a named slot; a slot of that name is replaced.

        Raises:
            SaveError: the disk refused; the older slot, if any, is untouched.
        """
        path = self._path("slot", name)
        try:
            write_whole(path, journal.text)
            return _entry("slot", path)
        except OSError as error:
            raise SaveError(cannot_write(str(path.parent), error)) from None

    def _autosave(self, journal: Journal, fell: Fell) -> None:
        header = journal.header
        name = f"{header.scenario} {header.match} watch {fell.watch:03} {_stamp()}"
        write_whole(self._path("autosave", name), journal.text)
        for old in self.autosaves()[AUTOSAVES_KEPT:]:
            old.path.unlink(missing_ok=True)

    def _new_journal(self, header: Header) -> Path:
        return self._path("match", f"{_stamp()} {header.scenario} {header.match} {secrets.token_hex(2)}")

    def _path(self, kind: Kind, name: str) -> Path:
        return self.folder / _FOLDERS[kind] / f"{safe_name(name)}{ENDING}"

    def _entries(self, kind: Kind) -> tuple[SaveEntry, ...]:
        def found() -> Iterator[SaveEntry]:
            with contextlib.suppress(OSError):
                for path in (self.folder / _FOLDERS[kind]).glob(f"*{ENDING}"):
                    with contextlib.suppress(OSError):  # somebody else's tidying may take a file from under us
                        yield _entry(kind, path)

        return tuple(sorted(found(), key=lambda e: (e.saved, e.name), reverse=True))

    def _sweep(self) -> None:
        """Remove what crashes left behind, once it is a day old."""
        with contextlib.suppress(OSError):
            for left in self.folder.glob(f"*/.*{TEMPORARY}"):
                if time.time() - left.stat().st_mtime > _DAY:
                    left.unlink(missing_ok=True)


def new_match_id() -> str:
    """Return an id for a new match, unlike any other."""
    return secrets.token_hex(4)


def _stamp() -> str:
    return time.strftime("%Y-%m-%d %H.%M.%S", time.gmtime()) + f".{time.time_ns() // 1_000_000 % 1000:03}"


def _entry(kind: Kind, path: Path) -> SaveEntry:
    return SaveEntry(name=path.name.removesuffix(ENDING), kind=kind, path=path, saved=path.stat().st_mtime)


def _read(path: Path, name: str) -> SavedMatch:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SaveError(cannot_read(name, error)) from None
    return read_lines(data, name)
