"""The council: advisers from dove to hawk, what they say of the day, and what they expect of the plan on the desk."""

from __future__ import annotations

from functools import partial
from time import perf_counter
from typing import Any, Final

from game.app.council import Forecast, agenda_of, council, forecasts, remarks
from game.app.draft_plan import blows
from game.app.forecast import Weighing
from game.app.status import status
from game.core.plans import Plan
from game.locale import reading, tr
from game.ui.intents import Back, Intent
from game.ui.paint.kit import Kit
from game.ui.paint.theme import Layout
from game.ui.scene import TreeScene
from game.ui.scenes.desk.council_parts import Axis, CardPages, adviser_card, outlook_rows, remark
from game.ui.scenes.desk.seal import plan_in_short
from game.ui.scenes.fitting import canvas_height, under_header
from game.ui.scenes.intents import OpenLetterDesk, OpenOrders
from game.ui.scenes.match_state import MatchState
from game.ui.scenes.parts import CAMPS, desk_header, notice_slip
from game.ui.scenes.tabs import tab
from game.ui.widgets import (
    Button,
    Column,
    Gap,
    Label,
    Panel,
    Row,
    Rule,
    Scroll,
    Sheet,
    Text,
    Widget,
    hint,
)

MEMORY: Final = "forecasts"
_TURN: Final = 0.012
"""Seconds for which worlds are played between two frames, so that keys are answered meanwhile."""
_ABREAST = 3
_ROOM_FOR_AXIS = 600
"""Canvas height from which the axis has room above the cards."""


class CouncilScene(TreeScene):
    """Everybody at the table. A plan is weighed world by world between frames, once for each plan."""

    def __init__(self, match: MatchState) -> None:
        super().__init__()
        self.match = match
        self.palette = match.palette
        self.asked: set[str] = set()
        self.page = "table"
        self._drawn = False
        self._weighing: tuple[Plan, Weighing] | None = None
        self._call()

    def dress(self, kit: Kit) -> None:
        self._call()
        super().dress(kit)

    def _call(self) -> None:
        """Ask everybody in, in the language that is read now."""
        session, side = self.match.session, self.match.side
        self.title = tr("Presidium") if self.match.moscow else tr("Council")
        self.status = status(session, side)
        self.cards = council(session, side)
        self.agenda = agenda_of(session, side)

    @property
    def plan(self) -> Plan:
        """The plan on the desk."""
        return self.match.draft.plan()

    @property
    def forecast(self) -> Forecast | None:
        """What is expected of the plan; None until it has been weighed."""
        known: dict[Any, Forecast] = self.match.memory.setdefault(MEMORY, {})
        return known.get((self.plan, reading()))

    @property
    def busy(self) -> bool:
        """Whether the plan is still being weighed."""
        return self.forecast is None

    def tick(self, now: int) -> Intent | None:
        if self._drawn and self.forecast is None:
            self._weigh_on()
        self._drawn = not self.dirty
        return None

    def _weigh_on(self) -> None:
        """Play worlds for a moment; with the last of them the forecast is there."""
        session, side, plan = self.match.session, self.match.side, self.plan
        if self._weighing is None or self._weighing[0] != plan:
            self._weighing = (plan, Weighing(session, side, plan))
        until = perf_counter() + _TURN
        weighing = self._weighing[1]
        while not weighing.done and perf_counter() < until:
            weighing.step()
        if weighing.done:
            self.match.memory[MEMORY][plan, reading()] = forecasts(session, side, plan)
            self._weighing = None
            self.refresh()

    # -- what the person does --------------------------------------------------------------------------------------

    def _ask_one(self, adviser: str) -> Intent | None:
        self.asked ^= {adviser}
        return None

    def _ask_all(self) -> Intent | None:
        everybody = {card.id for card in self.cards}
        self.asked = set() if self.asked == everybody else everybody
        self.page = "table"
        return None

    def _show(self, page: str) -> Intent | None:
        self.page = page
        return None

    # -- what is shown ---------------------------------------------------------------------------------------------

    def compose(self, kit: Kit) -> Widget:
        layout = kit.theme.layout
        roomy = layout is not Layout.NARROW and canvas_height(kit) >= _ROOM_FOR_AXIS
        if roomy:
            cards = self._table(_ABREAST if layout is Layout.WIDE else 2)
            body: Widget = Row([cards.grow(), self._room(kit).wide(312)], gap=12, align="fill")
            axis = Axis(self.cards, CAMPS[self.match.side])
            body = Column([self._head(kit), axis, body.grow()], gap=6)
        else:
            tabs = [
                tab(self.title, partial(self._show, "table"), key="T", chosen=self.page == "table", ident="tab-table"),
                tab(
                    tr("The room together"),
                    partial(self._show, "room"),
                    key="R",
                    chosen=self.page == "room",
                    ident="tab-room",
                ),
            ]
            part = self._table(1 if layout is Layout.NARROW else 2) if self.page == "table" else self._room(kit)
            body = Column([Panel(Row(tabs), name=tr("Pages")), part.grow()], gap=8)
        inner = Column([notice_slip(self.match.notice), body.grow(), self._foot(kit)], gap=8)
        return under_header(kit, desk_header(self.match, self.status), inner, (16, 8, 16, 10))

    def _head(self, kit: Kit) -> Widget:
        today = tr("Today: {questions}", questions=" · ".join(self.agenda)) if self.agenda else ""
        return Row([Text(self.title, "panel_title", "on_table"), Text(today, "body", "on_table_soft").grow()], gap=14)

    def _table(self, abreast: int) -> Widget:
        found = self.forecast
        expects = {row.adviser: row for row in found.rows} if found is not None else {}
        cards = [
            adviser_card(
                card,
                expects.get(card.id) if card.id in self.asked else None,
                CAMPS[self.match.side],
                key="1234567890"[i] if i < len("1234567890") else "",
                act=partial(self._ask_one, card.id),
                first=i == 0,
                small=abreast == _ABREAST,
            )
            for i, card in enumerate(self.cards)
        ]
        return Panel(CardPages(cards, abreast, ident="advisers", name=tr("At the table")), name=tr("At the table"))

    def _room(self, kit: Kit) -> Widget:
        found, plan = self.forecast, self.match.draft
        moves = blows(self.match.session, self.match.side) if plan.empty else ()
        heading = tr("If nothing is done") if plan.empty else tr("If this plan is sealed")
        about = Text(tr("Your plan is empty.") if plan.empty else plan_in_short(plan), "small", "ink_soft")
        if moves:
            heading = tr("If this move is made")
            about = Text(tr("{move}. No move is chosen yet.", move=moves[0].label), "small", "ink_soft")
        head: list[Widget | None] = [Label(heading, "ink"), about]
        if found is None:
            return Panel(
                Sheet([*head, Rule(), Text(tr("The room weighs it ..."), "typed")], stock="manila"), name=heading
            )
        said = [remark(who, line) for who, line in remarks(self.match.session, self.match.side, self.plan)]
        rows = outlook_rows(found.room, found.obeyed, self.status.knot.tension)
        foot = [
            Text(tr("All but the rope in a hundred. What lies between is doubt."), "small", "ink_soft"),
            Text(tr("“{words}”", words=found.doubt), "small", "ink_soft") if found.doubt else None,
        ]
        expected = Text(found.expected, "small") if found.expected else None
        told = [*head, Rule(), expected, *rows, *foot, Rule() if said else None, *said]
        scroll = Scroll(Column(told, gap=4), ident="room", name=heading, face="manila")
        return Panel(Sheet([scroll.grow()], stock="manila", pad=12), name=heading)

    def _foot(self, kit: Kit) -> Widget:
        wide = kit.theme.layout is Layout.WIDE
        everybody = self.asked == {card.id for card in self.cards}
        name = tr("Hear them again") if everybody else tr("Ask the room")
        quiet: list[Widget | None] = [hint(tr("Back to the desk") if wide else tr("Back"), "Esc", Back())]
        if kit.theme.layout is not Layout.NARROW:
            quiet += [hint(tr("Write a letter"), "N", OpenLetterDesk()), hint(tr("Orders"), "O", OpenOrders())]
        red = Button(
            name, self._ask_all, key="Enter", icon="ui-council", kind="red", default=True, keys=("V",), ident="ask"
        )
        return Panel(Row([*quiet, Gap().grow(), red], gap=14), name=tr("Actions"))
