"""The signs of a tree: rings with their odds, and how a road ends. Form tells as much as colour."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pygame
from pygame import Rect, Surface

from game.locale import tr
from game.ui.paint.kit import Kit
from game.ui.paint.marks import disc, hatch, soft

WAR = "#B4432B"
OPEN = "#F3EAD6"


@dataclass(frozen=True, slots=True)
class Chances:
    """The odds of a place as they are drawn. settlement, war: of a hundred; what is left is open."""

    settlement: float
    war: float

    def in_words(self) -> str:
        """Both figures for a voice."""
        return tr(
            "settlement {settlement} and war {war} of 100",
            settlement=f"{self.settlement:.0f}",
            war=f"{self.war:.0f}",
        )


def ring(kit: Kit, radius: int, edge: str, chances: Chances | None = None) -> Surface:
    """A stop: an empty ring, or one divided into settlement (teal), war (hatched) and what is open."""
    ink = kit.colour(edge)
    if chances is None:
        return disc(radius, kit.colour("paper"), ink, max(2, round(radius * 0.3)))
    teal, war, paper = kit.colour("teal"), kit.colour(WAR), kit.colour(OPEN)

    def paint(big: Surface, over: int) -> None:
        r = radius * over
        box = Rect(0, 0, 2 * r, 2 * r)
        pygame.draw.circle(big, paper, (r, r), r)
        _wedge(big, teal, r, 0.0, chances.settlement / 100)
        if chances.war >= 0.5:
            lines = Surface(box.size, pygame.SRCALPHA)
            hatch(lines, box, war, paper, max(3, round(3.4 * over)), max(2, round(1.7 * over)))
            hole = Surface(box.size, pygame.SRCALPHA)
            _wedge(hole, pygame.Color(255, 255, 255), r, 1.0 - chances.war / 100, 1.0)
            lines.blit(hole, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
            big.blit(lines, (0, 0))
        pygame.draw.circle(big, ink, (r, r), r, max(2, 2 * over))
        pygame.draw.circle(big, paper, (r, r), round(r * 0.42))
        pygame.draw.circle(big, ink, (r, r), round(r * 0.42), max(2, 2 * over))

    key = ("tree-ring", round(chances.settlement), round(chances.war), tuple(ink), tuple(teal))
    return soft(key, (2 * radius, 2 * radius), paint)


def _wedge(target: Surface, colour: pygame.Color, r: int, start: float, end: float) -> None:
    """A sector clockwise from the top. start, end: shares of the whole turn."""
    if end - start <= 0.004:
        return
    steps = max(3, round(64 * (end - start)))
    angles = [2 * math.pi * (start + (end - start) * i / steps) - math.pi / 2 for i in range(steps + 1)]
    pygame.draw.polygon(target, colour, [(r, r), *[(r + r * math.cos(a), r + r * math.sin(a)) for a in angles]])


def end_sign(kit: Kit, kind: str, size: int) -> Surface:
    """How a road ends: a settlement's disc, a war's hatched square, the open diamond of everything else."""
    ink, teal = kit.colour("ink"), kit.colour("teal")
    if kind == "settlement":
        return disc(size // 2, teal, ink, max(2, size // 9))
    if kind == "war":
        square = Surface((size, size))
        hatch(square, square.get_rect(), kit.colour(WAR), kit.colour(OPEN), max(4, size // 4), max(2, size // 8))
        pygame.draw.rect(square, ink, square.get_rect(), max(2, size // 9))
        return square
    paper = kit.colour("paper")

    def paint(big: Surface, over: int) -> None:
        half = size * over / 2
        corners = [(half, over), (2 * half - over, half), (half, 2 * half - over), (over, half)]
        pygame.draw.polygon(big, paper, corners)
        pygame.draw.polygon(big, ink, corners, max(2, round(2.4 * over)))

    return soft(("tree-open-end", tuple(ink), tuple(paper)), (size, size), paint)
