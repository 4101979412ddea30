"""Many formulas of one game asked by one call: for a whole stage at once, in place of a call for each entry.

The source is that of the workshop, word for word, so the numbers are the very same; only the calls are spared. Models
whose formulas were not written by the workshop for one game are simply asked one by one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from itertools import groupby
from math import exp, inf, nan
from typing import Any

from game.core.definitions import Formula, Guard, Model, Order, Values
from game.core.emit import Scalar, hangs_on_luck, source_of
from game.core.luck import draw
from game.core.sharing import shared
from game.core.sides import Side
from game.core.slots import orders_of, own_orders

Rows = Callable[[Values], Sequence[Any]]
"""The results of a row of formulas, in order."""
Holding = Callable[[Values, float, Sequence[float], Sequence[int]], list[Any]]
"""(values, hour, hours last given, times given) -> what of a row may be given now."""
Tempting = Callable[[Values, float, Sequence[float], Sequence[int], Sequence[int], Sequence[float]], list[Any]]
"""(values, hour, hours last given, times given, lanes, needs) -> (place, score) of what may be given and may tempt."""
Competing = Callable[[Values, Sequence[int], Sequence[Sequence[float]]], list[list[Any]]]
"""(values, lanes, needs of each round) -> for each round (place, score) of what may stand out in it, in order."""

Falls = Callable[[Values, float], Any]
"""(values, factor on all rates) -> whether something falls in this watch."""

_WORTH_SLICING = 4
"""Slots in a row from which one assignment of them all is quicker than one of each."""


def row_of(formulas: Iterable[Formula]) -> Rows:
    """Return one function for the results of all the formulas."""
    asked = tuple(formulas)
    sources = [source_of(formula) for formula in asked]
    if None in sources:
        return lambda v: [formula(v) for formula in asked]
    return _compiled("v", f" return [{', '.join(f'({source})' for source in sources)}]")


def first_of(guards: Iterable[Guard]) -> Callable[[Values], int]:
    """Return the function of the place of the first guard that holds, -1 if none does."""
    asked = tuple(guards)
    sources = [source_of(guard) for guard in asked]
    if None in sources:
        return lambda v: next((place for place, guard in enumerate(asked) if guard(v)), -1)
    return _compiled("v", "".join(f" if {source}: return {i}\n" for i, source in enumerate(sources)) + " return -1")


def falling(when: Guard, rate: Formula, key: int, h: int) -> Falls:
    """Return what tells whether something falls that needs `when` and comes at `rate` per hour.

    Args:
        key: of its draw.
        h: slot of the hours of the watch.
    """
    guard, often = source_of(when), source_of(rate)
    if guard is None or often is None:
        return lambda v, hazard: when(v) and draw(v[0], key) < 1.0 - exp(-rate(v) * hazard * v[h])
    return _compiled("v, hazard", f" return ({guard}) and draw(v[0], {key}) < 1.0 - exp(-({often}) * hazard * v[{h}])")


def blinded(slots: Iterable[int]) -> Callable[[Values], Values]:
    """Return the function that copies values with those of the given slots unknown (NaN) and the luck taken out (0)."""
    alone, rows = [], []
    for _, run in groupby(enumerate(sorted(slots)), key=lambda pair: pair[1] - pair[0]):
        hidden = [slot for _, slot in run]
        if len(hidden) < _WORTH_SLICING:
            alone += hidden
        else:
            rows.append((hidden[0], hidden[-1] + 1))
    known = {"nan": nan, **{f"nan{b - a}": (nan,) * (b - a) for a, b in rows}}
    lines = ["copy = v[:]", "".join(f"copy[{slot}] = " for slot in alone) + "nan"]
    lines += [f"copy[{a}:{b}] = nan{b - a}" for a, b in rows]
    return _made("def blind(v):\n" + "".join(f" {line}\n" for line in lines) + " copy[0] = 0\n return copy", known)


@cache
def holding(model: Model, stage: str, side: Side) -> Holding:
    """Return the function of the ids of a side's orders that may be given, in table order.

    Guards, cooling and limits hold; what is under way is not left out. Hours and times are those of the side's own
    orders, in table order.
    """
    orders = orders_of(model, stage, side)
    first = own_orders(model, side).start
    guards = [source_of(order.when) for order in orders]
    if None in guards:

        def one_by_one(v: Values, t: float, given: Sequence[float], count: Sequence[int]) -> list[Any]:
            return [
                o.id
                for o in orders
                if t - given[o.index - first] >= o.cool and count[o.index - first] < (o.limit or inf) and o.when(v)
            ]

        return one_by_one
    asked = [
        f" if {' and '.join([f'({guard})', *_rested(o, first)])}: found.append({o.id!r})\n"
        for o, guard in zip(orders, guards, strict=True)
    ]
    return _compiled("v, t, given, count", f" found = []\n{''.join(asked)} return found")


def tempting(model: Model, stage: str, side: Side, penalty: float, grades: Sequence[int]) -> Tempting | None:
    """Return the function of those of a side's orders that may be given and score what their luck asks.

    None for lack of source, and where luck decides what may be given.

    Args:
        penalty: score lost for each point of attention.
        grades: ascending lanes; an order whose lane (see `game.core.luck.Row`) is below the first of them must score
            at least the first of the needs, else one below the second the second, and so on; there is one need more
            than grades, and each is no greater than the one before.
    """
    first = own_orders(model, side).start
    asked = []
    for place, order in enumerate(orders_of(model, stage, side)):
        guard, score = source_of(order.when), source_of(order.score)
        if guard is None or score is None or hangs_on_luck(order.when):
            return None
        holds = " and ".join([f"({guard})", *_rested(order, first)])
        asked.append(
            f" if {holds}:\n  score = ({score}) - {penalty * order.cost!r}\n"
            f"  if {_suffices(f'lanes[{place}]', 'need', grades)}: found.append(({place}, score))\n"
        )
    begins = f" found = []; {_needs('need', grades)} = needs\n"
    return _compiled("v, t, given, count, lanes, needs", f"{begins}{''.join(asked)} return found")


def competing(scores: Sequence[Formula], rounds: Sequence[Sequence[int]], grades: Sequence[int]) -> Competing:
    """Return the function of what may stand out in each of several rounds; see `tempting`.

    Args:
        scores: the score of each competitor, the same in every round.
        rounds: for each round the place of each competitor's lane, or -1 where it stays out of the round.
        grades: as in `tempting`.
    """
    sources = [source_of(score) for score in scores]
    if None in sources:

        def one_by_one(v: Values, lanes: Sequence[int], needs: Sequence[Sequence[float]]) -> list[list[Any]]:
            scored = [(place, score(v)) for place, score in enumerate(scores)]
            return [
                [
                    (place, score)
                    for place, score in scored
                    if ways[place] >= 0 and score >= asked[bisect_right(grades, lanes[ways[place]])]
                ]
                for ways, asked in zip(rounds, needs, strict=True)
            ]

        return one_by_one
    many = range(len(rounds))
    begins = [f"found{r} = []; {_needs(f'need{r}_', grades)} = needs[{r}]" for r in many]
    body = [f" {'; '.join(begins)}\n"]
    for place, source in enumerate(sources):
        body.append(f" score = {source}\n")
        body += [
            f" if {_suffices(f'lanes[{ways[place]}]', f'need{r}_', grades)}: found{r}.append(({place}, score))\n"
            for r, ways in enumerate(rounds)
            if ways[place] >= 0
        ]
    body.append(f" return [{', '.join(f'found{r}' for r in many)}]")
    return _compiled("v, lanes, needs", "".join(body))


def _needs(need: str, grades: Sequence[int]) -> str:
    """Write the names of what is asked, from the least lucky on."""
    return ", ".join(f"{need}{i}" for i in range(len(grades) + 1))


def _suffices(lane: str, need: str, grades: Sequence[int]) -> str:
    """Write the test of a score: a luckier one has to meet less, so most are settled by the first comparisons."""
    test = f"score >= {need}{len(grades)}"
    for i, grade in reversed(list(enumerate(grades))):
        test = f"score >= {need}{i} or {lane} >= {grade} and ({test})"
    return test


def _rested(order: Order, first: int) -> list[str]:
    """Return the tests of an order's pause; without a pause there is nothing to test."""
    place = order.index - first
    tests = [f"t - given[{place}] >= {order.cool!r}"] if order.cool > 0 else []
    return tests + ([f"count[{place}] < {order.limit}"] if order.limit else [])


@cache
def _compiled(arguments: str, body: str) -> Callable[..., Any]:
    return _made(f"def together({arguments}):\n{shared(body)}", Scalar.namespace)


def _made(source: str, known: Mapping[str, Any]) -> Callable[..., Any]:
    scratch = dict(known)
    exec(compile(source, "<scenario, together>", "exec"), scratch)  # noqa: S102 - the workshop's own source
    return scratch[source[4 : source.index("(")]]  # type: ignore[no-any-return]
