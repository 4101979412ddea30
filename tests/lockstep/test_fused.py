"""Formulas asked together give what each gives alone."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from game.content import load_model
from game.content.bulk import Bulk
from game.core.sides import SIDES
from game.lockstep.fused import Fused, fused

MODEL = load_model("october-1962", dialect=Bulk)


def rows():
    for side in SIDES:
        own = [order for order in MODEL.orders.values() if order.side == side]
        yield tuple(order.when for order in own), np.bool_
        yield tuple(order.score for order in own), np.float64
        yield tuple(form.score for form in MODEL.forms[side]), np.float64


def some_values(n):
    rng = np.random.default_rng(1962)
    values = [rng.uniform(q.lo, q.hi, n).round(1) for q in MODEL.quantities]
    values[0] = rng.integers(0, 2**63, n).astype(np.uint64)
    return values


@pytest.mark.parametrize(("formulas", "kind"), [*rows()])
def test_formulas_asked_together_give_what_each_gives_alone(formulas, kind):
    values = some_values(50)
    out = np.empty((len(formulas), 50), kind)
    fused(formulas)(values, out, [True] * len(formulas))
    for row, formula in zip(out, formulas, strict=True):
        assert np.array_equal(row, np.broadcast_to(formula(values), 50))


@pytest.mark.parametrize(("formulas", "kind"), [*rows()])
def test_what_is_not_wanted_stays_as_it_is(formulas, kind):
    values = some_values(9)
    out, wanted = np.full((len(formulas), 4), 1, kind), [i % 3 == 0 for i in range(len(formulas))]
    fused(formulas)(values, out, wanted, slice(2, 6))
    for row, formula, asked in zip(out, formulas, wanted, strict=True):
        assert np.array_equal(row, np.broadcast_to(formula(values), 9)[2:6] if asked else np.ones(4))


def test_formulas_of_unknown_source_are_asked_one_by_one():
    formulas = (lambda v: v[1] + v[2], lambda _: 3.0)
    out = np.zeros((2, 3))
    Fused(formulas)([np.zeros(5), np.arange(5.0), np.ones(5)], out, [True, True], slice(1, 4))
    assert out.tolist() == [[2.0, 3.0, 4.0], [3.0, 3.0, 3.0]]


def test_shared_parts_do_not_mix_up_expressions_with_names_of_their_own():
    for side, kind in itertools.product(SIDES, ("trust", "sting")):
        formula = getattr(MODEL.letter_rules, kind)[side]
        values, out = some_values(7), np.zeros((2, 7))
        Fused((formula, formula))(values, out, [True, True])
        assert np.array_equal(out, np.broadcast_to(formula(values), (2, 7)))
