"""The end of a watch: what came true, what became of the orders, what moved, and why."""

from __future__ import annotations

from game.app.assessment import Moved, assessment
from game.app.branching import can_take_back
from game.app.status import status
from game.locale import tr
from game.ui.paint.kit import Kit
from game.ui.scene import TreeScene
from game.ui.scenes.intents import CloseWatch, ReadReport, TakeBack
from game.ui.scenes.match_state import MatchState
from game.ui.scenes.parts import capital, desk_header, narrow, notice_slip, report_card
from game.ui.widgets import Button, Column, Gap, Label, Mark, Pad, Pages, Panel, Row, Rule, Scroll, Sheet, Text, Widget


class AssessmentScene(TreeScene):
    """One watch looked back upon by one desk."""

    def __init__(self, match: MatchState) -> None:
        super().__init__()
        self.match = match
        self.palette = match.palette

    def dress(self, kit: Kit) -> None:
        self.seen = assessment(self.match.session, self.match.side)
        self.title = f"{self.seen.title}. {self.seen.date}"
        super().dress(kit)

    def compose(self, kit: Kit) -> Widget:
        seen, match = self.seen, self.match
        head = Row(
            [Text(seen.title, "screen_title", "on_table").grow(), Text(seen.date, "row_title", "on_table")], gap=16
        )
        cards: list[Widget] = [
            report_card(item, act=ReadReport(item.key), new=match.is_new(item.key), full=True) for item in seen.events
        ] or [Sheet([Text(tr("A quiet watch. Nothing new was reported."), "body")], stock="flimsy")]
        if narrow(kit):
            everything = Column([Sheet(self._rows(), stock="flimsy", pad=16), *cards], gap=12)
            body: Widget = Scroll(everything, ident="all", name=tr("The watch"), ink="on_table", face="table")
        else:
            events = Panel(
                Column([Label(tr("What came true")), Pages(cards, ident="events", gap=10).grow()]),
                name=tr("What came true"),
            )
            body = Row([events.grow(), self._what_it_did().grow()], gap=24, align="fill")
        words = tr("See how it ended") if seen.ended else tr("Next watch")
        may = match.session.information.takebacks and can_take_back(match.session)
        back = Button(tr("Take this watch back"), TakeBack(), key="U") if may else None
        red = Button(words, CloseWatch(), key="Enter", kind="red", default=True, first=True, ident="go-on")
        foot = Panel(Row([back, Gap().grow(), red], gap=12), name=tr("Actions"))
        page = Column([head, notice_slip(match.notice), body.grow(), foot], gap=12)
        return Column([desk_header(match, status(match.session, match.side)), Pad(page, (24, 14)).grow()], gap=0)

    def _what_it_did(self) -> Widget:
        pages = Pages(self._rows(), ident="moved", name=tr("What moved, and why"), ink="ink", face="flimsy")
        sheet = Sheet([pages.grow()], stock="flimsy", pad=16)
        return Panel(Column([Label(tr("What it did")), sheet.grow()]), name=tr("What it did"))

    def _rows(self) -> list[Widget]:
        seen = self.seen
        rows: list[Widget] = [Text(seen.knot.words, "row_title").heralded()]
        if seen.why:
            rows += _headed(tr("Why, as they see it"), [Text(line, "body").heralded() for line in seen.why])
        if seen.orders:
            rows += _headed(
                tr("Your orders"),
                [
                    Row(
                        [
                            Mark("tick" if order.done else "minus", 16),
                            Text(tr("{order}: {outcome}", order=order.label, outcome=order.words), "body").grow(),
                        ],
                        gap=8,
                    )
                    for order in seen.orders
                ],
            )
        if seen.moved:
            rows += _headed(tr("What moved"), [_count(line) for line in seen.moved])
        return rows


def _headed(name: str, rows: list[Widget]) -> list[Widget]:
    """Rows under a heading that stays with the first of them."""
    return [Column([Gap(4), Label(name, "ink"), Rule("ink", 2), rows[0]], gap=6), *rows[1:]]


def _count(line: Moved) -> Widget:
    shape = "up" if line.after > line.before else "down"
    tail = line.word
    if line.better is not None:
        better = tr("{word}, better for you", word=line.word)
        tail = better if line.better else tr("{word}, worse for you", word=line.word)
    figures = tr("{before} to {after}", before=f"{line.before:.0f}", after=f"{line.after:.0f}")
    words = Column([Text(line.label, "row_title"), Text(capital(tail), "small", "ink_soft")], gap=0)
    return Row([Mark(shape, 14), words.grow(), Text(figures, "name")], gap=10)
