"""The brief of a watch: what is new, and what the council will argue about."""

from __future__ import annotations

from game.app.briefing import briefing
from game.app.status import status
from game.ui.kit import Kit
from game.ui.scene import TreeScene
from game.ui.scenes.intents import OpenWatch, ReadLetter, ReadReport
from game.ui.scenes.match_state import MatchState
from game.ui.scenes.parts import desk_header, narrow, notice_slip, paragraphs, report_card, titled
from game.ui.widgets import Button, Column, Gap, Label, Pad, Pages, Panel, Row, Scroll, Sheet, Text, Widget


class BriefingScene(TreeScene):
    """What a desk reads before it decides."""

    def __init__(self, match: MatchState) -> None:
        super().__init__()
        self.match = match
        self.palette = match.palette
        self.brief = briefing(match.session, match.side)
        self.title = f"{self.brief.title}. {self.brief.date}"

    def compose(self, kit: Kit) -> Widget:
        brief, match = self.brief, self.match
        head = Row(
            [
                Text(brief.title, "screen_title", "on_table").grow(),
                Column([Text(brief.date, "row_title", "on_table"), Text(brief.stage, "body", "on_table_soft")], gap=0),
            ],
            gap=16,
        )
        words: list[Widget] = [
            paragraphs(brief.paragraphs, "reading"),
            Text(brief.source, "small", "ink_soft") if brief.source else Gap(),
        ]
        text = Panel(
            Sheet([Scroll(Column(words, gap=14), ident="brief", name="Brief").grow()], pad=24, copies=brief.first),
            name="Brief",
        )
        agenda = titled("The council will argue about", [Text(point, "row_title") for point in brief.agenda], stock="flimsy")
        news: Widget | None = agenda if brief.agenda and not brief.news else None
        if brief.news:
            cards = [
                report_card(
                    item, act=ReadLetter(item.letter) if item.letter else ReadReport(item.key), new=match.is_new(item.letter or item.key)
                )
                for item in brief.news
            ]
            papers = Panel(Column([Label("What came in"), Pages(cards, ident="news").grow()]), name="What came in")
            news = Column([papers.grow(), agenda if brief.agenda else None], gap=14)
        if narrow(kit):
            body: Widget = Column([text.grow(3), news.grow(2) if news else None], gap=10)
        else:
            side = news if brief.news or news is None else Column([news])
            body = Row([text.grow(), side.wide(400) if side else None], gap=24, align="fill")
        red = Button("To the desk", OpenWatch(), key="Enter", kind="red", default=True, first=True, ident="begin")
        foot = Row([Gap().grow(), red])
        page = Column([head, notice_slip(match.notice), body.grow(), foot], gap=14)
        return Column([desk_header(match, status(match.session, match.side)), Pad(page, (24, 14)).grow()], gap=0)
