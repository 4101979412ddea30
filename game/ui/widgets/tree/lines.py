"""The lines of a tree: days, roads, and the curves by which one road leaves another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import hypot

import pygame
from pygame import Color, Rect, Surface

from game.app.archive.picture import Strand, TreePicture
from game.ui.paint.kit import Kit
from game.ui.paint.marks import dashed_line
from game.ui.paint.theme import mix
from game.ui.widgets.tree.lay import Lay

_CURVE_STEPS = 18
_GRID = 24

Point = tuple[float, float]


def draw_ground(target: Surface, kit: Kit, lay: Lay, picture: TreePicture, head: Rect) -> None:
    """Draw the squares of the paper and the midnights, with the days in the head of the sheet."""
    field = lay.field
    faint = mix(kit.colour("paper"), kit.colour("hairline"), 0.28)
    step = max(8, kit.gap(_GRID))
    for x in range(field.left - lay.camera[0] % step, field.right, step):
        pygame.draw.line(target, faint, (x, field.top), (x, field.bottom))
    for y in range(field.top - lay.camera[1] % step, field.bottom, step):
        pygame.draw.line(target, faint, (field.left, y), (field.right, y))
    free, clear = head.left, field.left - step
    for t, words in picture.days:
        x = lay.x(t)
        wide = kit.type.width(words, "label")
        # A day is named where the midnight it begins with is in sight and the day before has left room.
        if not field.left <= x <= field.right:
            continue
        if x < clear:
            continue
        clear, line = x + step // 2, (x, field.top)
        dashed_line(target, kit.colour("hairline"), line, (x, field.bottom), kit.gap(2), kit.gap(4), max(1, kit.gap(1)))
        if x + kit.gap(4) >= free and x + kit.gap(6) + wide < head.right:
            kit.write_line(target, words, "label", Rect(x + kit.gap(6), head.top, wide + 2, head.height), "ink")
            free = x + kit.gap(6) + wide + kit.gap(12)


def draw_roads(
    target: Surface, kit: Kit, lay: Lay, picture: TreePicture, chosen: str, grown: Mapping[str, float]
) -> None:
    """Draw every road; history and the player's own lie above the others, the chosen one is heavier.

    Args:
        grown: how much of a road is there, 0 to 1; roads that are not named are whole.
    """
    order = {"curated": 0, "history": 1, "yours": 2}
    for strand in sorted(picture.strands, key=lambda s: (order[s.kind], s.key == chosen)):
        if strand.stops:
            _road(target, kit, lay, picture, strand, grown.get(strand.key, 1.0), heavy=strand.key == chosen)


def _road(
    target: Surface, kit: Kit, lay: Lay, picture: TreePicture, strand: Strand, grown: float, *, heavy: bool
) -> None:
    first, last = lay.point(strand, strand.stops[0].t), lay.point(strand, strand.stops[-1].t)
    path: list[Point] = [*_fork(lay, picture, strand), first]
    field = lay.field.inflate(kit.px(40), kit.px(40))
    straight: list[Point] = [(max(first[0], field.left), first[1]), (min(last[0], field.right), last[1])]
    if grown < 1.0:
        path = _part([*path, last], grown)
        straight = [path[-1], path[-1]]
    if strand.kind == "curated":
        ink, wide = kit.colour("ink" if heavy else "ink_soft"), max(2, kit.gap(4 if heavy else 2))
        dash, gap = kit.gap(8), kit.gap(5)
        _dashed(target, ink, path, dash, gap, wide)
        if straight[0][0] < straight[1][0]:
            dashed_line(target, ink, straight[0], straight[1], dash, gap, wide)
        return
    ink = kit.colour("ink" if strand.kind == "history" else "accent")
    wide = max(3, kit.gap(6 if strand.kind == "history" else 5))
    if len(path) > 1:
        pygame.draw.lines(target, ink, False, path, wide)
    if straight[0][0] < straight[1][0]:
        pygame.draw.line(target, ink, straight[0], straight[1], wide)


def _part(path: Sequence[Point], share: float) -> list[Point]:
    """The first part of a bent line."""
    steps = [hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(path)]
    left, found = share * sum(steps), [path[0]]
    for (a, b), step in zip(pairwise(path), steps, strict=True):
        if step >= left:
            part = left / step if step else 0.0
            return [*found, (a[0] + part * (b[0] - a[0]), a[1] + part * (b[1] - a[1]))]
        left -= step
        found.append(b)
    return found


def _fork(lay: Lay, picture: TreePicture, strand: Strand) -> list[Point]:
    """The curve from the stop a road leaves to its own first one; nothing where it begins by itself."""
    if strand.fork is None:
        return []
    parent = picture.strand(strand.fork[0])
    stop = parent.stop(strand.fork[1])
    if stop is None:
        return []
    (x0, y0), (x1, y1) = lay.point(parent, stop.t), lay.point(strand, strand.stops[0].t)
    middle = (x0 + x1) / 2
    return [_bezier((x0, y0), (middle, y0), (middle, y1), (x1, y1), i / _CURVE_STEPS) for i in range(_CURVE_STEPS)]


def _bezier(a: Point, b: Point, c: Point, d: Point, share: float) -> Point:
    u = 1.0 - share
    weights = (u * u * u, 3 * u * u * share, 3 * u * share * share, share * share * share)
    points = (a, b, c, d)
    return (
        sum(w * p[0] for w, p in zip(weights, points, strict=True)),
        sum(w * p[1] for w, p in zip(weights, points, strict=True)),
    )


def _dashed(target: Surface, colour: Color, path: Sequence[Point], dash: int, gap: int, wide: int) -> None:
    """A bent line in dashes whose rhythm runs on round the bends."""
    left, drawing = float(dash), True
    for one, two in pairwise(path):
        at, way = pygame.Vector2(one), pygame.Vector2(two) - pygame.Vector2(one)
        length = way.length()
        if length == 0:
            continue
        way.scale_to_length(1)
        while length > 0:
            step = min(left, length)
            if drawing:
                pygame.draw.line(target, colour, at, at + way * step, wide)
            at, length, left = at + way * step, length - step, left - step
            if left <= 0:
                drawing = not drawing
                left = float(dash if drawing else gap)
