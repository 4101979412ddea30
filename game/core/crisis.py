"""The truth about one game at the opening of a watch: a value that is cloned cheaply and never changed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from game.core.letters import Letter
from game.core.sides import Side


class EndingKind(StrEnum):
    """The four kinds of ending that are counted; a truce is a war that stopped at its first rung."""

    SETTLEMENT = "settlement"
    STALEMATE = "stalemate"
    OVERRULED = "overruled"
    WAR = "war"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """How a game ended.

    Args:
        id: id of an ending of the scenario (`quiet-trade`, `truce`, `general-war`, ...).
        t: hour.
        side: the leader who was overruled, if one was.
        cause: id of the fact that opened the way to it (the first blow, the letter accepted, ...).
    """

    id: str
    kind: EndingKind
    t: float
    side: Side | None = None
    cause: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """What is chosen before a game: it never changes afterwards.

    Args:
        seed: whole number, 0 to 2**63 - 1.
        hazard: factor on all rates and follow-on chances (the risk preset).
        historical_luck: events with a historical hour fall then and only then.
        nature: whether the hidden draws of character are made.
        personas: for each side the persona whose parameters its tracks follow.
        temperament: factor on the width of chance in a persona's choices.
        attention: points added to each side's attention.
        fog: factor on the width of what a side sees of the other.
    """

    scenario: str
    start: str
    seed: int
    personas: tuple[str, str]
    hazard: float = 1.0
    historical_luck: bool = False
    nature: bool = True
    temperament: tuple[float, float] = (1.0, 1.0)
    attention: tuple[int, int] = (0, 0)
    fog: float = 1.0


class Crisis:
    """The whole truth, slotted so that it clones in a microsecond or two.

    `v` holds the values (see `game.core.definitions`); the rest is what does not fit a grid of numbers. A rule works on
    a clone and hands it on; whoever holds a `Crisis` outside the rules never writes to it.
    """

    __slots__ = (
        "archive",
        "cause",
        "clash_steps",
        "ending",
        "fired",
        "given",
        "given_count",
        "last_bargain",
        "last_no_bargain",
        "mail",
        "offers",
        "pending",
        "promises",
        "setup",
        "signals",
        "stage",
        "v",
        "watch",
    )

    v: list[Any]
    setup: Setup
    stage: str
    watch: int
    mail: tuple[Letter, ...]  # under way, both sides'
    offers: tuple[Letter, ...]  # standing, both sides', oldest first
    archive: tuple[Letter, ...]  # every letter ever sent, in order of sending, as it stands now
    given: list[float]  # hour each order was last given, by order index
    given_count: list[int]
    fired: list[int]  # how often each event happened, by event index
    pending: tuple[tuple[int, float, str], ...]  # (order index, hour due, "" or "overdone" or "underdone")
    signals: tuple[tuple[float, float, float, float], tuple[float, float, float, float]]  # waiting for us, for ussr
    promises: tuple[str, ...]  # per promise: "", "open", "kept", "broken"
    clash_steps: int
    last_no_bargain: float  # hour after which a crisis without a bargain is a stalemate
    last_bargain: float  # hour after which a struck bargain counts as settled
    cause: str | None  # what opened the way to blows, or the letter that struck the bargain
    ending: Ending | None

    def clone(self) -> Crisis:
        """Return an independent copy."""
        twin = Crisis.__new__(Crisis)
        twin.v = self.v[:]
        twin.setup = self.setup
        twin.stage = self.stage
        twin.watch = self.watch
        twin.mail = self.mail
        twin.offers = self.offers
        twin.archive = self.archive
        twin.given = self.given[:]
        twin.given_count = self.given_count[:]
        twin.fired = self.fired[:]
        twin.pending = self.pending
        twin.signals = self.signals
        twin.promises = self.promises
        twin.clash_steps = self.clash_steps
        twin.last_no_bargain = self.last_no_bargain
        twin.last_bargain = self.last_bargain
        twin.cause = self.cause
        twin.ending = self.ending
        return twin
