"""Many formulas asked by one call, with what several of them work out done once.

The source is that of the workshop; parts that come up more than once are kept in local names, which changes no number.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, Final

from numpy.typing import NDArray

from game.content.bulk import Bulk
from game.core.definitions import Formula
from game.core.emit import source_of

_ALL: Final = slice(None)
_Asked = Callable[[Any, NDArray[Any], Sequence[bool]], None]
_READ: Final = re.compile(r"\bv\[(\d+)\]")


class Fused:
    """Some formulas, asked together."""

    __slots__ = ("_asked", "_reads")

    def __init__(self, formulas: tuple[Formula, ...]) -> None:
        """Prepare to ask the formulas of a model in the bulk dialect."""
        sources = [source_of(formula, Bulk) for formula in formulas]
        self._asked: _Asked
        self._reads: tuple[int, ...] | None = None
        if None in sources:
            self._asked = _one_by_one(formulas)
        else:
            known = [str(source) for source in sources]
            self._asked = _compiled(known)
            self._reads = tuple(sorted({int(slot) for source in known for slot in _READ.findall(source)}))

    def __call__(self, values: Sequence[Any], out: NDArray[Any], wanted: Sequence[bool], games: slice = _ALL) -> None:
        """Work out those of the formulas that are wanted; the other rows stay as they are.

        Args:
            values: one array a quantity.
            out: (formulas, games), where the results go.
            games: which of the games are asked for.
        """
        if games == _ALL:
            self._asked(values, out, wanted)
        elif self._reads is None:
            self._asked([x[games] for x in values], out, wanted)
        else:
            self._asked({slot: values[slot][games] for slot in self._reads}, out, wanted)


@cache
def fused(formulas: tuple[Formula, ...]) -> Fused:
    """Return what asks these formulas together, prepared once."""
    return Fused(formulas)


def _one_by_one(formulas: Sequence[Formula]) -> _Asked:
    def asked(v: Any, out: NDArray[Any], wanted: Sequence[bool]) -> None:
        for i, formula in enumerate(formulas):
            if wanted[i]:
                out[i] = formula(v)

    return asked


def _compiled(sources: Sequence[str]) -> _Asked:
    trees = [ast.parse(source.strip(), mode="eval").body for source in sources]
    sharing = _Sharing(trees)
    asked = [f" if wanted[{i}]: out[{i}] = {ast.unparse(sharing.short(tree))}\n" for i, tree in enumerate(trees)]
    source = f"def fused(v, out, wanted):\n{''.join(sharing.lines)}{''.join(asked) or ' pass'}"
    scratch: dict[str, Any] = dict(Bulk.namespace)
    exec(compile(source, "<scenario, fused>", "exec"), scratch)  # noqa: S102 - the workshop's own source
    return scratch["fused"]  # type: ignore[no-any-return]


class _Sharing:
    """Names for the parts that come up more than once in some expressions.

    Attributes:
        lines: statements that work the named parts out.
    """

    def __init__(self, trees: Sequence[ast.expr]) -> None:
        self.lines: list[str] = []
        self._names: dict[str, str] = {}
        parts = (node for tree in trees if _is_plain(tree) for node in ast.walk(tree))
        self._counts: Mapping[str, int] = Counter(ast.dump(node) for node in parts if _is_work(node))

    def short(self, tree: ast.expr) -> ast.expr:
        """Return an expression with its shared parts by their names."""
        return self._short(tree) if _is_plain(tree) else tree

    def _short(self, node: Any) -> Any:
        if isinstance(node, list):
            return [self._short(part) for part in node]
        if not isinstance(node, ast.expr):
            return node
        shared = self._counts.get(key := ast.dump(node), 0) > 1
        if not shared or key not in self._names:
            node = type(node)(**{field: self._short(part) for field, part in ast.iter_fields(node)})
        if not shared:
            return node
        if key not in self._names:
            self._names[key] = f"s{len(self._names)}"
            self.lines.append(f" {self._names[key]} = {ast.unparse(node)}\n")
        return ast.Name(self._names[key], ast.Load())


def _is_plain(tree: ast.expr) -> bool:
    """Return whether an expression keeps no names of its own."""
    return not any(isinstance(node, ast.NamedExpr) for node in ast.walk(tree))


def _is_work(node: ast.AST) -> bool:
    return isinstance(node, ast.BinOp | ast.Compare | ast.Call | ast.Subscript)
