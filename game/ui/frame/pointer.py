"""The pointer's shape: a hand over what can be pressed, a bar over what can be written in."""

from __future__ import annotations

import contextlib

import pygame

from game.ui.widgets.base import Widget


class Pointer:
    """Changes the shape only when it becomes another."""

    def __init__(self) -> None:
        self._shape = pygame.SYSTEM_CURSOR_ARROW

    def over(self, widget: Widget | None) -> None:
        """The pointer lies over this widget, or over none that takes clicks."""
        shape = pygame.SYSTEM_CURSOR_ARROW
        if widget is not None and widget.role == "text field":
            shape = pygame.SYSTEM_CURSOR_IBEAM
        elif widget is not None and widget.focusable:
            shape = pygame.SYSTEM_CURSOR_NO if widget.reason else pygame.SYSTEM_CURSOR_HAND
        if shape != self._shape:
            self._shape = shape
            # A system without such a pointer keeps the one it has.
            with contextlib.suppress(pygame.error):
                pygame.mouse.set_cursor(shape)
