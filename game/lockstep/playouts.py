"""Playouts of many games at once: from moments of decision to the ends, and what they came to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from game.core.crisis import Crisis
from game.core.definitions import Model
from game.core.plans import Plan
from game.core.sides import SIDES, Side
from game.lockstep.chair import Chair
from game.lockstep.crowd import NO_CAUSE, Crowd, cause_name, crowd_of
from game.lockstep.inplay import Answers
from game.lockstep.opening import continued
from game.lockstep.part import Part
from game.lockstep.plans import Plans, enter_plan
from game.lockstep.watch import play_watch

__all__ = ["FirstWatch", "Outcomes", "cause_name", "finish", "play_on", "play_out_many"]

CHUNK: Final = 32768
"""Games played together: so many that what a call of NumPy costs hardly counts, in some 420 MB."""
_WORTH_DROPPING: Final = 4
"""Games that have ended are dropped when they are more than one in so many."""
_GENERAL_WAR = 10


@dataclass(frozen=True, slots=True)
class FirstWatch:
    """What is settled beforehand of the first watch.

    Args:
        plans: sealed plans, legal at the start; a side that is not in it decides by its chair.
        answers: options by the key of a question; one that is not open when it is asked counts for nothing.
    """

    plans: Mapping[Side, Plan]
    answers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Outcomes:
    """What games came to, one row a game.

    Attributes:
        lane: int32, index of the game as asked for.
        start: int32, which of the given crises it began from.
        ending: int16, index into `model.endings`.
        t: float64, hour of the end.
        rung: int16, rung of the ladder reached.
        side: int8, the overruled leader: 0 us, 1 ussr, -1 nobody.
        cause: int32, see `cause_name`.
        total: float64 (2, n), score totals of us and ussr, 0 to 100.
        clash_t: float64, hour at which blows first began, 9999 if they never did.
    """

    lane: NDArray[np.int32]
    start: NDArray[np.int32]
    ending: NDArray[np.int16]
    t: NDArray[np.float64]
    rung: NDArray[np.int16]
    side: NDArray[np.int8]
    cause: NDArray[np.int32]
    total: NDArray[np.float64]
    clash_t: NDArray[np.float64]

    @property
    def n(self) -> int:
        """Return the number of games."""
        return len(self.lane)


def play_out_many(
    model: Model,
    crises: Sequence[Crisis],
    *,
    chairs: Mapping[Side, Chair],
    seeds: NDArray[np.uint64],
    start: NDArray[np.int32],
    first: Sequence[FirstWatch] | None = None,
    historical: bool = False,
    cancelled: Callable[[], bool] | None = None,
) -> Outcomes:
    """Return what games come to that go on from moments of decision, each under a luck of its own.

    Args:
        model: in the bulk dialect; the crises may come from the same scenario in the scalar one.
        chairs: who decides for both sides.
        seeds: uint64 (n,), the luck of each game from here on; hidden draws of character stay as they were made.
        start: int32 (n,), which of the crises each game continues.
        first: one for each of the crises: what is settled of their first watch.
        historical: whether events fall at their hours of 1962; luck is free otherwise.
        cancelled: is asked now and then; once it says so, what has been played so far is returned.
    """
    begun = crowd_of(model, crises)
    parts: list[Outcomes] = []
    for low in range(0, max(len(seeds), 1), CHUNK):
        if parts and cancelled is not None and cancelled():
            break
        chunk = slice(low, low + CHUNK)
        crowd = continued(begun, start[chunk], seeds[chunk], historical=historical)
        crowd.lane += np.int32(low)
        parts.append(finish(crowd, chairs, first))
    return parts[0] if len(parts) == 1 else _joined(parts)


def finish(crowd: Crowd, chairs: Mapping[Side, Chair], first: Sequence[FirstWatch] | None = None) -> Outcomes:
    """Return what the games of a crowd come to when they are played to their ends, in the crowd's order.

    Args:
        crowd: at moments of decision; used up.
        first: one for each value of `Crowd.group`: what is settled of the first watch.
    """
    outcomes = _blank(crowd)
    rows = np.arange(crowd.n)
    ended = crowd.ending >= 0
    while True:
        _note(outcomes, rows, crowd, np.flatnonzero(ended))
        over = crowd.ending >= 0
        if over.all():
            return outcomes
        if _WORTH_DROPPING * np.count_nonzero(over) > crowd.n:
            left = np.flatnonzero(~over)
            crowd, rows, over = crowd.take(left), rows[left], over[left]
        _play(crowd, chairs, first)
        first = None
        ended = (crowd.ending >= 0) & ~over


def play_on(
    crowd: Crowd, chairs: Mapping[Side, Chair], watches: int, first: Sequence[FirstWatch] | None = None
) -> Crowd:
    """Return the crowd after so many watches; games that have ended on the way stay in it as they were at their ends.

    Args:
        crowd: at moments of decision; changed in place.
        first: see `finish`.
    """
    for watch in range(watches):
        if (crowd.ending >= 0).all():
            break
        _play(crowd, chairs, first if watch == 0 else None)
    return crowd


def _play(crowd: Crowd, chairs: Mapping[Side, Chair], first: Sequence[FirstWatch] | None) -> None:
    letters = [len(plan.letters) for settled in first or () for plan in settled.plans.values()]
    plans = Plans(crowd.model, crowd.n, rounds=max([chair.rounds for chair in chairs.values()] + letters))
    for side in SIDES:
        chairs[side].plan(crowd, plans)
    answers: Answers | None = None
    if first is not None:
        _settle(crowd, plans, first)
        answers = _settled_answers(crowd, first)
    play_watch(crowd, plans, chairs, answers)


def _settle(crowd: Crowd, plans: Plans, first: Sequence[FirstWatch]) -> None:
    for group, settled in enumerate(first):
        games = np.flatnonzero(crowd.group == group)
        if games.size:
            for side, plan in settled.plans.items():
                enter_plan(crowd, plans, games, SIDES.index(side), plan)


def _settled_answers(crowd: Crowd, first: Sequence[FirstWatch]) -> Answers:
    found: dict[str, NDArray[np.int8]] = {}
    for group, settled in enumerate(first):
        for key, option in settled.answers.items():
            options = [o.id for o in crowd.model.choices[key.partition("/")[0]].options]
            places = found.setdefault(key, np.full(crowd.n, -1, np.int8))
            places[crowd.group == group] = options.index(option)
    return found


def _blank(crowd: Crowd) -> Outcomes:
    n = crowd.n
    return Outcomes(
        lane=crowd.lane.copy(),
        start=crowd.group.astype(np.int32),
        ending=np.full(n, -1, np.int16),
        t=np.zeros(n),
        rung=np.zeros(n, np.int16),
        side=np.full(n, -1, np.int8),
        cause=np.full(n, NO_CAUSE, np.int32),
        total=np.zeros((2, n)),
        clash_t=np.full(n, 9999.0),
    )


def _note(outcomes: Outcomes, rows: NDArray[np.intp], crowd: Crowd, games: NDArray[np.intp]) -> None:
    """Note what some games came to, each in its row."""
    if not games.size:
        return
    where, at = rows[games], crowd.model.at
    outcomes.ending[where] = crowd.ending[games]
    outcomes.t[where] = crowd.v[at.t][games]
    outcomes.rung[where] = crowd.v[at.rung][games]
    outcomes.side[where] = crowd.ending_side[games]
    outcomes.cause[where] = crowd.cause[games]
    outcomes.clash_t[where] = crowd.clash_t[games]
    for i, side in enumerate(SIDES):
        outcomes.total[i, where] = score_totals(crowd, side, games)


def score_totals(crowd: Crowd, side: Side, games: NDArray[np.intp]) -> NDArray[np.float64]:
    """Return a side's score totals, 0 to 100; the twin of `game.core.scores.score`."""
    model, p = crowd.model, Part(crowd.v, games)
    total = np.zeros(games.size)
    for axis in model.scores[side]:
        total += axis.weight * np.minimum(np.maximum(axis.value(p), 0.0), 100.0)  # type: ignore[arg-type]
    total = np.where(p[model.at.rung] >= _GENERAL_WAR, np.minimum(total, model.score_cap_general_war), total)
    overruled = p[model.at.overruled] == 1 + SIDES.index(side)
    return np.where(overruled, np.minimum(total, model.score_overruled_cap), total)


def _joined(parts: Sequence[Outcomes]) -> Outcomes:
    names = Outcomes.__slots__
    return Outcomes(**{name: np.concatenate([getattr(part, name) for part in parts], axis=-1) for name in names})
