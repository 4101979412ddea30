"""The head of every desk: two leaders, their clocks, the rope between them, and its figures."""

from dataclasses import dataclass

import pygame
from pygame import Rect, Surface

from game.locale import tr, trc
from game.ui.paint.kit import Kit
from game.ui.paint.theme import Layout
from game.ui.rope.knot import inks_of, knot_in_words, parted_picture, settled_picture, state_word, strip_picture
from game.ui.rope.tightening import tightening
from game.ui.widgets.base import Brush, Widget
from game.ui.widgets.meters import Dial, Pips
from game.ui.widgets.words import Portrait


@dataclass(frozen=True, slots=True)
class Leader:
    """One end of the rope. person: a head in assets/portraits; time: local HH:MM; camp: washington or moscow."""

    name: str
    person: str
    place: str
    time: str
    camp: str
    you: bool = False


@dataclass(frozen=True, slots=True)
class RopePicture:
    """What the rope shows: tension 0 to 100, pulls 0 to 10 (Washington's first), change since the last watch."""

    tension: float
    pulls: tuple[float, float]
    change: float = 0.0


class Header(Widget):
    """Portraits, clocks and rope; in the narrow layout only the number, its word and the rope."""

    def __init__(self, left: Leader, right: Leader, rope: RopePicture) -> None:
        super().__init__(name=knot_in_words(rope.tension, rope.pulls, rope.change))
        self.left = left
        self.right = right
        self.rope = rope
        self._dials = True

    def height(self, kit: Kit, width: int) -> int:
        return kit.theme.half(92) if kit.theme.layout is Layout.NARROW else kit.theme.half(96)

    def paint(self, target: Surface, brush: Brush) -> None:
        kit = brush.kit
        window = target.get_width()
        target.fill(kit.colour("header"), (0, self.rect.top, window, self.rect.height))
        rule = max(2, kit.gap(2))
        target.fill(kit.colour("ochre"), (0, self.rect.bottom - rule, window, rule))
        (self._paint_narrow if kit.theme.layout is Layout.NARROW else self._paint_full)(target, brush)

    def _paint_full(self, target: Surface, brush: Brush) -> None:
        kit = brush.kit
        used = max(self._leader_room(kit, self.left), self._leader_room(kit, self.right))
        self._dials = self.rect.width - 2 * used >= kit.px(560)
        if not self._dials:
            used -= kit.px(46)
        self._paint_leader(target, brush, self.left, Rect(self.rect.left, self.rect.top, used, self.rect.height), False)
        self._paint_leader(
            target, brush, self.right, Rect(self.rect.right - used, self.rect.top, used, self.rect.height), True
        )
        field = Rect(
            self.rect.left + used + kit.gap(8),
            self.rect.top - kit.gap(6),
            self.rect.width - 2 * used - kit.gap(16),
            round(self.rect.height * 0.84),
        )
        tightening.draw(target, kit, field, self.rope.tension, self.rope.pulls, self.rope.change)
        self._run_on(target, kit, field)
        line = Rect(field.left, self.rect.bottom - kit.px(34), field.width, kit.px(32))
        self._paint_figures(target, kit, line)

    def _run_on(self, target: Surface, kit: Kit, field: Rect) -> None:
        """In a window wider than the desk both ropes run on behind the leaders to its edges."""
        tall = max(8, round(field.height * 0.3))
        room = self.rect.left - kit.gap(10)
        if room < tall:
            return
        d = max(8.0, field.height * 0.138)
        for moscow, x in ((False, 0), (True, self.rect.right + kit.gap(10))):
            box = Rect(x, field.centery - tall // 2, room, tall)
            image = strip_picture(box.size, d, inks_of(kit), moscow=moscow, part=box)
            if image is not None:
                target.blit(image, box)

    def _leader_room(self, kit: Kit, leader: Leader) -> int:
        words = max(kit.type.width(leader.name.upper(), "name"), self._second_line_room(kit, leader))
        return kit.gap(14) + self._head_size(kit) + kit.px(10) + words + kit.px(14) + kit.px(46)

    def _head_size(self, kit: Kit) -> int:
        return round((self.rect.height or kit.theme.half(96)) * 0.66)

    @staticmethod
    def _second_line_room(kit: Kit, leader: Leader) -> int:
        return kit.type.width(leader.place, "label") + kit.px(6) + kit.type.width(leader.time, "label")

    def _paint_leader(self, target: Surface, brush: Brush, leader: Leader, room: Rect, mirrored: bool) -> None:
        kit = brush.kit
        size = self._head_size(kit)
        head = Portrait(
            leader.person,
            size / max(1, kit.px(100)) * 100,
            camp=leader.camp,
            name=leader.name,
            badge=tr("YOU") if leader.you else "",
        )
        tall = round(size * 1.25)
        left = room.right - kit.gap(14) - size if mirrored else room.left + kit.gap(14)
        head.place(kit, Rect(left, room.top + (room.height - tall) // 2 - (kit.px(3) if leader.you else 0), size, tall))
        head.paint(target, brush)
        words = Rect(room.left + kit.px(60), room.top, room.width - kit.gap(14) - size - kit.px(70), room.height)
        words.left = left + size + kit.px(10) if not mirrored else left - kit.px(10) - words.width
        top = words.centery - kit.px(26)
        side = "right" if mirrored else "left"
        kit.write_line(
            target, leader.name.upper(), "name", Rect(words.left, top, words.width, kit.px(28)), "on_table", side
        )
        place = kit.type.width(leader.place, "label") + kit.px(6)
        x = words.right - self._second_line_room(kit, leader) if mirrored else words.left
        kit.write_line(target, leader.place, "label", Rect(x, top + kit.px(28), place, kit.px(22)), "on_table_soft")
        clock = Rect(x + place, top + kit.px(28), kit.type.width(leader.time, "label") + 2, kit.px(22))
        kit.write_line(target, leader.time, "label", clock, "on_table")
        if not self._dials:
            return
        dial = Dial(leader.time, size=46)
        span = kit.px(46)
        dial.place(kit, Rect(room.left if mirrored else room.right - span, room.centery - span // 2, span, span))
        dial.paint(target, brush)

    def _paint_figures(self, target: Surface, kit: Kit, line: Rect) -> None:
        """Pull, tension with its word and change, pull."""
        tension, word = tr("TENSION"), state_word(self.rope.tension).upper()
        figure = f"{self.rope.tension:.0f}"
        wide = [kit.type.width(tension, "label"), kit.type.width(figure, "figure"), kit.type.width(word, "label")]
        badge = self._badge_width(kit)
        gap = kit.px(9)
        x = line.centerx - (sum(wide) + badge + gap * 3) // 2
        for text, style, colour, room in (
            (tension, "label", "on_table_soft", wide[0]),
            (figure, "figure", "on_table", wide[1]),
            (word, "label", "on_table", wide[2]),
        ):
            kit.write_line(target, text, style, Rect(x, line.top, room + 2, line.height), colour)
            x += room + gap
        self._paint_badge(target, kit, Rect(x, line.centery - kit.px(10), badge, kit.px(21)))
        room = (line.width - sum(wide) - badge - gap * 5) // 2
        self._paint_pull(target, kit, Rect(line.left, line.top, room, line.height), self.rope.pulls[0], mirrored=False)
        self._paint_pull(
            target, kit, Rect(line.right - room, line.top, room, line.height), self.rope.pulls[1], mirrored=True
        )

    def _badge_width(self, kit: Kit) -> int:
        if round(self.rope.change) == 0:
            return kit.px(28)
        return kit.type.width(f"{abs(self.rope.change):.0f}", "keycap") + kit.px(30)

    def _paint_badge(self, target: Surface, kit: Kit, box: Rect) -> None:
        """How far the tension moved in the watch before; it stays for the whole watch."""
        pygame.draw.rect(target, kit.colour("paper"), box, border_radius=kit.px(3))
        if round(self.rope.change) == 0:
            kit.write_line(target, "=", "keycap", box, "ink", "centre")
            return
        shape = "up" if self.rope.change > 0 else "down"
        image = kit.mark(shape, kit.px(11), "ink")
        target.blit(image, image.get_rect(midleft=(box.left + kit.px(7), box.centery)))
        words = Rect(box.left + kit.px(20), box.top, box.width - kit.px(20), box.height)
        kit.write_line(target, f"{abs(self.rope.change):.0f}", "keycap", words, "ink")

    def _paint_pull(self, target: Surface, kit: Kit, room: Rect, pull: float, *, mirrored: bool) -> None:
        pips, label, figure = Pips(pull, mirrored=mirrored), trc("on the rope", "PULL"), f"{pull:.0f}"
        wide = pips.natural(kit)
        named, counted = kit.type.width(label, "label"), kit.type.width(figure, "label")
        words = named + kit.px(8) + counted + kit.px(10)
        if words > room.width:
            return
        at = room.right - named if mirrored else room.left
        kit.write_line(target, label, "label", Rect(at, room.top, named + 2, room.height), "on_table_soft")
        at = at - kit.px(8) - counted if mirrored else at + named + kit.px(8)
        kit.write_line(target, figure, "label", Rect(at, room.top, counted + 2, room.height), "on_table")
        if words + wide <= room.width:
            left = at - kit.px(10) - wide if mirrored else at + counted + kit.px(10)
            pips.place(kit, Rect(left, room.top, wide, room.height))
            pips.paint(target, Brush(kit))

    def _paint_narrow(self, target: Surface, brush: Brush) -> None:
        kit = brush.kit
        word, figure = state_word(self.rope.tension).upper(), f"{self.rope.tension:.0f}"
        x = self.rect.left + kit.gap(20)
        wide = kit.type.width(figure, "figure")
        kit.write_line(target, figure, "figure", Rect(x, self.rect.top, wide + 2, self.rect.height), "on_table")
        x += wide + kit.px(10)
        half = self.rect.height // 2
        words = Rect(x, self.rect.top + kit.gap(6), kit.type.width(word, "label") + 2, half)
        kit.write_line(target, word, "label", words, "on_table")
        points = f"{abs(self.rope.change):.0f}"
        turn = tr("no change") if round(self.rope.change) == 0 else tr("{points} this watch", points=points)
        at = x
        if round(self.rope.change):
            image = kit.mark("up" if self.rope.change > 0 else "down", kit.px(11), "on_table")
            target.blit(image, image.get_rect(midleft=(at, self.rect.top + half + half // 2 - kit.gap(6))))
            at += kit.px(16)
        told = Rect(at, self.rect.top + half - kit.gap(6), kit.type.width(turn, "small") + 2, half)
        kit.write_line(target, turn, "small", told, "on_table")
        room = max(told.right, words.right) + kit.px(12)
        field = Rect(max(room, self.rect.left + self.rect.width // 3), self.rect.top, 0, self.rect.height - kit.gap(4))
        field.width = self.rect.right - kit.gap(16) - field.left
        tightening.draw(target, kit, field, self.rope.tension, self.rope.pulls, self.rope.change)


class Rope(Widget):
    """The rope alone. figure: knot, settled or parted."""

    def __init__(self, rope: RopePicture, *, tall: float = 120, figure: str = "knot") -> None:
        super().__init__(name=knot_in_words(rope.tension, rope.pulls, rope.change) if figure == "knot" else "")
        self.rope = rope
        self.tall = tall
        self.figure = figure

    def height(self, kit: Kit, width: int) -> int:
        return kit.theme.half(self.tall)

    def paint(self, target: Surface, brush: Brush) -> None:
        if self.figure == "knot":
            tightening.draw(target, brush.kit, self.rect, self.rope.tension, self.rope.pulls, self.rope.change)
            return
        draw = settled_picture if self.figure == "settled" else parted_picture
        room = self.rect
        if self.rect.width > 0.8 * brush.kit.theme.field().width:
            room = Rect(0, room.top, target.get_width(), room.height)
        image = draw(room.size, inks_of(brush.kit), room)
        if image is not None:
            target.blit(image, room)
