"""The tray of a desk, wood in Washington and lacquer in Moscow, with a dashed place where a slip may still go."""

from collections.abc import Iterable

import pygame
from pygame import Rect, Surface

from game.ui.kit import Kit
from game.ui.marks import dashed_rect
from game.ui.widgets.base import Act, Brush, Widget
from game.ui.widgets.boxes import Column
from game.ui.widgets.choices import radio_mark


class Tray(Column):
    """A column of slips in a tray."""

    def __init__(self, children: Iterable[Widget | None], *, gap: float = 8) -> None:
        super().__init__(children, gap=gap)

    def height(self, kit: Kit, width: int) -> int:
        return super().height(kit, width - 2 * kit.gap(12)) + 2 * kit.gap(12)

    def place(self, kit: Kit, rect: Rect) -> None:
        side = kit.gap(12)
        super().place(kit, rect.inflate(-2 * side, -2 * side))
        self.rect = rect

    def paint(self, target: Surface, brush: Brush) -> None:
        kit = brush.kit
        kit.paper.shadow(target, self.rect)
        target.fill(kit.colour("tray"), self.rect)
        pygame.draw.rect(target, kit.colour("tray_edge"), self.rect, max(2, kit.gap(3)))
        super().paint(target, brush)


class Slot(Widget):
    """An empty place that says what may still go there, or what is missing. act: what fills it."""

    role = "button"
    focusable = True

    def __init__(self, words: str, act: Act, *, ident: str, ink: str = "on_table") -> None:
        super().__init__(name=words, act=act, ident=ident)
        self.ink = ink

    def height(self, kit: Kit, width: int) -> int:
        lines = kit.type.wrap(self.name, "body", max(1, width - kit.px(16)))
        return max(kit.px(40), len(lines) * kit.type.height("body") + kit.px(12))

    def paint(self, target: Surface, brush: Brush) -> None:
        kit = brush.kit
        wide = max(2, kit.gap(3 if brush.hover is self else 2))
        dashed_rect(target, kit.colour(self.ink), self.rect, kit.gap(6), wide)
        lines = kit.type.wrap(self.name, "body", max(1, self.rect.width - kit.px(16)))
        top = self.rect.centery - len(lines) * kit.type.height("body") // 2
        kit.type.draw(target, lines, "body", (self.rect.left, top), self.rect.width, self.ink, "centre")


class Ring(Widget):
    """The ring of a choice on a card, filled when chosen; the card says so itself."""

    stiff = True

    def __init__(self, chosen: bool) -> None:
        super().__init__()
        self.chosen = chosen

    def natural(self, kit: Kit) -> int:
        return kit.px(26)

    def height(self, kit: Kit, width: int) -> int:
        return kit.px(26)

    def paint(self, target: Surface, brush: Brush) -> None:
        image = radio_mark(brush.kit, self.chosen)
        target.blit(image, image.get_rect(center=self.rect.center))
