"""The tree of watches as a drawing: hours to the right, history along the middle, other roads above and below."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

import pygame
from pygame import Rect, Surface

from game.app.archive.picture import Stop, Strand, TreePicture
from game.ui.paint.kit import Kit
from game.ui.widgets.base import Brush, Used, Widget
from game.ui.widgets.tree.lay import Lay
from game.ui.widgets.tree.lines import draw_ground, draw_roads
from game.ui.widgets.tree.names import LEAST_RING, names
from game.ui.widgets.tree.plates import Name, draw_names
from game.ui.widgets.tree.reach import reaches
from game.ui.widgets.tree.signs import Chances, end_sign, ring
from game.ui.widgets.tree.tension import draw_tension
from game.ui.widgets.tree.ways import At, along, branch, edge, said, stop_at

_HEAD: Final = 34
_STRIP: Final = 108
_TARGET: Final = 20
"""Canvas pixels around a stop that a click still means."""


class TreeChart(Widget):
    """The drawing with its tension strip. Arrows, Home and End move from stop to stop, the wheel moves the sheet.

    at: the chosen stop. move: called with another. chances: odds by node, for those that are known.
    fit: the whole width in the window. grows: roads that are being drawn, as far as the memory's `grown` (0 to 1) says.
    The part in sight lives in the screen's memory.
    """

    role = "tree"
    focusable = True
    takes_enter = False

    def __init__(
        self,
        picture: TreePicture,
        at: At,
        move: Callable[[At], None],
        *,
        chances: Mapping[str, Chances],
        fit: bool = False,
        grows: frozenset[str] = frozenset(),
        ident: str = "tree",
    ) -> None:
        super().__init__(name=said(picture, at), ident=ident, first=True)
        self.picture = picture
        self.at = at
        self.move = move
        self.chances = chances
        self.fit = fit
        self.grows = grows
        self._lay: Lay | None = None
        self._kit: Kit | None = None
        self._names: list[Name] = []
        self._reach: dict[At, int] = {}

    # -- lying on the window ---------------------------------------------------------------------------------------

    def natural(self, kit: Kit) -> int:
        return kit.px(400)

    def height(self, kit: Kit, width: int) -> int:
        return kit.px(240)

    def place(self, kit: Kit, rect: Rect) -> None:
        self.rect, self._kit = rect, kit
        head = kit.px(_HEAD)
        strip = min(kit.px(_STRIP), rect.height // 4)
        self.head = Rect(rect.left, rect.top, rect.width, head)
        self.strip = Rect(rect.left, rect.bottom - strip, rect.width, strip)
        field = Rect(rect.left, rect.top + head, rect.width, max(1, rect.height - head - strip))
        self._lay = lay = Lay(kit, self.picture, field, fit=self.fit)
        lay.look(self.memory.get(f"camera:{self.ident}", (0, 0)))
        settled = (self.at, rect.size, lay.size)
        strand, stop = self._chosen()
        if stop is not None and self.memory.get(f"settled:{self.ident}") != settled:
            lay.bring(kit, strand, stop.t)
            self.memory[f"settled:{self.ident}"] = settled
        self.memory[f"camera:{self.ident}"] = lay.camera
        self._reach = reaches(kit, lay, self.picture, self.at, self.chances)
        self._names = names(kit, lay, self.picture, self.at, self._reach, self.chances)

    def _chosen(self) -> tuple[Strand, Stop | None]:
        return self.picture.strand(self.at[0]), stop_at(self.picture, self.at)

    # -- drawing ---------------------------------------------------------------------------------------------------

    def paint(self, target: Surface, brush: Brush) -> None:
        kit, lay = brush.kit, self._lay
        if lay is None:
            return
        before = target.get_clip()
        kit.paper.sheet(target, self.rect, "paper")
        target.set_clip(Rect(self.rect.left, self.rect.top, self.rect.width, lay.field.bottom - self.rect.top))
        draw_ground(target, kit, lay, self.picture, self.head)
        target.set_clip(lay.field.clip(before))
        grown = dict.fromkeys(self.grows, float(self.memory.get(f"grown:{self.ident}", 0.0)))
        draw_roads(target, kit, lay, self.picture, self.at[0], grown)
        strand, stop = self._chosen()
        if stop is not None:
            x, y = lay.point(strand, stop.t)
            pygame.draw.line(target, kit.colour("ochre"), (x, y), (x, lay.field.bottom), max(2, kit.gap(3)))
        draw_names(target, kit, [name for name in self._names if name.road not in grown])
        if stop is not None:
            self._paint_hold(target, kit, lay, strand, stop)
        for other in self.picture.strands:
            there = len(other.stops) * grown.get(other.key, 1.0)
            for number, each in enumerate(other.stops):
                if number < there:
                    self._paint_stop(target, kit, lay, other, each)
        target.set_clip(before)
        draw_tension(target, kit, self.strip, self.picture, lay.x, strand)
        if stop is not None:
            self._paint_figure(target, kit, lay, stop)

    def _paint_stop(self, target: Surface, kit: Kit, lay: Lay, strand: Strand, stop: Stop) -> None:
        x, y = lay.point(strand, stop.t)
        radius = self._reach[strand.key, stop.number]
        if not lay.field.inflate(4 * radius, 4 * radius).collidepoint(x, y):
            return
        if stop.ending:
            image = end_sign(kit, stop.ending, 2 * radius)
        else:
            chances = self.chances.get(stop.node) if radius >= kit.gap(LEAST_RING) else None
            image = ring(kit, radius, "accent" if strand.kind == "yours" else "ink", chances)
        target.blit(image, image.get_rect(center=(x, y)))
        if stop.star:
            off = radius + kit.gap(9)
            for side, colour in ((16, "ink"), (10, "ochre")):
                star = kit.mark("diamond", kit.gap(side), colour)
                target.blit(star, star.get_rect(center=(x + off, y - off)))

    def _paint_hold(self, target: Surface, kit: Kit, lay: Lay, strand: Strand, stop: Stop) -> None:
        """The ring around the chosen stop."""
        x, y = lay.point(strand, stop.t)
        radius = self._reach[strand.key, stop.number]
        wide = max(2, kit.gap(3))
        pygame.draw.circle(target, kit.colour("paper"), (x, y), radius + 2 * wide)
        pygame.draw.circle(target, kit.colour("ochre"), (x, y), radius + 3 * wide, 2 * wide)
        pygame.draw.circle(target, kit.colour("ink"), (x, y), radius + 3 * wide, max(1, kit.gap(1)))

    def _paint_figure(self, target: Surface, kit: Kit, lay: Lay, stop: Stop) -> None:
        """The tension at the chosen hour, printed beside the line that leads to it."""
        before = target.get_clip()
        target.set_clip(self.strip.clip(before))
        x = lay.x(stop.t)
        pygame.draw.line(target, kit.colour("ochre"), (x, self.strip.top), (x, self.strip.bottom), max(2, kit.gap(3)))
        words = f"{stop.knot:.0f}"
        wide, tall = kit.type.width(words, "name"), kit.type.height("name")
        left = x - wide - kit.gap(10) if x + wide + kit.gap(20) > self.strip.right else x + kit.gap(7)
        plate = Rect(left, self.strip.bottom - tall - kit.gap(3), wide + kit.gap(4), tall)
        kit.paper.stock(target, plate, "manila")
        kit.write_line(target, words, "name", plate, "ink", "centre")
        target.set_clip(before)

    # -- moving ----------------------------------------------------------------------------------------------------

    def key(self, name: str) -> Used:
        ways: dict[str, tuple[Callable[[TreePicture, At, int], At], int]] = {
            "Left": (along, -1),
            "Right": (along, 1),
            "Up": (branch, -1),
            "Down": (branch, 1),
            "Home": (edge, -1),
            "End": (edge, 1),
        }
        if name not in ways:
            return False
        way, step = ways[name]
        self.move(way(self.picture, self.at, step))
        return True

    def click(self, pos: tuple[int, int]) -> Used:
        kit, lay = self._kit, self._lay
        if kit is None or lay is None or not lay.field.collidepoint(pos):
            return True
        found: tuple[float, At] | None = None
        for strand in self.picture.strands:
            for stop in strand.stops:
                x, y = lay.point(strand, stop.t)
                far = ((x - pos[0]) ** 2 + (y - pos[1]) ** 2) ** 0.5
                if far <= kit.px(_TARGET) and (found is None or far < found[0]):
                    found = (far, (strand.key, stop.number))
        title = next((name for name in self._names if name.road and name.rect.collidepoint(pos)), None)
        if found is not None:
            self.move(found[1])
        elif title is not None:
            self.move((title.road, self.picture.strand(title.road).stops[0].number))
        return True

    def wheel(self, steps: int) -> bool:
        return self.slide(-steps)

    def slide(self, steps: int) -> bool:
        """Move the sheet under the window by some steps, to later hours where they are positive."""
        kit, lay = self._kit, self._lay
        if kit is None or lay is None:
            return False
        before: Any = lay.camera
        lay.look((lay.camera[0] + steps * kit.px(120), lay.camera[1]))
        self.memory[f"camera:{self.ident}"] = lay.camera
        return bool(lay.camera != before)

    def state(self) -> str:
        stop = stop_at(self.picture, self.at)
        chances = None if stop is None else self.chances.get(stop.node)
        return "" if chances is None else chances.in_words()
