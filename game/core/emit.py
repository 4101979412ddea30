"""Python source for checked expressions: one tree, two dialects.

`Scalar` is written for speed in a single game: every operation is a plain expression, `x if c else y` instead of a
call. The dialect for many games at once differs only in how comparisons, choices and functions are written and lives
with NumPy in `game.content.bulk`. `Workshop` turns the source of a whole scenario into functions in one go.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from math import exp
from types import CodeType, FunctionType
from typing import Any, ClassVar, Final

from game.core.language import Node
from game.core.luck import draw, name_key
from game.core.sharing import shared

GRID_SHIFT: Final = 1.5 * 2.0**46
"""Adding and subtracting this rounds a double to the nearest 1/64, ties to even: its own last place is worth 1/64."""

Slots = Mapping[str, int]
"""Which slot of the values each name in an expression reads."""


def on_grid(x: float) -> float:
    """Return the multiple of 1/64 nearest to x (ties to even); the same arithmetic as compiled formulas."""
    return (x + GRID_SHIFT) - GRID_SHIFT


class Scalar:
    """Writes expressions for one game, where each value is a plain float."""

    namespace: ClassVar[Mapping[str, Any]] = {"exp": exp, "draw": draw}

    def __init__(self) -> None:
        """Start a function: an intermediate value is named after the source that works it out."""
        self._names: dict[str, str] = {}

    def expression(self, node: Node, slots: Slots) -> str:
        """Return the source of a number or truth."""
        match node.kind:
            case "num":
                return repr(node.value) if float(node.value) >= 0 else f"({node.value!r})"  # type: ignore[arg-type]
            case "name":
                return f"v[{slots[str(node.value)]}]"
            case "draw":
                return f"draw(v[0], {name_key(str(node.value))})"
            case "true":
                return "True"
            case "neg":
                return f"(-{self.expression(node.args[0], slots)})"
            case "bin":
                return self.binary(node, slots)
            case "cmp":
                return self.compare([self.expression(part, slots) for part in node.args], node.value)  # type: ignore[arg-type]
            case "and" | "or" | "not":
                return self.logic(node.kind, [self.expression(part, slots) for part in node.args])
        return self.call(str(node.value), [self.expression(part, slots) for part in node.args])

    def binary(self, node: Node, slots: Slots) -> str:
        """Write one of + - * / **; a square is a product, so that both dialects agree to the last bit."""
        left, right = (self.expression(part, slots) for part in node.args)
        if node.value == "**" and node.args[1].value == 2.0:
            first, again = self.named(left)
            return f"({first} * {again})"
        return f"({left} {node.value} {right})"

    def compare(self, parts: Sequence[str], operators: Sequence[str]) -> str:
        """Write a comparison, chained or not."""
        tail = "".join(f" {op} {part}" for op, part in zip(operators, parts[1:], strict=True))
        return f"({parts[0]}{tail})"

    def logic(self, kind: str, parts: Sequence[str]) -> str:
        """Write `and`, `or` or `not`."""
        return f"(not {parts[0]})" if kind == "not" else f"({f' {kind} '.join(parts)})"

    def call(self, name: str, args: list[str]) -> str:
        """Write one of the language's functions."""
        match name:
            case "where":
                return f"({args[1]} if {args[0]} else {args[2]})"
            case "step":
                return f"(1.0 if {args[0]} >= 0.0 else 0.0)"
            case "exp":
                return f"exp({args[0]})"
            case "sig":
                return f"(1.0 / (1.0 + exp(-{args[0]})))"
            case "abs":
                first, again = self.named(args[0])
                return f"({again} if {first} >= 0.0 else -{again})"
            case "clip":
                first, again = self.named(args[0])
                if first != again and all(bound.strip("(-)").replace(".", "", 1).isdigit() for bound in args[1:]):
                    return f"({args[1]} if {first} <= {args[1]} else {again} if {again} < {args[2]} else {args[2]})"
                return self.call("min", [self.call("max", args[:2]), args[2]])
        while len(args) > 2:
            args = [self.call(name, args[:2]), *args[2:]]
        (first, again), (second, other) = self.named(args[0]), self.named(args[1])
        return f"({again} if {first} {'<' if name == 'min' else '>'} {second} else {other})"

    def named(self, source: str) -> tuple[str, str]:
        """Return the source as it is first worked out, and as it is read again without working it out twice."""
        if source.startswith("v[") or source.strip("(-)").replace(".", "", 1).isdigit():
            return (source, source)
        name = self._names.setdefault(source, f"x{1 + len(self._names)}")
        return (f"({name} := {source})", name)

    def settle(self, slot: int, source: str, lo: float, hi: float) -> list[str]:
        """Return the statements that store a number in a slot, within its range and on the grid."""
        kept = f"{lo!r} if x < {lo!r} else {hi!r} if x > {hi!r} else {_rounding('x')}"
        return [f"x = {source}", f"v[{slot}] = {kept}"]

    def rounded(self, slot: int, source: str) -> list[str]:
        """Return the statements that store a number in a slot, on the grid only."""
        return [f"v[{slot}] = {_rounding(source)}"]


Dialect = type[Scalar]

_RETURNS: Final = " return "
_LONG: Final = 10
"""Lines from which a procedure is worth looking through for what it does again and again."""
_AT_ONCE: Final = 25
"""Functions compiled at once: a millisecond or two."""
_SLOT: Final = re.compile(r"\bv\[(\d+)\]")
_SOURCE: Final = "source"
_STEPS: Final = "steps"


class Workshop:
    """Collects the functions of a scenario and compiles them all at once.

    A function is handed out as soon as its source is known, so that definitions can be built in one pass; until
    `finish` it may not be called. Equal sources are one function.
    """

    def __init__(self, dialect: Dialect = Scalar) -> None:
        """Open a workshop for one dialect."""
        self.dialect = dialect
        self._namespace: dict[str, Any] = dict(dialect.namespace)
        self._functions: dict[str, FunctionType] = {}

    def formula(self, write: Callable[[Scalar], str]) -> Callable[..., Any]:
        """Return the function of the values whose result is what `write` writes."""
        return self._function(f"{_RETURNS}{write(self.dialect())}")

    def procedure(self, write: Callable[[Scalar], list[str]]) -> Callable[..., Any]:
        """Return the function of the values that carries out the statements that `write` writes."""
        return self._function("".join(f" {line}\n" for line in write(self.dialect())) or " pass")

    def _function(self, body: str) -> Callable[..., Any]:
        known = self._functions.get(body)
        if known is None:
            known = self._functions[body] = FunctionType(_unfinished.__code__, self._namespace)
            if body.startswith(_RETURNS):
                known.__dict__[_SOURCE] = (self.dialect, body.removeprefix(_RETURNS))
            else:
                known.__dict__[_STEPS] = (self.dialect, body)
        return known

    def finish(self) -> None:
        """Compile everything collected, some functions at a time: nothing else runs while Python compiles."""
        functions = list(self._functions.items())
        for first in range(0, len(functions), _AT_ONCE):
            some = functions[first : first + _AT_ONCE]
            source = "\n".join(f"def f{i}(v):\n{_compact(body)}" for i, (body, _) in enumerate(some))
            scratch: dict[str, Any] = {}
            exec(compile(source, "<scenario>", "exec"), scratch)  # noqa: S102 - source emitted from checked trees only
            for i, (_, function) in enumerate(some):
                code: CodeType = scratch[f"f{i}"].__code__
                function.__code__ = code


def _compact(body: str) -> str:
    return shared(body) if body.count("\n") >= _LONG else body


def source_of(function: Callable[..., Any], dialect: Dialect = Scalar) -> str | None:
    """Return the expression that a formula was compiled from; None if no workshop of that dialect made it."""
    written, source = getattr(function, _SOURCE, (None, None))
    return source if written is dialect else None


def steps_of(function: Callable[..., Any], dialect: Dialect = Scalar) -> tuple[str, ...] | None:
    """Return the statements that effects were compiled from; None if no workshop of that dialect made them."""
    written, body = getattr(function, _STEPS, (None, ""))
    if written is not dialect:
        return None
    return tuple(line.strip() for line in body.splitlines() if line.strip() != "pass")


def slots_named(function: Callable[..., Any]) -> frozenset[int] | None:
    """Return the slots that a function of the values reads or writes; None if no workshop made it."""
    written = getattr(function, _SOURCE, None) or getattr(function, _STEPS, None)
    return None if written is None else frozenset(map(int, _SLOT.findall(written[1])))


def hangs_on_luck(function: Callable[..., Any]) -> bool:
    """Return whether a formula for one game draws luck of its own."""
    return "draw(" in (source_of(function) or "")


def _rounding(source: str) -> str:
    return f"({source} + {GRID_SHIFT!r}) - {GRID_SHIFT!r}"


def _unfinished(_values: Any) -> Any:
    raise RuntimeError
