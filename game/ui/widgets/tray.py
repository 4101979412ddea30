"""The tray of a desk, wood in Washington and lacquer in Moscow, with a dashed place where a slip may still go."""

from collections.abc import Iterable

import pygame
from pygame import Rect, Surface

from game.ui.paint.kit import Kit
from game.ui.paint.marks import dashed_rect
from game.ui.paint.motion import motions
from game.ui.paint.theme import mix
from game.ui.rope.figure import noise
from game.ui.widgets.base import Act, Brush, Widget
from game.ui.widgets.boxes import Column
from game.ui.widgets.choices import radio_mark

LID = "tray-lid"
"""The motion of the lid, for whoever closes a tray: `motions.begin(LID, "tray_closes", theme)`."""


class Tray(Column):
    """A column of slips in a tray. When it is closed, a lid slides across and hides what lies in it."""

    def __init__(self, children: Iterable[Widget | None], *, gap: float = 8) -> None:
        super().__init__(children, gap=gap)
        self.closed = False

    def close(self) -> None:
        """Lay the lid on; the motion `LID` says how far it has slid."""
        self.closed = True

    def height(self, kit: Kit, width: int) -> int:
        return super().height(kit, width - 2 * kit.gap(12)) + 2 * kit.gap(12)

    def place(self, kit: Kit, rect: Rect) -> None:
        side = kit.gap(12)
        super().place(kit, rect.inflate(-2 * side, -2 * side))
        self.rect = rect

    def paint(self, target: Surface, brush: Brush) -> None:
        kit = brush.kit
        kit.paper.shadow(target, self.rect)
        _board(target, kit, self.rect, "tray")
        if not kit.theme.high_contrast:
            _depth(target, kit, self.rect)
        pygame.draw.rect(target, kit.colour("tray_edge"), self.rect, max(2, kit.gap(3)))
        super().paint(target, brush)
        if self.closed:
            self._lay_lid(target, kit)

    def _lay_lid(self, target: Surface, kit: Kit) -> None:
        share = motions.share(LID, self.rect)
        box = self.rect.copy()
        lid = Surface(box.size)
        whole = lid.get_rect()
        _board(lid, kit, whole, "tray")
        pygame.draw.rect(lid, kit.colour("tray_edge"), whole, max(2, kit.gap(3)))
        icon = kit.icon("ui-sealed", kit.px(38), "on_table", "tray")
        lid.blit(icon, icon.get_rect(center=whole.center))
        if kit.theme.reduced_motion:
            lid.set_alpha(round(255 * share))
        else:
            box.left += round(box.width * (1 - share))
        before = target.get_clip()
        target.set_clip(self.rect.clip(before))
        target.blit(lid, box)
        target.set_clip(before)


def _board(target: Surface, kit: Kit, rect: Rect, role: str) -> None:
    """A board of the tray's wood or lacquer: wood has a grain."""
    target.fill(kit.colour(role), rect)
    if kit.theme.high_contrast or kit.theme.palette == "moscow":
        return
    lighter = mix(kit.colour(role), kit.colour("tray_edge"), 0.22)
    luck, y = noise(5), float(rect.top)
    while (y := y + kit.gap(5) + next(luck) * kit.gap(9)) < rect.bottom:
        left = rect.left + round(next(luck) * rect.width * 0.5)
        length = round(rect.width * (0.25 + 0.5 * next(luck)))
        target.fill(lighter, Rect(left, round(y), length, 1).clip(rect))


def _depth(target: Surface, kit: Kit, rect: Rect) -> None:
    """The shadow that the upper rim casts into the tray."""
    edge, deep = max(2, kit.gap(3)), kit.gap(8)
    dark = mix(kit.colour("tray"), kit.colour("#000000"), 0.45)
    for i in range(deep):
        shade = mix(dark, kit.colour("tray"), (i / deep) ** 0.6)
        target.fill(shade, (rect.left + edge, rect.top + edge + i, rect.width - 2 * edge, 1))


class Slot(Widget):
    """An empty place that says what may still go there, or what is missing. act: what fills it."""

    role = "button"
    focusable = True

    def __init__(self, words: str, act: Act, *, ident: str, ink: str = "on_table") -> None:
        super().__init__(name=words, act=act, ident=ident)
        self.ink = ink

    def height(self, kit: Kit, width: int) -> int:
        lines = kit.type.wrap(self.name, "body", max(1, width - kit.px(16)))
        return max(kit.px(40), len(lines) * kit.type.height("body") + kit.px(12))

    def paint(self, target: Surface, brush: Brush) -> None:
        kit = brush.kit
        wide = max(2, kit.gap(3 if brush.hover is self else 2))
        dashed_rect(target, kit.colour(self.ink), self.rect, kit.gap(6), wide)
        lines = kit.type.wrap(self.name, "body", max(1, self.rect.width - kit.px(16)))
        top = self.rect.centery - len(lines) * kit.type.height("body") // 2
        kit.type.draw(target, lines, "body", (self.rect.left, top), self.rect.width, self.ink, "centre")


class Ring(Widget):
    """The ring of a choice on a card, filled when chosen; the card says so itself."""

    stiff = True

    def __init__(self, chosen: bool) -> None:
        super().__init__()
        self.chosen = chosen

    def natural(self, kit: Kit) -> int:
        return kit.px(26)

    def height(self, kit: Kit, width: int) -> int:
        return kit.px(26)

    def paint(self, target: Surface, brush: Brush) -> None:
        image = radio_mark(brush.kit, self.chosen)
        target.blit(image, image.get_rect(center=self.rect.center))
