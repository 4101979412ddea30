"""Signs on the map: hulls, lenses, triangles, dots, rings and words with a halo of their ground."""

import math
from collections.abc import Sequence
from itertools import pairwise

import pygame
from pygame import Color, Surface

from game.ui.map.picture import Camp
from game.ui.paint.kit import Kit
from game.ui.paint.marks import soft
from game.ui.paint.theme import tokens
from game.ui.paint.typesetting import Run

_HULL = (
    (0.0, 0.55),
    (0.14, 0.55),
    (0.2, 0.34),
    (0.3, 0.34),
    (0.3, 0.16),
    (0.42, 0.16),
    (0.42, 0.34),
    (0.64, 0.34),
    (0.7, 0.55),
    (1.0, 0.55),
    (0.88, 0.9),
    (0.12, 0.9),
)


def camp_colour(kit: Kit, camp: Camp) -> Color:
    """The fixed colour of a side on the map; ink for everything else."""
    return kit.colour("ink") if camp == "other" else Color(tokens()["map"][camp])


def hull(kit: Kit, camp: Camp) -> Surface:
    """A ship: filled navy for the United States, outlined red for the Soviet Union."""
    size = (kit.theme.map_px(34), kit.theme.map_px(24))
    colour, ground = camp_colour(kit, camp), kit.colour("sea")

    def paint(big: Surface, over: int) -> None:
        points = [(x * size[0] * over, y * size[1] * over) for x, y in _HULL]
        if camp == "us":
            pygame.draw.polygon(big, colour, points)
            pygame.draw.line(
                big,
                colour,
                (size[0] * 0.36 * over, size[1] * 0.02 * over),
                (size[0] * 0.36 * over, size[1] * 0.5 * over),
                2 * over,
            )
            return
        pygame.draw.polygon(big, ground, points)
        for a, b in pairwise([*points, points[0]]):
            pygame.draw.line(big, colour, a, b, round(2.2 * over * kit.theme.scale))
            pygame.draw.circle(big, colour, a, 1.1 * over * kit.theme.scale)

    return soft(("hull", camp, tuple(colour), tuple(ground)), size, paint)


def lens(kit: Kit, sure: bool) -> Surface:
    """A submarine: a filled lens, or an outlined one with `?` when only suspected."""
    size = (kit.theme.map_px(34), kit.theme.map_px(17))
    colour, ground = camp_colour(kit, "ussr"), kit.colour("paper")

    def paint(big: Surface, over: int) -> None:
        w, h = size[0] * over, size[1] * over
        upper = [(w * i / 24, h / 2 - h * 0.46 * math.sin(math.pi * i / 24)) for i in range(25)]
        lower = [(w * i / 24, h / 2 + h * 0.46 * math.sin(math.pi * i / 24)) for i in range(24, -1, -1)]
        pygame.draw.polygon(big, colour if sure else ground, upper + lower)
        if not sure:
            pygame.draw.lines(big, colour, True, upper + lower, 2 * over)

    image = soft(("lens", sure, tuple(colour), tuple(ground)), size, paint)
    if sure:
        return image
    out = image.copy()
    mark = kit.type.picture("?", "map_place", colour, run=Run("?", bold=True), on_map=True)
    out.blit(mark, mark.get_rect(center=out.get_rect().center))
    return out


def triangle(kit: Kit, state: str) -> Surface:
    """A missile site: filled when ready, outlined when being built; a question mark in a dashed one when in doubt."""
    side = kit.theme.map_px(18)
    colour, paper = camp_colour(kit, "ussr"), kit.colour("paper")

    def paint(big: Surface, over: int) -> None:
        s = side * over
        outer = [(s / 2, 0), (s, s * 0.9), (0, s * 0.9)]
        inner = [(s / 2, s * 0.2), (s * 0.86, s * 0.82), (s * 0.14, s * 0.82)]
        core = [(s / 2, s * 0.4), (s * 0.7, s * 0.7), (s * 0.3, s * 0.7)]
        pygame.draw.polygon(big, paper, outer)
        pygame.draw.polygon(big, colour, inner)
        if state != "ready":
            pygame.draw.polygon(big, paper, core)

    image = soft(("site", state, tuple(colour), tuple(paper)), (side, side), paint)
    if state != "unknown":
        return image
    out = Surface((side + kit.theme.map_px(9), side), pygame.SRCALPHA)
    out.blit(image, (0, 0))
    mark = kit.type.picture("?", "map_place", colour, run=Run("?", bold=True), on_map=True)
    out.blit(mark, (side - 1, (side - mark.get_height()) // 2))
    return out


def end_disc(kit: Kit, end: str) -> Surface:
    """The end of a flight: `?` overdue, `!` noticed, a cross lost."""
    radius = kit.theme.map_px(11)
    colour = camp_colour(kit, "ussr") if end == "lost" else kit.colour("ink")
    paper = kit.colour("paper")

    def paint(big: Surface, over: int) -> None:
        r = radius * over
        pygame.draw.circle(big, colour, (r, r), r)
        pygame.draw.circle(big, paper, (r, r), r * 0.8)
        if end == "lost":
            k = r * 0.36
            for sign in (1, -1):
                pygame.draw.line(big, colour, (r - k, r - k * sign), (r + k, r + k * sign), max(2, round(r * 0.22)))

    image = soft(("end", end, tuple(colour), tuple(paper)), (2 * radius, 2 * radius), paint)
    if end == "lost":
        return image
    out = image.copy()
    mark = kit.type.picture(
        "?" if end == "overdue" else "!", "map_name", kit.colour("ink"), run=Run("", bold=True), on_map=True
    )
    out.blit(mark, mark.get_rect(center=(radius, radius)))
    return out


def fog(kit: Kit) -> Surface:
    """What is there and not known: three broken bars on a slip of paper."""
    side = kit.theme.map_px(22)
    out = Surface((side, side), pygame.SRCALPHA)
    pygame.draw.rect(out, kit.colour("paper"), out.get_rect(), border_radius=kit.gap(3))
    pygame.draw.rect(out, kit.colour("ink"), out.get_rect(), max(1, kit.gap(1)), border_radius=kit.gap(3))
    image = kit.icon("ui-fog", side - 2 * max(2, kit.gap(2)), "ink", "paper")
    out.blit(image, image.get_rect(center=out.get_rect().center))
    return out


def along(
    target: Surface,
    colour: Color,
    points: Sequence[tuple[float, float]],
    dash: float,
    gap: float,
    width: int,
    dots: bool = False,
) -> None:
    """A dashed or dotted line through points; the dashes keep their length round corners."""
    left, on = dash, True
    for a, b in pairwise(points):
        start, way = pygame.Vector2(a), pygame.Vector2(b) - pygame.Vector2(a)
        length = way.length()
        if length == 0:
            continue
        way /= length
        at = 0.0
        while at < length:
            step = min(left, length - at)
            if on and dots and left == dash:
                pygame.draw.aacircle(target, colour, start + way * at, max(1.0, width / 2))
            elif on and not dots:
                pygame.draw.line(target, colour, start + way * at, start + way * (at + step), width)
            at += step
            left -= step
            if left <= 1e-6:
                on = not on
                left = dash if on else gap
