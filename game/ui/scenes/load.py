"""The list of saves: named ones, matches in play, autosaves. What does not open says why."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from game.app.newgame import SaveLine
from game.ui.kit import Kit
from game.ui.scene import TreeScene
from game.ui.scenes.intents import LoadSave
from game.ui.scenes.parts import page
from game.ui.scenes.tree_intents import OpenImport
from game.ui.widgets import Button, Card, Icon, Label, Pages, Panel, Row, Sheet, Text, Widget

_LONGEST = 44
_KINDS = {"slot": "Named", "match": "Match", "autosave": "Autosave"}
_ICONS = {"slot": "ui-flag", "match": "ui-letter", "autosave": "ui-clock"}


class LoadScene(TreeScene):
    """Choose a save to open."""

    title = "Load a match"

    def __init__(self, lines: Sequence[SaveLine], folder: str) -> None:
        super().__init__()
        self.lines = tuple(lines)
        self.folder = folder

    def compose(self, kit: Kit) -> Widget:
        cards: list[Widget] = [self._card(line) for line in self.lines]
        if not cards:
            cards = [
                Sheet(
                    [Text("Nothing is kept yet. Every match is written down as you play.", "row_title")], stock="flimsy"
                )
            ]
        body = Panel(Pages(cards, ident="saves", gap=10), name="Saves")
        other = Button("Open a code or a tree file", OpenImport(), key="O", icon="ui-tree", ident="import")
        return page(self.title, f"Kept in {_shown(self.folder)}", body, Panel(Row([other]), name="From elsewhere"))

    def _card(self, line: SaveLine) -> Widget:
        when = time.strftime("%d %b %Y %H:%M", time.localtime(line.entry.saved))
        name = line.entry.name if line.kind == "slot" else line.words
        note = line.words if line.kind == "slot" else ""
        stock = "flimsy" if line.problem else "manila" if line.over else "paper"
        head = Row(
            [
                Icon(_ICONS[line.kind], 22, ground=stock),
                Label(_KINDS[line.kind], "ink", silent=True),
                Text(name, "row_title").grow(),
                Text(when, "label", "ink_soft"),
            ],
            gap=12,
        )
        body = [
            Text(note, "body") if note else None,
            Text("It is over; opening it shows its ending.", "small", "ink_soft") if line.over else None,
            Text(f"Cannot be opened: {line.problem}", "body", "accent_2") if line.problem else None,
        ]
        return Card(
            [head, *body],
            name=f"{_KINDS[line.kind]}: {name}. {note} {when}",
            act=LoadSave(line.entry),
            stock=stock,
            reason=line.problem or "",
            ident=f"save-{line.kind}-{line.entry.name}",
        )


def _shown(folder: str) -> str:
    """The folder, or its end where it is too long for a line."""
    if len(folder) <= _LONGEST:
        return folder
    path = Path(folder)
    return f"... {path.parent.name[:20]}/{path.name[:20]}"
