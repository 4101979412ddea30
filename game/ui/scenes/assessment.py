"""The end of a watch: what came true, what became of the orders, what moved, and why."""

from __future__ import annotations

from game.app.assessment import Moved, assessment
from game.app.branching import can_take_back
from game.app.status import status
from game.ui.kit import Kit
from game.ui.scene import TreeScene
from game.ui.scenes.intents import CloseWatch, ReadReport, TakeBack
from game.ui.scenes.match_state import MatchState
from game.ui.scenes.parts import desk_header, narrow, notice_slip, report_card
from game.ui.widgets import Button, Column, Gap, Label, Mark, Pad, Pages, Panel, Row, Rule, Scroll, Sheet, Text, Widget


class AssessmentScene(TreeScene):
    """One watch looked back upon by one desk."""

    def __init__(self, match: MatchState) -> None:
        super().__init__()
        self.match = match
        self.palette = match.palette
        self.seen = assessment(match.session, match.side)
        self.title = f"{self.seen.title}. {self.seen.date}"

    def compose(self, kit: Kit) -> Widget:
        seen, match = self.seen, self.match
        head = Row(
            [Text(seen.title, "screen_title", "on_table").grow(), Text(seen.date, "row_title", "on_table")], gap=16
        )
        cards: list[Widget] = [
            report_card(item, act=ReadReport(item.key), new=match.is_new(item.key), full=True) for item in seen.events
        ] or [Sheet([Text("A quiet watch. Nothing new was reported.", "body")], stock="flimsy")]
        if narrow(kit):
            everything = Column([Sheet(self._rows(), stock="flimsy", pad=16), *cards], gap=12)
            body: Widget = Scroll(everything, ident="all", name="The watch", ink="on_table", face="table")
        else:
            events = Panel(
                Column([Label("What came true"), Pages(cards, ident="events", gap=10).grow()]), name="What came true"
            )
            body = Row([events.grow(), self._moved().grow()], gap=24, align="fill")
        words = "See how it ended" if seen.ended else "Next watch"
        may = match.session.information.takebacks and can_take_back(match.session)
        back = Button("Take this watch back", TakeBack(), key="U") if may else None
        red = Button(words, CloseWatch(), key="Enter", kind="red", default=True, first=True, ident="go-on")
        foot = Panel(Row([back, Gap().grow(), red], gap=12), name="Actions")
        page = Column([head, notice_slip(match.notice), body.grow(), foot], gap=12)
        return Column([desk_header(match, status(match.session, match.side)), Pad(page, (24, 14)).grow()], gap=0)

    def _moved(self) -> Widget:
        pages = Pages(self._rows(), ident="moved", name="What moved, and why", ink="ink", face="flimsy")
        sheet = Sheet([pages.grow()], stock="flimsy", pad=16)
        return Panel(Column([Label("What it did"), sheet.grow()]), name="What it did")

    def _rows(self) -> list[Widget]:
        seen = self.seen
        rows: list[Widget] = [Text(seen.knot.words, "row_title")]
        if seen.why:
            rows += _headed("Why, as they see it", [Text(line, "body") for line in seen.why])
        if seen.orders:
            rows += _headed(
                "Your orders",
                [
                    Row(
                        [
                            Mark("tick" if order.done else "minus", 16),
                            Text(f"{order.label}: {order.words}", "body").grow(),
                        ],
                        gap=8,
                    )
                    for order in seen.orders
                ],
            )
        if seen.moved:
            rows += _headed("What moved", [_moved(line) for line in seen.moved])
        return rows


def _headed(name: str, rows: list[Widget]) -> list[Widget]:
    """Rows under a heading that stays with the first of them."""
    return [Column([Gap(4), Label(name, "ink"), Rule("ink", 2), rows[0]], gap=6), *rows[1:]]


def _moved(line: Moved) -> Widget:
    shape = "up" if line.after > line.before else "down"
    sense = "" if line.better is None else "better for you" if line.better else "worse for you"
    tail = f"{line.word}{', ' + sense if sense else ''}"
    return Row(
        [
            Mark(shape, 14),
            Column(
                [Text(line.label, "row_title"), Text(tail[:1].upper() + tail[1:], "small", "ink_soft")], gap=0
            ).grow(),
            Text(f"{line.before:.0f} to {line.after:.0f}", "name"),
        ],
        gap=10,
    )
