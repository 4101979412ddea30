"""One's way through a tree: the tree, the place one stands at, and the watch begun there.

Every step is a value in, a value out: a command of the rules, a move in the tree, or something written on it. A session
takes its steps here, and a journal is folded here, so what is played and what is reopened cannot differ.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import assert_never

from game.core.crisis import Setup
from game.core.definitions import Model
from game.core.match import Match, decide, open_match
from game.core.phases import Phase
from game.core.plans import Answer, CloseWatch, Command, OpenWatch, Refusal, Seal
from game.history.decision import Decision, node_id, with_luck
from game.history.fold import Fold
from game.history.tree import Root, Tree, landmark_of
from game.history.tree_file import read_tree
from game.saves.lines import MOST_SEED
from game.saves.steps import Graft, Luck, Move, Name, Note, Prune, Rewind, Star, Step, TakeLuck

LONGEST_NAME = 60
LONGEST_NOTE = 4000


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """A tree and where one stands in it.

    Args:
        tree: its cursor is the place at which the present watch opened.
        match: the watch begun there, as far as it has come.
        luck: the new luck taken for it, if any.
    """

    tree: Tree
    match: Match
    luck: Luck | None = None


def set_out(model: Model, setup: Setup, *, digest: str | None = None) -> Walk:
    """Return a walk at the first moment of decision of a new tree.

    Args:
        digest: the scenario's digest when the tree was begun; None takes the model's own.
    """
    match = open_match(model, setup)
    root = Root(scenario=model.id, digest=model.digest if digest is None else digest, setup=setup)
    return Walk(tree=Tree.plant(root, landmark_of(model, match.crisis)), match=match)


def take(walk: Walk, step: Step, fold: Fold) -> Walk | Refusal:
    """Return the walk after a step, or why the step cannot be taken.

    Raises:
        SaveError: the place gone to cannot be played under these rules, or the tree taken in is none that fits.
    """
    match step:
        case OpenWatch() | Seal() | Answer() | CloseWatch():
            return _play(walk, step, fold)
        case Rewind():
            return _rewind(walk, step.node, fold)
        case TakeLuck():
            return _take_luck(walk, step.luck)
        case Graft():
            return replace(walk, tree=walk.tree.merge(read_tree(step.tree, "a grafted tree").tree))
        case _:
            return _write(walk, step)


def _play(walk: Walk, command: Command, fold: Fold) -> Walk | Refusal:
    before = walk.match
    after = decide(before, command)
    if isinstance(after, Refusal):
        return after
    if isinstance(command, CloseWatch):
        return Walk(tree=walk.tree.rewind(leads_to(walk)), match=after)
    tree = walk.tree
    if after.then is not None and before.then is None:
        tree = tree.grow(tree.cursor, _decision(walk, after), landmark_of(after.model, after.then))
        fold.learn(leads_to(replace(walk, match=after)), after.then, (*after.told, *after.news))
    return replace(walk, tree=tree, match=after)


def _decision(walk: Walk, match: Match) -> Decision:
    return Decision(plans=match.plans, answers=match.answers, luck=walk.luck)


def leads_to(walk: Walk) -> str:
    """Return the id of the place to which a resolved watch has led."""
    return node_id(walk.tree.cursor, _decision(walk, walk.match))


def _rewind(walk: Walk, node: str, fold: Fold) -> Walk | Refusal:
    if node not in walk.tree.nodes:
        return _unknown(node)
    return Walk(tree=walk.tree.rewind(node), match=fold.match(walk.tree, node))


def _take_luck(walk: Walk, luck: Luck) -> Walk | Refusal:
    match = walk.match
    if match.phase is not Phase.BRIEF:
        return Refusal(
            code="luck-too-late",
            because="a watch goes on under the luck with which it opened",
            mend="go back to the opening of a watch and take a new luck there",
        )
    if not 0 <= luck.seed <= MOST_SEED:
        return Refusal(
            code="seed-range", because=f"the seed {luck.seed} is out of range", mend=f"choose 0 to {MOST_SEED}"
        )
    crisis = with_luck(match.model, match.crisis, luck)
    # Going back to the luck that the place has of its own leaves no trace.
    same = luck == walk.tree.luck_at(walk.tree.cursor)
    return replace(walk, match=replace(match, crisis=crisis), luck=None if same else luck)


def _write(walk: Walk, step: Move) -> Walk | Refusal:
    tree = walk.tree
    assert isinstance(step, Name | Note | Star | Prune)
    if step.node not in tree.nodes:
        return _unknown(step.node)
    match step:
        case Name():
            return _too_long(step.text, LONGEST_NAME) or replace(walk, tree=tree.name(step.node, step.text))
        case Note():
            return _too_long(step.text, LONGEST_NOTE) or replace(walk, tree=tree.note(step.node, step.text))
        case Star():
            return replace(walk, tree=tree.star(step.node, step.on))
        case Prune():
            if step.on and step.node in tree.path(tree.cursor):
                return Refusal(
                    code="prune-own-way",
                    because="you stand on this road yourself",
                    mend="go back to a place before it, or prune another road",
                )
            return replace(walk, tree=tree.prune(step.node, step.on))
        case _:
            assert_never(step)


def _unknown(node: str) -> Refusal:
    return Refusal(code="node-unknown", because=f"the tree has no place {node!r}", mend="choose one of the tree's")


def _too_long(text: str, most: int) -> Refusal | None:
    if len(text) <= most:
        return None
    return Refusal(code="text-too-long", because=f"that is {len(text)} characters", mend=f"write {most} at most")
