"""Bars of chances with the range of their doubt drawn over them."""

from __future__ import annotations

from typing import Literal

import pygame
from pygame import Rect, Surface

from game.ui.paint.kit import Kit
from game.ui.paint.marks import hatch
from game.ui.widgets.base import Brush, Widget

Look = Literal["settlement", "war", "plain"]


class ShareBar(Widget):
    """A chance of a hundred with its 95 % range as a bracket. look: settlement filled, war hatched, the rest plain.

    The figures are printed by the caller; the name is for a voice where nothing else says them.
    """

    def __init__(
        self, share: float, low: float, high: float, *, look: Look = "plain", tall: float = 14, top: float = 100.0
    ) -> None:
        super().__init__()
        self.chance = share
        self.ends = (low, high)
        self.look = look
        self.tall = tall
        self.top = top

    def natural(self, kit: Kit) -> int:
        return kit.px(140)

    def height(self, kit: Kit, width: int) -> int:
        return kit.px(self.tall) + kit.px(6)

    def paint(self, target: Surface, brush: Brush) -> None:
        kit = brush.kit
        box = Rect(self.rect.left, 0, self.rect.width, kit.px(self.tall))
        box.centery = self.rect.centery
        target.fill(kit.colour("paper"), box)
        full = Rect(box.left, box.top, self._x(box, self.chance) - box.left, box.height)
        if full.width and self.look == "war":
            hatch(target, full, kit.colour("#B4432B"), kit.colour("#F3EAD6"), kit.gap(5), max(2, kit.gap(2)))
        elif full.width:
            target.fill(kit.colour("teal" if self.look == "settlement" else "ink_soft"), full)
        pygame.draw.rect(target, kit.colour("ink"), box, max(1, kit.gap(1.5)))
        self._bracket(target, kit, box)

    def _bracket(self, target: Surface, kit: Kit, box: Rect) -> None:
        """From the lower to the upper end of the range, in ink with a pale edge, so that it shows on any ground."""
        low, high, wide = self._x(box, self.ends[0]), self._x(box, self.ends[1]), max(2, kit.gap(2))
        if high - low < 2:
            return
        for colour, more in ((kit.colour("paper"), 2), (kit.colour("ink"), 0)):
            pygame.draw.line(target, colour, (low, box.centery), (high, box.centery), wide + more)
            for x in (low, high):
                pygame.draw.line(target, colour, (x, box.top - kit.px(2)), (x, box.bottom + kit.px(1)), wide + more)

    def _x(self, box: Rect, share: float) -> int:
        return box.left + round(box.width * min(self.top, max(0.0, share)) / self.top)
