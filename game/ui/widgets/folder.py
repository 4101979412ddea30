"""A folder of the registry: a card with a tab above its upper left corner."""

from __future__ import annotations

import pygame
from pygame import Rect, Surface

from game.ui.paint.kit import Kit
from game.ui.widgets.base import Brush
from game.ui.widgets.sheets import Card

_TAB = 14
_WIDE = 132


class Folder(Card):
    """A card worn as a folder; its tab has the stock of the card."""

    def height(self, kit: Kit, width: int) -> int:
        return super().height(kit, width) + kit.gap(_TAB)

    def place(self, kit: Kit, rect: Rect) -> None:
        tab = kit.gap(_TAB)
        super().place(kit, Rect(rect.left, rect.top + tab, rect.width, max(0, rect.height - tab)))

    def paint(self, target: Surface, brush: Brush) -> None:
        kit = brush.kit
        tab, slant = kit.gap(_TAB), kit.gap(8)
        left, right, foot = self.rect.left + kit.gap(16), self.rect.left + kit.gap(16 + _WIDE), self.rect.top
        shape = [(left, foot), (left + slant, foot - tab), (right - slant, foot - tab), (right, foot)]
        pygame.draw.polygon(target, kit.colour(self.stock), shape)
        if kit.theme.high_contrast:
            pygame.draw.lines(target, kit.colour("ink"), False, shape, 2)
        super().paint(target, brush)
