"""One tree, two dialects and a plain reading of it: they agree."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from game.content.bulk import Bulk
from game.core.emit import Scalar, Workshop, on_grid
from game.core.intervals import bounds, can_hold
from game.core.language import ExpressionError, parse_effect, parse_guard, parse_number
from tests.core.reference import worth_of

NAMES = ("knot", "grip", "world")
SLOTS = {name: i + 1 for i, name in enumerate(NAMES)}
RANGES = {"knot": (0.0, 100.0), "grip": (0.0, 4.0), "world": (-100.0, 100.0)}
LUCK = 0x1234_5678_9ABC_DEF0

_leaves = st.one_of(
    st.sampled_from([*NAMES, "u_one", "u_two"]),
    st.integers(-9, 99).map(str),
    st.sampled_from(["0.5", "1.25", "0.018", "36"]),
)


def _grow(inner):
    conditions = st.builds(
        lambda a, op, b: f"({a} {op} {b})", inner, st.sampled_from(["<", "<=", ">", ">=", "==", "!="]), inner
    )
    chained = st.builds(lambda a, b, c: f"({a} <= {b} < {c})", inner, inner, inner)
    joined = st.builds(
        lambda a, op, b: f"({a} {op} not {b})", conditions, st.sampled_from(["and", "or"]), conditions | chained
    )
    return st.one_of(
        st.builds(lambda a, op, b: f"({a} {op} {b})", inner, st.sampled_from(["+", "-", "*"]), inner),
        st.builds(lambda a, b: f"({a} / (1 + abs({b})))", inner, inner),
        st.builds(lambda a, n: f"(max({a}, 0)**{n})", inner, st.sampled_from(["2", "1.5", "3.4", "0"])),
        st.builds(lambda a: f"({a})**2", inner),
        st.builds(lambda a: f"-{a}", inner),
        st.builds(lambda a: f"step({a})", inner),
        st.builds(lambda a: f"sig(clip({a}, -50, 50))", inner),
        st.builds(lambda a: f"exp(-abs({a})/60)", inner),
        st.builds(lambda f, a, b, c: f"{f}({a}, {b}, {c})", st.sampled_from(["min", "max"]), inner, inner, inner),
        st.builds(lambda c, a, b: f"where({c}, {a}, {b})", conditions | joined, inner, inner),
    )


expressions = st.recursive(_leaves, _grow, max_leaves=12)
rows = st.lists(
    st.tuples(st.integers(0, 6400), st.integers(0, 4), st.integers(-6400, 6400)).map(
        lambda t: (t[0] / 64, float(t[1]), t[2] / 64)
    ),
    min_size=1,
    max_size=8,
)


def _sound(text):
    try:
        node = parse_number(text)
        return (node, bounds(node, RANGES))
    except ExpressionError:
        assume(False)
        raise


def _bulk_values(games):
    columns = [np.array([game[i] for game in games]) for i in range(len(NAMES))]
    return [np.full(len(games), LUCK, dtype=np.uint64), *columns]


@settings(max_examples=200, deadline=None)
@given(expressions, rows)
def test_both_dialects_agree_with_a_plain_reading(text, games):
    node, (low, high) = _sound(text)
    scalar, bulk = Workshop(Scalar), Workshop(Bulk)
    one = scalar.formula(lambda dialect: dialect.expression(node, SLOTS))
    many = bulk.formula(lambda dialect: dialect.expression(node, SLOTS))
    scalar.finish()
    bulk.finish()
    with np.errstate(under="ignore"):
        together = np.broadcast_to(many(_bulk_values(games)), len(games))
    for game, among in zip(games, together, strict=True):
        alone = one([LUCK, *game])
        plain = worth_of(node, dict(zip(NAMES, game, strict=True)), LUCK)
        assert alone == pytest.approx(plain, rel=1e-12, abs=1e-12)
        assert among == pytest.approx(alone, rel=1e-12, abs=1e-12)
        assert low - 1e-6 - abs(low) * 1e-9 <= alone <= high + 1e-6 + abs(high) * 1e-9


@settings(max_examples=100, deadline=None)
@given(expressions, st.sampled_from(["=", "+=", "-=", "max=", "min="]), rows)
def test_an_effect_keeps_its_track_in_range_and_on_the_grid_in_both_dialects(text, op, games):
    _sound(text)
    effect = parse_effect(f"world {op} {text}")

    def write(dialect):
        amount = dialect.expression(effect.amount, SLOTS)
        now = f"v[{SLOTS['world']}]"
        source = {"=": amount, "+=": f"{now} + {amount}", "-=": f"{now} - {amount}"}.get(op)
        return dialect.settle(SLOTS["world"], source or dialect.call(op[:3], [now, amount]), -100.0, 100.0)

    scalar, bulk = Workshop(Scalar), Workshop(Bulk)
    one, many = scalar.procedure(write), bulk.procedure(write)
    scalar.finish()
    bulk.finish()
    together = _bulk_values(games)
    with np.errstate(under="ignore"):
        many(together)
    for i, game in enumerate(games):
        alone = [LUCK, *game]
        one(alone)
        world = alone[SLOTS["world"]]
        assert -100 <= world <= 100
        assert world * 64 == round(world * 64)
        assert together[SLOTS["world"]][i] == world


@settings(max_examples=100, deadline=None)
@given(expressions, expressions, rows)
def test_a_guard_called_impossible_never_holds(left, right, games):
    _sound(left), _sound(right)
    node = parse_guard(f"{left} > {right} and grip <= 3")
    holds = [worth_of(node, dict(zip(NAMES, game, strict=True)), LUCK) for game in games]
    assert can_hold(node, RANGES) or not any(holds)


@given(st.floats(-1e6, 1e6))
def test_the_grid_rounds_to_the_nearest_sixty_fourth_with_ties_to_even(x):
    assert on_grid(x) == round(x * 64) / 64
