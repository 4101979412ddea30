"""Words and numbers on a chart's field: each looks for a place where it lies neither on a curve nor on another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, permutations, product
from math import cos, hypot, radians, sin
from typing import Final

import pygame
from pygame import Color, Rect, Surface

from game.ui.paint.kit import Kit
from game.ui.paint.marks import dashed_line, disc
from game.ui.widgets.chart.frame import Curve, Frame, Pixels, level

_WAYS: Final = (-90, 90, -60, -120, 60, 120, -30, -150, 30, 150)
_FAR: Final = (28, 40, 54, 70, 90, 112)
"""Where the disc of a mark is looked for, in degrees and canvas pixels from its place on the curve, the best first."""
_ON_WORDS: Final = 1000.0
_ON_CURVE: Final = 160.0
_NEARER_ANOTHER: Final = 60.0
_STEPS: Final = 24
"""Places along a curve at which its name is tried."""
_USUAL: Final = 0.6
"""The share of a curve at which its name is looked for first."""
_BEYOND: Final = 20.0
"""What it costs a name to stand beyond the end of its curve."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number on the first curve of a chart at an hour, told below the chart."""

    number: int
    t: float


Box = tuple[int, int, int, int]
Known = tuple[Box, tuple[tuple[tuple[float, float], tuple[float, float]], ...], tuple[Box, ...]]
"""A field, the pieces of its curves, and the boxes that are claimed."""
Placed = tuple[Number, tuple[float, float], Rect]
"""A mark, its place on the curve, and the box of its disc."""


@dataclass(frozen=True, slots=True)
class Fork:
    """An upright line at an hour, with its words."""

    t: float
    words: str


class Room:
    """What is taken of a field: the curves, and the boxes that words and numbers have claimed."""

    def __init__(self, field: Rect, lines: Sequence[Pixels]) -> None:
        self.field = field
        self._segments = [(start, end) for line in lines for start, end in pairwise(line)]
        self._taken: list[Rect] = []

    def known(self) -> Known:
        """Return the field and what is taken of it, as something that can be kept."""
        taken = tuple((box.left, box.top, box.width, box.height) for box in self._taken)
        return (self.field.left, self.field.top, self.field.width, self.field.height), tuple(self._segments), taken

    @classmethod
    def of(cls, known: Known) -> Room:
        """Return a room of its own in which the same is taken."""
        field, segments, taken = known
        room = cls(Rect(field), ())
        room._segments, room._taken = [*segments], [Rect(box) for box in taken]
        return room

    def claim(self, box: Rect) -> None:
        """Take a box; whatever comes later keeps clear of it."""
        self._taken.append(box)

    def cost(self, box: Rect, pad: int) -> float:
        """Return how badly a box lies: on what was claimed, then on curves; 0 where it is clear of both."""
        if not self.field.contains(box):
            return float("inf")
        wide = box.inflate(2 * pad, 2 * pad)
        return self.on_words(wide) + self.on_curves(wide)

    def on_words(self, box: Rect) -> float:
        """Return how badly a box lies on what was claimed."""
        return _ON_WORDS * len(box.collidelistall(self._taken))

    def on_curves(self, box: Rect) -> float:
        """Return how badly a box lies on curves."""
        return _ON_CURVE * min(sum(1 for start, end in self._segments if box.clipline(start, end)), 3)

    def crossed(self, start: tuple[float, float], end: tuple[float, float]) -> int:
        """Return over how many claimed boxes a line would go."""
        return sum(1 for box in self._taken if box.clipline(start, end))


def place_numbers(kit: Kit, frame: Frame, room: Room, line: Pixels, marks: Iterable[Number]) -> list[Placed]:
    """Find a place for the disc of each mark on a curve and claim it; hours beside the curve are left out."""
    radius, ring = kit.px(13), kit.gap(6)
    places = [(mark, (x, y)) for mark in marks if (y := level(line, x := frame.x(mark.t))) is not None]
    found = []
    for mark, (x, y) in places:
        others = [
            Rect(round(ox) - ring, round(oy) - ring, 2 * ring, 2 * ring)
            for other, (ox, oy) in places
            if other is not mark and hypot(ox - x, oy - y) > 2 * ring
        ]
        box = _beside(kit, room, (x, y), radius, others)
        room.claim(box)
        found.append((mark, (x, y), box))
    for _, (x, y), _ in found:
        room.claim(Rect(round(x) - ring, round(y) - ring, 2 * ring, 2 * ring))
    return found


def draw_numbers(target: Surface, kit: Kit, found: Sequence[Placed]) -> None:
    """Numbers as ink discs, each at the end of a line from its place on the curve."""
    ink, paper, radius, ring = kit.colour("ink"), kit.colour("paper"), kit.px(13), kit.gap(6)
    for _, place, box in found:
        pygame.draw.line(target, ink, place, box.center, max(1, kit.gap(2)))
    sign = disc(ring, paper, ink, max(1, kit.gap(2)))
    face = disc(radius, ink, paper, max(1, kit.gap(1)))
    for mark, place, box in found:
        target.blit(sign, sign.get_rect(center=(round(place[0]), round(place[1]))))
        target.blit(face, face.get_rect(center=box.center))
        kit.write_line(target, str(mark.number), "label", box, "paper", "centre")


def _beside(kit: Kit, room: Room, place: tuple[float, float], radius: int, others: Sequence[Rect]) -> Rect:
    x, y = place
    best, found = float("inf"), Rect(round(x) - radius, round(y) - radius, 2 * radius, 2 * radius)
    found.clamp_ip(room.field)
    for n, far in enumerate(_FAR):
        for m, way in enumerate(_WAYS):
            box = Rect(0, 0, 2 * radius, 2 * radius)
            box.center = (round(x + kit.px(far) * cos(radians(way))), round(y + kit.px(far) * sin(radians(way))))
            cost = 12.0 * n + 4.0 * m + room.cost(box, 2) + _ON_WORDS * room.crossed(place, box.center)
            cost += _ON_CURVE * len(box.collidelistall(others))
            if cost < best:
                best, found = cost, box
    return found


def draw_names(
    target: Surface, kit: Kit, room: Room, curves: Sequence[Curve], lines: Sequence[Pixels], colours: Sequence[Color]
) -> None:
    """The name of each curve at the line itself, above or below it, where it is clear and nearest to its own."""
    tall = kit.type.height("row_title")
    sizes = [(kit.type.width(curve.name, "row_title") + 4, tall) for curve in curves]
    named = [i for i, line in enumerate(lines) if line]
    drawn = tuple(tuple(line) for line in lines)
    for i, box in _boxes(kit.gap(1000), room.known(), drawn, tuple(sizes), tuple(named)):
        room.claim(box)
        ground = Surface(box.inflate(kit.gap(6), 0).size)
        ground.fill(kit.colour("paper"))
        ground.set_alpha(190)
        target.blit(ground, box.inflate(kit.gap(6), 0))
        ink = colours[i]
        kit.write_line(target, curves[i].name, "row_title", box, f"#{ink.r:02X}{ink.g:02X}{ink.b:02X}")


@lru_cache(64)
def _boxes(
    thousand: int,
    known: Known,
    lines: tuple[Pixels, ...],
    sizes: tuple[tuple[int, int], ...],
    named: tuple[int, ...],
) -> tuple[tuple[int, Rect], ...]:
    """Where names stand, by their curves' numbers; kept, as a chart is drawn again for every batch of games.

    A name that is placed first may take the only free place of another, so each order is tried.

    Args:
        thousand: pixels of a thousand canvas pixels.
    """
    scale, room = thousand / 1000, Room.of(known)
    spots = {}
    for i in named:
        others = [line for n, line in enumerate(lines) if n != i]
        spots[i] = _spots(scale, room, lines[i], others, sizes[i])
    tried = [_placed(Room.of(known), spots, order) for order in permutations(named)]
    return tuple(min(tried, key=lambda found: found[0])[1].items())


@dataclass(frozen=True, slots=True)
class _Spots:
    """Where the name of a curve may stand, and where it stands if nothing is free.

    found: boxes, each with the room it asks for and the parts of its cost that hang on no other name.
    """

    found: tuple[tuple[Rect, Rect, tuple[float, ...]], ...]
    else_at: Rect

    def best(self, room: Room) -> tuple[float, Rect]:
        """The box that costs least where some names stand already, and what it costs."""
        best, found = float("inf"), self.else_at
        for box, wide, parts in self.found:
            cost = room.on_words(wide)
            for part in parts:
                cost += part
            if cost < best:
                best, found = cost, box
        return best, found


def _placed(room: Room, spots: Mapping[int, _Spots], order: Sequence[int]) -> tuple[float, dict[int, Rect]]:
    """Names placed in an order, by their curves' numbers, and what it costs in all."""
    whole, boxes = 0.0, {}
    for i in order:
        cost, boxes[i] = spots[i].best(room)
        room.claim(boxes[i])
        whole += cost
    return whole, boxes


def _spots(scale: float, room: Room, line: Pixels, others: Sequence[Pixels], size: tuple[int, int]) -> _Spots:
    (first, _), (last, end) = line[0], line[-1]
    found: list[tuple[Rect, Rect, tuple[float, ...]]] = []

    def may(box: Rect, y: float, *parts: float, above: bool) -> None:
        if room.field.contains(box):
            wide = box.inflate(2, 2)
            found.append((box, wide, (room.on_curves(wide), _taken_for(box, y, others, above=above), *parts)))

    for step in range(_STEPS + 1):
        share = step / _STEPS
        x = first + (last - first) * share
        y = end if (drawn := level(line, x)) is None else drawn
        for far, above in product((4, 12, 22, 36, 52), (True, False)):
            box = Rect((0, 0), size)
            if above:
                box.midbottom = (round(x), round(y) - round(scale * far))
            else:
                box.midtop = (round(x), round(y) + round(scale * far))
            box.clamp_ip(Rect(room.field.left, box.top, room.field.width, box.height))
            may(box, y, far, 10 * abs(share - _USUAL), above=above)
    beyond = Rect((0, 0), size)
    beyond.midleft = (round(last) + round(scale * 8), round(end))
    beyond.clamp_ip(Rect(beyond.left, room.field.top, beyond.width, room.field.height))
    may(beyond, end, _BEYOND, above=True)
    return _Spots(tuple(found), Rect((round(first), round(line[0][1])), size).clamp(room.field))


def _taken_for(box: Rect, y: float, others: Sequence[Pixels], *, above: bool) -> float:
    """How easily words would be taken for another curve's name: one that runs close to y, or beyond the words."""
    tall, cost = 2 * box.height, 0.0
    for points in others:
        levels = [v for x in (box.left, box.centerx, box.right) if (v := level(points, x)) is not None]
        cost += max((1.0 - abs(v - y) / tall for v in levels if abs(v - y) < tall), default=0.0)
        cost += any((v < y) == above and abs(v - y) < 1.5 * tall for v in levels)
    return _NEARER_ANOTHER * cost


def draw_fork(target: Surface, kit: Kit, frame: Frame, room: Room, fork: Fork) -> None:
    """An upright dashed line where two roads part, with its words at the top or, where curves are there, below."""
    x, rect = frame.x(fork.t), frame.rect
    dashed_line(target, kit.colour("ink"), (x, rect.top), (x, rect.bottom), kit.gap(7), kit.gap(5), max(2, kit.gap(2)))
    room.claim(Rect(round(x) - 2, rect.top, 4, rect.height))
    wide, tall = kit.type.width(fork.words, "small") + 4, kit.type.height("small")
    boxes = [
        Rect(round(left), top, wide, tall)
        for top in (rect.top, rect.top + tall, rect.bottom - tall, rect.centery - tall // 2)
        for left in (x + kit.gap(8), x - wide - kit.gap(8))
    ]
    box = min(boxes, key=lambda each: room.cost(each, 1))
    room.claim(box)
    kit.write_line(target, fork.words, "small", box, "ink")
