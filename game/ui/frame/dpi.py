"""How large a window opens, and how its pixels lie on the points in which the system counts places."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import Final

import pygame

FIRST_SIZE: Final = (1280, 720)
_USUAL: Final = (1920, 1080)
"""The desktop on which a window of the first size looks right; on a finer one it opens larger by the same share."""


def claim_pixels() -> None:
    """Ask the system for true pixels instead of a picture it would stretch; before the display is opened."""
    if sys.platform == "win32":
        os.environ.setdefault("SDL_WINDOWS_DPI_AWARENESS", "permonitorv2")


def first_size(desktop: tuple[int, int]) -> tuple[int, int]:
    """The size of a window that was never sized by hand, in pixels; the screen's letters then look the usual size."""
    share = min(desktop[0] / _USUAL[0], desktop[1] / _USUAL[1])
    if share < 1:
        # Room is left for the frame and for the system's own bar.
        room = min(1.0, desktop[0] / FIRST_SIZE[0], (desktop[1] - 60) / FIRST_SIZE[1])
        return round(FIRST_SIZE[0] * room), round(FIRST_SIZE[1] * room)
    return round(FIRST_SIZE[0] * share), round(FIRST_SIZE[1] * share)


def desktop_size() -> tuple[int, int]:
    """The size of the first screen in pixels; the usual one where the system will not say."""
    with contextlib.suppress(pygame.error):
        sizes = pygame.display.get_desktop_sizes()
        if sizes and min(sizes[0]) > 0:
            return sizes[0]
    return _USUAL


def pixels_of(place: tuple[int, int], surface: pygame.Surface) -> tuple[int, int]:
    """A place counted in points as one counted in the surface's pixels."""
    points, pixels = pygame.display.get_window_size(), surface.get_size()
    if points == pixels or min(points) <= 0:
        return place
    return place[0] * pixels[0] // points[0], place[1] * pixels[1] // points[1]


def window_place() -> tuple[int, int] | None:
    """Where the window lies on the desktop, where the system tells."""
    with contextlib.suppress(pygame.error, AttributeError):
        found = pygame.display.get_window_position()
        return int(found[0]), int(found[1])
    return None


def put_window(place: tuple[int, int] | None, size: tuple[int, int]) -> None:
    """Put the window where it lay before, if a good part of it would be seen there."""
    if place is None:
        return
    with contextlib.suppress(pygame.error, AttributeError):
        wide, tall = desktop_size()
        if 0 <= place[1] < tall - 80 and 120 - size[0] < place[0] < wide - 120:
            pygame.display.set_window_position(place)
