"""The archive of one scenario: its history and curated branches, and beside them the tree of the match in play."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from game.app.archive.picture import TreePicture, Written, picture_of
from game.app.archive.roads import HISTORY, Road, road_of_branch, roads_of_tree
from game.app.archive.watching import source_line
from game.app.lexicon import lexicon_of
from game.core.definitions import Model
from game.core.sides import Side
from game.history.curated import Curated, branch_of, curated, has_history, historical_branch
from game.history.fold import Fold
from game.history.tree import Tree
from game.locale import marked, tr

_ABOUT = marked("What was done and what fell in 1962, as far as the rules can follow it.")


@dataclass(slots=True, kw_only=True)
class Archive:
    """What can be looked at from one chair.

    Args:
        roads: history first, then the roads of the player's own tree, then the curated branches by the hour at which
            they part.
        tree: the player's own, if a match is in play; `fold` plays its roads, `reader` still plays it.
    """

    model: Model
    roads: tuple[Road, ...]
    tree: Tree | None = None
    curated: Mapping[str, Curated] = field(default_factory=dict)
    fold: Fold | None = None
    reader: Side | None = None

    def road(self, key: str) -> Road:
        """Return a road by its key.

        Raises:
            KeyError: there is none.
        """
        for road in self.roads:
            if road.key == key:
                return road
        raise KeyError(key)

    def written_on(self, tree: Tree) -> Archive:
        """Return the archive of the same match after a mark was written on its tree; no road is played again."""
        if self.fold is None:
            return self
        words, known = lexicon_of(self.model), {road.key: road for road in self.roads}
        own = roads_of_tree(tree, self.fold, lambda ending: words.label("endings", ending), self.reader)
        for road in own:
            before = known.get(road.key)
            if before is not None:
                road.fetch, road.book = before.played, before.book
        roads = [road for road in self.roads if road.kind != "yours"]
        first = 1 if roads and roads[0].key == HISTORY else 0
        return replace(self, roads=(*roads[:first], *own, *roads[first:]), tree=tree)

    def picture(self, *, only_history: bool = False) -> TreePicture:
        """Return the sheet on which the roads lie.

        Args:
            only_history: leave out what did not happen, but for the player's own roads.
        """
        shown = [road for road in self.roads if not (only_history and road.kind == "curated")]
        return picture_of(
            self.model, shown, here=None if self.tree is None else self.tree.cursor, written=_written(self.tree)
        )


def open_archive(
    model: Model, tree: Tree | None = None, fold: Fold | None = None, reader: Side | None = None
) -> Archive:
    """Return the archive of a scenario, with the tree of the match in play if there is one.

    Playing history and its branches takes about half a second the first time; call it beside a window.

    Args:
        reader: the side that is still playing the tree: of its roads nothing is told that it has not learned.

    Raises:
        ContentError: the scenario's branches are wrong; `knot-of-war check` tells the same.
        SaveError: a road of the tree cannot be played under these rules.
    """
    words = lexicon_of(model)
    told = curated(model)
    roads: list[Road] = []
    if has_history(model):
        roads.append(road_of_branch(HISTORY, "history", "1962", historical_branch(model), about=tr(_ABOUT)))
    if tree is not None:
        fold = fold or Fold(model)
        roads += roads_of_tree(tree, fold, lambda ending: words.label("endings", ending), reader)
    roads += [
        road_of_branch(
            road.id,
            "curated",
            road.title,
            branch_of(model, road),
            about=f"{road.changed} {road.told}".strip(),
            question=road.question,
            source=source_line(words, road.record),
        )
        for road in told
    ]
    return Archive(
        model=model, roads=tuple(roads), tree=tree, curated={road.id: road for road in told}, fold=fold, reader=reader
    )


def _written(tree: Tree | None) -> dict[str, Written]:
    if tree is None:
        return {}
    return {
        node: Written(name=marks.name.text, note=marks.note.text, star=marks.star.on)
        for node, marks in tree.marks.items()
    }
