"""Two branches held against each other."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from game.core.letters import Clause, ClauseKind, Letter
from game.core.plans import Plan
from game.history.branch import decisions_of, play_branch
from game.history.compare import compare
from game.history.compare_letters import pair_clauses, pair_letters
from game.history.problems import Unplayable
from game.saves.steps import Luck
from tests.reports.roads import history, model, road, war


@pytest.fixture(scope="module")
def base():
    return road("kennedy", "khrushchev", "oct26", 3)


def _without_orders(branch, number):
    """Return a branch played on as far as it goes after Washington gave no orders in one watch."""
    decisions = list(decisions_of(branch))
    given = decisions[number].plans["us"]
    changed = Plan(letters=given.letters, accept=given.accept, withdraw=given.withdraw)
    decisions[number] = replace(decisions[number], plans={**decisions[number].plans, "us": changed})
    return _as_far_as_it_goes(branch, decisions)


def _with_new_luck(branch, number, seed):
    decisions = list(decisions_of(branch))
    decisions[number] = replace(decisions[number], luck=Luck(seed=seed, historical=False))
    return _as_far_as_it_goes(branch, decisions)


def _as_far_as_it_goes(branch, decisions):
    while True:
        try:
            return play_branch(model(), branch.setup, decisions)
        except Unplayable as why:
            decisions = decisions[: why.played]


def _order_watch(branch):
    return next(i for i, w in enumerate(branch.watches) if w.plans["us"].orders)


def _letter(**changes):
    usual = {
        "id": "us-1",
        "by": "us",
        "channel": "cable",
        "tone": 0.0,
        "clauses": (),
        "urgent": False,
        "deadline": 0,
        "answers": None,
        "sent": 100.0,
        "arrives": 106.0,
        "levels": (),
        "secrets": (),
        "offer": False,
    }
    return Letter(**{**usual, **changes})


def _clause(term, level=1, kind=ClauseKind.OFFER, *, secret=False):
    return Clause(term=term, level=level, kind=kind, secret=secret)


def test_a_branch_beside_itself_differs_in_nothing(base):
    found = compare(base, base)
    assert found.same
    assert found.parting.differences == ()
    assert found.fallen == ()
    assert all(p.shared for p in found.letters)
    assert all(t.widest is None for t in found.tracks)


def test_branches_part_where_the_first_decision_differs(base):
    number = _order_watch(base)
    other = _without_orders(base, number)
    parting = compare(base, other).parting
    assert parting.watch == number + 1
    assert parting.node == base.nodes[number]
    assert parting.node_a == base.watches[number].node != parting.node_b
    assert parting.t == base.watches[number].before.v[model().at.t]
    (difference,) = [d for d in parting.differences if d.matter == "orders"]
    assert difference.side == "us"
    assert difference.a == base.watches[number].plans["us"].orders
    assert difference.b == ()


def test_under_the_same_luck_only_decisions_make_a_difference(base):
    found = compare(base, _without_orders(base, _order_watch(base)))
    assert found.same_luck
    assert {x.owing for x in found.fallen} <= {"decision", "unlike-hours"}


def test_under_new_luck_alone_what_falls_at_the_fork_is_owing_to_the_dice(base):
    number = len(base.watches) // 2
    hour = base.watches[number].before.v[model().at.t]
    at_the_fork = []
    for seed in range(100, 140):
        other = _with_new_luck(base, number, seed)
        if len(other.watches) <= number:
            continue  # the new luck asks what nobody has answered
        found = compare(base, other)
        assert not found.same_luck
        assert [d.matter for d in found.parting.differences][:1] == ["luck"]
        at_the_fork += [x.owing for x in found.fallen if x.fact.t == hour]
    assert at_the_fork
    assert set(at_the_fork) == {"dice"}


def test_a_branch_that_goes_on_beside_one_that_stops_parts_at_its_end(base):
    short = replace(base, watches=base.watches[:2])
    found = compare(short, base)
    assert not found.same
    assert found.parting.node_a is None
    assert found.parting.node_b == base.watches[2].node
    assert found.outcome_a.ending is None
    assert found.facts_a == ()


def test_a_match_and_history_are_held_against_each_other_though_they_share_no_node():
    found = compare(road("chiefs", "malinovsky", "oct16", 5), history())
    assert found.parting.node is None
    assert found.parting.t is not None
    assert {d.a[0] for d in found.parting.differences if d.matter == "setup"} >= {"seed", "historical_luck"}
    assert found.outcome_b.kind == "settlement"


def test_branches_from_other_beginnings_have_no_common_hour():
    found = compare(war(), history())
    assert found.parting.t is None
    assert found.tension.widest is not None


def test_branches_of_two_scenarios_are_refused(base):
    other = replace(base, model=replace(model(), id="elsewhere"))
    with pytest.raises(ValueError, match="different scenarios"):
        compare(base, other)


def test_curves_hold_every_moment_and_the_end(base):
    found = compare(base, base)
    assert len(found.tension.a) == len(base.watches) + 1
    assert found.tension.a[-1] == (base.end.v[model().at.t], base.end.v[model().at.knot])


def test_letters_of_one_hour_and_writer_are_a_pair_whatever_way_they_went():
    a = (_letter(sent=100.0), _letter(id="us-2", sent=112.0))
    b = (_letter(sent=100.0, channel="back"), _letter(id="us-2", sent=118.0))
    pairs = pair_letters(a, b)
    assert [(p.a.id, p.b.id, p.shared) for p in pairs] == [("us-1", "us-1", False), ("us-2", "us-2", False)]


def test_letters_that_lie_days_apart_are_no_pair():
    pairs = pair_letters((_letter(sent=100.0),), (_letter(sent=160.0),))
    assert [(p.a is None, p.b is None) for p in pairs] == [(False, True), (True, False)]


def test_a_yes_and_an_offer_are_no_pair_where_a_better_one_is_near():
    a = (_letter(sent=100.0, accepts="ussr-1"),)
    b = (_letter(sent=100.0), _letter(id="us-2", sent=106.0, accepts="ussr-1"))
    assert [(p.a is not None, p.b.id) for p in pair_letters(a, b)] == [(False, "us-1"), (True, "us-2")]


def test_letters_of_the_two_desks_are_never_a_pair():
    pairs = pair_letters((_letter(),), (_letter(id="ussr-1", by="ussr"),))
    assert len(pairs) == 2


def test_clauses_are_marked_by_what_differs_first():
    a = _letter(
        clauses=(_clause("pledge"), _clause("arms", 2), _clause("jupiters"), _clause("il28"), _clause("castro"))
    )
    b = _letter(
        clauses=(
            _clause("pledge"),
            _clause("arms", 3),
            _clause("jupiters", kind=ClauseKind.DEMAND),
            _clause("il28", secret=True),
            _clause("troops"),
        )
    )
    marks = {c.term: c.mark for c in pair_clauses(a, b)}
    assert marks == {
        "pledge": "same",
        "arms": "level",
        "jupiters": "kind",
        "il28": "secret",
        "castro": "only-a",
        "troops": "only-b",
    }


def test_a_comparison_can_be_written_as_json():
    found = json.loads(json.dumps(compare(war(), history()).to_json()))
    assert found["parting"]["watch"] >= 1
    assert {p["name"] for p in found["tracks"]} >= {"knot", "us_dread", "ussr_dread"}
    assert found["outcome_a"]["scores"]["us"]["peace"] >= 0
