"""Letters: clauses on the term sheet, a tone, a channel, and the earlier letter they answer."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum
from operator import attrgetter
from typing import Any

from game.core.sides import Side


class ClauseKind(StrEnum):
    """What a clause does with its term."""

    OFFER = "offer"  # I give this, if we agree
    ASSURANCE = "assurance"  # I give this whether or not you agree
    DEMAND = "demand"  # I ask this of you; open to bargaining
    CONDITION = "condition"  # my gifts depend on this
    REFUSAL = "refusal"  # this I will not give (level 0)
    THREAT = "threat"  # this I will do; the term is one of the scenario's threats


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One line of a letter.

    Args:
        term: id of a term of the term sheet, or of a threat when `kind` is THREAT.
        level: which of the term's levels, from 0.
        secret: kept out of any public text; worth less to both, and what a leak lays bare.
    """

    term: str
    level: int
    kind: ClauseKind
    secret: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterDraft:
    """A letter as a side composes it, before it is sent.

    Args:
        channel: id of a channel.
        tone: -2 threatening to +2 warm, halves allowed.
        deadline: hours after reading by which an answer is wanted; 0 is none.
        urgent: asks for haste.
        answers: id of the letter this one replies to, if any.
    """

    channel: str
    tone: float
    clauses: tuple[Clause, ...] = ()
    urgent: bool = False
    deadline: int = 0
    answers: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter that was sent.

    Args:
        id: `us-1`, `us-2`, ... in order of sending.
        sent, arrives: hours since the scenario's zero hour.
        levels: the whole term sheet as the letter leaves it, one level a term, in term order.
        secrets: which of those levels are secret, in term order.
        offer: whether it holds terms that could be accepted.
        accepts: id of the standing offer that this letter accepts, if it is an acceptance.
        read: hour of the watch in which it was read; None while under way.
        leaked: whether its text came out.
        withdraws: earlier standing offers that this letter takes back.
        withdrawn: whether it was itself taken back.
    """

    id: str
    by: Side
    channel: str
    tone: float
    clauses: tuple[Clause, ...]
    urgent: bool
    deadline: int
    answers: str | None
    sent: float
    arrives: float
    levels: tuple[int, ...]
    secrets: tuple[bool, ...]
    offer: bool
    accepts: str | None = None
    read: float | None = None
    leaked: bool = False
    withdraws: tuple[str, ...] = ()
    withdrawn: bool = False

    def amended(self, **parts: Any) -> Letter:
        """Return the letter as it stands with some parts changed; `dataclasses.replace` takes three times as long."""
        return Letter(**{**dict(zip(_PARTS, _parts_of(self), strict=True)), **parts})


_PARTS = tuple(part.name for part in fields(Letter))
_parts_of = attrgetter(*_PARTS)
