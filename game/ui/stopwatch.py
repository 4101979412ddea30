"""Measures the window from inside: what a drawing of each screen costs, and how soon a key is answered by a frame.

`python -m game.ui.stopwatch frames 1280x720` and `python -m game.ui.stopwatch keys 1280x720` print one JSON object a
line. `knot-of-war bench` starts them, each in a process of its own.
"""

from __future__ import annotations

import json
import statistics
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import pygame
from pygame.event import Event

SCREENS: Final = (
    "title",
    "new-game",
    "settings",
    "us-briefing",
    "us-desk",
    "us-letters",
    "us-letter-desk",
    "us-council",
    "us-orders",
    "us-desk-with-a-plan",
    "us-map",
    "us-standing",
    "us-seal",
    "ussr-desk",
    "codex",
    "us-incident",
    "us-assessment",
    "us-settled",
    "debrief-1",
    "debrief-3",
    "tree",
    "watching",
    "odds",
    "compare",
)
"""Screens of the showroom whose drawing is measured."""
_TURNS: Final = 9
_PATIENCE: Final = 3.0
_QUIET: Final = 0.25
"""Seconds without a frame after which a key is pressed: motions are over, and the next frame answers it."""
_TOUR: Final = (
    *("New game", "Enter", "wait", "Enter", "wait", "Enter"),
    *("Tab", "Tab", "Down", "Down", "Right"),
    *("M", "2", "3", "1", "Tab", "Down", "Space", "Esc"),
    *("C", "wait", "Right", "Down", "Q", "Esc", "Esc"),
    *("O", "Down", "Space", "Down", "Esc", "Esc"),
    *("L", "wait", "N", "wait", "Down", "Down", "3", "3", "4", "4", "Right", "Tab", "Down", "Esc", "Esc", "Esc"),
    *("T", "Esc", "R", "Esc", "F10", "Esc", "F1", "Esc"),
    *("B", "wait", "wait", "Left", "Left", "Right", "Z", "Z", "Enter", "Esc", "Esc", "Esc"),
    *("E", "wait", "Y", "wait", "wait", "Enter", "wait", "Enter", "wait", "Enter", "wait"),
    *("L", "Esc", "M", "Esc", "C", "Esc", "E", "Y", "wait", "wait", "Enter", "wait", "Enter", "wait"),
)
"""Keys of a tour through a match; `wait` lets work beside the window go on for a while."""
_CODES: Final = {"Enter": "return", "Esc": "escape", "PgUp": "page up", "PgDn": "page down"}


def frames(size: tuple[int, int]) -> Iterator[dict[str, Any]]:
    """Yield for each screen what a full drawing and a drawing of what a move of the focus changes cost, in ms.

    Processor time of the window's own thread, so that nothing else on the machine counts.
    """
    from game.ui.kit import Kit
    from game.ui.showroom.exhibits import exhibits
    from game.ui.showroom.stage import Dress, Stage

    known = exhibits()
    with TemporaryDirectory(prefix="knot-of-war-") as folder:
        stage = Stage(Path(folder))
        # As a window has it: text of a surface in the display's own format is drawn fastest.
        surface = pygame.display.set_mode(size)
        dress = Dress(size)
        for name in (name for name in SCREENS if name in known):
            known[name](stage)
            scene = stage.tree
            scene.dress(Kit(dress.theme(scene.palette)))
            began = time.thread_time()
            scene.draw(surface)
            first = 1e3 * (time.thread_time() - began)
            whole, part = [], []
            for _ in range(_TURNS):
                began = time.thread_time()
                scene.draw(surface)
                whole.append(1e3 * (time.thread_time() - began))
            for _ in range(_TURNS):
                scene.handle(_key("Tab"))
                began = time.thread_time()
                if scene.dirty or not scene.redraw(surface):
                    scene.draw(surface)
                part.append(1e3 * (time.thread_time() - began))
            yield {"screen": name, "first": first, "whole": statistics.median(whole), "part": statistics.median(part)}
        stage.close()


def _key(name: str, kind: int = pygame.KEYDOWN) -> Event:
    code = pygame.key.key_code(_CODES.get(name, name.lower()))
    letter = name.lower() if len(name) == 1 else ""
    return Event(kind, key=code, mod=0, unicode=letter, scancode=0)


class _Typist:
    """Presses the keys of a tour while the window runs, and notes when the frame that answers each is shown."""

    def __init__(self, screen: Callable[[], str]) -> None:
        self.screen = screen
        self.found: list[dict[str, Any]] = []
        self._frame = threading.Event()
        self._last_frame = 0.0
        self._turns = 0
        self._last_turn = 0.0
        self._stall = 0.0

    def shown(self) -> None:
        """A frame was shown."""
        self._last_frame = time.perf_counter()
        self._frame.set()

    def turned(self) -> None:
        """The window asks for events: it is free to answer."""
        now = time.perf_counter()
        if self._last_turn:
            self._stall = max(self._stall, now - self._last_turn)
        self._last_turn = now
        self._turns += 1

    def type(self) -> None:
        """Go through the tour, then close the window."""
        self._rest(1.0)
        for name in _TOUR:
            if name == "wait":
                self._rest(0.8)
                continue
            self._press("N" if name == "New game" else name)
        pygame.event.post(Event(pygame.QUIT))
        time.sleep(0.5)
        pygame.event.post(Event(pygame.QUIT))

    def _rest(self, seconds: float) -> None:
        self._stall = 0.0
        time.sleep(seconds)
        if self._stall > 0:
            self.found.append({"wait": self.screen(), "stall": 1e3 * self._stall})

    def _press(self, name: str) -> None:
        until = time.perf_counter() + _PATIENCE
        while time.perf_counter() - self._last_frame < _QUIET and time.perf_counter() < until:
            time.sleep(0.01)
        before, self._stall, turns = self.screen(), 0.0, self._turns
        self._frame.clear()
        began = time.perf_counter()
        pygame.event.post(_key(name))
        # A key that changes nothing brings no frame: three turns of the loop say so.
        while not self._frame.wait(0.002):
            if self._turns > turns + 3 or time.perf_counter() > began + _PATIENCE:
                break
        if self._frame.is_set():
            answered = 1e3 * (self._last_frame - began)
            self.found.append({"key": name, "on": before, "to": self.screen(), "answer": answered})
        pygame.event.post(_key(name, pygame.KEYUP))


def keys(size: tuple[int, int]) -> Iterator[dict[str, Any]]:
    """Yield for each key of a tour through a match how long its frame took to come, in ms."""
    from game.saves import SaveStore
    from game.ui.play import direct
    from game.ui.window import Window, Wishes

    with TemporaryDirectory(prefix="knot-of-war-") as folder:
        window = Window("Knot of War", size=size, wishes=Wishes())
        director = direct(window, SaveStore(Path(folder)))
        typist = _Typist(lambda: type(director.stack[-1]).__name__ if director.stack else "")
        _watch(typist)
        thread = threading.Thread(target=typist.type, daemon=True)
        thread.start()
        try:
            window.run(director.title(), director.route)
        finally:
            director.close()
        thread.join(_PATIENCE)
    yield from typist.found


def _watch(typist: _Typist) -> None:
    """Have the typist told of every frame and of every turn of the loop, whichever way the window does either."""
    for owner, name, told in (
        (pygame.display, "flip", typist.shown),
        (pygame.display, "update", typist.shown),
        (pygame.event, "get", typist.turned),
        (pygame.event, "wait", typist.turned),
    ):
        setattr(owner, name, _told(getattr(owner, name), told, first=told == typist.turned))


def _told(act: Callable[..., Any], told: Callable[[], None], *, first: bool) -> Callable[..., Any]:
    def both(*given: Any, **named: Any) -> Any:
        if first:
            told()
        done = act(*given, **named)
        if not first:
            told()
        return done

    return both


def main(given: list[str]) -> None:
    """Print what was measured, a JSON object a line."""
    size = tuple(int(part) for part in given[1].split("x"))
    measured = {"frames": frames, "keys": keys}[given[0]]((size[0], size[1]))
    for found in measured:
        sys.stdout.write(json.dumps(found) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
