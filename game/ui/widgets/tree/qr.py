"""A QR as it is printed: dark squares on white, with the bright border that readers need."""

from __future__ import annotations

import pygame
from pygame import Rect, Surface

from game.history.qr import QUIET
from game.ui.paint.kit import Kit
from game.ui.widgets.base import Brush, Widget


class QrPicture(Widget):
    """Modules by row, True for dark. Each is a whole number of pixels, as large as the room allows."""

    stiff = True

    def __init__(self, matrix: tuple[tuple[bool, ...], ...], *, name: str) -> None:
        super().__init__(name=name)
        self.matrix = matrix

    @property
    def modules(self) -> int:
        """Modules across, with the border."""
        return len(self.matrix) + 2 * QUIET

    def natural(self, kit: Kit) -> int:
        return self.modules * 4

    def height(self, kit: Kit, width: int) -> int:
        return self.modules * 2

    def paint(self, target: Surface, brush: Brush) -> None:
        side = max(1, min(self.rect.width, self.rect.height) // self.modules)
        box = Rect(0, 0, side * self.modules, side * self.modules)
        box.midtop = self.rect.midtop
        target.fill((255, 255, 255), box)
        for y, row in enumerate(self.matrix):
            for x, dark in enumerate(row):
                if dark:
                    at = (box.left + (x + QUIET) * side, box.top + (y + QUIET) * side, side, side)
                    target.fill((0, 0, 0), at)
        pygame.draw.rect(target, brush.kit.colour("ink"), box, 1)
