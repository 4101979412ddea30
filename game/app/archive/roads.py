"""The roads of the archive: history, the curated branches beside it, and those a player's own tree holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from game.app.archive.layout import Course
from game.app.letter_book import LetterBook
from game.core.facts import Fact, as_learned
from game.core.letters import Letter
from game.core.sides import Side
from game.history.branch import Branch
from game.history.fold import Fold
from game.history.tree import Landmark, Tree, landmark_of
from game.locale import tr

RoadKind = Literal["history", "curated", "yours"]

HISTORY = "history"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One moment of decision on a road, or its end.

    Args:
        number: 0 at the first moment of decision; the watch played here leads to number + 1.
    """

    number: int
    node: str
    landmark: Landmark


@dataclass(kw_only=True)
class Road:
    """One branch of the archive, from its first moment of decision to where it ends or stands.

    Args:
        about: what is changed on it, or what it is.
        question: a teacher's question, where it has one.
        source: provenance of `about`.
        fetch: plays the branch; a road of a player's own tree can be drawn without it.
        book: its letters, written out.
        reader: the side beyond whose knowledge nothing of the road may be told, as it is still being played; None where
            nothing is hidden any more.
    """

    key: str
    kind: RoadKind
    title: str
    about: str
    question: str
    source: str
    places: tuple[Place, ...]
    fetch: Callable[[], Branch]
    book: LetterBook = field(default_factory=LetterBook)
    reader: Side | None = None

    @cached_property
    def branch(self) -> Branch:
        """The road with the truth at each of its places."""
        return self.fetch()

    def played(self) -> Branch:
        """Return the branch; the same each time."""
        return self.branch

    @property
    def course(self) -> Course:
        """The road as the layout sees it."""
        return Course(
            key=self.key,
            nodes=tuple(place.node for place in self.places),
            hours=tuple(place.landmark.t for place in self.places),
        )

    @cached_property
    def letters(self) -> Mapping[str, Letter]:
        """Every letter of the road by id, as it stands at its end."""
        return {letter.id: letter for letter in self.branch.end.archive}

    def facts_at(self, number: int) -> tuple[Fact, ...]:
        """Return what came true in the watch played at a place, as far as it may be told; empty where none was."""
        watches = self.branch.watches
        facts = watches[number].facts if 0 <= number < len(watches) else ()
        if self.reader is None:
            return facts
        return tuple(as_learned(fact, self.reader) for fact in facts if self.reader in fact.readers)


def road_of_branch(
    key: str, kind: RoadKind, title: str, branch: Branch, *, about: str = "", question: str = "", source: str = ""
) -> Road:
    """Return a branch that was played as a road."""
    crises = (branch.start, *(w.after for w in branch.watches))
    places = tuple(
        Place(number=n, node=node, landmark=landmark_of(branch.model, crisis))
        for n, (node, crisis) in enumerate(zip(branch.nodes, crises, strict=True))
    )
    return Road(
        key=key,
        kind=kind,
        title=title,
        about=about,
        question=question,
        source=source,
        places=places,
        fetch=lambda: branch,
    )


def roads_of_tree(
    tree: Tree, fold: Fold, ending_words: Callable[[str], str], reader: Side | None = None, *, own: bool = True
) -> tuple[Road, ...]:
    """Return one road for each end of a tree that is not hidden; the one the cursor stands on first.

    Args:
        ending_words: what an ending is called.
        reader: the side that plays this tree, as long as it does; see `Road.reader`.
        own: whether it is the player's; roads that came from elsewhere are not called so.
    """
    shown = set(tree.shown())
    ends = list(_shown_ends(tree, shown))
    ends.sort(key=lambda leaf: (tree.cursor not in tree.path(leaf), tree.born[leaf]))
    found = []
    for number, leaf in enumerate(ends, start=1):
        names = [tree.marks_of(node).name.text for node in reversed(tree.path(leaf)) if tree.marks_of(node).name.text]
        end = tree.nodes[leaf].landmark.ending
        if names:
            title = names[0]
        elif own and number == 1 and tree.cursor in tree.path(leaf):
            title = tr("Your desk")
        else:
            title = tr("Your road {number}", number=number) if own else tr("Road {number}", number=number)
            title += f": {ending_words(end)}" if end else ""
        found.append(_road_to(tree, fold, leaf, title, reader))
    return tuple(found)


def _shown_ends(tree: Tree, shown: set[str]) -> Iterable[str]:
    return (node for node in shown if not any(child in shown for child in tree.children[node]))


def _road_to(tree: Tree, fold: Fold, leaf: str, title: str, reader: Side | None) -> Road:
    path = tree.path(leaf)
    return Road(
        key=f"yours-{leaf}",
        kind="yours",
        title=title,
        about=tr("A road you have played."),
        question="",
        source="",
        places=tuple(Place(number=n, node=node, landmark=tree.nodes[node].landmark) for n, node in enumerate(path)),
        fetch=lambda: fold.branch(tree, leaf),
        reader=reader,
    )
