"""Odds along a road or two as curves in a band of their doubt, and small charts of tracks that share one scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

import pygame
from pygame import Color, Rect, Surface

from game.locale import tr
from game.reports.hours import Hours, chart_hours
from game.ui.paint.kit import Kit
from game.ui.paint.theme import mix
from game.ui.widgets.base import Brush, Widget
from game.ui.widgets.chart.frame import (
    Curve,
    Days,
    Frame,
    draw_curve,
    draw_days,
    draw_figures,
    in_words,
)
from game.ui.widgets.chart.steps import SteppedChart
from game.ui.widgets.chart.words import Fork, Room, draw_fork, draw_names

WAR: Final = "#8A2A1C"
_SCALES: Final = (10.0, 20.0, 50.0, 100.0)
Kind = Literal["settlement", "war"]


@dataclass(frozen=True, slots=True)
class OddsLine:
    """The chance of one kind of ending along a road. points: (hour, share, low, high), of a hundred."""

    name: str
    points: Sequence[tuple[float, float, float, float]]
    manner: Literal["solid", "dotted"] = "solid"

    @property
    def curve(self) -> Curve:
        """The line without its band."""
        return Curve(self.name, tuple((t, share) for t, share, _, _ in self.points), self.manner)


class OddsChart(SteppedChart):
    """The chance of a settlement, or of war (its band hatched), along one road or two; figures of a hundred."""

    def __init__(
        self,
        kind: Kind,
        lines: Sequence[OddsLine],
        *,
        hours: Hours | None = None,
        days: Days = (),
        fork: Fork | None = None,
        tall: float = 170,
        top: float | None = None,
    ) -> None:
        """hours: those of the charts beside it; None takes those of its own lines."""
        words = tr("Chance of war, of 100") if kind == "war" else tr("Chance of a settlement, of 100")
        super().__init__(name=f"{words}. " + " ".join(in_words(line.curve) for line in lines))
        self.kind = kind
        self.lines = tuple(lines)
        self.curves = tuple(line.curve for line in lines)
        self.hours = hours or chart_hours([line.curve.points for line in lines], days)
        self.days = days
        self.fork = fork
        self.tall = tall
        most = max((high for line in lines for _, _, _, high in line.points), default=100.0)
        self.top = top or next(scale for scale in _SCALES if most <= scale or scale == _SCALES[-1])

    def natural(self, kit: Kit) -> int:
        return kit.px(300)

    def height(self, kit: Kit, width: int) -> int:
        return kit.px(self.tall)

    def frame(self, kit: Kit) -> Frame:
        """The field of the chart inside its rectangle."""
        box, left, foot, head = self.rect, kit.px(44), kit.type.height("label") + kit.gap(6), kit.px(10)
        room = Rect(box.left + left, box.top + head, box.width - left - kit.px(10), max(20, box.height - foot - head))
        return Frame(room, self.hours, 0.0, self.top)

    def paint(self, target: Surface, brush: Brush) -> None:
        kit, frame = brush.kit, self.frame(brush.kit)
        room = frame.rect
        lines = [frame.line(line.curve.points) for line in self.lines]
        target.fill(mix(kit.colour("paper"), kit.colour("manila"), 0.4), room)
        draw_figures(target, kit, frame, [self.top * part / 2 for part in range(3)])
        draw_days(target, kit, frame, self.days)
        ink = kit.colour("teal" if self.kind == "settlement" else WAR)
        for line in self.lines:
            draw_band(target, kit, frame, line, ink, hatched=self.kind == "war")
        pygame.draw.line(target, kit.colour("ink"), room.bottomleft, room.bottomright, max(1, kit.gap(2)))
        colours = [ink if line.manner == "solid" else kit.colour("ink") for line in self.lines]
        for line, pixels, colour in zip(self.lines, lines, colours, strict=True):
            draw_curve(target, kit, pixels, colour, line.manner)
        for line in self.lines if len(self.lines) == 1 else ():
            draw_ends(target, kit, frame, line)
        free = Room(room, lines)
        if self.fork is not None:
            draw_fork(target, kit, frame, free, self.fork)
        if len(self.lines) > 1:
            draw_names(target, kit, free, [line.curve for line in self.lines], lines, colours)
        self.draw_step(target, brush, frame)


def draw_ends(target: Surface, kit: Kit, frame: Frame, line: OddsLine) -> None:
    """The figures at the first and the highest place of a line, and at the last before the end."""
    points = line.points
    told = dict.fromkeys((points[0], max(points, key=lambda p: p[1]), points[max(0, len(points) - 2)]))
    taken: list[Rect] = []
    for t, share, low, high in told:
        words = f"{share:.0f}"
        box = Rect(0, 0, kit.type.width(words, "label") + 2, kit.type.height("label"))
        box.midbottom = (round(frame.x(t)), round(frame.y(high)) - kit.gap(3))
        if box.top < frame.rect.top:
            box.top = round(frame.y(low)) + kit.gap(3)
        box.clamp_ip(frame.rect)
        if box.inflate(6, 2).collidelist(taken) < 0:
            taken.append(box)
            kit.write_line(target, words, "label", box, "ink")


def draw_band(target: Surface, kit: Kit, frame: Frame, line: OddsLine, ink: Color, *, hatched: bool) -> None:
    """The doubt of a line: a pale band, hatched for war; the band of a dotted line has an edge and no filling."""
    if len(line.points) < 2:
        return
    upper = [(frame.x(t) - frame.rect.left, frame.y(high) - frame.rect.top) for t, _, _, high in line.points]
    lower = [(frame.x(t) - frame.rect.left, frame.y(low) - frame.rect.top) for t, _, low, _ in line.points]
    band = Surface(frame.rect.size, pygame.SRCALPHA)
    outline = [*upper, *reversed(lower)]
    if line.manner == "solid":
        pygame.draw.polygon(band, (ink.r, ink.g, ink.b, 60), outline)
        if hatched:
            _hatched(band, ink, outline, kit)
    pygame.draw.lines(band, (ink.r, ink.g, ink.b, 150), True, outline, 1)
    target.blit(band, frame.rect)


def _hatched(band: Surface, ink: Color, outline: Sequence[tuple[float, float]], kit: Kit) -> None:
    lines = Surface(band.get_size(), pygame.SRCALPHA)
    wide, tall = band.get_size()
    for x in range(-tall, wide, max(5, kit.gap(8))):
        pygame.draw.line(lines, (ink.r, ink.g, ink.b, 150), (x, tall), (x + tall, 0), max(1, kit.gap(1.5)))
    mask = Surface(band.get_size(), pygame.SRCALPHA)
    pygame.draw.polygon(mask, (255, 255, 255, 255), outline)
    lines.blit(mask, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
    band.blit(lines, (0, 0))


class TrackChart(Widget):
    """One quantity on two roads, small, on a scale that its neighbours share. Figures at the end are printed."""

    def __init__(
        self, label: str, curves: Sequence[Curve], *, span: tuple[float, float], hours: Hours, tall: float = 64
    ) -> None:
        """hours: those of all charts beside it; span: the lowest and the highest value of them all."""
        super().__init__(name=f"{label}. " + " ".join(in_words(curve) for curve in curves if curve.points))
        self.label = label
        self.curves = tuple(curve for curve in curves if curve.points)
        self.span = span
        self.hours = hours
        self.tall = tall

    def natural(self, kit: Kit) -> int:
        return kit.px(170)

    def height(self, kit: Kit, width: int) -> int:
        words = len(kit.type.wrap(self.label, "small", max(1, width - kit.px(4))))
        return words * kit.type.height("small") + kit.px(self.tall) + kit.gap(4)

    def paint(self, target: Surface, brush: Brush) -> None:
        kit, box = brush.kit, self.rect
        used = kit.write(target, self.label, "small", Rect(box.left, box.top, box.width - kit.px(4), box.height), "ink")
        room = Rect(box.left, box.top + used + kit.gap(4), box.width - kit.px(46), box.height - used - kit.gap(4))
        frame = Frame(room, self.hours, *self.span)
        target.fill(mix(kit.colour("paper"), kit.colour("manila"), 0.5), room)
        pygame.draw.line(target, kit.colour("ink"), room.bottomleft, room.bottomright)
        for curve in self.curves:
            ink = kit.colour("accent" if curve.manner == "solid" else "ink")
            draw_curve(target, kit, frame.line(curve.points), ink, curve.manner)
        tall = kit.type.height("label")
        for i, curve in enumerate(self.curves):
            place = Rect(room.right + kit.gap(4), room.top + i * tall, kit.px(44), tall)
            kit.write_line(target, f"{curve.points[-1][1]:.0f}", "label", place, "accent" if i == 0 else "ink")
