"""Pages to read: what the game deals with, and who made what."""

from __future__ import annotations

from collections.abc import Sequence

from game.locale import tr
from game.ui.intents import Back, Intent
from game.ui.paint.kit import Kit
from game.ui.scene import TreeScene
from game.ui.scenes.parts import page
from game.ui.widgets import Button, Column, Gap, Pad, Row, Scroll, Sheet, Text, Widget


class NotesScene(TreeScene):
    """Headed paragraphs on a sheet."""

    def __init__(self, title: str, notes: Sequence[tuple[str, str]], more: tuple[str, Intent] | None = None) -> None:
        """more: a further page and what opens it."""
        super().__init__()
        self.title = title
        self.notes = tuple(notes)
        self.more = more

    def compose(self, kit: Kit) -> Widget:
        words = Column(
            [
                Column([Text(head, "card_title") if head else None, Text(text, "reading")], gap=4)
                for head, text in self.notes
            ],
            gap=18,
        )
        sheet = Sheet([Scroll(words, ident="notes", name=self.title).grow()], pad=28)
        more = Button(self.more[0], self.more[1], key="C", ident="more") if self.more else None
        foot = Row(
            [more, Gap().grow(), Button(tr("Back"), Back(), key="Enter", default=True, first=True, ident="back")]
        )
        room = 140 if kit.theme.layout is kit.theme.layout.WIDE else 0
        return page(self.title, "", Pad(sheet, (room, 0)), foot)
