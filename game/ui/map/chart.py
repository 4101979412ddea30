"""The still ground of a map: sea, waterlines, graticule, land, the one land that matters in its own ink.

Painted once for a size and a palette, in the workshop.
"""

import json
from collections.abc import Iterable
from functools import cache
from typing import Any, TypeAlias

import pygame
from pygame import Color, Rect, Surface

from game.ui.map.projection import Projection, View
from game.ui.paint.files import asset
from game.ui.paint.kit import Kit
from game.ui.paint.workshop import workshop

_SHRINK = 2
_BEYOND = 200
"""Pixels beyond the picture up to which land is filled."""
_WATER = ((24, "water_1"), (13, "water_2"), (5, "water_3"))
_INKS = ("sea", "land", "cuba", "coast", "ink", "graticule", *(role for _, role in _WATER))
Points: TypeAlias = list[tuple[float, float]]


@cache
def _chart(name: str) -> dict[str, Any]:
    chart: dict[str, Any] = json.loads(asset(f"map/{name}.json").read_text(encoding="utf-8"))
    return chart


def ground(kit: Kit, view: View, size: tuple[int, int], part: Rect | None = None) -> Surface | None:
    """The ground of a view at a size in pixels, in the kit's palette; None while the workshop paints it.

    part: the rectangle of the window that waits for it.
    """
    inks = {role: kit.colour(role) for role in _INKS}
    flat, scale = kit.theme.high_contrast, kit.theme.scale
    key = ("map", view, size, tuple(tuple(ink) for ink in inks.values()), flat, scale)
    return workshop.picture(key, lambda: _drawn(inks, scale, view, size, flat=flat), part=part)


def _drawn(inks: dict[str, Color], scale: float, view: View, size: tuple[int, int], *, flat: bool) -> Surface:
    big = Surface((size[0] * _SHRINK, size[1] * _SHRINK))
    projection = Projection(view, big.get_size())
    unit = _SHRINK * scale
    chart = _chart(view.chart)
    rings = {
        part: _near(big, (_projected(projection, flat_ring) for flat_ring in chart[part]))
        for part in ("land", "marked", "borders", "water")
    }
    big.fill(inks["sea"])
    inset = view.chart == "europe"
    if not flat:
        for width, role in _WATER[1 if inset else 0 :]:
            _waterline(big, [*rings["land"], *rings["marked"]], width * unit, inks[role])
    _graticule(big, projection, inks["graticule"], max(1, round(unit * 0.5)))
    _fill(big, rings["land"], inks["land"], inks["coast"], max(1, round(unit * 0.6)))
    _fill(big, rings["water"], inks["sea"], inks["coast"], max(1, round(unit * 0.6)))
    for line in rings["borders"]:
        if len(line) > 1:
            pygame.draw.lines(big, inks["graticule"], False, line, max(1, round(unit * 0.5)))
    _fill(big, rings["marked"], inks["land" if inset else "cuba"], inks["ink"], max(2, round(unit * 1.2)))
    return pygame.transform.smoothscale(big, size)


def _near(big: Surface, rings: Iterable[Points]) -> list[Points]:
    """The rings that reach into the picture, or so near that their waterline does."""
    width, height = big.get_size()
    margin = 60
    return [
        ring
        for ring in rings
        if min(x for x, _ in ring) < width + margin
        and max(x for x, _ in ring) > -margin
        and min(y for _, y in ring) < height + margin
        and max(y for _, y in ring) > -margin
    ]


def _projected(projection: Projection, flat: list[int]) -> Points:
    return [projection.point(flat[i + 1] / 100, flat[i] / 100) for i in range(0, len(flat), 2)]


def _waterline(big: Surface, rings: list[Points], width: float, colour: Color) -> None:
    """Stroke the coasts wide and round. Points closer than a sixth of the stroke make no difference to it."""
    half, least, right, foot = width / 2, width / 6, big.get_width() + width, big.get_height() + width
    circle, stroke = pygame.draw.circle, pygame.draw.line
    for ring in rings:
        x0, y0 = ring[-1]
        for x, y in ring:
            if abs(x - x0) + abs(y - y0) < least:
                continue
            if -width < x < right and -width < y < foot:
                circle(big, colour, (x, y), half)
                if abs(x - x0) + abs(y - y0) > half / 2:
                    stroke(big, colour, (x0, y0), (x, y), round(width))
            x0, y0 = x, y


def _fill(big: Surface, rings: list[Points], fill: Color, edge: Color, width: int) -> None:
    across, down = big.get_size()
    for ring in rings:
        # A continent is filled row by row, also far beyond the picture, and no key is answered meanwhile.
        near = _cut(_cut(ring, 0, -_BEYOND, across + _BEYOND), 1, -_BEYOND, down + _BEYOND)
        if len(near) > 2:
            pygame.draw.polygon(big, fill, near)
        pygame.draw.lines(big, edge, True, ring, width)


def _cut(ring: Points, axis: int, low: float, high: float) -> Points:
    """The part of a ring between two straight lines across an axis (0 is x, 1 is y)."""
    for bound, sign in ((low, 1), (high, -1)):
        if all(sign * (point[axis] - bound) >= 0 for point in ring):
            continue
        kept: Points = []
        before = ring[-1]
        for point in ring:
            inside = sign * (point[axis] - bound) >= 0
            if inside != (sign * (before[axis] - bound) >= 0):
                share = (bound - before[axis]) / (point[axis] - before[axis])
                kept.append((before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])))
            if inside:
                kept.append(point)
            before = point
        ring = kept
        if not ring:
            break
    return ring


def _graticule(big: Surface, projection: Projection, colour: Color, width: int) -> None:
    """Parallels and meridians every five degrees."""
    span = 60
    middle_lat, middle_lon = projection.view.lat, projection.view.lon
    for lat in range(-10, 81, 5):
        if abs(lat - middle_lat) < span / 2:
            line = [projection.point(lat, middle_lon + step) for step in range(-span, span + 1, 2)]
            pygame.draw.lines(big, colour, False, line, width)
    for lon in range(-180, 181, 5):
        if abs(lon - middle_lon) < span:
            line = [
                projection.point(middle_lat + step, lon) for step in range(-30, 31, 2) if abs(middle_lat + step) < 88
            ]
            pygame.draw.lines(big, colour, False, line, width)
