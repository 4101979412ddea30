"""The record: everything a desk has learned, watch by watch."""

from __future__ import annotations

from functools import partial

from game.app.inbox import LogPage, log
from game.ui.kit import Kit
from game.ui.scene import TreeScene
from game.ui.scenes.intents import ReadLetter, ReadReport
from game.ui.scenes.match_state import MatchState
from game.ui.scenes.parts import narrow, page, report_card
from game.ui.widgets import Button, Column, Label, Pages, Panel, RadioRow, Row, Sheet, Text, Widget


class RecordScene(TreeScene):
    """Watches at the left, newest first, and what came in one of them."""

    title = "The record so far"

    def __init__(self, match: MatchState) -> None:
        super().__init__()
        self.match = match
        self.palette = match.palette
        self.pages = log(match.session, match.side)
        self.at = len(self.pages) - 1

    def compose(self, kit: Kit) -> Widget:
        if not self.pages:
            return page(self.title, "", Sheet([Text("Nothing has happened yet.", "row_title")], stock="flimsy"))
        shown = self.pages[self.at]
        cards: list[Widget] = [
            report_card(
                item,
                act=ReadLetter(item.letter) if item.letter else ReadReport(item.key),
                new=self.match.is_new(item.letter or item.key),
                full=True,
            )
            for item in shown.items
        ] or [Sheet([Text("Nothing was heard in this watch.", "body")], stock="flimsy")]
        items = Panel(
            Column(
                [
                    Label(f"Watch {shown.watch} · {shown.date} · {shown.stage}"),
                    Pages(cards, ident=f"items-{shown.watch}", gap=10).grow(),
                ]
            ),
            name=f"Watch {shown.watch}",
        )
        if narrow(kit):
            body: Widget = Column([self._turner(), items.grow()], gap=10)
        else:
            body = Row([self._watches().wide(300), items.grow()], gap=16, align="fill")
        return page(self.title, "As this desk learned it.", body)

    def _watches(self) -> Widget:
        rows = [
            RadioRow(
                _day(shown),
                partial(self._open, i),
                chosen=i == self.at,
                note=f"Watch {shown.watch}, {_count(len(shown.items))}",
                ident=f"watch-{shown.watch}",
            )
            for i, shown in reversed(list(enumerate(self.pages)))
        ]
        return Panel(
            Sheet([Pages(rows, ident="watches", gap=0, ink="ink", face="paper").grow()], pad=6), name="Watches"
        )

    def _turner(self) -> Widget:
        earlier = "" if self.at > 0 else "this is the first watch"
        later = "" if self.at < len(self.pages) - 1 else "this is the present watch"
        return Panel(
            Row(
                [
                    Button("Earlier", partial(self._open, self.at - 1), key="[", reason=earlier, ident="earlier"),
                    Button("Later", partial(self._open, self.at + 1), key="]", reason=later, ident="later"),
                ]
            ),
            name="Watches",
        )

    def _open(self, at: int) -> None:
        self.at = at


def _day(shown: LogPage) -> str:
    return shown.date.replace(" 1962", "")


def _count(items: int) -> str:
    return "nothing" if not items else "1 paper" if items == 1 else f"{items} papers"
