"""Small shapes the typefaces lack: arrows, ticks, discs, dashes and hatching, drawn large and shrunk to be clean."""

from collections.abc import Callable
from itertools import pairwise

import pygame
from pygame import Color, Rect, Surface

_OVER = 4
_kept: dict[tuple[object, ...], Surface] = {}


def soft(key: tuple[object, ...], size: tuple[int, int], paint: Callable[[Surface, int], None]) -> Surface:
    """A picture painted at four times its size and shrunk, kept under `key` and its size. paint gets (surface, 4)."""
    whole = (*key, size)
    if whole not in _kept:
        big = Surface((max(1, size[0]) * _OVER, max(1, size[1]) * _OVER), pygame.SRCALPHA)
        paint(big, _OVER)
        _kept[whole] = pygame.transform.smoothscale(big, (max(1, size[0]), max(1, size[1])))
    return _kept[whole]


_TRIANGLES = {
    "up": ((0.5, 0.12), (0.96, 0.88), (0.04, 0.88)),
    "down": ((0.5, 0.88), (0.96, 0.12), (0.04, 0.12)),
    "left": ((0.1, 0.5), (0.88, 0.04), (0.88, 0.96)),
    "right": ((0.9, 0.5), (0.12, 0.04), (0.12, 0.96)),
    "diamond": ((0.5, 0.02), (0.98, 0.5), (0.5, 0.98), (0.02, 0.5)),
}
_STROKES = {
    "tick": ((0.08, 0.55), (0.38, 0.85), (0.94, 0.15)),
    "arrow-left": ((0.95, 0.5), (0.08, 0.5), (0.36, 0.24), (0.08, 0.5), (0.36, 0.76)),
    "arrow-right": ((0.05, 0.5), (0.92, 0.5), (0.64, 0.24), (0.92, 0.5), (0.64, 0.76)),
    "arrow-up": ((0.5, 0.95), (0.5, 0.08), (0.24, 0.36), (0.5, 0.08), (0.76, 0.36)),
    "arrow-down": ((0.5, 0.05), (0.5, 0.92), (0.24, 0.64), (0.5, 0.92), (0.76, 0.64)),
    "plus": ((0.5, 0.1), (0.5, 0.9), (0.5, 0.5), (0.1, 0.5), (0.9, 0.5)),
    "minus": ((0.1, 0.5), (0.9, 0.5)),
    "cross": ((0.12, 0.12), (0.88, 0.88), (0.5, 0.5), (0.88, 0.12), (0.12, 0.88)),
}
SHAPES = (*_TRIANGLES, *_STROKES)


def mark(shape: str, size: int, colour: Color) -> Surface:
    """A square picture of one of SHAPES: up, down, left, right, diamond, tick, cross, plus, minus, arrow-*."""

    def paint(big: Surface, over: int) -> None:
        side = size * over
        if shape in _TRIANGLES:
            pygame.draw.polygon(big, colour, [(x * side, y * side) for x, y in _TRIANGLES[shape]])
            return
        points = [(x * side, y * side) for x, y in _STROKES[shape]]
        wide = max(2, round(side * 0.14))
        pygame.draw.lines(big, colour, False, points, wide)
        for point in points:
            pygame.draw.circle(big, colour, point, wide / 2)

    return soft(("mark", shape, tuple(colour)), (size, size), paint)


def disc(radius: int, fill: Color | None, edge: Color | None = None, width: int = 0) -> Surface:
    """A clean disc, ring or both, on a square of twice the radius."""

    def paint(big: Surface, over: int) -> None:
        r = radius * over
        if fill is not None:
            pygame.draw.circle(big, fill, (r, r), r)
        if edge is not None:
            pygame.draw.circle(big, edge, (r, r), r, max(1, width * over))

    key = ("disc", fill and tuple(fill), edge and tuple(edge), width)
    return soft(key, (radius * 2, radius * 2), paint)


def dashed_line(
    target: Surface,
    colour: Color,
    start: tuple[float, float],
    end: tuple[float, float],
    dash: float,
    gap: float,
    width: int = 1,
) -> None:
    """A straight dashed line; one that lies wholly out of sight costs nothing."""
    way = pygame.Vector2(end) - pygame.Vector2(start)
    length = way.length()
    if length == 0:
        return
    left, top = min(start[0], end[0]), min(start[1], end[1])
    reach = Rect(left, top, abs(way.x) + 1, abs(way.y) + 1).inflate(2 * width + 2, 2 * width + 2)
    if not reach.colliderect(target.get_clip()):
        return
    way.scale_to_length(1)
    at = 0.0
    while at < length:
        stop = min(length, at + dash)
        pygame.draw.line(target, colour, pygame.Vector2(start) + way * at, pygame.Vector2(start) + way * stop, width)
        at += dash + gap


def dashed_rect(target: Surface, colour: Color, rect: Rect, dash: float, width: int = 1) -> None:
    """The outline of a rectangle in dashes, for what is free or disabled."""
    inner = rect.inflate(-width, -width)
    corners = (inner.topleft, inner.topright, inner.bottomright, inner.bottomleft, inner.topleft)
    for start, end in pairwise(corners):
        dashed_line(target, colour, start, end, dash, dash * 0.7, width)


def hatch(target: Surface, rect: Rect, ink: Color, ground: Color, pitch: float, width: int) -> None:
    """Lines at 45 degrees across a rectangle: the fixed sign of war, whatever the colours."""
    before = target.get_clip()
    target.set_clip(rect.clip(before))
    target.fill(ground, rect)
    x = float(rect.left - rect.height)
    while x < rect.right:
        pygame.draw.line(target, ink, (x, rect.bottom), (x + rect.height, rect.top), width)
        x += pitch * 1.414
    target.set_clip(before)
