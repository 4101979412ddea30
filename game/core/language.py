"""The expression language of scenarios: guards, chances and amounts, read once into a checked tree.

An expression is text of at most `MAX_LENGTH` characters: numbers, names, `+ - * / **`, comparisons (chained ones too),
`and or not`, and the functions `min max clip where sig exp step abs`. `true_` always holds. A name that begins with
`u_` is a keyed draw in [0, 1). Every part is either a number or a truth, and the two are never mixed. Nothing here
runs an expression; `game.core.intervals` bounds it and `game.core.emit` turns it into Python source of our own making.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

MAX_LENGTH: Final = 900
MAX_NODES: Final = 300
MAX_DEPTH: Final = 40
MAX_NUMBER: Final = 1e6

Kind = Literal["num", "name", "draw", "true", "neg", "bin", "cmp", "and", "or", "not", "call"]

ARITY: Final = {
    "min": (2, 8),
    "max": (2, 8),
    "clip": (3, 3),
    "where": (3, 3),
    "sig": (1, 1),
    "exp": (1, 1),
    "step": (1, 1),
    "abs": (1, 1),
}
"""Least and greatest number of arguments of each function."""

DRAW_PREFIX: Final = "u_"
ALWAYS: Final = "true_"

_ALPHABET: Final = re.compile(r"[A-Za-z0-9_ .,+\-*/()<>=!\n]*\Z")
_GLUED: Final = re.compile(r"(?<![\w.])[\d.]+(?:(?![eE][+-]?\d)|[eE][+-]?\d+)[A-Za-z_]")
_EFFECT: Final = re.compile(r"\s*([A-Za-z_]\w*)\s*(\+=|-=|max=|min=|=(?!=))(.*)\Z", re.DOTALL)
_BINARY: Final[dict[type[ast.operator], str]] = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.Pow: "**"}
_COMPARE: Final[dict[type[ast.cmpop], str]] = {
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Eq: "==",
    ast.NotEq: "!=",
}


@dataclass(frozen=True, slots=True)
class Node:
    """One part of an expression.

    Args:
        truth: whether the part is a truth (else a number).
        value: the number, the name, the operator or the function, by kind; for comparisons the operators in order.
        column: offset in the text at which the part begins.
    """

    kind: Kind
    truth: bool
    args: tuple[Node, ...] = ()
    value: float | str | tuple[str, ...] = ""
    column: int = 0


@dataclass(frozen=True, slots=True)
class Effect:
    """A change of one quantity: `track op amount`, op being one of `+= -= = max= min=`."""

    target: str
    op: str
    amount: Node
    column: int


class ExpressionError(ValueError):
    """A text that is no expression.

    Attributes:
        code: permanent id of the kind of mistake.
        column: offset in the text.
        width: how many characters the mistake covers.
        mend: what to write instead.
    """

    def __init__(self, code: str, message: str, *, column: int = 0, width: int = 1, mend: str = "") -> None:
        """Describe one mistake."""
        super().__init__(message)
        self.code = code
        self.message = message
        self.column = column
        self.width = width
        self.mend = mend


def parse_number(text: str | float) -> Node:
    """Return the tree of an expression that must be a number.

    Raises:
        ExpressionError: the text is no expression, or is a truth.
    """
    node = _parse(text)
    if node.truth:
        msg = "a number is wanted here, and this is a truth"
        raise ExpressionError("bad-type", msg, width=len(str(text)), mend="write where(condition, 1, 0)")
    return node


def parse_guard(text: str | float) -> Node:
    """Return the tree of an expression that must be a truth.

    Raises:
        ExpressionError: the text is no expression, or is a number.
    """
    node = _parse(text)
    if not node.truth:
        msg = "a condition is wanted here, and this is a number"
        mend = f"write {text} == 1" if node.kind == "name" else "compare it, for example with > 0"
        raise ExpressionError("bad-type", msg, width=len(str(text)), mend=mend)
    return node


def parse_effect(text: str) -> Effect:
    """Return one effect.

    Raises:
        ExpressionError: the text is not `track op amount`.
    """
    match = _EFFECT.match(text) if isinstance(text, str) else None
    if match is None:
        msg = "an effect is written: track, then one of += -= = max= min=, then an amount"
        raise ExpressionError("bad-effect", msg, width=len(str(text)), mend="for example: us_hawks += 2")
    try:
        amount = parse_number(match[3])
    except ExpressionError as error:
        error.column += match.start(3)
        raise
    return Effect(match[1], match[2], amount, match.start(3))


def walk(node: Node) -> Iterator[Node]:
    """Yield a part and all parts below it."""
    yield node
    for child in node.args:
        yield from walk(child)


def names_in(node: Node) -> Iterator[Node]:
    """Yield the parts that read a quantity."""
    return (part for part in walk(node) if part.kind == "name")


def _parse(text: str | float) -> Node:
    if isinstance(text, bool) or not isinstance(text, str | int | float):
        msg = "an expression is text or a number"
        raise ExpressionError("bad-syntax", msg)
    if not isinstance(text, str):
        return _number(text, 0, 1)
    if len(text) > MAX_LENGTH:
        msg = f"the expression has {len(text)} characters; at most {MAX_LENGTH} are read"
        raise ExpressionError("too-long", msg, mend="split it: name a part of it under `derived`")
    body = text.lstrip()
    shift = len(text) - len(body)
    _check_letters(text)
    try:
        tree = ast.parse(body.replace("\n", " "), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        column = (getattr(error, "offset", None) or 1) - 1 + shift
        msg = "this is not an expression of the language"
        mend = "look for a missing bracket, operator or number"
        raise ExpressionError("bad-syntax", msg, column=min(column, max(len(text) - 1, 0)), mend=mend) from None
    reader = _Reader(shift)
    return reader.read(tree, 0)


def _check_letters(text: str) -> None:
    match = _ALPHABET.match(text)
    if match is None:
        column = next(i for i, letter in enumerate(text) if not _ALPHABET.match(letter))
        msg = f"{text[column]!r} has no meaning in an expression"
        mend = "use letters, digits, brackets and + - * / < > = !"
        raise ExpressionError("bad-syntax", msg, column=column, mend=mend)
    glued = _GLUED.search(text)
    if glued is not None:
        msg = "a number runs into a word"
        mend = "put an operator between them"
        raise ExpressionError("bad-syntax", msg, column=glued.start(), width=len(glued[0]), mend=mend)


def _number(value: object, column: int, width: int) -> Node:
    if isinstance(value, bool) or not isinstance(value, int | float):
        msg = "only plain numbers are allowed"
        raise ExpressionError("bad-syntax", msg, column=column, width=width)
    if not -MAX_NUMBER <= value <= MAX_NUMBER:
        msg = f"a number beyond {MAX_NUMBER:.0f}"
        raise ExpressionError("number-too-large", msg, column=column, width=width, mend="use a smaller one")
    return Node("num", False, (), float(value), column)


class _Reader:
    """Walks Python's syntax tree, letting through only what the language has."""

    def __init__(self, shift: int) -> None:
        self.shift = shift
        self.count = 0

    def read(self, node: ast.AST, depth: int) -> Node:
        self.count += 1
        if depth > MAX_DEPTH or self.count > MAX_NODES:
            msg = f"the expression is too tangled: at most {MAX_NODES} parts, {MAX_DEPTH} deep"
            raise ExpressionError("too-long", msg, mend="split it: name a part of it under `derived`")
        column = getattr(node, "col_offset", 0) + self.shift
        width = max(getattr(node, "end_col_offset", 0) + self.shift - column, 1)
        match node:
            case ast.Constant():
                return _number(node.value, column, width)
            case ast.Name():
                return _name(node.id, column)
            case ast.UnaryOp(op=ast.USub() | ast.UAdd()):
                inner = self.number(node.operand, depth)
                if isinstance(node.op, ast.UAdd):
                    return inner
                if isinstance(inner.value, float):
                    return Node("num", False, (), -inner.value, column)
                return Node("neg", False, (inner,), "", column)
            case ast.UnaryOp(op=ast.Not()):
                return Node("not", True, (self.truth(node.operand, depth),), "", column)
            case ast.BinOp() if type(node.op) in _BINARY:
                sides = (self.number(node.left, depth), self.number(node.right, depth))
                return Node("bin", False, sides, _BINARY[type(node.op)], column)
            case ast.Compare() if all(type(op) in _COMPARE for op in node.ops):
                parts = tuple(self.number(part, depth) for part in (node.left, *node.comparators))
                return Node("cmp", True, parts, tuple(_COMPARE[type(op)] for op in node.ops), column)
            case ast.BoolOp():
                parts = tuple(self.truth(part, depth) for part in node.values)
                return Node("and" if isinstance(node.op, ast.And) else "or", True, parts, "", column)
            case ast.Call(func=ast.Name(id=name)) if not node.keywords:
                return self.call(name, node.args, column, width, depth)
        msg = "this kind of expression does not belong to the language"
        mend = f"allowed are numbers, names, + - * / **, comparisons, and/or/not and {', '.join(ARITY)}"
        raise ExpressionError("bad-syntax", msg, column=column, width=width, mend=mend)

    def call(self, name: str, args: list[ast.expr], column: int, width: int, depth: int) -> Node:
        if name not in ARITY:
            msg = f"there is no function {name!r}"
            mend = f"the functions are {', '.join(ARITY)}"
            raise ExpressionError("unknown-function", msg, column=column, width=len(name), mend=mend)
        low, high = ARITY[name]
        if not low <= len(args) <= high:
            wanted = f"{low}" if low == high else f"{low} to {high}"
            msg = f"{name} takes {wanted} arguments and was given {len(args)}"
            raise ExpressionError("bad-syntax", msg, column=column, width=width)
        if name == "where":
            parts = (self.truth(args[0], depth), *(self.number(arg, depth) for arg in args[1:]))
        else:
            parts = tuple(self.number(arg, depth) for arg in args)
        return Node("call", False, parts, name, column)

    def number(self, node: ast.AST, depth: int) -> Node:
        part = self.read(node, depth + 1)
        if part.truth:
            msg = "a number is wanted here, and this is a truth"
            raise ExpressionError("bad-type", msg, column=part.column, mend="write where(condition, 1, 0) or step(x)")
        return part

    def truth(self, node: ast.AST, depth: int) -> Node:
        part = self.read(node, depth + 1)
        if not part.truth:
            msg = "a condition is wanted here, and this is a number"
            mend = f"write {part.value} == 1" if part.kind == "name" else "compare it, for example with > 0"
            raise ExpressionError("bad-type", msg, column=part.column, mend=mend)
        return part


def _name(name: str, column: int) -> Node:
    if name == ALWAYS:
        return Node("true", True, (), "", column)
    if name in ARITY:
        msg = f"{name} is a function and wants its arguments in brackets"
        raise ExpressionError("bad-syntax", msg, column=column, width=len(name))
    return Node("draw" if name.startswith(DRAW_PREFIX) else "name", False, (), name, column)
