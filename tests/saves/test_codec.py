"""Commands go to JSON and back without losing or gaining anything."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.letters import Clause, ClauseKind, LetterDraft
from game.core.plans import Acceptance, Answer, CloseWatch, OpenWatch, Plan, Seal
from game.saves.codec import Misshapen, step_from_json, step_to_json
from game.saves.steps import Graft, Luck, Name, Note, Prune, Rewind, Star, TakeLuck

_printable = st.characters(exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs"))
_ids = st.text(_printable, min_size=1, max_size=12)
_numbers = st.floats(allow_nan=False, allow_infinity=False)
_sides = st.sampled_from(["us", "ussr"])
_clauses = st.builds(
    Clause,
    term=_ids,
    level=st.integers(0, 9),
    kind=st.sampled_from(list(ClauseKind)),
    secret=st.booleans(),
)
_drafts = st.builds(
    LetterDraft,
    channel=_ids,
    tone=_numbers,
    clauses=st.lists(_clauses, max_size=3).map(tuple),
    urgent=st.booleans(),
    deadline=st.integers(0, 99),
    answers=st.none() | _ids,
)
_plans = st.builds(
    Plan,
    orders=st.lists(_ids, max_size=3).map(tuple),
    letters=st.lists(_drafts, max_size=2).map(tuple),
    accept=st.none() | st.builds(Acceptance, letter=_ids, channel=_ids),
    withdraw=st.lists(_ids, max_size=2).map(tuple),
    blow=st.none() | _ids,
)
_lucks = st.builds(Luck, seed=st.integers(0, 2**63 - 1), historical=st.booleans())
_steps = st.one_of(
    st.builds(Rewind, node=_ids),
    st.builds(TakeLuck, luck=_lucks),
    st.builds(Name, node=_ids, text=_ids),
    st.builds(Note, node=_ids, text=_ids),
    st.builds(Star, node=_ids, on=st.booleans()),
    st.builds(Prune, node=_ids, on=st.booleans()),
    st.builds(Graft, tree=_ids),
    st.just(OpenWatch()),
    st.builds(Seal, by=_sides, plan=_plans),
    st.builds(Answer, by=_sides, question=_ids, option=_ids),
    st.just(CloseWatch()),
)


@given(_steps)
def test_a_step_comes_back_from_json_as_it_went(step):
    assert step_from_json(json.loads(json.dumps(step_to_json(step)))) == step


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        ([], "expected a step"),
        ({}, "kind: expected one of open-watch"),
        ({"kind": "resign"}, "found 'resign'"),
        ({"kind": ["seal"]}, "kind: expected one of"),
        ({"kind": "open-watch", "quickly": True}, "quickly: not known here"),
        ({"kind": "answer", "by": "us", "question": "q"}, "answer.option: missing"),
        ({"kind": "answer", "by": "cuba", "question": "q", "option": "o"}, "expected one of us, ussr"),
        ({"kind": "answer", "by": "us", "question": 3, "option": "o"}, "expected a text, found 3"),
        ({"kind": "seal", "by": "us", "plan": []}, "seal.plan: expected a group"),
        ({"kind": "seal", "by": "us", "plan": {"orders": "fly-low"}}, "expected a list"),
        ({"kind": "seal", "by": "us", "plan": {"letters": [{"channel": "cable", "tone": True}]}}, "expected a number"),
        ({"kind": "seal", "by": "us", "plan": {"letters": [{"channel": "cable", "tone": float("inf")}]}}, "a number"),
        (
            {
                "kind": "seal",
                "by": "us",
                "plan": {"letters": [{"channel": "c", "tone": 0, "clauses": [{"term": "a", "level": 1, "kind": "x"}]}]},
            },
            "clauses[0].kind: expected one of offer",
        ),
    ],
)
def test_a_misshapen_command_is_refused_with_its_place(data, complaint):
    with pytest.raises(Misshapen) as refused:
        step_from_json(data)
    assert complaint in str(refused.value)
