"""The debrief: how it came, beside 1962, with everything that was hidden; odds come in while it is read."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from game.app.branching import can_take_back
from game.app.ending import EndingPages
from game.core.sides import Side
from game.locale import marked, reading, tr
from game.reports.debrief_parts import Debrief, TurningPoint
from game.ui.intents import Intent
from game.ui.paint.kit import Kit
from game.ui.scene import TreeScene
from game.ui.scenes.archive.odds_intents import OpenCompare, SaveDebriefPage, TellDebriefAgain
from game.ui.scenes.ends.debrief_odds import odds_sheet
from game.ui.scenes.ends.debrief_overview import MOST_TURNS, ON_ONE_CARD, TALL, overview
from game.ui.scenes.ends.debrief_papers import DebriefOdds, DebriefPapers
from game.ui.scenes.ends.debrief_sheets import (
    later_sheet,
    letters_sheet,
    reasons_sheet,
    sources_sheet,
    unknown_sheet,
    watches_sheet,
)
from game.ui.scenes.fitting import canvas_height, low
from game.ui.scenes.intents import OpenBranches, OpenTitle, TakeBack, TakeOtherDesk
from game.ui.scenes.match_state import MatchState
from game.ui.scenes.parts import narrow, notice_slip
from game.ui.widgets import Button, Column, Flow, Gap, Label, Pad, Panel, Row, Text, Widget, hint

if TYPE_CHECKING:
    from game.ui.flow.odds_desk import OddsDesk

SHEETS: Final = (
    ("overview", marked("Overview")),
    ("letters", marked("Letters")),
    ("watches", marked("Watches")),
    ("odds", marked("Odds")),
    ("unknown", marked("Fog lifted")),
    ("reasons", marked("Reasons")),
    ("later", marked("Afterwards")),
    ("sources", marked("Sources")),
)


class DebriefScene(TreeScene):
    """Eight sheets on one finished match; both desks' truth.

    desk: where the odds are asked; None leaves them out. first: no ending was shown, so it leads on as one does.
    """

    title = marked("Debrief")

    def __init__(
        self,
        match: MatchState,
        pages: EndingPages,
        papers: DebriefPapers,
        desk: OddsDesk | None = None,
        *,
        first: bool = False,
    ) -> None:
        super().__init__()
        self.first = first
        self.match = match
        self.pages = pages
        self.papers = papers
        self.at = "overview"
        self.letter = 0
        self.desk_shown: Side = match.side
        self.notice = ""
        self._way = reading()
        self.shown_turns = MOST_TURNS
        self.odds: DebriefOdds | None = None
        if desk is not None and papers.branch is not None and papers.branch.watches:
            self.odds = DebriefOdds(desk, papers.branch, match.side, papers.history)

    @property
    def told(self) -> Debrief:
        """The debrief as a value."""
        return self.papers.told

    @property
    def own_name(self) -> str:
        """What this match's curve is called."""
        return tr("You") if len(self.match.session.people) == 1 else tr("This match")

    @property
    def turning(self) -> tuple[TurningPoint, ...]:
        """The chief turning points, by the hour, once they are all found."""
        told = self.odds.told if self.odds is not None and self.odds.turned else None
        chief = () if told is None else told.turning[: self.shown_turns]
        return tuple(sorted(chief, key=lambda point: point.t))

    @property
    def odds_words(self) -> str:
        """How far the odds are; empty when all are there or none are asked."""
        if self.odds is None:
            return ""
        # After a war nothing counts up.
        return self.odds.trouble or tr("The odds are not all in yet.") if self._quiet else self.odds.words

    @property
    def _quiet(self) -> bool:
        return self.pages.kind == "war" and self.odds is not None and bool(self.odds.words)

    def take(self, pages: EndingPages, papers: DebriefPapers) -> None:
        """Go on with the same match told in other words."""
        self.pages, self.papers = pages, papers
        if self.odds is not None:
            self.odds.tell()
        self.refresh()

    def tick(self, now: int) -> Intent | None:
        if reading() != self._way:
            self._way = reading()
            return TellDebriefAgain()
        if self.odds is not None and self.odds.tick():
            self.refresh()
        return None

    def compose(self, kit: Kit) -> Widget:
        self.shown_turns = MOST_TURNS if low(kit) or canvas_height(kit) >= TALL else ON_ONE_CARD
        sheet = self._sheet(kit)
        body = Column([self._head(kit), notice_slip(self.notice), sheet.grow(), self._foot(kit)], gap=10)
        return Pad(body, (24, 14, 24, 12))

    def _sheet(self, kit: Kit) -> Widget:
        in_layout = {"overview": overview, "letters": letters_sheet, "odds": odds_sheet}.get(self.at)
        if in_layout is not None:
            return in_layout(self, kit)
        lists = {
            "watches": watches_sheet,
            "unknown": unknown_sheet,
            "reasons": reasons_sheet,
            "later": later_sheet,
            "sources": sources_sheet,
        }
        return lists[self.at](self)

    def _head(self, kit: Kit) -> Widget:
        words = f"{self.pages.title}. {self.pages.date}. {self.odds_words}".strip()
        tabs, note = self._tabs(kit), Text(words, "small", "on_table_soft")
        if kit.theme.layout == "wide":
            return Column(
                [Row([Text(tr("Debrief"), "screen_title", "on_table"), Gap().grow(), tabs], gap=16), note], gap=4
            )
        name = Label(tr("Debrief: {name}", name=tr(dict(SHEETS)[self.at])))
        if low(kit):
            return Column([tabs, name], gap=6)
        return Column([Text(tr("Debrief"), "screen_title", "on_table"), note, tabs, name], gap=6)

    def _tabs(self, kit: Kit) -> Widget:
        tight, tabs = narrow(kit), []
        for n, (key, name) in enumerate(SHEETS, start=1):
            tab = Button(
                str(n) if tight else f"{n} {tr(name)}",
                partial(self.show, key),
                keys=(str(n),),
                chosen=key == self.at,
                tab=True,
                ident=f"tab-{key}",
                spoken=tr(name),
            )
            tab.takes_enter = key != self.at
            tabs.append(tab)
        return Panel(Flow(tabs, gap=8), name=tr("Sheets"))

    def _foot(self, kit: Kit) -> Widget:
        single, tight = len(self.match.session.people) == 1, kit.theme.layout != "wide"
        both = self.papers.history is not None and self.papers.branch is not None
        goes_back = self.first and can_take_back(self.match.session)
        parts: list[Widget | None] = [
            hint(tr("Branches"), "B", OpenBranches()),
            hint(tr("Save") if tight else tr("Save as a page to print"), "G", self._save),
            hint("1962" if tight else tr("Compare with 1962"), "C", self._compare) if both else None,
            hint(tr("Other desk") if tight else tr("Play the other desk"), "R", TakeOtherDesk()) if single else None,
            hint(tr("Go back one watch"), "U", TakeBack()) if goes_back else None,
            None if tight else Gap().grow(),
            hint(tr("Title") if self.first else tr("Back"), "Esc", self._leave),
        ]
        return Panel(Flow(parts, gap=10) if tight else Row(parts, gap=18), name=tr("What next"))

    def show(self, key: str) -> None:
        """Bring a sheet to the front."""
        self.at = key
        self.notice = ""
        self.focus_on(f"tab-{key}")

    def show_desk(self, side: Side) -> None:
        """Show the axes of a desk."""
        self.desk_shown = side

    def read(self, number: int) -> None:
        """Open a letter of the list."""
        self.letter = number

    def _leave(self) -> Intent | None:
        return self.back()

    def back(self) -> Intent | None:
        if self.odds is not None:
            self.odds.stop()
        return OpenTitle() if self.first else super().back()

    def _save(self) -> Intent:
        return SaveDebriefPage(self.odds.told if self.odds is not None else None)

    def _compare(self) -> Intent | None:
        branch, history = self.papers.branch, self.papers.history
        if branch is None or history is None:
            return None
        from game.app.archive.roads import HISTORY, road_of_branch

        own = road_of_branch("this-match", "yours", tr("This match"), branch)
        return OpenCompare(own, road_of_branch(HISTORY, "history", "1962", history))
