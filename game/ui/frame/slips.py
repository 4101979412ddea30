"""Slips at the edge of the window: captions of sounds, and notices. They go by themselves or with a key."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import product
from typing import Final

import pygame
from pygame import Rect, Surface

from game.ui.frame.free_place import Taken, free_place
from game.ui.paint.kit import Kit
from game.ui.paint.typesetting import Line

_AT_ONCE: Final = 2
"""Slips that are shown together; older ones give way."""
_LEAST: Final = 3500
_A_LETTER: Final = 70
"""Milliseconds: a slip stays for the first, and for the second more with each letter."""
_STYLES: Final = ("row_title", "small")
_SHARES: Final = (0.72, 0.5, 0.36)
"""In which styles, and in which shares of the window's width the words may be set; the best first."""


@dataclass(frozen=True, slots=True)
class _Laid:
    """Slips set in a style, and where they lie."""

    style: str
    slips: list[tuple[Line, ...]]
    box: Rect = field(default_factory=lambda: Rect(0, 0, 0, 0))


@dataclass(frozen=True, slots=True)
class Slip:
    """One line. until: when it goes, in milliseconds since the start."""

    words: str
    until: int


class Slips:
    """What is shown now. It lies at the foot of the window, or where else it covers no control."""

    def __init__(self) -> None:
        self.shown: tuple[Slip, ...] = ()
        self._laid: tuple[object, _Laid] | None = None

    def add(self, words: str, now: int) -> None:
        """Show a line; the same line shown again only stays longer."""
        kept = tuple(slip for slip in self.shown if slip.words != words)
        self.shown = (*kept, Slip(words, now + _LEAST + _A_LETTER * len(words)))[-_AT_ONCE:]

    def expire(self, now: int) -> bool:
        """Take away what has been there long enough; True if there was any."""
        kept = tuple(slip for slip in self.shown if slip.until > now)
        gone, self.shown = len(kept) < len(self.shown), kept
        return gone

    def drop(self) -> bool:
        """Take all away; True if there was any."""
        gone, self.shown = bool(self.shown), ()
        return gone

    def draw(self, target: Surface, kit: Kit, taken: Taken) -> Rect:
        """Draw them over a finished screen and return where."""
        laid = self._lay(target, kit, taken)
        pad, step, box = kit.px(12), kit.type.height(laid.style), laid.box
        target.fill(kit.colour("paper"), box)
        pygame.draw.rect(target, kit.colour("ink"), box, max(2, kit.gap(2)))
        y = box.top + kit.px(8)
        for lines in laid.slips:
            kit.type.draw(target, lines, laid.style, (box.left + pad, y), box.width - 2 * pad, "ink")
            y += step * len(lines) + kit.px(4)
        return box

    def _lay(self, target: Surface, kit: Kit, taken: Taken) -> _Laid:
        """Set the words and find a place for them; found once for one screen."""
        key = (self.shown, target.get_size(), kit.theme, taken)
        if self._laid is None or self._laid[0] != key:
            shapes: dict[tuple[int, int], _Laid] = {}
            for style, share in product(_STYLES, _SHARES):
                room = round(target.get_width() * share)
                slips = [kit.type.wrap(slip.words, style, room) for slip in self.shown]
                wide = max(line.width for lines in slips for line in lines) + 2 * kit.px(12)
                tall = kit.type.height(style) * sum(len(lines) for lines in slips) + 2 * kit.px(8)
                shapes.setdefault((wide, tall + kit.px(4) * (len(slips) - 1)), _Laid(style, slips))
            by_style = [[size for size, laid in shapes.items() if laid.style == style] for style in _STYLES]
            box = free_place(target.get_rect(), by_style, kit.gap(10), taken)
            self._laid = (key, replace(shapes[box.size], box=box))
        return self._laid[1]
