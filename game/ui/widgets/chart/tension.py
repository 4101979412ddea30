"""The tension of one road or two over five named bands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

import pygame
from pygame import Color, Rect, Surface

from game.reports.hours import chart_hours
from game.ui.paint.kit import Kit
from game.ui.paint.theme import mix
from game.ui.rope.knot import state_word
from game.ui.widgets.base import Brush
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
from game.ui.widgets.chart.words import Fork, Number, Room, draw_fork, draw_names, draw_numbers, place_numbers

_BANDS: Final = (0, 25, 50, 70, 85, 100)
_TINTS: Final = ((0.04, 0.01), (0.16, 0.02), (0.27, 0.04), (0.38, 0.08), (0.36, 0.22))
"""How much ochre and how much red lies in each band."""
_FIGURES: Final = (0, 25, 50, 75, 100)


@dataclass(frozen=True, slots=True)
class Told:
    """What is marked on a chart beside its curves."""

    days: Days = ()
    numbers: Sequence[Number] = field(default=())
    fork: Fork | None = None


class TensionChart(SteppedChart):
    """The tension of one road or two, 0 to 100 upward over five named bands. Told in words: first, highest, last.

    told: midnights, numbered moments and the place where two roads part.
    """

    def __init__(self, curves: Sequence[Curve], *, name: str, told: Told | None = None, tall: float = 250) -> None:
        super().__init__(name=f"{name}. " + " ".join(in_words(curve) for curve in curves))
        self.curves = tuple(curves)
        self.told = told or Told()
        self.days = self.told.days
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
        return Frame(field_, chart_hours([curve.points for curve in self.curves], self.told.days))

    def paint(self, target: Surface, brush: Brush) -> None:
        kit, frame = brush.kit, self.frame(brush.kit)
        lines = [frame.line(curve.points) for curve in self.curves]
        room = Room(frame.rect, lines)
        self._bands(target, kit, frame)
        draw_figures(target, kit, frame, _FIGURES)
        draw_days(target, kit, frame, self.told.days)
        pygame.draw.line(target, kit.colour("ink"), frame.rect.bottomleft, frame.rect.bottomright, max(1, kit.gap(2)))
        colours = [kit.colour("accent" if curve.manner == "solid" else "ink") for curve in self.curves]
        drawn = zip(self.curves, lines, colours, strict=True)
        for curve, line, colour in sorted(drawn, key=lambda x: x[0].manner == "dotted"):
            draw_curve(target, kit, line, colour, curve.manner)
        if self.told.fork is not None:
            draw_fork(target, kit, frame, room, self.told.fork)
        draw_numbers(target, kit, place_numbers(kit, frame, room, lines[0], self.told.numbers))
        if len(self.curves) > 1:
            draw_names(target, kit, room, self.curves, lines, colours)
        self._band_words(target, kit, frame, room)
        self.draw_step(target, brush, frame)

    @staticmethod
    def _bands(target: Surface, kit: Kit, frame: Frame) -> None:
        for low, high in pairwise(_BANDS):
            top, bottom = round(frame.y(high)), round(frame.y(low))
            target.fill(_tint(kit, low), Rect(frame.rect.left, top, frame.rect.width, bottom - top))

    @staticmethod
    def _band_words(target: Surface, kit: Kit, frame: Frame, room: Room) -> None:
        """The names of the bands, all at one end of the field: that at which most of them lie clear."""
        ends = [_band_boxes(kit, frame, room, left=left) for left in (True, False)]
        for low, words, box in max(ends, key=len):
            room.claim(box)
            target.fill(_tint(kit, low), box)
            kit.write_line(target, words, "label", box, "ink")


def _tint(kit: Kit, low: float) -> Color:
    """The colour of a band by its lower edge."""
    ochre, red = _TINTS[_BANDS.index(int(low))]
    return mix(mix(kit.colour("paper"), kit.colour("ochre"), ochre), kit.colour("accent_2"), red)


def _band_boxes(kit: Kit, frame: Frame, room: Room, *, left: bool) -> list[tuple[float, str, Rect]]:
    """Lower edge, name and place of each band whose name finds room at one end of the field."""
    found: list[tuple[float, str, Rect]] = []
    tall, edge = kit.type.height("label"), kit.gap(8)
    for low, high in pairwise(_BANDS):
        top, bottom = round(frame.y(high)), round(frame.y(low))
        if bottom - top < tall * 0.8:
            continue
        words = state_word((low + high) / 2).capitalize()
        box = Rect(0, 0, kit.type.width(words, "label") + 2, min(tall, bottom - top))
        across = frame.rect.left + edge if left else frame.rect.right - edge - box.width
        places = [box.move(across, y) for y in ((top + bottom - box.height) // 2, top, bottom - box.height)]
        clear = next((place for place in places if not room.cost(place, 1)), None)
        if clear is not None:
            found.append((low, words, clear))
    return found
