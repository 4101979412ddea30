"""One report of the inbox in full."""

from __future__ import annotations

from game.app.fact_words import InboxItem
from game.app.inbox import inbox, log
from game.locale import marked, reading, tr
from game.ui.intents import Back
from game.ui.paint.kit import Kit
from game.ui.scene import TreeScene
from game.ui.scenes.codex.codex_links import linked
from game.ui.scenes.match_state import MatchState
from game.ui.scenes.parts import known_icon, page
from game.ui.widgets import Button, Column, Gap, Icon, Label, Row, Rule, Scroll, Sheet, Text, Widget

_SHORT = 260
_WEIGHTS = (marked("Routine"), marked("News"), marked("Important"), marked("Grave"))


class ReportScene(TreeScene):
    """A report, its sender, its hour, and where the line comes from."""

    def __init__(self, match: MatchState, key: str) -> None:
        super().__init__()
        self.match = match
        self.palette = match.palette
        self.key = key
        self._read()
        match.mark_seen(key)

    def _read(self) -> None:
        self.item = _found(self.match, self.key)
        self.title = self.item.title
        self.way = reading()

    def dress(self, kit: Kit) -> None:
        if reading() != self.way:
            self._read()
        super().dress(kit)

    def compose(self, kit: Kit) -> Widget:
        item = self.item
        head = Row(
            [
                Icon(known_icon(item.icon, "ui-inbox"), 38, framed=True),
                Column([Label(item.sender, "ink"), Text(item.when, "typed")], gap=2).grow(),
                Label(tr(_WEIGHTS[max(0, min(3, item.weight))]), "accent_2" if item.weight >= 3 else "ink_soft"),
            ],
            gap=14,
        )
        words = Column(
            [
                Text(item.title, "headline"),
                linked(self.match, item.text or tr("The report says no more than this."), "typed"),
                Column([Rule(), Text(item.record, "reading")], gap=10) if item.record else None,
                Text(item.source[:1].upper() + item.source[1:], "small", "ink_soft") if item.source else None,
            ],
            gap=16,
        )
        scroll = Scroll(words, ident="report", name=item.title)
        sheet = Sheet([head, Rule("ink", 2), scroll.grow()], pad=28, gap=16, telex=True)
        side = Gap().grow() if kit.theme.layout == "wide" else None
        # A short report is a short sheet of telex paper; a long one takes the page.
        short = kit.theme.layout == "wide" and len(item.text) + len(item.record) < _SHORT
        paper: Widget = Column([sheet.grow(3), Gap().grow(2)], gap=0) if short else sheet
        foot = Row(
            [Gap().grow(), Button(tr("Put it back"), Back(), key="Enter", default=True, ident="back", first=True)]
        )
        return page(tr("Report"), "", Row([side, paper.grow(3), side], gap=0, align="fill"), foot)


def _found(match: MatchState, key: str) -> InboxItem:
    """The item of that key, wherever it lies. Raises KeyError."""
    session, side = match.session, match.side
    everything = [*inbox(session, side), *(item for watch in log(session, side) for item in watch.items)]
    for item in everything:
        if item.key == key:
            return item
    raise KeyError(key)
