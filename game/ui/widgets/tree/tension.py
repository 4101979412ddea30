"""The tension below a tree: history dotted, the player's road solid, and the band in which the rope parts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

import pygame
from pygame import Rect, Surface

from game.app.archive.picture import Strand, TreePicture
from game.locale import tr
from game.ui.paint.kit import Kit
from game.ui.paint.marks import dashed_line
from game.ui.widgets.tree.signs import WAR

PARTING: Final = 85.0
"""Tension from which on the rope may part."""
Points = Sequence[tuple[float, float]]


def draw_tension(
    target: Surface, kit: Kit, strip: Rect, picture: TreePicture, across: Callable[[float], int], chosen: Strand | None
) -> None:
    """Draw the strip.

    Args:
        across: pixel of an hour.
        chosen: the road whose stop is chosen; if it is neither history nor the player's, its tension is drawn, too.
    """
    before = target.get_clip()
    target.set_clip(strip.clip(before))
    kit.paper.stock(target, strip, "manila")
    pygame.draw.line(target, kit.colour("ink"), strip.topleft, strip.topright, max(2, kit.gap(2)))
    room = strip.inflate(0, -kit.px(12))

    def place(point: tuple[float, float]) -> tuple[int, int]:
        return across(point[0]), round(room.bottom - room.height * min(100.0, max(0.0, point[1])) / 100)

    y = place((0.0, PARTING))[1]
    dashed_line(target, kit.colour(WAR), (strip.left, y), (strip.right, y), kit.gap(6), kit.gap(4), max(1, kit.gap(2)))
    if chosen is not None and chosen.kind == "curated":
        points = [place((stop.t, stop.knot)) for stop in chosen.stops]
        _dashes(target, kit, points, "ink_soft")
    _dots(target, kit, [place(p) for p in picture.history])
    own = [place(p) for p in picture.yours]
    if len(own) > 1:
        pygame.draw.lines(target, kit.colour("accent"), False, own, max(3, kit.gap(4)))
    if own:
        pygame.draw.aacircle(target, kit.colour("accent"), own[-1], kit.gap(6))
    _words(target, kit, strip, y, [place(p) for p in picture.history], own)
    target.set_clip(before)


def _words(target: Surface, kit: Kit, strip: Rect, y: int, history: Points, own: Points) -> None:
    tall = kit.type.height("small")
    corner = Rect(strip.left + kit.gap(8), strip.top + kit.gap(4), kit.type.width(tr("Tension"), "label"), tall)
    _plate(target, kit, tr("Tension"), "label", corner, "ink")
    limit = tr("Parting {tension}", tension=f"{PARTING:.0f}")
    wide = kit.type.width(limit, "small")
    top = max(strip.top + kit.gap(2), y - tall)
    parting = Rect(strip.right - wide - kit.gap(12), top, wide, tall)
    _plate(target, kit, limit, "small", parting, "accent_2")
    for name, points, colour, over in ((tr("history"), history, "ink", False), (tr("you"), own, "accent", True)):
        wide = kit.type.width(name, "small")
        free = min(strip.right - kit.px(110), parting.left - wide - kit.gap(16))
        seen = [p for p in points if strip.left + kit.px(90) < p[0] < free]
        if seen:
            x = seen[-1][0]
            beside = [p[1] for p in points if x <= p[0] <= x + 2 * wide]
            at = min(beside) if over else max(beside)
            top = round(at - tall - kit.gap(4) if over else at + kit.gap(4))
            top = max(strip.top + kit.gap(2), min(top, strip.bottom - tall))
            _plate(target, kit, name, "small", Rect(int(x) + kit.gap(6), top, wide, tall), colour)


def _plate(target: Surface, kit: Kit, words: str, style: str, rect: Rect, colour: str) -> None:
    """Words on a plate of the strip's own paper, so that no line runs through them."""
    kit.paper.stock(target, rect.inflate(kit.gap(4), 0), "manila")
    kit.write_line(target, words, style, rect, colour)


def _dots(target: Surface, kit: Kit, points: Points) -> None:
    for one, two in pairwise(points):
        dashed_line(target, kit.colour("ink"), one, two, kit.gap(3), kit.gap(4), max(2, kit.gap(3)))


def _dashes(target: Surface, kit: Kit, points: Points, colour: str) -> None:
    for one, two in pairwise(points):
        dashed_line(target, kit.colour(colour), one, two, kit.gap(8), kit.gap(5), max(2, kit.gap(2)))
