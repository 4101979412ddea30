"""The map large: three charts of it, and everything on them told in words beside it, to be pointed at."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from game.app.map_table import MapMark, MapTable, map_table
from game.core.sides import Side
from game.locale import marked, tr
from game.ui.paint.kit import Kit
from game.ui.scene import TreeScene
from game.ui.scenes.desk.map_picture import drawn, map_note
from game.ui.scenes.match_state import MatchState
from game.ui.scenes.parts import narrow, page
from game.ui.scenes.tabs import tab
from game.ui.widgets import Column, Flow, Label, Pages, Panel, RadioRow, Row, Rule, Sheet, Text, Widget, hint
from game.ui.widgets.map import Map

CHARTS = (("desk", marked("Caribbean")), ("cuba", marked("Cuba")), ("europe", marked("Europe and Turkey")))
_DOUBT = {"known": "", "guessed": marked("believed"), "unknown": marked("not known")}
_EAST = 0.0
"""East of this longitude a place lies on the chart of Europe."""


class MapPage(TreeScene):
    """A map large, with the list of what is on it. Which map it is, its subclasses say."""

    title = marked("The map")

    def __init__(self) -> None:
        super().__init__()
        self.view = "desk"
        self.pointed = ""

    def found(self) -> tuple[MapTable, Side] | None:
        """The table to draw and whose it is; None while it is being made."""
        raise NotImplementedError

    def note(self, side: Side) -> str:
        """What stands under the title."""
        return map_note(side)

    def foot(self, kit: Kit) -> Widget | None:
        """What stands under the map."""
        return None

    def notice(self) -> str:
        """A slip above the map; empty where there is none."""
        return ""

    # -- what the person does --------------------------------------------------------------------------------------

    def _look(self, view: str) -> None:
        self.view = view

    def _point_at(self, mark: MapMark) -> None:
        """Ring a mark on the chart it lies on; once more lets go of it."""
        self.pointed = "" if self.pointed == mark.id else mark.id
        if self.pointed and mark.id != "chukotka":
            far = mark.lon > _EAST
            self.view = "europe" if far else "desk" if self.view == "europe" else self.view

    def _swap(self) -> None:
        self.memory["words"] = not self.memory.get("words", False)

    # -- the screen ------------------------------------------------------------------------------------------------

    def compose(self, kit: Kit) -> Widget:
        found = self.found()
        if found is None:
            sheet = Sheet([Text(tr("The map is being unrolled."), "typed")], pad=24)
            return page(tr("The map"), "", Column([sheet]), self.foot(kit))
        table, side = found
        small = narrow(kit)
        charts = None if small else self._charts()
        chart = Panel(Column([charts, Sheet([self._map(table, side).grow()], pad=8).grow()], gap=0), name=tr("Charts"))
        words = Panel(
            Sheet([Label(tr("What is on it"), "ink"), Rule("ink", 2), self._list(table).grow()]),
            name=tr("What is on it"),
        )
        if small:
            as_words = self.memory.get("words", False)
            swap = tab(tr("In words"), self._swap, key="W", chosen=as_words, ident="swap")
            following = hint(tr("next chart"), "Z", self._next)
            body: Widget = Column([(words if as_words else chart).grow(), Flow([swap, following], gap=10)], gap=6)
        else:
            body = Row([chart.grow(), words.wide(350)], gap=16, align="fill")
        return page(tr("The map"), self.note(side), body, self.foot(kit), notice=self.notice())

    def _charts(self) -> Widget:
        tabs = [
            tab(tr(name), partial(self._look, view), key=str(n), chosen=view == self.view, ident=f"chart-{view}")
            for n, (view, name) in enumerate(CHARTS, start=1)
        ]
        return Flow(tabs, gap=6)

    def _next(self) -> None:
        """Where there is no room for all charts' names, one after another."""
        views = [view for view, _ in CHARTS]
        self.view = views[(views.index(self.view) + 1) % len(views)]

    def _map(self, table: MapTable, side: Side) -> Map:
        picture = drawn(table, side)
        at = next((mark for mark in table.marks if mark.id == self.pointed), None)
        if at is not None:
            picture = replace(picture, pointed=(at.lat, at.lon))
        return Map(picture, self.view, ident="chart")

    def _list(self, table: MapTable) -> Widget:
        """Everything on the map, a row each: chosen, it is ringed."""
        rows: list[Widget] = [self._row(mark) for mark in table.marks if mark.text]
        if table.line:
            rows.insert(0, Text(table.line_told(), "body"))
        return Pages(rows, ident="marks", gap=2, ink="ink_soft", face="paper", name=tr("What is on it"))

    def _row(self, mark: MapMark) -> RadioRow:
        doubt = tr(_DOUBT[mark.known])
        text = f"{mark.text[:1].upper()}{mark.text[1:]}"
        note = tr("{told} ({doubt})", told=text, doubt=doubt) if doubt else text
        icon = "ui-fog" if mark.known == "unknown" else ""
        chosen = mark.id == self.pointed
        return RadioRow(
            mark.label, partial(self._point_at, mark), chosen=chosen, note=note, icon=icon, ident=f"mark-{mark.id}"
        )


class MapScene(MapPage):
    """The map of one desk in play."""

    def __init__(self, match: MatchState) -> None:
        super().__init__()
        self.match = match
        self.palette = match.palette

    def found(self) -> tuple[MapTable, Side]:
        return map_table(self.match.session, self.match.side), self.match.side

    def notice(self) -> str:
        return self.match.notice
