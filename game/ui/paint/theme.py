"""Palettes, interface scale and layout: how one window shape and one text size turn into sizes and colours."""

import json
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property
from typing import Any

from pygame import Color, Rect

from game.ui.paint.files import asset

TEXT_SIZES = (100, 115, 130, 150, 175, 200)
SMALLEST_WINDOW = (640, 360)


class Layout(StrEnum):
    """How much fits side by side. `docs/ui.md` says what each changes."""

    WIDE = "wide"
    MEDIUM = "medium"
    NARROW = "narrow"


@cache
def tokens() -> dict[str, Any]:
    """The design's tables: palettes, type styles, breakpoints, durations (assets/theme/tokens.json)."""
    table: dict[str, Any] = json.loads(asset("theme/tokens.json").read_text(encoding="utf-8"))
    return table


@cache
def _palette(name: str) -> dict[str, Color]:
    return {role: Color(value) for role, value in tokens()["palettes"][name].items()}


@dataclass(frozen=True)
class Theme:
    """One dress of the window: a palette, a size, and the reader's wishes.

    palette: washington, moscow, neutral or war_page. High contrast replaces any of them.
    size: window size in pixels. text: per cent, one of TEXT_SIZES.
    plain_type: letters and cables in the body face instead of a typewriter's.
    """

    palette: str = "neutral"
    size: tuple[int, int] = (1280, 720)
    text: int = 100
    high_contrast: bool = False
    reduced_motion: bool = False
    plain_type: bool = False

    @cached_property
    def scale(self) -> float:
        """Interface scale u: 1 at 1280 by 720, never under 0.9, with the picture stopped at 16:9."""
        return max(0.9, min(self.size[0] / 1280, self.size[1] / 720))

    def field(self) -> Rect:
        """The part of the window a screen uses: all of it, or 16:9 in the middle of a wider one."""
        width, height = self.size
        used = min(width, round(height * 16 / 9)) if width > SMALLEST_WINDOW[0] else width
        return Rect((width - used) // 2, 0, used, height)

    @cached_property
    def layout(self) -> Layout:
        """The layout that the width, counted in em (16 canvas pixels of text), asks for."""
        width = min(self.size[0], self.size[1] * 16 / 9 + 1)
        em = 16 * self.scale * self.text / 100
        limits = tokens()["breakpoints_em"]
        if width / em >= limits["wide"]:
            return Layout.WIDE
        return Layout.MEDIUM if width / em >= limits["medium"] else Layout.NARROW

    @cached_property
    def _unit(self) -> float:
        return self.scale * self.text / 100

    def px(self, canvas: float) -> int:
        """Pixels for a length in canvas pixels that grows with the text: type, keycaps, targets, columns of words."""
        return round(canvas * self._unit)

    def gap(self, canvas: float) -> int:
        """Pixels for a length that grows with the window only: margins, gutters, edges."""
        return round(canvas * self.scale)

    def half(self, canvas: float) -> int:
        """Pixels for a length that grows at half the rate of the text: the height of the rope."""
        return round(canvas * self.scale * (1 + (self.text / 100 - 1) / 2))

    def map_px(self, canvas: float) -> int:
        """Pixels for labels on the map, which stop growing at 150 per cent."""
        return round(canvas * self.scale * min(self.text, 150) / 100)

    def colour(self, role: str) -> Color:
        """The colour of a role such as `ink` or `on_table`; a `#rrggbb` text stands for itself.

        Raises KeyError for a role no palette knows: that is a bug in a screen.
        """
        if role.startswith("#"):
            return Color(role)
        return self._roles[role]

    @cached_property
    def _roles(self) -> dict[str, Color]:
        return _palette("high_contrast" if self.high_contrast else self.palette)

    @cached_property
    def line(self) -> int:
        """Width of an outline: 2 canvas pixels in high contrast, else 1, and never less than 1 pixel."""
        return max(1, self.gap(2 if self.high_contrast else 1))


def luminance(colour: Color) -> float:
    """Relative luminance as WCAG 2 defines it, 0 to 1."""
    parts = []
    for channel in (colour.r, colour.g, colour.b):
        share = channel / 255
        parts.append(share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4)
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: Color, other: Color) -> float:
    """Contrast ratio of two colours, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def mix(one: Color, other: Color, share: float) -> Color:
    """A colour `share` (0 to 1) of the way from one to the other."""
    return one.lerp(other, share)
