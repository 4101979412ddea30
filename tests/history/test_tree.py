"""A tree of watches: the same choice is the same place, nothing is lost, and trees of different people merge."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.digest import digest
from game.core.plans import Plan
from game.history.branch import branch_of_playout, decide_by, decisions_of, play_branch
from game.history.decision import Decision, decision_from_json, decision_to_json, node_id, with_luck
from game.history.fold import Fold
from game.history.problems import Unplayable
from game.history.tree import Landmark, Root, Tree, landmark_of
from game.saves import SaveError
from game.saves.steps import Luck
from tests.history.conftest import chairs_of, game_of, model_of, setup_of

_NAMES = st.text("abc", max_size=3)


def _decision(number, luck=None):
    plan = Plan(orders=tuple(f"order-{i}" for i in range(number)))
    return Decision(plans={"us": plan, "ussr": Plan()}, luck=luck)


def _landmark(number):
    return Landmark(t=float(number), watch=number, stage="s", knot=0.0, digest=f"{number:064x}")


def _planted():
    return Tree.plant(Root(scenario="s", digest="d", setup=setup_of(1)), _landmark(0))


@st.composite
def paper_trees(draw):
    """Trees on paper: decisions that nobody could play, but all of one beginning."""
    tree = _planted()
    for _ in range(draw(st.integers(0, 8))):
        parent = draw(st.sampled_from(sorted(tree.nodes)))
        tree = tree.grow(parent, _decision(draw(st.integers(0, 2))), _landmark(len(tree.path(parent))))
    for _ in range(draw(st.integers(0, 6))):
        node = draw(st.sampled_from(sorted(tree.nodes)))
        mark = draw(st.sampled_from(["name", "note", "star", "prune"]))
        if mark in ("name", "note"):
            tree = getattr(tree, mark)(node, draw(_NAMES))
        else:
            tree = getattr(tree, mark)(node, draw(st.booleans()))
    return tree.rewind(draw(st.sampled_from(sorted(tree.nodes))))


def _content(tree):
    """Everything but the cursor, which is one's own."""
    return tree.root, dict(tree.nodes), dict(tree.born), dict(tree.children), dict(tree.marks)


@given(paper_trees(), paper_trees())
def test_it_does_not_matter_which_tree_is_merged_into_which(one, two):
    assert _content(one.merge(two)) == _content(two.merge(one))
    assert one.merge(two).cursor == one.cursor


@given(paper_trees(), paper_trees(), paper_trees())
def test_it_does_not_matter_in_what_order_trees_are_merged(one, two, three):
    assert _content(one.merge(two).merge(three)) == _content(one.merge(two.merge(three)))


@given(paper_trees(), paper_trees())
def test_merging_the_same_tree_again_changes_nothing(one, two):
    merged = one.merge(two)
    assert merged.merge(two) == merged
    assert one.merge(one) == one
    assert set(merged.nodes) == set(one.nodes) | set(two.nodes)


@given(paper_trees())
def test_every_place_but_the_root_is_the_child_of_its_parent_and_its_id_follows(tree):
    for node in tree.nodes.values():
        if node.parent is None:
            assert node.id == tree.root.id
        else:
            assert node.id in tree.children[node.parent]
            assert node.id == node_id(node.parent, node.decision)
    assert sorted(tree.in_order()) == sorted(tree.nodes)


@given(paper_trees())
def test_what_is_pruned_is_hidden_but_never_the_way_to_where_one_stands(tree):
    shown = set(tree.shown())
    own = set(tree.path(tree.cursor))
    assert own <= shown
    for node in tree.nodes:
        above = set(tree.path(node)) - own
        assert (node in shown) == (not any(tree.marks_of(x).pruned.on for x in above))


def test_the_same_choice_from_the_same_place_is_the_same_place():
    tree = _planted()
    grown = tree.grow(tree.root.id, _decision(1), _landmark(1))
    assert grown.grow(tree.root.id, _decision(1), _landmark(1)) is grown
    assert len(grown.grow(tree.root.id, _decision(2), _landmark(1)).nodes) == 3
    assert len(grown.grow(tree.root.id, _decision(1, Luck(seed=4)), _landmark(1)).nodes) == 3


def test_a_tone_of_nought_is_one_tone_however_it_is_written():
    from game.core.letters import LetterDraft

    ids = {
        node_id("x", Decision(plans={"us": Plan(letters=(LetterDraft(channel="cable", tone=t),)), "ussr": Plan()}))
        for t in (0, 0.0, -0.0)
    }
    assert len(ids) == 1


def test_going_back_deletes_nothing_and_children_stand_in_the_order_of_their_birth():
    tree = _planted()
    root = tree.root.id
    for number in (3, 1, 2):
        tree = tree.grow(root, _decision(number), _landmark(1)).rewind(root)
    assert [tree.nodes[x].decision for x in tree.children[root]] == [_decision(n) for n in (3, 1, 2)]
    first, second, _ = tree.children[root]
    assert tree.siblings(second) == tuple(x for x in tree.children[root] if x != second)
    assert tree.divergence(first, second) == root
    assert set(tree.leaves()) == set(tree.children[root])


def test_two_trees_that_begin_differently_do_not_merge_and_it_says_where_they_part():
    one = _planted()
    other = Tree.plant(Root(scenario="s", digest="d", setup=setup_of(2)), _landmark(0))
    with pytest.raises(SaveError) as refused:
        one.merge(other)
    assert refused.value.problem.code == "other-root"
    assert "seed is 1 in one and 2 in the other" in refused.value.problem.because


@given(st.integers(0, 50))
def test_a_branch_played_again_comes_to_the_same_truth_and_the_same_places(seed):
    branch = game_of(seed)
    again = play_branch(branch.model, branch.setup, decisions_of(branch))
    assert digest(again.end) == digest(branch.end)
    assert again.nodes == branch.nodes
    assert [w.facts for w in again.watches] == [w.facts for w in branch.watches]


@given(st.integers(0, 50))
def test_a_decision_comes_back_from_json_as_it_went(seed):
    for decision in decisions_of(game_of(seed)):
        assert decision_from_json(decision_to_json(decision)) == decision


def _grown(seed, forks):
    """A tree of games by chance that fork anywhere, with the truth at each place as it was played."""
    model = model_of()
    chairs = chairs_of()
    branch = branch_of_playout(model, setup_of(seed), chairs)
    tree = Tree.plant(
        Root(scenario=model.id, digest=model.digest, setup=branch.setup), landmark_of(model, branch.start)
    )
    truths = {tree.root.id: branch.start}
    for fork in (0, *forks):
        here = sorted(tree.nodes)[fork % len(tree.nodes)] if len(truths) > 1 else tree.root.id
        luck = Luck(seed=1000 + fork) if fork else None
        crisis = truths[here]
        while crisis.ending is None:
            before = with_luck(model, crisis, luck)
            decided, _, crisis = decide_by(model, before, chairs)
            decision = Decision(plans=decided.plans, answers=decided.answers, luck=luck)
            tree = tree.grow(here, decision, landmark_of(model, crisis))
            here, luck = node_id(here, decision), None
            truths[here] = crisis
    return tree, truths


@given(
    st.integers(0, 9), st.lists(st.integers(1, 99), max_size=4), st.integers(1, 8), st.randoms(use_true_random=False)
)
def test_whatever_way_one_walks_the_fold_of_a_place_is_the_truth_that_was_played(seed, forks, kept, luck):
    tree, truths = _grown(seed, forks)
    fold = Fold(model_of(), kept)
    places = sorted(truths)
    luck.shuffle(places)
    for place in places:
        assert digest(fold.match(tree, place).crisis) == digest(truths[place]) == tree.nodes[place].landmark.digest
    branch = fold.branch(tree, places[0])
    assert branch.nodes == tree.path(places[0])
    again = play_branch(model_of(), tree.root.setup, tree.decisions(places[0]))
    assert [w.facts for w in branch.watches] == [w.facts for w in again.watches]
    assert decisions_of(branch) == tree.decisions(places[0])


def test_new_luck_changes_the_dice_and_leaves_the_characters():
    model, branch = model_of("october-1962"), game_of(3, "october-1962")
    twin = with_luck(model, branch.start, Luck(seed=99))
    assert twin.v[0] != branch.start.v[0]
    assert twin.v[1:] == branch.start.v[1:]
    assert twin.setup.seed == 99
    assert branch.start.setup.seed == 3


def test_a_decision_that_is_not_legal_is_refused_with_the_watch_before_it_counted():
    branch = game_of(4)
    good, bad = decisions_of(branch)[0], Decision(plans={"us": Plan(orders=("air-srike",)), "ussr": Plan()})
    with pytest.raises(Unplayable) as refused:
        play_branch(branch.model, branch.setup, [good, bad] if len(branch.watches) > 1 else [bad])
    assert "order-unknown" in refused.value.because
    assert refused.value.played == (1 if len(branch.watches) > 1 else 0)


def test_an_answer_that_nobody_asked_for_is_refused():
    branch = game_of(4)
    first = decisions_of(branch)[0]
    with pytest.raises(Unplayable):
        play_branch(
            branch.model,
            branch.setup,
            [Decision(plans=first.plans, answers=(*first.answers, ("never-asked", "yes")))],
        )


def test_a_place_of_another_truth_is_refused_in_words_and_the_rest_is_kept():
    tree, _ = _grown(1, [])
    last = next(x for x in tree.leaves())
    from dataclasses import replace

    bent = replace(tree.nodes[last], landmark=replace(tree.nodes[last].landmark, digest="0" * 64))
    broken = replace(tree, nodes={**tree.nodes, last: bent})
    fold = Fold(model_of())
    with pytest.raises(SaveError) as refused:
        fold.match(broken, last)
    assert refused.value.problem.code == "place-differs"
    assert fold.match(broken, tree.root.id)


def test_a_large_tree_can_be_measured():
    from game.history.measure import grown_tree, measure_tree

    model = model_of()
    figures = measure_tree(model, grown_tree(model, setup_of(1), 60), visits=10)
    assert figures.nodes >= 60
    assert figures.size > 1000
