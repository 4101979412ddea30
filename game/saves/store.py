"""The folder of saves: journals of matches, the last autosaves, and named slots.

matches/    one journal a match, growing line by line
autosaves/  copies made whenever a watch is closed; the last ten are kept
slots/      copies that the player named
"""

from __future__ import annotations

import contextlib
import secrets
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from game.saves.atomic import TEMPORARY, write_whole
from game.saves.covers import Cover, cover_of, cover_path, put_cover
from game.saves.desk_file import LeftDesk, desk_of, desk_path, put_desk
from game.saves.journal import Journal
from game.saves.lines import read_lines
from game.saves.names import ENDING, safe_name
from game.saves.problems import SaveError, cannot_change, cannot_read, cannot_write, name_taken
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
    """All saves in one folder. Nothing is created before something is saved.

    look: asked for the cover of each save that is made, desk: for what lies unsealed beside it; a window sets both.
    """

    def __init__(self, folder: Path) -> None:
        """Use a folder, which need not exist."""
        self.folder = folder
        self.look: Callable[[], Cover | None] = _no_cover
        self.desk: Callable[[], LeftDesk | None] = _no_desk

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
                cover_path(of.path).replace(cover_path(journal.path))
        if of is not None:
            put_desk(journal.path, desk_of(of.path))
            if of.kind == "match" and journal.problem is None:
                put_desk(of.path, None)
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
        return self._put(path, journal.text, self.look(), self.desk())

    def copy(self, entry: SaveEntry, name: str) -> SaveEntry:
        """Copy any save into a named slot.

        Raises:
            SaveError: a slot has that name already, the save cannot be read, or the disk refused.
        """
        path = self._free_slot(name)
        try:
            data = entry.path.read_bytes()
        except OSError as error:
            raise SaveError(cannot_read(entry.name, error)) from None
        return self._put(path, data, cover_of(entry.path), desk_of(entry.path))

    def rename(self, entry: SaveEntry, name: str) -> SaveEntry:
        """Give a named slot another name.

        Raises:
            SaveError: a slot has that name already, or the disk refused; the save is as it was.
        """
        path = self._free_slot(name)
        try:
            entry.path.rename(path)
        except OSError as error:
            raise SaveError(cannot_change(entry.name, error)) from None
        with contextlib.suppress(OSError):
            cover_path(entry.path).rename(cover_path(path))
        with contextlib.suppress(OSError):
            desk_path(entry.path).rename(desk_path(path))
        return _entry("slot", path)

    def delete(self, entry: SaveEntry) -> None:
        """Delete a save and its cover; one that is gone already is no trouble.

        Raises:
            SaveError: the disk refused.
        """
        try:
            entry.path.unlink(missing_ok=True)
        except OSError as error:
            raise SaveError(cannot_change(entry.name, error)) from None
        put_cover(entry.path, None)
        put_desk(entry.path, None)

    def export(self, entry: SaveEntry, folder: Path) -> Path:
        """Copy a save into a folder under its own name, or the next one that is free, and return the file.

        Raises:
            SaveError: the save cannot be read, or the disk refused.
        """
        try:
            data = entry.path.read_bytes()
        except OSError as error:
            raise SaveError(cannot_read(entry.name, error)) from None
        path = _free(folder, safe_name(entry.name))
        try:
            write_whole(path, data)
        except OSError as error:
            raise SaveError(cannot_write(str(folder), error)) from None
        return path

    def take_in(self, path: Path) -> SaveEntry:
        """Copy a save from elsewhere into a named slot, once it is known to be sound.

        Raises:
            SaveError: it is no save, is damaged, cannot be read, or the disk refused.
        """
        name = path.name.removesuffix(ENDING)
        _read(path, path.name)
        try:
            data = path.read_bytes()
        except OSError as error:
            raise SaveError(cannot_read(path.name, error)) from None
        return self._put(_free(self.folder / _FOLDERS["slot"], safe_name(name)), data, cover_of(path), None)

    def cover(self, entry: SaveEntry) -> Cover | None:
        """Return the picture of a save and its tension, if there is a whole one."""
        return cover_of(entry.path)

    def _put(self, path: Path, data: bytes, cover: Cover | None, desk: LeftDesk | None) -> SaveEntry:
        try:
            write_whole(path, data)
            put_cover(path, cover)
            put_desk(path, desk)
            return _entry("slot", path)
        except OSError as error:
            raise SaveError(cannot_write(str(path.parent), error)) from None

    def _free_slot(self, name: str) -> Path:
        path = self._path("slot", name)
        if path.exists():
            raise SaveError(name_taken(safe_name(name)))
        return path

    def _autosave(self, journal: Journal, fell: Fell) -> None:
        header = journal.header
        name = f"{header.scenario} {header.match} watch {fell.watch:03} {_stamp()}"
        path, cover = self._path("autosave", name), self.look()
        write_whole(path, journal.text)
        for save in (path, journal.path):
            put_cover(save, cover)
        for old in self.autosaves()[AUTOSAVES_KEPT:]:
            old.path.unlink(missing_ok=True)
            put_cover(old.path, None)

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


def _no_cover() -> Cover | None:
    """Where no window is, nothing is seen."""
    return None


def _no_desk() -> LeftDesk | None:
    """Where no window is, nothing lies on a desk."""
    return None


def _free(folder: Path, name: str) -> Path:
    """Return a path in a folder that is not taken: the name, or the name and a number."""
    path, number = folder / f"{name}{ENDING}", 2
    while path.exists():
        path, number = folder / f"{name} {number}{ENDING}", number + 1
    return path


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
