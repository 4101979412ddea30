"""A name of its own for the match, among the saves."""

from __future__ import annotations

from game.locale import marked, tr
from game.saves import SaveError
from game.saves.journal import Journal
from game.ui.intents import Back, Intent
from game.ui.paint.kit import Kit
from game.ui.scene import TreeScene
from game.ui.scenes.intents import Notify
from game.ui.scenes.match_state import MatchState
from game.ui.scenes.parts import narrow, notice_slip, page
from game.ui.widgets import Button, Column, Gap, Pad, Row, Sheet, Text, TextField, Widget
from game.ui.widgets.cover import CoverPicture, read_picture


class SaveAsScene(TreeScene):
    """A text field and a button; Enter saves."""

    title = marked("Save under a name")

    def __init__(self, match: MatchState) -> None:
        super().__init__()
        self.match = match
        self.palette = match.palette
        self.name = tr("Watch {number}", number=match.session.match.now.watch)
        self.problem = ""
        cover = match.store.look() if match.store is not None else None
        self._picture = read_picture(cover.picture if cover else None)

    def compose(self, kit: Kit) -> Widget:
        field = TextField(tr("Name"), self.name, self._rename, ident="name", limit=40, act=self._save)
        kept = tr("What lies on the desk is kept with it.")
        if len(self.match.session.people) > 1:
            kept = tr("The plan on the desk is not sealed, so it is not kept.")
        goes_on = tr("The match goes on as it is. A save of the same name is replaced.")
        note = Text(f"{goes_on} {kept}", "body", "ink_soft")
        words = Column([Text(tr("What shall it be called?"), "panel_title"), field, note], gap=14)
        inside: Widget = words
        if not narrow(kit):
            inside = Row([CoverPicture(self._picture, across=300), words.grow()], gap=24, align="top")
        sheet = Sheet([notice_slip(self.problem), inside], pad=24, gap=14)
        reason = "" if self.name.strip() else tr("it needs a name")
        foot = Row(
            [
                Button(tr("Cancel"), Back(), key="Esc"),
                Gap().grow(),
                Button(tr("Save"), self._save, key="Enter", kind="red", default=True, reason=reason, ident="save"),
            ]
        )
        return page(tr(self.title), "", Pad(Column([sheet, Gap().grow()]), (0, 8)), foot, back="")

    def _rename(self, name: str) -> Intent | None:
        self.name = name
        return None

    def _save(self) -> Intent | None:
        store, journal = self.match.store, self.match.session.journal
        if not self.name.strip():
            return None
        if store is None or not isinstance(journal, Journal):
            self.problem = tr("This match is not written down, so it cannot be saved.")
            return None
        try:
            entry = store.save_slot(self.name.strip(), journal)
        except SaveError as error:
            self.problem = str(error)
            return None
        return Notify(tr("Saved as {name}.", name=entry.name))
