"""A strategist chooses by what its side sees and by its own dice, and by nothing else."""

import math
import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.core.sides import SIDES, other
from game.core.views import view_of
from tests.strategist.small import MODEL, begun, dice_of, first_question, on_the_way, strategist

_PARTS = (
    "side", "stage", "watch", "t", "h", "attention", "own_offers", "their_offers", "read", "busy", "eligible",
    "clash_options", "on_the_way", "temperament", "given", "given_count", "hazard",
)  # fmt: skip


def _veiled(crisis, side, luck):
    """Return another truth that looks the same from a side: all that is hidden from it is different."""
    twin = crisis.clone()
    for slot in MODEL.hidden[side]:
        q = MODEL.quantities[slot]
        if slot and q.kind not in ("clock", "derived", "motive", "scratch"):
            twin.v[slot] = float(round(luck.uniform(q.lo, min(q.hi, q.lo + 200))))
    for order in MODEL.orders.values():
        if order.side != side:
            twin.given[order.index], twin.given_count[order.index] = luck.choice([(-9999.0, 0), (0.0, 1)])
    twin.pending = tuple(x for x in crisis.pending if list(MODEL.orders.values())[x[0]].side == side)
    twin.fired = [luck.randrange(2) for _ in crisis.fired]
    twin.mail = tuple(replace(x, arrives=x.arrives + luck.choice([0, 3, 9])) for x in crisis.mail if x.by == side)
    later = {x.id: x for x in twin.mail}
    twin.archive = tuple(later.get(x.id, x) for x in crisis.archive if x.by == side or x.read is not None)
    twin.clash_steps = luck.randrange(3)
    twin.setup = replace(crisis.setup, fog=luck.choice([0.5, 1.0]))
    return twin


def _looks_the_same(one, two):
    same_values = all(
        (math.isnan(a) and math.isnan(b)) or a == b for a, b in zip(one.values[1:], two.values[1:], strict=True)
    )
    return same_values and all(getattr(one, part) == getattr(two, part) for part in _PARTS)


@pytest.mark.parametrize("side", SIDES)
@settings(max_examples=8)
@given(seed=st.integers(0, 30), watches=st.integers(0, 8), luck=st.randoms(use_true_random=False))
def test_two_truths_that_look_the_same_from_a_desk_are_met_with_the_same_plan(side, seed, watches, luck):
    crisis = on_the_way(begun("oct27", seed), watches)
    twin = _veiled(crisis, side, luck)
    view, veiled = view_of(MODEL, crisis, side), view_of(MODEL, twin, side)
    assert _looks_the_same(view, veiled)
    dice = dice_of(crisis, side)
    assert strategist(side).plan(view, dice) == strategist(side).plan(veiled, dice)


@pytest.mark.parametrize("side", SIDES)
def test_an_incident_is_answered_by_what_is_seen(side):
    crisis, view, question = first_question(side)
    dice = dice_of(crisis, side)
    expected = strategist(side).answer(view, question, dice)
    for number in range(4):
        twin = _veiled(crisis, side, random.Random(number))
        assert strategist(side).answer(view_of(MODEL, twin, side), question, dice) == expected


@pytest.mark.parametrize("side", SIDES)
def test_the_imagined_worlds_know_nothing_of_the_luck_of_the_match(side):
    crisis = begun(seed=11)
    view = view_of(MODEL, crisis, side)
    search = strategist(side).consider(view, dice_of(crisis, side))
    worlds = search.mind.worlds(view, 5, 16)
    assert crisis.setup.seed not in worlds.seed.tolist()
    assert crisis.v[0] not in worlds.v[0].tolist()


@pytest.mark.parametrize("side", SIDES)
def test_accidents_are_as_likely_in_imagined_worlds_as_the_risk_preset_makes_them(side):
    crisis = begun(seed=4)
    crisis.setup = replace(crisis.setup, hazard=2.25)
    view = view_of(MODEL, crisis, side)
    search = strategist(side).consider(view, dice_of(crisis, side))
    assert set(search.mind.worlds(view, 5, 12).hazard.tolist()) == {2.25}


@pytest.mark.parametrize("side", SIDES)
def test_imagined_worlds_agree_with_all_that_is_seen(side):
    crisis = on_the_way(begun(seed=4), 3)
    view = view_of(MODEL, crisis, side)
    search = strategist(side).consider(view, dice_of(crisis, side))
    worlds = search.mind.worlds(view, 5, 12)
    hidden = set(MODEL.hidden[side])
    for slot, q in enumerate(MODEL.quantities):
        if slot and slot not in hidden and q.kind in ("clock", "track", "posture", "persona", "ledger"):
            assert set(worlds.v[slot].tolist()) == {view.values[slot]}, q.name
    guessed = MODEL.index[f"{other(side)}_dread"]
    assert len(set(worlds.v[guessed].tolist())) > 3
