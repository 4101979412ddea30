"""An engine that plays nothing: it draws an ending from each seed, so that counting can be tried with many games."""

from __future__ import annotations

import numpy as np

from game.content import load_model
from game.lockstep.crowd import cause_code
from game.lockstep.playouts import Outcomes
from game.odds.engine import Engine

MODEL = load_model("october-1962")
ENDINGS = [rule.id for rule in MODEL.endings]
DRAWN = ("quiet-trade", "pledge-only", "work-stopped", "overruled-us", "overruled-ussr", "truce", "general-war")
CAUSE = cause_code(MODEL, "air-strike")


class Lottery:
    """Counts its calls and the games of each."""

    def __init__(self) -> None:
        self.calls: list[int] = []
        self.seeds: list[int] = []

    def __call__(self, model, crises, *, chairs, seeds, start, first=None, historical=False) -> Outcomes:
        n = len(seeds)
        self.calls.append(n)
        self.seeds += [int(s) for s in seeds]
        drawn = (seeds % np.uint64(len(DRAWN))).astype(int)
        names = [DRAWN[i] for i in drawn]
        war = np.array([name in ("truce", "general-war") for name in names], dtype=bool)
        return Outcomes(
            lane=np.arange(n, dtype=np.int32),
            start=np.asarray(start, np.int32),
            ending=np.array([ENDINGS.index(name) for name in names], np.int16),
            t=np.full(n, 500.0),
            rung=np.array([{"truce": 5, "general-war": 10}.get(name, 2) for name in names], np.int16),
            side=np.array([{"overruled-us": 0, "overruled-ussr": 1}.get(name, -1) for name in names], np.int8),
            cause=np.where(war, CAUSE, -1).astype(np.int32),
            total=np.stack([(seeds % np.uint64(101)).astype(float), np.full(n, 1 / 3)]),
            clash_t=np.where(war, 300.0, 9999.0),
        )


def draw_blows(model, crises, *, chairs, seeds, start, first=None):
    """Let blows begin in one watch of sixteen."""
    return np.where(seeds % np.uint64(16) == 0, CAUSE, -1).astype(np.int32)


def lottery() -> tuple[Engine, Lottery]:
    """Return an engine and what counts its calls."""
    play = Lottery()
    return Engine(MODEL, play, draw_blows, lambda seat, model, side: seat), play


def lottery_engine(scenario: str) -> Engine:
    """Return the engine of any scenario, for a worker's process."""
    return lottery()[0]
