"""The expression language: what it reads, what it refuses, and the bounds it finds."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.intervals import bounds, can_hold, must_hold
from game.core.language import MAX_LENGTH, ExpressionError, parse_effect, parse_guard, parse_number

RANGES = {"knot": (0.0, 100.0), "grip": (0.0, 4.0), "world": (-100.0, 100.0), "h": (0.0, 240.0)}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("knot.real", "bad-syntax"),
        ("__import__('os')", "bad-syntax"),
        ("[1]*9", "bad-syntax"),
        ("lambda: 1", "bad-syntax"),
        ("knot if grip else 1", "bad-syntax"),
        ("'a'*9", "bad-syntax"),
        ("knot // 2", "bad-syntax"),
        ("knot % 2", "bad-syntax"),
        ("max(knot, *grip)", "bad-syntax"),
        ("max(knot, key=grip)", "bad-syntax"),
        ("open(knot)", "unknown-function"),
        ("max(knot)", "bad-syntax"),
        ("max", "bad-syntax"),
        ("1j", "bad-syntax"),
        ("3if", "bad-syntax"),
        ("(knot", "bad-syntax"),
        ("", "bad-syntax"),
        ("knot\x00", "bad-syntax"),
        ("9999999999", "number-too-large"),
        ("1e300", "number-too-large"),
        ("knot + " * 200 + "1", "too-long"),
        ("(" * 300 + "1" + ")" * 300, "bad-syntax"),
        ("-" * 600 + "knot", "too-long"),
        ("knot > 1", "bad-type"),
        ("1 + (knot > 1)", "bad-type"),
        ("where(knot, 1, 2)", "bad-type"),
    ],
)
def test_what_does_not_belong_to_the_language_is_refused(text, code):
    with pytest.raises(ExpressionError) as caught:
        parse_number(text)
    assert caught.value.code == code


def test_a_bare_posture_is_no_condition_and_the_mend_says_how_to_write_one():
    with pytest.raises(ExpressionError) as caught:
        parse_guard("exposed")
    assert caught.value.code == "bad-type"
    assert caught.value.mend == "write exposed == 1"


def test_the_greatest_length_is_read():
    text = "1" + " " * (MAX_LENGTH - 1)
    assert parse_number(text).value == 1.0


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text):
    for parse in (parse_number, parse_guard, parse_effect):
        with contextlib.suppress(ExpressionError):
            parse(text)


@pytest.mark.parametrize(
    "text", ["us_hawks", "us_hawks == 2", "us_hawks *= 2", "2 = us_hawks", "us_hawks +=", "a = b = 1"]
)
def test_an_effect_is_a_track_an_operator_and_an_amount(text):
    with pytest.raises(ExpressionError):
        parse_effect(text)


def test_an_effect_keeps_where_its_amount_stands():
    effect = parse_effect("grip max= 1 + knot")
    assert (effect.target, effect.op, effect.column) == ("grip", "max=", 9)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("knot/100", 0, 1),
        ("-knot", -100, 0),
        ("world**2", 0, 10000),
        ("clip(knot-50, 0, 10)", 0, 10),
        ("where(grip>9, 99, knot)", 0, 100),
        ("step(grip-5)", 0, 0),
        ("abs(world)", 0, 100),
        ("min(knot, 5, grip)", 0, 4),
        ("u_any", 0, 1),
        ("1/(1+1.2*max(grip-1,0))", 1 / 4.6, 1),
    ],
)
def test_bounds_follow_from_the_ranges_of_the_names(text, low, high):
    assert bounds(parse_number(text), RANGES) == pytest.approx((low, high))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1/grip", "division-by-zero"),
        ("1/world", "division-by-zero"),
        ("knot**grip", "bad-power"),
        ("knot**9", "bad-power"),
        ("knot**(-1)", "bad-power"),
        ("world**0.5", "bad-power"),
        ("exp(knot)", "number-too-large"),
        ("sig(knot*100)", "number-too-large"),
        ("knot*100000*100000*100000", "number-too-large"),
        ("clip(knot, 5, 1)", "bad-range"),
        ("where(grip==0, 0, 1/grip)", "division-by-zero"),
    ],
)
def test_what_could_go_wrong_for_some_values_is_refused(text, code):
    with pytest.raises(ExpressionError) as caught:
        bounds(parse_number(text), RANGES)
    assert caught.value.code == code


@pytest.mark.parametrize(
    "text",
    [
        "grip >= 5",
        "knot < 0",
        "grip == 1 and grip == 2",
        "knot > 60 and knot < 40",
        "not true_",
        "1 < 0 or grip > 4",
        "7 == grip",
    ],
)
def test_a_guard_that_can_never_hold_is_known(text):
    assert not can_hold(parse_guard(text), RANGES)


@pytest.mark.parametrize(
    "text", ["grip == 1 or grip == 2", "knot > 40 and knot < 60", "grip != 2", "0 <= world < 1", "knot >= 100"]
)
def test_a_guard_that_may_hold_is_let_be(text):
    assert can_hold(parse_guard(text), RANGES)


def test_a_guard_that_always_holds_is_known():
    assert must_hold(parse_guard("true_"), RANGES)
    assert must_hold(parse_guard("grip >= 0 or knot > 3"), RANGES)
    assert not must_hold(parse_guard("grip >= 1"), RANGES)
