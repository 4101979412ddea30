"""What the front of the house asks of the director: the first page, the notice, the record, and the care of saves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.ui.intents import Intent

if TYPE_CHECKING:
    from game.saves import SaveEntry


class LeaveFirstStart(Intent):
    """The first page has been read: keep what was chosen there, and show the notice."""


class OpenRecordBook(Intent):
    """Games played, endings seen, habits."""


class AskForgetRecord(Intent):
    """Ask whether the record shall be emptied."""


class ForgetRecord(Intent):
    """Empty the record."""


@dataclass(frozen=True, slots=True)
class AskDelete(Intent):
    """Ask whether a save shall be deleted."""

    entry: SaveEntry


@dataclass(frozen=True, slots=True)
class DeleteSave(Intent):
    """Delete a save."""

    entry: SaveEntry


@dataclass(frozen=True, slots=True)
class OpenNaming(Intent):
    """Ask for a name. copy: for a copy of the save; else the save itself gets it."""

    entry: SaveEntry
    copy: bool


@dataclass(frozen=True, slots=True)
class NameSave(Intent):
    """Give a save a name, or make a copy under it."""

    entry: SaveEntry
    name: str
    copy: bool


@dataclass(frozen=True, slots=True)
class ExportSave(Intent):
    """Copy a save into the folder for taking elsewhere."""

    entry: SaveEntry


class OpenTakeIn(Intent):
    """Choose a save from elsewhere."""


@dataclass(frozen=True, slots=True)
class TakeIn(Intent):
    """Copy a save from elsewhere in among the named ones. path: of its file."""

    path: str
