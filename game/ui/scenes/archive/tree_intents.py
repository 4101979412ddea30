"""What the screens of the archive ask of the director (`game.ui.flow.archive`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.ui.intents import Intent

if TYPE_CHECKING:
    from game.app.archive.roads import Road
    from game.app.choices import NewGame
    from game.app.letter_paper import LetterPaper
    from game.core.sides import Side
    from game.saves.steps import Name, Note, Prune, Star
    from game.ui.scenes.archive.watching_pages import WatchMaker


@dataclass(frozen=True, slots=True)
class OpenWatching(Intent):
    """Read a road from one of its places. number: the place; knew: opened at what each side knew."""

    road: Road
    number: int
    knew: bool = False


@dataclass(frozen=True, slots=True)
class OpenMapThen(Intent):
    """The map of a desk large, as it was in a watch that is being read; `maker` makes the watches of its road."""

    maker: WatchMaker
    number: int
    side: Side


@dataclass(frozen=True, slots=True)
class OpenTakeOver(Intent):
    """Ask how to play on from a place of a road."""

    road: Road
    number: int


@dataclass(frozen=True, slots=True)
class TakeOver(Intent):
    """Begin a match of one's own at a place of a road. new_luck: the dice fall anew from there."""

    road: Road
    number: int
    choices: NewGame
    new_luck: bool


@dataclass(frozen=True, slots=True)
class GoBack(Intent):
    """Go to a place of one's own tree and play on from there."""

    node: str
    new_luck: bool


@dataclass(frozen=True, slots=True)
class OpenMark(Intent):
    """Write a name or a note on a place of one's own tree. text: what stands there."""

    node: str
    what: str
    text: str


@dataclass(frozen=True, slots=True)
class WriteMark(Intent):
    """A mark on a place of one's own tree. back: the screen that asks closes."""

    mark: Name | Note | Star | Prune
    back: bool = False


@dataclass(frozen=True, slots=True)
class OpenShare(Intent):
    """The replay code of a road up to a place."""

    road: Road
    number: int


class TellAgain(Intent):
    """Lay the tree out anew: its reader reads otherwise than when it was laid out."""


class OpenImport(Intent):
    """Ask for a replay code or a tree file."""


@dataclass(frozen=True, slots=True)
class ImportRoad(Intent):
    """Open what was pasted or named. text: a code, or the path of a tree file or save."""

    text: str


@dataclass(frozen=True, slots=True)
class ReadPaper(Intent):
    """One letter of a road in full."""

    paper: LetterPaper
