"""How a desk's paper fits a low window: what a scene may stack, and what happens where hardly anything fits."""

from __future__ import annotations

from game.ui.paint.kit import Kit
from game.ui.widgets import Column, Pad, Scroll, Widget

LOW = 560
"""Canvas height under which only one paper lies above another."""
_TINY = 350
"""Canvas height under which a whole screen scrolls."""


def canvas_height(kit: Kit) -> float:
    """Height of the window in canvas pixels of text: small in a low window, and where the text is large."""
    return kit.theme.size[1] / (kit.theme.scale * kit.theme.text / 100)


def low(kit: Kit) -> bool:
    """Whether the window is too low for more than one paper above another."""
    return canvas_height(kit) < LOW


def fitted(kit: Kit, screen: Widget) -> Widget:
    """A whole screen. Where hardly anything fits, it scrolls, so that nothing is cut."""
    if canvas_height(kit) < _TINY:
        return Scroll(screen, ident="screen", ink="on_table", face="table")
    return screen


def under_header(kit: Kit, header: Widget, body: Widget, pad: tuple[float, ...]) -> Widget:
    """A body below the head of the desk."""
    return fitted(kit, Column([header, Pad(body, pad).grow()], gap=0))
