"""The other dialect of formulas: the same trees written for NumPy, one array a quantity, one element a game.

`load_model(scenario, dialect=Bulk)` gives a model whose formulas take a list of equally long float arrays; slot 0 holds
the luck of each game as uint64. Branches of `where` are both worked out; the bounds checked at load keep that safe.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any, ClassVar, Final

import numpy as np
from numpy.typing import NDArray

from game.core.emit import GRID_SHIFT, Scalar

_MIX_A: Final = np.uint64(0xBF58476D1CE4E5B9)
_MIX_B: Final = np.uint64(0x94D049BB133111EB)


def draw(base: NDArray[np.uint64], key: int) -> NDArray[np.float64]:
    """Return the draws in [0, 1) of one hashed name for many games at once; see `game.core.luck.draw`."""
    with np.errstate(over="ignore"):
        v = np.asarray(base, dtype=np.uint64) + np.uint64(key)
        v = (v ^ (v >> np.uint64(30))) * _MIX_A
        v = (v ^ (v >> np.uint64(27))) * _MIX_B
    return ((v ^ (v >> np.uint64(31))) >> np.uint64(11)).astype(np.float64) * 2.0**-53


def step(x: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return 1 where a number is 0 or more, else 0; `np.where` takes twice as long."""
    return np.greater_equal(x, 0.0).astype(np.float64)


class Bulk(Scalar):
    """Writes expressions for many games, where each value is an array."""

    namespace: ClassVar[Mapping[str, Any]] = {"np": np, "draw": draw, "step": step}

    def compare(self, parts: Sequence[str], operators: Sequence[str]) -> str:
        """Write a comparison; a chained one is the conjunction of its links."""
        links = [f"({a} {op} {b})" for a, op, b in zip(parts, operators, parts[1:], strict=False)]
        return self.logic("and", links)

    def logic(self, kind: str, parts: Sequence[str]) -> str:
        """Write `and`, `or` or `not`, element by element."""
        if kind == "not":
            return f"np.logical_not({parts[0]})"
        joined = parts[0]
        for part in parts[1:]:
            joined = f"np.logical_{kind}({joined}, {part})"
        return joined

    def call(self, name: str, args: list[str]) -> str:
        """Write one of the language's functions, element by element."""
        match name:
            case "where":
                return f"np.where({args[0]}, {args[1]}, {args[2]})"
            case "step":
                return f"step({args[0]})"
            case "exp":
                return f"np.exp({args[0]})"
            case "sig":
                return f"(1.0 / (1.0 + np.exp(-{args[0]})))"
            case "abs":
                return f"np.abs({args[0]})"
            case "clip":
                return f"np.minimum(np.maximum({args[0]}, {args[1]}), {args[2]})"
        joined = args[0]
        for arg in args[1:]:
            joined = f"np.{name}imum({joined}, {arg})"
        return joined

    def settle(self, slot: int, source: str, lo: float, hi: float) -> list[str]:
        """Return the statements that store an array in a slot, within its range and on the grid."""
        return self.rounded(slot, f"np.minimum(np.maximum({source}, {lo!r}), {hi!r})")

    def rounded(self, slot: int, source: str) -> list[str]:
        """Return the statements that store an array in a slot, on the grid only; it is always a new array."""
        kept = f"({source} + {GRID_SHIFT!r}) - {GRID_SHIFT!r}"
        if "v[" in source:
            return [f"v[{slot}] = {kept}"]
        # What reads no value is a plain number, the same in every game, and as a rule known now.
        with suppress(ArithmeticError):
            kept = repr(float(eval(kept, dict(self.namespace))))  # noqa: S307 - emitted from checked trees only
        return [f"v[{slot}] = {same(slot, kept)}"]


def same(slot: int, number: str) -> str:
    """Write an array for a slot that holds one number in every game."""
    return f"np.full(len(v[{slot}]), {number})"
