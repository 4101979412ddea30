"""What can be wrong with a tree, a tree file or a replay code, in words for the person who was sent it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.core.sides import Side
from game.saves.problems import SaveProblem

if TYPE_CHECKING:
    from game.history.tree import Root


class Unplayable(ValueError):
    """A decision that cannot be carried out where it stands: it was made under other rules, or never made at all.

    Args:
        because: why, in a clause.
        side: whose choice it is, if one side's.
    """

    def __init__(self, because: str, side: Side | None = None) -> None:
        """Remember why; `played` counts the watches before it, once it is known."""
        super().__init__(because)
        self.because = because
        self.side = side
        self.played = 0


def other_root(ours: Root, theirs: Root) -> SaveProblem:
    """Return the problem of two trees that do not begin alike."""
    return SaveProblem(
        code="other-root",
        because=f"The two trees do not begin alike: {_parted(ours, theirs)}.",
        safe="Neither was touched.",
        mend="Open the other tree as a game of its own.",
    )


def _parted(ours: Root, theirs: Root) -> str:
    if ours.scenario != theirs.scenario:
        return f"one is of {ours.scenario!r}, the other of {theirs.scenario!r}"
    if ours.digest != theirs.digest:
        return f"{ours.scenario!r} was edited between them"
    for name in ("start", "seed", "personas", "hazard", "historical_luck", "nature", "temperament", "attention", "fog"):
        one, two = getattr(ours.setup, name), getattr(theirs.setup, name)
        if one != two:
            return f"{name.replace('_', ' ')} is {one} in one and {two} in the other"
    return "their beginnings have different ids"
