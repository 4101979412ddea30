"""What has happened, as far as a desk knows, so that nobody in the room speaks of what has not."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Any

from game.app.lexicon import said
from game.app.session import Session
from game.app.table_talk import texts
from game.core.facts import FactKind
from game.core.sides import Side

_BY_ID = (
    FactKind.EVENT,
    FactKind.FOLLOW_ON,
    FactKind.HAZARD,
    FactKind.ORDER_CARRIED_OUT,
    FactKind.ORDER_NOTICED,
)


def occasions(session: Session, side: Side) -> frozenset[str]:
    """Return what a line may presuppose at a desk.

    That is the ids of events, orders and channels of theirs that it knows of, and `letter` (one of theirs was read),
    `offer` (one of those was an offer), `dearer` (they have raised their price) and `bargain` (one was struck).
    """
    model, facts = session.match.model, session.facts(side)
    found = set(happenings(session, side))
    read = session.match.crisis_view(side).read
    found |= {x.channel for x in read}
    if read:
        found.add("letter")
    if any(x.offer for x in read):
        found.add("offer")
    if any(f.kind is FactKind.PRICE_RAISED and f.side != side for f in facts):
        found.add("dearer")
    if session.match.crisis.v[model.index["struck"]]:
        found.add("bargain")
    return frozenset(found)


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
    lines = value if isinstance(value, list | tuple) else [value]
    found: list[str] = []
    for line in lines:
        if not isinstance(line, Mapping):
            found += texts(line)
        elif not set(texts(line.get("needs"))).isdisjoint(known):
            found += texts(said(line.get("says")))
    return found
