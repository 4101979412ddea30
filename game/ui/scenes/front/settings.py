"""Settings: how the game reads, looks and sounds, and its keys, in five sheets. Changes show at once and are kept."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from game.locale import marked, tr
from game.ui.intents import Intent
from game.ui.paint.kit import Kit
from game.ui.paint.theme import Layout
from game.ui.scene import TreeScene
from game.ui.scenes.front.settings_sheets import SHEETS
from game.ui.scenes.parts import narrow, page
from game.ui.scenes.tabs import tab
from game.ui.widgets import Column, Flow, Gap, Panel, Row, Scroll, Widget
from game.ui.wishes import Wishes

TABS: Final = (
    ("reading", marked("Reading"), "1"),
    ("sight", marked("Sight"), "2"),
    ("sound", marked("Sound"), "3"),
    ("keys", marked("Keys"), "4"),
    ("game", marked("Game"), "5"),
)
"""Ids, names and keys of the sheets."""


class SettingsScene(TreeScene):
    """The reader's wishes. wishes: tells them as they are now, for keys change them too."""

    title = marked("Settings")

    def __init__(self, wishes: Callable[[], Wishes], sheet: str = "reading") -> None:
        super().__init__()
        self._wishes = wishes
        self.sheet = sheet

    def compose(self, kit: Kit) -> Widget:
        tabs = Panel(Flow([self._sheet_tab(*entry) for entry in TABS], gap=8), name=tr("Sheets"))
        made = SHEETS[self.sheet](kit, self._wishes())
        control = next((widget for widget in made.asked.walk() if widget.focusable), None)
        if control is not None:
            control.first = True
        name = next(tr(title) for sheet, title, _ in TABS if sheet == self.sheet)
        asked = Panel(made.asked, name=name)
        if narrow(kit):
            inside: Widget = Column([asked, made.shown, made.below], gap=14)
        else:
            first, second = (1.0, 1.0) if kit.theme.layout is Layout.WIDE else (3.0, 2.0)
            shown = made.shown.grow() if made.shown is not None else None
            beside = Row([asked.grow(first), Column([shown]).grow(second)], gap=20, align="fill")
            inside = Column([beside, made.below], gap=12)
        body = Scroll(inside, ident=f"settings-{self.sheet}", ink="on_table", face="table", name=tr("Settings"))
        note = "" if narrow(kit) else tr("Changes show at once and are kept for next time.")
        return page(tr("Settings"), note, Column([tabs, body.grow(), Gap(0)], gap=10))

    def _sheet_tab(self, sheet: str, name: str, key: str) -> Widget:
        return tab(tr(name), partial(self._open, sheet), key=key, chosen=sheet == self.sheet, ident=f"tab-{sheet}")

    def _open(self, sheet: str) -> Intent | None:
        self.sheet = sheet
        return None
