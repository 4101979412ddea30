"""Where a slip may lie on a finished screen: on no control, and if there is room for it, on no words either."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pygame import Rect

from game.ui.focus import top_of
from game.ui.scene import Scene, TreeScene
from game.ui.widgets import Widget
from game.ui.widgets.scroll import Pages, Scroll

_PICTURE: Final = 0.25
"""A control that takes more of the window is a picture, such as a map: a corner of it may be covered."""
_APART: Final = 2
"""Pixels between a slip and what it keeps off."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What lies where on a screen. controls: what can be clicked; seen: words, pictures and what has the focus."""

    controls: tuple[Rect, ...] = ()
    seen: tuple[Rect, ...] = ()


def taken_on(scene: Scene, window: Rect) -> Taken:
    """What a slip over this scene keeps off; what lies below a dialog can wait."""
    if not isinstance(scene, TreeScene):
        return Taken()
    controls, seen = [], []
    for widget in top_of(scene.root).walk():
        if isinstance(widget, Pages | Scroll) and widget.turner.shown:
            controls.append(widget.turner.back.union(widget.turner.on))
        box = _in_sight(widget)
        if not box.width or not box.height:
            continue
        if widget.focusable and widget.role != "text" and _area(box) < _PICTURE * _area(window):
            controls.append(box)
        elif widget is scene.focus or widget.focusable or (widget.name and not widget.children):
            seen.append(box)
    return Taken(tuple(controls), tuple(seen))


def _in_sight(widget: Widget) -> Rect:
    """The part of a widget that what scrolls around it shows."""
    box = Rect(widget.rect)
    for above in widget.ancestors():
        if isinstance(above, Scroll):
            box = box.clip(above.window)
        elif isinstance(above, Pages):
            box = box.clip(above.rect)
    return box


def free_place(window: Rect, shapes: Sequence[Sequence[tuple[int, int]]], edge: int, taken: Taken) -> Rect:
    """Where a box lies best, the foot of the window first.

    shapes: sizes of the box, for each size of type; the best first. edge: pixels kept from the border. Where no place
    is free, the box lies where it leaves the most of each control.
    """
    inner = window.inflate(-2 * edge, -2 * edge)
    for sizes in shapes:
        for keep_off in ([*taken.controls, *taken.seen], list(taken.controls)):
            for size in sizes:
                free = (box for box in _places(inner, size, keep_off) if box.collidelist(keep_off) < 0)
                found = next(free, None)
                if found is not None:
                    return found
    tried = [box for sizes in shapes for size in sizes for box in _places(inner, size, taken.controls)]
    least = Rect(inner.left, inner.bottom - 1, inner.width, 1)  # where words are larger than the window
    return min(tried, key=lambda box: _worst(box, taken.controls), default=least)


def _places(inner: Rect, size: tuple[int, int], keep_off: Iterable[Rect]) -> Iterator[Rect]:
    """Places worth a try, from the foot of the window up: at its sides and next to what is kept off."""
    wide, tall = size
    if wide > inner.width or tall > inner.height:
        return
    right, foot = inner.right - wide, inner.bottom - tall
    beside = {x for box in keep_off for x in (box.right + _APART, box.left - _APART - wide)}
    above = {y for box in keep_off for y in (box.top - _APART - tall, box.bottom + _APART)}
    xs = [inner.centerx - wide // 2, inner.left, right, *sorted(x for x in beside if inner.left < x < right)]
    for y in sorted({foot, inner.top, *(y for y in above if inner.top < y < foot)}, reverse=True):
        for x in xs:
            yield Rect(x, y, wide, tall)


def _worst(box: Rect, controls: Sequence[Rect]) -> float:
    """The largest share of any control that a box covers."""
    return max((_area(box.clip(control)) / max(1, _area(control)) for control in controls), default=0.0)


def _area(box: Rect) -> int:
    return box.width * box.height
