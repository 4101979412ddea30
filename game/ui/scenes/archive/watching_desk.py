"""A desk as it was in a watch that is being read: its map and what had come to it, and nothing it did not know."""

from __future__ import annotations

from game.app.fact_words import InboxItem
from game.core.sides import Side
from game.locale import tr
from game.ui.intents import Intent
from game.ui.paint.kit import Kit
from game.ui.scenes.archive.watching_pages import DeskThen
from game.ui.scenes.fitting import low
from game.ui.scenes.parts import CITIES, known_icon, narrow, short_time
from game.ui.widgets import Column, Icon, Label, Pages, Panel, Row, Sheet, Text, Widget
from game.ui.widgets.map import Map


def desk_panel(kit: Kit, side: Side, desk: DeskThen, *, tall: float, large: Intent | None = None) -> Panel:
    """A desk's map above its papers; beside them where the window is low, and only the papers where it is narrow.

    large: what opens the map large.
    """
    knew = tr("What {city} knew", city=tr(CITIES[side]))
    papers: list[Widget] = [_paper(item) for item in desk.items]
    if not papers:
        papers = [Sheet([Text(tr("Nothing had come to this desk."), "body")], stock="flimsy")]
    pages = Pages(papers, ident=f"desk-{side}-papers", gap=8, name=knew)
    head = Row(
        [Label(knew).grow(), Text(f"{desk.leader} · {desk.date}", "body", "on_table_soft", align="right").grow(1.4)],
        gap=8,
    )
    if narrow(kit):
        return Panel(Column([pages.grow()], gap=4), name=knew)
    chart = Sheet([Map(desk.map, "desk", act=large, legend=False, least=tall - 20, ident=f"map-{side}").grow()], pad=6)
    if low(kit):
        body: Widget = Row([chart.grow(), pages.grow()], gap=12, align="fill")
    else:
        body = Column([chart, pages.grow()], gap=8)
    return Panel(Column([head, body.grow()], gap=4), name=knew)


def _paper(item: InboxItem) -> Widget:
    head = Row(
        [
            Icon(known_icon(item.icon, "ui-inbox"), 22, ground="manila"),
            Label(item.sender.partition(",")[0], "ink").grow(),
            Text(short_time(item.when), "label", "ink_soft"),
        ],
        gap=8,
    )
    return Sheet([head, Text(item.title, "body")], stock="manila", gap=4)
