"""The words on a tree: the weightiest stops, the names of roads and what their ends were, as far as they fit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from pygame import Rect

from game.app.archive.picture import Stop, Strand, TreePicture
from game.locale import tr
from game.ui.paint.kit import Kit
from game.ui.paint.typesetting import Run
from game.ui.widgets.tree.lay import Lay
from game.ui.widgets.tree.plates import Name, figures_width
from game.ui.widgets.tree.signs import Chances
from game.ui.widgets.tree.ways import At

HEAVY: Final = 14.0
"""Weight from which on a stop is named where there is room."""
_NAME_WIDTH: Final = 112
_MOST_LINES: Final = 3
_FEW: Final = 3
LEAST_RING: Final = 7
"""Radius in canvas pixels from which on a ring shows odds; under it a stop is a dot."""
_DOT: Final = 7
"""Radius up to which words may come close to a stop."""


@dataclass(frozen=True, slots=True)
class _Way:
    """How the name of a road may lie: with its odds or without, above its line or by its first stop.

    far: canvas pixels off its beginning, above the line; 0 for before its first stop, or under the line.
    """

    figures: bool
    far: int


_WAYS: Final = (
    *(_Way(figures, 48) for figures in (True, False)),
    *(_Way(figures, 0) for figures in (True, False)),
    *(_Way(figures, 4000) for figures in (True, False)),
)


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
    for way in _WAYS:
        named = [s for s in named if not room.title(s, chances.get(s.stops[0].node), way)]
    for strand in drawn:
        if strand.stops[-1].ending:
            room.end(strand, strand.stops[-1])
    rest = [(stop.weight, strand, stop) for strand in drawn for stop in strand.stops if strand.kind != "curated"]
    rest += [(stop.weight, s, stop) for s in drawn for stop in s.stops if s.kind == "curated" and stop.name]
    rest = sorted((x for x in rest if (x[1].key, x[2].number) != at and not x[2].ending), key=_by_weight)
    for weight, strand, stop in rest:
        if weight >= HEAVY:
            room.stop(strand, stop, chances.get(stop.node))
    first = [(0.0, strand, strand.stops[0]) for strand in drawn if strand.kind == "curated"]
    for _, strand, stop in [*first, *rest]:
        if stop.node in chances:
            room.figures(strand, stop, chances[stop.node])
    return room.placed


def _by_weight(stop: tuple[float, Strand, Stop]) -> tuple[float, int]:
    return -stop[0], stop[2].number


class _Room:
    """What is taken already on the sheet."""

    def __init__(self, kit: Kit, lay: Lay, picture: TreePicture, reach: Mapping[At, int], at: At) -> None:
        self.kit, self.lay, self.reach, self.at = kit, lay, reach, at
        self.placed: list[Name] = []
        self._told: set[At] = set()
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
            if radius > self.kit.gap(_DOT):
                x, y = self.lay.point(strand, stop.t)
                found.append(Rect(x - radius, y - radius, 2 * radius, 2 * radius))
        return found

    def _put(self, name: Name, *, must: bool = False) -> bool:
        field = self.lay.field
        free = name.rect.collidelist(self._taken) < 0 and field.contains(name.rect)
        if not free and not must:
            return False
        # Two pairs of figures in a row would read as one.
        beside = self.kit.gap(20 if name.chances is not None else 6)
        self._taken.append(name.rect.inflate(beside, self.kit.gap(2)))
        self.placed.append(name)
        return True

    def stop(self, strand: Strand, stop: Stop, chances: Chances | None, *, chosen: bool = False) -> None:
        """Name a stop beside its line, or further off at the end of a leader; the chosen one in any case."""
        kit, (x, y) = self.kit, self.lay.point(strand, stop.t)
        if not self.lay.field.left <= x <= self.lay.field.right or not stop.label:
            return
        words = Run(stop.label, bold=chosen)
        name = Name(Rect(x, y, 0, 0), words, align="centre", chances=chances)
        off = self.reach[strand.key, stop.number] + kit.gap(12 if chosen else 4)
        # The chosen one is named in broader lines, or to a side, before it would lie on other signs.
        tried = [
            place
            for broad in ((1.0, 2.4) if chosen else (1.0,))
            for place in self._by_stop(name, words, off, kit.px(_NAME_WIDTH * broad), up=strand.row < 0)
        ]
        if any(self._put(place) for place in tried) or (chosen and self._put(tried[0], must=True)):
            self._told.add((strand.key, stop.number))

    def _by_stop(self, name: Name, words: Run, off: int, most: int, *, up: bool) -> list[Name]:
        """The places for the name of a stop, the nearest first; `name` lies on the stop itself.

        Args:
            off: how far from it words may come.
            most: how wide a line may be.
            up: over it rather than under it.
        """
        kit, field, (x, y) = self.kit, self.lay.field, name.rect.topleft
        figures = 0 if name.chances is None else figures_width(kit, name.chances)
        most = max([most, *(kit.type.width(Run(word, bold=words.bold), "small") for word in words.text.split())])
        lines = kit.type.wrap(words, "small", most, balance=True)
        if len(lines) > _MOST_LINES - bool(figures):
            lines = kit.type.wrap(words, "small", round(1.6 * most), balance=True)
        wide = max(max(line.width for line in lines) + 2, figures)
        tall = (len(lines) + bool(figures)) * self._line
        left = max(field.left + kit.gap(4), min(x - wide // 2, field.right - wide - kit.gap(4)))
        found = []
        for further in (0, round(3.6 * self._line), round(6.6 * self._line)) if self._far else (0,):
            low = Rect(left, y + off + further, wide, tall)
            high = Rect(left, y - off - further - tall, wide, tall)
            for rect in (high, low) if up else (low, high):
                end = (x, rect.top if rect is low else rect.bottom)
                found.append(replace(name, rect=rect, leader=((x, y), end) if further else None))
        return found

    def figures(self, strand: Strand, stop: Stop, chances: Chances) -> None:
        """Print the odds of a stop whose name found no room, under its ring, over it or before it."""
        here, (x, y) = (strand.key, stop.number), self.lay.point(strand, stop.t)
        if here in self._told or self.reach[here] < self.kit.gap(LEAST_RING):
            return
        off, wide = self.reach[here] + self.kit.gap(3), figures_width(self.kit, chances)
        low = Rect(x - wide // 2, y + off, wide, self._line)
        high = low.move(0, -2 * off - self._line)
        near = Rect(x - off - self.kit.gap(2) - wide, y - self._line // 2, wide, self._line)
        tried = (high, low) if strand.row < 0 else (low, high)
        for rect in (near, *tried) if strand.kind == "curated" else tried:
            if self._put(Name(rect, "", chances=chances)):
                return

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

    def title(self, strand: Strand, chances: Chances | None, way: _Way) -> bool:
        """Name a road that is in sight, with the odds where it leaves; False where there is no room that way."""
        kit, field = self.kit, self.lay.field
        (x0, y), (x1, _) = (self.lay.point(strand, s.t) for s in (strand.stops[0], strand.stops[-1]))
        if x1 < field.left + kit.gap(4) or x0 > field.right - kit.gap(8):
            return True
        if way.figures and (chances is None or x0 < field.left):
            return False
        words, bold = Run(strand.title, bold=True), strand.key == self.at[0]
        wide = kit.type.width(words, "small") + 2
        if way.figures and chances is not None:
            wide += kit.gap(8) + figures_width(kit, chances)
        name = Name(
            Rect(0, 0, wide, self._line),
            words,
            colour="accent" if strand.kind == "yours" else "ink",
            ground="manila" if bold else "paper",
            chances=chances if way.figures else None,
            beside=True,
            road=strand.key,
        )
        if way.far:
            put = self._above(name, strand, (x0, x1, y), kit.px(way.far))
        else:
            put = self._by_first(name, strand, x0, y, bold=bold)
        if put and way.figures:
            self._told.add((strand.key, strand.stops[0].number))
        return put

    def _above(self, name: Name, strand: Strand, line: tuple[int, int, int], most: int) -> bool:
        """Put the name of a road above its line, as near to its beginning as there is room.

        Args:
            line: its two ends across, and how far down it lies.
            most: how far off it may stand.
        """
        x0, x1, y = line
        kit, field, wide = self.kit, self.lay.field, name.rect.width
        ring = self.reach[strand.key, strand.stops[0].number]
        # A small first stop stays below the words; a ring stands before them.
        start = x0 + ring + kit.gap(5) if ring > kit.gap(_DOT) else x0 - kit.gap(4)
        left = max(field.left + kit.gap(8), min(start, field.right - wide - kit.gap(4)))
        # The upper edge of a line of text is empty: rows may lie that much closer.
        tall = self._line - kit.px(3)
        rect = Rect(left, y - kit.gap(4) - tall, wide, tall)
        higher = [rect.move(0, -kit.gap(up)) for up in (0, 5, 9)]
        rect = next((each for each in higher if self._free(each)), rect)
        while rect.right < min(field.right, x1) and rect.left < left + most and not self._free(rect):
            rect = rect.move(kit.px(24), 0)
        return self._put(replace(name, rect=rect))

    def _by_first(self, name: Name, strand: Strand, x0: int, y: int, *, bold: bool) -> bool:
        """Put the name of a road before its first stop, or under its line."""
        kit, wide, tall = self.kit, name.rect.width, self._line - self.kit.px(3)
        left = max(self.lay.field.left + kit.gap(8), min(x0 - kit.gap(4), self.lay.field.right - wide - kit.gap(4)))
        ring = self.reach[strand.key, strand.stops[0].number]
        beside = Rect(0, 0, wide, tall)
        beside.midright = (x0 - ring - kit.gap(14 if bold else 6), y)
        under = Rect(left, y + kit.gap(5), wide, tall)
        clear = Rect(left, y + kit.gap(9), wide, tall - kit.px(2))  # of the sign at the end of a short road
        if ring > kit.gap(_DOT):
            clear = Rect(left, y + ring + 1, wide, tall)
        tried = (beside, *(beside.move(0, -up) for up in (8, 14)), under, clear)
        return any(self._put(replace(name, rect=rect)) for rect in tried)

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
