"""A window without a display and the whole game behind it: brings a screen up, and draws it in any dress."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pygame
from pygame import Surface
from pygame.event import Event

from game.locale import Reading, use
from game.ui.paint.kit import Kit
from game.ui.paint.theme import Theme
from game.ui.wishes import Wishes

if TYPE_CHECKING:
    from game.app.session import Session
    from game.odds.worker import OddsWorker
    from game.ui.intents import Intent
    from game.ui.scene import Scene, TreeScene

_PATIENCE: Final = 30.0
"""Seconds that work beside the window may take before a screen is given up."""
_LOOKS: Final = 12
"""How often a screen is drawn at most until two drawings are alike: what is made beside the window comes in late."""
_STEP: Final = 400
"""Milliseconds of the screen's own clock between two looks, so that every motion has come to its end."""
_CODES: Final = {"Enter": "return", "Esc": "escape", "PgUp": "page up", "PgDn": "page down"}


class StuckError(Exception):
    """Work beside the window did not come to its end."""


@dataclass(frozen=True, slots=True)
class Dress:
    """What a screen is drawn in. size: pixels; text: per cent."""

    size: tuple[int, int] = (1280, 720)
    text: int = 100
    high_contrast: bool = False

    @property
    def name(self) -> str:
        """As part of a file's name, `1280x720-100`."""
        return f"{self.size[0]}x{self.size[1]}-{self.text}{'-contrast' if self.high_contrast else ''}"

    def theme(self, palette: str) -> Theme:
        """The theme of a palette in this dress; nothing moves in a picture."""
        return Theme(palette, self.size, self.text, self.high_contrast, reduced_motion=True)


def key_event(name: str, kind: int = pygame.KEYDOWN, **more: Any) -> Event:
    """The event of a key by its name: `Enter`, `L`, `F4`. more: further fields of the event."""
    code = pygame.key.key_code(_CODES.get(name, name.lower()))
    return Event(kind, key=code, mod=0, unicode="", scancode=0, **more)


class Stage:
    """The whole game in a window that nobody sees; `scene` is what it shows, `closed` whether it was left for good.

    folder: where its saves go. size: in pixels. worker: who counts odds; by default one who waits to be told.
    """

    def __init__(
        self,
        folder: Path,
        *,
        size: tuple[int, int] | None = None,
        wishes: Wishes | None = None,
        worker: OddsWorker | None = None,
    ) -> None:
        os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
        os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
        from game.saves import SaveStore
        from game.ui.flow.odds_desk import OddsDesk
        from game.ui.frame.window import Window
        from game.ui.play import direct
        from game.ui.showroom.patience import PatientWorker

        self.window = Window(
            "Knot of War", size=size or Dress().size, wishes=wishes or Wishes(reduced_motion=True, tips=False)
        )
        self.store = SaveStore(folder)
        self.director = direct(self.window, self.store)
        self._odds = PatientWorker()
        self.director.desk_of_odds = OddsDesk(worker=worker or self._odds)
        self.closed = False
        self._clock = 0
        self.scene: Scene = self.director.title()
        self.show(self.scene)

    # -- bringing a screen up --------------------------------------------------------------------------------------

    def read(self, wanted: Reading) -> None:
        """Have everything told in a language and at a level from now on, in threads beside the window too."""
        self.window.wishes = replace(self.window.wishes, language=wanted.language, level=wanted.level.value)
        use(wanted)

    def title(self) -> None:
        """Show the title."""
        self.show(self.director.title())

    def enter(self, session: Session) -> None:
        """Sit down at a match."""
        self.show(self.director.enter(session))

    def ask(self, intent: Intent) -> None:
        """Ask for what a person would ask for by an act of the present screen."""
        self._follow(self.window.routed(intent, self.scene, self.director.route))

    def post(self, event: Event) -> None:
        """Hand an event to the window, and show what follows from it."""
        self._follow(self.window.step(event, self.scene, self.director.route))

    def press(self, *keys: str) -> None:
        """Press keys by name, one after another."""
        for name in keys:
            self.post(key_event(name))
            self.window.step(key_event(name, pygame.KEYUP), self.scene, _stay)

    @property
    def tree(self) -> TreeScene:
        """The screen that is shown, as one made of widgets."""
        from game.ui.scene import TreeScene

        assert isinstance(self.scene, TreeScene)
        return self.scene

    def show(self, scene: Scene) -> None:
        """Show a screen, and what follows from it by itself."""
        self.put_up(scene)
        self.settle()

    def put_up(self, scene: Scene) -> None:
        """Show a screen, and wait for nothing."""
        self.scene = scene
        self.window.show(scene)
        self.draw()

    def _follow(self, following: Scene | None) -> None:
        if following is None:
            self.closed = True
            return
        if following is not self.scene:
            self.put_up(following)
        else:
            self.draw()
        self.settle()

    def draw(self) -> None:
        """Draw the screen, as the window would."""
        self.scene.draw(self.window.surface)

    def settle(self) -> None:
        """Wait until no work beside the window is waited for.

        Raises:
            StuckError: it takes too long.
        """
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until:
            moved = self._tick()
            if moved is not None:
                following = self.window.routed(moved, self.scene, self.director.route)
                if following is None:
                    self.closed = True
                elif following is not self.scene:
                    self.put_up(following)
                continue
            if type(self.scene).__name__ != "WaitScene" and not getattr(self.scene, "busy", False):
                return
            self.draw()  # some work begins after the first drawing
            time.sleep(0.005)
        raise StuckError(f"{type(self.scene).__name__} waits for work that does not end")

    def play_batches(self, number: int) -> None:
        """Let that many batches of games be played for odds, and no more, so that a screen is the same each time."""
        for _ in range(number):
            self._odds.batches = 1
            self._tick()

    def _tick(self) -> Intent | None:
        return self.scene.tick(self.now())

    def now(self) -> int:
        """Milliseconds of the clock that screens are told: at each look so many later that every motion is over."""
        self._clock += _STEP
        return self._clock

    # -- drawing it ------------------------------------------------------------------------------------------------

    def picture(self, dress: Dress) -> Surface:
        """Draw what is shown, in a dress, once everything of it has come in."""
        surface = Surface(dress.size)
        self.scene.dress(Kit(dress.theme(self.scene.palette)))
        self._draw_whole(surface)
        return surface

    def look(self) -> None:
        """Have the window show the present screen whole, so that a picture of it is the same each time."""
        self._draw_whole(self.window.surface)

    def _draw_whole(self, surface: Surface) -> None:
        before = b""
        for _ in range(_LOOKS):
            self._tick()
            self.scene.draw(surface)
            now = pygame.image.tobytes(surface, "RGB")
            if now == before:
                break
            before = now
            time.sleep(0.03)

    def close(self) -> None:
        """Put everything away."""
        self.director.close()
        pygame.display.quit()


def _stay(_intent: Intent, scene: Scene) -> Scene:
    return scene
