"""What can be wrong with a tree, a tree file or a replay code, in words for the person who was sent it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from game.core.sides import Side
from game.locale import marked, tr
from game.saves.problems import SaveProblem, newer_format

if TYPE_CHECKING:
    from game.core.definitions import Model
    from game.history.tree import Root, Tree


_EDITED: Final = marked("The place at watch {watch} cannot be reached, because the scenario was edited since: {why}.")
_OTHER_RULES: Final = marked(
    "The place at watch {watch} cannot be reached, because it was played under other rules: {why}."
)


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
        because=tr("The two trees do not begin alike: {why}.", why=_parted(ours, theirs)),
        safe=tr("Neither was touched."),
        mend=tr("Open the other tree as a game of its own."),
    )


def _parted(ours: Root, theirs: Root) -> str:
    if ours.scenario != theirs.scenario:
        return tr("one is of '{one}', the other of '{other}'", one=ours.scenario, other=theirs.scenario)
    if ours.digest != theirs.digest:
        return tr("'{scenario}' was edited between them", scenario=ours.scenario)
    for name in ("start", "seed", "personas", "hazard", "historical_luck", "nature", "temperament", "attention", "fog"):
        one, two = getattr(ours.setup, name), getattr(theirs.setup, name)
        if one != two:
            return tr("{what} is {one} in one and {two} in the other", what=name.replace("_", " "), one=one, two=two)
    return tr("their beginnings have different ids")


def falls_otherwise(tree: Tree, node: str, model: Model, because: str) -> SaveProblem:
    """Return the problem of a place whose decisions do not lead to it under the rules at hand."""
    edited = tree.root.digest != model.digest
    place = tree.nodes[node].landmark
    return SaveProblem(
        code="place-differs",
        because=tr(_EDITED if edited else _OTHER_RULES, watch=place.watch, why=because),
        safe=tr("The tree keeps it, and all places that do not lie behind it are sound."),
        mend=tr("Bring back the scenario as it was, or go on from an earlier place."),
    )


def not_a_tree(name: str, why: str) -> SaveProblem:
    """Return the problem of a file that is no tree file."""
    return SaveProblem(
        code="not-a-tree",
        because=tr("'{name}' is not a tree file of this game: {why}.", name=name, why=why),
        safe=tr("The file was not touched."),
        mend=tr("Choose a file that ends in .kowtree, or have it sent again."),
    )


def newer_tree(name: str, found: int, known: int, made_by: str) -> SaveProblem:
    """Return the problem of a tree file that a later version of the game wrote."""
    return newer_format(name, found, known, made_by, code="newer-tree")


def damaged_tree(name: str, why: str) -> SaveProblem:
    """Return the problem of a tree file that was edited or spoilt on its way."""
    return SaveProblem(
        code="damaged-tree",
        because=tr("'{name}' was changed after it was written: {why}.", name=name, why=why),
        safe=tr("Nothing was taken from it, and the file was not touched."),
        mend=tr("Have it sent again; a replay code of the branch that matters is shorter and survives most ways."),
    )


def not_a_code(why: str) -> SaveProblem:
    """Return the problem of a text that is no replay code."""
    return SaveProblem(
        code="not-a-code",
        because=tr("That is not a replay code of this game: {why}.", why=why),
        safe=tr("Nothing was changed."),
        mend=tr("Copy the whole code, from KOW on."),
    )


def newer_code(found: int, known: int) -> SaveProblem:
    """Return the problem of a code that a later version of the game made."""
    return SaveProblem(
        code="newer-code",
        because=tr("That code is of format {found}; this version reads format {known}.", found=found, known=known),
        safe=tr("Nothing was changed."),
        mend=tr("Update the game to play it, or ask for a code of the older format."),
    )


def damaged_code(why: str) -> SaveProblem:
    """Return the problem of a code that was cut or mistyped."""
    return SaveProblem(
        code="damaged-code",
        because=tr("That code is damaged: {why}.", why=why),
        safe=tr("Nothing was changed."),
        mend=tr("Copy it again from its beginning to its end; a tree file is safer where text is broken into lines."),
    )


def code_of_elsewhere(why: str) -> SaveProblem:
    """Return the problem of a code whose game cannot be begun here."""
    return SaveProblem(
        code="code-of-elsewhere",
        because=tr("That code cannot be played here: {why}.", why=why),
        safe=tr("The code itself is sound."),
        mend=tr("Play it with the scenario it was made with."),
    )


def unwritable_code(why: str) -> SaveProblem:
    """Return the problem of a branch that no code can hold."""
    return SaveProblem(
        code="no-code",
        because=tr("This branch cannot be written as a code: {why}.", why=why),
        safe=tr("The branch is not concerned."),
        mend=tr("Share the tree as a file."),
    )


def too_long_for_qr(letters: int) -> SaveProblem:
    """Return the problem of a code that no QR can hold."""
    return SaveProblem(
        code="too-long-for-qr",
        because=tr("The code has {letters} characters; a QR holds 4,296.", letters=letters),
        safe=tr("The code itself is sound."),
        mend=tr("Share the code as text, or the tree as a file."),
    )
