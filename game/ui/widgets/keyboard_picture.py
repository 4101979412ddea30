"""A keyboard drawn key by key, with what each key does on it: the map of the keys at a glance."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import pygame
from pygame import Rect, Surface

from game.ui.keys.keymap import key_words
from game.ui.paint.kit import Kit
from game.ui.widgets.base import Brush, Widget

_ROWS: Final = (
    (("Esc", 1.5), *((key, 1.0) for key in "1234567890-+"), ("Backspace", 1.5)),
    (("Tab", 1.5), *((key, 1.0) for key in "QWERTYUIOP[]"), ("\\", 1.5)),
    (("", 1.9), *((key, 1.0) for key in "ASDFGHJKL;'"), ("Enter", 2.1)),
    (("", 2.3), *((key, 1.0) for key in "ZXCVBNM,./"), ("", 1.2), ("Up", 1.5)),
)
_WIDTH: Final = 15.0


class KeyboardPicture(Widget):
    """Keys with a word on those that mean something. words: by the key that is pressed. Its name tells all of them."""

    def __init__(self, words: Mapping[str, str], *, name: str) -> None:
        told = ". ".join(f"{key_words(key)}: {does}" for key, does in words.items())
        super().__init__(name=f"{name}. {told}")
        self.words = dict(words)

    def natural(self, kit: Kit) -> int:
        return kit.px(880)

    def height(self, kit: Kit, width: int) -> int:
        return 4 * self._step(kit)

    def _step(self, kit: Kit) -> int:
        return kit.type.height("small") * 2 + kit.px(8)

    def paint(self, target: Surface, brush: Brush) -> None:
        kit, step = brush.kit, self._step(brush.kit)
        unit = self.rect.width / _WIDTH
        for i, row in enumerate(_ROWS):
            x = float(self.rect.left)
            for key, share in row:
                box = Rect(round(x), self.rect.top + i * step, round(unit * share), step).inflate(
                    -kit.gap(4), -kit.gap(4)
                )
                self._paint_key(target, kit, key, box)
                x += unit * share

    def _paint_key(self, target: Surface, kit: Kit, key: str, box: Rect) -> None:
        does = self.words.get(key, "")
        ink = "ink" if does else "ink_soft"
        if does:
            pygame.draw.rect(target, kit.colour("paper"), box, border_radius=kit.gap(5))
        edge = kit.gap(2 if does else 1)
        pygame.draw.rect(target, kit.colour(ink), box, max(1, edge), border_radius=kit.gap(5))
        half = kit.type.height("small")
        inner = box.inflate(-kit.gap(10), 0)
        cap = key_words(key) if key else ""
        if kit.type.width(cap, "small") <= inner.width:
            top = Rect(inner.left, box.top + kit.gap(2), inner.width, half)
            kit.write_line(target, cap, "small", top, ink)
        # A word that finds no room is left to the list of keys.
        if does and kit.type.width(does, "small") <= box.width - kit.gap(4):
            word = Rect(box.left, box.bottom - half - kit.gap(2), box.width, half)
            kit.write_line(target, does, "small", word, "accent", "centre")
