"""What is set: switches, sliders of named stops, and numbers. Left and Right change, Enter stays free."""

from collections.abc import Sequence

import pygame
from pygame import Rect, Surface

from game.locale import tr, trc
from game.ui.paint.kit import Kit
from game.ui.paint.marks import disc
from game.ui.spoken import joined, place_words
from game.ui.widgets.base import Act, Brush, Used, Widget
from game.ui.widgets.choices import Pick, answer


class Switch(Widget):
    """A setting that is on or off, with its name and a note. The whole row is the target."""

    role = "switch"
    focusable = True
    takes_enter = True

    def __init__(
        self, name: str, on: bool, act: Act, *, note: str = "", reason: str = "", key: str = "", ident: str = ""
    ) -> None:
        super().__init__(name=name, act=act, reason=reason, keys=(key,) if key else (), ident=ident)
        self.on = on
        self.note = note

    def state(self) -> str:
        return joined(trc("switch", "on") if self.on else trc("switch", "off"), self.note, super().state())

    def _knob(self, kit: Kit) -> int:
        word = max(kit.type.width(word, "keycap") for word in (trc("switch", "On"), trc("switch", "Off")))
        return max(kit.px(72), word + kit.px(40))

    def natural(self, kit: Kit) -> int:
        words = max(kit.type.width(self.name, "row_title"), kit.type.width(self.note, "small"))
        return words + self._knob(kit) + kit.px(20)

    def height(self, kit: Kit, width: int) -> int:
        room = max(1, width - self._knob(kit) - kit.px(20))
        tall = len(kit.type.wrap(self.name, "row_title", room)) * kit.type.height("row_title")
        if self.note:
            tall += len(kit.type.wrap(self.note, "small", room)) * kit.type.height("small")
        return max(kit.px(44), tall + kit.px(10))

    def paint(self, target: Surface, brush: Brush) -> None:
        kit = brush.kit
        room = Rect(
            self.rect.left + kit.px(4), self.rect.top, self.rect.width - self._knob(kit) - kit.px(20), self.rect.height
        )
        tall = self.height(kit, self.rect.width) - kit.px(10)
        words = room.move(0, max(0, (self.rect.height - tall) // 2))
        words.top += kit.write(target, self.name, "row_title", words, "ink")
        if self.note:
            kit.write(target, self.note, "small", words, "ink_soft")
        box = Rect(0, 0, self._knob(kit), kit.px(32))
        box.midright = (self.rect.right - kit.px(4), self.rect.centery)
        ink, face = ("paper", "ink") if self.on else ("ink", "paper")
        target.fill(kit.colour(face), box)
        pygame.draw.rect(target, kit.colour("ink"), box, max(2, kit.gap(3 if brush.hover is self else 2)))
        knob = Rect(0, 0, kit.px(22), box.height - kit.px(10))
        knob.midright = (box.right - kit.px(5), box.centery)
        if not self.on:
            knob.midleft = (box.left + kit.px(5), box.centery)
        target.fill(kit.colour(ink), knob)
        word = Rect(box.left, box.top, box.width - kit.px(27), box.height)
        if not self.on:
            word.left = box.left + kit.px(27)
        kit.write_line(target, trc("switch", "On") if self.on else trc("switch", "Off"), "keycap", word, ink, "centre")


class Stops(Widget):
    """A line of named stops with a mark on the chosen one: tone, text size. shape: diamond or square."""

    role = "slider"
    focusable = True
    takes_enter = False

    def __init__(
        self,
        name: str,
        stops: Sequence[str],
        chosen: int,
        pick: Pick,
        *,
        shape: str = "diamond",
        reason: str = "",
        keys: Sequence[str] = (),
        ident: str = "",
    ) -> None:
        super().__init__(name=name, reason=reason, keys=keys, ident=ident)
        self.stops = tuple(stops)
        self.chosen = chosen
        self.pick = pick
        self.shape = shape

    def state(self) -> str:
        return joined(self.stops[self.chosen], place_words(self.chosen + 1, len(self.stops)), super().state())

    def key(self, name: str) -> Used:
        target = {"Left": self.chosen - 1, "Right": self.chosen + 1, "Home": 0, "End": len(self.stops) - 1}.get(name)
        if target is None:
            return False
        if self.reason or not 0 <= target < len(self.stops) or target == self.chosen:
            return True
        return answer(self.pick(target))

    def _places(self, kit: Kit) -> list[int]:
        side = self.rect.width / len(self.stops) / 2
        span = self.rect.width - 2 * side
        return [round(self.rect.left + side + span * i / max(1, len(self.stops) - 1)) for i in range(len(self.stops))]

    def click(self, pos: tuple[int, int]) -> Used:
        step = self.rect.width / len(self.stops)
        index = min(len(self.stops) - 1, max(0, int((pos[0] - self.rect.left) / step)))
        return True if self.reason or index == self.chosen else answer(self.pick(index))

    def natural(self, kit: Kit) -> int:
        return sum(kit.type.width(stop, "row_title") + kit.px(16) for stop in self.stops)

    def _rows(self, kit: Kit, width: int) -> int:
        """Rows the names stand in: names too long for one row stand above and below by turns."""
        cell = width // len(self.stops) - kit.px(6)
        return 1 if all(kit.type.width(stop, "small") <= cell for stop in self.stops) else 2

    def height(self, kit: Kit, width: int) -> int:
        return kit.px(32) + self._rows(kit, width) * kit.type.height("body") + kit.px(4)

    def paint(self, target: Surface, brush: Brush) -> None:
        kit = brush.kit
        xs, y = self._places(kit), self.rect.top + kit.px(16)
        rows = self._rows(kit, self.rect.width)
        ink = kit.colour("ink_soft" if self.reason else "ink")
        pygame.draw.line(target, ink, (xs[0], y), (xs[-1], y), max(2, kit.px(3)))
        cell = self.rect.width // len(self.stops) * rows
        line = kit.type.height("body")
        for i, (x, stop) in enumerate(zip(xs, self.stops, strict=True)):
            dot = disc(kit.px(6), ink)
            target.blit(dot, dot.get_rect(center=(x, y)))
            style = "row_title" if i == self.chosen else "body"
            if kit.type.width(stop, style) > cell - kit.px(6):
                style = "small"
            row = Rect(x - cell // 2, self.rect.top + kit.px(32) + i % rows * line, cell, line)
            row.clamp_ip(self.rect)
            kit.write_line(target, stop, style, row, "ink_soft" if self.reason else "ink", "centre")
        side = kit.px(26)
        spot = Rect(0, 0, side, side)
        spot.center = (xs[self.chosen], y)
        if self.shape == "diamond":
            outer, inner = kit.mark("diamond", side, "ink"), kit.mark("diamond", side - kit.px(6), "primary_button")
            target.blit(outer, outer.get_rect(center=spot.center))
            target.blit(inner, inner.get_rect(center=spot.center))
        else:
            target.fill(kit.colour("ochre"), spot)
            pygame.draw.rect(target, kit.colour("ink"), spot, max(2, kit.gap(3)))


class Stepper(Widget):
    """A number with a minus and a plus: hours of a deadline, a seed. shown: how the value is written."""

    role = "number"
    focusable = True
    takes_enter = False

    def __init__(
        self,
        name: str,
        value: int,
        pick: Pick,
        *,
        least: int,
        most: int,
        step: int = 1,
        shown: str = "",
        reason: str = "",
        ident: str = "",
    ) -> None:
        super().__init__(name=name, reason=reason, ident=ident)
        self.value = value
        self.pick = pick
        self.least = least
        self.most = most
        self.step = step
        self.shown_value = shown or str(value)

    def state(self) -> str:
        ends = tr("from {least} to {most}", least=self.least, most=self.most)
        return joined(self.shown_value, ends, super().state())

    def _to(self, value: int) -> Used:
        value = min(self.most, max(self.least, value))
        return True if self.reason or value == self.value else answer(self.pick(value))

    def key(self, name: str) -> Used:
        steps = {"Left": -1, "Right": 1, "Home": self.least - self.most, "End": self.most - self.least}
        return self._to(self.value + steps[name] * self.step) if name in steps else False

    def click(self, pos: tuple[int, int]) -> Used:
        side = self.rect.height
        if pos[0] > self.rect.right - side:
            return self._to(self.value + self.step)
        left = self.rect.right - side - self._value_room
        return self._to(self.value - self.step) if left - side < pos[0] < left else True

    def natural(self, kit: Kit) -> int:
        return kit.type.width(self.name, "row_title") + kit.type.width(self.shown_value, "name") + kit.px(130)

    def height(self, kit: Kit, width: int) -> int:
        return kit.px(44)

    def place(self, kit: Kit, rect: Rect) -> None:
        self.rect = rect
        self._value_room = max(kit.px(60), kit.type.width(self.shown_value, "name") + kit.px(16))

    def paint(self, target: Surface, brush: Brush) -> None:
        kit, side = brush.kit, self.rect.height
        ink = "ink_soft" if self.reason else "ink"
        words = Rect(self.rect.left, self.rect.top, self.rect.width - 2 * side - self._value_room, side)
        kit.write_line(target, self.name, "row_title", words, ink)
        right = self.rect.right
        for shape, left in (("plus", right - side), ("minus", right - 2 * side - self._value_room)):
            box = Rect(left, self.rect.top, side, side).inflate(-kit.gap(6), -kit.gap(6))
            pygame.draw.rect(target, kit.colour(ink), box, max(2, kit.gap(3 if brush.hover is self else 2)))
            image = kit.mark(shape, kit.px(16), ink)
            target.blit(image, image.get_rect(center=box.center))
        value = Rect(right - side - self._value_room, self.rect.top, self._value_room, side)
        kit.write_line(target, self.shown_value, "name", value, ink, "centre")
