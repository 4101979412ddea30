"""A bar that shows where a count lies: a short mark when it is known, a wide hatched band when it is only judged."""

import pygame
from pygame import Rect, Surface

from game.ui.paint.kit import Kit
from game.ui.paint.marks import hatch
from game.ui.widgets.base import Brush, Widget

_EXACT = 0.5


class Band(Widget):
    """low, high: ends of the band in per cent of the scale; equal when the count is known."""

    def __init__(self, low: float, high: float, *, name: str = "", tall: float = 12) -> None:
        super().__init__(name=name)
        self.lowest = min(100.0, max(0.0, low))
        self.highest = min(100.0, max(0.0, high))
        self.tall = tall

    def natural(self, kit: Kit) -> int:
        return kit.px(120)

    def height(self, kit: Kit, width: int) -> int:
        return kit.px(self.tall)

    def paint(self, target: Surface, brush: Brush) -> None:
        kit = brush.kit
        target.fill(kit.colour("manila"), self.rect)
        ends = [self.rect.left + round(self.rect.width * share / 100) for share in (self.lowest, self.highest)]
        if self.highest - self.lowest < _EXACT:
            target.fill(
                kit.colour("accent"), Rect(self.rect.left, self.rect.top, ends[0] - self.rect.left, self.rect.height)
            )
        else:
            field = Rect(ends[0], self.rect.top, max(2, ends[1] - ends[0]), self.rect.height)
            hatch(target, field, kit.colour("accent"), kit.colour("paper"), kit.gap(5), max(2, kit.gap(2)))
        pygame.draw.rect(target, kit.colour("ink"), self.rect, max(1, kit.gap(1.5)))
