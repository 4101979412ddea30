"""What happens in some games, as one function of the values: effects, shocks, pulls and signals of one order or event.

A `Part` looks every quantity up as it is asked for; here it is known beforehand which ones are touched, so they are
taken into local names, worked on by the workshop's own statements, and put back, without anything between.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from game.content.bulk import Bulk
from game.core.definitions import Effects, Formula, Model, Shock
from game.core.emit import GRID_SHIFT, on_grid, source_of, steps_of
from game.core.sides import US, Side
from game.core.slots import side_slots
from game.lockstep.part import Part
from game.lockstep.traces import opens, steady

Games = NDArray[np.intp]
Values = list[NDArray[Any]]
Act = Callable[[Values, NDArray[np.float64], Games], None]
"""(values, signals that wait, games) -> None; writes in place. Signals are `Crowd.signals`."""
Asked = Callable[[Values, Games], Any]
"""(values, games) -> what a formula gives there, one element a game."""
Falls = Callable[[Values, Games, NDArray[np.float64], NDArray[np.float64]], NDArray[np.bool_]]
"""(values, games, draws, how much the hazards are scaled there) -> where it falls."""

_READ: Final = re.compile(r"\bv\[(\d+)\]")
_NUMBER: Final = r"(-?\d+(?:\.\d+)?)"
_STEP: Final = re.compile(
    rf"\((np\.minimum\(np\.maximum\(\(?v\[(\d+)\] [+-] {_NUMBER}\)?, {_NUMBER}\), {_NUMBER}\)) \+ .+\) - .+"
)
"""A plain number more or less, kept within its bounds and rounded to the grid."""
_SAME: Final = re.compile(r"np\.full\(len\(v\[\d+\]\), (.+)\)")


class Script:
    """What is to happen, written down step by step; unknown as soon as one step cannot be known beforehand.

    Attributes:
        known: whether all steps so far are.
    """

    def __init__(self, model: Model) -> None:
        """Start with nothing to happen."""
        self.known = True
        self._model = model
        self._lines: list[str] = []
        self._held: set[int] = set()
        self._loads: list[int] = []
        self._changed: dict[int, None] = {}

    def effects(self, do: Effects) -> None:
        """Have effects; those that can open blows or expose the missiles are more than their statements."""
        steps = None if opens(self._model, do) else steps_of(do, Bulk)
        if steps is None:
            self.known = False
        for step in steps or ():
            target, _, source = step.partition(" = ")
            plain = _SAME.fullmatch(source)
            self._set(int(target[2:-1]), plain[1] if plain else source)

    def pull(self, side: Side, x: float) -> None:
        """Add to what a side pulls on the rope."""
        if x:
            slot = self._model.at.a if side == US else self._model.at.b
            self._set(slot, f"v[{slot}] + {float(x)!r}")

    def jolt(self, k: float) -> None:
        """Tighten the knot; see `InPlay.jolt`."""
        if k:
            knot = self._model.at.knot
            self._put(knot, f"v[{knot}] + {k!r} * (1 - v[{knot}] / 125)")

    def shock(self, side: Side, shock: Shock) -> None:
        """Move a side's beliefs; see `InPlay.shock`."""
        values = steady(self._model, shock)
        if values is None:
            self.known = False
            return
        own = side_slots(self._model, side)
        res, ctl, dread, faith = values
        if res:
            scaled = f"v[{own.res}] + {res * 2!r} * (1 - v[{own.res}] / 100)"
            self._put(own.res, scaled if res > 0 else _sum(own.res, res))
        if ctl:
            self._put(own.ctl, _sum(own.ctl, ctl))
        if dread:
            scaled = f"v[{own.dread}] + {dread!r} * (v[{own.caution}] * (1 - v[{own.dread}] / 120))"
            self._put(own.dread, scaled if dread > 0 else _sum(own.dread, dread))
        if faith:
            self._put(own.faith, _sum(own.faith, faith))

    def signal(self, by: Side, shock: Shock | None) -> None:
        """Queue what an act tells the other side; see `InPlay.signal`."""
        if shock is None:
            return
        values = steady(self._model, shock)
        if values is None:
            self.known = False
            return
        for row, felt in enumerate(values):
            if felt:
                self._lines.append(f"s = signals[{int(by == US)}, {row}]; s[g] += {float(felt)!r}")

    def act(self) -> Act | None:
        """Return what does all that; None if it is not known beforehand."""
        if not self.known:
            return None
        loads = [f"a{slot} = v[{slot}]; q{slot} = a{slot}[g]" for slot in self._loads]
        ends = [f"{f'a{slot}' if slot in self._loads else f'v[{slot}]'}[g] = q{slot}" for slot in self._changed]
        return _made("act(v, signals, g)", [*loads, *self._lines, *ends] or ["pass"])

    def _put(self, slot: int, source: str) -> None:
        q = self._model.quantities[slot]
        kept = f"np.minimum(np.maximum({source}, {float(q.lo)!r}), {float(q.hi)!r})"
        self._set(slot, f"({kept} + {GRID_SHIFT!r}) - {GRID_SHIFT!r}")

    def _set(self, slot: int, source: str) -> None:
        step = _STEP.fullmatch(source)
        if step and int(step[2]) == slot and all(on_grid(float(x)) == float(x) for x in step.group(3, 4, 5)):
            source = step[1]  # the sum of two numbers on the grid lies on it
        for read in map(int, _READ.findall(source)):
            if read not in self._held:
                self._held.add(read)
                self._loads.append(read)
        self._held.add(slot)
        self._changed[slot] = None
        self._lines.append(f"q{slot} = {_local(source)}")


@cache
def at_games(formula: Formula) -> Asked:
    """Return a formula as a function of the values and the games, an element a game whatever it reads."""
    source = source_of(formula, Bulk)
    if source is None:
        return lambda v, games: _spread(formula(Part(v, games)), games)  # type: ignore[arg-type]
    reads = sorted({int(slot) for slot in _READ.findall(source)})
    if not reads:
        always = formula([])
        return lambda _, games: np.full(games.size, always)
    lines = [f"q{slot} = v[{slot}][g]" for slot in reads]
    in_few: Asked = _made("asked(v, g)", [*lines, f"return {_local(source)}"])

    def asked(v: Values, games: Games) -> Any:
        # Of most games, it is quicker to ask all than to gather what the formula reads.
        if len(reads) > 1 and 2 * games.size > len(v[0]):
            found = _spread(formula(v), games)
            return found if games.size == len(v[0]) else found.take(games)
        return in_few(v, games)

    return asked


def rows_at(formulas: Sequence[Formula], kind: type[bool | float]) -> Asked:
    """Return several formulas as one function of the values and the games: (formulas, games) of truths or numbers."""
    sources = [source_of(formula, Bulk) for formula in formulas]
    if None in sources:
        return lambda v, games: np.array([at_games(formula)(v, games) for formula in formulas], kind)
    known = [str(source).strip() for source in sources]
    reads = sorted({int(slot) for source in known for slot in _READ.findall(source)})
    lines = [f"q{slot} = v[{slot}][g]" for slot in reads]
    lines += [f"rows = np.empty(({len(known)}, g.size), np.{np.dtype(kind).name})"]
    lines += [f"rows[{i}] = {_local(source)}" for i, source in enumerate(known)]
    return _made("rows(v, g)", [*lines, "return rows"])


def falling(model: Model, when: Formula, rate: Formula) -> Falls:
    """Return what tells where something falls that needs `when` and comes at `rate` per hour."""
    sources = [source_of(formula, Bulk) for formula in (when, rate)]
    if None in sources:
        holds, often = at_games(when), at_games(rate)
        h = model.at.h
        return lambda v, g, u, hazard: holds(v, g) & (u < 1.0 - np.exp(-often(v, g) * hazard * v[h].take(g)))
    guard, often_source = (str(source).strip() for source in sources)
    asked = f"({guard}) & (u < 1.0 - np.exp(-({often_source}) * hazard * v[{model.at.h}]))"
    lines = [f"q{slot} = v[{slot}][g]" for slot in sorted({int(slot) for slot in _READ.findall(asked)})]
    return _made("falls(v, g, u, hazard)", [*lines, f"return {_local(asked)}"])


def _local(source: str) -> str:
    return _READ.sub(r"q\1", source)


def _spread(x: Any, games: Games) -> NDArray[Any]:
    return x if isinstance(x, np.ndarray) and x.ndim else np.full(games.size, x)


def _sum(slot: int, x: float) -> str:
    return f"v[{slot}] + {float(x)!r}"


def _made(head: str, lines: Sequence[str]) -> Callable[..., Any]:
    scratch: dict[str, Any] = dict(Bulk.namespace)
    body = "".join(f" {line}\n" for line in lines)
    exec(compile(f"def {head}:\n{body}", "<scenario, acts>", "exec"), scratch)  # noqa: S102 - the workshop's source
    return scratch[head.partition("(")[0]]  # type: ignore[no-any-return]
