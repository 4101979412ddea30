"""Questions about odds that can be sent to another process, and the answers that come back, growing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from game.core.crisis import Crisis
from game.core.sides import Side
from game.history.branch import WatchPlayed
from game.lockstep.playouts import FirstWatch
from game.odds.asking import Growing, Until, odds_of, odds_of_line
from game.odds.engine import Engine
from game.odds.estimate import Odds
from game.odds.ledger import Ledger, ledger_of
from game.odds.luck import Difference, LuckAccount, difference, luck_of
from game.odds.seats import Seats
from game.odds.turning import TurningPoints, turning_points

Answer = Odds | tuple[Odds, ...] | Ledger | TurningPoints | LuckAccount | Difference


@dataclass(frozen=True, slots=True, kw_only=True)
class AskOdds:
    """The odds of one node; see `game.odds.asking.odds_of`."""

    crisis: Crisis
    seats: Seats
    until: Until = field(default_factory=Until)
    known: Odds | None = None

    def steps(self, engine: Engine) -> Iterator[Growing[Odds]]:
        """Yield the answer, growing."""
        return odds_of(engine, self.crisis, self.seats, self.until, self.known)


@dataclass(frozen=True, slots=True, kw_only=True)
class AskLine:
    """The odds of every node of a branch; see `game.odds.asking.odds_of_line`."""

    crises: tuple[Crisis, ...]
    seats: Seats
    until: Until = field(default_factory=Until)
    known: tuple[Odds | None, ...] | None = None

    def steps(self, engine: Engine) -> Iterator[Growing[tuple[Odds, ...]]]:
        """Yield the answer, growing."""
        return odds_of_line(engine, self.crises, self.seats, self.until, self.known)


@dataclass(frozen=True, slots=True, kw_only=True)
class AskRisk:
    """The risk ledger of a node; see `game.odds.ledger.ledger_of`."""

    crisis: Crisis
    seats: Seats
    games: int = 2048
    watches: int = 16_384
    first: FirstWatch | None = None

    def steps(self, engine: Engine) -> Iterator[Growing[Ledger]]:
        """Yield the answer, growing."""
        return ledger_of(engine, self.crisis, self.seats, games=self.games, watches=self.watches, first=self.first)


@dataclass(frozen=True, slots=True, kw_only=True)
class AskTurning:
    """The turning points of a branch; see `game.odds.turning.turning_points`."""

    watches: tuple[WatchPlayed, ...]
    seats: Seats
    games: int = 1000

    def steps(self, engine: Engine) -> Iterator[Growing[TurningPoints]]:
        """Yield the answer, growing."""
        return turning_points(engine, self.watches, self.seats, games=self.games)


@dataclass(frozen=True, slots=True, kw_only=True)
class AskLuck:
    """The luck account of one side in a branch; see `game.odds.luck.luck_of`."""

    watches: tuple[WatchPlayed, ...]
    side: Side
    seats: Seats
    games: int = 1000

    def steps(self, engine: Engine) -> Iterator[Growing[LuckAccount]]:
        """Yield the answer, growing."""
        return luck_of(engine, self.watches, self.side, self.seats, games=self.games)


@dataclass(frozen=True, slots=True, kw_only=True)
class AskDifference:
    """What made two branches end differently; see `game.odds.luck.difference`."""

    a: tuple[WatchPlayed, ...]
    b: tuple[WatchPlayed, ...]
    seats: Seats
    games: int = 1000

    def steps(self, engine: Engine) -> Iterator[Growing[Difference]]:
        """Yield the answer, growing."""
        return difference(engine, self.a, self.b, self.seats, games=self.games)


Question = AskOdds | AskLine | AskRisk | AskTurning | AskLuck | AskDifference
