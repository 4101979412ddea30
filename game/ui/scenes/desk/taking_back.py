"""Undo and redo: U takes the last change of the plan back, Shift+U makes it again, and both say what changed."""

from __future__ import annotations

from collections.abc import Callable

import pygame
from pygame.event import Event

from game.locale import tr
from game.ui.intents import Intent
from game.ui.keys.names import key_name
from game.ui.scene import TreeScene
from game.ui.scenes.match_state import MatchState
from game.ui.widgets import Button, Flow, Widget
from game.ui.widgets.base import Used

UNDO = "U"
REDO = "Shift+U"


class TakingBack(TreeScene):
    """A screen on which a plan is made. What was taken back is shown at its top, and said before the focus is."""

    match: MatchState

    def __init__(self) -> None:
        super().__init__()
        self._told = ""

    @property
    def told(self) -> str:
        """What was just taken back or done again; empty once something else was done."""
        return self._told

    def undo(self) -> Intent | None:
        """Take the last change back."""
        self.tell(self.match.draft.undo() or tr("There is nothing to take back."))
        return None

    def redo(self) -> Intent | None:
        """Make the change again that was taken back last."""
        self.tell(self.match.draft.redo() or tr("There is nothing to do again."))
        return None

    def tell(self, words: str) -> None:
        """Show a sentence at the top of the screen and say it once."""
        self.match.notice = self._told = words

    def handle(self, event: Event) -> Intent | None:
        if event.type in (pygame.KEYDOWN, pygame.MOUSEBUTTONDOWN) and self._told:
            if self.match.notice == self._told:
                self.match.notice = ""
                self.refresh()
            self._told = ""
        typing = self.focus is not None and self.focus.role == "text field"
        if event.type == pygame.KEYDOWN and not typing and key_name(event) == UNDO and event.mod & pygame.KMOD_SHIFT:
            self.refresh()
            return self.redo()
        return super().handle(event)

    def focused(self) -> str:
        return f"{self._told} {super().focused()}".strip()

    def _key_of_screen(self, name: str) -> Used:
        used = super()._key_of_screen(name)
        if used is False and name == UNDO:
            self.undo()
            return True
        return used

    def keys(self) -> list[tuple[str, str]]:
        found = dict(super().keys())
        found.setdefault(UNDO, tr("take the last change back"))
        found.setdefault(REDO, tr("do it again"))
        return list(found.items())


def undo_row(
    undo: Callable[[], Intent | None], redo: Callable[[], Intent | None], *, may_undo: bool, may_redo: bool
) -> Widget | None:
    """The two buttons, each only while it would do something; None while neither would."""
    if not may_undo and not may_redo:
        return None
    return Flow(
        [
            aside(tr("Undo"), undo, UNDO, "undo") if may_undo else None,
            aside(tr("Redo"), redo, REDO, "redo") if may_redo else None,
        ],
        gap=8,
    )


def aside(name: str, act: Callable[[], Intent | None], key: str, ident: str) -> Button:
    """A quiet button that leaves Enter alone, which goes on meaning what the screen's red button means."""
    button = Button(name, act, key=key, kind="quiet", ident=ident)
    button.takes_enter = False
    return button
