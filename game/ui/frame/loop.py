"""The loop: events before all else, then the scene's own work, then drawing, then a short rest.

A key is answered as soon as the turn it falls into is over: the rest between two turns is never longer than `_CALM`.
Waiting for events by the system's own means is dearer than short rests, for it polls by the millisecond.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import pygame

from game.ui.frame.memory import Tidier
from game.ui.frame.pace import pace
from game.ui.scene import Scene, TreeScene

if TYPE_CHECKING:
    from game.ui.frame.window import Route, Window

_LIVELY: Final = 0.004
_CALM: Final = 0.015
"""Seconds of rest between two turns: while somebody acts, and while nobody does."""
_SHORT: Final = 0.001
"""Seconds of rest in the midst of something that is done in several turns."""
_STAYS_LIVELY: Final = 0.8
_TICK: Final = 33
"""Milliseconds between two ticks of a scene."""
_PAD_AFTER: Final = 400
"""Milliseconds after the first frame when controllers are looked for, for that may take a while."""
_DONE: Final = object()
_MISHAPS: Final = 4
_WITHIN: Final = 10.0
"""So many mishaps within so many seconds, and the window gives up."""


class Loop:
    """One run of a window."""

    def __init__(self, window: Window, route: Route) -> None:
        self.window = window
        self.route = route
        self._scene: Scene
        self._ticked = 0
        self._acted = 0.0
        self._first_frame = 0
        self._mishaps: list[float] = []
        self._tidier = Tidier()
        self._opening: Iterator[None] | None = None
        self._came = False  # the scene came by itself and is not laid out yet

    def run(self, first: Scene) -> None:
        """Show scenes until one is left for good. Raises what a scene raised, where nothing mends it."""
        self._scene = first
        self.window.show(first)
        going = True
        while going:
            pace.works()
            try:
                going = self._turn()
            except Exception as error:  # noqa: BLE001 - whatever a scene stumbles over must not lose the match
                self._mend(error)
            if going:
                self._rest()

    def _turn(self) -> bool:
        """One turn; False closes the window."""
        window, now = self.window, pygame.time.get_ticks()
        asked = [] if window.reader is None else window.reader.take(self._scene)
        for event in (*asked, *window.stream.events(pygame.event.get(), now)):
            if event.type in (pygame.KEYDOWN, pygame.MOUSEBUTTONDOWN, pygame.MOUSEMOTION, pygame.MOUSEWHEEL):
                self._acted = time.monotonic()
            if not self._follow(window.step(event, self._scene, self.route)):
                return False
        if now - self._ticked >= _TICK:
            self._ticked = now
            before, moved = self._scene, self._scene.tick(now)
            if moved is not None and not self._follow(window.routed(moved, self._scene, self.route)):
                return False
            window.look_for_pictures()
            window.look_for_trouble()
            self._came = self._scene is not before
            if self._came:
                return True
        if self._came:
            # Nobody's key led here: found, laid out and drawn in three turns, with a look for keys between them.
            self._came = False
            if isinstance(self._scene, TreeScene):
                self._scene.lay_out()
            return True
        if window.drawing.slips.expire(now):
            self._scene.dirty = True
        if window.drawing.show(self._scene, window.surface, window.kit_for(self._scene.palette)):
            for listener in window.listeners:
                listener.follow(self._scene)
        self._begin(now)
        return True

    def _follow(self, following: Scene | None) -> bool:
        """Show what follows, unless it is the same scene; False when nothing does."""
        if following is None:
            return False
        if following is not self._scene:
            window = self.window
            window.show(following)
            if not window.wishes.instant_text:
                window.drawing.arrive(window.surface, window.kit_for(following.palette))
            self._scene = following
        return True

    def _begin(self, now: int) -> None:
        """What may wait until the first frame is shown: sound, voice, controllers."""
        window = self.window
        if not self._first_frame:
            self._first_frame = max(1, now)
            self._opening = window.opening_ears()
        elif self._opening is not None and next(self._opening, _DONE) is _DONE:
            self._opening = None
            for listener in window.listeners:
                listener.follow(self._scene)
        pad, wanted = window.stream.pad, window.wishes.controller
        if wanted and not pad.started and now - self._first_frame > _PAD_AFTER:
            pad.start()
        elif pad.started and not wanted:
            pad.stop()

    def _mend(self, error: Exception) -> None:
        """Show what happened instead of the scene that stumbled; give up when it happens again and again."""
        from game.ui.frame.mishap import keep_report

        now = time.monotonic()
        self._mishaps = [*(at for at in self._mishaps if now - at < _WITHIN), now]
        if self.window.mend is None or len(self._mishaps) >= _MISHAPS:
            raise error
        report = keep_report(error, self._scene, self.window.lately)
        self._scene = self.window.mend(self._scene, error, report)
        self.window.drawing.cut()
        self.window.show(self._scene)

    def _rest(self) -> None:
        now = time.monotonic()
        lively = self.window.drawing.arriving or now - self._acted < _STAYS_LIVELY
        if not lively and not pace.hurried and not self.window.make_ready(self._scene.palette):
            self._tidier.rest(now)
        pace.rests()
        time.sleep(_SHORT if self._came else _LIVELY if lively else _CALM)
