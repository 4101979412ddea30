"""Facts: what came true, when, and who learns of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from game.core.sides import Side, other


class FactKind(StrEnum):
    """Every kind of thing that can come true in a watch. `id` says what the fact's id refers to."""

    WATCH_OPENED = "watch-opened"  # id: stage
    LETTER_SENT = "letter-sent"  # id: letter
    LETTER_READ = "letter-read"  # id: letter; the reader and the sender learn it is delivered
    LETTER_LEAKED = "letter-leaked"  # id: letter
    PRICE_RAISED = "price-raised"  # id: letter that asks more than a standing one
    OFFER_LAPSED = "offer-lapsed"  # id: letter
    OFFER_WITHDRAWN = "offer-withdrawn"  # id: letter
    OLDER_WORDS_TAKEN = "older-words-taken"  # id: letter; an older, softer offer came back as a new one
    ORDER_GIVEN = "order-given"  # id: order
    ORDER_LATE = "order-late"  # id: order; hours in data
    ORDER_LOST = "order-lost"  # id: order
    ORDER_OVERDONE = "order-overdone"  # id: order
    ORDER_UNDERDONE = "order-underdone"  # id: order; a cautious captain
    ORDER_LAPSED = "order-lapsed"  # id: order; its guard no longer held when its hour came
    ORDER_CARRIED_OUT = "order-carried-out"  # id: order
    ORDER_NOTICED = "order-noticed"  # id: order; what the other side sees
    WARNING_MADE_GOOD = "warning-made-good"  # id: order
    DEADLINE_PASSED = "deadline-passed"  # id: side whose deadline it was; data: acted (a bluff if not)
    EVENT = "event"  # id: event; data: truth and belief of each capital
    FOLLOW_ON = "follow-on"  # id: follow-on
    ASKED = "asked"  # id: choice
    ANSWERED = "answered"  # id: choice; data: option
    FATE = "fate"  # id: choice; data: option that happened against the leader's will
    BLOW = "blow"  # id: clash option
    HAZARD = "hazard"  # id: ladder or clash hazard
    RUNG = "rung"  # id: rung number as text; data: cause
    BARGAIN_STRUCK = "bargain-struck"  # id: letter accepted; data: levels
    BARGAIN_COLLAPSED = "bargain-collapsed"  # id: cause
    PROMISE_MADE = "promise-made"  # id: promise
    PROMISE_KEPT = "promise-kept"  # id: promise
    PROMISE_BROKEN = "promise-broken"  # id: promise
    STAGE = "stage"  # id: stage entered
    ENDED = "ended"  # id: ending


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that came true.

    Args:
        t: hour of the watch in which it came true.
        side: whose act it was, if anybody's.
        readers: the sides that learn of it during play; everybody may at the debrief.
        data: further values by name, all plain numbers, strings or tuples of them.
    """

    t: float
    kind: FactKind
    id: str
    side: Side | None
    readers: frozenset[Side]
    data: tuple[tuple[str, Any], ...] = ()

    def get(self, name: str, default: Any = None) -> Any:
        """Return one of the fact's further values."""
        for key, value in self.data:
            if key == name:
                return value
        return default


def as_learned(fact: Fact, side: Side) -> Fact:
    """Return a fact as a side learns it: of who was behind an event it is told only what its own capital believes."""
    if fact.kind is not FactKind.EVENT or not fact.data:
        return fact
    hidden = {"truth", other(side)}
    return replace(fact, data=tuple((name, value) for name, value in fact.data if name not in hidden))
