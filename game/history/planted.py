"""A branch as a tree of one road, so that it can be merged into others, exported, or gone on with."""

from __future__ import annotations

from game.history.branch import Branch, decisions_of
from game.history.tree import Root, Tree, landmark_of


def tree_of(branch: Branch) -> Tree:
    """Return the tree that holds a branch and nothing else; its cursor stands at the last place."""
    model = branch.model
    root = Root(scenario=model.id, digest=model.digest, setup=branch.setup)
    tree = Tree.plant(root, landmark_of(model, branch.start))
    here = root.id
    for decision, watch in zip(decisions_of(branch), branch.watches, strict=True):
        tree = tree.grow(here, decision, landmark_of(model, watch.after))
        here = watch.node
    return tree.rewind(here)
