"""The stage of the showroom, driven as a person would: keys, clicks and whole matches."""

from __future__ import annotations

from pathlib import Path

import pygame
from pygame.event import Event

from game.app.choices import NewGame
from game.app.newgame import start_session
from game.odds.worker import OddsWorker
from game.ui.scene import TreeScene
from game.ui.scenes.desk import sealed
from game.ui.showroom.stage import Stage
from game.ui.widgets import Widget
from game.ui.wishes import Wishes
from tests.odds.lottery import lottery_engine

sealed.MOMENT = 0  # type: ignore[misc]
"""What is sealed goes out at once, so that no test waits for the moment of recall."""


class Driver(Stage):
    """The whole game in a window of its own; odds are drawn by lot, so that no process is started."""

    scene: TreeScene

    def __init__(self, folder: Path, *, size: tuple[int, int] = (1280, 720), wishes: Wishes | None = None) -> None:
        odds = OddsWorker(lottery_engine, process=False)
        super().__init__(folder, size=size, wishes=wishes or Wishes(tips=False), worker=odds)

    def begin(self, **choices: object) -> None:
        """Sit down at a new match without passing the title."""
        self.enter(start_session(NewGame(**choices), self.store))  # type: ignore[arg-type]

    def now(self) -> int:
        """Milliseconds as they pass: tests of motion wait for them."""
        return pygame.time.get_ticks()

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
