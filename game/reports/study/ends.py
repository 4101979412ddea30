"""How the games of a cell end: begun from their seeds and played to the end."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.ai import RANDOM, LinePolicy, Policy, policy_for
from game.ai.line_file import Line
from game.ai.playout import play_out
from game.content import load_model
from game.content.bulk import Bulk
from game.core.crisis import Setup
from game.core.definitions import Model
from game.core.emit import Dialect, Scalar
from game.core.opening import begin
from game.core.scores import score
from game.core.sides import SIDES, Side
from game.lockstep.chairs import chair_for
from game.lockstep.opening import open_many
from game.lockstep.playouts import CHUNK, cause_name, finish
from game.odds.seats import Seat, persona_of
from game.reports.study.cells import Cell
from game.reports.study.problems import StudyError, Trouble

NOBODY = -1


@dataclass(frozen=True, slots=True)
class Ends:
    """How n games ended, one row a game.

    Args:
        ending: place in `model.endings`.
        hours: hour of the end since the scenario's zero.
        rung: rung of the ladder reached, 0 to 10.
        overruled: 0 us, 1 ussr, -1 nobody.
        cause: what opened the way to the end; None where nothing did.
        score: total scores, (2, n), 0 to 100, us first.
    """

    ending: NDArray[np.int16]
    hours: NDArray[np.float64]
    rung: NDArray[np.int16]
    overruled: NDArray[np.int8]
    cause: NDArray[np.object_]
    score: NDArray[np.float64]


def model_of(cell: Cell, dialect: Dialect = Scalar) -> Model:
    """Return the scenario of a cell, with the cell's values at its start.

    Raises:
        ContentError: there is no such scenario here, or it is wrong.
        StudyError: its rules are not those that the study was planned with.
    """
    model = load_model(cell.scenario, dialect=dialect)
    if model.digest != cell.digest:
        message = (
            f"the scenario {cell.written!r} differs from the one the study was planned with: its rules have the digest "
            f"{model.digest[:12]}, planned was {cell.digest[:12]}; use the same version everywhere"
        )
        raise StudyError(Trouble.WORKERS, message)
    return _varied(model, cell.start, cell.variant) if cell.variant else model


@lru_cache(maxsize=64)
def _varied(model: Model, start: str, variant: tuple[tuple[str, float], ...]) -> Model:
    """Return a scenario with other values at one start; the same object each time, as much is kept by it."""
    changed = replace(model.starts[start], values={**model.starts[start].values, **dict(variant)})
    return replace(model, starts={**model.starts, start: changed})


def setup_of(cell: Cell, chairs: tuple[str, str], seed: int) -> Setup:
    """Return the set-up of one game; `chairs` are the personas whose temperaments the sides' tracks follow."""
    return Setup(
        scenario=cell.scenario,
        start=cell.start,
        seed=seed,
        personas=chairs,
        hazard=cell.hazard,
        historical_luck=cell.historical_luck,
        nature=cell.nature,
        temperament=(cell.temperament, cell.temperament),
        attention=(cell.attention, cell.attention),
    )


def ends_of(cell: Cell, seeds: NDArray[np.uint64]) -> Ends:
    """Play the games of some seeds: in lock step, or one at a time where `random` sits at a desk.

    Raises:
        ContentError, StudyError: see `model_of`.
    """
    return one_by_one(cell, seeds) if RANDOM in cell.seats else in_lock_step(cell, seeds)


def in_lock_step(cell: Cell, seeds: NDArray[np.uint64]) -> Ends:
    """Play the games of some seeds together; personas and lines can sit there.

    Raises:
        ContentError, StudyError: see `model_of`.
    """
    model = model_of(cell, Bulk)
    chairs = {side: chair_for(seat, model, side) for side, seat in zip(SIDES, cell.seats, strict=True)}
    us, ussr = cell.seats
    setup = setup_of(cell, (persona_of(us), persona_of(ussr)), seed=0)
    ends = _room_for(len(seeds))
    for low in range(0, len(seeds), CHUNK):
        rows = slice(low, low + CHUNK)
        came = finish(open_many(model, setup, seeds[rows]), chairs)
        ends.ending[rows], ends.hours[rows] = came.ending, came.t
        ends.rung[rows], ends.overruled[rows] = came.rung, came.side
        ends.score[:, rows] = came.total
        codes, places = np.unique(came.cause, return_inverse=True)
        ends.cause[rows] = np.array([cause_name(model, int(code)) for code in codes], np.object_)[places]
    return ends


def one_by_one(cell: Cell, seeds: NDArray[np.uint64]) -> Ends:
    """Play the games of some seeds by the rules for one game: every policy can sit there.

    Raises:
        ContentError, StudyError: see `model_of`.
    """
    model = model_of(cell)
    chairs = {side: _policy(seat, model, side) for side, seat in zip(SIDES, cell.seats, strict=True)}
    us, ussr = (chairs[side].persona for side in SIDES)
    places = {rule.id: i for i, rule in enumerate(model.endings)}
    ends = _room_for(len(seeds))
    for i, seed in enumerate(seeds):
        last = play_out(model, begin(model, setup_of(cell, (us, ussr), int(seed))), chairs)
        ending = last.ending
        assert ending is not None
        ends.ending[i] = places[ending.id]
        ends.hours[i] = ending.t
        ends.rung[i] = int(last.v[model.at.rung])
        ends.overruled[i] = NOBODY if ending.side is None else SIDES.index(ending.side)
        ends.cause[i] = last.cause
        ends.score[:, i] = [score(model, last, side)["total"] for side in SIDES]
    return ends


def _policy(seat: Seat, model: Model, side: Side) -> Policy:
    return LinePolicy(model, seat) if isinstance(seat, Line) else policy_for(seat, model, side)


def _room_for(n: int) -> Ends:
    cause: NDArray[Any] = np.empty(n, np.object_)
    return Ends(
        np.empty(n, np.int16), np.empty(n), np.empty(n, np.int16), np.empty(n, np.int8), cause, np.empty((2, n))
    )
