"""Buttons: on the table, on paper, the one red of a screen, and quiet hints with a keycap."""

from collections.abc import Sequence

import pygame
from pygame import Rect, Surface

from game.locale import tr
from game.ui.keys.keymap import told_keys
from game.ui.paint.kit import Kit
from game.ui.paint.marks import dashed_rect
from game.ui.paint.theme import mix
from game.ui.spoken import joined
from game.ui.widgets.base import Act, Brush, Widget
from game.ui.widgets.words import Keycap, draw_keycap

TARGET = (44, 40)


class Button(Widget):
    """A button. kind: table, paper, red (one a screen), teal, quiet (no box: a key hint that can be clicked).

    key: shown as a keycap at the right end and acting from anywhere. default: Enter presses it when the focused widget
    leaves Enter alone. chosen: filled, as a tab in front; of a default button only the look. reason: why it cannot be
    pressed now. short: icon and key only, the name is still spoken and shown while focused.
    """

    role = "button"
    focusable = True
    stiff = True

    def __init__(
        self,
        name: str,
        act: Act = None,
        *,
        key: str = "",
        icon: str = "",
        kind: str = "table",
        default: bool = False,
        chosen: bool = False,
        reason: str = "",
        short: bool = False,
        first: bool = False,
        ident: str = "",
        spoken: str = "",
        tab: bool = False,
        keys: Sequence[str] = (),
    ) -> None:
        super().__init__(
            name=spoken or name,
            ident=ident,
            keys=(*((key,) if key and not default else ()), *keys),
            act=act,
            reason=reason,
            first=first,
        )
        self.shown_name = name
        self.cap = key
        self.icon = icon
        self.kind = kind
        self.default = default
        self.chosen = chosen
        self.short = short and bool(icon)
        if tab:
            self.role = "tab"

    def state(self) -> str:
        key = tr("key {key}", key=told_keys(self.cap)) if self.cap else ""
        return joined(super().state(), tr("chosen") if self.chosen and not self.default else "", key)

    def _bold(self) -> str:
        return "card_title" if self.kind == "red" else "row_title"

    def natural(self, kit: Kit) -> int:
        parts = [kit.px(24)] if self.icon else []
        if not self.short:
            parts.append(kit.type.width(self.shown_name, self._bold()))
        if self.cap:
            parts.append(Keycap(self.cap).natural(kit))
        room = sum(parts) + kit.px(10) * max(0, len(parts) - 1) + 2 * self._side(kit)
        return max(kit.px(TARGET[0]), room)

    def _side(self, kit: Kit) -> int:
        return kit.px({"quiet": 4, "red": 18}.get(self.kind, 12))

    def height(self, kit: Kit, width: int) -> int:
        least = kit.px(44 if self.kind in ("red", "teal") else TARGET[1])
        lines = self._lines(kit, width)
        return max(least, lines * kit.type.height("small") + kit.px(10)) if lines > 1 else least

    def _lines(self, kit: Kit, width: int) -> int:
        """Lines that the name takes where it is too long for one, even small and alone; else 1."""
        room = width - 2 * self._side(kit)
        if self.short or kit.type.width(self.shown_name, "small") <= room:
            return 1
        return len(kit.type.wrap(self.shown_name, "small", max(1, room)))

    def colours(self, brush: Brush) -> tuple[str, str, str]:
        """Roles of ink, face and edge in the present state; an empty face is not filled."""
        if self.reason:
            on_paper = self.kind == "paper"
            return ("ink_soft" if on_paper else "on_table_soft", "", "ink_soft" if on_paper else "on_table_soft")
        if self.kind == "red":
            return ("on_primary", "primary_button", "on_primary")
        if self.kind == "teal":
            return ("#FFFFFF", "teal", "ink")
        if self.kind == "paper":
            return ("paper", "ink", "ink") if self.chosen else ("ink", "", "ink")
        if self.chosen:
            return ("ink", "paper", "paper")
        face = "table_raised" if self.kind == "table" else ""
        return ("on_table", face, "on_table_soft" if self.kind == "table" else "")

    def paint(self, target: Surface, brush: Brush) -> None:
        kit = brush.kit
        rect = self.rect.move(0, kit.gap(2)) if brush.pressed is self else self.rect
        ink, face, edge = self.colours(brush)
        hover = brush.hover is self and not self.reason
        if face:
            if self.kind in ("red", "teal") and brush.pressed is not self:
                kit.paper.shadow(target, rect)
            colour = kit.colour(face)
            target.fill(mix(colour, kit.colour("#FFFFFF"), 0.08) if hover else colour, rect)
        if self.reason:
            dashed_rect(target, kit.colour(edge), rect, kit.gap(5), max(1, kit.gap(1.5)))
        elif edge:
            wide = kit.gap(3 if hover else 2) if self.kind != "table" or hover else kit.gap(1.5)
            pygame.draw.rect(target, kit.colour(edge), rect, max(1, wide))
        elif hover:
            pygame.draw.rect(
                target, kit.colour(ink), (rect.left, rect.bottom - kit.gap(2), rect.width, max(1, kit.gap(2)))
            )
        self._paint_parts(target, kit, rect, ink, face)

    def _fitting(self, kit: Kit, width: int) -> tuple[str, bool, bool]:
        """Style of the name, and whether icon and keycap are shown, in a width that may be too small for all."""
        gap, cap, icon = kit.px(10), Keycap(self.cap).natural(kit), kit.px(24)
        for style in (self._bold(), "small"):
            words = 0 if self.short else kit.type.width(self.shown_name, style)
            for with_icon, with_cap in ((True, True), (False, True), (False, False)):
                parts = (
                    words + (icon + gap if self.icon and with_icon else 0) + (cap + gap if self.cap and with_cap else 0)
                )
                if parts + 2 * self._side(kit) <= width + gap:
                    return style, with_icon, with_cap
        return "small", self.short, False

    def _paint_parts(self, target: Surface, kit: Kit, rect: Rect, ink: str, face: str) -> None:
        ground = face or {"paper": "paper", "quiet": "table"}.get(self.kind, "table")
        if (lines := self._lines(kit, rect.width)) > 1:
            tall = lines * kit.type.height("small")
            inner = rect.inflate(-2 * self._side(kit), 0)
            inner.top += (rect.height - tall) // 2
            kit.write(target, self.shown_name, "small", inner, ink, "centre")
            return
        x, gap = rect.left + self._side(kit), kit.px(10)
        style, with_icon, with_cap = self._fitting(kit, rect.width)
        if self.kind == "quiet" and self.cap and with_cap:
            x += self._paint_cap(target, kit, x, rect, ink, ground) + gap
        if self.icon and with_icon:
            image = kit.icon(self.icon, kit.px(24), ink, ground)
            target.blit(image, (x, rect.centery - image.get_height() // 2))
            x += image.get_width() + gap
        if not self.short:
            wide = kit.type.width(self.shown_name, style)
            kit.write_line(target, self.shown_name, style, Rect(x, rect.top, wide + 2, rect.height), ink)
        if self.cap and with_cap and self.kind != "quiet":
            self._paint_cap(
                target, kit, rect.right - self._side(kit) - Keycap(self.cap).natural(kit), rect, ink, ground
            )

    def _paint_cap(self, target: Surface, kit: Kit, x: int, rect: Rect, ink: str, ground: str) -> int:
        wide = Keycap(self.cap).natural(kit)
        draw_keycap(target, kit, self.cap, Rect(x, rect.top, wide, rect.height), ink, ground)
        return wide


def hint(name: str, key: str, act: Act = None) -> Button:
    """A quiet button of a keycap and a name: `Esc Back to the desk`."""
    return Button(name, act, key=key, kind="quiet")
