"""How fast the odds are on this machine: games in lock step and one by one, a node, a whole line, a large tree."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import numpy as np

from game.ai import policy_for
from game.ai.playout import play_out
from game.content import load_model
from game.content.bulk import Bulk
from game.core.crisis import Crisis, Setup
from game.core.definitions import Model
from game.core.opening import begin
from game.core.sides import SIDES
from game.history.curated import historical_branch
from game.history.measure import grown_tree, measure_tree
from game.lockstep.chairs import chair_for
from game.lockstep.opening import open_many
from game.lockstep.playouts import finish
from game.odds.asking import Until, odds_of, odds_of_line
from game.odds.engine import bulk_engine
from game.odds.seats import seats_of
from game.reports.bench import Measure, rate

BULK_FLOOR: Final = 5000.0
SINGLE_FLOOR: Final = 500.0
LANES: Final = 32_768
"""Games in lock step for the figure of the bulk; more are played in shares of this size."""
PLACES: Final = 5000
_ATTEMPTS: Final = 3


def odds_measures(scenario: str, seconds: float) -> Iterator[Measure]:
    """Yield each figure as soon as it is measured. All are of the processor's time, the best of three."""
    model = load_model(scenario)
    us, ussr = (next(p.id for p in model.personas.values() if p.side == side) for side in SIDES)
    setup = Setup(scenario=model.id, start=model.default_start, seed=1962, personas=(us, ussr))
    yield _bulk(scenario, setup)
    yield _single(model, setup, seconds)
    yield from _odds(model, scenario)
    yield from _tree(model, setup)
    peak = _peak_megabytes()
    if peak is not None:
        yield Measure(id="memory", label="most memory held so far", value=peak, unit="MB", ceiling=500)


def _bulk(scenario: str, setup: Setup) -> Measure:
    model = load_model(scenario, dialect=Bulk)
    chairs = {side: chair_for(name, model, side) for side, name in zip(SIDES, setup.personas, strict=True)}

    def games(attempt: int) -> float:
        seeds = np.arange(LANES, dtype=np.uint64) + np.uint64(attempt * LANES)
        began = time.process_time()
        finish(open_many(model, setup, seeds), chairs)
        return LANES / (time.process_time() - began)

    label = f"games in lock step, {LANES:,} together"
    best = max(games(attempt) for attempt in range(_ATTEMPTS))
    return Measure(id="bulk-games", label=label, value=best, unit="per processor second", floor=BULK_FLOOR)


def _single(model: Model, setup: Setup, seconds: float) -> Measure:
    chairs = {side: policy_for(name, model, side) for side, name in zip(SIDES, setup.personas, strict=True)}

    def game(number: int) -> None:
        play_out(model, begin(model, _with_seed(setup, number)), chairs)

    game(0)
    found = rate(game, seconds)
    return Measure(
        id="single-games", label="games one at a time", value=found, unit="per processor second", floor=SINGLE_FLOOR
    )


def _with_seed(setup: Setup, number: int) -> Setup:
    return Setup(scenario=setup.scenario, start=setup.start, seed=number, personas=setup.personas)


def _odds(model: Model, scenario: str) -> Iterator[Measure]:
    engine, until = bulk_engine(scenario), Until(half_width=0.03)
    branch = historical_branch(model)
    seats = seats_of(branch.setup)
    list(odds_of(engine, branch.start, seats, Until(half_width=0.2)))  # the first one prepares the chairs

    def node(crisis: Crisis) -> float:
        began = time.process_time()
        list(odds_of(engine, crisis, seats, until))
        return time.process_time() - began

    def line() -> float:
        began = time.process_time()
        list(odds_of_line(engine, branch.truths, seats, until))
        return time.process_time() - began

    for name, crisis in (("its first place", branch.start), ("27 October", branch.truths[15])):
        took = min(node(crisis) for _ in range(_ATTEMPTS))
        label = f"odds to 3 points, history, {name}"
        yield Measure(id=f"odds-{name.replace(' ', '-')}", label=label, value=took, unit="s", ceiling=0.5)
    took = min(line() for _ in range(_ATTEMPTS))
    label = f"odds to 3 points, all {len(branch.truths)} places of history"
    yield Measure(id="odds-line", label=label, value=took, unit="s", ceiling=5.0)


def _tree(model: Model, setup: Setup) -> Iterator[Measure]:
    found = measure_tree(model, grown_tree(model, setup, PLACES))
    many = f"{found.nodes:,} places"
    yield Measure(
        id="rewind", label=f"worst rewind in a tree of {many}", value=found.rewind_worst, unit="ms", ceiling=16
    )
    yield Measure(id="rewind-median", label="median rewind, nothing remembered", value=found.rewind_median, unit="ms")
    yield Measure(id="open-tree", label=f"open a tree of {many}", value=found.open / 1e3, unit="s", ceiling=0.3)


def _peak_megabytes() -> float | None:
    """Return the most memory this process has held, or None where the system does not tell."""
    if sys.platform != "linux":
        return None
    for row in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if row.startswith("VmHWM:"):
            return int(row.split()[1]) / 1024
    return None
