"""Measures the window from inside: what a drawing of each screen costs, and how soon a key is answered by a frame.

`python -m game.ui.showroom.stopwatch frames 1280x720`, or `keys` for `frames`, prints one JSON object a line.
`knot-of-war bench` starts them, each in a process of its own.
"""

from __future__ import annotations

import json
import statistics
import sys
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

import pygame
from pygame import Surface
from pygame.event import Event

from game.ui.intents import CloseAsked, Intent
from game.ui.showroom.stage import Dress, Stage, key_event

if TYPE_CHECKING:
    from game.ui.flow.director import Director
    from game.ui.frame.window import Route, Window
    from game.ui.paint.kit import Kit
    from game.ui.scene import Scene

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
_PATIENCE: Final = 10.0
_BETWEEN: Final = 0.12
"""Seconds between two keys, as for a person who knows the way."""
_SETTLES: Final = 0.5
"""Seconds until a screen lies still, with what is painted and begun beside it."""
_IDLES: Final = 2.5
"""Seconds in which nobody does anything, and the processor's share is taken."""
_LONG: Final = 0.02
"""Seconds between two looks for keys from which on a turn of the loop is told, with the rest after it."""
_TOUR: Final = (
    *("wait", "Down", "Enter", "wait", "Down", "Space", "Enter", "wait", "Enter", "wait"),
    *("Tab", "Tab", "Down", "Down", "Right", "idle"),
    *("M", "wait", "2", "wait", "3", "wait", "1", "Tab", "Down", "Space", "Esc"),
    *("C", "wait", "Right", "Down", "Q", "Esc", "Esc"),
    *("O", "Down", "Space", "Down", "Esc", "Esc"),
    *("L", "wait", "N", "wait", "Down", "Down", "3", "3", "4", "4", "Right", "Tab", "Down", "Esc", "Esc", "Esc"),
    *("T", "Esc", "R", "Esc", "F10", "Esc", "F1", "Esc"),
    *("B", "wait", "wait", "Left", "Left", "Right", "Z", "Z", "Enter", "Esc", "Esc", "Esc"),
    *("E", "wait", "Y", "wait", "wait", "Enter", "wait", "Enter", "wait", "Enter", "wait"),
    *("L", "Esc", "M", "Esc", "C", "Esc", "E", "Y", "wait", "wait", "Enter", "wait", "Enter", "wait"),
)
"""Keys of a tour through a match; `wait` lets work beside the window come to its end, `idle` lets all be still."""
_LOOKING_BACK: Final = (
    *("wait", "Enter", "wait", "Enter", "wait", "D", "wait", "1", "2", "wait", "3", "4", "wait", "5", "wait", "Esc"),
    *("B", "wait", "wait", "Right", "Down", "W", "wait", "Right", "F", "wait", "Right", "Esc", "D", "wait", "Esc"),
    *("K", "wait", "2", "3", "4", "5", "Esc", "Esc"),
)
"""Keys of a look back on a match that was settled."""


def frames(size: tuple[int, int]) -> Iterator[dict[str, Any]]:
    """Yield for each screen what a full drawing and a drawing of what a move of the focus changes cost, in ms.

    Processor time of the window's own thread, so that nothing else on the machine counts.
    """
    from game.ui.paint.kit import Kit
    from game.ui.showroom.exhibits import exhibits

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
                scene.handle(key_event("Tab"))
                began = time.thread_time()
                if scene.dirty or not scene.redraw(surface):
                    scene.draw(surface)
                part.append(1e3 * (time.thread_time() - began))
            yield {"screen": name, "first": first, "whole": statistics.median(whole), "part": statistics.median(part)}
        stage.close()


class _Typist:
    """Presses the keys of a tour while the window runs, and notes when the frame that answers each is shown."""

    def __init__(self, window: Window, director: Director, tour: Sequence[str]) -> None:
        self.found: list[dict[str, Any]] = []
        self._director = director
        self._tour = tour
        self._taken: Event | None = None
        self._answered = threading.Event()
        self._step, self._show, self._look = window.step, window.drawing.show, window.stream.events
        self._turned = self._worked = 0.0
        self._framed = False
        window.step = self._steps  # type: ignore[method-assign]
        window.drawing.show = self._shows  # type: ignore[method-assign]
        window.stream.events = self._looks  # type: ignore[assignment, method-assign]

    @property
    def screen(self) -> str:
        """The class of the scene that is shown."""
        return type(self._director.stack[-1]).__name__ if self._director.stack else ""

    def _steps(self, event: Event, scene: Scene, route: Route) -> Scene | None:
        if hasattr(event, "pressed_at"):
            self._taken = event
        return self._step(event, scene, route)

    def _looks(self, raw: Iterable[Event], now: int) -> Iterator[Event]:
        """The loop looks for keys: how long has it not?"""
        looked, worked = time.perf_counter(), time.thread_time()
        if self._turned and looked - self._turned > _LONG:
            # What the turn took of the processor tells the game's own share where the machine does other things, too.
            work = 1e3 * (worked - self._worked)
            self.found.append({"turn": 1e3 * (looked - self._turned), "work": work, "on": self.screen})
        # The turn of the first frame is part of the start, which is measured elsewhere.
        self._turned, self._worked = looked if self._framed else 0.0, worked
        return self._look(raw, now)

    def _shows(self, scene: Scene, surface: Surface, kit: Kit) -> bool:
        drawn = self._show(scene, surface, kit)
        self._framed = self._framed or drawn
        now, key = time.perf_counter(), self._taken
        if key is not None:
            if drawn:
                answer, work = 1e3 * (now - key.pressed_at), 1e3 * (time.thread_time() - self._worked)
                to = type(scene).__name__
                self.found.append({"key": key.told, "on": key.on, "to": to, "answer": answer, "work": work})
            self._taken = None
            self._answered.set()
        return drawn

    def type(self) -> None:
        """Go through the tour, then close the window."""
        for name in self._tour:
            if name == "wait":
                self._wait()
            elif name == "idle":
                self._idle()
            else:
                self._press(name)
        pygame.event.post(Event(pygame.QUIT))

    def _wait(self) -> None:
        until = time.perf_counter() + _PATIENCE
        time.sleep(_BETWEEN)
        while self.screen == "WaitScene" and time.perf_counter() < until:
            time.sleep(0.02)
        time.sleep(_SETTLES)

    def _idle(self) -> None:
        time.sleep(4 * _SETTLES)
        began, worked = time.perf_counter(), time.process_time()
        time.sleep(_IDLES)
        share = (time.process_time() - worked) / (time.perf_counter() - began)
        self.found.append({"idle": 100 * share, "on": self.screen})

    def _press(self, name: str) -> None:
        time.sleep(_BETWEEN)
        self._answered.clear()
        pygame.event.post(key_event(name, told=name, on=self.screen, pressed_at=time.perf_counter()))
        self._answered.wait(_PATIENCE)
        pygame.event.post(key_event(name, pygame.KEYUP))


def keys(size: tuple[int, int]) -> Iterator[dict[str, Any]]:
    """Yield for each key of a tour how long its frame took to come, and each longer turn of the loop, in ms.

    Also the processor's share while nobody acts, in per cent.
    """
    from game.saves import SaveStore
    from game.ui.flow.ahead import made_ready
    from game.ui.frame.window import Window, Wishes
    from game.ui.play import direct

    for tour in (_TOUR, _LOOKING_BACK):
        with TemporaryDirectory(prefix="knot-of-war-") as folder:
            window = Window("Knot of War", size=size, wishes=Wishes())
            director = direct(window, SaveStore(Path(folder)))
            typist = _Typist(window, director, tour)
            if tour is _TOUR:
                first = director.title()
            else:
                # Only now, for the first tour loads the game as a player's window does.
                from game.ui.showroom.matches import reached
                from game.ui.showroom.points import settled

                first = director.enter(made_ready(reached(settled, start="oct27", side="us")))
            thread = threading.Thread(target=typist.type, daemon=True)
            thread.start()
            try:
                window.run(first, partial(_routed, director))
            finally:
                director.close()
            thread.join(_PATIENCE)
        yield from typist.found


def _routed(director: Director, intent: Intent, scene: Scene) -> Scene | None:
    """As the director has it, but closing closes."""
    return None if isinstance(intent, CloseAsked) else director.route(intent, scene)


def main(given: list[str]) -> None:
    """Print what was measured, a JSON object a line."""
    size = tuple(int(part) for part in given[1].split("x"))
    measured = {"frames": frames, "keys": keys}[given[0]]((size[0], size[1]))
    for found in measured:
        sys.stdout.write(json.dumps(found) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
