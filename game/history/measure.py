"""What a large tree costs: grown by chance, then opened, merged and walked to and fro."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from game.ai.chance import Chance
from game.core.crisis import Setup
from game.core.definitions import Model
from game.core.luck import z
from game.core.opening import begin
from game.core.sides import US, USSR
from game.history.at_rest import collector_at_rest
from game.history.branch import decide_by
from game.history.decision import node_id, with_luck
from game.history.fold import Fold
from game.history.tree import Root, Tree, landmark_of
from game.history.tree_file import TreeFile, read_tree, write_tree
from game.saves.schema import Seats
from game.saves.steps import Luck

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeFigures:
    """Times of one tree, in milliseconds of the processor.

    Args:
        nodes: how many places it has.
        rewind_worst, rewind_median: going to a place with nothing remembered, of many places and the deepest.
        rewind_warm: the median place when a fold goes on remembering.
        size: bytes of its file.
    """

    nodes: int
    rewind_worst: float
    rewind_median: float
    rewind_warm: float
    open: float
    write: float
    grow: float
    merge: float
    size: int


def grown_tree(model: Model, setup: Setup, places: int) -> Tree:
    """Return a tree of at least so many places: whole games by chance that fork from one another at any watch."""
    chairs = {US: Chance(model, US), USSR: Chance(model, USSR)}
    fold = Fold(model)
    begun = begin(model, setup)
    root = Root(scenario=model.id, digest=model.digest, setup=setup)
    tree = Tree.plant(root, landmark_of(model, begun))
    game = 0
    while len(tree.nodes) < places:
        open_places = [x for x, node in tree.nodes.items() if node.landmark.ending is None]
        here = open_places[int(z(setup.seed, game, "fork") * len(open_places))] if game else root.id
        luck = Luck(seed=setup.seed + game) if game else None
        crisis = with_luck(model, fold.reach(tree, here).crisis, luck)
        while crisis.ending is None:
            decided, _, crisis = decide_by(model, crisis, chairs)
            decision = replace(decided, luck=luck)
            tree = tree.grow(here, decision, landmark_of(model, crisis))
            here, luck = node_id(here, decision), None
        game += 1
    return tree


def measure_tree(model: Model, tree: Tree, visits: int = 200) -> TreeFigures:
    """Return what a tree costs: its file written and opened, a watch grown, and visits to places all over it."""
    seats = Seats(us="random", ussr="random")
    data, write = _timed(lambda: write_tree(TreeFile(tree=tree, seats=seats, made_by="bench", title=model.id)))
    opened, took = _timed(lambda: read_tree(data, "bench").tree)
    places = list(tree.nodes)
    seen = [places[int(z(1, n, "visit") * len(places))] for n in range(visits)]
    deepest = max(places, key=lambda x: tree.nodes[x].landmark.watch)
    cold = sorted(_timed(partial(Fold(model).match, opened, x))[1] for x in (*seen, deepest))
    fold = Fold(model)
    warm = sorted(_timed(partial(fold.match, opened, x))[1] for x in seen)
    first, leaf = tree.nodes[tree.root.id], tree.nodes[places[-1]]
    pruned = Tree.plant(tree.root, first.landmark)
    assert leaf.decision is not None
    another = replace(leaf.decision, luck=Luck(seed=0))
    _, grow = _timed(lambda: tree.grow(first.id, another, leaf.landmark))
    _, merge = _timed(lambda: pruned.merge(opened))
    return TreeFigures(
        nodes=len(places),
        rewind_worst=cold[-1],
        rewind_median=cold[len(cold) // 2],
        rewind_warm=warm[len(warm) // 2],
        open=took,
        write=write,
        grow=grow,
        merge=merge,
        size=len(data),
    )


def _timed(act: Callable[[], T]) -> tuple[T, float]:
    """Return what an act gives and the milliseconds of the processor it took."""
    with collector_at_rest():
        began = time.process_time()
        found = act()
        return found, 1e3 * (time.process_time() - began)
