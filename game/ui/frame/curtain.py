"""The curtain: the window with the two colours of the title, shown before anything else of the game is loaded.

It stands for a fraction of a second, until the title is there; the window that opens then is the same one.
"""

from __future__ import annotations

import contextlib
import json

import pygame

from game.ui.frame.dpi import claim_pixels, desktop_size, first_size

_PAPER, _PAPER_IN_CONTRAST = "#F3EAD6", "#FFFFFF"
_NAVY, _RED = "#1B2B42", "#7A211B"
_BAND = (0.32, 0.44)
"""Where the band of the title lies: from which share of the height, and how much of it."""


def raise_curtain() -> None:
    """Open the window as its reader left it, with the ground of the title on it, if a window can be opened here."""
    if not getattr(pygame, "IS_CE", False):
        return
    with contextlib.suppress(pygame.error, OSError):
        claim_pixels()
        pygame.display.init()
        wishes = _kept()
        full = wishes.get("full_screen") is True
        surface = pygame.display.set_mode((0, 0) if full else _size(wishes), _flags(full=full))
        pygame.display.set_caption("Knot of War")
        surface.fill(_PAPER_IN_CONTRAST if wishes.get("high_contrast") is True else _PAPER)
        width, height = surface.get_size()
        top, tall = (round(height * share) for share in _BAND)
        surface.fill(_NAVY, (0, top, width // 2, tall))
        surface.fill(_RED, (width // 2, top, width - width // 2, tall))
        pygame.display.flip()


def _flags(*, full: bool) -> int:
    return pygame.FULLSCREEN if full else pygame.RESIZABLE


def _kept() -> dict[str, object]:
    """The wishes as they lie on the disk; whatever is wrong with them is for those to see to who read them in full."""
    from game.saves.places import home_folder

    try:
        found = json.loads((home_folder() / "settings.json").read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _size(wishes: dict[str, object]) -> tuple[int, int]:
    size = wishes.get("window_size")
    if isinstance(size, list) and len(size) == 2 and all(type(n) is int and 200 <= n <= 16384 for n in size):
        return size[0], size[1]
    return first_size(desktop_size())
