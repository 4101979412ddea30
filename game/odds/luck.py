"""Luck accounting: how often the same decisions would have ended well, and what of a difference was the dice's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from game.core.scores import score
from game.core.sides import SIDES, Side
from game.history.branch import WatchPlayed
from game.odds.as_played import line_as_played
from game.odds.asking import Growing
from game.odds.engine import Engine
from game.odds.estimate import NO_GAMES, Odds, certainty, counted
from game.odds.held import MEASURES, NOTHING_HELD, came_to, held
from game.odds.lots import lots
from game.odds.paired import Paired, paired
from game.odds.seats import Seats
from game.odds.wilson import Share, share_of

_BATCH = 512
_SAME = 0.5
"""Score totals closer than this many points count as equal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LuckAccount:
    """One side's own decisions under many other lucks.

    Args:
        odds: how they would have ended.
        own_score: this side's score total as it was played, 0 to 100; None for a branch that has not ended.
        better, worse: games in which the score total was higher, or lower, than that by half a point or more.
    """

    side: Side
    odds: Odds
    own_score: float | None
    better: int
    worse: int

    @property
    def well(self) -> Share:
        """How often it would have ended well: in a bargain, without blows and without a leader overruled."""
        return self.odds.settlement

    @property
    def luckier(self) -> Share:
        """How often the dice would have given this side a better end than they did."""
        return share_of(self.better, self.odds.games)

    @property
    def unluckier(self) -> Share:
        """How often the dice would have given this side a worse end than they did."""
        return share_of(self.worse, self.odds.games)

    def as_json(self) -> dict[str, Any]:
        """Return the account as plain values."""
        return {
            "side": self.side,
            "well": self.well.as_json(),
            "own_score": None if self.own_score is None else round(self.own_score, 2),
            "better": self.luckier.as_json(),
            "worse": self.unluckier.as_json(),
            "odds": self.odds.as_json(),
        }


def luck_of(
    engine: Engine, watches: Sequence[WatchPlayed], side: Side, seats: Seats, *, games: int = 1000
) -> Iterator[Growing[LuckAccount]]:
    """Yield how one side's decisions of a branch fare under other lucks, growing.

    Args:
        watches: the branch, first watch first; at least one.
        seats: the other side decides by its seat.
    """
    model = engine.model
    start, end = watches[0].before, watches[-1].after
    own = None if end.ending is None else score(model, end, side)["total"]
    both = {**seats, side: line_as_played(model, watches, side)}
    odds, better, worse = NO_GAMES, 0, 0
    while odds.games < games:
        more = min(_BATCH, engine.lanes, games - odds.games)
        outcomes = engine.outcomes((start,), both, lots(model, odds.games, more), np.zeros(more, np.int32))
        odds = odds.plus(counted(model, outcomes, 1)[0])
        if own is not None:
            totals = outcomes.total[SIDES.index(side)]
            better += int((totals >= own + _SAME).sum())
            worse += int((totals <= own - _SAME).sum())
        account = LuckAccount(side=side, odds=odds, own_score=own, better=better, worse=worse)
        yield Growing(value=account, done=odds.games / games, final=odds.games >= games)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What made two branches that part at one watch end differently.

    Args:
        fork: place of the watch in which they part.
        decision: by measure, how far apart the two decisions alone put the chances (both played under the same lucks).
        a, b: odds with the decision of either branch held, the rest free.
        a_next, b_next: odds after the watch as it fell in either branch.
        a_end, b_end: odds at the last node of either branch (a certainty once it has ended).
    """

    fork: int
    games: int
    decision: Mapping[str, Paired]
    a: Odds
    b: Odds
    a_next: Odds
    b_next: Odds
    a_end: Odds
    b_end: Odds

    def parts(self, measure: str) -> dict[str, float]:
        """Return how a chance (`war` or `settlement`) moved from branch a to branch b, -1 to 1.

        `whole` is the sum of `decision`, `dice` (what fell in the watch of the fork) and `later` (everything decided
        and fallen after it).
        """
        at = {
            name: (odds.war if measure == "war" else odds.settlement).share
            for name, odds in (("a1", self.a_next), ("b1", self.b_next), ("a2", self.a_end), ("b2", self.b_end))
        }
        decision = self.decision[measure].mean
        watch, whole = at["b1"] - at["a1"], at["b2"] - at["a2"]
        return {"whole": whole, "decision": decision, "dice": watch - decision, "later": whole - watch}

    def as_json(self) -> dict[str, Any]:
        """Return the difference as plain values."""
        return {
            "fork": self.fork,
            "games": self.games,
            "decision": {m: p.as_json() for m, p in self.decision.items()},
            "parts": {m: {k: round(x, 4) for k, x in self.parts(m).items()} for m in MEASURES},
        }


class NoFork(ValueError):
    """Two branches that cannot be accounted for: one is a part of the other, or they share no first watch."""


def fork_of(a: Sequence[WatchPlayed], b: Sequence[WatchPlayed]) -> int:
    """Return the place of the first watch in which two branches differ.

    Raises:
        NoFork: there is none.
    """
    for i, (one, two) in enumerate(zip(a, b, strict=False)):
        if one.node != two.node:
            return i
    raise NoFork("the two branches do not part: one goes on where the other stops")


def difference(
    engine: Engine, a: Sequence[WatchPlayed], b: Sequence[WatchPlayed], seats: Seats, *, games: int = 1000
) -> Iterator[Growing[Difference]]:
    """Yield how much of the difference between two branches was the decision at their fork, growing surer.

    Raises:
        NoFork: the branches do not part.
    """
    model, fork = engine.model, fork_of(a, b)
    crises = [a[fork].before, b[fork].before, a[fork].after, b[fork].after, a[-1].after, b[-1].after]
    first = [held(model, a[fork]), held(model, b[fork])] + [NOTHING_HELD] * 4
    found = [certainty(model, c) if c.ending is not None else NO_GAMES for c in crises]
    alive = [i for i, c in enumerate(crises) if c.ending is None]
    decision, done = {m: Paired() for m in MEASURES}, 0
    while done < games:
        more = min(_BATCH, max(engine.lanes // len(crises), 1), games - done)
        seeds = np.tile(lots(model, done, more), len(alive))
        start = np.repeat(np.arange(len(alive), dtype=np.int32), more)
        outcomes = engine.outcomes([crises[i] for i in alive], seats, seeds, start, [first[i] for i in alive])
        for i, odds in zip(alive, counted(model, outcomes, len(alive)), strict=True):
            found[i] = found[i].plus(odds)
        for measure, came in came_to(model, outcomes).items():
            held_a, held_b = came[:more], came[more : 2 * more]
            decision[measure] = decision[measure].plus(paired(held_b - held_a))
        done += more
        odds_a, odds_b, a_next, b_next, a_end, b_end = found
        value = Difference(
            fork=fork,
            games=done,
            decision=dict(decision),
            a=odds_a,
            b=odds_b,
            a_next=a_next,
            b_next=b_next,
            a_end=a_end,
            b_end=b_end,
        )
        yield Growing(value=value, done=done / games, final=done >= games)
