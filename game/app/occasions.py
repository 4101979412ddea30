"""What has happened, as far as a desk knows, so that nobody in the room speaks of what has not."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Any, Final

from game.app.lexicon import said
from game.app.session import Session
from game.app.table_talk import texts
from game.core.facts import Fact, FactKind, as_learned
from game.core.sides import Side
from game.core.views import view_of

_BY_ID = (
    FactKind.EVENT,
    FactKind.FOLLOW_ON,
    FactKind.HAZARD,
    FactKind.ORDER_CARRIED_OUT,
    FactKind.ORDER_NOTICED,
)
TURNS: Final = ("blows", "bargain")
"""Occasions that make everything said before sound out of place: while one holds, only what needs it is said."""


def occasions(session: Session, side: Side, number: int = -1) -> frozenset[str]:
    """Return what a line may presuppose at a desk when it decides in a watch.

    That is the ids of events, orders and channels of theirs that it knows of, and `letter` (one of theirs was read),
    `offer` (one of those was an offer), `dearer` (they have raised their price), `bargain` (one stands),
    `bargain-TERM` (and something was given in that) and `blows` (they are being exchanged).

    Args:
        number: the place of the watch among those of the match so far, from 0; the present one if left out.
    """
    model = session.match.model
    page = session.chronicle.pages[number]
    facts = learned(session, side, session.chronicle.told[number])
    start = model.starts[page.setup.start]
    found = {*start.fired, *start.used.get(side, ()), *(f.id for f in facts if f.kind in _BY_ID)}
    read = view_of(model, page, side).read
    found |= {x.channel for x in read}
    if read:
        found.add("letter")
    if any(x.offer for x in read):
        found.add("offer")
    if any(f.kind is FactKind.PRICE_RAISED and f.side != side for f in facts):
        found.add("dearer")
    if page.v[model.index["struck"]]:
        found.add("bargain")
        found |= {f"bargain-{term.id}" for term in model.terms if page.v[model.index[f"deal_{term.id}"]] > term.neutral}
    if model.stages[page.stage].blows:
        found.add("blows")
    return frozenset(found)


def learned(session: Session, side: Side, count: int, after: int = 0) -> tuple[Fact, ...]:
    """Return what a side had learned when so many facts had come true, oldest first, less those up to `after`."""
    return tuple(as_learned(f, side) for f in session.match.told[after:count] if side in f.readers)


def happenings(session: Session, side: Side) -> frozenset[str]:
    """Return the ids of events and orders that a desk knows to have come true."""
    start = session.match.model.starts[session.match.crisis.setup.start]
    found = {*start.fired, *start.used.get(side, ())}
    return frozenset(found | {f.id for f in session.facts(side) if f.kind in _BY_ID})


def sayable(value: Any, known: AbstractSet[str]) -> list[str]:
    """Return those of several lines that fit what has happened: plain texts, and {says, needs} with one need met.

    Args:
        value: a text, a mapping, or a list of both.
        known: what `occasions` returns.
    """
    return [line for _, line in numbered(value, known)]


def numbered(value: Any, known: AbstractSet[str]) -> list[tuple[int, str]]:
    """Return the same with the place of each among all the lines, from 0."""
    turns = [turn for turn in TURNS if turn in known][:1]
    found: list[tuple[int, str]] = []
    for number, line in enumerate(value if isinstance(value, list | tuple) else [value]):
        needs = set(texts(line.get("needs"))) if isinstance(line, Mapping) else set()
        rows = texts(said(line.get("says"))) if isinstance(line, Mapping) else texts(line)
        if turns and not any(need == turns[0] or need.startswith(f"{turns[0]}-") for need in needs):
            continue
        if not isinstance(line, Mapping) or needs & known:
            found += [(number, row) for row in rows if row]
    return found
