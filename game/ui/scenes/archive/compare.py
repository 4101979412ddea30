"""Two roads side by side: where they part, their curves, their letters, their tracks, what fell on one alone."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from game.app.archive.odds_words import node_told
from game.app.archive.roads import Road
from game.app.comparing import account_of, two_roads
from game.history.compare import Comparison, compare
from game.locale import marked, reading, tr
from game.odds.estimate import Odds
from game.odds.luck import Difference, NoFork
from game.reports.debrief_parts import NodeOdds
from game.reports.debrief_roads import TwoRoads
from game.reports.debrief_words import capital
from game.ui.intents import Back, Intent
from game.ui.paint.kit import Kit
from game.ui.scene import TreeScene
from game.ui.scenes.archive.compare_sheets import curves_sheet, endings_sheet, fork_sheet, letters_sheet, tracks_sheet
from game.ui.scenes.archive.odds_intents import OpenCompare
from game.ui.scenes.fitting import low
from game.ui.scenes.parts import narrow
from game.ui.widgets import (
    Button,
    Column,
    Flow,
    Gap,
    Label,
    Pad,
    Pages,
    Panel,
    RadioRow,
    Row,
    Sheet,
    Text,
    Widget,
    hint,
)

if TYPE_CHECKING:
    from game.app.session import Session
    from game.ui.flow.odds_desk import Asked, OddsDesk

SHEETS: Final = (
    ("fork", marked("Where they part")),
    ("curves", marked("Curves")),
    ("letters", marked("Letters")),
    ("tracks", marked("Tracks")),
    ("endings", marked("Endings")),
)


class CompareScene(TreeScene):
    """Five sheets on two roads. Odds along both come in while it is read, where they may be shown.

    others: the roads that can be chosen in the place of the second.
    comparison: what `compare` gave, and told: the same in words without odds, if they are at hand.
    """

    title = marked("Two roads")

    def __init__(
        self,
        a: Road,
        b: Road,
        others: list[Road],
        desk: OddsDesk,
        session: Session | None = None,
        comparison: Comparison | None = None,
        told: TwoRoads | None = None,
    ) -> None:
        super().__init__()
        self.a, self.b, self.others, self.desk = a, b, others, desk
        self.at = "fork"
        self.row = 0
        self._way = reading()
        self.choosing = False
        self.comparison = comparison or compare(a.branch, b.branch)
        shut = next((leave for leave in (desk.may_ask(session, r) for r in (a, b)) if not leave.granted), None)
        self.refused = "" if shut is None else f"{capital(shut.because)}."
        self.lines: list[Asked] = []
        self.split: Asked | None = None
        self.no_split = ""
        if a.branch.nodes[0] != b.branch.nodes[0]:
            self.no_split = tr("These roads have no beginning in common, so there is no fork to account for.")
        if not self.refused:
            self.lines = [desk.ask_line(a), desk.ask_line(b)]
        names = (a.title, b.title)
        self.told = told or two_roads(a.branch, b.branch, comparison=self.comparison, names=names)
        self._fill_in()

    # -- what is asked ---------------------------------------------------------------------------------------------

    def tick(self, now: int) -> Intent | None:
        if reading() != self._way:
            self._way = reading()
            return OpenCompare(self.a, self.b)
        if not self.refused and self.desk.poll():
            self._fill_in()
            self.refresh()
        return None

    def _fill_in(self) -> None:
        """Take the odds into what is told; all else stays as it was written."""
        if self.refused:
            return
        self.told = replace(self.told, odds_a=self._known(self.a), odds_b=self._known(self.b))
        found = None if self.split is None else self.split.value
        if isinstance(found, Difference):
            self.told = replace(self.told, account=account_of(found, (self.a.title, self.b.title)))

    def ask_split(self) -> None:
        """Ask how much of the difference was the decision and how much the dice."""
        try:
            self.split = self.desk.ask_difference(self.a, self.b)
        except NoFork:
            self.no_split = tr("One of these roads is a part of the other, so there is no fork to account for.")

    @property
    def odds_words(self) -> str:
        """How far the odds are, or why there are none; empty when all are there."""
        if self.refused:
            return self.refused
        asked = [x for x in (*self.lines, self.split) if x is not None and (x.open or x.trouble)]
        return self.desk.progress(asked[0]) if asked else ""

    def _known(self, road: Road) -> tuple[NodeOdds, ...]:
        branch, found = road.branch, []
        for node, crisis in zip(branch.nodes, branch.truths, strict=True):
            odds = self.desk.known(node)
            if isinstance(odds, Odds) and odds.games:
                found.append(node_told(branch.model, crisis, odds))
        return tuple(found)

    # -- the page --------------------------------------------------------------------------------------------------

    def compose(self, kit: Kit) -> Widget:
        sheets = {
            "fork": fork_sheet,
            "curves": curves_sheet,
            "letters": letters_sheet,
            "tracks": tracks_sheet,
            "endings": endings_sheet,
        }
        body = self._choice() if self.choosing else sheets[self.at](self, kit)
        return Pad(Column([self._head(kit), body.grow(), self._foot(kit)], gap=10), (24, 14, 24, 12))

    def _head(self, kit: Kit) -> Widget:
        tight = narrow(kit)
        tabs: list[Widget] = []
        for n, (key, name) in enumerate(SHEETS, start=1):
            tab = Button(
                str(n) if tight else f"{n} {tr(name)}",
                partial(self.show, key),
                keys=(str(n),),
                chosen=key == self.at and not self.choosing,
                tab=True,
                ident=f"tab-{key}",
                spoken=tr(name),
            )
            tab.takes_enter = key != self.at
            tabs.append(tab)
        row = Panel(Flow(tabs, gap=8), name=tr("Sheets"))
        names = tr("{a}, solid; {b}, dotted", a=self.a.title, b=self.b.title)
        if kit.theme.layout == "wide":
            title = Text(tr(self.title), "screen_title", "on_table")
            return Column([Row([title, Gap().grow(), row], gap=16), Text(names, "small", "on_table_soft")], gap=4)
        label = Label(tr(dict(SHEETS)[self.at]))
        if low(kit):
            return Column([row, label], gap=4)
        title = Text(f"{tr(self.title)}: {names}", "row_title", "on_table")
        return Column([title, row, label] if tight else [title, row], gap=6)

    def _foot(self, kit: Kit) -> Widget:
        tight = kit.theme.layout != "wide"
        words = self.odds_words if not (tight and low(kit)) else ""
        parts: list[Widget | None] = [
            hint(tr("Other road") if tight else tr("Choose the other road"), "O", self._choose),
            hint(tr("Swap"), "X", OpenCompare(self.b, self.a)) if not tight else None,
            Text(words, "small", "on_table_soft").grow() if not tight else None,
            hint(tr("Back"), "Esc", self._leave),
        ]
        if not tight:
            return Panel(Row(parts, gap=18), name=tr("What next"))
        note = Text(words, "small", "on_table_soft") if words else None
        return Panel(Column([note, Flow(parts, gap=10)], gap=4), name=tr("What next"))

    def _choice(self) -> Widget:
        rows = [
            RadioRow(
                road.title,
                self._with(road),
                chosen=road.key == self.b.key,
                note=road.about,
                ident=f"road-{road.key}",
            )
            for road in self.others
            if road.key != self.a.key
        ]
        body = Pages(rows, ident="roads", gap=0, ink="ink", face="paper", name=tr("Roads"))
        head = Text(tr("Which road beside {title}?", title=self.a.title), "row_title")
        return Panel(Sheet([head, body.grow()], pad=14), name=tr("Choose the other road"))

    def _with(self, road: Road) -> Intent:
        return OpenCompare(self.a, road)

    def show(self, key: str) -> None:
        """Bring a sheet to the front."""
        self.at = key
        self.choosing = False
        self.focus_on(f"tab-{key}")

    def read(self, row: int) -> None:
        """Open a pair of letters."""
        self.row = row

    def _choose(self) -> None:
        self.choosing = not self.choosing

    def _leave(self) -> Intent | None:
        return self.back()

    def back(self) -> Intent | None:
        if self.choosing:
            self.choosing = False
            self.refresh()
            return None
        for asked in (*self.lines, self.split):
            if asked is not None and asked.open:
                self.desk.cancel(asked)
        return Back()
