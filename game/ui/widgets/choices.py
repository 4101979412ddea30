"""Choices: radio rows, joined boxes and clause rows. Left and Right change, Enter stays free."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TypeAlias

import pygame
from pygame import Rect, Surface

from game.locale import tr
from game.ui.intents import Intent
from game.ui.paint.kit import Kit
from game.ui.paint.marks import dashed_rect, disc
from game.ui.spoken import joined, place_words
from game.ui.widgets.base import Act, Brush, Used, Widget
from game.ui.widgets.words import Keycap, draw_keycap

Pick: TypeAlias = Callable[[int], Intent | None]


def answer(intent: Intent | None) -> Used:
    """What a widget reports after a pick: the intent, or that it was used."""
    return intent if intent is not None else True


class RadioRow(Widget):
    """One row of a list of which one is chosen: icon, name, a softer note below, a figure at the right.

    second: Moscow's softer label after the name.
    """

    role = "choice"
    focusable = True
    takes_enter = False

    def __init__(
        self,
        name: str,
        act: Act = None,
        *,
        chosen: bool = False,
        note: str = "",
        right: str = "",
        icon: str = "",
        key: str = "",
        reason: str = "",
        stock: str = "paper",
        first: bool = False,
        ident: str = "",
        style: str = "row_title",
    ) -> None:
        super().__init__(name=name, act=act, ident=ident, keys=(key,) if key else (), reason=reason, first=first)
        self.chosen = chosen
        self.note = reason or note
        self.right = right
        self.icon = icon
        self.cap = key
        self.stock = stock
        self.style = style

    def state(self) -> str:
        chosen = tr("chosen") if self.chosen else tr("not chosen")
        return joined(chosen, "" if self.reason else self.note, self.right, super().state())

    def _indent(self, kit: Kit) -> int:
        return kit.px(24 + 20) + (kit.px(36) if self.icon else 0)

    def _right_room(self, kit: Kit) -> int:
        figure = kit.type.width(self.right, "name") + kit.px(12) if self.right else 0
        return figure + (Keycap(self.cap).natural(kit) + kit.px(8) if self.cap else 0) + kit.px(10)

    def _words_width(self, kit: Kit, width: int) -> int:
        return max(kit.px(40), width - self._indent(kit) - self._right_room(kit))

    def natural(self, kit: Kit) -> int:
        words = max(kit.type.width(self.name, self.style), kit.type.width(self.note, "small"))
        return words + self._indent(kit) + self._right_room(kit) + 2

    def height(self, kit: Kit, width: int) -> int:
        room = self._words_width(kit, width)
        tall = len(kit.type.wrap(self.name, self.style, room)) * kit.type.height(self.style)
        if self.note:
            tall += len(kit.type.wrap(self.note, "small", room)) * kit.type.height("small")
        return max(kit.px(44), tall + kit.px(12))

    def paint(self, target: Surface, brush: Brush) -> None:
        kit = brush.kit
        if self.chosen and not kit.theme.high_contrast:
            kit.paper.stock(target, self.rect, "manila")
        if self.reason:
            dashed_rect(target, kit.colour("ink_soft"), self.rect, kit.gap(5), 1)
        elif brush.hover is self:
            pygame.draw.rect(target, kit.colour("ink"), self.rect, max(2, kit.gap(2)))
        radio = radio_mark(kit, self.chosen)
        target.blit(radio, radio.get_rect(midleft=(self.rect.left + kit.px(10), self.rect.centery)))
        if self.icon:
            image = kit.icon(self.icon, kit.px(24), "ink", "manila" if self.chosen else self.stock)
            target.blit(image, image.get_rect(midleft=(self.rect.left + kit.px(44), self.rect.centery)))
        room = self._words_width(kit, self.rect.width)
        tall = self.height(kit, self.rect.width)
        words = Rect(self.rect.left + self._indent(kit), self.rect.top + kit.px(6), room, self.rect.height)
        words.top = self.rect.centery - tall // 2 + max(kit.px(6), (tall - self._words_height(kit, room)) // 2)
        ink = "ink_soft" if self.reason else "ink"
        words.top += kit.write(target, self.name, self.style, words, ink)
        if self.note:
            kit.write(target, self.note, "small", words, "ink_soft")
        self._paint_right(target, kit)

    def _words_height(self, kit: Kit, room: int) -> int:
        tall = len(kit.type.wrap(self.name, self.style, room)) * kit.type.height(self.style)
        return tall + (len(kit.type.wrap(self.note, "small", room)) * kit.type.height("small") if self.note else 0)

    def _paint_right(self, target: Surface, kit: Kit) -> None:
        right = self.rect.right - kit.px(10)
        if self.cap:
            wide = Keycap(self.cap).natural(kit)
            draw_keycap(
                target, kit, self.cap, Rect(right - wide, self.rect.top, wide, self.rect.height), "ink", self.stock
            )
            right -= wide + kit.px(8)
        if self.right:
            room = Rect(self.rect.left, self.rect.top, right - self.rect.left, self.rect.height)
            kit.write_line(target, self.right, "name", room, "ink", "right")


def radio_mark(kit: Kit, chosen: bool, ink: str = "ink") -> Surface:
    """The ring of a radio row, filled when chosen."""
    radius = kit.px(12)
    ring = disc(radius, None, kit.colour(ink), max(2, kit.px(2.5))).copy()
    if chosen:
        dot = disc(kit.px(7), kit.colour(ink))
        ring.blit(dot, dot.get_rect(center=(radius, radius)))
    return ring


class Segments(Widget):
    """Two to five joined boxes of which one is chosen; a tick shows it too. Spoken by name and level."""

    role = "choice"
    focusable = True
    takes_enter = False

    def __init__(
        self,
        name: str,
        levels: Sequence[str],
        chosen: int,
        pick: Pick,
        *,
        keys: Sequence[str] = (),
        reason: str = "",
        closed: Sequence[str] = (),
        first: bool = False,
        ident: str = "",
    ) -> None:
        super().__init__(name=name, ident=ident, keys=keys, reason=reason, first=first)
        self.levels = tuple(levels)
        self.chosen = chosen
        self.pick = pick
        self.closed = tuple(closed) or ("",) * len(self.levels)
        self.act = self._next

    def state(self) -> str:
        return joined(self.levels[self.chosen], place_words(self.chosen + 1, len(self.levels)), super().state())

    def _next(self) -> Intent | None:
        return self._to((self.chosen + 1) % len(self.levels), 1)

    def _to(self, index: int, step: int) -> Intent | None:
        """Pick a level, stepping over the closed ones."""
        while 0 <= index < len(self.levels) and self.closed[index]:
            index += step
        if self.reason or not 0 <= index < len(self.levels) or index == self.chosen:
            return None
        return self.pick(index)

    def key(self, name: str) -> Used:
        if name in ("Left", "Right"):
            step = 1 if name == "Right" else -1
            return answer(self._to(self.chosen + step, step))
        return super().key(name)

    def called(self, *, had_focus: bool) -> Used:
        """The first press brings the focus, each further one the next level."""
        return self.perform() if had_focus else True

    def bar(self) -> Rect:
        """The rectangle of the joined boxes."""
        return self.rect

    def boxes(self) -> list[Rect]:
        """The joined boxes, left to right."""
        bar, count = self.bar(), len(self.levels)
        edges = [bar.left + round(bar.width * i / count) for i in range(count + 1)]
        return [Rect(a, bar.top, b - a, bar.height) for a, b in pairwise(edges)]

    def click(self, pos: tuple[int, int]) -> Used:
        for i, box in enumerate(self.boxes()):
            if box.collidepoint(pos) and not self.closed[i] and not self.reason and i != self.chosen:
                return answer(self.pick(i))
        return True

    def natural(self, kit: Kit) -> int:
        widest = max(kit.type.width(level, "row_title") for level in self.levels)
        return (widest + kit.px(20)) * len(self.levels)

    def _style(self, kit: Kit, width: int) -> str:
        return "row_title" if self.natural(kit) <= width else "small"

    def height(self, kit: Kit, width: int) -> int:
        style, room = self._style(kit, width), max(1, width // len(self.levels) - kit.px(8))
        lines = max(len(kit.type.wrap(level, style, room)) for level in self.levels)
        return max(kit.px(34), lines * kit.type.height(style) + kit.px(8))

    def paint(self, target: Surface, brush: Brush) -> None:
        self.paint_boxes(target, brush.kit, 3 if brush.hover is self else 2)

    def paint_boxes(self, target: Surface, kit: Kit, edge: float) -> None:
        """Draw the joined boxes with an outline of `edge` canvas pixels."""
        style = self._style(kit, self.bar().width)
        for i, (box, level) in enumerate(zip(self.boxes(), self.levels, strict=True)):
            on = i == self.chosen
            if on:
                target.fill(kit.colour("ink_soft" if self.reason else "ink"), box)
            colour = "paper" if on else "ink_soft" if self.closed[i] or self.reason else "ink"
            words = kit.type.wrap(level, style, max(1, box.width - kit.px(8)))
            tall = len(words) * kit.type.height(style)
            kit.type.draw(target, words, style, (box.left, box.centery - tall // 2), box.width, colour, "centre")
            if self.closed[i]:
                dashed_rect(target, kit.colour("ink_soft"), box.inflate(-kit.gap(6), -kit.gap(6)), kit.gap(4), 1)
            if i:
                pygame.draw.line(target, kit.colour("ink"), box.topleft, box.bottomleft, max(2, kit.gap(2)))
        pygame.draw.rect(target, kit.colour("ink"), self.bar(), max(2, kit.gap(edge)))


class ClauseRow(Segments):
    """A term of a letter: key, icon, name, a word on whom it binds, and its levels as joined boxes.

    out: the level that leaves it out (then the row turns manila), or None. closed: for each level why it is closed,
    or an empty text.
    """

    role = "clause"

    def __init__(
        self,
        name: str,
        levels: Sequence[str],
        chosen: int,
        pick: Pick,
        *,
        key: str = "",
        icon: str = "",
        note: str = "",
        binds_you: bool = False,
        out: int | None = 0,
        closed: Sequence[str] = (),
        reason: str = "",
        ident: str = "",
        first: bool = False,
    ) -> None:
        super().__init__(
            name,
            levels,
            chosen,
            pick,
            keys=(key,) if key else (),
            closed=closed,
            reason=reason,
            ident=ident,
            first=first,
        )
        self.cap = key
        self.icon = icon
        self.note = reason or note
        self.binds_you = binds_you
        self.out = out

    def state(self) -> str:
        closed = [
            tr("{level} closed: {reason}", level=level, reason=why)
            for level, why in zip(self.levels, self.closed, strict=True)
            if why
        ]
        return joined(super().state(), "" if self.reason else self.note, *closed)

    def _head(self, kit: Kit, width: int) -> int:
        return kit.px(34) + self._note_below(kit, width)

    def _note_below(self, kit: Kit, width: int) -> int:
        """Height of the note's own line, when it does not fit beside the name."""
        if not self.note or self._beside(kit, width):
            return 0
        return len(kit.type.wrap(self.note, "small", max(1, width - kit.px(24)))) * kit.type.height("small")

    def _beside(self, kit: Kit, width: int) -> bool:
        used = kit.px(24 + 34 + 34 + 12) + kit.type.width(self.name, "row_title") + kit.type.width(self.note, "small")
        return used <= width

    def bar(self) -> Rect:
        return self._bar

    def place(self, kit: Kit, rect: Rect) -> None:
        self.rect = rect
        head = self._head(kit, rect.width)
        side = kit.px(12)
        self._bar = Rect(
            rect.left + side,
            rect.top + kit.px(4) + head,
            rect.width - 2 * side,
            super().height(kit, rect.width - 2 * side),
        )

    def height(self, kit: Kit, width: int) -> int:
        return kit.px(4) + self._head(kit, width) + super().height(kit, width - kit.px(24)) + kit.px(8)

    def paint(self, target: Surface, brush: Brush) -> None:
        kit = brush.kit
        stock = "flimsy" if self.reason else "manila" if self.chosen == self.out else "paper"
        kit.paper.sheet(target, self.rect, stock)
        if brush.hover is self:
            pygame.draw.rect(target, kit.colour("ink"), self.rect, max(2, kit.gap(2)))
        line = Rect(self.rect.left + kit.px(12), self.rect.top + kit.px(4), self.rect.width - kit.px(24), kit.px(34))
        note_room = Rect(line)
        if self.cap:
            wide = Keycap(self.cap).natural(kit)
            draw_keycap(target, kit, self.cap, Rect(line.left, line.top, wide, line.height), "ink", stock)
            line.left, line.width = line.left + wide + kit.px(8), line.width - wide - kit.px(8)
        if self.icon:
            image = kit.icon(self.icon, kit.px(24), "ink", stock)
            target.blit(image, image.get_rect(midleft=(line.left, line.centery)))
            line.left, line.width = line.left + kit.px(32), line.width - kit.px(32)
        kit.write_line(target, self.name, "row_title", line, "ink")
        colour = "accent_2" if self.binds_you else "ink_soft"
        if self.note and self._beside(kit, self.rect.width):
            kit.write_line(target, self.note, "small", note_room, colour, "right")
        elif self.note:
            kit.write(target, self.note, "small", note_room.move(0, kit.px(32)), colour)
        self.paint_boxes(target, kit, 2)
