"""The words on a tree: the weightiest stops, the names of roads and what their ends were, as far as they fit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import pygame
from pygame import Rect, Surface

from game.app.archive.picture import Stop, Strand, TreePicture
from game.locale import tr
from game.ui.paint.kit import Kit
from game.ui.paint.typesetting import Run, Words
from game.ui.widgets.tree.lay import Lay
from game.ui.widgets.tree.signs import WAR, Chances
from game.ui.widgets.tree.ways import At

HEAVY: Final = 14.0
"""Weight from which on a stop is named where there is room."""
_NAME_WIDTH: Final = 112
_MOST_LINES: Final = 3
_FEW: Final = 3


@dataclass(frozen=True, slots=True)
class Name:
    """Words with a place of their own.

    road: the road whose name it is; a click on it leads there. leader: a line from the stop to words far from it.
    """

    rect: Rect
    words: Words
    style: str = "small"
    colour: str = "ink"
    align: str = "left"
    ground: str = "paper"
    chances: Chances | None = None
    road: str = ""
    leader: tuple[tuple[int, int], tuple[int, int]] | None = None


def names(
    kit: Kit,
    lay: Lay,
    picture: TreePicture,
    at: At,
    reach: Mapping[At, int],
    chances: Mapping[str, Chances],
) -> list[Name]:
    """Return all words that find room, those of the chosen stop first.

    Args:
        reach: radius of each stop's sign in pixels, by stop.
        chances: odds by node.
    """
    room = _Room(kit, lay, picture, reach, at)
    drawn = [strand for strand in picture.strands if strand.stops]
    flagged: list[str] = []
    for strand in drawn:
        stop = strand.stop(at[1]) if strand.key == at[0] else None
        if stop is not None and strand.kind != "curated" and not stop.ending:
            room.stop(strand, stop, chances.get(stop.node), chosen=True)
    for strand in drawn:
        flag = next((stop for stop in strand.stops if stop.here and not stop.ending), None)
        if flag is not None and room.flag(strand, flag):
            flagged.append(strand.key)
    named = [strand for strand in drawn if strand.kind != "history" and strand.key not in flagged]
    above = [strand for strand in named if room.title(strand, bold=strand.key == at[0])]
    for strand in named:
        if strand not in above:
            room.title(strand, bold=strand.key == at[0], before=True)
    for strand in drawn:
        if strand.stops[-1].ending:
            room.end(strand, strand.stops[-1])
    rest = [(stop.weight, strand, stop) for strand in drawn for stop in strand.stops if strand.kind != "curated"]
    rest += [(stop.weight, s, stop) for s in drawn for stop in s.stops if s.kind == "curated" and stop.name]
    for weight, strand, stop in sorted(rest, key=lambda x: (-x[0], x[2].number)):
        if (strand.key, stop.number) != at and (weight >= HEAVY or stop.node in chances) and not stop.ending:
            room.stop(strand, stop, chances.get(stop.node))
    return room.placed


class _Room:
    """What is taken already on the sheet."""

    def __init__(self, kit: Kit, lay: Lay, picture: TreePicture, reach: Mapping[At, int], at: At) -> None:
        self.kit, self.lay, self.reach, self.at = kit, lay, reach, at
        self.placed: list[Name] = []
        self._line = kit.type.height("small")
        self._taken: list[Rect] = []
        # Leaders across other roads would tangle: they are drawn where few roads lie.
        self._far = len([strand for strand in picture.strands if strand.stops]) <= _FEW
        for strand in picture.strands:
            if strand.stops:
                (x0, y), (x1, _) = (lay.point(strand, s.t) for s in (strand.stops[0], strand.stops[-1]))
                # Words may come close to the small dots of a dashed road, but never to the rings of the others.
                high = 1 if strand.kind == "curated" else max(r for (key, _), r in reach.items() if key == strand.key)
                self._taken.append(Rect(x0 - high, y - high, x1 - x0 + 2 * high, 2 * high))
                self._taken += self._signs(strand)

    def _signs(self, strand: Strand) -> list[Rect]:
        """Signs too large for words to come close: ends, odds, and the ring around the chosen stop."""
        found = []
        for stop in strand.stops:
            here = (strand.key, stop.number)
            radius = self.reach[here] + (self.kit.gap(10) if here == self.at else 0)
            if radius > self.kit.gap(7):
                x, y = self.lay.point(strand, stop.t)
                found.append(Rect(x - radius, y - radius, 2 * radius, 2 * radius))
        return found

    def _put(self, name: Name, *, must: bool = False) -> bool:
        field = self.lay.field
        free = name.rect.collidelist(self._taken) < 0 and field.contains(name.rect)
        if not free and not must:
            return False
        self._taken.append(name.rect.inflate(self.kit.gap(6), self.kit.gap(2)))
        self.placed.append(name)
        return True

    def stop(self, strand: Strand, stop: Stop, chances: Chances | None, *, chosen: bool = False) -> None:
        """Name a stop beside its line, or further off at the end of a leader; the chosen one in any case."""
        kit, (x, y) = self.kit, self.lay.point(strand, stop.t)
        if not self.lay.field.left <= x <= self.lay.field.right or not (stop.label or chances):
            return
        words = Run(stop.label, bold=chosen)
        lines = kit.type.wrap(words, "small", kit.px(_NAME_WIDTH), balance=True)
        if len(lines) > _MOST_LINES - (chances is not None):
            lines = kit.type.wrap(words, "small", kit.px(_NAME_WIDTH * 1.6), balance=True)
        figures = kit.px(104) if chances is not None else 0
        wide = max(max((line.width for line in lines), default=0) + 2, figures)
        tall = (len(lines) if stop.label else 0) * self._line + (self._line if chances is not None else 0)
        radius = self.reach[strand.key, stop.number] + kit.gap(12 if chosen else 4)
        left = max(self.lay.field.left + kit.gap(4), min(x - wide // 2, self.lay.field.right - wide - kit.gap(4)))
        up = strand.row < 0
        for further in (0, round(3.6 * self._line), round(6.6 * self._line)) if self._far else (0,):
            low = Rect(left, y + radius + further, wide, tall)
            high = Rect(left, y - radius - further - tall, wide, tall)
            for rect in (high, low) if up else (low, high):
                end = (x, rect.top if rect is low else rect.bottom)
                leader = ((x, y), end) if further else None
                if self._put(Name(rect, words, align="centre", chances=chances, leader=leader)):
                    return
        if chosen:
            self._put(Name(Rect(left, y + radius, wide, tall), words, align="centre", chances=chances), must=True)

    def flag(self, strand: Strand, stop: Stop) -> bool:
        """Mark where the player stands; False where there is no room for it."""
        kit, (x, y) = self.kit, self.lay.point(strand, stop.t)
        words = Run(tr("Your desk"), bold=True, colour="#FFFFFF")
        wide = kit.type.width(words, "small") + kit.gap(14)
        reach = self.reach[strand.key, stop.number] + kit.gap(12)
        beside = Rect(x + reach, y - self._line // 2, wide, self._line)
        over = Rect(x - wide // 2, y - reach - self._line, wide, self._line)
        under = over.move(0, 2 * reach + self._line)
        return any(self._put(Name(rect, words, align="centre", ground="accent")) for rect in (beside, over, under))

    def title(self, strand: Strand, *, bold: bool, before: bool = False) -> bool:
        """Name a road that is in sight above its own line, or before its first stop; False where there is no room."""
        kit, field = self.kit, self.lay.field
        (x0, y), (x1, _) = (self.lay.point(strand, s.t) for s in (strand.stops[0], strand.stops[-1]))
        words = Run(strand.title, bold=True)
        wide = kit.type.width(words, "small") + 2
        if x1 < field.left + kit.gap(4) or x0 > field.right - kit.gap(8):
            return True
        left = max(field.left + kit.gap(8), min(x0 - kit.gap(4), field.right - wide - kit.gap(4)))
        # The upper edge of a line of text is empty: rows may lie that much closer.
        tall = self._line - kit.px(3)
        ground = "manila" if bold else "paper"
        rect = Rect(left, y - kit.gap(4) - tall, wide, tall)
        if not self._free(rect):
            higher = rect.move(0, -kit.gap(5))
            rect = higher if self._free(higher) else rect
        while rect.right < min(field.right, x1) and not self._free(rect):
            rect = rect.move(kit.px(24), 0)
        if before:
            off = self.reach[strand.key, strand.stops[0].number] + kit.gap(14 if bold else 6)
            beside = Rect(x0 - off - wide, y - self._line // 2, wide, self._line)
            under = Rect(left, y + kit.gap(5), wide, tall)
            clear = Rect(left, y + kit.gap(9), wide, tall - kit.px(2))  # of the sign at the end of a short road
            tried = (beside, *(beside.move(0, -up) for up in (8, 14)), under, clear)
            rect = next((r for r in tried if self._free(r)), beside)
        colour = "accent" if strand.kind == "yours" else "ink"
        return self._put(Name(rect, words, colour=colour, ground=ground, road=strand.key))

    def _free(self, rect: Rect) -> bool:
        return rect.collidelist(self._taken) < 0

    def end(self, strand: Strand, stop: Stop) -> None:
        """Say beside the end of a road what it was."""
        kit, (x, y) = self.kit, self.lay.point(strand, stop.t)
        if x > self.lay.field.right:
            return
        here = (strand.key, stop.number)
        radius = self.reach[here] + kit.gap(16 if here == self.at else 6)
        room = self.lay.field.right - x - radius - kit.gap(4)
        for most in (kit.px(236), kit.px(130), kit.px(90)):
            lines = kit.type.wrap(stop.ending_words, "small", max(1, min(room, most)))
            tall = len(lines) * self._line
            wide = max(line.width for line in lines) + 2
            beside = Rect(x + radius, y - tall // 2, wide, tall)
            for up in (0, self._line // 2, self._line):
                if self._put(Name(beside.move(0, -up), stop.ending_words)):
                    return


def draw_names(target: Surface, kit: Kit, placed: Sequence[Name]) -> None:
    """Draw leaders, and over them all words."""
    for name in placed:
        if name.leader is not None:
            pygame.draw.line(target, kit.colour("ink_soft"), *name.leader, max(1, kit.gap(1)))
    for name in placed:
        _draw(target, kit, name)


def _draw(target: Surface, kit: Kit, name: Name) -> None:
    """Draw words on a plate of their ground, with the odds above them if they are known."""
    target.fill(kit.colour(name.ground), name.rect)
    rest = name.rect
    if name.chances is not None:
        line = kit.type.height("small")
        _figures(target, kit, Rect(rest.left, rest.top, rest.width, line), name.chances)
        rest = Rect(rest.left, rest.top + line, rest.width, rest.height - line)
    lines = kit.type.wrap(name.words, name.style, max(1, rest.width))
    kit.type.draw(target, lines, name.style, rest.topleft, rest.width, name.colour, name.align)


def _figures(target: Surface, kit: Kit, rect: Rect, chances: Chances) -> None:
    """Settlement after a disc, war after a hatched square."""
    settlement, war = f"{chances.settlement:.0f}", f"{chances.war:.0f}"
    side, gap = kit.gap(10), kit.gap(5)
    parts = 2 * side + 3 * gap + kit.type.width(settlement + war, "label") + kit.gap(8)
    x = rect.centerx - parts // 2
    pygame.draw.aacircle(target, kit.colour("teal"), (x + side // 2, rect.centery), side // 2)
    x += side + gap
    kit.write_line(target, settlement, "label", Rect(x, rect.top, kit.px(60), rect.height), "ink")
    x += kit.type.width(settlement, "label") + kit.gap(8) + gap
    box = Rect(x, rect.centery - side // 2, side, side)
    pygame.draw.rect(target, kit.colour(WAR), box)
    pygame.draw.line(target, kit.colour("paper"), box.bottomleft, box.topright, max(1, kit.gap(2)))
    pygame.draw.rect(target, kit.colour("ink"), box, 1)
    kit.write_line(target, war, "label", Rect(x + side + gap, rect.top, kit.px(60), rect.height), "ink")
