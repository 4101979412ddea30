"""Letters of two branches side by side: paired by writer, order and hour, with the clauses that differ marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from game.core.letters import Clause, ClauseKind, Letter
from game.core.sides import SIDES, Side

Mark = Literal["same", "level", "kind", "secret", "only-a", "only-b"]

_FAR: Final = 30.0
"""Hours apart from which two letters are no longer the same occasion."""
_OTHER_CHANNEL: Final = 6.0
"""What another channel counts for in that, in hours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClausePair:
    """One clause in both letters, or in one of them only.

    Args:
        term: id of a term or of a threat.
        mark: what differs first: kind of clause, level, secrecy; or that only one letter has it.
    """

    term: str
    a: Clause | None
    b: Clause | None
    mark: Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterPair:
    """A letter of one branch beside its counterpart in the other; one of the two may be missing.

    Args:
        shared: whether both are one and the same letter, from before the fork.
    """

    by: Side
    a: Letter | None
    b: Letter | None
    shared: bool
    clauses: tuple[ClausePair, ...]

    @property
    def t(self) -> float:
        """Hour at which the earlier of the two was sent."""
        return min(x.sent for x in (self.a, self.b) if x is not None)


def pair_letters(a: Sequence[Letter], b: Sequence[Letter]) -> tuple[LetterPair, ...]:
    """Return all letters of both archives in pairs, in order of sending."""
    pairs: list[LetterPair] = []
    for side in SIDES:
        mine, yours = ([x for x in archive if x.by == side] for archive in (a, b))
        pairs += [_pair(x, y) for x, y in _aligned(mine, yours)]
    return tuple(sorted(pairs, key=lambda p: (p.t, p.by)))


def pair_clauses(a: Letter | None, b: Letter | None) -> tuple[ClausePair, ...]:
    """Return the clauses of two letters beside each other: the first's in order, then those of the second alone."""
    mine = a.clauses if a is not None else ()
    yours = list(b.clauses) if b is not None else []
    pairs = []
    for clause in mine:
        other = next((c for c in yours if c.term == clause.term and _threat(c) == _threat(clause)), None)
        if other is not None:
            yours.remove(other)
        pairs.append(ClausePair(term=clause.term, a=clause, b=other, mark=_mark(clause, other)))
    pairs += [ClausePair(term=c.term, a=None, b=c, mark="only-b") for c in yours]
    return tuple(pairs)


def _pair(a: Letter | None, b: Letter | None) -> LetterPair:
    found = a or b
    assert found is not None
    return LetterPair(by=found.by, a=a, b=b, shared=_same_act(a, b), clauses=pair_clauses(a, b))


def _same_act(a: Letter | None, b: Letter | None) -> bool:
    """Tell whether two letters are word for word one, whatever became of them afterwards."""
    if a is None or b is None:
        return False
    return _act(a) == _act(b)


def _act(x: Letter) -> tuple[object, ...]:
    return (x.by, x.channel, x.tone, x.clauses, x.urgent, x.deadline, x.answers, x.sent, x.accepts)


def _threat(clause: Clause) -> bool:
    return clause.kind is ClauseKind.THREAT


def _mark(a: Clause, b: Clause | None) -> Mark:
    if b is None:
        return "only-a"
    if a.kind is not b.kind:
        return "kind"
    if a.level != b.level:
        return "level"
    return "secret" if a.secret != b.secret else "same"


def _aligned(a: Sequence[Letter], b: Sequence[Letter]) -> list[tuple[Letter | None, Letter | None]]:
    """Return one writer's letters matched in order, so that the hours between matched letters add up to least."""

    @cache
    def least(i: int, j: int) -> tuple[float, int]:
        """Return the least distance from letters i and j on, and the first step to it: 0 match, 1 skip a, 2 skip b."""
        if i == len(a) or j == len(b):
            return (_FAR / 2 * (len(a) - i + len(b) - j), 1 if i < len(a) else 2)
        ways = [(least(i + 1, j)[0] + _FAR / 2, 1), (least(i, j + 1)[0] + _FAR / 2, 2)]
        if abs(a[i].sent - b[j].sent) < _FAR:
            ways.append((least(i + 1, j + 1)[0] + _apart(a[i], b[j]), 0))
        return min(ways)

    found: list[tuple[Letter | None, Letter | None]] = []
    i = j = 0
    while i < len(a) or j < len(b):
        step = least(i, j)[1]
        found.append((a[i] if step != 2 else None, b[j] if step != 1 else None))
        i, j = i + (step != 2), j + (step != 1)
    return found


def _apart(a: Letter, b: Letter) -> float:
    if _same_act(a, b):
        return 0.0
    yes = _FAR if (a.accepts is None) != (b.accepts is None) else 0.0
    return abs(a.sent - b.sent) + _OTHER_CHANNEL * (a.channel != b.channel) + yes + 1.0
