"""What people write on a place of the tree. Each mark counts its edits, so that trees of different people merge."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Mark = Literal["name", "note", "star", "pruned"]


@dataclass(frozen=True, slots=True, order=True)
class Text:
    """A text and how often it was written."""

    edits: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Flag:
    """A yes or no and how often it was changed."""

    edits: int = 0
    on: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What is written on one place.

    Args:
        name: a short name.
        note: whatever its reader wants to remember.
        star: whether it was set apart.
        pruned: whether it and all that grew from it are hidden.
    """

    name: Text = Text()
    note: Text = Text()
    star: Flag = Flag()
    pruned: Flag = Flag()

    def named(self, text: str) -> Marks:
        """Return these marks with another name."""
        return replace(self, name=Text(self.name.edits + 1, text))

    def noted(self, text: str) -> Marks:
        """Return these marks with another note."""
        return replace(self, note=Text(self.note.edits + 1, text))

    def starred(self, on: bool) -> Marks:
        """Return these marks with the star set or taken off."""
        return replace(self, star=Flag(self.star.edits + 1, on))

    def cut(self, on: bool) -> Marks:
        """Return these marks with what grows here hidden or shown again."""
        return replace(self, pruned=Flag(self.pruned.edits + 1, on))

    def merged(self, other: Marks) -> Marks:
        """Return the later edit of each mark; of two edits of the same count the greater text stands."""
        return Marks(
            name=max(self.name, other.name),
            note=max(self.note, other.note),
            star=max(self.star, other.star),
            pruned=max(self.pruned, other.pruned),
        )
