"""The tension of a whole match: a line over five named bands, from the first watch to the last."""

from collections.abc import Sequence
from itertools import pairwise

import pygame
from pygame import Rect, Surface

from game.ui.kit import Kit
from game.ui.knot import state_word
from game.ui.theme import mix
from game.ui.widgets.base import Brush, Widget

_BANDS = (0, 25, 50, 70, 85, 100)


class TensionChart(Widget):
    """points: (hour, tension 0 to 100) in order. It is also told in words: lowest, highest, last."""

    def __init__(self, points: Sequence[tuple[float, float]], *, name: str, tall: float = 190) -> None:
        values = [value for _, value in points]
        super().__init__(name=f"{name}: from {values[0]:.0f}, at most {max(values):.0f}, at the end {values[-1]:.0f}")
        self.points = tuple(points)
        self.tall = tall

    def natural(self, kit: Kit) -> int:
        return kit.px(320)

    def height(self, kit: Kit, width: int) -> int:
        return kit.px(self.tall)

    def paint(self, target: Surface, brush: Brush) -> None:
        kit = brush.kit
        left = kit.type.width("STRAINED", "label") + kit.px(10)
        field = Rect(self.rect.left + left, self.rect.top, self.rect.width - left - kit.px(44), self.rect.height)
        paper, ink = kit.colour("paper"), kit.colour("ink")
        for n, (low, high) in enumerate(pairwise(_BANDS)):
            band = Rect(field.left, self._y(field, high), field.width, self._y(field, low) - self._y(field, high))
            target.fill(mix(paper, kit.colour("accent_2"), 0.05 + 0.07 * n), band)
            room = Rect(self.rect.left, band.top, left - kit.px(8), band.height)
            kit.write_line(target, state_word((low + high) / 2).upper(), "label", room, "ink_soft", "right")
        first, last = self.points[0][0], self.points[-1][0]
        line = [
            (field.left + field.width * (t - first) / max(1.0, last - first), self._y(field, v)) for t, v in self.points
        ]
        pygame.draw.lines(target, ink, False, line, max(2, kit.gap(3)))
        peak = max(range(len(line)), key=lambda i: self.points[i][1])
        for i in {peak, len(line) - 1}:
            pygame.draw.aacircle(target, ink, (round(line[i][0]), round(line[i][1])), kit.gap(5))
        pygame.draw.rect(target, ink, field, max(1, kit.gap(2)))
        tail = Rect(field.right + kit.px(6), round(line[-1][1]) - kit.px(12), kit.px(44), kit.px(24))
        kit.write_line(target, f"{self.points[-1][1]:.0f}", "name", tail, "ink")

    @staticmethod
    def _y(field: Rect, value: float) -> int:
        return round(field.bottom - field.height * min(100.0, max(0.0, value)) / 100)
