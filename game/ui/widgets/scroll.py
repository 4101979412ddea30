"""What does not fit: pages of whole widgets, and a window onto a long text. Both remember their place."""

from collections.abc import Iterable

import pygame
from pygame import Rect, Surface

from game.locale import tr
from game.ui.paint.kit import Kit
from game.ui.spoken import joined, place_words
from game.ui.widgets.base import Brush, Used, Widget
from game.ui.widgets.boxes import Box
from game.ui.widgets.words import Keycap, Text, draw_keycap


class Turner(Widget):
    """The foot of a list: `1 to 2 of 4` with PgUp and PgDn, each half a target for the mouse."""

    role = "pages"

    def __init__(self, ink: str, face: str) -> None:
        super().__init__()
        self.words = ""
        self.up = self.down = False
        self.back = Rect(0, 0, 0, 0)
        self.on = Rect(0, 0, 0, 0)
        self.ink = ink
        self.face = face

    def height(self, kit: Kit, width: int) -> int:
        return kit.px(32)

    def place(self, kit: Kit, rect: Rect) -> None:
        self.rect, right = rect, rect.right
        boxes = []
        for cap in ("PgDn", "PgUp"):
            wide = max(kit.px(44), Keycap(cap).natural(kit))
            boxes.append(Rect(right - wide, rect.top, wide, rect.height))
            right -= wide + kit.px(8)
        self.on, self.back = boxes

    def step(self, pos: tuple[int, int]) -> int:
        """What a click at a place asks for: 1 the next page, -1 the one before, 0 neither."""
        return 1 if self.on.collidepoint(pos) else -1 if self.back.collidepoint(pos) else 0

    def paint(self, target: Surface, brush: Brush) -> None:
        kit = brush.kit
        kit.write_line(target, self.words, "small", self.rect, self.ink)
        for cap, open_, box in (("PgDn", self.down, self.on), ("PgUp", self.up, self.back)):
            if open_:
                draw_keycap(target, kit, cap, box, self.ink, self.face)


class _Long(Box):
    """Common part of Pages and Scroll: the foot, its clicks, the wheel and the place kept in the screen's memory."""

    def __init__(
        self, children: Iterable[Widget | None], *, gap: float, ident: str, ink: str, face: str, name: str
    ) -> None:
        super().__init__(children, gap=gap, name=name, ident=ident)
        self.turner = Turner(ink, face)
        self._kit: Kit | None = None

    @property
    def at(self) -> int:
        """First child or first pixel shown."""
        return int(self.memory.get(f"at:{self.ident}", 0))

    @at.setter
    def at(self, value: int) -> None:
        self.memory[f"at:{self.ident}"] = value

    def turn(self, step: int) -> bool:
        """Go a page on (1) or back (-1); False at the end."""
        raise NotImplementedError

    def key(self, name: str) -> Used:
        if name in ("PgDn", "PgUp"):
            return self.turn(1 if name == "PgDn" else -1)
        return super().key(name)

    def click(self, pos: tuple[int, int]) -> Used:
        if self.turner.shown and self.turner.rect.collidepoint(pos):
            step = self.turner.step(pos)
            return (step != 0 and self.turn(step)) or True
        return True

    def hit(self, pos: tuple[int, int]) -> Widget | None:
        if self.shown and self.turner.shown and self.turner.rect.collidepoint(pos):
            return self
        return super().hit(pos)


class Pages(_Long):
    """A column that shows as many whole children as fit and turns by page. The place survives a new composition.

    Where nothing inside can have the focus, it has it itself while there is more than one page: Up, Down, PgUp, PgDn.
    """

    role = "text"
    takes_enter = False

    def __init__(
        self,
        children: Iterable[Widget | None],
        *,
        ident: str,
        gap: float = 8,
        ink: str = "on_table",
        face: str = "table",
        name: str = "",
    ) -> None:
        super().__init__(children, gap=gap, ident=ident, ink=ink, face=face, name=name)

    def height(self, kit: Kit, width: int) -> int:
        gaps = kit.gap(self.gap) * max(0, len(self.children) - 1)
        return gaps + sum(child.wanted_height(kit, width) for child in self.children)

    def place(self, kit: Kit, rect: Rect) -> None:
        self.rect, self._kit = rect, kit
        heights = [child.wanted_height(kit, rect.width) for child in self.children]
        whole = sum(heights) + kit.gap(self.gap) * max(0, len(heights) - 1)
        self.turner.shown = whole > rect.height
        self.focusable = self.turner.shown and not any(w.focusable for child in self.children for w in child.walk())
        foot = self.turner.height(kit, rect.width) if self.turner.shown else 0
        self._starts = self._page_starts(kit, heights, rect.height - foot)
        start = max((s for s in self._starts if s <= self.at), default=0)
        self.at = start
        end = next((s for s in self._starts if s > start), len(self.children))
        y = rect.top
        for i, child in enumerate(self.children):
            child.shown = start <= i < end
            if child.shown:
                child.place(kit, Rect(rect.left, y, rect.width, min(heights[i], max(0, rect.bottom - foot - y))))
                y += heights[i] + kit.gap(self.gap)
        if self.turner.shown:
            self.turner.place(kit, Rect(rect.left, rect.bottom - foot, rect.width, foot))
            self.turner.words = (
                tr("{first} to {last} of {all}", first=start + 1, last=end, all=len(self.children))
                if end - start > 1
                else place_words(start + 1, len(self.children))
            )
            self.turner.up, self.turner.down = start > 0, end < len(self.children)

    def _page_starts(self, kit: Kit, heights: list[int], room: int) -> list[int]:
        starts, used = [0], 0
        for i, tall in enumerate(heights):
            if used and used + tall > room:
                starts.append(i)
                used = 0
            used += tall + kit.gap(self.gap)
        return starts

    def turn(self, step: int) -> bool:
        where = self._starts.index(self.at) + step
        if not 0 <= where < len(self._starts) or self._kit is None:
            return False
        self.at = self._starts[where]
        self.place(self._kit, self.rect)
        return True

    def key(self, name: str) -> Used:
        if self.focusable and name in ("Up", "Down"):
            return self.turn(1 if name == "Down" else -1)
        return super().key(name)

    def wheel(self, steps: int) -> bool:
        return self.turn(-1 if steps > 0 else 1)

    def reveal(self, kit: Kit, widget: Widget) -> None:
        """Turn to the page of a widget among the children."""
        for i, child in enumerate(self.children):
            if child is widget or child in widget.ancestors():
                self.at = max(s for s in self._starts if s <= i)
                self.place(kit, self.rect)

    def describe(self) -> str:
        if not self.turner.shown:
            return self.name
        here = tr("shows {part}", part=self.turner.words)
        return joined(self.name, here, tr("PgDn shows more") if self.turner.down else "")

    def paint(self, target: Surface, brush: Brush) -> None:
        super().paint(target, brush)
        if self.turner.shown:
            self.turner.paint(target, brush)


_PASSES = 3


class Scroll(_Long):
    """A window onto one tall child. Focusable when it overflows: Up, Down, PgUp, PgDn, Home, End, and the wheel."""

    role = "text"
    takes_enter = False

    def __init__(
        self, child: Widget, *, ident: str, name: str = "", ink: str = "ink", face: str = "paper", first: bool = False
    ) -> None:
        super().__init__([child], gap=0, ident=ident, ink=ink, face=face, name=name)
        self.first = first
        self._tall = 0
        self._line = 24

    def place(self, kit: Kit, rect: Rect) -> None:
        self.rect, self._kit = rect, kit
        self._tall = self.children[0].wanted_height(kit, rect.width)
        self.focusable = self.turner.shown = self._tall > rect.height
        foot = self.turner.height(kit, rect.width) if self.turner.shown else 0
        self.window = Rect(rect.left, rect.top, rect.width, self._whole_lines(kit, rect.height - foot))
        self.at = max(0, min(self.at, self._tall - self.window.height))
        tall = max(self._tall, self.window.height)
        self.children[0].place(kit, Rect(rect.left, rect.top - self.at, rect.width, tall))
        if self.turner.shown:
            self.turner.place(kit, Rect(rect.left, rect.bottom - foot, rect.width, foot))
            room = max(1, self.window.height)
            here = min(self._count(), -(-self.at // room) + 1)
            self.turner.words = tr("Page {page} of {all}", page=here, all=self._count())
            self.turner.up, self.turner.down = self.at > 0, self.at + room < self._tall

    def _whole_lines(self, kit: Kit, room: int) -> int:
        """Height of the window: no line of a text is cut in two."""
        child = self.children[0]
        if not isinstance(child, Text) or not self.turner.shown:
            return room
        self._line = kit.type.height(child.style)
        return max(self._line, room - room % self._line)

    def _count(self) -> int:
        return max(1, -(-self._tall // max(1, self.window.height)))

    def _move(self, pixels: int) -> bool:
        before = self.at
        self.at = max(0, min(before + pixels, self._tall - self.window.height))
        if self._kit is not None:
            self.place(self._kit, self.rect)
        return self.at != before

    def turn(self, step: int) -> bool:
        return self._move(step * max(self._line, self.window.height - self._line))

    def key(self, name: str) -> Used:
        moves = {"Up": -2 * self._line, "Down": 2 * self._line, "Home": -self._tall, "End": self._tall}
        return self._move(moves[name]) if name in moves else super().key(name)

    def wheel(self, steps: int) -> bool:
        return self._move(-steps * 3 * self._line)

    def state(self) -> str:
        return self.turner.words if self.turner.shown else ""

    def reveal(self, kit: Kit, widget: Widget) -> None:
        """Scroll until a widget inside is in the window."""
        if widget is self or self not in widget.ancestors():
            return
        if widget.rect.top < self.window.top:
            self._move(widget.rect.top - self.window.top - kit.gap(8))
        elif widget.rect.bottom > self.window.bottom:
            self._move(min(widget.rect.bottom - self.window.bottom, widget.rect.top - self.window.top) + kit.gap(8))

    def hit(self, pos: tuple[int, int]) -> Widget | None:
        if self.shown and self.window.collidepoint(pos):
            return super().hit(pos)
        return self if self.focusable and self.rect.collidepoint(pos) else None

    def _uncut(self, kit: Kit) -> Rect:
        """The part of the window in which no line of text and no small thing is cut in two."""
        top, bottom = self.window.top, self.window.bottom
        if not self.turner.shown:
            return self.window
        leaves = [w for w in self.walk() if not w.children and w is not self and w.shown]
        for _ in range(_PASSES):  # what shortens one column may cut a line of its neighbour
            for leaf in leaves:
                step = kit.type.height(leaf.style) if isinstance(leaf, Text) else leaf.rect.height
                if not step or step > self.window.height // 2:
                    continue
                if leaf.rect.top < bottom < leaf.rect.bottom:
                    bottom = leaf.rect.top + (bottom - leaf.rect.top) // step * step
                if leaf.rect.top < top < leaf.rect.bottom and self.at:
                    top = leaf.rect.top - (leaf.rect.top - top) // step * step
        return Rect(self.window.left, top, self.window.width, max(0, bottom - top))

    def paint(self, target: Surface, brush: Brush) -> None:
        before = target.get_clip()
        target.set_clip(self._uncut(brush.kit).clip(before))
        super().paint(target, brush)
        target.set_clip(before)
        if self.turner.shown:
            pygame.draw.line(
                target, brush.kit.colour(self.turner.ink), self.turner.rect.topleft, self.turner.rect.topright
            )
            self.turner.paint(target, brush)
