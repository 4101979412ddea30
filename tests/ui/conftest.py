"""A dummy screen for the tests of the window."""

import os

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"

from collections.abc import Iterator

import pygame
import pytest

from game.ui.sound import desk_sounds

_SIZE = (1280, 720)


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """No loudspeaker of one test is still at work in the next, which may close the device under it."""
    yield
    desk_sounds.close()


@pytest.fixture(autouse=True)
def screen() -> pygame.Surface:
    """A surface of 1280 by 720 under SDL's dummy driver; opened anew after a test that closed the window."""
    pygame.display.init()
    pygame.font.init()
    shown = pygame.display.get_surface()
    return shown if shown is not None and shown.get_size() == _SIZE else pygame.display.set_mode(_SIZE)


@pytest.fixture
def nothing_shipped(monkeypatch: pytest.MonkeyPatch) -> None:
    """No odds come with a scenario, so that all of them have to be asked for."""
    monkeypatch.setattr("game.odds.cache.shipped", lambda _model: {})
