"""Small pages of the saves: another name, a copy, and a save brought in from elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from game.locale import marked, tr
from game.saves import SaveEntry
from game.ui.intents import Back, Intent
from game.ui.paint.kit import Kit
from game.ui.scene import TreeScene
from game.ui.scenes.front.front_intents import NameSave, TakeIn
from game.ui.scenes.parts import notice_slip, page
from game.ui.widgets import Button, Card, Column, Gap, Label, Pages, Panel, Row, Sheet, Text, TextField, Widget

_LONGEST_NAME = 40
_LONGEST_PATH = 400


class NamingScene(TreeScene):
    """A name for a save, or for a copy of it. problem: why the last name would not do."""

    def __init__(self, entry: SaveEntry, *, copy: bool) -> None:
        super().__init__()
        self.title = marked("Copy a save") if copy else marked("Rename a save")
        self.entry = entry
        self.copy = copy
        self.name = "" if copy else entry.name
        self.problem = ""

    def compose(self, kit: Kit) -> Widget:
        field = TextField(tr("Name"), self.name, self._rename, ident="name", limit=_LONGEST_NAME, act=self._done)
        question = tr("What shall the copy be called?") if self.copy else tr("What shall it be called?")
        note = tr("The save itself stays as it is.") if self.copy else tr("Nothing else about it changes.")
        sheet = Sheet(
            [notice_slip(self.problem), Text(question, "panel_title"), field, Text(note, "body", "ink_soft")],
            pad=24,
            gap=14,
        )
        reason = "" if self.name.strip() else tr("it needs a name")
        yes = tr("Copy") if self.copy else tr("Rename")
        done = Button(yes, self._done, key="Enter", kind="red", default=True, reason=reason, ident="done")
        foot = Row([Button(tr("Cancel"), Back(), key="Esc", ident="cancel"), Gap().grow(), done])
        return page(tr(self.title), "", Column([sheet, Gap().grow()]), foot, back="")

    def _rename(self, name: str) -> Intent | None:
        self.name = name
        return None

    def _done(self) -> Intent | None:
        name = self.name.strip()
        return NameSave(self.entry, name, self.copy) if name else None


class TakeInScene(TreeScene):
    """A save from elsewhere: those that lie in the folder of exchange, or any by its path."""

    title = marked("Bring a save in")

    def __init__(self, folder: Path, found: Sequence[Path]) -> None:
        super().__init__()
        self.folder = folder
        self.found = tuple(found)
        self.path = ""
        self.problem = ""

    def compose(self, kit: Kit) -> Widget:
        field = TextField(
            tr("Path of its file"), self.path, self._type, ident="path", limit=_LONGEST_PATH, act=self._done
        )
        ask = Sheet([notice_slip(self.problem), Label(tr("Any file, by its path"), "ink"), field], pad=16, gap=10)
        cards: list[Widget] = [
            Card(
                [Text(file.name, "row_title")], name=file.name, act=partial(self._take, file), ident=f"file-{file.name}"
            )
            for file in self.found
        ]
        if not cards:
            empty = tr("No save lies in this folder. Copy one into it, and open this page again.")
            cards = [Sheet([Text(empty, "body")], stock="flimsy")]
        near = Column(
            [Text(str(self.folder), "small", "on_table_soft"), Pages(cards, ident="found", gap=8).grow()], gap=8
        )
        reason = "" if self.path.strip() else tr("it needs a path, or a file of the list")
        done = Button(tr("Bring it in"), self._done, key="Enter", kind="red", default=True, reason=reason, ident="done")
        foot = Row([Gap().grow(), done])
        body = Column(
            [
                Panel(ask, name=tr("Any file, by its path")),
                Label(tr("In the folder of exchange")),
                Panel(near, name=tr("In the folder of exchange")).grow(),
            ],
            gap=12,
        )
        return page(tr(self.title), "", body, foot)

    def _type(self, path: str) -> Intent | None:
        self.path = path
        return None

    def _take(self, file: Path) -> Intent | None:
        return TakeIn(str(file))

    def _done(self) -> Intent | None:
        return TakeIn(self.path.strip()) if self.path.strip() else None
