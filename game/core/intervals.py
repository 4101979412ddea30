"""Bounds on expressions: between which numbers an expression can lie, given between which numbers its names lie.

This is how a scenario is kept from dividing by zero or running away before anything is played, and how a guard that
can never hold is found.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Final

from game.core.language import ExpressionError, Node

Interval = tuple[float, float]
Truth = tuple[bool, bool]
"""Whether a truth can fail, and whether it can hold."""

LARGEST: Final = 1e12
"""No expression may be able to pass this in either direction."""
_EXP_ARGUMENT: Final = 27.0
_SIG_ARGUMENT: Final = 700.0
_MAX_POWER: Final = 8

_FLIP: Final = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}


def bounds(node: Node, ranges: Mapping[str, Interval]) -> Interval:
    """Return the least and greatest number that an expression can take.

    Raises:
        ExpressionError: the expression could divide by zero, take a bad power or run away.
        KeyError: a name without a range (names are checked first, so this is a bug).
    """
    lo, hi = _number(node, ranges)
    if lo < -LARGEST or hi > LARGEST:
        msg = f"this could reach {lo if abs(lo) > abs(hi) else hi:.3g}"
        raise ExpressionError("number-too-large", msg, column=node.column, mend="put clip(...) around it")
    return (lo, hi)


def can_hold(node: Node, ranges: Mapping[str, Interval]) -> bool:
    """Return whether a guard can be true for some values within their ranges.

    Raises:
        ExpressionError: as `bounds`.
    """
    return _truth(node, ranges)[1]


def must_hold(node: Node, ranges: Mapping[str, Interval]) -> bool:
    """Return whether a guard is true for all values within their ranges.

    Raises:
        ExpressionError: as `bounds`.
    """
    return not _truth(node, ranges)[0]


def _number(node: Node, ranges: Mapping[str, Interval]) -> Interval:
    match node.kind:
        case "num":
            value = float(node.value)  # type: ignore[arg-type]
            return (value, value)
        case "name":
            return ranges[str(node.value)]
        case "draw":
            return (0.0, 1.0)
        case "neg":
            lo, hi = bounds(node.args[0], ranges)
            return (-hi, -lo)
        case "bin":
            return _binary(node, bounds(node.args[0], ranges), bounds(node.args[1], ranges))
        case "call":
            return _where(node, ranges) if node.value == "where" else _call(node, ranges)
    msg = f"not a number: {node.kind}"
    raise AssertionError(msg)


def _binary(node: Node, left: Interval, right: Interval) -> Interval:
    (a, b), (c, d) = left, right
    match node.value:
        case "+":
            return (a + c, b + d)
        case "-":
            return (a - d, b - c)
        case "*":
            return _spread((a * c, a * d, b * c, b * d))
        case "/":
            if c <= 0 <= d:
                msg = f"the divisor can be zero (it lies between {c:g} and {d:g})"
                mend = "put max(..., 1) around it"
                raise ExpressionError("division-by-zero", msg, column=node.args[1].column, mend=mend)
            return _spread((a / c, a / d, b / c, b / d))
    return _power(node, left)


def _power(node: Node, base: Interval) -> Interval:
    a, b = base
    power = node.args[1]
    column = power.column
    if power.kind != "num" or not isinstance(power.value, float) or power.value < 0 or power.value > _MAX_POWER:
        msg = f"a power must be a plain number from 0 to {_MAX_POWER}"
        raise ExpressionError("bad-power", msg, column=column, mend="use exp(...) for other growth")
    n = power.value
    if a < 0 and n != int(n):
        msg = f"the base can be negative (it lies between {a:g} and {b:g}) and the power is not whole"
        raise ExpressionError("bad-power", msg, column=node.column, mend="put max(0, ...) around the base")
    ends = [a**n, b**n]
    if a < 0 < b and n > 0:
        ends.append(0.0)
    return _spread(tuple(ends))


def _call(node: Node, ranges: Mapping[str, Interval]) -> Interval:
    args = [bounds(arg, ranges) for arg in node.args]
    a, b = args[0]
    match node.value:
        case "min":
            return (min(x[0] for x in args), min(x[1] for x in args))
        case "max":
            return (max(x[0] for x in args), max(x[1] for x in args))
        case "clip":
            return _clip(node, args)
        case "step":
            return (float(a >= 0), float(b >= 0))
        case "abs":
            return (0.0 if a <= 0 <= b else min(abs(a), abs(b)), max(abs(a), abs(b)))
        case "exp":
            _limit(node, max(b, 0.0), _EXP_ARGUMENT)
            return (math.exp(a), math.exp(b))
        case "sig":
            _limit(node, a if abs(a) > abs(b) else b, _SIG_ARGUMENT)
            return (1 / (1 + math.exp(-a)), 1 / (1 + math.exp(-b)))
    msg = f"no such function: {node.value}"
    raise AssertionError(msg)


def _limit(node: Node, worst: float, limit: float) -> None:
    if abs(worst) > limit:
        msg = f"the argument of {node.value} can reach {worst:.4g}"
        raise ExpressionError("number-too-large", msg, column=node.column, mend=f"clip it to {limit:g} or less")


def _clip(node: Node, args: list[Interval]) -> Interval:
    (a, b), (c, d), (e, f) = args
    if c > f:
        msg = f"clip has its ends the wrong way round: from {c:g} to {f:g}"
        raise ExpressionError("bad-range", msg, column=node.args[1].column, mend="write the lower end first")
    return (min(max(a, c), e), min(max(b, d), f))


def _where(node: Node, ranges: Mapping[str, Interval]) -> Interval:
    # Both branches must be sound for all values: in bulk both are worked out, whatever the condition says.
    condition, yes, no = node.args
    can_fail, can_be = _truth(condition, ranges)
    then, other = bounds(yes, ranges), bounds(no, ranges)
    if not can_be:
        return other
    if not can_fail:
        return then
    return (min(then[0], other[0]), max(then[1], other[1]))


def _truth(node: Node, ranges: Mapping[str, Interval]) -> Truth:
    match node.kind:
        case "true":
            return (False, True)
        case "not":
            can_fail, can_be = _truth(node.args[0], ranges)
            return (can_be, can_fail)
        case "or":
            parts = [_truth(part, ranges) for part in node.args]
            return (all(p[0] for p in parts), any(p[1] for p in parts))
        case "and":
            return _all_of(node, ranges)
    operators: tuple[str, ...] = node.value  # type: ignore[assignment]
    values = [bounds(part, ranges) for part in node.args]
    links = [_compare(op, values[i], values[i + 1]) for i, op in enumerate(operators)]
    return (any(x[0] for x in links), all(x[1] for x in links))


def _all_of(node: Node, ranges: Mapping[str, Interval]) -> Truth:
    """Read `a and b and ...`, letting each comparison of a name with a number narrow what follows."""
    narrowed = dict(ranges) if len(node.args) > 1 else ranges
    can_fail, can_be = False, True
    for part in node.args:
        fails = _truth(part, ranges)[0]
        holds = can_be and _truth(part, narrowed)[1]
        can_fail, can_be = can_fail or fails, can_be and holds
        if can_be and isinstance(narrowed, dict):
            can_be = _narrow(part, narrowed)
    return (can_fail, can_be)


def _narrow(part: Node, ranges: dict[str, Interval]) -> bool:
    """Shrink the range of a name that a comparison binds; return False if nothing is left of it."""
    if part.kind != "cmp" or len(part.args) != 2:
        return True
    left, right = part.args
    op = str(part.value[0])  # type: ignore[index]
    if left.kind == "num":
        left, right, op = right, left, _FLIP[op]
    if left.kind != "name" or right.kind != "num" or op == "!=":
        return True
    name, value = str(left.value), float(right.value)  # type: ignore[arg-type]
    lo, hi = ranges[name]
    if op in ("==", ">", ">="):
        lo = max(lo, value)
    if op in ("==", "<", "<="):
        hi = min(hi, value)
    ranges[name] = (lo, hi)
    return lo <= hi


def _compare(op: str, left: Interval, right: Interval) -> Truth:
    (a, b), (c, d) = left, right
    same = a == b == c == d
    table: dict[str, Callable[[], Truth]] = {
        "<": lambda: (b >= c, a < d),
        "<=": lambda: (b > c, a <= d),
        ">": lambda: (a <= d, b > c),
        ">=": lambda: (a < d, b >= c),
        "==": lambda: (not same, a <= d and c <= b),
        "!=": lambda: (a <= d and c <= b, not same),
    }
    return table[op]()


def _spread(ends: tuple[float, ...]) -> Interval:
    return (min(ends), max(ends))
