"""Where the branches of a tree lie on a sheet: hours to the right, history along the middle, the others beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Final

ROOM_AFTER: Final = 30.0
"""Hours kept free behind the end of a branch, where its name stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """One branch as the layout sees it.

    Args:
        key: unique among the branches.
        nodes: ids from the first moment of decision to the end, with `hours` of each.
    """

    key: str
    nodes: tuple[str, ...]
    hours: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lie:
    """How one branch lies.

    Args:
        row: 0 is the middle; above it rows count down from -1, below it up from 1.
        own: place of the first node that no earlier branch has.
        fork: (key of the branch it leaves, place of the node there), or None if it shares nothing.
    """

    key: str
    row: int
    own: int
    fork: tuple[str, int] | None


def lay_out(courses: Sequence[Course], above: str | None = None) -> tuple[Lie, ...]:
    """Return how branches lie; the first lies in the middle, each later one leaves the one it shares most with.

    Branches nest: the later one leaves, the nearer it lies to the middle, so that the way to one further out, which
    left earlier, crosses none of them.

    Args:
        above: key of a branch that lies just above the middle if there is room, such as the player's own.
    """
    places: dict[str, tuple[str, int]] = {}
    owns: list[tuple[int, tuple[str, int] | None]] = []
    for course in courses:
        own = next((n for n, node in enumerate(course.nodes) if node not in places), len(course.nodes))
        owns.append((own, places[course.nodes[own - 1]] if own else None))
        for n in range(own, len(course.nodes)):
            places[course.nodes[n]] = (course.key, n)
    begins = [course.hours[max(own - 1, 0)] for course, (own, _) in zip(courses, owns, strict=True)]
    order = sorted(range(len(courses)), key=lambda i: (i != 0, courses[i].key != above, -begins[i], i))
    taken: dict[int, list[tuple[float, float]]] = {}
    rows: dict[int, int] = {}
    for i in order:
        ends = courses[i].hours[-1] + ROOM_AFTER
        rows[i] = _free_row(taken, begins[i], ends, rows=_rows(first=not rows))
    return tuple(
        Lie(key=course.key, row=rows[i], own=own, fork=fork)
        for i, (course, (own, fork)) in enumerate(zip(courses, owns, strict=True))
    )


def _rows(*, first: bool) -> Iterator[int]:
    if first:
        yield 0
    for n in count(1):
        yield -n
        yield n


def _free_row(taken: dict[int, list[tuple[float, float]]], begins: float, ends: float, rows: Iterator[int]) -> int:
    for row in rows:
        spans = taken.setdefault(row, [])
        if all(ends <= a or begins >= b for a, b in spans):
            spans.append((begins, ends))
            return row
    raise AssertionError
