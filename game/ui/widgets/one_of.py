"""One of many, shown one at a time: a box with an arrow at either end. Left and Right leaf through it."""

from __future__ import annotations

import pygame
from pygame import Rect, Surface

from game.locale import tr
from game.ui.paint.kit import Kit
from game.ui.widgets.base import Brush, Used
from game.ui.widgets.choices import Segments, answer


class OneOf(Segments):
    """Like Segments, for more levels than stand side by side; its name and place stand below the level."""

    def _arrow(self, kit: Kit) -> int:
        return kit.px(44)

    def _words_room(self, kit: Kit, width: int) -> int:
        return max(1, width - 2 * self._arrow(kit) - kit.px(12))

    def natural(self, kit: Kit) -> int:
        return max(kit.type.width(level, "row_title") for level in self.levels) + 2 * self._arrow(kit) + kit.px(16)

    def height(self, kit: Kit, width: int) -> int:
        room = self._words_room(kit, width)
        lines = max(len(kit.type.wrap(level, "row_title", room)) for level in self.levels)
        return max(kit.px(44), lines * kit.type.height("row_title") + kit.type.height("small") + kit.px(12))

    def place(self, kit: Kit, rect: Rect) -> None:
        super().place(kit, rect)
        self._side = min(rect.width // 3, self._arrow(kit))

    def boxes(self) -> list[Rect]:
        """The two arrows."""
        side = self._side
        return [
            Rect(self.rect.left, self.rect.top, side, self.rect.height),
            Rect(self.rect.right - side, self.rect.top, side, self.rect.height),
        ]

    def click(self, pos: tuple[int, int]) -> Used:
        before, after = self.boxes()
        if self.reason or not (before.collidepoint(pos) or after.collidepoint(pos)):
            return True
        step = -1 if before.collidepoint(pos) else 1
        return answer(self._to(self.chosen + step, step))

    def paint(self, target: Surface, brush: Brush) -> None:
        kit = brush.kit
        wide = max(2, kit.gap(3 if brush.hover is self else 2))
        ends = ((0, "arrow-left"), (len(self.levels) - 1, "arrow-right"))
        for box, (end, shape) in zip(self.boxes(), ends, strict=True):
            ink = "ink_soft" if self.chosen == end else "ink"
            if self.chosen != end:
                image = kit.mark(shape, kit.px(18), ink)
                target.blit(image, image.get_rect(center=box.center))
            edge = box.right if shape == "arrow-left" else box.left
            pygame.draw.line(target, kit.colour("ink"), (edge, box.top), (edge, box.bottom), max(1, kit.gap(1.5)))
        room = self._words_room(kit, self.rect.width)
        words = kit.type.wrap(self.levels[self.chosen], "row_title", room)
        place = tr("{name} · {number} of {count}", name=self.name, number=self.chosen + 1, count=len(self.levels))
        tall = len(words) * kit.type.height("row_title") + kit.type.height("small")
        at = Rect(self.rect.centerx - room // 2, self.rect.centery - tall // 2, room, tall)
        kit.type.draw(target, words, "row_title", at.topleft, room, "ink", "centre")
        foot = Rect(at.left, at.bottom - kit.type.height("small"), room, kit.type.height("small"))
        kit.write_line(target, place, "small", foot, "ink_soft", "centre")
        pygame.draw.rect(target, kit.colour("ink"), self.rect, wide)
