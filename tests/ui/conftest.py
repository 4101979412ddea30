"""A dummy screen for the tests of the window."""

import os

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"

import pygame
import pytest


@pytest.fixture(autouse=True, scope="session")
def screen() -> pygame.Surface:
    """A surface of 1280 by 720 under SDL's dummy driver."""
    pygame.display.init()
    pygame.font.init()
    return pygame.display.set_mode((1280, 720))
