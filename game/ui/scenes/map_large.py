"""The map large, with everything on it told in words beside it."""

from __future__ import annotations

from game.app.map_table import MapMark, map_table
from game.ui.kit import Kit
from game.ui.scene import TreeScene
from game.ui.scenes.map_picture import drawn, map_note
from game.ui.scenes.match_state import MatchState
from game.ui.scenes.parts import narrow, page
from game.ui.widgets import Button, Column, Label, Pad, Panel, Row, Rule, Scroll, Sheet, Text, Widget
from game.ui.widgets.map import Map

_DOUBT = {"known": "", "guessed": "believed", "unknown": "not known"}


class MapScene(TreeScene):
    """The map of one desk."""

    title = "The map"

    def __init__(self, match: MatchState) -> None:
        super().__init__()
        self.match = match
        self.palette = match.palette
        self.table = map_table(match.session, match.side)

    def compose(self, kit: Kit) -> Widget:
        match = self.match
        chart = Sheet([Map(drawn(self.table, match.side), "desk").grow()], pad=8)
        words = Panel(
            Sheet(
                [
                    Label("What is on it", "ink"),
                    Rule("ink", 2),
                    Scroll(self._list(), ident="marks", name="What is on it", first=True).grow(),
                ]
            ),
            name="What is on it",
        )
        if narrow(kit):
            as_words = self.memory.get("words", False)
            swap = Button("Picture" if as_words else "In words", self._swap, key="W", kind="table", ident="swap")
            body: Widget = Column([(words if as_words else chart).grow(), Row([swap])], gap=10)
        else:
            body = Row([chart.grow(), words.wide(330)], gap=16, align="fill")
        return page("The map", map_note(match.side), body, notice=match.notice)

    def _swap(self) -> None:
        self.memory["words"] = not self.memory.get("words", False)

    def _list(self) -> Widget:
        rows: list[Widget] = []
        if self.table.line:
            rows.append(Text(f"{self.table.line} is drawn 500 miles from the eastern tip of Cuba.", "body"))
        rows += [_line(mark) for mark in self.table.marks if mark.text]
        return Pad(Column(rows, gap=10), (8, 6))


def _line(mark: MapMark) -> Widget:
    doubt = _DOUBT[mark.known]
    note = f"{mark.text[:1].upper()}{mark.text[1:]}" + (f" ({doubt})" if doubt else "")
    return Column([Text(mark.label, "row_title"), Text(note, "small", "ink_soft")], gap=0)
