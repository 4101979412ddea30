"""Sheets and cards: paper with widgets on it; a card can be focused and acted on."""

from collections.abc import Iterable, Sequence

import pygame
from pygame import Rect, Surface

from game.locale import tr
from game.ui.paint.kit import Kit
from game.ui.paint.marks import dashed_rect
from game.ui.paint.paper import TELEX_DEPTH
from game.ui.spoken import joined
from game.ui.widgets.base import Act, Brush, Widget
from game.ui.widgets.boxes import Column


class Sheet(Column):
    """A sheet of stock with a column of children. stock: paper, manila or flimsy; telex: torn top edge."""

    def __init__(
        self,
        children: Iterable[Widget | None] = (),
        *,
        stock: str = "paper",
        pad: float = 12,
        gap: float = 8,
        telex: bool = False,
        shadow: bool = True,
        name: str = "",
        ident: str = "",
        copies: bool = False,
    ) -> None:
        super().__init__(children, gap=gap, name=name, ident=ident)
        self.stock = stock
        self.pad = pad
        self.telex = telex
        self.shadow = shadow
        self.copies = copies

    def _top(self, kit: Kit) -> int:
        return kit.gap(self.pad) + (kit.gap(TELEX_DEPTH) if self.telex else 0)

    def natural(self, kit: Kit) -> int:
        return super().natural(kit) + 2 * kit.gap(self.pad)

    def height(self, kit: Kit, width: int) -> int:
        return super().height(kit, width - 2 * kit.gap(self.pad)) + self._top(kit) + kit.gap(self.pad)

    def place(self, kit: Kit, rect: Rect) -> None:
        side, top = kit.gap(self.pad), self._top(kit)
        inner = Rect(rect.left + side, rect.top + top, max(0, rect.width - 2 * side), max(0, rect.height - top - side))
        super().place(kit, inner)
        self.rect = rect

    def paint(self, target: Surface, brush: Brush) -> None:
        if self.copies:
            _loose_copy(target, brush.kit, self.rect)
        brush.kit.paper.sheet(target, self.rect, self.stock, shadow=self.shadow, telex=self.telex)
        super().paint(target, brush)


def _loose_copy(target: Surface, kit: Kit, rect: Rect) -> None:
    """The one loose sheet a screen may show, not quite straight behind a straight one."""
    turned = kit.paper.turned(rect.size, "flimsy", -0.8)
    target.blit(turned, turned.get_rect(center=(rect.centerx + kit.gap(6), rect.centery + kit.gap(3))))


class Card(Sheet):
    """A sheet that can be focused and acted on. chosen: it is the one picked of several; new: worn as a red disc."""

    role = "card"
    focusable = True

    def __init__(
        self,
        children: Iterable[Widget | None] = (),
        *,
        name: str,
        act: Act = None,
        keys: Sequence[str] = (),
        stock: str = "paper",
        pad: float = 12,
        gap: float = 4,
        chosen: bool = False,
        new: bool = False,
        reason: str = "",
        first: bool = False,
        takes_enter: bool = True,
        choice: bool = False,
        ident: str = "",
    ) -> None:
        super().__init__(children, stock="flimsy" if reason else stock, pad=pad, gap=gap, name=name, ident=ident)
        self.act = act
        self.keys = tuple(keys)
        self.chosen = chosen
        self.new = new
        self.reason = reason
        self.first = first
        self.takes_enter = takes_enter
        self.choice = choice
        if choice:
            self.role = "choice"

    def state(self) -> str:
        chosen = "" if not self.choice else tr("chosen") if self.chosen else tr("not chosen")
        return joined(super().state(), tr("new") if self.new else "", chosen)

    def paint(self, target: Surface, brush: Brush) -> None:
        kit, pressed = brush.kit, brush.pressed is self
        kit.paper.sheet(target, self.rect, self.stock, shadow=self.shadow and not pressed and not self.reason)
        ink = kit.colour("ink")
        if self.reason:
            dashed_rect(target, kit.colour("ink_soft"), self.rect, kit.gap(6), max(1, kit.gap(1.5)))
        elif self.chosen:
            pygame.draw.rect(target, ink, self.rect, max(2, kit.gap(3)))
        elif brush.hover is self:
            pygame.draw.rect(target, ink, self.rect, max(2, kit.gap(2)))
        Column.paint(self, target, brush)
