"""Grounds of one colour, and the picture of the title: two heads and the rope between them, navy and red."""

from collections.abc import Iterable
from dataclasses import replace

import pygame
from pygame import Color, Rect, Surface

from game.ui.paint.kit import Kit
from game.ui.paint.marks import soft
from game.ui.paint.pictures import poster_head
from game.ui.paint.theme import mix
from game.ui.rope.figure import noise
from game.ui.rope.knot import inks_of, knot_picture
from game.ui.widgets.base import Brush, Widget
from game.ui.widgets.boxes import Column
from game.ui.widgets.header import RopePicture

_NAVY, _RED = "#1B2B42", "#7A211B"


class Ground(Column):
    """A column on a field of one colour (a role or `#rrggbb`), for bands across the window. dots: halftone."""

    def __init__(self, children: Iterable[Widget | None], colour: str, *, gap: float = 0, dots: bool = False) -> None:
        super().__init__(children, gap=gap)
        self.colour = colour
        self.dots = dots

    def paint(self, target: Surface, brush: Brush) -> None:
        kit = brush.kit
        colour = kit.colour(self.colour)
        band = Rect(0, self.rect.top, target.get_width(), self.rect.height)
        target.fill(colour, band)
        if self.dots and not kit.theme.high_contrast:
            pitch = max(4, kit.gap(8))
            dot = mix(colour, kit.colour("#FFFFFF"), 0.1)
            for j, y in enumerate(range(self.rect.top + pitch // 2, self.rect.bottom, pitch)):
                for x in range(pitch // 2 if j % 2 else 0, band.right, pitch):
                    pygame.draw.circle(target, dot, (x, y), max(1.0, pitch / 6))
        super().paint(target, brush)


_CUT = 9
"""Pixels by which the cut edge goes in and out at most."""
_LEAST = 24
"""Pixels of height below which no picture is drawn: words need the room."""


class TitlePicture(Widget):
    """The band of the title: Washington on navy, Moscow on red, a cut edge between, the knotted rope across.

    rope: None leaves the band without rope and edge.
    """

    def __init__(self, rope: RopePicture | None, *, tall: float = 318) -> None:
        super().__init__()
        self.rope = rope
        self.tall = tall

    def height(self, kit: Kit, width: int) -> int:
        return kit.gap(self.tall)

    def paint(self, target: Surface, brush: Brush) -> None:
        kit, field = brush.kit, self.rect
        if field.height < _LEAST:
            return
        window = target.get_width()
        target.fill(kit.colour(_NAVY), (0, field.top, window, field.height))
        target.fill(kit.colour(_RED), (field.right, field.top, window, field.height))
        before = target.get_clip()
        target.set_clip(Rect(0, field.top, window, field.height).clip(before))
        if self.rope is None:
            target.fill(kit.colour(_RED), (field.centerx, field.top, window, field.height))
        else:
            self._lay(target, kit, self.rope)
        wide = round(field.height * 0.84)
        aside = min(kit.gap(20), (field.width - round(field.height * 1.3)) // 2 - wide // 2)
        if aside >= 0:
            tall = round(wide * 1.25)
            left = Rect(field.left + aside, field.bottom - tall, wide, tall)
            target.blit(poster_head("kennedy", left.size, _NAVY, "washington"), left)
            right = Rect(field.right - aside - wide, field.bottom - tall, wide, tall)
            target.blit(poster_head("khrushchev", right.size, _RED, "moscow"), right)
        target.set_clip(before)

    def _lay(self, target: Surface, kit: Kit, rope: RopePicture) -> None:
        field, window = self.rect, target.get_width()
        red, edge = kit.colour(_RED), _torn_edge(kit, field.height)
        left = field.centerx - kit.gap(6)
        target.blit(edge, (left, field.top))
        target.fill(red, (left + edge.get_width(), field.top, window, field.height))
        inks = replace(inks_of(kit), halftone=None if kit.theme.high_contrast else Color(255, 255, 255, 26))
        laid = knot_picture(
            (window, field.height), rope.tension, rope.pulls, inks, d0=max(12.0, field.height * 0.118), part=field
        )
        if laid is not None:
            target.blit(laid, (0, field.top + field.height // 9))


def _torn_edge(kit: Kit, height: int) -> Surface:
    """The edge of the red half, cut by hand; what lies to the right of it is plain red."""
    colour, wide = kit.colour(_RED), 2 * _CUT

    def paint(big: Surface, over: int) -> None:
        luck = noise(3)
        edge = [(next(luck) * _CUT * over, height * over * i / 14) for i in range(15)]
        pygame.draw.polygon(big, colour, [*edge, (wide * over, height * over), (wide * over, 0)])

    return soft(("torn", tuple(colour)), (wide, height), paint)
