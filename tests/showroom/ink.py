"""What a screen writes, and where: found by watching the surface it draws on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from pygame import Rect, Surface

from game.ui.paint.typesetting import Typesetter


@dataclass(frozen=True, slots=True)
class Written:
    """One piece of text on a surface. rect: around its ink; seen: the part of it that the surface's clip let through.

    line: height of the line's picture, with room above and below. framed: it lies in a window onto something longer.
    """

    text: str
    rect: Rect
    seen: Rect
    colour: tuple[int, int, int]
    line: int
    framed: bool


@dataclass(frozen=True, slots=True)
class Told:
    """What a picture of text says. ink: where in the picture its letters are."""

    text: str
    colour: tuple[int, int, int]
    ink: Rect


Known = dict[int, Told]


class WatchedSurface(Surface):
    """Remembers each piece of text that is drawn on it, in order."""

    def __init__(self, size: tuple[int, int], known: Known) -> None:
        super().__init__(size)
        self.written: list[Written] = []
        self._known = known

    def blit(self, source: Surface, dest: Any = (0, 0), area: Any = None, special_flags: int = 0) -> Rect:
        """Draw as always, and note it down if it is text."""
        if source.get_width() >= self.get_width() and source.get_height() >= self.get_height():
            self.written.clear()  # a veil over everything: what lies below it is not for reading
        told = self._known.get(id(source))
        if told is not None:
            at = (dest.x, dest.y) if isinstance(dest, Rect) else (int(dest[0]), int(dest[1]))
            rect = told.ink.move(at) if area is None else Rect(at, Rect(area).size)
            frame = self.get_clip()
            framed = frame != self.get_rect()
            self.written.append(Written(told.text, rect, rect.clip(frame), told.colour, source.get_height(), framed))
        return super().blit(source, dest, area, special_flags)


@contextmanager
def watched() -> Iterator[Known]:
    """Know every picture of text that typesetters make in the meantime; give the result to `WatchedSurface`."""
    known: Known = {}
    kept: list[Surface] = []
    drawn = Typesetter.picture

    def picture(self: Typesetter, text: str, style: str, colour: Any, **more: Any) -> Surface:
        image = drawn(self, text, style, colour, **more)
        known[id(image)] = Told(text, (colour.r, colour.g, colour.b), image.get_bounding_rect(24))
        kept.append(image)  # so that no other surface takes its place in memory
        return image

    Typesetter.picture = picture  # type: ignore[method-assign]
    try:
        yield known
    finally:
        Typesetter.picture = drawn  # type: ignore[method-assign]
