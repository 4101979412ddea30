"""A slow and plain reading of the expression language, against which the compiled dialects are held."""

from __future__ import annotations

import math

from game.core.language import Node
from game.core.luck import draw, name_key

_COMPARE = {
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
    "==": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
}
_BINARY = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
    "**": lambda a, b: a**b,
}


def worth_of(node: Node, values: dict[str, float], luck: int) -> float | bool:
    """Return what an expression comes to."""
    args = [worth_of(arg, values, luck) for arg in node.args]
    match node.kind:
        case "num":
            return float(node.value)  # type: ignore[arg-type]
        case "name":
            return values[str(node.value)]
        case "draw":
            return draw(luck, name_key(str(node.value)))
        case "true":
            return True
        case "neg":
            return -args[0]
        case "bin":
            return float(_BINARY[str(node.value)](args[0], args[1]))
        case "cmp":
            return all(_COMPARE[op](args[i], args[i + 1]) for i, op in enumerate(node.value))  # type: ignore[arg-type]
        case "and":
            return all(args)
        case "or":
            return any(args)
        case "not":
            return not args[0]
    match node.value:
        case "where":
            return args[1] if args[0] else args[2]
        case "min":
            return min(args)
        case "max":
            return max(args)
        case "clip":
            return min(max(args[0], args[1]), args[2])
        case "sig":
            return 1 / (1 + math.exp(-args[0]))
        case "exp":
            return math.exp(args[0])
        case "step":
            return 1.0 if args[0] >= 0 else 0.0
    assert node.value == "abs"
    return abs(args[0])
