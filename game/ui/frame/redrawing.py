"""Drawing a part of a screen: which rectangles, on what, and the ring around what has the focus."""

from collections.abc import Sequence

import pygame
from pygame import Rect, Surface

from game.ui.paint.kit import Kit

_easels: list[Surface] = []


def easel_for(surface: Surface) -> Surface:
    """A surface beside the one that is shown, as large, to paint parts on; the last one is kept."""
    if not _easels or _easels[0].get_size() != surface.get_size():
        _easels[:] = [Surface(surface.get_size(), 0, surface)]
    return _easels[0]


def joined_spots(spots: Sequence[Rect], whole: Rect) -> list[Rect]:
    """These rectangles inside a larger one, each two that touch made one, so that nothing is drawn twice."""
    out: list[Rect] = []
    for spot in spots:
        new = spot.clip(whole)
        while (touching := new.collidelist(out)) >= 0:
            new = new.union(out.pop(touching))
        if new.width and new.height:
            out.append(new)
    return out


def focus_ring(surface: Surface, kit: Kit, rect: Rect, *, outside: bool = False) -> None:
    """Ink ring at the edge, then an ochre ring 3 pixels further out, so that it shows on any ground.

    outside: the ink lies around the rectangle, for words that reach to its edge.
    """
    wide = max(2, kit.gap(3))
    pygame.draw.rect(surface, kit.colour("ink"), rect.inflate(2 * wide, 2 * wide) if outside else rect, wide)
    pygame.draw.rect(surface, kit.colour("ochre"), rect.inflate(4 * wide, 4 * wide), wide)
