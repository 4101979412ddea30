"""The still ground of a map: sea, waterlines, graticule, land, the one land that matters in its own ink. Drawn once."""

import json
from functools import cache
from itertools import pairwise
from typing import Any, TypeAlias

import pygame
from pygame import Color, Surface

from game.ui.files import asset
from game.ui.kit import Kit
from game.ui.map.projection import Projection, View

_SHRINK = 2
_KEPT = 8
_WATER = ((24, "water_1"), (13, "water_2"), (5, "water_3"))
_kept: dict[tuple[object, ...], Surface] = {}
Points: TypeAlias = list[tuple[float, float]]


@cache
def _chart(name: str) -> dict[str, Any]:
    chart: dict[str, Any] = json.loads(asset(f"map/{name}.json").read_text(encoding="utf-8"))
    return chart


def ground(kit: Kit, view: View, size: tuple[int, int]) -> Surface:
    """The ground of a view at a size in pixels, in the kit's palette."""
    palette = "high_contrast" if kit.theme.high_contrast else kit.theme.palette
    key = (view, size, palette)
    if key not in _kept:
        if len(_kept) >= _KEPT:
            del _kept[next(iter(_kept))]
        _kept[key] = _drawn(kit, view, size)
    return _kept[key]


def _drawn(kit: Kit, view: View, size: tuple[int, int]) -> Surface:
    big = Surface((size[0] * _SHRINK, size[1] * _SHRINK))
    projection = Projection(view, big.get_size())
    unit = _SHRINK * kit.theme.scale
    chart = _chart(view.chart)
    rings = {
        part: [_projected(projection, flat) for flat in chart[part]] for part in ("land", "marked", "borders", "water")
    }
    big.fill(kit.colour("sea"))
    inset = view.chart == "europe"
    if not kit.theme.high_contrast:
        for width, role in _WATER[1 if inset else 0 :]:
            _waterline(big, [*rings["land"], *rings["marked"]], width * unit, kit.colour(role))
    _graticule(big, projection, kit.colour("graticule"), max(1, round(unit * 0.5)))
    _fill(big, rings["land"], kit.colour("land"), kit.colour("coast"), max(1, round(unit * 0.6)))
    _fill(big, rings["water"], kit.colour("sea"), kit.colour("coast"), max(1, round(unit * 0.6)))
    for line in rings["borders"]:
        if len(line) > 1:
            pygame.draw.lines(big, kit.colour("graticule"), False, line, max(1, round(unit * 0.5)))
    marked = kit.colour("land" if inset else "cuba")
    _fill(big, rings["marked"], marked, kit.colour("ink"), max(2, round(unit * 1.2)))
    return pygame.transform.smoothscale(big, size)


def _projected(projection: Projection, flat: list[int]) -> Points:
    return [projection.point(flat[i + 1] / 100, flat[i] / 100) for i in range(0, len(flat), 2)]


def _near(big: Surface, point: tuple[float, float], reach: float) -> bool:
    width, height = big.get_size()
    return -reach < point[0] < width + reach and -reach < point[1] < height + reach


def _waterline(big: Surface, rings: list[Points], width: float, colour: Color) -> None:
    """Stroke the coasts wide and round."""
    half = width / 2
    for ring in rings:
        for a, b in pairwise([*ring, ring[0]]):
            if _near(big, a, width):
                pygame.draw.circle(big, colour, a, half)
            if (_near(big, a, width) or _near(big, b, width)) and abs(a[0] - b[0]) + abs(a[1] - b[1]) > half / 2:
                pygame.draw.line(big, colour, a, b, round(width))


def _fill(big: Surface, rings: list[Points], fill: Color, edge: Color, width: int) -> None:
    for ring in rings:
        if any(_near(big, point, 4000) for point in ring):
            pygame.draw.polygon(big, fill, ring)
            pygame.draw.lines(big, edge, True, ring, width)


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
