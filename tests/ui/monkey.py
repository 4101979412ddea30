"""A monkey at the window: clicks, types, resizes and changes wishes at random, and must always find the way back.

`python -m tests.ui.monkey --minutes 30 --seed 1` plays for half an hour and says what it met. Anything unhandled ends
it, with the last things it did.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import time
from collections import Counter, deque
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import pygame
from pygame.event import Event

from game.saves.places import HOME_VARIABLE
from tests.ui.driver import Driver

SIZES = ((1280, 720), (1920, 1080), (1024, 768), (2560, 1440), (2560, 1080), (640, 360), (800, 900))
KEYS = (
    *("Enter", "Esc", "Space", "Tab", "Up", "Down", "Left", "Right", "PgUp", "PgDn"),
    *("F1", "F4", "F10", "F3", "F11"),
)
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789+-"
ROOTS = frozenset(
    {"TitleScene", "BriefingScene", "DeskScene", "IncidentScene", "BlowsScene", "AssessmentScene", "EndingScene"}
    | {"HandOverScene"}
)
"""Screens that a match or the house rests on: nothing lies below them."""
_ESCAPES = 40


class DeadEndError(AssertionError):
    """A screen that Esc does not lead out of."""


class Monkey:
    """Does things at random. seed: makes it do the same again."""

    def __init__(self, driver: Driver, seed: int) -> None:
        self.driver = driver
        self.dice = random.Random(seed)
        self.met: Counter[str] = Counter()
        self.last: deque[str] = deque(maxlen=40)

    def step(self) -> None:
        """Do one thing."""
        driver = self.driver
        self.met[driver.name] += 1
        act = self.dice.choices(
            (
                self._key,
                self._letter,
                self._click_control,
                self._click_anywhere,
                self._wheel,
                self._resize,
                self._way_on,
            ),
            (30, 12, 30, 8, 4, 2, 14),
        )[0]
        act()
        if driver.closed:
            self._note("closed: begun again")
            driver.closed = False
            driver.show(driver.director.title())

    def escape(self) -> None:
        """Find the way back to a screen that something rests on, by keys alone.

        Raises:
            DeadEndError: there is none.
        """
        for _ in range(_ESCAPES):
            if self.driver.name in ROOTS or self.driver.closed:
                return
            self._press("Esc")
        raise DeadEndError(f"no way out of {self.driver.name} by Esc")

    def _note(self, words: str) -> None:
        self.last.append(f"{self.driver.name}: {words}")

    def _press(self, name: str) -> None:
        self._note(name)
        self.driver.press(name)

    def _key(self) -> None:
        self._press(self.dice.choice(KEYS))

    def _letter(self) -> None:
        letter = self.dice.choice(LETTERS)
        self._note(letter)
        self.driver.post(Event(pygame.KEYDOWN, key=ord(letter), mod=0, unicode=letter, scancode=0))
        if not self.driver.closed:
            self.driver.post(Event(pygame.TEXTINPUT, text=letter))
            self.driver.post(Event(pygame.KEYUP, key=ord(letter), mod=0, unicode=letter, scancode=0))

    def _click_control(self) -> None:
        found = [w for w in self.driver.scene.root.walk() if w.focusable and w.shown and w.rect.w and w.rect.h]
        if found:
            widget = self.dice.choice(found)
            self._note(f"click {widget.name!r}")
            self.driver.click(widget)

    def _click_anywhere(self) -> None:
        width, height = self.driver.window.surface.get_size()
        at = (self.dice.randrange(width), self.dice.randrange(height))
        self._note(f"click {at}")
        self.driver.click_at(at)

    def _wheel(self) -> None:
        self._note("wheel")
        self.driver.post(Event(pygame.MOUSEWHEEL, x=0, y=self.dice.choice((-1, 1)), flipped=False))

    def _resize(self) -> None:
        size = self.dice.choice(SIZES)
        self._note(f"resize {size}")
        pygame.display.set_mode(size, pygame.RESIZABLE)
        self.driver.post(Event(pygame.VIDEORESIZE, size=size, w=size[0], h=size[1]))

    def _way_on(self) -> None:
        """Go on with the match, so that the monkey sees more than the first watch."""
        ways = {
            "TitleScene": ("Enter",),
            "NewGameScene": ("Enter",),
            "BriefingScene": ("Enter",),
            "AssessmentScene": ("Enter",),
            "HandOverScene": ("Enter",),
            "DeskScene": ("E",),
            "SealScene": ("Y",),
            "IncidentScene": ("1", "Enter"),
            "BlowsScene": ("1", "Enter"),
            "EndingScene": ("Enter",),
        }
        for name in ways.get(self.driver.name, ("Esc",)):
            if not self.driver.closed:
                self._press(name)


def run(monkey: Monkey, *, seconds: float, steps: int | None = None) -> int:
    """Let it play; return the number of things it did."""
    until = time.monotonic() + seconds
    done = 0
    while time.monotonic() < until and (steps is None or done < steps):
        monkey.step()
        done += 1
        if done % 60 == 0:
            monkey.escape()
    return done


def main() -> int:
    """Play for some minutes and say what was met."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with TemporaryDirectory() as folder:
        os.environ[HOME_VARIABLE] = str(Path(folder) / "home")
        monkey = Monkey(Driver(Path(folder) / "saves"), given.seed)
        try:
            done = run(monkey, seconds=60 * given.minutes)
        except BaseException:
            print("\n".join(monkey.last))
            raise
        print(f"{done} things done in {given.minutes:g} minutes; no unhandled error, no dead end. Screens met:")
        for name, times in monkey.met.most_common():
            print(f"  {name:24} {times}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
