"""The archive: how roads lie beside each other, what a watch of them tells, and how one is taken over."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.app.archive.archive import open_archive
from game.app.archive.finding import find_road
from game.app.archive.heading import heading
from game.app.archive.layout import Course, lay_out
from game.app.archive.watching import watch_page
from game.app.choices import ChoiceError, NewGame
from game.app.take_over import take_over
from game.content import load_model
from game.core.digest import digest
from game.core.plans import Plan
from game.core.sides import SIDES
from game.history.curated import historical_branch
from game.history.tree import Luck
from game.saves import SaveStore


@pytest.fixture(scope="module")
def october():
    return load_model("october-1962")


@pytest.fixture(scope="module")
def archive(october):
    return open_archive(october)


@pytest.fixture
def store(tmp_path):
    return SaveStore(tmp_path)


# -- how roads lie -------------------------------------------------------------------------------------------------


def test_the_first_road_lies_in_the_middle_and_a_branch_leaves_it_at_its_last_common_place():
    trunk = Course(key="trunk", nodes=("a", "b", "c", "d"), hours=(0, 10, 20, 30))
    road = Course(key="road", nodes=("a", "b", "x", "y"), hours=(0, 10, 20, 30))
    first, second = lay_out([trunk, road])
    assert (first.row, first.fork) == (0, None)
    assert second.row != 0
    assert second.fork == ("trunk", 1)
    assert second.own == 2


def test_a_road_that_another_holds_whole_has_no_places_of_its_own():
    trunk = Course(key="trunk", nodes=("a", "b", "c"), hours=(0, 10, 20))
    part = Course(key="part", nodes=("a", "b"), hours=(0, 10))
    assert lay_out([trunk, part])[1].own == 2


def test_a_road_of_another_beginning_leaves_nothing():
    trunk = Course(key="trunk", nodes=("a", "b"), hours=(0, 10))
    stranger = Course(key="stranger", nodes=("p", "q"), hours=(0, 10))
    assert lay_out([trunk, stranger])[1].fork is None


_forks = st.lists(st.tuples(st.integers(0, 9), st.integers(1, 9)), max_size=12)


@given(_forks)
def test_roads_in_one_row_never_lie_over_each_other(forks):
    trunk = Course(key="t", nodes=tuple(f"t{n}" for n in range(10)), hours=tuple(24.0 * n for n in range(10)))
    roads = [trunk]
    for i, (at, length) in enumerate(forks):
        nodes = trunk.nodes[: at + 1] + tuple(f"r{i}-{n}" for n in range(length))
        hours = trunk.hours[: at + 1] + tuple(trunk.hours[at] + 12.0 * (n + 1) for n in range(length))
        roads.append(Course(key=f"r{i}", nodes=nodes, hours=hours))
    rows = {}
    for course, lie in zip(roads, lay_out(roads), strict=True):
        rows.setdefault(lie.row, []).append((course.hours[max(lie.own - 1, 0)], course.hours[-1]))
    for spans in rows.values():
        spans.sort()
        assert all(a[1] <= b[0] for a, b in pairwise(spans))


# -- what they tell ------------------------------------------------------------------------------------------------


def test_history_lies_first_and_every_curated_road_hangs_on_the_sheet(archive):
    picture = archive.picture()
    assert picture.strands[0].row == 0
    assert len(picture.strands) >= 12
    assert all(strand.stops for strand in picture.strands)
    assert all(strand.stops[-1].ending for strand in picture.strands)
    assert [strand.key for strand in archive.picture(only_history=True).strands] == ["history"]
    assert len(picture.in_words()) == len(picture.strands)


def test_the_days_stand_at_midnight_in_washington(archive):
    days = {label: t for t, label in archive.picture().days}
    assert days["27 Oct"] - days["22 Oct"] == 5 * 24


def test_a_watch_is_remembered_by_the_weightiest_thing_that_came_true(archive):
    road = archive.road("history")
    labels = [heading(archive.model, road.facts_at(n), road.letters)[0] for n in range(len(road.places) - 1)]
    assert "A U-2 is lost over Cuba" in labels
    assert "A bargain is struck" in labels


def test_every_watch_of_history_tells_what_is_known_of_its_hours_with_sources(archive):
    road = archive.road("history")
    pages = [watch_page(road, n) for n in range(len(road.places))]
    assert all(page.told for page in pages[:-1])
    assert all(t.source for page in pages for hour in page.told for t in hour.tellings)
    assert pages[-1].ending
    assert all(page.speak() for page in pages)


def test_what_a_side_knew_of_a_watch_is_no_more_than_it_learned(archive):
    road = archive.road("history")
    for number, watch in enumerate(road.branch.watches):
        told = {side: {item.key for item in items} for side, items in watch_page(road, number).known.items()}
        for fact in watch.facts:
            for side in SIDES:
                if side not in fact.readers:
                    assert not any(key.endswith(f":{fact.kind}:{fact.id}") for key in told[side]) or any(
                        other.kind is fact.kind and other.id == fact.id and side in other.readers
                        for other in watch.facts
                    )


# -- taking over ---------------------------------------------------------------------------------------------------


def test_history_can_be_taken_over_on_27_october_and_goes_on_by_itself(october, store):
    branch = historical_branch(october)
    node = branch.nodes[16]
    session = take_over(branch, node, NewGame(side="us"), None, store)
    assert session.tree.cursor == node
    assert digest(session.match.crisis) == digest(branch.truths[16])
    assert len(session.tree.nodes) == len(branch.nodes)
    assert session.journal.problem is None
    session.open_watch()
    assert session.seal("us", Plan()) is None


def test_new_luck_at_the_fork_changes_the_dice_and_not_the_position(october):
    branch = historical_branch(october)
    session = take_over(branch, branch.nodes[16], NewGame(side="ussr"), Luck(seed=4))
    assert session.match.crisis.setup.seed == 4
    assert not session.match.crisis.setup.historical_luck
    assert session.match.crisis.v[1:] == branch.truths[16].v[1:]


def test_the_end_of_a_road_cannot_be_taken_over(october):
    branch = historical_branch(october)
    with pytest.raises(ChoiceError, match="over there"):
        take_over(branch, branch.nodes[-1], NewGame())
    with pytest.raises(ChoiceError, match="place"):
        take_over(branch, "nowhere", NewGame())


def test_a_match_without_a_way_back_can_begin_in_the_middle_and_has_none_from_there(october):
    branch = historical_branch(october)
    session = take_over(branch, branch.nodes[16], NewGame(side="us", rewind=False))
    assert session.refuse_rewind().code == "no-rewind"


# -- finding -------------------------------------------------------------------------------------------------------


def test_roads_are_found_by_the_words_people_use(store):
    history = find_road("history", "october-1962", store)
    assert find_road("public-trade", "october-1962", store).branch.nodes[0] == history.branch.nodes[0]
    early = find_road("history", "october-1962", store, node=history.branch.nodes[3][:8])
    assert early.branch.nodes == history.branch.nodes[:4]


@pytest.mark.parametrize("name", ["", "histori", "last", "KOW1.", "no/such.kow"])
def test_what_is_no_road_is_refused_in_words(name, store):
    with pytest.raises(Exception) as refused:
        find_road(name, "october-1962", store)
    assert type(refused.value).__name__ in {"ChoiceError", "SaveError"}
    assert len(str(refused.value)) > 20
