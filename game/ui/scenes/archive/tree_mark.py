"""A name or a note on a place of one's own tree."""

from __future__ import annotations

from game.locale import marked, tr
from game.saves.steps import Name, Note
from game.ui.intents import Back, Intent
from game.ui.paint.kit import Kit
from game.ui.scene import TreeScene
from game.ui.scenes.archive.tree_intents import WriteMark
from game.ui.scenes.fitting import fitted
from game.ui.scenes.parts import page
from game.ui.widgets import Button, Column, Gap, Pad, Row, Sheet, Text, TextField, Widget

_LIMITS = {"name": 60, "note": 4000}
_TITLES = {"name": marked("A name for this stop"), "note": marked("A note for this stop")}
_FIELDS = {"name": marked("Name"), "note": marked("Note")}
_WORDS = {
    "name": marked("A place with a name is drawn before all others, and its road is called by it."),
    "note": marked("A note goes with the tree wherever it is sent."),
}


class MarkScene(TreeScene):
    """A text field; Enter keeps what it holds, and an empty one takes the mark off. what: `name` or `note`."""

    def __init__(self, node: str, what: str, text: str) -> None:
        super().__init__()
        self.node = node
        self.what = what
        self.text = text
        self.title = _TITLES[what]

    def compose(self, kit: Kit) -> Widget:
        field = TextField(
            tr(_FIELDS[self.what]), self.text, self._type, ident="mark", limit=_LIMITS[self.what], act=self._keep
        )
        sheet = Sheet([field, Text(tr(_WORDS[self.what]), "body", "ink_soft")], pad=24, gap=14)
        foot = Row(
            [
                Button(tr("Cancel"), Back(), key="Esc"),
                Gap().grow(),
                Button(tr("Keep it"), self._keep, key="Enter", kind="red", default=True, ident="keep"),
            ]
        )
        return fitted(kit, page(tr(self.title), "", Pad(Column([sheet, Gap().grow()]), (0, 8)), foot, back=""))

    def _type(self, text: str) -> Intent | None:
        self.text = text
        return None

    def _keep(self) -> Intent | None:
        words = self.text.strip()
        mark = Name(node=self.node, text=words) if self.what == "name" else Note(node=self.node, text=words)
        return WriteMark(mark, back=True)
