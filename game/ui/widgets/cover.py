"""The picture of a save; a drawn sheet with the rope's two ends where there is none, or none that opens."""

from __future__ import annotations

import io

import pygame
from pygame import Rect, Surface

from game.locale import tr
from game.ui.paint.kit import Kit
from game.ui.widgets.base import Brush, Widget

SHAPE = (16, 9)


def read_picture(data: bytes | None) -> Surface | None:
    """Return the picture of a PNG; None where it is none."""
    if data is None:
        return None
    try:
        return pygame.image.load(io.BytesIO(data), "cover.png")
    except (pygame.error, ValueError):
        return None


class CoverPicture(Widget):
    """A picture 16 to 9, as wide as its column, or `across` canvas pixels. picture: None draws the sheet."""

    def __init__(self, picture: Surface | None, *, across: float = 0, tension: float | None = None) -> None:
        super().__init__(name="" if picture is not None else tr("No picture was made of this save."))
        self.picture = picture
        self.across = across
        self.tension = tension
        self.stiff = bool(across)

    def natural(self, kit: Kit) -> int:
        return kit.px(self.across or 240)

    def height(self, kit: Kit, width: int) -> int:
        return round(min(width, kit.px(self.across) if self.across else width) * SHAPE[1] / SHAPE[0])

    def paint(self, target: Surface, brush: Brush) -> None:
        kit = brush.kit
        wide = min(self.rect.width, round(self.rect.height * SHAPE[0] / SHAPE[1]))
        box = Rect(0, 0, wide, round(wide * SHAPE[1] / SHAPE[0]))
        box.midleft = self.rect.midleft
        if self.picture is not None:
            target.blit(pygame.transform.smoothscale(self.picture, box.size), box)
        else:
            self._sheet(target, kit, box)
        pygame.draw.rect(target, kit.colour("ink"), box, max(1, kit.gap(1.5)))

    def _sheet(self, target: Surface, kit: Kit, box: Rect) -> None:
        """Two fields and a rope across: no match, so no words."""
        target.fill(kit.colour("#1B2B42"), box)
        target.fill(kit.colour("#7A211B"), Rect(box.centerx, box.top, box.right - box.centerx, box.height))
        thick = max(3, box.height // 12)
        for colour, left, right in (("#D5DFE6", box.left, box.centerx), ("#DD9276", box.centerx, box.right)):
            rope = Rect(left, box.centery - thick // 2, right - left, thick)
            target.fill(kit.colour("#111111"), rope.inflate(0, max(2, thick // 3)))
            target.fill(kit.colour(colour), rope)
        size = max(8, box.height // 3)
        knot = Rect(0, 0, size, size)
        knot.center = box.center
        pygame.draw.ellipse(target, kit.colour("#111111"), knot.inflate(thick // 2, thick // 2))
        pygame.draw.ellipse(target, kit.colour("#D5DFE6"), knot)
        pygame.draw.ellipse(target, kit.colour("#DD9276"), knot.inflate(-size // 2, -size // 2))
