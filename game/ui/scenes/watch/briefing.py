"""The brief of a watch: what is new, and what the council will argue about."""

from __future__ import annotations

from game.app.briefing import briefing
from game.app.status import status
from game.locale import tr
from game.ui.paint.kit import Kit
from game.ui.scene import TreeScene
from game.ui.scenes.codex.codex_links import glossed
from game.ui.scenes.intents import OpenWatch, ReadLetter, ReadReport
from game.ui.scenes.match_state import MatchState
from game.ui.scenes.parts import desk_header, narrow, notice_slip, report_card, titled
from game.ui.widgets import Button, Column, Gap, Label, Pad, Pages, Panel, Row, Rule, Scroll, Sheet, Text, Widget


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
        head: Widget | None = Row(
            [
                Text(brief.title, "screen_title", "on_table").grow(),
                Column([Text(brief.date, "row_title", "on_table"), Text(brief.stage, "body", "on_table_soft")], gap=0),
            ],
            gap=16,
        )
        if narrow(kit):
            # Where room is scarce the title scrolls with the text, so that a long one cuts nothing below it.
            when = Text(f"{brief.date} · {brief.stage}", "small", "on_table_soft")
            above, head = Column([Text(brief.title, "panel_title", "on_table"), when], gap=0), None
            body: Widget = Scroll(
                Column([above, self._all()], gap=12), ident="all", name=tr("Brief"), ink="on_table", face="table"
            )
        elif brief.news:
            first, second = (self._words(), self._papers()) if brief.first else (self._papers(), self._words())
            body = Row([first.grow(), second.wide(440)], gap=24, align="fill")
        else:
            body = Row([self._words().grow(), Column([self._agenda()]).wide(400)], gap=24, align="fill")
        red = Button(tr("To the desk"), OpenWatch(), key="Enter", kind="red", default=True, first=True, ident="begin")
        foot = Panel(Row([Gap().grow(), red]), name=tr("Actions"))
        page = Column([head, notice_slip(match.notice), body.grow(), foot], gap=14)
        return Column([desk_header(match, status(match.session, match.side)), Pad(page, (24, 14)).grow()], gap=0)

    @property
    def _argued(self) -> str:
        return tr("The Presidium will argue about") if self.match.moscow else tr("The council will argue about")

    def _words(self) -> Widget:
        """What to know; on the first day in a larger hand."""
        brief = self.brief
        agenda = [
            Label(self._argued, "ink"),
            Rule("ink", 2),
            *[Text(point, "row_title") for point in brief.agenda],
        ]
        rows = [told for text in brief.paragraphs for told in glossed(self.match, text)]
        beside = not brief.news
        rest: list[Widget | None] = [] if beside or not brief.agenda else [Gap(2), *agenda]
        source = Text(brief.source, "small", "ink_soft") if brief.source else None
        pages = Pages(
            [*rows, *[part for part in (*rest, source) if part]],
            ident="brief",
            name=tr("Brief"),
            gap=10,
            ink="ink",
            face="paper",
        )
        return Panel(Sheet([pages.grow()], pad=20, copies=brief.first), name=tr("Brief"))

    def _agenda(self) -> Widget | None:
        points = [Text(point, "row_title") for point in self.brief.agenda]
        return titled(self._argued, points, stock="flimsy") if points else None

    def _all(self) -> Widget:
        """Everything below one another."""
        points = [
            Label(self._argued, "ink"),
            Rule("ink", 2),
            *[Text(point, "row_title") for point in self.brief.agenda],
        ]
        words = [told for text in self.brief.paragraphs for told in glossed(self.match, text)]
        return Column([Sheet([*words, *(points if self.brief.agenda else [])], pad=16), *self._cards()], gap=12)

    def _papers(self) -> Widget:
        return Panel(
            Column([Label(tr("What came in")), Pages(self._cards(), ident="news", gap=10).grow()]),
            name=tr("What came in"),
        )

    def _cards(self) -> list[Widget]:
        match = self.match
        return [
            report_card(
                item,
                act=ReadLetter(item.letter) if item.letter else ReadReport(item.key),
                new=match.is_new(item.letter or item.key),
                full=True,
            )
            for item in self.brief.news
        ]
