"""The council: advisers from dove to hawk, what they say of the day, and what they expect of the plan on the desk."""

from __future__ import annotations

from functools import partial
from time import perf_counter
from typing import Any, Final, Literal

from game.app.agenda import agenda_of
from game.app.council import council, last_name
from game.app.draft_plan import blows
from game.app.expectations import Forecast, forecasts, remarks
from game.app.forecast import Weighing
from game.app.pressing import Pressed, pressed
from game.app.refusal_words import in_words
from game.app.status import status
from game.app.the_room import Road, asked, dissent, weighings
from game.core.plans import Plan
from game.locale import reading, tr, trc
from game.ui.intents import Back, Intent
from game.ui.paint.kit import Kit
from game.ui.paint.theme import Layout
from game.ui.scene import TreeScene
from game.ui.scenes.desk.council_axis import Axis
from game.ui.scenes.desk.council_parts import CardPages, adviser_card, outlook_rows, remark
from game.ui.scenes.desk.council_sheets import dissent_words, pressed_words, room_words
from game.ui.scenes.desk.seal import plan_in_short
from game.ui.scenes.fitting import canvas_height, under_header
from game.ui.scenes.intents import OpenLetterDesk, OpenOrders
from game.ui.scenes.match_state import MatchState, may_write
from game.ui.scenes.parts import CAMPS, desk_header, notice_slip
from game.ui.scenes.tabs import tab
from game.ui.widgets import (
    Act,
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
ROADS: Final = "roads"
_Shown = Literal["outlook", "pressed", "dissent", "room"]
"""What the sheet beside the cards shows."""
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
        self.sheet: _Shown = "outlook"
        self.pressed = ""
        self.roomy = True
        self._drawn = False
        self._weighing: tuple[Plan, list[Weighing]] | None = None
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
    def roads(self) -> tuple[Road, ...] | None:
        """What the room makes of the plan, of waiting and of what is pressed for; None until it has been weighed."""
        known: dict[Any, tuple[Road, ...]] = self.match.memory.setdefault(ROADS, {})
        return known.get((self.plan, reading()))

    @property
    def busy(self) -> bool:
        """Whether the plan is still being weighed, by the council or by the room that is asked."""
        return self.forecast is None or (self.sheet == "room" and self.roads is None)

    def tick(self, now: int) -> Intent | None:
        if self._drawn and self.busy:
            self._weigh_on()
        self._drawn = not self.dirty
        return None

    def _weigh_on(self) -> None:
        """Play worlds for a moment; with the last of them the forecast is there, or the room's count."""
        session, side, plan = self.match.session, self.match.side, self.plan
        if self._weighing is None or self._weighing[0] != plan:
            plans = dict.fromkeys((plan, Plan()))
            left = [Weighing(session, side, p) for p in plans] if self.forecast is None else []
            self._weighing = (plan, left or weighings(session, side, plan))
        until = perf_counter() + _TURN
        left = self._weighing[1]
        while left and perf_counter() < until:
            if left[0].step():
                left.pop(0)
        if left:
            return
        if self.forecast is None:
            self.match.memory[MEMORY][plan, reading()] = forecasts(session, side, plan)
        else:
            self.match.memory.setdefault(ROADS, {})[plan, reading()] = asked(session, side, plan)
        self._weighing = None
        self.refresh()

    # -- what the person does --------------------------------------------------------------------------------------

    def _ask_one(self, adviser: str) -> Intent | None:
        self.asked ^= {adviser}
        return None

    def _ask_all(self) -> Intent | None:
        """The whole table says what it expects, and the room is counted; or everybody is heard again."""
        everybody = {card.id for card in self.cards}
        again = self.asked == everybody
        self.asked = set() if again else everybody
        self.sheet = "outlook" if again else "room"
        self.page = "table" if self.roomy else "room"
        return None

    def _question(self) -> Intent | None:
        """The adviser whose card was looked at last is pressed further; pressed twice, the sheet goes back."""
        adviser = self._looked_at()
        if self.sheet == "pressed" and self.pressed == adviser and self._in_sight:
            self.sheet = "outlook"
        else:
            self.sheet, self.pressed = "pressed", adviser
        self.page = "room"
        return None

    @property
    def _in_sight(self) -> bool:
        """Whether the sheet is shown, beside the cards or in their place."""
        return self.roomy or self.page == "room"

    def _looked_at(self) -> str:
        ident = self.focus.ident if self.focus is not None else ""
        group, _, adviser = ident.partition("/")
        if group in ("advisers", "heads") and any(card.id == adviser for card in self.cards):
            return adviser
        return self.pressed or self.cards[0].id

    def _dissent(self) -> Intent | None:
        self.sheet = "outlook" if self.sheet == "dissent" and self._in_sight else "dissent"
        self.page = "room"
        return None

    def _go_to(self, adviser: str) -> Intent | None:
        """From a head on the axis to its card."""
        self.page = "table"
        self.focus_on(f"advisers/{adviser}")
        return None

    def _follow(self) -> Intent | None:
        """What the adviser who was pressed would do goes into the plan, or it is said why it cannot."""
        match = self.match
        refusal = match.draft.take_up(self._advice().wish.plan)
        if refusal is not None:
            match.notice = in_words(match.session, match.side, refusal)
        self.sheet = "outlook"
        return None

    def _advice(self) -> Pressed:
        return pressed(self.match.session, self.match.side, self.pressed, self.plan)

    def _show(self, page: str) -> Intent | None:
        """Turn to the table or to the sheet of the room, where there is no room for both."""
        self.page = page
        if page == "room" and self.sheet in ("pressed", "dissent"):
            self.sheet = "outlook"
        return None

    # -- what is shown ---------------------------------------------------------------------------------------------

    def compose(self, kit: Kit) -> Widget:
        layout = kit.theme.layout
        self.roomy = layout is not Layout.NARROW and canvas_height(kit) >= _ROOM_FOR_AXIS
        if self.roomy:
            cards = self._table(_ABREAST if layout is Layout.WIDE else 2)
            body: Widget = Row([cards.grow(), self._room(kit).wide(312)], gap=12, align="fill")
            axis = Axis(self.cards, CAMPS[self.match.side], self.status.leader, self._go_to)
            heads = Panel(axis, name=tr("From dove to hawk"))
            body = Column([self._head(kit), heads, body.grow()], gap=6)
        else:
            shown = "table" if self.page == "table" else self.sheet
            tabs = [
                self._leaf(self.title, "T", partial(self._show, "table"), chosen=shown == "table"),
                self._leaf(tr("Room"), "R", partial(self._show, "room"), chosen=shown in ("outlook", "room")),
                self._leaf(trc("question an adviser further", "Press"), "Q", self._question, chosen=shown == "pressed"),
                self._leaf(tr("Dissent"), "D", self._dissent, chosen=shown == "dissent"),
            ]
            part = self._table(1 if layout is Layout.NARROW else 2) if self.page == "table" else self._room(kit)
            body = Column([Panel(Row(tabs), name=tr("Pages")), part.grow()], gap=8)
        inner = Column([notice_slip(self.match.notice), body.grow(), self._foot(kit)], gap=8)
        return under_header(kit, desk_header(self.match, self.status), inner, (16, 8, 16, 10))

    def _leaf(self, words: str, key: str, act: Act, *, chosen: bool) -> Widget:
        return tab(words, act, key=key, chosen=chosen, ident=f"tab-{key.lower()}")

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
        """The sheet beside the cards."""
        heading, words = {
            "outlook": self._outlook,
            "pressed": self._pressed_further,
            "dissent": self._dissenting,
            "room": self._counted,
        }[self.sheet]()
        head: list[Widget | None] = [Label(heading, "ink"), None if self.sheet == "pressed" else self._about_plan()]
        if words is None:
            waits = Text(tr("The room weighs it ..."), "typed")
            return Panel(Sheet([*head, Rule(), waits], stock="manila"), name=heading)
        # Each sheet is scrolled by itself, from its top.
        ident = "room" if self.sheet == "outlook" else f"room/{self.sheet}/{self.pressed}"
        scroll = Scroll(Column([*head, Rule(), *words], gap=4), ident=ident, name=heading, face="manila")
        return Panel(Sheet([scroll.grow()], stock="manila", pad=12), name=heading)

    def _about_plan(self) -> Widget:
        plan, moves = self.match.draft, blows(self.match.session, self.match.side)
        if plan.empty and moves:
            return Text(tr("{move}. No move is chosen yet.", move=moves[0].label), "small", "ink_soft")
        return Text(tr("Your plan is empty.") if plan.empty else plan_in_short(plan), "small", "ink_soft")

    def _outlook(self) -> tuple[str, list[Widget | None] | None]:
        found, plan = self.forecast, self.match.draft
        heading = tr("If nothing is done") if plan.empty else tr("If this plan is sealed")
        if plan.empty and blows(self.match.session, self.match.side):
            heading = tr("If this move is made")
        if found is None:
            return heading, None
        said = [remark(who, line) for who, line in remarks(self.match.session, self.match.side, self.plan)]
        return heading, [
            Text(found.expected, "small") if found.expected else None,
            *outlook_rows(found, self.status.knot.tension),
            Text(tr("All but the rope in a hundred. What lies between is doubt."), "small", "ink_soft"),
            Text(tr("“{words}”", words=found.doubt), "small", "ink_soft") if found.doubt else None,
            Rule() if said else None,
            *said,
        ]

    def _pressed_further(self) -> tuple[str, list[Widget | None] | None]:
        name = next(card.name for card in self.cards if card.id == self.pressed)
        heading = tr("{name}, pressed further", name=last_name(name, self.status.leader))
        return heading, None if self.forecast is None else [*pressed_words(self._advice())]

    def _dissenting(self) -> tuple[str, list[Widget | None] | None]:
        heading = tr("Against the plan")
        if self.forecast is None:
            return heading, None
        found = dissent(self.match.session, self.match.side, self.plan)
        return heading, [*dissent_words(found, self.status.leader)] if found is not None else None

    def _counted(self) -> tuple[str, list[Widget | None] | None]:
        heading = tr("The room is asked")
        return heading, None if self.roads is None else [*room_words(self.roads, self.status.leader)]

    def _foot(self, kit: Kit) -> Widget:
        layout = kit.theme.layout
        wide = layout is Layout.WIDE
        quiet: list[Widget | None] = [hint(tr("Back to the desk") if wide else tr("Back"), "Esc", Back())]
        further = [
            hint(tr("Press him further") if wide else trc("question an adviser further", "Press"), "Q", self._question),
            hint(tr("Ask for dissent") if wide else tr("Dissent"), "D", self._dissent),
        ]
        if self.roomy:
            quiet += further
        if wide and not self._may_follow():
            quiet += [hint(tr("Letter"), "N", OpenLetterDesk()), hint(tr("Orders"), "O", OpenOrders())]
        return Panel(Row([*quiet, Gap().grow(), *self._acts(layout)], gap=14), name=tr("Actions"))

    def _acts(self, layout: Layout) -> list[Widget | None]:
        """The red button: to ask the room, or to take up what an adviser who was pressed would do."""
        everybody = self.asked == {card.id for card in self.cards}
        name = tr("Hear them again") if everybody else tr("Ask the room")
        if self._may_follow():
            ask = hint(name, "V", self._ask_all) if layout is not Layout.NARROW else None
            follow = Button(
                tr("Draft on his advice"),
                self._follow,
                key="Enter",
                icon="ui-letter",
                kind="red",
                default=True,
                ident="follow",
            )
            return [ask, follow]
        return [
            Button(
                name, self._ask_all, key="Enter", icon="ui-council", kind="red", default=True, keys=("V",), ident="ask"
            )
        ]

    def _may_follow(self) -> bool:
        if self.sheet != "pressed" or self.forecast is None or not may_write(self.match):
            return False
        advice = self._advice()
        return not advice.same and advice.wish.plan != Plan()
