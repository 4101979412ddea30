"""What a journal takes beside the commands of the rules: moves in the tree of watches, and what is written on it."""

from __future__ import annotations

from dataclasses import dataclass

from game.core.plans import Command


@dataclass(frozen=True, slots=True, kw_only=True)
class Luck:
    """The dice of a game from some moment on.

    Args:
        seed: whole number, 0 to 2**63 - 1.
        historical: whether events with a historical hour fall then and only then.
    """

    seed: int
    historical: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewind:
    """Go to the opening of a watch already reached; what was begun here is left."""

    node: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeLuck:
    """Take a new luck for the watch that opens now and all after it."""

    luck: Luck


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """Name a place; an empty text takes the name off."""

    node: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Write a note on a place; an empty text takes it off."""

    node: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Star:
    """Set a place apart, or no longer."""

    node: str
    on: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Prune:
    """Hide a place and all that grew from it, or show it again."""

    node: str
    on: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Graft:
    """Take in the places of another tree.

    Args:
        tree: a whole tree file, as text.
    """

    tree: str


Move = Rewind | TakeLuck | Name | Note | Star | Prune | Graft
Step = Command | Move
