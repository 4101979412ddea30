"""A dummy screen for the tests of the window."""

import os

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"

import pygame
import pytest

_SIZE = (1280, 720)


@pytest.fixture(autouse=True)
def screen() -> pygame.Surface:
    """A surface of 1280 by 720 under SDL's dummy driver; opened anew after a test that closed the window."""
    pygame.display.init()
    pygame.font.init()
    shown = pygame.display.get_surface()
    return shown if shown is not None and shown.get_size() == _SIZE else pygame.display.set_mode(_SIZE)
