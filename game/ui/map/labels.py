"""Words on the map: each finds a clear place beside its sign, and never lies on a sign or on other words."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import pygame
from pygame import Color, Rect, Surface

from game.ui.paint.kit import Kit
from game.ui.paint.typesetting import Run

_HALO = 3.4
_WAYS = {
    "r": (1, 0),
    "l": (-1, 0),
    "a": (0, -1),
    "b": (0, 1),
    "c": (0, 0),
}
_CORNERS = ((1, -1), (1, 1), (-1, -1), (-1, 1))
_FURTHER = (0, 10, 22, 36, 52, 70)
"""Canvas pixels by which words may move off, when what is near is taken."""
_LEADER = 22
"""From here on a thin line leads from the words to what they name."""


@dataclass(frozen=True, slots=True)
class Words:
    """One line of a label."""

    text: str
    style: str
    colour: Color
    bold: bool = False


class Labels:
    """Places words on one map. field: where they may stand, in pixels of the target."""

    def __init__(self, target: Surface, kit: Kit, field: Rect) -> None:
        self.target = target
        self.kit = kit
        self.field = field
        self.taken: list[Rect] = []
        self._lines: list[Rect] = []

    def take(self, rect: Rect) -> None:
        """Keep words off a sign."""
        self.taken.append(rect)

    def avoid(self, points: Sequence[tuple[float, float]]) -> None:
        """Keep words off a line where they can: crossing it costs them, but is not forbidden."""
        for (x0, y0), (x1, y1) in pairwise(points):
            steps = max(1, int(math.dist((x0, y0), (x1, y1)) / 14))
            self._lines += [
                Rect(round(x0 + (x1 - x0) * i / steps) - 2, round(y0 + (y1 - y0) * i / steps) - 2, 4, 4)
                for i in range(steps)
            ]

    def put(
        self,
        lines: Iterable[Words],
        at: tuple[float, float],
        ground: str,
        *,
        sides: str = "rlab",
        away: float = 12,
        must: bool = False,
        tied: bool = True,
        near: bool = False,
    ) -> Rect | None:
        """Write lines of words beside a point; None when there is no clear place.

        sides: which to try first (r, l, a above, b below, c over it). away: canvas pixels from the point. must: look
        further off before giving up. tied: a thin line leads back to the point from there. near: on one of the sides or
        not at all.
        """
        images = [
            (words, self.kit.type.picture(words.text, words.style, words.colour, run=_run(words), on_map=True))
            for words in lines
        ]
        if not images:
            return None
        tops = [0]
        for _, image in images[:-1]:
            tops.append(tops[-1] + round(image.get_height() * 0.86))
        size = (max(image.get_width() for _, image in images), tops[-1] + images[-1][1].get_height())
        rect, moved = self._place(at, size, sides, self.kit.theme.map_px(away), must=must, near=near)
        if rect is None:
            return None
        if tied and moved >= _LEADER:
            self._lead(rect, at, ground)
        for (words, image), top in zip(images, tops, strict=True):
            box = image.get_rect(centerx=rect.centerx, top=rect.top + top)
            if rect.left >= at[0]:
                box.left = rect.left
            elif rect.right <= at[0]:
                box.right = rect.right
            self._halo(words, box, ground)
            self.target.blit(image, box)
        self.taken.append(rect)
        return rect

    def _place(
        self, at: tuple[float, float], size: tuple[int, int], sides: str, gap: int, *, must: bool, near: bool
    ) -> tuple[Rect | None, float]:
        """The best clear place and how far off it is, in canvas pixels; None if everything near is taken."""
        best: tuple[float, Rect, float] | None = None
        for further in _FURTHER if must else _FURTHER[: 1 if near else 2]:
            reach = gap + self.kit.theme.map_px(further)
            ways = [_WAYS[side] for side in sides if side != "c" or not further]
            ways += (
                []
                if near
                else [way for way in (*_CORNERS, *(_WAYS.values() if further > _LEADER else ())) if way != (0, 0)]
            )
            for rank, way in enumerate(ways):
                rect = _beside(at, size, way, reach)
                if not self.field.contains(rect) or rect.inflate(-2, -6).collidelist(self.taken) >= 0:
                    continue
                crossed = len(rect.inflate(-4, -6).collidelistall(self._lines))
                cost = further + rank * 3 + min(crossed, 6) * 5
                if best is None or cost < best[0]:
                    best = (cost, rect, further)
            if best is not None and best[0] < further + 12:
                break
        return (best[1], best[2]) if best is not None else (None, 0.0)

    def _lead(self, rect: Rect, at: tuple[float, float], ground: str) -> None:
        """A thin line from the words to their sign, with a halo so that it is seen on land and sea."""
        x = min(max(at[0], rect.left), rect.right)
        y = min(max(at[1], rect.top), rect.bottom)
        way = pygame.Vector2(x, y) - pygame.Vector2(at)
        if way.length() < 1:
            return
        start = pygame.Vector2(at) + way.normalize() * self.kit.theme.map_px(11)
        for colour, width in ((ground, 3), ("ink", 1)):
            pygame.draw.line(self.target, self.kit.colour(colour), start, (x, y), max(1, self.kit.gap(width)))

    def _halo(self, words: Words, box: Rect, ground: str) -> None:
        reach = max(2, round(self.kit.theme.scale * _HALO / 2))
        halo = self.kit.type.picture(words.text, words.style, self.kit.colour(ground), run=_run(words), on_map=True)
        for step in range(12):
            turn = math.tau * step / 12
            self.target.blit(halo, (box.left + round(math.cos(turn) * reach), box.top + round(math.sin(turn) * reach)))

    def folded(self, text: str, style: str, colour: Color, widest: float) -> list[Words]:
        """A text as lines no wider than `widest` canvas pixels; a word is never cut."""
        room, out = self.kit.theme.map_px(widest), [""]
        for word in text.split():
            longer = f"{out[-1]} {word}".strip()
            if out[-1] and self.kit.type.width(longer, style, on_map=True) > room:
                out.append(word)
            else:
                out[-1] = longer
        return [Words(line, style, colour) for line in out if line]


def _run(words: Words) -> Run:
    return Run("", bold=words.bold)


def _beside(at: tuple[float, float], size: tuple[int, int], way: tuple[int, int], reach: int) -> Rect:
    """A rectangle of a size that begins `reach` pixels from a point on one side of it."""
    rect = Rect((0, 0), size)
    rect.center = (round(at[0]), round(at[1]))
    aside, down = way
    upward = reach if not aside else round(reach * 0.5)
    if aside:
        rect.left = round(at[0] + reach) if aside > 0 else round(at[0] - reach - size[0])
    if down:
        rect.top = round(at[1] + upward) if down > 0 else round(at[1] - upward - size[1])
    return rect
