"""A keyboard on the screen, for whoever has only a mouse or a controller."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

import pygame
from pygame.event import Event

from game.locale import marked, tr
from game.ui.frame.overlay import Overlay
from game.ui.intents import Back, Intent
from game.ui.paint.kit import Kit
from game.ui.scene import Scene, TreeScene
from game.ui.widgets import Button, Dialog, Flow, Gap, Grid, Panel, Row, Scroll, Sheet, Stack, Text, TextField, Widget

_LATIN: Final = ("1234567890-", "qwertyuiop'", "asdfghjkl.:", "zxcvbnm,?!&", "áéíóúñü¿¡()")
_CYRILLIC: Final = ("1234567890-", "йцукенгшщзх", "ъфывапролдж", "эячсмитьбюё", ".,:?!'()&")


_ACROSS: Final = 11


@dataclass(frozen=True, slots=True)
class Typed(Intent):
    """What was typed is handed to the field. take: does so, and returns what the field's screen asks for then."""

    take: Callable[[], Intent | None]


class KeyboardScene(Overlay):
    """Types into a text field of the screen below; Done hands the text over, Esc leaves it as it was."""

    title = marked("Keyboard on the screen")

    def __init__(self, below: Scene, field: TextField) -> None:
        super().__init__(below)
        self.field = field
        self.value = field.value
        self.cyrillic = False
        self.capitals = False

    def compose(self, kit: Kit) -> Widget:
        rows = _CYRILLIC if self.cyrillic else _LATIN
        letters = [letter for row in rows for letter in row if self.field.allowed(letter)]
        grid = Grid([self._letter(letter) for letter in letters], min(len(letters), _ACROSS), gap=6)
        full = tr("There is no more room") if len(self.value) >= self.field.limit else ""
        tools: list[Widget | None] = [
            Button(tr("Space"), partial(self._type, " "), kind="paper", reason=full, ident="space")
            if self.field.allowed(" ")
            else None,
            Button(tr("Delete"), self._delete, kind="paper", keys=("Backspace",), ident="delete"),
            Button(tr("Empty"), self._empty, kind="paper", ident="empty"),
        ]
        if self.field.allowed("a"):
            tools.append(
                Button(tr("Capitals"), self._shift, kind="paper", chosen=self.capitals, ident="capitals"),
            )
            other = tr("Latin letters") if self.cyrillic else tr("Cyrillic letters")
            tools.append(Button(other, self._alphabet, kind="paper", ident="alphabet"))
        shown = Text(f"{self.value}_", "panel_title")
        shown.name = tr("{field}: {text}", field=self.field.name, text=self.value or tr("empty"))
        foot = Row(
            [
                Button(tr("Leave it as it was"), Back(), key="Esc", kind="paper", ident="cancel"),
                Gap().grow(),
                Button(tr("Done"), self._done, kind="red", ident="done"),
            ]
        )
        sheet = Sheet(
            [
                Text(self.field.name, "small", "ink_soft", silent=True),
                shown,
                Panel(Scroll(grid, ident="letters", name=tr("Letters")), name=tr("Letters")).grow(),
                Panel(Flow([tool for tool in tools if tool is not None], gap=8), name=tr("More keys")),
                Panel(foot, name=tr("Ready")),
            ],
            pad=20,
            gap=12,
        )
        under = self.below.compose(kit) if isinstance(self.below, TreeScene) else Gap()
        return Stack([under, Dialog(sheet, name=tr(self.title), width=760)])

    def taken(self, intent: Intent) -> Callable[[], Intent | None] | None:
        return intent.take if isinstance(intent, Typed) else None

    def _letter(self, letter: str) -> Widget:
        shown = letter.upper() if self.capitals else letter
        return Button(shown, partial(self._type, shown), kind="paper", ident=f"key-{letter}", first=letter == "1")

    def _type(self, letter: str) -> Intent | None:
        self.value = (self.value + letter)[: self.field.limit]
        return None

    def _delete(self) -> Intent | None:
        self.value = self.value[:-1]
        return None

    def _empty(self) -> Intent | None:
        self.value = ""
        return None

    def _shift(self) -> Intent | None:
        self.capitals = not self.capitals
        return None

    def _alphabet(self) -> Intent | None:
        self.cyrillic = not self.cyrillic
        return None

    def _done(self) -> Intent:
        return Typed(partial(self.field.take, self.value))

    @property
    def typing(self) -> bool:
        return True

    def handle(self, event: Event) -> Intent | None:
        # Letters of a true keyboard are taken as well; its space bar presses what has the focus.
        if event.type != pygame.TEXTINPUT:
            return super().handle(event)
        for letter in event.text.strip():
            if self.field.allowed(letter):
                self._type(letter)
        self.refresh()
        return None
