"""The desk: the rope, what came in, the map, and what is to be done in this watch."""

from __future__ import annotations

from game.app.correspondence import inbox_letters
from game.app.inbox import inbox
from game.app.status import Gauge, Status, status
from game.ui.intents import Intent, Menu
from game.ui.kit import Kit
from game.ui.scene import TreeScene
from game.ui.scenes.intents import (
    AskSeal,
    OpenBranches,
    OpenCodex,
    OpenCouncil,
    OpenLetterDesk,
    OpenLetters,
    OpenLog,
    OpenMap,
    OpenOrders,
    OpenSources,
    OpenStanding,
    ReadLetter,
    ReadReport,
)
from game.ui.scenes.lesson import tip_slip
from game.ui.scenes.map_picture import map_note, picture_of
from game.ui.scenes.match_state import MatchState
from game.ui.scenes.parts import desk_header, narrow, notice_slip, panel_head, report_card, short_time, wide
from game.ui.scenes.plan_slips import draft_card, plan_papers, tray
from game.ui.widgets import (
    Boxes,
    Button,
    Card,
    Column,
    Flow,
    Gap,
    Icon,
    Label,
    Pad,
    Pages,
    Panel,
    Row,
    Sheet,
    Stamp,
    Text,
    Tokens,
    Widget,
)
from game.ui.widgets.base import Used
from game.ui.widgets.map import Map

_SHORTCUTS: dict[str, tuple[str, Intent]] = {
    "L": ("letters", OpenLetters()),
    "N": ("write a letter", OpenLetterDesk()),
    "C": ("council", OpenCouncil()),
    "O": ("orders", OpenOrders()),
    "M": ("the map, large", OpenMap()),
    "T": ("how things stand", OpenStanding()),
    "R": ("the record so far", OpenLog()),
    "B": ("branches", OpenBranches()),
    "S": ("sources", OpenSources()),
    "G": ("glossary", OpenCodex()),
}


class DeskScene(TreeScene):
    """One side's desk while it deliberates."""

    def __init__(self, match: MatchState) -> None:
        super().__init__()
        self.match = match
        self.palette = match.palette
        self.title = "Your desk"

    def compose(self, kit: Kit) -> Widget:
        now = status(self.match.session, self.match.side)
        self.title = f"{now.leader}'s desk, {now.date}"
        tab = self.memory.get("tab", "inbox")
        if narrow(kit):
            body = self._narrow_body(kit, now, tab)
        elif wide(kit):
            body = self._wide_body(kit, now)
        else:
            body = self._medium_body(kit, now, tab)
        return Column([desk_header(self.match, now), body.grow()], gap=0)

    # -- layouts ---------------------------------------------------------------------------------------------------

    def _wide_body(self, kit: Kit, now: Status) -> Widget:
        columns = Row(
            [self._inbox().wide(304), self._map_panel().grow(), self._plan_panel(roomy=True).wide(304)],
            gap=16,
            align="fill",
        )
        return Pad(
            Column(
                [
                    self._strip(kit, now),
                    notice_slip(self.match.notice),
                    tip_slip(self.match),
                    columns.grow(),
                    self._actions(kit),
                ],
                gap=8,
            ),
            (16, 6, 16, 12),
        )

    def _medium_body(self, kit: Kit, now: Status, tab: str) -> Widget:
        tabs = self._tabs(("inbox", "plan"), tab)
        left = self._inbox(head=False) if tab == "inbox" else self._plan_panel(roomy=False)
        columns = Row([Column([tabs, left.grow()], gap=8).wide(320), self._map_panel().grow()], gap=16, align="fill")
        return Pad(
            Column(
                [
                    self._strip(kit, now),
                    notice_slip(self.match.notice),
                    tip_slip(self.match),
                    columns.grow(),
                    self._actions(kit),
                ],
                gap=8,
            ),
            (16, 6, 16, 12),
        )

    def _narrow_body(self, kit: Kit, now: Status, tab: str) -> Widget:
        tabs = Panel(
            Flow(
                [
                    *self._tab_buttons(("inbox", "plan"), tab),
                    Button("Map", OpenMap(), key="M"),
                    Button("Letters", OpenLetters(), key="L"),
                    Button("More", Menu(), key="F10"),
                ],
                gap=10,
            ),
            name="Desk",
        )
        body = self._inbox(head=False) if tab == "inbox" else self._plan_panel(roomy=False)
        left = self.match.draft.left
        foot = Panel(
            Row(
                [
                    Text(f"{left} of {self.match.draft.attention} left", "body", "on_table", silent=True),
                    Tokens(left, self.match.draft.attention, size=34).grow(),
                    self._red(),
                ],
                gap=12,
            ),
            name="Actions",
        )
        return Pad(
            Column([tabs, notice_slip(self.match.notice), tip_slip(self.match), body.grow(), foot], gap=10),
            (16, 10, 16, 10),
        )

    # -- parts -----------------------------------------------------------------------------------------------------

    def _strip(self, kit: Kit, now: Status) -> Widget:
        """The status strip: date, watch, stage, Havana's time, alerts, and a deadline that runs."""
        havana = next(clock for clock in now.clocks if clock.city == "havana")
        hours = f"{now.hours:g} h"
        left: list[Widget | None] = [
            Text(now.date, "row_title", "on_table"),
            Label(f"Watch {now.watch} · {hours}", "on_table_soft"),
            Text(now.stage, "body", "on_table"),
        ]
        due = min(now.deadlines, key=lambda d: d.hours, default=None)
        tail: list[Widget | None] = [
            Text(due.words, "row_title", "on_table") if due else None,
            Label(f"Havana {havana.time}", "on_table_soft"),
        ]
        if wide(kit):
            tail += [_alert(gauge, boxed=due is None) for gauge in now.alerts]
        else:
            draft = self.match.draft
            tail = [*tail[:1], Tokens(draft.left, draft.attention, size=28)]
        return Row([*left, Gap().grow(), *tail], gap=18).high(34)

    def _tabs(self, names: tuple[str, ...], chosen: str) -> Widget:
        return Panel(Flow(self._tab_buttons(names, chosen), gap=8), name="Left column")

    def _tab_buttons(self, names: tuple[str, ...], chosen: str) -> list[Widget]:
        shown = {"inbox": ("Inbox", "I"), "plan": ("Plan", "D")}
        return [
            Button(
                shown[name][0],
                lambda name=name: self._to_tab(name),  # type: ignore[misc]
                key=shown[name][1],
                chosen=name == chosen,
                tab=True,
                ident=f"tab-{name}",
            )
            for name in names
        ]

    def _to_tab(self, name: str) -> None:
        self.memory["tab"] = name

    def _inbox(self, *, head: bool = True) -> Widget:
        match = self.match
        items = inbox(match.session, match.side)
        shown = {item.letter for item in items}
        cards: list[Widget] = []
        for i, item in enumerate(items):
            new = match.is_new(item.letter or item.key)
            act: Intent = ReadLetter(item.letter) if item.letter else ReadReport(item.key)
            card = report_card(item, act=act, new=new)
            if i == 0 and item.text and not item.letter:
                card.children.append(Text(_opening(item.text), "typed", silent=True))
            card.first = i == 0
            cards.append(card)
        cards += [
            self._standing_card(letter)
            for letter in inbox_letters(match.session, match.side)
            if letter.state == "standing" and letter.id not in shown
        ]
        if not cards:
            cards = [Sheet([Text("Nothing new. The next watch may bring a reply.", "body")], stock="flimsy")]
        count = sum(1 for item in items if match.is_new(item.letter or item.key))
        top = panel_head(
            "Inbox",
            "входящие" if match.moscow else "",
            f"{count} new" if count else "nothing new",
            "I",
            self._to_inbox,
        )
        pages = Pages(cards, ident="inbox", gap=10)
        return Panel(Column([top if head else None, pages.grow()], gap=4), name="Inbox")

    def _standing_card(self, letter: object) -> Card:
        """An older offer that still waits for an answer."""
        from game.app.letter_paper import LetterPaper

        assert isinstance(letter, LetterPaper)
        head = Row(
            [
                Icon("ui-letter", 22, ground="manila"),
                Label(letter.sender, "ink").grow(),
                Text(short_time(letter.dateline), "label", "ink_soft"),
            ],
            gap=8,
        )
        body = [Text(letter.headline, "body"), Row([Gap().grow(), Stamp("Not answered", angle=4)])]
        return Card(
            [head, *body],
            name=f"{letter.sender}. {letter.headline}. {letter.state_words}",
            act=ReadLetter(letter.id),
            stock="manila",
            ident=f"offer-{letter.id}",
        )

    def _to_inbox(self) -> None:
        self.focus_on(next((w.ident for w in self.root.walk() if w.ident.startswith(("item-", "offer-"))), ""))

    def _map_panel(self) -> Widget:
        match = self.match
        picture = picture_of(match.session, match.side)
        note = map_note(match.side)
        top = Row(
            [
                Label("Map table", second="карта" if match.moscow else ""),
                Gap().grow(),
                Text(note, "body", "on_table_soft"),
            ],
            gap=10,
        ).high(30)
        chart = Sheet([Map(picture, "desk", act=OpenMap(), key="M").grow()], pad=8)
        return Panel(Column([top, chart.grow()], gap=4), name="Map table")

    def _plan_panel(self, *, roomy: bool) -> Widget:
        match, draft = self.match, self.match.draft
        if not roomy:
            return Panel(Pages(plan_papers(match), ident="plan", gap=10), name="Your plan")
        figure = f"{draft.left} of {draft.attention} left"
        parts: list[Widget | None] = [
            panel_head("Attention", "внимание" if match.moscow else "", figure),
            Tokens(draft.left, draft.attention),
            Gap(6),
            panel_head("Orders tray", "приказы" if match.moscow else "", "", "O", OpenOrders()),
            tray(match, opens_book=True).grow(),
            Gap(4),
            draft_card(match),
        ]
        return Panel(Column(parts, gap=4), name="Your plan")

    def _actions(self, kit: Kit) -> Widget:
        short = not wide(kit)
        council = "Presidium" if self.match.moscow else "Council"
        buttons = [
            Button("Letters", OpenLetters(), key="L", icon="ui-letter", short=short),
            Button(council, OpenCouncil(), key="C", icon="ui-council", short=short),
            Button("Orders", OpenOrders(), key="O", icon="ui-flag", short=short),
            Button("Standing", OpenStanding(), key="T", icon="ui-attention", short=short),
            Button("Record", OpenLog(), key="R", icon="ui-book", short=short),
            Button("Menu", Menu(), key="F10", icon="ui-settings", short=True),
        ]
        return Panel(Row([*buttons, Gap().grow(), self._red()], gap=8), name="Actions")

    def _red(self) -> Button:
        return Button("End the watch", AskSeal(), key="E", icon="ui-sealed", kind="red", ident="end")

    # -- keys ------------------------------------------------------------------------------------------------------

    def back(self) -> Intent | None:
        """Esc at the desk: the menu, for there is nothing to step back to."""
        return Menu()

    def _key_of_screen(self, name: str) -> Used:
        used = super()._key_of_screen(name)
        if used is False and name in _SHORTCUTS:
            return _SHORTCUTS[name][1]
        if used is False and name == "U":
            self.match.draft.undo()
            return True
        return used

    def keys(self) -> list[tuple[str, str]]:
        found = dict(super().keys())
        for key, (words, _) in _SHORTCUTS.items():
            found.setdefault(key, words)
        found.setdefault("U", "undo the last change of the plan")
        return list(found.items())


def _alert(gauge: Gauge, *, boxed: bool) -> Widget:
    """An alert: the American one as the five boxes of readiness where there is room, else in words."""
    step = gauge.words.removeprefix("DEFCON ")
    if boxed and gauge.side == "us" and any("DEFCON" in name for name in gauge.steps):
        return Boxes("DEFCON", step if step.isdigit() else "5")
    return Label(f"{gauge.label.removesuffix(' alert')}: {gauge.words}", "on_table_soft")


def _opening(text: str) -> str:
    """The first sentences of a report, as far as they fit on a card."""
    if len(text) <= 110:
        return text
    return text[:110].rsplit(" ", 1)[0].rstrip(",;:") + " ..."
