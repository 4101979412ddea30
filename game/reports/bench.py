"""How fast the game is on this machine: the rules, the opponents, saves, and start-up."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from game.ai.playout import play_out
from game.core.definitions import Model
from game.core.opening import begin
from game.core.sides import SIDES
from game.history.reopen import reopen
from game.reports.pairing import Pairing
from game.reports.recorded import recorded
from game.reports.startup import measure_startup
from game.saves import Header, SaveStore, Seats, fell_of

PERSONA_FLOOR = 150.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One figure.

    Args:
        floor, ceiling: what it should at least, or at most, be.
    """

    id: str
    label: str
    value: float
    unit: str
    floor: float | None = None
    ceiling: float | None = None

    @property
    def holds(self) -> bool:
        """Whether the figure is on the right side of its bound, if it has one."""
        return (self.floor is None or self.value >= self.floor) and (self.ceiling is None or self.value <= self.ceiling)

    def as_json(self) -> dict[str, Any]:
        """Return the figure as plain values."""
        bounds = {"floor": self.floor, "ceiling": self.ceiling}
        told = {"label": self.label, "value": round(self.value, 3), "unit": self.unit}
        return told | {name: x for name, x in bounds.items() if x is not None} | {"holds": self.holds}


def measures(model: Model, scenario: str, seconds: float) -> Iterator[Measure]:
    """Yield each figure as soon as it is measured; every measurement takes about `seconds`."""
    us, ussr = (next(p.id for p in model.personas.values() if p.side == side) for side in SIDES)
    yield _games(model, _pairing(model, scenario, "random", "random"), "random-playouts", "random playouts", seconds)
    yield _games(
        model, _pairing(model, scenario, us, ussr), "persona-games", f"games {us} v {ussr}", seconds, PERSONA_FLOOR
    )
    yield _clone(model, _pairing(model, scenario, us, ussr), seconds)
    yield from _saves(model, _pairing(model, scenario, us, ussr))
    for id_, label, value, unit, ceiling in measure_startup(seconds):
        yield Measure(id=id_, label=label, value=value, unit=unit, ceiling=ceiling)


def _pairing(model: Model, scenario: str, us: str, ussr: str) -> Pairing:
    return Pairing(scenario=scenario, start=model.default_start, us=us, ussr=ussr, games=1, seed=1962)


def _games(model: Model, pairing: Pairing, id_: str, label: str, seconds: float, floor: float | None = None) -> Measure:
    chairs = pairing.chairs(model)

    def game(number: int) -> None:
        play_out(model, begin(model, pairing.setup(number, chairs)), chairs)

    game(0)  # the first one warms caches
    return Measure(id=id_, label=label, value=rate(game, seconds), unit="per processor second", floor=floor)


def _clone(model: Model, pairing: Pairing, seconds: float) -> Measure:
    crisis = begin(model, pairing.setup(0, pairing.chairs(model)))

    def clones(_number: int) -> None:
        for _ in range(1000):
            crisis.clone()

    found = rate(clones, min(seconds, 1.0))
    return Measure(id="clone", label="clone of the whole truth", value=1e3 / found, unit="µs")


def _saves(model: Model, pairing: Pairing) -> Iterator[Measure]:
    chairs = pairing.chairs(model)
    setup = pairing.setup(0, chairs)
    steps = [(command, fell_of(match)) for command, match in recorded(model, setup, chairs)]
    header = Header(
        scenario=model.id,
        scenario_digest=model.digest,
        setup=setup,
        seats=Seats(us=pairing.us, ussr=pairing.ussr),
        made_by="bench",
        match="bench",
        began="",
        title="",
        zero=model.zero,
    )
    with tempfile.TemporaryDirectory() as folder:
        store = SaveStore(Path(folder))
        began = time.perf_counter()
        journal = store.begin(header)
        for command, fell in steps:
            journal.keep(command, fell)
        each = (time.perf_counter() - began) / len(steps)
        yield Measure(id="save-step", label="save one step (with autosaves)", value=1e3 * each, unit="ms")
        (entry,) = store.matches()
        began = time.perf_counter()
        saved = store.load(entry)
        took = time.perf_counter() - began
        yield Measure(id="load", label=f"load a match of {len(steps)} steps", value=1e3 * took, unit="ms")
    began = time.perf_counter()
    reopen(model, saved)
    took = time.perf_counter() - began
    yield Measure(id="replay", label="replay it to its end", value=1e3 * took, unit="ms")


def rate(act: Callable[[int], None], seconds: float) -> float:
    """Return how often an act can be done in a second of the processor: the best of three stretches.

    Processor time and the best stretch say what this process can do, and not what else the machine was doing.
    """
    best, done = 0.0, 0
    for _ in range(3):
        began, first = time.process_time(), done
        while (taken := time.process_time() - began) < seconds / 3:
            act(done)
            done += 1
        best = max(best, (done - first) / taken)
    return best
