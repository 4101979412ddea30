"""The desk: the rope, what came in, the map, and what is to be done in this watch."""

from __future__ import annotations

from game.app.correspondence import inbox_letters
from game.app.inbox import inbox
from game.app.letter_paper import LetterPaper
from game.app.status import Gauge, Status, status
from game.locale import Level, marked, reading, tr, trn
from game.ui.intents import Intent, Menu
from game.ui.paint.kit import Kit
from game.ui.scenes.desk.lesson import tip_slip
from game.ui.scenes.desk.map_picture import map_note, picture_of
from game.ui.scenes.desk.plan_slips import Line, draft_card, plan_papers, tray
from game.ui.scenes.desk.taking_back import TakingBack
from game.ui.scenes.fitting import canvas_height
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
from game.ui.scenes.match_state import MatchState
from game.ui.scenes.parts import desk_header, narrow, notice_slip, panel_head, report_card, second, sentence, wide
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
    "L": (marked("letters"), OpenLetters()),
    "N": (marked("write a letter"), OpenLetterDesk()),
    "C": (marked("council"), OpenCouncil()),
    "O": (marked("orders"), OpenOrders()),
    "M": (marked("the map, large"), OpenMap()),
    "T": (marked("how things stand"), OpenStanding()),
    "R": (marked("all messages so far"), OpenLog()),
    "B": (marked("branches"), OpenBranches()),
    "S": (marked("sources"), OpenSources()),
    "G": (marked("glossary"), OpenCodex()),
}

_ROOM_FOR_SLIPS = 800
"""Canvas height from which a slip at the top leaves the tray room enough."""


class DeskScene(TakingBack):
    """One side's desk while it deliberates."""

    def __init__(self, match: MatchState) -> None:
        super().__init__()
        self.match = match
        self.palette = match.palette
        self.title = marked("Your desk")

    def compose(self, kit: Kit) -> Widget:
        now = status(self.match.session, self.match.side)
        self.title = tr("{leader}'s desk, {date}", leader=now.leader, date=now.date)
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
            [self._inbox().wide(304), self._map_panel().grow(), self._plan_panel(kit, roomy=True).wide(304)],
            gap=16,
            align="fill",
        )
        return self._desk(kit, now, columns)

    def _medium_body(self, kit: Kit, now: Status, tab: str) -> Widget:
        tabs = self._tabs(("inbox", "plan"), tab)
        left = self._inbox(head=False) if tab == "inbox" else self._plan_panel(kit, roomy=False)
        columns = Row([Column([tabs, left.grow()], gap=8).wide(320), self._map_panel().grow()], gap=16, align="fill")
        return self._desk(kit, now, columns)

    def _desk(self, kit: Kit, now: Status, columns: Widget) -> Widget:
        """What stands above and below the papers of a desk that has room for columns."""
        parts = [self._strip(kit, now), self._notice(), tip_slip(self.match), columns.grow(), self._actions(kit)]
        return Pad(Column(parts, gap=8), (16, 6, 16, 12))

    def _narrow_body(self, kit: Kit, now: Status, tab: str) -> Widget:
        tabs = Panel(
            Flow(
                [
                    *self._tab_buttons(("inbox", "plan"), tab),
                    Button(tr("Map"), OpenMap(), key="M"),
                    Button(tr("Letters"), OpenLetters(), key="L"),
                    Button(tr("More"), Menu(), key="F10"),
                ],
                gap=10,
            ),
            name=tr("Desk"),
        )
        body = self._inbox(head=False) if tab == "inbox" else self._plan_panel(kit, roomy=False)
        left = self.match.draft.left
        foot = Panel(
            Row(
                [
                    Text(self._left(), "body", "on_table", silent=True),
                    Tokens(left, self.match.draft.attention, size=34).grow(),
                    self._red(),
                ],
                gap=12,
            ),
            name=tr("Actions"),
        )
        return Pad(
            Column([tabs, notice_slip(self.match.notice), tip_slip(self.match), body.grow(), foot], gap=10),
            (16, 10, 16, 10),
        )

    def _notice(self) -> Widget | None:
        """What happened; what was just taken back stands in the strip, where it moves nothing."""
        return notice_slip("" if self.told else self.match.notice)

    # -- parts -----------------------------------------------------------------------------------------------------

    def _strip(self, kit: Kit, now: Status) -> Widget:
        """The status strip: date, watch, stage, Havana's time, alerts, and a deadline that runs."""
        havana = next(clock for clock in now.clocks if clock.city == "havana")
        watch = tr("Watch {watch} · {hours} h", watch=now.watch, hours=f"{now.hours:g}")
        left: list[Widget] = [
            Text(now.date, "row_title", "on_table"),
            Label(watch, "on_table_soft"),
            Text(now.stage, "body", "on_table"),
        ]
        if self.told:
            left = [Icon("ui-flag", 22, ink="on_table", ground="table"), Text(self.told, "row_title", "on_table")]
        due = min(now.deadlines, key=lambda d: d.hours, default=None)
        tail: list[Widget] = [Text(due.words, "row_title", "on_table")] if due is not None else []
        if wide(kit):
            tail += [_alert(gauge, boxed=due is None) for gauge in now.alerts]
            tail.append(Label(tr("Havana {time}", time=havana.time), "on_table_soft"))
        else:
            draft = self.match.draft
            tail.append(Tokens(draft.left, draft.attention, size=28))
            left = left[:2] if due is not None and not self.told else left
        room = kit.theme.size[0] - 2 * kit.gap(16)
        while len(tail) > 1 and _row_width(kit, [*left, *tail]) > room:
            tail.pop()
        return Row([*left, Gap().grow(), *tail], gap=18).high(34)

    def _tabs(self, names: tuple[str, ...], chosen: str) -> Widget:
        return Panel(Flow(self._tab_buttons(names, chosen), gap=8), name=tr("Left column"))

    def _tab_buttons(self, names: tuple[str, ...], chosen: str) -> list[Widget]:
        shown = {"inbox": (tr("Inbox"), "I"), "plan": (tr("Plan"), "D")}
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
            if i == 0 and item.text and reading().level is not Level.SHORT:
                card.children.append(
                    Text(_opening(item.text), "typed", silent=True) if head else Line(item.text, "typed", "ink")
                )
            card.first = i == 0
            cards.append(card)
        cards += [
            self._standing_card(letter)
            for letter in inbox_letters(match.session, match.side)
            if letter.state == "standing" and letter.id not in shown
        ]
        if not cards:
            cards = [Sheet([Text(tr("Nothing new has come in."), "body")], stock="flimsy")]
        count = sum(1 for item in items if match.is_new(item.letter or item.key))
        figure = trn("{count} new", "{count} new", count) if count else tr("nothing new")
        top = panel_head(tr("Inbox"), second(match, "входящие"), figure, "I", self._to_inbox)
        pages = Pages(cards, ident="inbox", gap=10)
        return Panel(Column([top if head else None, pages.grow()], gap=4), name=tr("Inbox"))

    def _standing_card(self, letter: LetterPaper) -> Card:
        """An older offer that still waits for an answer."""
        head = Row(
            [
                Icon("ui-letter", 22, ground="manila"),
                Label(letter.sender, "ink").grow(),
                Text(letter.day, "label", "ink_soft"),
            ],
            gap=8,
        )
        stamp = second(self.match, "Без ответа") or tr("Not answered")
        body = [
            Text(letter.headline, "body"),
            Row([Gap().grow(), Stamp(stamp, angle=4)]),
        ]
        return Card(
            [head, *body],
            name=f"{letter.sender}. {letter.headline}. {sentence(letter.state_words)}",
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
                Label(tr("Map table"), second=second(match, "карта")),
                Gap().grow(),
                Text(note, "body", "on_table_soft"),
            ],
            gap=10,
        ).high(30)
        chart = Sheet([Map(picture, "desk", act=OpenMap(), key="M").grow()], pad=8)
        return Panel(Column([top, chart.grow()], gap=4), name=tr("Map table"))

    def _plan_panel(self, kit: Kit, *, roomy: bool) -> Widget:
        match, draft = self.match, self.match.draft
        crowded = canvas_height(kit) < _ROOM_FOR_SLIPS and (self._notice() or tip_slip(match)) is not None
        if not roomy:
            return Panel(Pages(plan_papers(self), ident="plan", gap=10), name=tr("Your plan"))
        parts: list[Widget | None] = [
            panel_head(tr("Attention"), second(match, "внимание"), self._left(), silent=True),
            Tokens(draft.left, draft.attention, size=30 if crowded else 46),
            Gap(2),
            panel_head(tr("Orders tray"), second(match, "приказы"), "", "O", OpenOrders()),
            tray(self, opens_book=True, crowded=crowded).grow(),
            Gap(4),
            draft_card(match),
        ]
        return Panel(Column(parts, gap=4), name=tr("Your plan"))

    def _left(self) -> str:
        """How much attention is left, in words."""
        draft = self.match.draft
        return trn("{count} of {all} left", "{count} of {all} left", draft.left, all=draft.attention)

    def _actions(self, kit: Kit) -> Widget:
        council = tr("Presidium") if self.match.moscow else tr("Council")
        parts: tuple[tuple[str, Intent, str, str], ...] = (
            (tr("Letters"), OpenLetters(), "L", "ui-letter"),
            (council, OpenCouncil(), "C", "ui-council"),
            (tr("Orders"), OpenOrders(), "O", "ui-orders"),
            (tr("Standing"), OpenStanding(), "T", "ui-attention"),
            (tr("Messages"), OpenLog(), "R", "ui-inbox"),
        )

        room = kit.theme.size[0] - 2 * kit.gap(16)
        named = len(parts)
        while True:
            row: list[Widget] = [
                Button(name, act, key=key, icon=icon, short=i >= named)
                for i, (name, act, key, icon) in enumerate(parts)
            ]
            row.append(Button(tr("Menu"), Menu(), key="F10", icon="ui-settings", short=True))
            red = self._red()
            if not named or _row_width(kit, [*row, red], gap=8) <= room:
                return Panel(Row([*row, Gap().grow(), red], gap=8), name=tr("Actions"))
            named -= 1

    def _red(self) -> Button:
        return Button(tr("End the watch"), AskSeal(), key="E", icon="ui-sealed", kind="red", ident="end")

    # -- keys ------------------------------------------------------------------------------------------------------

    def back(self) -> Intent | None:
        """Esc at the desk: the menu, for there is nothing to step back to."""
        return Menu()

    def _key_of_screen(self, name: str) -> Used:
        used = super()._key_of_screen(name)
        if used is False and name in _SHORTCUTS:
            return _SHORTCUTS[name][1]
        return used

    def keys(self) -> list[tuple[str, str]]:
        found = dict(super().keys())
        for key, (words, _) in _SHORTCUTS.items():
            found.setdefault(key, tr(words))
        return list(found.items())


def _row_width(kit: Kit, row: list[Widget], gap: float = 18) -> int:
    """Pixels that the parts of a row would like beside one another."""
    return sum(widget.wanted_width(kit) for widget in row) + kit.gap(gap) * len(row)


def _alert(gauge: Gauge, *, boxed: bool) -> Widget:
    """An alert: the American one as the five boxes of readiness where there is room, else in words."""
    step = gauge.words.removeprefix("DEFCON ")
    if boxed and gauge.side == "us" and any("DEFCON" in name for name in gauge.steps):
        return Boxes("DEFCON", step if step.isdigit() else "5")
    return Label(tr("{gauge}: {state}", gauge=gauge.label, state=gauge.words), "on_table_soft")


def _opening(text: str) -> str:
    """The first sentences of a report, as far as they fit on a card."""
    if len(text) <= 110:
        return text
    return text[:110].rsplit(" ", 1)[0].rstrip(",;:") + " ..."
