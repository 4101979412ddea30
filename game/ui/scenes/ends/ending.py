"""The ending: settlement, stalemate, overruled, and the page of a war, which shows a parted rope and nothing else."""

from __future__ import annotations

from functools import partial
from typing import Final

from game.app.branching import can_take_back
from game.app.brevity import sentences
from game.app.ending import EndingPages, ending
from game.app.status import status
from game.locale import marked, reading, tr
from game.ui.intents import Intent
from game.ui.paint.kit import Kit
from game.ui.paint.typesetting import Run
from game.ui.scene import TreeScene
from game.ui.scenes.desk.lesson import ending_words
from game.ui.scenes.ends.ending_sheets import SHEETS, sheet
from game.ui.scenes.ends.outcome import turns_table
from game.ui.scenes.fitting import fitted
from game.ui.scenes.intents import OpenBranches, OpenDebrief, OpenTitle, TakeBack, TakeOtherDesk
from game.ui.scenes.match_state import MatchState
from game.ui.scenes.parts import narrow, notice_slip, rope_of, wide
from game.ui.widgets import (
    Button,
    Column,
    Flow,
    Gap,
    Ground,
    Label,
    Pad,
    Panel,
    Rope,
    RopePicture,
    Row,
    Rule,
    Scroll,
    Stamp,
    Text,
    Widget,
)

_POSTERS: Final = {
    "settlement": marked("SETTLEMENT"),
    "stalemate": marked("STALEMATE"),
    "overruled": marked("OVERRULED"),
}
_BANDS: Final = {"settlement": "teal", "stalemate": "#2B302F", "overruled": "#5A3A22"}
_LINES: Final = {
    "settlement": marked("Both ends were let go. The rope lies on the table, and can be picked up again."),
    "stalemate": marked("Nobody let go, and nobody pulled it through. The knot is still there."),
    "overruled": marked("The end of the rope was taken out of one leader's hands."),
}
_NOT_SO: Final = marked("In October 1962 this did not happen. People on both sides stopped short of it.")
_STAMPS: Final = {
    "settlement": marked("Agreed"),
    "stalemate": marked("Not agreed"),
    "overruled": marked("Overruled"),
}
_BESIDE: Final = 320
"""Width of the line beside the poster, in canvas pixels."""


class EndingScene(TreeScene):
    """How it ended, in words for both desks, with the way to the debrief."""

    def __init__(self, match: MatchState, pages: EndingPages) -> None:
        super().__init__()
        self.match = match
        self.pages = pages
        self.war = pages.kind == "war"
        self.palette = "war_page" if self.war else "neutral"
        self.title = tr("{title}. {date}", title=pages.title, date=pages.date)
        self.sheet = SHEETS[0][0]
        self.way = reading()
        match.said = match.said or ending_words(match)
        self.rope = rope_of(status(match.session, match.side))

    def _turn_to(self, name: str) -> Intent | None:
        self.sheet = name
        self.memory["at:ending"] = 0
        return None

    def dress(self, kit: Kit) -> None:
        told = ending(self.match.session) if reading() != self.way else None
        if told is not None:  # the language or the level of reading has changed
            self.pages, self.way = told, reading()
            self.title = tr("{title}. {date}", title=told.title, date=told.date)
        super().dress(kit)

    def compose(self, kit: Kit) -> Widget:
        return self._war(kit) if self.war else self._other(kit)

    def back(self) -> Intent | None:
        return OpenTitle()

    # -- short of war ----------------------------------------------------------------------------------------------

    def _other(self, kit: Kit) -> Widget:
        kind = self.pages.kind
        side = 56 if wide(kit) else 24
        top = self._masthead(
            tr("Watch {number} · {date}", number=self.match.session.match.now.watch, date=self.pages.date), "ink", kit
        )
        tall = {"wide": 130, "medium": 110, "narrow": 60}[kit.theme.layout]
        settled = kind == "settlement"
        rope = Rope(
            RopePicture(0, (0, 0)) if settled else self.rope, tall=tall, figure="settled" if settled else "knot"
        )
        head = Pad(Column([top, self._poster(kit)], gap=4), (side, 24 if wide(kit) else 12, side, 8))
        band = Ground([rope], _BANDS[kind], dots=True)
        told = sheet(kit, self.match, self.pages, self.sheet).heralded()
        over = [notice_slip(self.match.notice), self._tabs(kit)]
        if narrow(kit):
            words = Column([top, self._poster(kit), band, *over, told, self._more()], gap=10)
            everything = Scroll(words, ident="ending", name=tr("How it ended"))
            foot = self._short_foot(self._read("teal"), "paper")
            return Ground([Pad(Column([everything.grow(), foot], gap=10), (side, 10, side, 12)).grow()], "paper")
        body = Scroll(told, ident="ending", name=tr("How it ended"))
        inner = Pad(Column([*over, body.grow(), self._buttons(kit)], gap=12), (side, 14, side, 16))
        return fitted(kit, Ground([head, band, inner.grow()], "paper"))

    def _masthead(self, right: str, ink: str, kit: Kit) -> Widget:
        names: list[Widget] = [Label(tr("Knot of War"), ink), Gap().grow(), Label(right, ink)]
        if narrow(kit):
            names = [Label(right, ink)]
        return Column([Rule(ink, 3 if ink == "ink" else 2), Row(names), Rule(ink, 1) if ink == "ink" else None], gap=6)

    def _poster(self, kit: Kit) -> Widget:
        """The word of the ending as large as it fits, and beside it what became of the rope."""
        words = tr(_POSTERS[self.pages.kind])
        if not wide(kit):
            across = kit.theme.field().width - kit.px(2 * 24)
            large = kit.theme.layout == "medium" and kit.type.width(words, "headline_2") <= across
            return Text(words, "headline_2" if large else "headline")
        room = kit.theme.field().width - kit.px(2 * 56 + _BESIDE + 16)
        style = next((s for s in ("poster_2", "headline_2") if kit.type.width(words, s) <= room), "headline")
        line = Text(Run(tr(_LINES[self.pages.kind]), italic=True), "reading", align="right", balance=True)
        return Row([Text(words, style), Gap().grow(), line.wide(_BESIDE)], gap=16)

    def _tabs(self, kit: Kit) -> Widget:
        tabs: list[Widget | None] = [
            Button(
                tr(name),
                partial(self._turn_to, ident),
                key=str(number),
                kind="paper",
                chosen=ident == self.sheet,
                tab=True,
                ident=f"tab-{ident}",
            )
            for number, (ident, name) in enumerate(SHEETS, start=1)
        ]
        for tab in tabs:
            if tab is not None:
                tab.takes_enter = False
        title = Text(self.pages.title, "panel_title")
        row = Panel(Flow(tabs, gap=8), name=tr("Sheets"))
        return Row([title.grow(), row], gap=16) if wide(kit) else Column([title, row], gap=6)

    def _buttons(self, kit: Kit) -> Widget:
        return self._foot(kit, [self._read("teal"), *self._ways()], "paper")

    def _ways(self) -> list[Widget | None]:
        ways: list[Widget | None] = [self._branches("paper"), self._take_back("paper")]
        if len(self.match.session.people) == 1:
            ways.append(Button(tr("Take the other desk"), TakeOtherDesk(), key="R", kind="paper", ident="across"))
        return ways

    def _more(self) -> Widget:
        return Panel(Flow(self._ways(), gap=10), name=tr("More ways on"))

    # -- a war -----------------------------------------------------------------------------------------------------

    def _war(self, kit: Kit) -> Widget:
        pages = self.pages
        side = 56 if wide(kit) else 24
        head = Column(
            [
                self._masthead(pages.date, "on_table_soft", kit),
                Gap(12) if wide(kit) else None,
                Text(tr("The rope parted"), "headline_2" if wide(kit) else "headline", "on_table"),
                Text(pages.title, "body", "on_table_soft"),
            ],
            gap=8,
        )
        tall = {"wide": 150, "medium": 130, "narrow": 60}[kit.theme.layout]
        rope = Rope(RopePicture(100, (10, 10)), tall=tall, figure="parted")
        if narrow(kit):
            ways = Panel(Flow([self._take_back("table"), self._branches("table")], gap=10), name=tr("More ways on"))
            told = Column([head, rope, notice_slip(self.match.notice), self._told(), self._turns(), ways], gap=20)
            everything = Scroll(told, ident="ending", name=tr("How it came"), ink="on_table", face="table")
            short = self._short_foot(self._read("table"), "table")
            return Pad(Column([everything.grow(), short], gap=10), (side, 12, side, 12))
        body = Row([self._told().grow(7), self._turns().grow(6)], gap=64, align="top")
        words = Scroll(body, ident="ending", name=tr("How it came"), ink="on_table", face="table")
        foot = Column([notice_slip(self.match.notice), words.grow(), self._war_buttons(kit)], gap=12)
        page = Column([Pad(head, (side, 24, side, 0)), rope, Pad(foot, (side, 8, side, 24)).grow()], gap=6)
        return fitted(kit, page)

    def _told(self) -> Widget:
        """What came, in the past tense; why; and that it did not happen."""
        pages = self.pages
        told = sentences(pages.text[self.match.side])
        # A scenario's own words may say it already, as their last sentence.
        past = told.pop() if "1962" in told[-1] else tr(_NOT_SO)
        parts: list[Widget] = [
            Text(" ".join(told), "reading", "on_table"),
            Text(pages.cause, "body", "on_table"),
            Text(Run(past, italic=True), "reading", "on_table_soft"),
        ]
        if pages.history:
            parts.append(Text(pages.history, "small", "on_table_soft"))
        return Column(parts, gap=18).heralded()

    def _turns(self) -> Widget:
        turns = [(turn.when, turn.words, turn.tension) for turn in self.pages.turns]
        return turns_table(tr("The last turns"), turns, ink="on_table", soft="on_table_soft")

    def _war_buttons(self, kit: Kit) -> Widget:
        """The causes first, going back second, leaving third; nothing else is offered here."""
        return self._foot(kit, [self._read("table"), self._take_back("table"), self._branches("table")], "table")

    def _read(self, kind: str) -> Button:
        words = tr("See how it came to this") if self.war else tr("Read the debrief")
        return Button(
            words,
            OpenDebrief(),
            key="Enter",
            kind=kind,
            chosen=self.war,
            default=True,
            first=True,
            ident="debrief",
        )

    # -- ways on ---------------------------------------------------------------------------------------------------

    def _take_back(self, kind: str) -> Button | None:
        if not can_take_back(self.match.session):
            return None
        return Button(tr("Go back one watch"), TakeBack(), key="U", kind=kind, ident="take-back")

    def _branches(self, kind: str) -> Button:
        return Button(tr("Branches"), OpenBranches(), key="B", kind=kind, ident="branches")

    def _foot(self, kit: Kit, asks: list[Widget | None], kind: str) -> Widget:
        leave = self._leave(kind)
        if not narrow(kit):
            stamp = Stamp(tr(_STAMPS[self.pages.kind]), _stamp_ink(self.pages.kind), angle=4) if not self.war else None
            room = kit.theme.field().width - kit.px(2 * (56 if wide(kit) else 24))
            for mark in (stamp, None):
                row = [ask for ask in (*asks, mark, leave) if ask is not None]
                if sum(ask.wanted_width(kit) for ask in row) + kit.gap(14) * len(row) <= room:
                    return Panel(Row([*asks, Gap().grow(), mark, leave], gap=14), name=tr("What next"))
        return Panel(Flow([*asks, leave], gap=14), name=tr("What next"))

    def _leave(self, kind: str) -> Button:
        return Button(tr("Title"), OpenTitle(), key="Esc", kind=kind, ident="title")

    def _short_foot(self, first: Button, kind: str) -> Widget:
        """Where there is little room, only the first way on and the way out stand below; the rest ends the page."""
        return Panel(Row([first, Gap().grow(), self._leave(kind)], gap=10), name=tr("What next"))


def _stamp_ink(kind: str) -> str:
    return "teal" if kind == "settlement" else "accent_2"
