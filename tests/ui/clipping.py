"""Finds words that are cut: too little height or width for their text, or a place outside the window."""

from __future__ import annotations

import os

from game.ui.paint.kit import Kit
from game.ui.paint.typesetting import plain
from game.ui.scene import TreeScene
from game.ui.widgets import Button, Label, RadioRow, Segments, Text, Widget
from game.ui.widgets.scroll import Scroll
from game.ui.widgets.tray import Slot

_SLACK = 2


def cut_words(scene: TreeScene, kit: Kit) -> list[str]:
    """Every text of a screen that is cut, with what it lacks."""
    found: list[str] = []
    _look(scene.root, scene.root.rect, kit, found, scrolled=False)
    return found


def _look(widget: Widget, room: object, kit: Kit, found: list[str], *, scrolled: bool) -> None:
    if not widget.shown:
        return
    lack = _lack(widget, kit)
    if lack:
        found.append(f"{type(widget).__name__} {_words(widget)!r}: {lack}")
    if not scrolled and isinstance(widget, Text | Button | RadioRow | Segments | Slot) and _words(widget):
        field = kit.theme.field()
        if not field.inflate(_SLACK, _SLACK).contains(widget.rect):
            found.append(f"{type(widget).__name__} {_words(widget)!r}: {tuple(widget.rect)} is outside {tuple(field)}")
        for above in widget.ancestors():
            if above.rect.height and not above.rect.inflate(2 * _SLACK, 2 * _SLACK).contains(widget.rect):
                place = f"{tuple(widget.rect)} leaves {type(above).__name__} {tuple(above.rect)}"
                found.append(f"{type(widget).__name__} {_words(widget)!r}: {place}")
                break
    for child in widget.children:
        _look(child, room, kit, found, scrolled=scrolled or isinstance(widget, Scroll))


def _words(widget: Widget) -> str:
    if isinstance(widget, Text):
        return plain(widget.words)[:60]
    return widget.name[:60]


def _lack(widget: Widget, kit: Kit) -> str:
    width, height = widget.rect.size
    if isinstance(widget, Label | Text) and plain(widget.words):
        if widget.height(kit, width) > height + _SLACK:
            return f"needs {widget.height(kit, width)} of height, has {height}"
        widest = max(kit.type.width(word, widget.style) for word in _whole(plain(widget.words)))
        if widest > width + _SLACK:
            return f"a word needs {widest} of width, has {width}"
    if isinstance(widget, Button):
        needed = 0 if widget.short else kit.type.width(widget.shown_name, "small")
        if needed > width or kit.px(24) > height:
            return f"needs {needed} of width, has {width} by {height}"
    if isinstance(widget, RadioRow | Segments | Slot) and widget.height(kit, width) > height + _SLACK:
        return f"needs {widget.height(kit, width)} of height, has {height}"
    return ""


def _whole(words: str) -> list[str]:
    """Words that must not be parted; a path may be, wherever its line ends, and is as long as somebody's folders."""
    return [word for word in words.split() if os.sep not in word] or [""]
