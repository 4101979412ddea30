"""Meters: tokens, clocks, readiness, watches, bars, odds. Each prints its figure beside its picture."""

import math
from collections.abc import Sequence

import pygame
from pygame import Rect, Surface

from game.locale import tr
from game.ui.paint.kit import Kit
from game.ui.paint.marks import disc, hatch, soft
from game.ui.widgets.base import Brush, Widget


class Tokens(Widget):
    """Points of attention as ochre discs with an eye; spent ones are dashed empty circles. Halves are drawn half.

    name: what a voice says of them; None for how many are left, empty where words beside them say it.
    """

    def __init__(self, left: float, total: int, *, size: float = 44, name: str | None = None) -> None:
        told = tr("{left} of {total} points of attention left", left=f"{left:g}", total=total) if name is None else name
        super().__init__(name=told)
        self.left = left
        self.total = total
        self.size = size

    def natural(self, kit: Kit) -> int:
        return kit.px(self.size * 1.46) * self.total - kit.px(self.size * 0.46)

    def height(self, kit: Kit, width: int) -> int:
        return min(kit.px(self.size), self._pitch(kit, width)) + kit.px(4)

    def _pitch(self, kit: Kit, width: int) -> int:
        return min(kit.px(self.size * 1.46), width // max(1, self.total))

    def paint(self, target: Surface, brush: Brush) -> None:
        kit = brush.kit
        pitch = self._pitch(kit, self.rect.width)
        side = min(kit.px(self.size), pitch)
        for i in range(self.total):
            image = token(kit, side, spent=i + 0.75 > self.left)
            target.blit(image, image.get_rect(midleft=(self.rect.left + i * pitch, self.rect.centery)))


def token(kit: Kit, side: int, *, spent: bool = False) -> Surface:
    """One token of attention, `side` pixels wide."""
    ochre, ink, soft_text = kit.colour("ochre"), kit.colour("ink"), kit.colour("on_table_soft")

    def paint(big: Surface, over: int) -> None:
        r = side * over / 2
        if spent:
            for step in range(0, 360, 24):
                pygame.draw.arc(
                    big,
                    soft_text,
                    Rect(over, over, 2 * r - 2 * over, 2 * r - 2 * over),
                    math.radians(step),
                    math.radians(step + 14),
                    max(2, round(r * 0.09)),
                )
            return
        pygame.draw.circle(big, ink, (r, r), r)
        pygame.draw.circle(big, ochre, (r, r), r * 0.95)
        for step in range(0, 360, 12):
            turn = math.radians(step)
            pygame.draw.circle(
                big, ink, (r + math.cos(turn) * r * 0.8, r + math.sin(turn) * r * 0.8), max(1.0, r * 0.035)
            )
        pygame.draw.ellipse(big, ink, Rect(r * 0.5, r * 0.68, r, r * 0.64))
        pygame.draw.circle(big, ochre, (r, r), r * 0.24)
        pygame.draw.circle(big, ink, (r, r), r * 0.13)

    return soft(("token", spent, tuple(ochre), tuple(ink), tuple(soft_text)), (side, side), paint)


class Dial(Widget):
    """A clock of twelve ticks and two hands; digits belong beside it. time: HH:MM."""

    stiff = True

    def __init__(self, time: str, *, size: float = 48, name: str = "") -> None:
        super().__init__(name=name)
        self.hours, self.minutes = (int(part) for part in time.split(":"))
        self.size = size

    def natural(self, kit: Kit) -> int:
        return kit.px(self.size)

    def height(self, kit: Kit, width: int) -> int:
        return kit.px(self.size)

    def paint(self, target: Surface, brush: Brush) -> None:
        kit, side = brush.kit, brush.kit.px(self.size)
        paper, ink, ochre = kit.colour("paper"), kit.colour("ink"), kit.colour("ochre")

        def face(big: Surface, over: int) -> None:
            r = side * over / 2
            pygame.draw.circle(big, ochre, (r, r), r)
            pygame.draw.circle(big, paper, (r, r), r * 0.9)
            for i in range(12):
                way = pygame.Vector2(0, -1).rotate(i * 30)
                pygame.draw.line(big, ink, (r, r) + way * r * 0.68, (r, r) + way * r * 0.82, max(1, round(r * 0.07)))
            for turn, reach, wide in (
                (self.hours % 12 * 30 + self.minutes / 2, 0.45, 0.11),
                (self.minutes * 6, 0.66, 0.08),
            ):
                way = pygame.Vector2(0, -1).rotate(turn)
                pygame.draw.line(big, ink, (r, r), (r, r) + way * r * reach, max(1, round(r * wide)))
            pygame.draw.circle(big, ink, (r, r), r * 0.09)

        key = ("dial", self.hours, self.minutes, tuple(paper), tuple(ink), tuple(ochre))
        image = soft(key, (side, side), face)
        target.blit(image, image.get_rect(center=self.rect.center))


class Boxes(Widget):
    """Five joined boxes of which one is ochre: readiness 5 to 1. name: `DEFCON` or `Readiness`."""

    stiff = True

    def __init__(
        self, name: str, chosen: str, boxes: Sequence[str] = ("5", "4", "3", "2", "1"), *, ink: str = "on_table"
    ) -> None:
        super().__init__(name=tr("{name} {level}", name=name, level=chosen))
        self.label = name.upper()
        self.chosen = chosen
        self.boxes = tuple(boxes)
        self.ink = ink

    def natural(self, kit: Kit) -> int:
        return kit.type.width(self.label, "label") + kit.px(10) + kit.px(25) * len(self.boxes)

    def height(self, kit: Kit, width: int) -> int:
        return kit.px(25)

    def paint(self, target: Surface, brush: Brush) -> None:
        kit = brush.kit
        kit.write_line(
            target, self.label, "label", self.rect, "on_table_soft" if self.ink == "on_table" else "ink_soft"
        )
        side = kit.px(25)
        x = self.rect.left + kit.type.width(self.label, "label") + kit.px(10)
        for box in self.boxes:
            rect = Rect(x, self.rect.centery - side // 2, side + 1, side)
            if box == self.chosen:
                target.fill(kit.colour("ochre"), rect)
            pygame.draw.rect(target, kit.colour(self.ink), rect, kit.theme.line)
            kit.write_line(target, box, "label", rect, "ink" if box == self.chosen else self.ink, "centre")
            x += side


class Watches(Widget):
    """One bar for each watch: done filled, now ochre, ahead outlined."""

    def __init__(self, now: int, total: int, *, name: str = "") -> None:
        super().__init__(name=name or tr("watch {now} of {total}", now=now, total=total))
        self.now = now
        self.total = max(1, total)

    def natural(self, kit: Kit) -> int:
        return min(kit.px(300), kit.px(7) * self.total)

    def height(self, kit: Kit, width: int) -> int:
        return kit.px(14)

    def paint(self, target: Surface, brush: Brush) -> None:
        kit = brush.kit
        pitch = self.rect.width / self.total
        wide = max(2, int(pitch * 0.7))
        tall = kit.px(13)
        for i in range(1, self.total + 1):
            bar = Rect(round(self.rect.left + (i - 1) * pitch), self.rect.centery - tall // 2, wide, tall)
            if i > self.now:
                pygame.draw.rect(target, kit.colour("on_table_soft"), bar, 1)
            else:
                target.fill(kit.colour("ochre" if i == self.now else "on_table"), bar)


class Pips(Widget):
    """Ten small bars of which some are filled: a pull. mirrored: filled from the right."""

    stiff = True

    def __init__(self, value: float, total: int = 10, *, ink: str = "on_table", mirrored: bool = False) -> None:
        super().__init__()
        self.value = value
        self.total = total
        self.ink = ink
        self.mirrored = mirrored

    def natural(self, kit: Kit) -> int:
        return kit.px(8) * self.total

    def height(self, kit: Kit, width: int) -> int:
        return kit.px(13)

    def paint(self, target: Surface, brush: Brush) -> None:
        kit = brush.kit
        for i in range(self.total):
            bar = Rect(self.rect.left + kit.px(8) * i, self.rect.centery - kit.px(6), max(2, kit.px(6)), kit.px(12))
            place = i + 1 if self.mirrored else self.total - i
            filled = place <= round(self.value)
            pygame.draw.rect(target, kit.colour(self.ink), bar, 0 if filled else 1)


class Dots(Widget):
    """How sure somebody is: filled and empty dots."""

    stiff = True

    def __init__(self, filled: int, total: int = 3, *, name: str = "") -> None:
        super().__init__(name=name)
        self.filled = filled
        self.total = total

    def natural(self, kit: Kit) -> int:
        return kit.px(15) * self.total

    def height(self, kit: Kit, width: int) -> int:
        return kit.px(14)

    def paint(self, target: Surface, brush: Brush) -> None:
        kit, ink = brush.kit, brush.kit.colour("ink")
        for i in range(self.total):
            radius = kit.px(5.5)
            image = disc(radius, ink) if i < self.filled else disc(radius, None, ink, max(1, kit.px(1.8)))
            target.blit(image, image.get_rect(center=(self.rect.left + kit.px(15) * i + radius, self.rect.centery)))


class Bar(Widget):
    """A bar from 0 to 100 with an optional upright marker for 1962. The figure is printed by the caller."""

    def __init__(self, value: float, *, marker: float | None = None, fill: str = "#1F4E7E", tall: float = 16) -> None:
        super().__init__()
        self.value = value
        self.marker = marker
        self.fill = fill
        self.tall = tall

    def natural(self, kit: Kit) -> int:
        return kit.px(120)

    def height(self, kit: Kit, width: int) -> int:
        return kit.px(self.tall) + (kit.px(4) if self.marker is not None else 0)

    def paint(self, target: Surface, brush: Brush) -> None:
        kit = brush.kit
        box = Rect(self.rect.left, 0, self.rect.width, kit.px(self.tall))
        box.centery = self.rect.centery
        target.fill(kit.colour("manila"), box)
        target.fill(
            kit.colour(self.fill),
            (box.left, box.top, round(box.width * min(100.0, max(0.0, self.value)) / 100), box.height),
        )
        pygame.draw.rect(target, kit.colour("ink"), box, max(1, kit.gap(1.5)))
        if self.marker is not None:
            x = box.left + round(box.width * min(100.0, max(0.0, self.marker)) / 100)
            half, top = kit.px(6), box.top - kit.px(3)
            house = [
                (x, top),
                (x + half, top + half),
                (x + half, box.bottom + kit.px(2)),
                (x - half, box.bottom + kit.px(2)),
                (x - half, top + half),
            ]
            pygame.draw.polygon(target, kit.colour("paper"), house)
            pygame.draw.polygon(target, kit.colour("ink"), house, max(1, kit.px(1.8)))


class OddsBar(Widget):
    """Settlement from the left, war hatched from the right, the rest open. Shares in per cent."""

    def __init__(self, settlement: float, war: float, *, name: str = "", tall: float = 18) -> None:
        good, bad = f"{settlement:.0f}", f"{war:.0f}"
        super().__init__(name=name or tr("settlement {good} in 100, war {bad} in 100", good=good, bad=bad))
        self.settlement = settlement
        self.war = war
        self.tall = tall

    def natural(self, kit: Kit) -> int:
        return kit.px(140)

    def height(self, kit: Kit, width: int) -> int:
        return kit.px(self.tall)

    def paint(self, target: Surface, brush: Brush) -> None:
        kit = brush.kit
        target.fill(kit.colour("paper"), self.rect)
        good, bad = (round(self.rect.width * share / 100) for share in (self.settlement, self.war))
        target.fill(kit.colour("teal"), (self.rect.left, self.rect.top, good, self.rect.height))
        if bad:
            field = Rect(self.rect.right - bad, self.rect.top, bad, self.rect.height)
            hatch(target, field, kit.colour("#B4432B"), kit.colour("#F3EAD6"), kit.gap(5), max(2, kit.gap(2)))
        pygame.draw.rect(target, kit.colour("ink"), self.rect, max(2, kit.gap(2)))
