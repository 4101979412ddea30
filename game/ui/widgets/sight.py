"""The four colours that mean something, each with its own pattern, as different eyes see them."""

from __future__ import annotations

from typing import Final

import pygame
from pygame import Color, Rect, Surface

from game.locale import tr
from game.ui.paint.kit import Kit
from game.ui.paint.marks import hatch
from game.ui.widgets.base import Brush, Widget

_SEEN: Final = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "red": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "green": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "blue": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
"""How light comes through without one of the three cones, in linear light: Machado, Oliveira and Fernandes, 2009."""


_GAP: Final = 10


def seen(colour: Color, eyes: str) -> Color:
    """A colour as eyes see it that lack a cone. eyes: usual, red, green or blue."""
    linear = [_linear(part / 255) for part in (colour.r, colour.g, colour.b)]
    out = [sum(k * part for k, part in zip(row, linear, strict=True)) for row in _SEEN[eyes]]
    return Color(*(round(255 * _bent(min(1.0, max(0.0, part)))) for part in out))


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _bent(part: float) -> float:
    return part * 12.92 if part <= 0.0031308 else float(1.055 * part ** (1 / 2.4) - 0.055)


class ColourRow(Widget):
    """Settlement, war, open, you: swatches with their words, as one kind of eyes sees them."""

    def __init__(self, eyes: str, title: str) -> None:
        super().__init__(name=title)
        self.eyes = eyes
        self.title = title

    def _parts(self) -> tuple[tuple[str, str], ...]:
        return (("teal", tr("Settlement")), ("accent_2", tr("War")), ("paper", tr("Open")), ("accent", tr("You")))

    def natural(self, kit: Kit) -> int:
        return 4 * max(kit.type.width(words, "small") for _, words in self._parts()) + kit.px(48)

    def _abreast(self, kit: Kit, width: int) -> int:
        """Swatches side by side: all four, or two where their words need the room."""
        widest = max(kit.type.width(words, "small") for _, words in self._parts())
        return 4 if 4 * widest + 3 * kit.gap(_GAP) <= width else 2

    def height(self, kit: Kit, width: int) -> int:
        line = kit.type.height("small")
        return line + 4 // self._abreast(kit, width) * (line + kit.px(32))

    def paint(self, target: Surface, brush: Brush) -> None:
        kit, line = brush.kit, brush.kit.type.height("small")
        kit.write_line(target, self.title, "small", Rect(self.rect.topleft, (self.rect.width, line)), "ink")
        gap, abreast = kit.gap(_GAP), self._abreast(kit, self.rect.width)
        wide = (self.rect.width - gap * (abreast - 1)) // abreast
        for i, (role, words) in enumerate(self._parts()):
            left = self.rect.left + i % abreast * (wide + gap)
            top = self.rect.top + line + kit.px(2) + i // abreast * (line + kit.px(32))
            box = Rect(left, top, wide, kit.px(26))
            colour, ground = seen(kit.colour(role), self.eyes), seen(kit.colour("paper"), self.eyes)
            if role == "accent_2":
                hatch(target, box, colour, ground, kit.gap(6), max(2, kit.gap(3)))
            else:
                target.fill(colour, box)
            pygame.draw.rect(target, kit.colour("ink"), box, max(1, kit.gap(1.5)))
            kit.write_line(target, words, "small", Rect(box.left, box.bottom + kit.px(2), wide, line), "ink")
