"""The messages: everything that has come to a desk, watch by watch, and a field to search them by sender and word."""

from __future__ import annotations

from functools import partial
from typing import Final

from game.app.codex_search import folded
from game.app.council import council
from game.app.fact_words import InboxItem
from game.app.inbox import LogPage, log, sought
from game.app.why import after
from game.locale import Level, marked, reading, tr, trn
from game.ui.intents import Back, Intent
from game.ui.paint.kit import Kit
from game.ui.scene import TreeScene
from game.ui.scenes.codex.codex_links import linked
from game.ui.scenes.fitting import low
from game.ui.scenes.intents import ReadLetter, ReadReport, SaveRecord
from game.ui.scenes.match_state import MatchState
from game.ui.scenes.parts import narrow, page, report_card, wide
from game.ui.scenes.tabs import tab
from game.ui.widgets import (
    Button,
    Card,
    Column,
    Flow,
    Label,
    Pages,
    Panel,
    RadioRow,
    Row,
    Scroll,
    Sheet,
    Text,
    TextField,
    Widget,
)

_KINDS: Final = (
    ("all", marked("All"), "A"),
    ("letters", marked("Letters"), "L"),
    ("reports", marked("Reports"), "I"),
    ("orders", marked("Orders"), "O"),
    ("bargain", marked("Bargain"), "Y"),
    ("table", marked("At the table"), "C"),
    ("unread", marked("Unread"), "U"),
)
_HOLDS: Final = {
    "reports": ("report", "event", "leak"),
    "orders": ("order", "question"),
    "bargain": ("promise", "stage"),
}
"""Kinds of papers (InboxItem.kind) that the narrower lists hold."""
_PLACE: Final = "messages"
"""Where a match remembers what was looked for, and in which watch."""


class RecordScene(TreeScene):
    """Watches at the left, newest first, and what came in one of them; or what was found in all of them."""

    title = marked("All messages")

    def __init__(self, match: MatchState) -> None:
        super().__init__()
        self.match = match
        self.palette = match.palette
        self.wanted, self.kind = match.memory.get(_PLACE, ("", "all"))
        self.at = -1
        self.said: list[str] | None = None

    def dress(self, kit: Kit) -> None:
        self.pages = log(self.match.session, self.match.side)
        self.at = min(self.at, len(self.pages) - 1) if self.at >= 0 else len(self.pages) - 1
        self.said = None
        super().dress(kit)

    # -- what the person does --------------------------------------------------------------------------------------

    def _open(self, at: int) -> None:
        self.at = at
        self._seek("")

    def _seek(self, wanted: str) -> Intent | None:
        self.wanted = wanted
        self.match.memory[_PLACE] = (self.wanted, self.kind)
        return None

    def _show(self, kind: str) -> Intent | None:
        self.kind = kind
        return self._seek(self.wanted)

    def back(self) -> Intent | None:
        """Esc empties the search first."""
        if self.wanted:
            self._seek("")
            self.refresh()
            return None
        return Back()

    # -- what is shown ---------------------------------------------------------------------------------------------

    def compose(self, kit: Kit) -> Widget:
        if not self.pages:
            return page(tr(self.title), "", Sheet([Text(tr("Nothing has happened yet."), "row_title")], stock="flimsy"))
        field = TextField(tr("Search by sender or word"), self.wanted, self._seek, ident="search", limit=40)
        search = Panel(Sheet([field], pad=8), name=tr("Search"))
        kinds = Panel(
            Flow(
                [
                    tab(
                        tr(name),
                        partial(self._show, kind),
                        key=key,
                        cap=wide(kit),
                        chosen=kind == self.kind,
                        ident=f"kind-{kind}",
                    )
                    for kind, name, key in _KINDS
                ],
                gap=6,
            ),
            name=tr("Which messages"),
        )
        if narrow(kit):
            turner = self._turner() if not self.wanted else None
            everything = Column([search, kinds, turner, self._items(kit), self._foot()], gap=10)
            body: Widget = Scroll(everything, ident="all", ink="on_table", face="table", name=tr(self.title))
        else:
            left = Column([search, self._watches().grow(), self._foot()], gap=10)
            body = Row([left.wide(300), Column([kinds, self._items(kit).grow()], gap=10).grow()], gap=16, align="fill")
        note = "" if low(kit) else tr("As this desk learned it.")
        return page(tr(self.title), note, body, notice=self.match.notice, leave=self.back)

    def _foot(self) -> Widget:
        save = Button(tr("Save as text"), SaveRecord(), key="G", ident="save")
        return Panel(Flow([save]), name=tr("Save as text"))

    def _items(self, kit: Kit) -> Widget:
        """The papers of the watch that is open, or those that were found in all of them."""
        shown = self.pages[self.at]
        if self.kind == "table":
            return self._talk()
        if self.wanted or self.kind == "unread":
            items = [x for x in sought(self.match.session, self.match.side, self.pages, self.wanted) if self._fits(x)]
            name = trn("{count} message found", "{count} messages found", len(items))
            empty = tr("Nothing like it has come to this desk.") if self.wanted else tr("Everything has been read.")
        else:
            items = [item for item in shown.items if self._fits(item)]
            values = {"watch": shown.watch, "date": shown.date, "stage": shown.stage}
            name = tr("Watch {watch} · {date} · {stage}", **values)
            empty = tr("Nothing was heard in this watch.")
        cards: list[Widget] = [self._card(kit, item) for item in items]
        cards = cards or [Sheet([Text(empty, "body")], stock="flimsy")]
        if isinstance(cards[0], Card):
            cards[0].first = True
        ident = f"items-{self.kind}-{self.wanted or shown.watch}"
        head = None if low(kit) else Label(name)
        return Panel(Column([head, Pages(cards, ident=ident, gap=10).grow()], gap=6), name=name)

    def _fits(self, item: InboxItem) -> bool:
        if self.kind == "letters":
            return item.letter is not None
        if self.kind in _HOLDS:
            return item.kind in _HOLDS[self.kind]
        return self.kind == "all" or self.match.is_new(item.letter or item.key)

    def _talk(self) -> Widget:
        """What was said at the table: of the watch that has passed, and of the question of the day."""
        if self.said is None:  # thought out once: imagined worlds are played for it
            session, side = self.match.session, self.match.side
            at_table = [tr("{speaker}: {words}", speaker=c.name, words=c.line) for c in council(session, side)]
            self.said = [*after(session, side), *at_table]
        words = folded(self.wanted).split()
        lines = [line for line in dict.fromkeys(self.said) if all(word in folded(line) for word in words)]
        sheets: list[Widget] = []
        for line in lines:
            speaker, _, told = line.partition(": ")
            sheets.append(Sheet([Label(speaker, "ink"), linked(self.match, told, "body")], stock="flimsy", gap=2))
        sheets = sheets or [Sheet([Text(tr("Nobody at the table has spoken yet."), "body")], stock="flimsy")]
        head = Label(tr("At the table, this watch"))
        column = Column([head, Pages(sheets, ident="talk", gap=8).grow()], gap=6)
        return Panel(column, name=tr("At the table, this watch"))

    def _card(self, kit: Kit, item: InboxItem) -> Card:
        act: Intent = ReadLetter(item.letter) if item.letter else ReadReport(item.key)
        new = self.match.is_new(item.letter or item.key)
        full = reading().level is not Level.SHORT and not narrow(kit)
        card = report_card(item, act=act, new=new, full=full)
        if item.record and full:
            card.children.append(Text(item.record, "small", "ink_soft"))
        return card

    def _watches(self) -> Widget:
        rows = [
            RadioRow(
                shown.date,
                partial(self._open, i),
                chosen=i == self.at and not self.wanted and self.kind != "unread",
                note=self._note(shown),
                ident=f"watch-{shown.watch}",
            )
            for i, shown in reversed(list(enumerate(self.pages)))
        ]
        pages = Pages(rows, ident="watches", gap=0, ink="ink", face="paper")
        return Panel(Sheet([pages.grow()], pad=6), name=tr("Watches"))

    def _note(self, shown: LogPage) -> str:
        count = len(shown.items)
        unread = sum(1 for item in shown.items if self.match.is_new(item.letter or item.key))
        if not count:
            return tr("Watch {watch}, nothing", watch=shown.watch)
        papers = trn("Watch {watch}, {count} paper", "Watch {watch}, {count} papers", count, watch=shown.watch)
        return trn("{papers}, {count} unread", "{papers}, {count} unread", unread, papers=papers) if unread else papers

    def _turner(self) -> Widget:
        earlier = "" if self.at > 0 else tr("this is the first watch")
        later = "" if self.at < len(self.pages) - 1 else tr("this is the present watch")
        return Panel(
            Row(
                [
                    Button(tr("Earlier"), partial(self._open, self.at - 1), key="[", reason=earlier, ident="earlier"),
                    Button(tr("Later"), partial(self._open, self.at + 1), key="]", reason=later, ident="later"),
                ]
            ),
            name=tr("Watches"),
        )
