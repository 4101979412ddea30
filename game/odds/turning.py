"""Turning points: which decisions and which throws of the dice moved the odds of a finished branch, and how far."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from game.core.definitions import Model
from game.core.facts import Fact, FactKind
from game.core.plans import Plan
from game.core.sides import SIDES, US, USSR, Side
from game.history.branch import WatchPlayed
from game.odds.asking import Growing
from game.odds.engine import Engine
from game.odds.estimate import NO_GAMES, Odds, certainty, counted
from game.odds.held import MEASURES, NOTHING_HELD, asked_of, came_to, held
from game.odds.lots import lots
from game.odds.paired import Paired, paired, surely
from game.odds.seats import Seats

TOGETHER: Final = "together"
DICE: Final = "dice"
WATCH: Final = "watch"
PARTS: Final = (US, USSR, TOGETHER, DICE)
"""What moves the odds of a watch: what either capital decided, what the two decisions did beyond their sum, and what
then fell. The four add up to the whole movement, `WATCH`."""
_WAYS: Final = 4
"""Ways in which a watch is played: nobody held, Washington held, Moscow held, both held."""
FELL: Final = frozenset(
    {
        FactKind.EVENT,
        FactKind.FOLLOW_ON,
        FactKind.HAZARD,
        FactKind.FATE,
        FactKind.LETTER_READ,
        FactKind.LETTER_LEAKED,
        FactKind.ORDER_LATE,
        FactKind.ORDER_LOST,
        FactKind.ORDER_OVERDONE,
        FactKind.ORDER_UNDERDONE,
        FactKind.BARGAIN_STRUCK,
        FactKind.BARGAIN_COLLAPSED,
        FactKind.PROMISE_BROKEN,
        FactKind.RUNG,
        FactKind.ENDED,
    }
)
"""Kinds of fact that tell what fell in a watch, beside what was decided in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """What one watch did to the odds.

    Args:
        watch: its place in the branch, from 0.
        t: hour of its moment of decision.
        node: id of the node it led to.
        before, after: odds at both ends of the watch, with nobody held.
        whole: by measure, the movement between them.
        parts: by measure and by part (see `PARTS`), what it is made of.
    """

    watch: int
    t: float
    node: str
    before: Odds
    after: Odds
    whole: Mapping[str, Paired]
    parts: Mapping[str, Mapping[str, Paired]]

    def moved(self, part: str) -> dict[str, Paired]:
        """Return by measure what a part of the watch moved, or the whole of it."""
        return {m: self.whole[m] if part == WATCH else self.parts[m][part] for m in MEASURES}


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What one side decided in a watch."""

    side: Side
    plan: Plan
    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TurningPoint:
    """A part of a watch's movement that cannot be put down to the doubt of counting.

    Where that can be said of no part, but of the watch as a whole, the whole is the turning point.

    Args:
        part: one of `PARTS`, or `WATCH`.
        measure: the chance it moved most of those it surely moved, `war` or `settlement`.
        moved: by measure, how far; a measure that it did not surely move is given too.
        decided: what was decided by the side whose decision it is; by nobody for `dice`, by both
            otherwise.
        fell: what fell in the watch, for `dice` and the watch as a whole.
    """

    movement: Movement
    part: str
    measure: str
    moved: Mapping[str, Paired]
    decided: tuple[Decided, ...]
    fell: tuple[Fact, ...]

    def as_json(self) -> dict[str, Any]:
        """Return the turning point as plain values."""
        move = self.movement
        return {
            "watch": move.watch,
            "t": move.t,
            "node": move.node,
            "part": self.part,
            "measure": self.measure,
            "moved": {m: p.as_json() for m, p in self.moved.items()},
            "before": {"war": move.before.war.as_json(), "settlement": move.before.settlement.as_json()},
            "after": {"war": move.after.war.as_json(), "settlement": move.after.settlement.as_json()},
            "decided": [_decided_json(d) for d in self.decided],
            "fell": [f"{f.kind}:{f.id}" for f in self.fell],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class TurningPoints:
    """The movements of a branch, watch by watch, and what among them turned it, the largest first."""

    games: int
    movements: tuple[Movement, ...]
    points: tuple[TurningPoint, ...]

    def as_json(self) -> dict[str, Any]:
        """Return the turning points as plain values."""
        return {"games": self.games, "watches": len(self.movements), "points": [p.as_json() for p in self.points]}


def turning_points(
    engine: Engine, watches: Sequence[WatchPlayed], seats: Seats, *, games: int = 1000
) -> Iterator[Growing[TurningPoints]]:
    """Yield the turning points of a branch, growing surer.

    Every watch is played on in four ways from the same truth and under the same lucks: nobody held to what was decided,
    Washington alone, Moscow alone, both. The next watch's free games tell where the dice then led.

    Args:
        watches: the branch, first watch first.
        seats: who decides where nobody is held.
        games: lucks for each way of each watch.
    """
    count = _Count(engine, watches, seats)
    if not watches:
        yield Growing(value=count.result(), done=1.0, final=True)
        return
    batch = max(1, engine.lanes // count.ways)
    while count.games < games:
        count.play(min(batch, games - count.games))
        yield Growing(value=count.result(), done=count.games / games, final=count.games >= games)


class _Count:
    """The games of a branch, counted batch by batch."""

    def __init__(self, engine: Engine, watches: Sequence[WatchPlayed], seats: Seats) -> None:
        self._engine, self._watches, self._seats = engine, watches, seats
        self.games = 0
        self.ways = _WAYS * len(watches) + 1
        model = engine.model
        self._sums = [{m: {p: Paired() for p in (*PARTS, "")} for m in MEASURES} for _ in watches]
        self._odds = [NO_GAMES for _ in range(len(watches) + 1)]
        self._crises = [w.before for w in watches for _ in range(_WAYS)]
        self._first = [
            first
            for w in watches
            for first in (NOTHING_HELD, held(model, w, (US,)), held(model, w, (USSR,)), held(model, w))
        ]
        self._over: Odds | None = None
        if watches and watches[-1].after.ending is not None:
            self._over = certainty(model, watches[-1].after)
            self._odds[-1] = self._over
        elif watches:
            self._crises.append(watches[-1].after)
            self._first.append(NOTHING_HELD)

    def play(self, more: int) -> None:
        """Play some lucks more, each in every way."""
        model, ways = self._engine.model, len(self._crises)
        seeds = np.tile(lots(model, self.games, more), ways)
        start = np.repeat(np.arange(ways, dtype=np.int32), more)
        outcomes = self._engine.outcomes(self._crises, self._seats, seeds, start, self._first)
        for way, odds in enumerate(counted(model, outcomes, ways)):
            if way % _WAYS == 0:
                self._odds[way // _WAYS] = self._odds[way // _WAYS].plus(odds)
        for measure, came in came_to(model, outcomes).items():
            self._add(measure, self._with_the_end(measure, came.reshape(ways, more)))
        self.games += more

    def result(self) -> TurningPoints:
        """Return what the games so far tell."""
        at = self._engine.model.at.t
        movements = tuple(
            Movement(
                watch=i,
                t=watch.before.v[at],
                node=watch.node,
                before=self._odds[i],
                after=self._odds[i + 1],
                whole={m: self._sums[i][m][""] for m in MEASURES},
                parts={m: {p: self._sums[i][m][p] for p in PARTS} for m in MEASURES},
            )
            for i, watch in enumerate(self._watches)
        )
        points = ranked(self._engine.model, self._watches, movements)
        return TurningPoints(games=self.games, movements=movements, points=points)

    def _with_the_end(self, measure: str, rows: NDArray[np.int64]) -> NDArray[np.int64]:
        if self._over is None:
            return rows
        sure = self._over.war if measure == "war" else self._over.settlement
        return np.vstack([rows, np.full((1, rows.shape[1]), round(sure.share))])

    def _add(self, measure: str, rows: NDArray[np.int64]) -> None:
        for i in range(len(self._watches)):
            free, us, ussr, both, after = rows[_WAYS * i : _WAYS * i + _WAYS + 1]
            moved = {US: us - free, USSR: ussr - free, TOGETHER: both - us - ussr + free, DICE: after - both}
            sums = self._sums[i][measure]
            for part, differences in {**moved, "": after - free}.items():
                sums[part] = sums[part].plus(paired(differences))


def ranked(model: Model, watches: Sequence[WatchPlayed], movements: Sequence[Movement]) -> tuple[TurningPoint, ...]:
    """Return the turning points among movements and their parts, the one that surely moved a chance farthest first."""
    looked_at = [(i, part, m) for i in range(len(movements)) for part in (*PARTS, WATCH) for m in MEASURES]
    may_be_named = surely([movements[i].moved(part)[m] for i, part, m in looked_at])
    sure: dict[tuple[int, str], list[str]] = {}
    for (i, part, measure), named in zip(looked_at, may_be_named, strict=True):
        if named:
            sure.setdefault((i, part), []).append(measure)
    found: list[TurningPoint] = []
    for (i, part), measures in sure.items():
        if part == WATCH and any((i, p) in sure for p in PARTS):
            continue
        moved = movements[i].moved(part)
        found.append(
            _turning_point(model, watches[i], movements[i], part, max(measures, key=lambda m: abs(moved[m].mean)))
        )
    return tuple(sorted(found, key=lambda p: (-abs(p.moved[p.measure].mean), p.movement.watch)))


def _turning_point(model: Model, watch: WatchPlayed, movement: Movement, part: str, measure: str) -> TurningPoint:
    deciders = {US: (US,), USSR: (USSR,), DICE: ()}.get(part, SIDES)
    return TurningPoint(
        movement=movement,
        part=part,
        measure=measure,
        moved=movement.moved(part),
        decided=tuple(_decided(model, watch, side) for side in deciders),
        fell=tuple(f for f in watch.facts if f.kind in FELL) if part in (DICE, WATCH) else (),
    )


def _decided(model: Model, watch: WatchPlayed, side: Side) -> Decided:
    answers = tuple((key, option) for key, option in watch.answers if asked_of(model, key) == side)
    return Decided(side=side, plan=watch.plans[side], answers=answers)


def _decided_json(decided: Decided) -> dict[str, Any]:
    plan = decided.plan
    return {
        "side": decided.side,
        "orders": list(plan.orders),
        "letters": [
            {"channel": x.channel, "clauses": [f"{c.kind} {c.term}={c.level}" for c in x.clauses]} for x in plan.letters
        ],
        "accept": plan.accept.letter if plan.accept is not None else None,
        "blow": plan.blow,
        "answers": [f"{key}:{option}" for key, option in decided.answers],
    }
