"""What the window costs: how soon a key is answered, and how long its screens take to draw.

Each is measured in a process of its own, with SDL's dummy driver, and keys once more on the real display where there
is one. Names of screens are those of `knot-of-war screens`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from statistics import median
from typing import Any, Final

from game.reports.bench import Measure
from game.reports.startup import IDLE_CEILING, measure_startup

SIZES: Final = {"1280x720": 6.0, "1920x1080": 12.0}
"""Sizes of the window, and milliseconds that drawing what changed may take at most."""
ANSWER_CEILING: Final = 50.0
_PATIENCE: Final = 600.0


def window_measures(seconds: float) -> Iterator[Measure]:
    """Yield each figure as soon as it is measured."""
    for id_, label, value, unit, ceiling in measure_startup(seconds):
        yield Measure(id=id_, label=label, value=value, unit=unit, ceiling=ceiling)
    for size, ceiling in SIZES.items():
        yield from _frames(size, ceiling)
    displays = ["dummy", *(["real"] if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") else [])]
    for display in displays:
        yield from _answers("1280x720", display)


def _frames(size: str, ceiling: float) -> Iterator[Measure]:
    """The dearest screen of a size, and the middle one; a full drawing is told without a bound."""
    found = [row for row in _stopwatch("frames", size, "dummy") if "screen" in row]
    for part, words, bound in (("part", "what changed", ceiling), ("whole", "everything", None)):
        if found:
            worst = max(found, key=lambda row: float(row[part]))
            middle = median(float(row[part]) for row in found)
            yield Measure(id=f"{part}-{size}", label=f"draw {words}, {size}, median", value=middle, unit="ms")
            label = f"  worst: {worst['screen']}"
            yield Measure(id=f"{part}-worst-{size}", label=label, value=worst[part], unit="ms", ceiling=bound)


def _answers(size: str, display: str) -> Iterator[Measure]:
    found = _stopwatch("keys", size, display)
    answers = sorted((row for row in found if "answer" in row), key=lambda row: float(row["answer"]))
    if not answers:
        return
    times, worst = [float(row["answer"]) for row in answers], answers[-1]
    late = times[min(len(times) - 1, round(len(times) * 0.95))]
    told = f"{len(times)} keys, {display} display"
    yield Measure(id=f"answer-{display}", label=f"key to frame, {told}, median", value=median(times), unit="ms")
    yield Measure(id=f"answer-95-{display}", label="  95 in 100", value=late, unit="ms", ceiling=ANSWER_CEILING)
    label = f"  worst: {worst['key']} on {worst['on']}"
    yield Measure(id=f"answer-worst-{display}", label=label, value=times[-1], unit="ms", ceiling=ANSWER_CEILING)
    work = max(float(row["work"]) for row in answers)
    yield Measure(id=f"answer-work-{display}", label="  worst, of the processor's time", value=work, unit="ms")
    turns = [row for row in found if "turn" in row]
    if turns:
        turn = max(turns, key=lambda row: float(row["turn"]))
        label = f"  longest turn of the loop: {turn['on']}"
        yield Measure(id=f"turn-{display}", label=label, value=float(turn["turn"]), unit="ms")
    for row in found:
        if "idle" in row:
            label = f"processor while idle, {row['on']}"
            yield Measure(id=f"idle-desk-{display}", label=label, value=row["idle"], unit="%", ceiling=IDLE_CEILING)


def _stopwatch(what: str, size: str, display: str) -> list[dict[str, Any]]:
    """What the window's stopwatch finds; nothing where it cannot run."""
    environment = {**os.environ, "SDL_AUDIODRIVER": "dummy", "PYGAME_HIDE_SUPPORT_PROMPT": "1"}
    if display == "dummy":
        environment["SDL_VIDEODRIVER"] = "dummy"
    command = [sys.executable, "-m", "game.ui.showroom.stopwatch", what, size]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=_PATIENCE, check=False)
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
