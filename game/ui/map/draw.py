"""A map in a rectangle: its ground, what one side knows laid over it, Europe in the corner, the neatline."""

import pygame
from pygame import Rect, Surface

from game.locale import reading, tr
from game.ui.map.chart import ground
from game.ui.map.laying import lay
from game.ui.map.picture import MapPicture
from game.ui.map.projection import VIEWS
from game.ui.paint.kit import Kit
from game.ui.paint.theme import Theme

_KEPT = 8
_kept: dict[tuple[MapPicture, str, tuple[int, int], Theme, str], Surface] = {}


def draw_map(target: Surface, kit: Kit, rect: Rect, picture: MapPicture, view: str) -> None:
    """Draw a view (one of VIEWS) of a picture into a rectangle; while its ground is painted, a line says so."""
    chart = _chart(kit, rect, picture, view)
    if chart is not None:
        target.blit(chart, rect)
    else:
        target.fill(kit.colour("sea"), rect)
        line = Rect(rect.left, rect.centery - kit.px(12), rect.width, kit.px(24))
        kit.write_line(target, tr("The map is being unrolled."), "body", line, "ink", "centre")
        _neatline(target, kit, rect)


def _chart(kit: Kit, rect: Rect, picture: MapPicture, view: str) -> Surface | None:
    """The finished chart, kept for as long as nothing on it changes; None while its ground is painted."""
    key = (picture, view, rect.size, kit.theme, reading().language)
    if key not in _kept:
        still = ground(kit, VIEWS[view], rect.size, rect)
        box = _inset_box(kit, view, rect.size)
        corner = ground(kit, VIEWS["europe"], box.size, rect) if box is not None else None
        if still is None or (box is not None and corner is None):
            return None
        chart = still.copy()
        lay(chart, kit, picture, view, box)
        if box is not None and corner is not None:
            chart.blit(corner, box)
            lay(chart.subsurface(box), kit, picture, "inset")
            pygame.draw.rect(chart, kit.colour("ink"), box, max(2, kit.gap(2)))
        _neatline(chart, kit, chart.get_rect())
        while len(_kept) >= _KEPT:
            del _kept[next(iter(_kept))]
        _kept[key] = chart
    return _kept[key]


def _inset_box(kit: Kit, view: str, size: tuple[int, int]) -> Rect | None:
    """Where Europe and Turkey lie on the wide view of the Caribbean; None where there is no room."""
    wide = max(kit.theme.map_px(168), round(size[0] * 0.25))
    tall = round(wide * 114 / 168)
    if view != "desk" or size[0] < kit.theme.map_px(420) or wide > size[0] * 0.42 or tall > size[1] * 0.42:
        return None
    return Rect(size[0] - wide - kit.gap(8), kit.gap(8), wide, tall)


def _neatline(target: Surface, kit: Kit, rect: Rect) -> None:
    edge = max(2, kit.gap(2))
    pygame.draw.rect(target, kit.colour("ink"), rect, edge)
    step, tick = kit.gap(38), kit.gap(5)
    for x in range(rect.left + step, rect.right, step):
        for y, end in ((rect.top, rect.top + tick), (rect.bottom - tick, rect.bottom)):
            pygame.draw.line(target, kit.colour("ink"), (x, y), (x, end), max(1, edge // 2))
    for y in range(rect.top + step, rect.bottom, step):
        for x, end in ((rect.left, rect.left + tick), (rect.right - tick, rect.right)):
            pygame.draw.line(target, kit.colour("ink"), (x, y), (end, y), max(1, edge // 2))
