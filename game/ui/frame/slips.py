"""Slips at the edge of the window: captions of sounds, and notices. They go by themselves or with a key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pygame
from pygame import Rect, Surface

from game.ui.paint.kit import Kit

_AT_ONCE: Final = 2
"""Slips that are shown together; older ones give way."""
_LEAST: Final = 3500
_A_LETTER: Final = 70
"""Milliseconds: a slip stays for the first, and for the second more with each letter."""
_WIDEST: Final = 0.72
"""Share of the window's width."""


@dataclass(frozen=True, slots=True)
class Slip:
    """One line. until: when it goes, in milliseconds since the start."""

    words: str
    until: int


class Slips:
    """What is shown now. It lies at the foot of the window, or where else it covers nothing that has the focus."""

    def __init__(self) -> None:
        self.shown: tuple[Slip, ...] = ()

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

    def draw(self, target: Surface, kit: Kit, focus: Rect | None) -> Rect:
        """Draw them over a finished screen and return where."""
        pad, room = kit.px(12), round(target.get_width() * _WIDEST)
        lines = [kit.type.wrap(slip.words, "row_title", room) for slip in self.shown]
        step = kit.type.height("row_title")
        wide = max(line.width for wrapped in lines for line in wrapped) + 2 * pad
        tall = step * sum(len(wrapped) for wrapped in lines) + 2 * kit.px(8) + kit.px(4) * (len(lines) - 1)
        box = _place(target.get_rect(), (wide, tall), kit.gap(10), focus)
        target.fill(kit.colour("paper"), box)
        pygame.draw.rect(target, kit.colour("ink"), box, max(2, kit.gap(2)))
        y = box.top + kit.px(8)
        for wrapped in lines:
            y += kit.type.draw(target, wrapped, "row_title", (box.left + pad, y), wide - 2 * pad, "ink") + kit.px(4)
        return box


def _place(window: Rect, size: tuple[int, int], edge: int, focus: Rect | None) -> Rect:
    """Where a box of this size covers nothing, or the least, of what has the focus; the foot of the window first."""
    inner = window.inflate(-2 * edge, -2 * edge)
    best = None
    for corner in ("midbottom", "bottomleft", "bottomright", "midtop", "topleft", "topright"):
        box = Rect((0, 0), size)
        setattr(box, corner, getattr(inner, corner))
        covered = 0 if focus is None else (common := box.clip(focus)).width * common.height
        if covered == 0:
            return box
        if best is None or covered < best[0]:
            best = (covered, box)
    assert best is not None
    return best[1]
