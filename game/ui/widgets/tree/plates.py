"""Words and figures on a tree, once they have their place: drawn on plates, so that no line runs through them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import pygame
from pygame import Rect, Surface

from game.ui.paint.kit import Kit
from game.ui.paint.marks import hatch
from game.ui.paint.typesetting import Words
from game.ui.widgets.tree.signs import OPEN, WAR, Chances

_SIGN: Final = 10
"""Canvas pixels of the disc and the square before the figures."""


@dataclass(frozen=True, slots=True)
class Name:
    """Words with a place of their own.

    chances: figures over the words, or behind them if `beside`. road: the road whose name it is; a click on it leads
    there. leader: a line from the stop to words far from it.
    """

    rect: Rect
    words: Words
    style: str = "small"
    colour: str = "ink"
    align: str = "left"
    ground: str = "paper"
    chances: Chances | None = None
    beside: bool = False
    road: str = ""
    leader: tuple[tuple[int, int], tuple[int, int]] | None = None


def draw_names(target: Surface, kit: Kit, placed: Sequence[Name]) -> None:
    """Draw leaders, and over them all words."""
    for name in placed:
        if name.leader is not None:
            pygame.draw.line(target, kit.colour("ink_soft"), *name.leader, max(1, kit.gap(1)))
    for name in placed:
        _draw(target, kit, name)


def _draw(target: Surface, kit: Kit, name: Name) -> None:
    """Draw words on a plate of their ground, with the odds above or behind them if they are known."""
    target.fill(kit.colour(name.ground), name.rect)
    rest = name.rect
    if name.chances is not None:
        wide, line = figures_width(kit, name.chances), kit.type.height("small")
        if name.beside:
            _figures(target, kit, Rect(rest.right - wide, rest.top, wide, rest.height), name.chances)
            rest = Rect(rest.left, rest.top, rest.width - wide, rest.height)
        else:
            _figures(target, kit, Rect(rest.centerx - wide // 2, rest.top, wide, line), name.chances)
            rest = Rect(rest.left, rest.top + line, rest.width, rest.height - line)
    if name.words:
        lines = kit.type.wrap(name.words, name.style, max(1, rest.width))
        kit.type.draw(target, lines, name.style, rest.topleft, rest.width, name.colour, name.align)


def figures_width(kit: Kit, chances: Chances) -> int:
    """Return how wide the figures of a stop are, with their signs."""
    return sum(_parts(kit, chances))


def _parts(kit: Kit, chances: Chances) -> tuple[int, int, int, int, int]:
    """Widths: a sign with the gap behind it, a figure, the gap between, a sign with its gap, a figure."""
    sign = kit.gap(_SIGN) + kit.gap(5)
    one, two = (kit.type.width(f"{share:.0f}", "label") + 1 for share in (chances.settlement, chances.war))
    return sign, one, kit.gap(9), sign, two


def _figures(target: Surface, kit: Kit, rect: Rect, chances: Chances) -> None:
    """Settlement after a disc, war after a hatched square."""
    sign, one, gap, _, two = _parts(kit, chances)
    side, x = kit.gap(_SIGN), rect.left
    pygame.draw.aacircle(target, kit.colour("teal"), (x + side // 2, rect.centery), side // 2)
    kit.write_line(target, f"{chances.settlement:.0f}", "label", Rect(x + sign, rect.top, one, rect.height), "ink")
    x += sign + one + gap
    box = Rect(x, rect.centery - side // 2, side, side)
    hatch(target, box, kit.colour(WAR), kit.colour(OPEN), max(3, side // 3), max(2, side // 6))
    pygame.draw.rect(target, kit.colour("ink"), box, 1)
    kit.write_line(target, f"{chances.war:.0f}", "label", Rect(x + sign, rect.top, two, rect.height), "ink")
