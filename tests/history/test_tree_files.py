"""Tree files: they come back as they went, and whatever was changed in them is refused in words."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.history.decision import node_id
from game.history.planted import tree_of
from game.history.tree_file import TreeFile, read_tree, write_tree
from game.saves import SaveError, Seats
from tests.history.conftest import game_of


def _file(seed=3):
    tree = tree_of(game_of(seed))
    last = game_of(seed).nodes[-1]
    tree = tree.name(last, "The end").note(tree.root.id, "Здесь началось").star(last).rewind(last)
    return TreeFile(tree=tree, seats=Seats(us="person", ussr="khrushchev"), made_by="1.0", title="First watch")


_DATA = write_tree(_file())


def _code(data):
    with pytest.raises(SaveError) as refused:
        read_tree(data, "x.kowtree")
    problem = refused.value.problem
    assert problem.because
    assert problem.safe
    assert problem.mend
    return problem.code


def _signed(content):
    """A file whose check fits, whatever is in it: one that was made, not damaged."""
    content = {key: value for key, value in content.items() if key != "check"}
    body = json.dumps(content, separators=(",", ":"), sort_keys=True)[1:].encode()
    return b'{"check":"' + hashlib.sha256(body).hexdigest()[:32].encode() + b'",' + body


@given(st.integers(0, 40))
def test_a_tree_comes_back_from_its_file_as_it_went(seed):
    file = _file(seed)
    assert read_tree(write_tree(file), "x") == file
    assert write_tree(read_tree(write_tree(file), "x")) == write_tree(file)


def test_a_tree_may_be_read_as_text_too():
    assert read_tree(_DATA.decode(), "x") == read_tree(_DATA, "x")


@given(st.binary(max_size=300))
def test_no_bytes_make_the_reader_stumble(data):
    assert _code(data) in {"not-a-tree", "damaged-tree", "newer-tree"}


@settings(max_examples=200)
@given(at=st.floats(0, 1, exclude_max=True), byte=st.integers(0, 255))
def test_a_tree_file_with_one_byte_changed_is_refused_or_read_as_it_was(at, byte):
    where = int(at * len(_DATA))
    bent = _DATA[:where] + bytes([byte]) + _DATA[where + 1 :]
    try:
        found = read_tree(bent, "x")
    except SaveError:
        return
    assert found == read_tree(_DATA, "x")


@settings(max_examples=50)
@given(st.floats(0, 1, exclude_max=True))
def test_a_tree_file_that_was_cut_is_refused(at):
    assert _code(_DATA[: int(at * (len(_DATA) - 2))]) in {"not-a-tree", "damaged-tree"}


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=150)
@given(st.sampled_from(sorted(json.loads(_DATA))), _JSON)
def test_a_file_made_with_any_value_in_any_place_is_refused_in_words_or_read(key, value):
    content = {**json.loads(_DATA), key: value}
    with suppress(SaveError):
        read_tree(_signed(content), "x")


@settings(max_examples=150)
@given(st.integers(0, 4), st.floats(0, 1, exclude_max=True), _JSON)
def test_a_file_made_with_any_value_in_a_place_of_the_tree_is_refused_in_words_or_read(column, at, value):
    content = json.loads(_DATA)
    row = content["nodes"][int(at * len(content["nodes"]))]
    row[column] = value
    with suppress(SaveError):
        read_tree(_signed(content), "x")


def test_a_decision_cannot_be_changed_even_by_somebody_who_makes_the_check_fit():
    content = json.loads(_DATA)
    content["nodes"][1][3]["us"] = {"orders": ["air-strike"]}
    with pytest.raises(SaveError) as refused:
        read_tree(_signed(content), "x")
    assert refused.value.problem.code == "damaged-tree"
    assert "does not follow from what was decided" in refused.value.problem.because


def test_a_place_without_a_beginning_is_refused():
    content = json.loads(_DATA)
    content["nodes"][1][1] = "0" * 16
    assert _code(_signed(content)) == "damaged-tree"


def test_a_newer_tree_file_is_refused_in_plain_words():
    content = {**json.loads(_DATA), "format": 2}
    assert _code(_signed(content)) == "newer-tree"


def test_ids_in_a_file_follow_from_the_decisions():
    tree = read_tree(_DATA, "x").tree
    assert all(n.id == node_id(n.parent, n.decision) for n in tree.nodes.values() if n.parent is not None)
