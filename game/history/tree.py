"""The tree of watches: every road that was taken from one beginning, as a value.

A place (`Node`) is the position at the opening of a watch. Going back moves the cursor and deletes nothing; playing on
from an old place grows a sibling; the same choice from the same place is the same place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass, field, replace
from types import MappingProxyType

from game.core.crisis import Crisis, Setup
from game.core.definitions import Model
from game.core.digest import digest as digest_of
from game.history.decision import Decision, node_id, root_id
from game.history.marks import Marks
from game.history.problems import other_root
from game.saves.problems import SaveError
from game.saves.steps import Luck

__all__ = ["Decision", "Landmark", "Luck", "Node", "Root", "Tree", "landmark_of"]

_UNMARKED = Marks()


@dataclass(frozen=True, slots=True, kw_only=True)
class Root:
    """Where a tree begins: two trees merge only if they agree in this.

    Args:
        scenario: its id.
        digest: `Model.digest` of the scenario the tree was begun with.
        setup: what was chosen before the game.
    """

    scenario: str
    digest: str
    setup: Setup

    @property
    def id(self) -> str:
        """The id of the first place."""
        return root_id(self.scenario, self.digest, self.setup)


@dataclass(frozen=True, slots=True, kw_only=True)
class Landmark:
    """What a tree can show of a place without playing up to it.

    Args:
        t: hour.
        watch: number of the watch that opens here, from 1.
        stage: id of the stage.
        knot: tension, 0 to 100.
        ending: id of the ending, if the game is over here.
        digest: fingerprint of the truth.
    """

    t: float
    watch: int
    stage: str
    knot: float
    ending: str | None = None
    digest: str


def landmark_of(model: Model, crisis: Crisis) -> Landmark:
    """Return what a tree shows of a truth."""
    return Landmark(
        t=float(crisis.v[model.at.t]),
        watch=crisis.watch,
        stage=crisis.stage,
        knot=float(crisis.v[model.at.knot]),
        ending=crisis.ending.id if crisis.ending else None,
        digest=digest_of(crisis),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One place: the position at the opening of a watch, or at the end of a game.

    Args:
        id: 16 hexadecimal digits, from the parent's id and the decision.
        parent: id of the place before; None at the root.
        decision: what led here from the parent; None at the root.
    """

    id: str
    parent: str | None
    decision: Decision | None
    landmark: Landmark


def _nothing() -> Mapping[str, Marks]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """A tree as it stands: a value. Nothing in it is ever changed; every operation returns another tree.

    Args:
        root: where it begins.
        nodes: the places by id.
        born: for each place when it grew, counted from 0; a merged place has the earlier count.
        children: for each place those that grew from it, the oldest first.
        marks: what is written on places; most have none.
        cursor: id of the place one stands at. It is one's own and is never merged.
    """

    root: Root
    nodes: Mapping[str, Node]
    born: Mapping[str, int]
    children: Mapping[str, tuple[str, ...]]
    marks: Mapping[str, Marks] = field(default_factory=_nothing)
    cursor: str

    @classmethod
    def plant(cls, root: Root, landmark: Landmark) -> Tree:
        """Return a tree of one place."""
        first = Node(id=root.id, parent=None, decision=None, landmark=landmark)
        return cls(root=root, nodes={first.id: first}, born={first.id: 0}, children={first.id: ()}, cursor=first.id)

    # -- growing and moving ----------------------------------------------------------------------------------------

    def grow(self, parent: str, decision: Decision, landmark: Landmark) -> Tree:
        """Return the tree with the place that a decision leads to; the same tree if it has grown already.

        The cursor stays where it is; `game.history.decision.node_id` tells the new place's id.

        Raises:
            KeyError: there is no such parent.
        """
        grown = node_id(parent, decision)
        if grown in self.nodes:
            return self
        node = Node(id=grown, parent=self.nodes[parent].id, decision=decision, landmark=landmark)
        return self.with_nodes([(node, 1 + max(self.born.values()))])

    def with_nodes(self, found: Iterable[tuple[Node, int]]) -> Tree:
        """Return the tree with more places, each with its count of birth; a parent stands before its children.

        Raises:
            KeyError: a place's parent is nowhere.
        """
        nodes, born = dict(self.nodes), dict(self.born)
        children = dict(self.children)
        touched: set[str] = set()
        for node, count in found:
            known = nodes.get(node.id)
            if known is None:
                assert node.parent is not None
                nodes[node.id], born[node.id] = node, count
                children[node.id] = ()
                children[node.parent] = (*children[node.parent], node.id)
            else:
                # Only another version of the rules tells the same place otherwise; which stays must not hang on order.
                nodes[node.id] = min(known, node, key=_told)
                born[node.id] = min(born[node.id], count)
            touched.add(node.parent or node.id)
        for parent in touched:
            children[parent] = tuple(sorted(children[parent], key=lambda x: (born[x], x)))
        return replace(self, nodes=nodes, born=born, children=children)

    def rewind(self, node: str) -> Tree:
        """Return the tree with its cursor at another place.

        Raises:
            KeyError: there is no such place.
        """
        return replace(self, cursor=self.nodes[node].id)

    # -- writing on it ---------------------------------------------------------------------------------------------

    def marks_of(self, node: str) -> Marks:
        """Return what is written on a place."""
        return self.marks.get(node, _UNMARKED)

    def marked(self, node: str, marks: Marks) -> Tree:
        """Return the tree with a place's marks replaced.

        Raises:
            KeyError: there is no such place.
        """
        return replace(self, marks={**self.marks, self.nodes[node].id: marks})

    def name(self, node: str, text: str) -> Tree:
        """Return the tree with a place named; an empty name takes the name off."""
        return self.marked(node, self.marks_of(node).named(text))

    def note(self, node: str, text: str) -> Tree:
        """Return the tree with a note on a place; an empty note takes it off."""
        return self.marked(node, self.marks_of(node).noted(text))

    def star(self, node: str, on: bool = True) -> Tree:
        """Return the tree with a star on a place, or without."""
        return self.marked(node, self.marks_of(node).starred(on))

    def prune(self, node: str, on: bool = True) -> Tree:
        """Return the tree with a place and all that grew from it hidden, or shown again."""
        return self.marked(node, self.marks_of(node).cut(on))

    # -- looking at it ---------------------------------------------------------------------------------------------

    def path(self, node: str) -> tuple[str, ...]:
        """Return the places from the root to a place, both included.

        Raises:
            KeyError: there is no such place.
        """
        found: list[str] = []
        here: str | None = node
        while here is not None:
            found.append(here)
            here = self.nodes[here].parent
        return tuple(reversed(found))

    def decisions(self, node: str) -> tuple[Decision, ...]:
        """Return what was decided from the root to a place."""
        return tuple(d for d in (self.nodes[x].decision for x in self.path(node)) if d is not None)

    def luck_at(self, node: str) -> Luck:
        """Return the luck under which a place was reached, and under which play goes on there."""
        taken = [d.luck for d in self.decisions(node) if d.luck is not None]
        setup = self.root.setup
        return taken[-1] if taken else Luck(seed=setup.seed, historical=setup.historical_luck)

    def siblings(self, node: str) -> tuple[str, ...]:
        """Return the other places that grew from the same one, the oldest first."""
        parent = self.nodes[node].parent
        return () if parent is None else tuple(x for x in self.children[parent] if x != node)

    def divergence(self, one: str, two: str) -> str:
        """Return the last place that lies on the way to both."""
        last = self.root.id
        for a, b in zip(self.path(one), self.path(two), strict=False):
            if a != b:
                break
            last = a
        return last

    def shown(self) -> Iterator[str]:
        """Yield the places that are not hidden, depth first; the way to the cursor is never hidden."""
        own = set(self.path(self.cursor))
        waiting = [self.root.id]
        while waiting:
            here = waiting.pop()
            if here in own or not self.marks_of(here).pruned.on:
                yield here
                waiting.extend(reversed(self.children[here]))

    def leaves(self) -> tuple[str, ...]:
        """Return the ends of all roads, the oldest first, hidden ones too."""
        ends = [x for x, grown in self.children.items() if not grown]
        return tuple(sorted(ends, key=lambda x: (self.born[x], x)))

    # -- joining ---------------------------------------------------------------------------------------------------

    def merge(self, other: Tree) -> Tree:
        """Return everything that is in either tree; the cursor is this one's.

        But for the cursor it does not matter which tree is merged into which, in what order, or how often.

        Raises:
            SaveError: the trees begin differently.
        """
        if self.root.id != other.root.id:
            raise SaveError(other_root(self.root, other.root))
        both = self.with_nodes((other.nodes[x], other.born[x]) for x in other.in_order())
        marks = dict(self.marks)
        for node, theirs in other.marks.items():
            marks[node] = theirs.merged(self.marks_of(node))
        return replace(both, marks=marks)

    def in_order(self) -> Iterator[str]:
        """Yield all places, each before those that grew from it."""
        waiting = [self.root.id]
        while waiting:
            here = waiting.pop()
            yield here
            waiting.extend(reversed(self.children[here]))


def _told(node: Node) -> tuple[object, ...]:
    return tuple("" if x is None else x for x in astuple(node.landmark))
