"""The axis from dove to hawk: every head of the table on it, with its name, each a way to its card."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

import pygame
from pygame import Rect, Surface

from game.app.council import AdviserCard, last_name
from game.locale import marked, tr
from game.ui.intents import Intent
from game.ui.paint.kit import Kit
from game.ui.widgets import Brush, Portrait, Widget

THIRDS: Final = ((0.0, 3.6, marked("Bargain")), (3.6, 6.4, marked("Hold the line")), (6.4, 10.0, marked("Press")))
"""Where on the axis each leaning lies, as the council itself draws the lines."""
_HEAD: Final = 44
_STYLE: Final = "small"


class Head(Widget):
    """One head of the table, its name below it. Acted on, it brings the focus to its card."""

    focusable = True
    role = "button"
    takes_enter = False
    heeds_focus = True

    def __init__(self, card: AdviserCard, camp: str, leader: str, go: Callable[[str], Intent | None]) -> None:
        super().__init__(name=card.name, ident=f"heads/{card.id}", act=partial(go, card.id))
        self.card = card
        self.short = last_name(card.name, leader)
        self.head = head_of(card, _HEAD, camp)

    def natural(self, kit: Kit) -> int:
        return max(kit.px(_HEAD), kit.type.width(self.short, _STYLE))

    def height(self, kit: Kit, width: int) -> int:
        return round(kit.px(_HEAD) * 1.25) + kit.type.height(_STYLE)

    def paint(self, target: Surface, brush: Brush) -> None:
        kit = brush.kit
        tall = round(kit.px(_HEAD) * 1.25)
        box = Rect(0, self.rect.top, kit.px(_HEAD), tall)
        box.centerx = self.rect.centerx
        self.head.place(kit, box)
        self.head.paint(target, brush)
        if self.short:
            words = Rect(self.rect.left, box.bottom, self.rect.width, kit.type.height(_STYLE))
            kit.write_line(target, self.short, _STYLE, words, "on_table", "centre")
        if brush.focus is not None and brush.focus.ident == f"advisers/{self.card.id}":
            pygame.draw.rect(target, kit.colour("ochre"), box.inflate(kit.gap(8), kit.gap(8)), max(3, kit.gap(3)))


class Axis(Widget):
    """Heads on a line from dove to hawk. The one whose card has the focus is framed."""

    def __init__(
        self, cards: Sequence[AdviserCard], camp: str, leader: str, go: Callable[[str], Intent | None]
    ) -> None:
        super().__init__()
        self.heads = [Head(card, camp, leader, go) for card in cards]
        self.children = list(self.heads)

    def height(self, kit: Kit, width: int) -> int:
        return max((head.wanted_height(kit, width) for head in self.heads), default=0) + kit.px(36)

    def place(self, kit: Kit, rect: Rect) -> None:
        self.rect = rect
        self._fit(kit)
        for head, x in zip(self.heads, self._places(kit), strict=True):
            wide = head.natural(kit)
            head.place(kit, Rect(x - wide // 2, rect.top + kit.px(2), wide, head.height(kit, wide)))

    def _fit(self, kit: Kit) -> None:
        """Where the names of all do not fit side by side, heads stand without them."""
        if sum(head.natural(kit) + kit.px(8) for head in self.heads) > self.rect.width:
            for head in self.heads:
                head.short = ""

    def _stands(self, kit: Kit, head: Head) -> int:
        return self.rect.left + kit.px(8) + round((self.rect.width - 2 * kit.px(8)) * head.card.stance / 10)

    def _places(self, kit: Kit) -> list[int]:
        """Middle of each head: where it stands, or as near to that as its neighbours let it, in their order."""
        halves = [head.natural(kit) // 2 for head in self.heads]
        offsets: list[int] = []
        for i, half in enumerate(halves):
            offsets.append(offsets[-1] + halves[i - 1] + half + kit.px(8) if i else 0)
        wished = [self._stands(kit, head) - offset for head, offset in zip(self.heads, offsets, strict=True)]
        xs = [place + offset for place, offset in zip(_in_order(wished), offsets, strict=True)]
        left = self.rect.left
        for i, half in enumerate(halves):
            xs[i] = max(xs[i], left + half)
            left = xs[i] + half + kit.px(8)
        right = self.rect.right
        for i in reversed(range(len(xs))):
            xs[i] = min(xs[i], right - halves[i])
            right = xs[i] - halves[i] - kit.px(8)
        return xs

    def paint(self, target: Surface, brush: Brush) -> None:
        kit, soft = brush.kit, brush.kit.colour("on_table_soft")
        y = self.rect.bottom - kit.px(26)
        left, right = self.rect.left + kit.px(8), self.rect.right - kit.px(8)
        pygame.draw.line(target, soft, (left, y), (right, y), max(2, kit.gap(3)))
        for low, high, word in THIRDS:
            ends = [left + round((right - left) * at / 10) for at in (low, high)]
            for x in ends:
                pygame.draw.line(target, soft, (x, y - kit.px(6)), (x, y + kit.px(6)), max(2, kit.gap(2)))
            words = Rect(ends[0], y + kit.px(4), ends[1] - ends[0], kit.px(22))
            kit.write_line(target, tr(word).upper(), "label", words, "on_table", "centre")
        for head in self.heads:
            x = self._stands(kit, head)
            pygame.draw.line(
                target, kit.colour("on_table"), (head.rect.centerx, head.rect.bottom), (x, y), max(2, kit.gap(2))
            )
        super().paint(target, brush)


def _in_order(wished: Sequence[int]) -> list[int]:
    """Return places that never fall from left to right, as near as can be to those wished for."""
    pools: list[tuple[float, int]] = []
    for place in wished:
        middle, count = float(place), 1
        while pools and pools[-1][0] > middle:
            before, others = pools.pop()
            middle, count = (before * others + middle * count) / (others + count), others + count
        pools.append((middle, count))
    return [round(middle) for middle, count in pools for _ in range(count)]


def head_of(card: AdviserCard, size: float, camp: str) -> Portrait:
    """An adviser's head, or his initials."""
    return Portrait(card.portrait, size, camp=camp, name=" ".join(card.initials))
