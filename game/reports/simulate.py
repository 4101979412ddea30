"""Play many games between two policies and count what came of them, in one process or several.

Games are handed out in parts of a fixed size and added up in order, so the result does not depend on the workers.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial

from game.ai.playout import play_out
from game.core.definitions import Model
from game.core.opening import begin
from game.reports.pairing import Pairing
from game.reports.tally import Counting, Tally

PART = 50
"""Games handed out at once."""

Loader = Callable[[str], Model]
"""Loads a scenario by id or path; at the top level of a module, so that workers find it."""


def simulate(pairing: Pairing, model: Model, load: Loader, workers: int = 1) -> Tally:
    """Return the tally of all games of a pairing.

    Args:
        model: the scenario, loaded.
        load: how a worker process loads the same scenario.
        workers: processes; 1 plays in this one.

    Raises:
        LineError: a policy is not known, or its line file is wrong.
    """
    chairs = pairing.chairs(model)  # complain here, not in a worker
    del chairs
    total = Tally()
    parts = [range(first, min(first + PART, pairing.games)) for first in range(0, pairing.games, PART)]
    for tally in _played(pairing, model, load, parts, workers):
        total.add(tally)
    return total


def play_part(pairing: Pairing, model: Model, numbers: range) -> Tally:
    """Return the tally of some of a pairing's games."""
    chairs = pairing.chairs(model)
    tally = Tally()
    counting = Counting(model, tally)
    for number in numbers:
        first = begin(model, pairing.setup(number, chairs))
        last = play_out(model, first, chairs, onlooker=lambda crisis, _plans: counting.watch(crisis))
        counting.game(first, last)
    return tally


def _played(pairing: Pairing, model: Model, load: Loader, parts: list[range], workers: int) -> Iterator[Tally]:
    if workers <= 1 or len(parts) <= 1:
        for numbers in parts:
            yield play_part(pairing, model, numbers)
        return
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(
        workers, mp_context=spawn, initializer=_prepare, initargs=(load, pairing.scenario)
    ) as pool:
        yield from pool.map(partial(_play_there, pairing), parts)


_LOADED: dict[str, Model] = {}


def _prepare(load: Loader, scenario: str) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which hands out nothing more
    _LOADED[scenario] = load(scenario)


def _play_there(pairing: Pairing, numbers: range) -> Tally:
    return play_part(pairing, _LOADED[pairing.scenario], numbers)
