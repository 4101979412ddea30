"""Opponents in whole games of the shipped scenario."""

from __future__ import annotations

import math

import pytest

from game.ai import Reason, known_policies, policy_for
from game.ai.line_file import line_from
from game.content import load_model
from game.core.crisis import Setup
from game.core.legality import refuse_plan
from game.core.luck import Dice
from game.core.opening import begin
from game.core.sides import SIDES
from game.core.views import view_of
from game.core.watch import play_watch

MODEL = load_model("october-1962")
PERSONAS = [(p.id, p.side) for p in MODEL.personas.values()]


def play(seed, names, start=None, explain=False, look=lambda view, plan, reasons: None):
    """Play one game; every plan must be one that the rules let be sealed."""
    policies = {side: policy_for(names[side], MODEL, side, explain=explain) for side in SIDES}
    setup = Setup(
        scenario=MODEL.id,
        start=start or MODEL.default_start,
        seed=seed,
        personas=(policies["us"].persona, policies["ussr"].persona),
    )
    crisis = begin(MODEL, setup)
    for _ in range(200):
        if crisis.ending is not None:
            return crisis
        dice = {side: Dice(seed, crisis.v[MODEL.at.t], side) for side in SIDES}
        plans = {}
        for side in SIDES:
            view = view_of(MODEL, crisis, side)
            plans[side], reasons = policies[side].plan(view, dice[side])
            assert refuse_plan(MODEL, crisis, side, plans[side]) is None
            look(view, plans[side], reasons)

        def answer(truth, question, dice=dice):
            side = question.side
            return policies[side].answer(view_of(MODEL, truth, side), question, dice[side])[0]

        crisis = play_watch(MODEL, crisis, plans, answer)
    pytest.fail("the game never ends")


@pytest.mark.parametrize("start", sorted(MODEL.starts))
def test_random_play_is_always_legal_and_ends(start):
    for seed in range(8):
        play(seed, {"us": "random", "ussr": "random"}, start=start)


@pytest.mark.parametrize(("persona", "side"), PERSONAS)
def test_every_persona_plays_legally_to_an_end(persona, side):
    rival = {"us": "khrushchev", "ussr": "kennedy"}[side]
    for seed in range(4):
        play(seed, {side: persona, ("ussr" if side == "us" else "us"): rival})


def test_no_persona_reads_what_its_side_cannot_know():
    def look(view, plan, reasons):
        read = [o.score for o in MODEL.orders.values() if o.side == view.side]
        read += [f.score for f in MODEL.forms[view.side]]
        read += [c.by for c in MODEL.compose[view.side]]
        read += [o.score for o in MODEL.clash_options[view.side]]
        read += [o.score for c in MODEL.choices.values() if c.side == view.side for o in c.options]
        assert not any(math.isnan(formula(view.values)) for formula in read)

    for seed in range(3):
        play(seed, {"us": "kennedy", "ussr": "khrushchev"}, look=look)
        play(seed, {"us": "random", "ussr": "random"}, look=look)


def test_explaining_changes_nothing_and_every_act_has_its_reasons():
    told: list[list[Reason]] = []

    def look(view, plan, reasons):
        told.append(list(reasons))
        about = {r.about for r in reasons}
        assert {f"order:{order}" for order in plan.orders} <= about
        assert sum(a.startswith("letter:") for a in about) == len(plan.letters)
        assert plan.accept is None or f"accept:{plan.accept.letter}" in about
        assert all(math.isfinite(r.value) for r in reasons)

    names = {"us": "kennedy", "ussr": "khrushchev"}
    for seed in range(4):
        explained = play(seed, names, explain=True, look=look)
        assert explained.v == play(seed, names).v
    assert any(told)


def test_the_shipped_lines_fit_the_scenario():
    for name, data in MODEL.words["lines"].items():
        line = line_from(data, f"lines/{name}.yaml", MODEL)
        assert line.entries
    assert {p for p, _ in PERSONAS} <= {n for side in SIDES for n in known_policies(MODEL, side)}
