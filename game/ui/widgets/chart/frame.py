"""The ground that all charts of the debrief stand on: a field of hours and values, its scales, and its curves."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import pygame
from pygame import Color, Rect, Surface

from game.locale import tr
from game.reports.hours import Hours
from game.ui.paint.kit import Kit
from game.ui.paint.marks import dashed_line
from game.ui.paint.theme import mix

Points = Sequence[tuple[float, float]]
Days = Sequence[tuple[float, str]]
Pixels = Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Curve:
    """A named line: `solid` is thick and in the accent's colour, `dotted` thin and in ink."""

    name: str
    points: Points
    manner: Literal["solid", "dotted"] = "solid"


@dataclass(frozen=True, slots=True)
class Frame:
    """Where hours and values stand in a field of pixels."""

    rect: Rect
    hours: Hours
    low: float = 0.0
    high: float = 100.0

    def x(self, t: float) -> float:
        """Where an hour stands; one outside stands at the edge."""
        return self.rect.left + self.rect.width * self.hours.share(t)

    def y(self, value: float) -> float:
        """Where a value stands; beyond the scale it stands at the edge."""
        inside = min(self.high, max(self.low, value))
        return self.rect.bottom - self.rect.height * (inside - self.low) / max(1e-9, self.high - self.low)

    def line(self, points: Points) -> list[tuple[float, float]]:
        """A curve in pixels."""
        return [(self.x(t), self.y(value)) for t, value in points]


def level(line: Pixels, x: float) -> float | None:
    """Return how high a curve in pixels is drawn at a place across; None beside it."""
    if len(line) < 2 or not line[0][0] <= x <= line[-1][0]:
        return None
    i = min(max(bisect_right(line, x, key=lambda point: point[0]), 1), len(line) - 1)
    (x0, y0), (x1, y1) = line[i - 1], line[i]
    return y0 + (y1 - y0) * (x - x0) / max(x1 - x0, 1e-9)


def draw_days(target: Surface, kit: Kit, frame: Frame, days: Days) -> None:
    """Hairlines at the midnights, and their names below as far as they have room."""
    ink, right = mix(kit.colour("paper"), kit.colour("ink"), 0.25), frame.rect.left - kit.gap(8) - kit.px(8)
    for t, name in days:
        if not frame.hours.first <= t <= frame.hours.last:
            continue
        x, wide = round(frame.x(t)), kit.type.width(name, "label")
        if x - wide // 2 < right + kit.px(8) or x + wide // 2 > frame.rect.right + kit.px(24):
            continue
        right = x + wide // 2
        pygame.draw.line(target, ink, (x, frame.rect.top), (x, frame.rect.bottom))
        below = Rect(x - wide // 2, frame.rect.bottom + kit.gap(3), wide + 2, kit.type.height("label"))
        kit.write_line(target, name, "label", below, "ink")


def draw_figures(target: Surface, kit: Kit, frame: Frame, figures: Sequence[float], unit: str = "") -> None:
    """The scale at the left."""
    tall, top = kit.type.height("label"), frame.rect.bottom + kit.px(40)
    for value in figures:
        y = round(frame.y(value))
        if y + tall > top:
            continue
        top = y
        room = Rect(frame.rect.left - kit.px(60), y - tall // 2, kit.px(60) - kit.gap(8), tall)
        kit.write_line(target, f"{value:g}{unit}", "label", room, "ink", "right")


def draw_curve(target: Surface, kit: Kit, line: Pixels, colour: Color, manner: str) -> None:
    """A curve in pixels, solid with a pale edge or dotted."""
    if len(line) < 2:
        for x, y in line:
            pygame.draw.aacircle(target, colour, (round(x), round(y)), kit.gap(4))
        return
    if manner == "solid":
        pygame.draw.lines(target, kit.colour("paper"), False, line, max(4, kit.gap(7)))
        pygame.draw.lines(target, colour, False, line, max(2, kit.gap(4)))
        return
    dash = kit.gap(4)
    for start, end in pairwise(line):
        dashed_line(target, colour, start, end, dash, dash, max(2, kit.gap(2.5)))


def in_words(curve: Curve) -> str:
    """A curve for a voice."""
    values = [value for _, value in curve.points]
    return tr(
        "{name}: from {first}, at most {most}, at the end {last}.",
        name=curve.name,
        first=f"{values[0]:.0f}",
        most=f"{max(values):.0f}",
        last=f"{values[-1]:.0f}",
    )
