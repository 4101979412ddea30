"""How long the game takes to start, and what its window costs while nobody touches it.

Each is measured in a process of its own, as a player would meet it. Where there is no display, SDL's dummy driver
stands in.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

FRAME_CEILING = 1.3
IDLE_CEILING = 2.0
_PATIENCE = 60.0

_ORDERS = """
from game.ai import policy_for
from game.content import load_model
from game.core.crisis import Setup
from game.core.opening import begin
from game.core.views import view_of
model = load_model("october-1962")
personas = tuple(next(p.id for p in model.personas.values() if p.side == side) for side in ("us", "ussr"))
crisis = begin(model, Setup(scenario=model.id, start=model.default_start, seed=1, personas=personas))
assert view_of(model, crisis, "us").eligible
print("ready", flush=True)
"""
_EMPTY = """
import pygame
pygame.display.init()
pygame.font.init()
pygame.display.set_mode((1280, 720))
pygame.display.flip()
print("ready", flush=True)
"""
# The window is watched from outside: what it draws goes through `flip`. The first frame is the ground of the title, the
# second the title that answers keys; idling is measured once what is made ready beside it has come to its end.
_WINDOW = """
import os, sys, threading, time
import pygame
drawn = threading.Event()
flip = pygame.display.flip
frames = []
def told_flip():
    flip()
    frames.append(time.time())
    if len(frames) == 1:
        print("ready", flush=True)
    if len(frames) == 2:
        print(frames[1] - float(sys.argv[2]), flush=True)
        drawn.set()
pygame.display.flip = told_flip
def watch():
    drawn.wait()
    if float(sys.argv[1]) == 0:
        os._exit(0)
    time.sleep(4.0)
    cpu, wall = time.process_time(), time.perf_counter()
    time.sleep(float(sys.argv[1]))
    print(100 * (time.process_time() - cpu) / (time.perf_counter() - wall), flush=True)
    os._exit(0)
threading.Thread(target=watch, daemon=True).start()
from game.cli import main
main(["play"])
"""


def measure_startup(seconds: float) -> Iterator[tuple[str, str, float, str, float | None]]:
    """Yield (id, label, value, unit, ceiling) of each figure; a window that does not open is left out."""
    orders, _ = _started(_ORDERS)
    if orders is not None:
        yield "first-orders", "start to first legal orders", orders, "s", None
    empty, _ = _started(_EMPTY)
    window, titles = _started(_WINDOW)
    _, told = _started(_WINDOW, seconds, starts=1)
    if empty is None or window is None:
        return
    yield "empty-window", "an empty pygame-ce window", empty, "s", None
    yield "first-frame", "start to first frame, the title's ground", window, "s", FRAME_CEILING * empty
    if titles:
        yield "title", "start to a title that answers", min(titles), "s", None
    if len(told) == 2:
        yield "idle", "processor while idle, TitleScene", told[1], "%", IDLE_CEILING


def _started(program: str, seconds: float = 0.0, *, starts: int = 5) -> tuple[float | None, list[float]]:
    """Return the best of some starts in seconds, and all numbers that they printed.

    seconds: how long a window that has been opened is watched.
    """
    best: float | None = None
    told: list[float] = []
    for _ in range(starts):
        began = time.perf_counter()
        command = [sys.executable, "-c", program, str(seconds), str(time.time())]
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=_environment()
        ) as child:
            assert child.stdout is not None
            first = child.stdout.readline().strip()
            took = time.perf_counter() - began
            try:
                rest, _ = child.communicate(timeout=_PATIENCE)
            except subprocess.TimeoutExpired:
                child.kill()
                rest, _ = child.communicate()
        if first == "ready":
            best = took if best is None else min(best, took)
            told += [float(line) for line in rest.split()]
    return best, told


def _environment() -> dict[str, str]:
    environment = {**os.environ, "SDL_AUDIODRIVER": "dummy", "PYGAME_HIDE_SUPPORT_PROMPT": "1"}
    # A player's Python keeps compiled modules; the first of the starts fills the folder, the best of them is quoted.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment["PYTHONPYCACHEPREFIX"] = str(Path(tempfile.gettempdir()) / "knot-of-war-bench")
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        environment["SDL_VIDEODRIVER"] = "dummy"
    return environment
