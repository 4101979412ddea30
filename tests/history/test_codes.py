"""Replay codes: the same game on any machine, and words for whatever does not fit."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.content import load_model
from game.core.digest import digest
from game.core.letters import Clause, ClauseKind, LetterDraft
from game.core.plans import Acceptance, Plan
from game.history.branch import decisions_of, play_branch
from game.history.code import code_of_branch, code_of_place, play_code, read_code, write_code
from game.history.code_text import decision_from_text, decision_to_text
from game.history.decision import Decision
from game.history.planted import tree_of
from game.history.qr import qr_matrix, qr_svg, qr_text
from game.saves import SaveError
from game.saves.codec import Misshapen
from game.saves.steps import Luck
from tests.history.conftest import game_of, model_of, setup_of

_SCENARIOS = st.sampled_from(["first-watch", "black-saturday", "october-1962"])
_ids = st.text("abcdefghijklmnopqrstuvwxyz0123456789-", min_size=1, max_size=9).map(lambda x: f"a{x}")
_clauses = st.builds(
    Clause, term=_ids, level=st.integers(0, 9), kind=st.sampled_from(list(ClauseKind)), secret=st.booleans()
)
_letters = st.builds(
    LetterDraft,
    channel=_ids,
    tone=st.integers(-4, 4).map(lambda x: x / 2),
    clauses=st.lists(_clauses, max_size=3).map(tuple),
    urgent=st.booleans(),
    deadline=st.integers(0, 168),
    answers=st.none() | _ids,
)
_plans = st.builds(
    Plan,
    orders=st.lists(_ids, max_size=3).map(tuple),
    letters=st.lists(_letters, max_size=2).map(tuple),
    accept=st.none() | st.builds(Acceptance, letter=_ids, channel=_ids),
    withdraw=st.lists(_ids, max_size=2).map(tuple),
    blow=st.none() | _ids,
)
_decisions = st.builds(
    Decision,
    plans=st.fixed_dictionaries({"us": _plans, "ussr": _plans}),
    answers=st.lists(st.tuples(_ids | _ids.map(lambda x: f"{x}/2"), _ids), max_size=3).map(tuple),
    luck=st.none() | st.builds(Luck, seed=st.integers(0, 2**63 - 1), historical=st.booleans()),
)


def _code(text):
    with pytest.raises(SaveError) as refused:
        read_code(text)
    problem = refused.value.problem
    assert problem.because
    assert problem.safe
    assert problem.mend
    return problem.code


@given(st.integers(0, 30), _SCENARIOS)
def test_a_game_by_chance_comes_back_from_its_code_to_the_same_truth(seed, scenario):
    branch = game_of(seed, scenario)
    code = code_of_branch(branch, "1.2.3")
    contents = read_code(f"  {code[:40].lower()}\n{code[40:]} ")
    assert contents.setup == branch.setup
    assert contents.made_by == "1.2.3"
    played = play_code(contents, model_of(scenario))
    assert played.whole
    assert played.same
    assert played.remarks == ()
    assert digest(played.branch.end) == digest(branch.end)
    assert played.branch.nodes == branch.nodes


def test_the_code_of_a_place_is_the_code_of_its_branch():
    branch = game_of(2)
    assert code_of_place(tree_of(branch), branch.nodes[-1], "1") == code_of_branch(branch, "1")


@given(_decisions)
def test_every_decision_that_a_scenario_can_hold_comes_back_from_its_line(decision):
    assert decision_from_text(decision_to_text(decision)) == decision


def test_a_game_between_personas_of_some_25_watches_takes_fewer_than_1200_characters():
    from game.ai import policy_for
    from game.history.branch import branch_of_playout

    model = model_of("october-1962")
    chairs = {side: policy_for(name, model, side) for side, name in (("us", "kennedy"), ("ussr", "khrushchev"))}
    branch = branch_of_playout(model, setup_of(25, "october-1962"), chairs)
    code = code_of_branch(branch, "1.2.3")
    assert len(branch.watches) >= 20
    assert len(code) <= 1200
    assert code == code.upper()
    assert len(qr_matrix(code)) <= 97


def test_an_id_that_no_scenario_can_have_makes_no_code():
    bad = Decision(plans={"us": Plan(orders=("do this|now",)), "ussr": Plan()})
    with pytest.raises(SaveError) as refused:
        write_code("0" * 64, setup_of(1), [bad], "0" * 64, "1")
    assert refused.value.problem.code == "no-code"
    with pytest.raises(Misshapen):
        decision_to_text(bad)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "not-a-code"),
        ("hello", "not-a-code"),
        ("KOW", "not-a-code"),
        ("KOW0.AAA", "not-a-code"),
        ("KOWx.AAA", "not-a-code"),
        (f"KOW{'9' * 9000}.A", "not-a-code"),
        ("KOW²." + "A" * 9, "not-a-code"),
        ("KOW2.AAA", "newer-code"),
        ("KOW1.", "damaged-code"),
        ("KOW1.A", "damaged-code"),
        ("KOW1.ABC", "damaged-code"),
        ("KOW1.€UR", "damaged-code"),
        ("KOW1." + "A" * 300_000, "not-a-code"),
    ],
)
def test_what_is_no_sound_code_is_refused_in_words(text, code):
    assert _code(text) == code


@given(st.text(max_size=80) | st.text("KOW1.AB:/- ", max_size=80))
def test_no_text_makes_the_reader_stumble(text):
    assert _code(text) in {"not-a-code", "newer-code", "damaged-code"}
    assert _code(f"KOW1.{text}") in {"damaged-code", "not-a-code"}


@settings(max_examples=100)
@given(st.floats(0, 1, exclude_max=True), st.sampled_from("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ+-./:*"))
def test_one_mistyped_letter_is_always_found(at, letter):
    code = code_of_branch(game_of(5), "1")
    where = 5 + int(at * (len(code) - 5))
    bent = code[:where] + letter + code[where + 1 :]
    if bent == code:
        return
    try:
        contents = read_code(bent)
    except SaveError:
        return
    # The bits that fill up the last byte of packed text mean nothing; what is read must be the very game.
    assert contents == read_code(code)


@given(st.integers(1, 400))
def test_a_code_cut_short_is_damaged(cut):
    code = code_of_branch(game_of(5), "1")
    assert _code(code[: max(6, len(code) - cut)]) == "damaged-code"


def _edited(model, decisions=None, **changes):
    branch = game_of(6)
    contents = read_code(code_of_branch(branch, "0.9"))
    return replace(contents, **changes)


def test_a_code_of_an_edited_scenario_is_played_with_a_remark(model):
    played = play_code(_edited(model, digest="0" * 16), model)
    assert played.whole
    assert played.same
    assert "another state of the scenario" in played.remarks[0]
    assert "the edit does not concern this game" in played.remarks[1]


def test_a_code_whose_decisions_lead_elsewhere_now_says_so(model):
    played = play_code(_edited(model, end="0" * 8), model)
    assert played.whole
    assert not played.same
    assert "another truth" in played.remarks[0]
    assert "version 0.9" in played.remarks[0]


def test_a_code_with_an_order_that_is_no_more_is_played_as_far_as_it_goes(model):
    branch = next(b for b in map(game_of, range(50)) if len(b.watches) > 2)
    decisions = list(decisions_of(branch))
    decisions[1] = replace(decisions[1], plans={**decisions[1].plans, "us": Plan(orders=("send-zeppelins",))})
    contents = replace(read_code(code_of_branch(branch, "1")), decisions=tuple(decisions))
    played = play_code(contents, model)
    assert not played.whole
    assert len(played.branch.watches) == 1
    assert f"1 of its {len(decisions)} watches" in played.remarks[0]
    assert "send-zeppelins" in played.remarks[0]
    assert digest(played.branch.end) == digest(play_branch(model, branch.setup, decisions[:1]).end)


@pytest.mark.parametrize("change", [{"start": "oct42"}, {"personas": ("nobody", "khrushchev")}, {"scenario": "other"}])
def test_a_code_that_cannot_begin_here_is_refused_in_words(model, change):
    contents = _edited(model)
    with pytest.raises(SaveError) as refused:
        play_code(replace(contents, setup=replace(contents.setup, **change)), model)
    assert refused.value.problem.code == "code-of-elsewhere"


def test_a_code_of_another_scenario_says_which():
    with pytest.raises(SaveError) as refused:
        play_code(read_code(code_of_branch(game_of(1), "1")), load_model("black-saturday"))
    assert "'first-watch'" in refused.value.problem.because


def test_a_qr_is_drawn_for_windows_pages_and_terminals():
    code = code_of_branch(game_of(1), "1")
    matrix = qr_matrix(code)
    assert len(matrix) == len(matrix[0])
    assert matrix[0][:7] == (True,) * 7
    assert qr_svg(code).startswith("<svg")
    lines = qr_text(code).split("\n")
    assert len({len(line) for line in lines}) == 1
    assert len(lines[0]) == len(matrix) + 8
    assert len(lines) == (len(matrix) + 9) // 2


def test_a_code_too_long_for_a_qr_is_said_to_be():
    with pytest.raises(SaveError) as refused:
        qr_matrix("KOW1." + "A" * 5000)
    assert refused.value.problem.code == "too-long-for-qr"
    assert "5005 characters" in refused.value.problem.because
