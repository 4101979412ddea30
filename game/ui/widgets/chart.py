"""The ground that all charts of the debrief stand on, and the tension of one road or two over five named bands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final, Literal

import pygame
from pygame import Color, Rect, Surface

from game.ui.kit import Kit
from game.ui.knot import state_word
from game.ui.marks import dashed_line, disc
from game.ui.theme import mix
from game.ui.widgets.base import Brush, Widget

Points = Sequence[tuple[float, float]]
Days = Sequence[tuple[float, str]]
_BANDS: Final = (0, 25, 50, 70, 85, 100)
_FIGURES: Final = (0, 25, 50, 75, 100)
_LIFTS: Final = (-30, 30, -52, 52, -74, 74)
"""How far from the curve the number of a mark may stand, in canvas pixels, the best first."""


@dataclass(frozen=True, slots=True)
class Curve:
    """A named line: `solid` is thick and in the accent's colour, `dotted` thin and in ink."""

    name: str
    points: Points
    manner: Literal["solid", "dotted"] = "solid"


@dataclass(frozen=True, slots=True)
class Number:
    """A number on a curve, told below the chart. value: where the curve stands at that hour."""

    number: int
    t: float
    value: float


@dataclass(frozen=True, slots=True)
class Frame:
    """Where hours and values stand in a field of pixels."""

    rect: Rect
    first: float
    last: float
    low: float = 0.0
    high: float = 100.0

    def x(self, t: float) -> float:
        """Where an hour stands."""
        return self.rect.left + self.rect.width * (t - self.first) / max(1.0, self.last - self.first)

    def y(self, value: float) -> float:
        """Where a value stands; beyond the scale it stands at the edge."""
        inside = min(self.high, max(self.low, value))
        return self.rect.bottom - self.rect.height * (inside - self.low) / max(1e-9, self.high - self.low)

    def line(self, points: Points) -> list[tuple[float, float]]:
        """A curve in pixels."""
        return [(self.x(t), self.y(value)) for t, value in points]


def draw_days(target: Surface, kit: Kit, frame: Frame, days: Days) -> None:
    """Hairlines at the midnights, and their names below as far as they have room."""
    ink, right = mix(kit.colour("paper"), kit.colour("ink"), 0.25), frame.rect.left - kit.px(40)
    for t, name in days:
        x = round(frame.x(t))
        if not frame.rect.left <= x <= frame.rect.right:
            continue
        wide = kit.type.width(name, "label")
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


def draw_curve(target: Surface, kit: Kit, line: Sequence[tuple[float, float]], colour: Color, manner: str) -> None:
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


def draw_numbers(target: Surface, kit: Kit, frame: Frame, marks: Sequence[Number]) -> None:
    """Numbers as ink discs beside their places on the curve, clear of one another."""
    ink, paper, radius = kit.colour("ink"), kit.colour("paper"), kit.px(13)
    taken: list[Rect] = []
    for mark in marks:
        x, y = frame.x(mark.t), frame.y(mark.value)
        boxes = []
        for lift in _LIFTS:
            box = Rect(0, 0, 2 * radius, 2 * radius)
            box.center = (
                round(min(max(x, frame.rect.left + radius), frame.rect.right - radius)),
                round(y + kit.px(lift)),
            )
            boxes.append(box)
        inside = [b for b in boxes if frame.rect.contains(b)] or boxes[:1]
        box = next((b for b in inside if b.inflate(4, 4).collidelist(taken) < 0), inside[0])
        taken.append(box)
        pygame.draw.line(target, ink, (x, y), box.center, max(1, kit.gap(2)))
        ring = disc(kit.gap(6), paper, ink, max(1, kit.gap(2)))
        target.blit(ring, ring.get_rect(center=(round(x), round(y))))
        face = disc(radius, ink, paper, max(1, kit.gap(1)))
        target.blit(face, face.get_rect(center=box.center))
        kit.write_line(target, str(mark.number), "label", box, "paper", "centre")


def draw_names(target: Surface, kit: Kit, frame: Frame, curves: Sequence[Curve], colours: Sequence[Color]) -> None:
    """The name of each curve at the line itself, where the curves are farthest apart."""
    step = kit.type.height("row_title")
    places = _apart(frame, curves)
    for i, (curve, colour) in enumerate(zip(curves, colours, strict=True)):
        at = places[i]
        if at is None:
            continue
        x, y, above = at
        wide = kit.type.width(curve.name, "row_title") + 4
        left = min(max(round(x) - wide // 2, frame.rect.left + kit.gap(4)), frame.rect.right - wide - kit.gap(4))
        top = round(y) - step - kit.gap(6) if above else round(y) + kit.gap(6)
        top = min(max(top, frame.rect.top), frame.rect.bottom - step)
        ground = Surface((wide + kit.gap(6), step))
        ground.fill(kit.colour("paper"))
        ground.set_alpha(190)
        target.blit(ground, (left - kit.gap(3), top))
        kit.write_line(target, curve.name, "row_title", Rect(left, top, wide, step), _hex(colour))


def _apart(frame: Frame, curves: Sequence[Curve]) -> list[tuple[float, float, bool] | None]:
    if len(curves) < 2:
        return [None] * len(curves)
    best, place = -1.0, 0.5
    for share in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
        t = frame.first + share * (frame.last - frame.first)
        values = [value_at(curve.points, t) for curve in curves]
        if all(v is not None for v in values):
            gap = max(v for v in values if v is not None) - min(v for v in values if v is not None)
            if gap > best:
                best, place = gap, share
    found: list[tuple[float, float, bool] | None] = []
    t = frame.first + place * (frame.last - frame.first)
    values = [value_at(curve.points, t) for curve in curves]
    top = max((v for v in values if v is not None), default=0.0)
    used_above = False
    for curve, value in zip(curves, values, strict=True):
        if value is None:
            last_t, last_v = curve.points[-1]
            found.append((frame.x(last_t), frame.y(last_v), True))
            continue
        above = value == top and not used_above
        used_above = used_above or above
        found.append((frame.x(t), frame.y(value), above))
    return found


def value_at(points: Points, t: float) -> float | None:
    """The value of a curve at an hour by the straight line between two points; None outside of it."""
    for (t0, v0), (t1, v1) in pairwise(points):
        if t0 <= t <= t1:
            return v0 + (v1 - v0) * (t - t0) / max(t1 - t0, 1e-9)
    return None


def _hex(colour: Color) -> str:
    return f"#{colour.r:02X}{colour.g:02X}{colour.b:02X}"


@dataclass(frozen=True, slots=True)
class Fork:
    """An upright line at an hour, with its words."""

    t: float
    words: str = "they part here"


@dataclass(frozen=True, slots=True)
class Told:
    """What is marked on a chart beside its curves."""

    days: Days = ()
    numbers: Sequence[Number] = field(default=())
    fork: Fork | None = None


class TensionChart(Widget):
    """The tension of one road or two, 0 to 100 upward over five named bands. Told in words: first, highest, last.

    told: midnights, numbered moments and the place where two roads part.
    """

    def __init__(self, curves: Sequence[Curve], *, name: str, told: Told | None = None, tall: float = 250) -> None:
        super().__init__(name=f"{name}. " + " ".join(in_words(curve) for curve in curves))
        self.curves = tuple(curves)
        self.told = told or Told()
        self.tall = tall

    def natural(self, kit: Kit) -> int:
        return kit.px(320)

    def height(self, kit: Kit, width: int) -> int:
        return kit.px(self.tall)

    def frame(self, kit: Kit) -> Frame:
        """The field of the chart inside its rectangle."""
        left, foot, head = kit.px(44), kit.type.height("label") + kit.gap(6), kit.px(8)
        box = self.rect
        field_ = Rect(box.left + left, box.top + head, box.width - left - kit.px(10), max(20, box.height - foot - head))
        hours = [t for curve in self.curves for t, _ in curve.points]
        return Frame(field_, min(hours), max(hours))

    def paint(self, target: Surface, brush: Brush) -> None:
        kit = brush.kit
        frame = self.frame(kit)
        self._bands(target, kit, frame)
        draw_figures(target, kit, frame, _FIGURES)
        draw_days(target, kit, frame, self.told.days)
        pygame.draw.line(target, kit.colour("ink"), frame.rect.bottomleft, frame.rect.bottomright, max(1, kit.gap(2)))
        colours = [kit.colour("accent" if curve.manner == "solid" else "ink") for curve in self.curves]
        for curve, colour in sorted(zip(self.curves, colours, strict=True), key=lambda x: x[0].manner == "dotted"):
            draw_curve(target, kit, frame.line(curve.points), colour, curve.manner)
        if self.told.fork is not None:
            draw_fork(target, kit, frame, self.told.fork)
        draw_names(target, kit, frame, self.curves, colours)
        draw_numbers(target, kit, frame, self.told.numbers)

    @staticmethod
    def _bands(target: Surface, kit: Kit, frame: Frame) -> None:
        paper, style = kit.colour("paper"), "label"
        for n, (low, high) in enumerate(pairwise(_BANDS)):
            top, bottom = round(frame.y(high)), round(frame.y(low))
            band = Rect(frame.rect.left, top, frame.rect.width, bottom - top)
            target.fill(mix(paper, kit.colour("accent_2"), 0.04 + 0.08 * n), band)
            if band.height >= kit.type.height(style) * 0.8:
                room = band.inflate(-2 * kit.gap(8), 0)
                kit.write_line(target, state_word((low + high) / 2).capitalize(), style, room, "ink_soft")


def draw_fork(target: Surface, kit: Kit, frame: Frame, fork: Fork) -> None:
    """An upright dashed line where two roads part, with its words at the top."""
    x = frame.x(fork.t)
    dashed_line(
        target,
        kit.colour("ink"),
        (x, frame.rect.top),
        (x, frame.rect.bottom),
        kit.gap(7),
        kit.gap(5),
        max(2, kit.gap(2)),
    )
    wide = kit.type.width(fork.words, "small")
    left = x + kit.gap(6) if x + wide + kit.gap(10) < frame.rect.right else x - wide - kit.gap(8)
    kit.write_line(target, fork.words, "small", Rect(round(left), frame.rect.top, wide + 4, kit.px(22)), "ink")


def in_words(curve: Curve) -> str:
    """A curve for a voice."""
    values = [value for _, value in curve.points]
    return f"{curve.name}: from {values[0]:.0f}, at most {max(values):.0f}, at the end {values[-1]:.0f}."
