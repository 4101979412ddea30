"""What somebody without a mouse or with an unsteady hand needs: names, ways to everything, large targets."""

from __future__ import annotations

from collections.abc import Iterator

from game.ui.focus import focusables, neighbour, next_panel, top_of
from game.ui.keys.names import ARROWS
from game.ui.scene import TreeScene
from game.ui.widgets import Widget

LEAST_TARGET = 24
"""Pixels at 100 per cent: WCAG 2.2, 2.5.8."""


def out_of_reach(scene: TreeScene) -> Iterator[str]:
    """Yield every control that neither Tab nor the arrows lead to from where the focus begins."""
    items = focusables(top_of(scene.root))
    if not items or scene.focus is None:
        return
    reached: list[Widget] = []
    todo = [scene.focus]
    while todo:
        item = todo.pop()
        if any(item is other for other in reached):
            continue
        reached.append(item)
        ways = [neighbour(items, item, way) for way in ARROWS.values()]
        ways += [next_panel(items, item, step, {}) for step in (1, -1)]
        todo += [way for way in ways if way is not None]
    for item in items:
        if not any(item is other for other in reached):
            yield f"{item.describe()!r} at {tuple(item.rect)}"


def nameless(scene: TreeScene) -> Iterator[str]:
    """Yield every control that says nothing when it has the focus."""
    for item in focusables(top_of(scene.root)):
        if not any(letter.isalnum() for letter in item.describe()):
            yield f"{type(item).__name__} {item.ident!r} at {tuple(item.rect)}"


def too_small(scene: TreeScene) -> Iterator[str]:
    """Yield every control that is smaller than a target may be."""
    for item in focusables(top_of(scene.root)):
        if min(item.rect.size) < LEAST_TARGET and item.shown:
            yield f"{item.describe()!r}: {item.rect.w} by {item.rect.h}"


def same_keys(scene: TreeScene) -> Iterator[str]:
    """Yield every key that two controls of a screen claim for two different things."""
    claimed: dict[str, Widget] = {}
    for widget in top_of(scene.root).walk():
        for key in widget.keys if widget.focusable else ():
            first = claimed.setdefault(key, widget)
            if getattr(first, "act", first) != getattr(widget, "act", widget):
                yield f"{key}: {first.name!r} and {widget.name!r}"
