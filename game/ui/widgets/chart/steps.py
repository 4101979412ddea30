"""Going through a chart hour by hour: arrows or a click bring an upright line, with the figures of that hour."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

import pygame
from pygame import Rect, Surface

from game.locale import tr
from game.ui.paint.kit import Kit
from game.ui.widgets.base import Brush, Used, Widget
from game.ui.widgets.chart.frame import Curve, Days, Frame


class SteppedChart(Widget):
    """A chart whose curves can be read one hour after another. Left, Right, Home and End go through the first curve.

    A subclass sets `curves` and `days`, says where its frame lies, and draws the step over its curves.
    """

    role = "chart"
    focusable = True
    takes_enter = False
    curves: Sequence[Curve] = ()
    days: Days = ()

    def frame(self, kit: Kit) -> Frame:
        """The field of the chart inside its rectangle."""
        raise NotImplementedError

    def place(self, kit: Kit, rect: Rect) -> None:
        super().place(kit, rect)
        self._kit = kit

    def key(self, name: str) -> Used:
        points, at = self.curves[0].points, self._at()
        ways = {"Left": (at or 0) - 1, "Right": 0 if at is None else at + 1, "Home": 0, "End": len(points) - 1}
        if name not in ways or not 0 <= ways[name] < len(points):
            return False
        self.memory[self._name] = ways[name]
        return True

    def click(self, pos: tuple[int, int]) -> Used:
        frame = self.frame(self._kit)
        hours = [frame.x(t) for t, _ in self.curves[0].points]
        self.memory[self._name] = min(range(len(hours)), key=lambda i: abs(hours[i] - pos[0]))
        return True

    def state(self) -> str:
        at = self._at()
        return "" if at is None else self._told(self.curves[0].points[at][0])

    def draw_step(self, target: Surface, brush: Brush, frame: Frame) -> None:
        """Draw the line at the chosen hour, and its figures on a plate beside it, while the chart has the focus."""
        at, kit = self._at(), brush.kit
        if at is None or brush.focus is not self:
            return
        t = self.curves[0].points[at][0]
        x, words = round(frame.x(t)), self._told(t)
        pygame.draw.line(target, kit.colour("ochre"), (x, frame.rect.top), (x, frame.rect.bottom), max(2, kit.gap(3)))
        plate = Rect(0, 0, kit.type.width(words, "label") + kit.gap(12), kit.type.height("label") + kit.gap(4))
        plate.midtop = (x, frame.rect.top + kit.gap(2))
        plate.clamp_ip(frame.rect)
        target.fill(kit.colour("ink"), plate)
        kit.write_line(target, words, "label", plate, "paper", "centre")

    @property
    def _name(self) -> str:
        return f"step:{self.ident}"

    def _at(self) -> int | None:
        at: Any = self.memory.get(self._name)
        return at if at is not None and at < len(self.curves[0].points) else None

    def _told(self, t: float) -> str:
        """An hour with the value of each curve at it, or at the last place before it."""
        parts = []
        for curve in self.curves:
            known = [value for hour, value in curve.points if hour <= t]
            if known:
                parts.append(tr("{name} {value}", name=curve.name, value=f"{known[-1]:.0f}"))
        return f"{self._when(t)}: {', '.join(parts)}"

    def _when(self, t: float) -> str:
        place = bisect_right([midnight for midnight, _ in self.days], t) - 1
        if place < 0:
            return tr("before {day}", day=self.days[0][1]) if self.days else tr("hour {hour}", hour=f"{t:.0f}")
        midnight, day = self.days[place]
        hour, minute = divmod(round(60 * (t - midnight)), 60)
        return f"{day} {hour:02}:{minute:02}" if hour < 24 else tr("after {day}", day=day)
