"""A window that is driven by posted events, one step at a time."""

from __future__ import annotations

import time
from pathlib import Path

import pygame
from pygame.event import Event

from game.app.choices import NewGame
from game.app.newgame import start_session
from game.odds.worker import OddsWorker
from game.saves import SaveStore
from game.ui.flow.odds_desk import OddsDesk
from game.ui.frame.window import Window, Wishes
from game.ui.play import direct
from game.ui.scene import TreeScene
from game.ui.scenes.desk import sealed
from game.ui.widgets import Widget
from tests.odds.lottery import lottery_engine

KEYS = {
    "Enter": pygame.K_RETURN,
    "Esc": pygame.K_ESCAPE,
    "Space": pygame.K_SPACE,
    "Tab": pygame.K_TAB,
    "Up": pygame.K_UP,
    "Down": pygame.K_DOWN,
    "Left": pygame.K_LEFT,
    "Right": pygame.K_RIGHT,
    "PgUp": pygame.K_PAGEUP,
    "PgDn": pygame.K_PAGEDOWN,
    "F1": pygame.K_F1,
    "F4": pygame.K_F4,
    "F10": pygame.K_F10,
}


sealed.MOMENT = 0  # type: ignore[misc]
"""What is sealed goes out at once, so that no test waits for the moment of recall."""


class Driver:
    """The whole game in a window of its own; `scene` is what is shown."""

    def __init__(self, folder: Path, *, size: tuple[int, int] = (1280, 720), wishes: Wishes | None = None) -> None:
        self.window = Window("test", size=size, wishes=wishes or Wishes(tips=False))
        self.store = SaveStore(folder)
        self.director = direct(self.window, self.store)
        # Odds are drawn by lot within `poll`, so that no process is started and every run is the same.
        self.director.desk_of_odds = OddsDesk(worker=OddsWorker(lottery_engine, process=False))
        self.closed = False
        self.scene: TreeScene = self.director.title()
        self._show(self.scene)
        self.settle()

    def begin(self, **choices: object) -> None:
        """Sit down at a new match without passing the title."""
        session = start_session(NewGame(**choices), self.store)  # type: ignore[arg-type]
        self._show(self.director.enter(session))

    def _show(self, scene: object) -> None:
        assert isinstance(scene, TreeScene)
        self.scene = scene
        self.window.show(scene)
        self.draw()

    def draw(self) -> None:
        """Draw the scene, as the window would."""
        self.scene.draw(self.window.surface)

    def post(self, event: Event) -> None:
        """Hand one event to the window, then let pending work come to its end."""
        following = self.window.step(event, self.scene, self.director.route)
        self._follow(following)
        self.settle()

    def _follow(self, following: object) -> None:
        if following is None:
            self.closed = True
        elif following is not self.scene:
            self._show(following)
        else:
            self.draw()

    def settle(self) -> None:
        """Tick until nothing is waited for."""
        until = time.monotonic() + 20
        while time.monotonic() < until:
            moved = self.scene.tick(pygame.time.get_ticks())
            if moved is not None:
                self._follow(self.window.routed(moved, self.scene, self.director.route))
                continue
            if type(self.scene).__name__ != "WaitScene" and not getattr(self.scene, "busy", False):
                return
            self.draw()
            time.sleep(0.005)
        raise AssertionError("work beside the window did not end")

    def press(self, *names: str) -> None:
        """Press keys by name, one after another."""
        for name in names:
            code = KEYS.get(name) or pygame.key.key_code(name.lower())
            self.post(Event(pygame.KEYDOWN, key=code, mod=0, unicode="", scancode=0))
            self.post(Event(pygame.KEYUP, key=code, mod=0, unicode="", scancode=0))

    def go_on(self) -> None:
        """Press what leads on with the match: nothing is planned, and questions get their first answer."""
        ways = {"DeskScene": ("E",), "SealScene": ("Y",), "IncidentScene": ("1", "Enter"), "BlowsScene": ("1", "Enter")}
        self.press(*ways.get(self.name, ("Enter",)))

    def click(self, found: str | Widget) -> None:
        """Click the middle of a widget, by itself or by ident."""
        self.click_at((self.scene.widget(found) if isinstance(found, str) else found).rect.center)

    def click_at(self, pos: tuple[int, int]) -> None:
        """Press and let go of the left button at a place."""
        self.post(Event(pygame.MOUSEBUTTONDOWN, button=1, pos=pos))
        if not self.closed:
            self.post(Event(pygame.MOUSEBUTTONUP, button=1, pos=pos))

    @property
    def name(self) -> str:
        """The class of the scene that is shown."""
        return type(self.scene).__name__

    def idents(self) -> list[str]:
        """Idents of everything that is shown."""
        return [widget.ident for widget in self.scene.root.walk()]
