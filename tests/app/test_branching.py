"""Going back, trying another way, new luck, marks, and sharing what came of it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.app.branching import can_take_back, new_luck, take_back
from game.app.choices import NewGame
from game.app.ending import ending
from game.app.newgame import resume, start_session
from game.app.save_words import save_words
from game.app.shared import code_of, export_tree, import_tree, open_code, open_tree
from game.core.digest import digest
from game.core.phases import Phase
from game.core.plans import Plan
from game.history.code import read_code
from game.saves import SaveError, SaveStore
from game.saves.steps import Luck, Name, Note, Prune, Star


@pytest.fixture
def three(begin, play, tmp_path):
    """A match that stands at the brief of its fourth watch, with a journal."""
    session = begin(store=SaveStore(tmp_path), start="oct24")
    return play(session, until=lambda s: s.phase is Phase.BRIEF and s.match.crisis.watch == 4)


def _truth(session):
    return digest(session.match.now), session.facts("us"), session.facts("ussr")


def _pass(session):
    """One watch in which the person does nothing, incidents answered with the first option."""
    session.open_watch()
    session.seal("us", Plan())
    while session.phase is Phase.INCIDENT:
        session.answer(session.match.question.options[0])
    session.close_watch()


def test_going_back_keeps_what_was_played_and_playing_the_same_again_leads_to_the_same_place(three, play):
    here, truth = three.tree.cursor, _truth(three)
    places = dict(three.tree.nodes)
    path = three.tree.path(here)
    plans = three.tree.nodes[here].decision.plans
    assert three.rewind(path[-2]) is None
    assert three.match.crisis.watch == 3
    assert three.phase is Phase.BRIEF
    assert three.tree.nodes == places
    three.open_watch()
    assert three.seal("us", plans["us"]) is None
    play(three, until=lambda s: s.phase is Phase.BRIEF)
    assert three.tree.cursor == here
    assert three.tree.nodes == places
    assert _truth(three) == truth


def test_another_plan_from_an_old_watch_grows_a_sibling(three):
    path = three.tree.path(three.tree.cursor)
    three.rewind(path[1])
    _pass(three)
    assert three.tree.siblings(three.tree.cursor) == (path[2],)
    assert three.tree.divergence(three.tree.cursor, path[-1]) == path[1]


def test_after_going_back_a_session_is_as_one_that_never_went_further(begin, play, three):
    three.rewind(three.tree.path(three.tree.cursor)[2])
    fresh = begin(start="oct24")
    play(fresh, until=lambda s: s.phase is Phase.BRIEF and s.match.crisis.watch == 3)
    assert _truth(three) == _truth(fresh)
    assert [digest(p) for p in three.chronicle.pages] == [digest(p) for p in fresh.chronicle.pages]
    assert set(three.chronicle.writings) == set(fresh.chronicle.writings)
    assert three.whys == fresh.whys
    for side in ("us", "ussr"):
        mine, theirs = three.view(side), fresh.view(side)
        assert mine.read == theirs.read
        assert mine.eligible == theirs.eligible
        assert repr(mine.values) == repr(theirs.values)


def test_new_luck_at_a_fork_is_another_place_and_stays_with_the_branch(three):
    second = three.tree.path(three.tree.cursor)[1]
    assert three.rewind(second, Luck(seed=4321)) is None
    assert three.match.crisis.setup.seed == 4321
    _pass(three)
    assert three.tree.nodes[three.tree.cursor].decision.luck == Luck(seed=4321)
    assert three.match.crisis.setup.seed == 4321
    _pass(three)
    assert three.tree.nodes[three.tree.cursor].decision.luck is None
    assert three.tree.luck_at(three.tree.cursor).seed == 4321


def test_taking_the_luck_that_a_place_has_leaves_no_trace(three):
    second = three.tree.path(three.tree.cursor)[1]
    three.rewind(second, Luck(seed=three.match.crisis.setup.seed))
    assert three.luck is None


def test_another_luck_is_really_another(three):
    assert new_luck(three).seed != three.match.crisis.setup.seed


def test_the_end_takes_no_new_luck_and_what_is_not_there_cannot_be_gone_to(begin, play):
    session = play(begin())
    end = session.tree.cursor
    assert session.rewind(end, Luck(seed=1)).code == "luck-too-late"
    assert session.rewind("0" * 16).code == "node-unknown"
    assert session.rewind(session.tree.root.id, Luck(seed=-1)).code == "seed-range"
    assert session.rewind(end) is None
    assert session.phase is Phase.ENDED


def test_a_match_is_gone_on_with_in_its_whole_tree(three, tmp_path):
    path = three.tree.path(three.tree.cursor)
    three.rewind(path[1], Luck(seed=9))
    _pass(three)
    three.write(Name(node=path[2], text="As it was"))
    three.write(Note(node=path[2], text="Quiet enough."))
    three.write(Star(node=path[1]))
    three.write(Prune(node=path[3]))
    three.rewind(path[1], Luck(seed=10))
    entry, saved = SaveStore(tmp_path).newest()
    again = resume(saved, SaveStore(tmp_path), entry)
    assert again.tree == three.tree
    assert again.luck == three.luck == Luck(seed=10)
    assert _truth(again) == _truth(three)
    assert again.whys == three.whys
    _pass(again)
    _pass(three)
    assert again.tree == three.tree


def test_marks_that_cannot_be_are_refused(three):
    assert three.write(Name(node="nowhere", text="x")).code == "node-unknown"
    assert three.write(Name(node=three.tree.cursor, text="x" * 61)).code == "text-too-long"
    assert three.write(Prune(node=three.tree.cursor)).code == "prune-own-way"
    three.rewind(three.tree.root.id)
    leaf = three.tree.leaves()[0]
    assert three.write(Prune(node=leaf)) is None
    assert leaf not in set(three.tree.shown())
    assert three.write(Prune(node=leaf, on=False)) is None
    assert leaf in set(three.tree.shown())


def test_a_match_without_a_way_back_refuses_clearly_and_says_so_on_its_save(begin, play, tmp_path):
    store = SaveStore(tmp_path)
    session = play(begin(store=store, rewind=False), until=lambda s: s.match.crisis.watch == 2)
    for refusal in (session.rewind(session.tree.root.id), take_back(session), session.rewind(session.tree.cursor)):
        assert refusal.code == "no-rewind"
    assert not can_take_back(session)
    entry, saved = store.newest()
    assert "no way back" in save_words(saved).line
    assert resume(saved, store, entry).rewind(session.tree.root.id).code == "no-rewind"


def test_two_at_one_screen_go_back_at_a_brief_only(begin, play):
    session = play(begin(side="both", start="oct24"), until=lambda s: s.match.crisis.watch == 2)
    root = session.tree.root.id
    assert session.phase is Phase.BRIEF
    session.open_watch()
    assert session.rewind(root).code == "rewind-at-brief"
    session.seal("us", Plan())
    assert take_back(session).code == "rewind-at-brief"
    session.seal("ussr", Plan())
    assert session.rewind(root).code == "rewind-at-brief"
    play(session, until=lambda s: s.phase in (Phase.BRIEF, Phase.ENDED))
    assert session.rewind(root) is None


def test_a_watch_is_taken_back_from_anywhere_in_it(three):
    assert take_back(three) is None
    assert three.match.crisis.watch == 3
    three.open_watch()
    assert take_back(three) is None
    assert three.match.crisis.watch == 2
    three.open_watch()
    three.seal("us", Plan())
    assert take_back(three) is None
    assert three.match.crisis.watch == 2


def test_nothing_is_taken_back_where_nothing_was_decided(begin):
    assert take_back(begin()).code == "nothing-before"


def test_hindsight_can_be_had_on_every_branch(begin, play):
    session = play(begin(start="oct27"))
    end = session.tree.cursor
    assert ending(session) is not None
    session.rewind(session.tree.root.id, Luck(seed=5))
    play(session)
    assert session.tree.cursor != end
    assert ending(session) is not None


def test_a_tree_goes_to_a_friend_who_plays_on_and_back_again(three, tmp_path):
    theirs = open_tree(export_tree(three), "tree", SaveStore(tmp_path / "friend"))
    assert theirs.tree == three.tree
    assert _truth(theirs) == _truth(three)
    _pass(theirs)
    theirs.write(Name(node=theirs.tree.cursor, text="Mine"))
    assert import_tree(three, export_tree(theirs), "tree") == 1
    assert three.tree.nodes == theirs.tree.nodes
    assert three.tree.marks == theirs.tree.marks
    assert import_tree(three, export_tree(theirs), "tree") == 0
    again = resume(SaveStore(tmp_path / "friend").newest()[1])
    assert again.tree == theirs.tree


def test_a_tree_of_another_beginning_is_not_taken_in(three):
    with pytest.raises(SaveError) as refused:
        import_tree(three, export_tree(start_session(NewGame(seed=99, start="oct24"))), "tree")
    assert refused.value.problem.code == "other-root"


def test_a_code_opens_in_an_empty_folder_at_the_same_truth(three, tmp_path):
    code = code_of(three)
    session, remarks = open_code(code, "ussr", SaveStore(tmp_path / "fresh"))
    assert remarks == ()
    assert session.people == ("ussr",)
    assert digest(session.match.crisis) == digest(three.match.crisis)
    assert session.match.crisis.setup == three.match.crisis.setup
    assert read_code(code_of(session)).decisions == read_code(code).decisions
    assert resume(SaveStore(tmp_path / "fresh").newest()[1]).tree == session.tree


@settings(max_examples=8)
@given(st.lists(st.tuples(st.integers(0, 99), st.sampled_from(["pass", "luck", "back"])), min_size=1, max_size=6))
def test_however_one_walks_the_journal_folds_to_the_tree_that_was_walked(tmp_path_factory, walk):
    store = SaveStore(tmp_path_factory.mktemp("walk"))
    session = start_session(NewGame(scenario="first-watch", seed=3), store)
    for number, what in walk:
        nodes = sorted(session.tree.nodes)
        node = nodes[number % len(nodes)]
        if session.tree.nodes[node].landmark.ending is None:
            assert session.rewind(node, Luck(seed=number) if what == "luck" else None) is None
            if what != "back":
                _pass(session)
        else:
            assert session.rewind(node) is None
    again = resume(store.load(store.matches()[0]))
    assert again.tree == session.tree
    assert digest(again.match.now) == digest(session.match.now)
