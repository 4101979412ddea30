"""Formulas of a scenario checked in their place and compiled: names, sight, bounds, then source.

A mistake is noted in the sheet and the formula stands in as one that does nothing, so that one run finds them all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any, Final

from game.content.names import WRITABLE, Names
from game.content.problems import did_you_mean
from game.content.reading import Path_
from game.content.sheet import Sheet
from game.core.definitions import Effects, Formula, Guard, Shock, Summand
from game.core.emit import Dialect, Scalar, Workshop, on_grid
from game.core.intervals import Interval, bounds, can_hold
from game.core.language import Effect, ExpressionError, Node, names_in, parse_effect, parse_guard, parse_number
from game.core.sides import BOTH, Side

BELIEFS: Final = ("res", "ctl", "dread", "faith")

read_number = lru_cache(maxsize=16384)(parse_number)
read_guard = lru_cache(maxsize=16384)(parse_guard)
read_effect = lru_cache(maxsize=16384)(parse_effect)


@dataclass(frozen=True, slots=True)
class Scope:
    """From where a formula looks.

    Args:
        side: whose formula it is: bare motives and `p_x` are his, and he must see all that it reads.
        own, oth: in the rules of letters, whom `own_x` and `oth_x` mean.
        letter: whether it may read `o_x`, the facts of one letter.
        pulls: whether it may read the sums of pull.
    """

    side: Side | None = None
    own: Side | None = None
    oth: Side | None = None
    letter: bool = False
    pulls: bool = False


EVERYWHERE: Final = Scope()


@dataclass(slots=True)
class Checked:
    """A formula that passed its checks: its tree, the slots of its names, and its bounds."""

    tree: Node
    slots: dict[str, int]
    ranges: dict[str, Interval]


class Formulas:
    """Checks and compiles the formulas of one scenario."""

    def __init__(self, sheet: Sheet, names: Names, broken: frozenset[str], dialect: Dialect = Scalar) -> None:
        """Begin; `broken` are the ids of malformed entries, about which nothing more is said."""
        self.sheet = sheet
        self.names = names
        self.broken = set(broken)
        self._later = {q.name for q in names.quantities if q.kind in ("derived", "motive")}
        self.workshop = Workshop(dialect)

    def number(self, path: Path_, text: str | float, scope: Scope = EVERYWHERE) -> Formula:
        """Return a number as a function of the values."""
        checked = self.check(path, partial(read_number, text), scope)
        return self._compiled(checked)

    def chance(self, path: Path_, text: str | float, scope: Scope = EVERYWHERE) -> Formula:
        """Return a chance or rate; one that can never be above 0 is a mistake."""
        return self.bounded_chance(path, text, scope)[0]

    def bounded_chance(self, path: Path_, text: str | float, scope: Scope = EVERYWHERE) -> tuple[Formula, float]:
        """Return a chance or rate and the most that it can ever be, which must be above 0."""
        checked = self.check(path, partial(read_number, text), scope)
        most = 0.0 if checked is None else bounds(checked.tree, checked.ranges)[1]
        if checked is not None and most <= 0:
            self._never(path, "this chance is never above 0, so the entry could be left out")
        return self._compiled(checked), most

    def above_zero(self, path: Path_, text: str | float, scope: Scope = EVERYWHERE) -> Formula:
        """Return a number that others are divided by; one that can be 0 or less is a mistake."""
        checked = self.check(path, partial(read_number, text), scope)
        if checked is not None and bounds(checked.tree, checked.ranges)[0] <= 0:
            self.sheet.refuse("not-above-zero", path, "this can be 0 or less", mend="keep it above 0, whatever happens")
        return self._compiled(checked)

    def guard(self, path: Path_, text: str | float, scope: Scope = EVERYWHERE) -> Guard:
        """Return a truth as a function of the values; one that can never hold is a mistake."""
        checked = self.check(path, partial(read_guard, text), scope)
        if checked is not None and not can_hold(checked.tree, checked.ranges):
            self._never(path, "this can never hold, whatever happens")
        return self._compiled(checked)

    def effects(self, path: Path_, lines: Sequence[str], scope: Scope = EVERYWHERE) -> Effects:
        """Return a list of effects as one procedure."""
        return self.all_effects([(path, lines, scope)])

    def all_effects(self, lists: Iterable[tuple[Path_, Sequence[str], Scope]]) -> Effects:
        """Return several lists of effects, each in its scope, as one procedure."""
        done = [
            part
            for path, lines, scope in lists
            for i, line in enumerate(lines)
            if (part := self._effect((*path, i), line, scope)) is not None
        ]

        def write(dialect: Scalar) -> list[str]:
            return [line for slot, lo, hi, source in done for line in dialect.settle(slot, source(dialect), lo, hi)]

        return self.workshop.procedure(write)

    def values(self, parts: Sequence[tuple[Path_, str, str | float, Scope]]) -> Effects:
        """Return a procedure that works out named quantities in order, and note their bounds and who can know them.

        A side knows what is made only of things that it sees.
        """
        done: list[tuple[int, Checked]] = []
        for path, name, text, scope in parts:
            checked = self.check(path, partial(read_number, text), scope)
            self._later.discard(name)
            if checked is None:
                self.broken.add(name)
                continue
            seen = BOTH if scope.side is None else frozenset({scope.side})
            for slot in checked.slots.values():
                seen &= self.names.quantities[slot].seen
            # What is stored is rounded to the grid, which may take it past the expression's own bounds.
            lo, hi = (on_grid(bound) for bound in bounds(checked.tree, checked.ranges))
            self.names.bound(name, lo, hi, seen)
            done.append((self.names.index[name], checked))

        def write(dialect: Scalar) -> list[str]:
            return [
                line for slot, part in done for line in dialect.rounded(slot, dialect.expression(part.tree, part.slots))
            ]

        return self.workshop.procedure(write)

    def shock(
        self, path: Path_, parts: Mapping[str, Sequence[tuple[Path_, str | float]]], scope: Scope = EVERYWHERE
    ) -> Shock:
        """Return a shock: for each belief the sum of its expressions."""
        checked = {
            belief: [self.check(place, partial(read_number, text), scope) for place, text in parts.get(belief, ())]
            for belief in BELIEFS
        }

        def write(dialect: Scalar) -> str:
            sums = (
                " + ".join(dialect.expression(part.tree, part.slots) for part in checked[belief] if part is not None)
                or "0.0"
                for belief in BELIEFS
            )
            return f"({', '.join(sums)})"

        return self.workshop.formula(write)

    def weighed(
        self, path: Path_, base: tuple[str, str | float], attr: Mapping[str, float], side: Side
    ) -> tuple[Formula, Formula, tuple[Summand, ...]]:
        """Return base + attributes times motives, the base alone, and the summands.

        `base` is the key under which the base stands (`urge` or `base`) and its expression.
        """
        key, text = base
        checked = self.check((*path, key), partial(read_number, text), Scope(side=side))
        weights: list[tuple[int, float]] = []
        summands = [Summand(motive=key, value=self._compiled(checked))]
        for motive, weight in attr.items():
            if motive not in self.names.motives:
                mend = did_you_mean(motive, self.names.motives)
                self.sheet.refuse(
                    "unknown-reference", (*path, "attr", motive), f"there is no motive '{motive}'", key=True, mend=mend
                )
                continue
            slot = self.names.index[f"{side}_{motive}"]
            weights.append((slot, weight))
            summands.append(Summand(motive=motive, value=_times(slot, weight)))

        def write(dialect: Scalar) -> str:
            start = "0.0" if checked is None else dialect.expression(checked.tree, checked.slots)
            return " + ".join([start, *(f"{weight!r} * v[{slot}]" for slot, weight in weights)])

        return (self.workshop.formula(write), summands[0].value, tuple(summands))

    def taken_apart(self, path: Path_, text: str | float, side: Side) -> tuple[Formula, tuple[Summand, ...]]:
        """Return a score, and its terms as summands: each named after its motive, or the first quantity it reads."""
        checked = self.check(path, partial(read_number, text), Scope(side=side))
        if checked is None:
            return (self._compiled(None), ())
        groups: dict[str, list[tuple[int, Node]]] = {}
        for sign, term in _terms(checked.tree, 1):
            read = [str(part.value) for part in names_in(term)]
            label = next((name for name in read if name in self.names.motives), None)
            if label is None:
                label = self.names.quantities[checked.slots[read[0]]].name if read else "urge"
            groups.setdefault(label, []).append((sign, term))
        summands = tuple(
            Summand(motive=label, value=self.workshop.formula(_sum_of(terms, checked.slots)))
            for label, terms in groups.items()
        )
        return (self._compiled(checked), summands)

    def check(self, path: Path_, read: Callable[[], Node], scope: Scope) -> Checked | None:
        """Return a formula that passed every check, or None after noting what is wrong with it."""
        try:
            tree = read()
            return self._placed(path, tree, scope, 0)
        except ExpressionError as error:
            self._refuse(path, error, 0)
            return None

    def reads(self, path: Path_, name: str, scope: Scope) -> bool:
        """Return whether a key names something that can be read from a scope, noting it if not."""
        meant = self.resolve(name, scope)
        if meant is None:
            if name not in self.broken:
                mend = did_you_mean(name, self._offered(scope))
                self.sheet.refuse("unknown-name", path, f"nothing here is called '{name}'", key=True, mend=mend)
            return False
        if scope.side is not None and scope.side not in self.names[meant].seen:
            self.sheet.refuse(
                "reads-hidden", path, f"'{name}' is hidden from {scope.side}, whose judgement this is", key=True
            )
            return False
        return True

    def resolve(self, name: str, scope: Scope) -> str | None:
        """Return the quantity that a name means in a scope."""
        side = scope.side
        if side is not None:
            if name in self.names.motives:
                return f"{side}_{name}"
            if name.startswith("p_") and name[2:] in self.names.params:
                return f"{name}_{side}"
        if scope.own is not None and name.startswith("own_"):
            return self._known(f"{scope.own}_{name[4:]}")
        if scope.oth is not None and name.startswith("oth_"):
            return self._known(f"{scope.oth}_{name[4:]}")
        return self._known(name)

    def _known(self, name: str) -> str | None:
        return name if name in self.names.index else None

    def _placed(self, path: Path_, tree: Node, scope: Scope, shift: int) -> Checked | None:
        slots: dict[str, int] = {}
        ranges: dict[str, Interval] = {}
        sound = True
        for part in names_in(tree):
            name = str(part.value)
            if name in slots:
                continue
            slot = self._slot(path, name, part.column + shift, scope)
            if slot is None:
                sound = False
                continue
            quantity = self.names.quantities[slot]
            slots[name] = slot
            ranges[name] = (quantity.lo, quantity.hi)
        if not sound:
            return None
        bounds(tree, ranges) if not tree.truth else can_hold(tree, ranges)
        return Checked(tree, slots, ranges)

    def _slot(self, path: Path_, name: str, column: int, scope: Scope) -> int | None:
        meant = self.resolve(name, scope)
        if meant in self.broken:
            return None
        if meant in self._later:
            message = f"'{name}' is worked out later than this"
            mend = "move its formula above this one"
            self.sheet.refuse("read-too-early", path, message, offset=column, width=len(name), mend=mend)
            return None
        quantity = self.names[meant] if meant is not None else None
        if quantity is None or self._out_of_place(quantity.name, quantity.kind, scope):
            if name not in self.broken:
                mend = did_you_mean(name, self._offered(scope))
                self.sheet.refuse(
                    "unknown-name", path, f"nothing here is called '{name}'", offset=column, width=len(name), mend=mend
                )
            return None
        if scope.side is not None and scope.side not in quantity.seen:
            message = f"'{name}' is hidden from {scope.side}, whose judgement this is"
            mend = "read an estimate or something that side sees"
            self.sheet.refuse("reads-hidden", path, message, offset=column, width=len(name), mend=mend)
            return None
        return self.names.index[quantity.name]

    def _out_of_place(self, name: str, kind: str, scope: Scope) -> bool:
        if kind == "scratch":
            return not scope.letter
        return name == "luck" or (name in ("a", "b") and not scope.pulls)

    def _offered(self, scope: Scope) -> list[str]:
        offered = [q.name for q in self.names.quantities if not self._out_of_place(q.name, q.kind, scope)]
        if scope.side is not None:
            offered += [*self.names.motives, *(f"p_{param}" for param in self.names.params)]
        return offered

    def _effect(self, path: Path_, line: str, scope: Scope) -> tuple[int, float, float, Callable[[Scalar], str]] | None:
        try:
            effect = read_effect(line)
        except ExpressionError as error:
            self._refuse(path, error, 0)
            return None
        target = self.resolve(effect.target, scope)
        if target is None or self.names[target].kind not in WRITABLE:
            if effect.target not in self.broken:
                self._unwritable(path, effect, target)
            return None
        try:
            checked = self._placed(path, effect.amount, scope, effect.column)
        except ExpressionError as error:
            self._refuse(path, error, effect.column)
            return None
        if checked is None:
            return None
        quantity = self.names[target]
        slot = self.names.index[target]
        return (slot, quantity.lo, quantity.hi, _amount(effect, checked, slot))

    def _unwritable(self, path: Path_, effect: Effect, target: str | None) -> None:
        writable = [q.name for q in self.names.quantities if q.kind in WRITABLE]
        found = effect.target
        if target is None:
            mend = did_you_mean(found, writable)
            self.sheet.refuse(
                "unknown-name", path, f"nothing here is called '{found}'", offset=0, width=len(found), mend=mend
            )
            return
        message = f"'{found}' is a {self.names[target].kind} and cannot be changed by an effect"
        mend = "change a track, an estimate or a posture"
        self.sheet.refuse("not-changeable", path, message, offset=0, width=len(found), mend=mend)

    def _compiled(self, checked: Checked | None) -> Callable[..., Any]:
        if checked is None:
            return self.workshop.formula(lambda _: "0.0")
        return self.workshop.formula(lambda dialect: dialect.expression(checked.tree, checked.slots))

    def _never(self, path: Path_, message: str) -> None:
        mend = "compare the bounds of what it reads with the numbers in it"
        self.sheet.refuse("impossible-guard", path, message, mend=mend)

    def _refuse(self, path: Path_, error: ExpressionError, shift: int) -> None:
        self.sheet.refuse(
            error.code, path, error.message, offset=error.column + shift, width=error.width, mend=error.mend
        )


def _times(slot: int, weight: float) -> Formula:
    def value(v: Sequence[Any]) -> Any:
        return weight * v[slot]

    return value


def _terms(node: Node, sign: int) -> Iterable[tuple[int, Node]]:
    if node.kind == "bin" and node.value in ("+", "-"):
        yield from _terms(node.args[0], sign)
        yield from _terms(node.args[1], sign if node.value == "+" else -sign)
    elif node.kind == "neg":
        yield from _terms(node.args[0], -sign)
    else:
        yield (sign, node)


def _sum_of(terms: list[tuple[int, Node]], slots: dict[str, int]) -> Callable[[Scalar], str]:
    def write(dialect: Scalar) -> str:
        return " ".join(f"{'+' if sign > 0 else '-'} {dialect.expression(term, slots)}" for sign, term in terms)

    return write


def _amount(effect: Effect, checked: Checked, slot: int) -> Callable[[Scalar], str]:
    def write(dialect: Scalar) -> str:
        amount = dialect.expression(checked.tree, checked.slots)
        match effect.op:
            case "=":
                return amount
            case "+=":
                return f"v[{slot}] + {amount}"
            case "-=":
                return f"v[{slot}] - {amount}"
        return dialect.call(effect.op[:3], [f"v[{slot}]", amount])

    return write
