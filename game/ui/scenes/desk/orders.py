"""The book of orders: families at the left, the orders of one family, and the plan beside them."""

from __future__ import annotations

from functools import partial

from game.app.calendar import span
from game.app.orders_book import Family, OrderCard, orders_book
from game.core.plans import Refusal
from game.locale import marked, tr, trn
from game.ui.intents import Back, Intent
from game.ui.paint.kit import Kit
from game.ui.scenes.codex.codex_links import Mentions
from game.ui.scenes.desk.plan_slips import plan_changes, refusal_sheet, tray
from game.ui.scenes.desk.taking_back import TakingBack
from game.ui.scenes.match_state import MatchState
from game.ui.scenes.parts import known_icon, narrow, page, panel_head, second, sentence, wide
from game.ui.sound import sound
from game.ui.widgets import (
    Button,
    Card,
    Column,
    Gap,
    Icon,
    Label,
    Mark,
    Pages,
    Panel,
    RadioRow,
    Row,
    Sheet,
    Text,
    Tokens,
    Widget,
)


class OrdersScene(TakingBack):
    """Choose orders; those that are closed say why."""

    title = marked("Orders")

    def __init__(self, match: MatchState, wanted: str = "") -> None:
        """wanted: a family, or an order whose family is to be opened; empty for the one opened last."""
        super().__init__()
        self.match = match
        self.palette = match.palette
        self.refusal: Refusal | None = None
        self.family = self._family_of(wanted) or match.memory.get("family", "")

    def _book(self) -> tuple[Family, ...]:
        return orders_book(self.match.session, self.match.side, self.match.draft.plan())

    def _family_of(self, wanted: str) -> str:
        for family in self._book():
            if wanted == family.id or any(card.id == wanted for card in family.cards):
                return family.id
        return ""

    def compose(self, kit: Kit) -> Widget:
        book = self._book()
        if not book:
            empty = Sheet([Text(tr("No orders can be given at this stage."), "row_title")], stock="flimsy")
            return page(tr("Orders"), "", empty)
        shown = next((family for family in book if family.id == self.family), book[0])
        mentions = Mentions(self.match)
        cards = Panel(
            Column(
                [
                    None if narrow(kit) else self._about(shown),
                    Pages(
                        [self._card(card, mentions, brief=narrow(kit)) for card in _open_first(shown)],
                        ident=f"cards-{shown.id}",
                        gap=10,
                    ).grow(),
                ]
            ),
            name=shown.label,
        )
        refused = refusal_sheet(sentence(self.refusal.because), sentence(self.refusal.mend)) if self.refusal else None
        draft = self.match.draft
        left = trn("{count} of {all} left", "{count} of {all} left", draft.left, all=draft.attention)
        if wide(kit):
            plan = Panel(
                Column(
                    [
                        panel_head(tr("Attention"), second(self.match, "внимание"), left, silent=True),
                        Tokens(draft.left, draft.attention),
                        panel_head(tr("Orders tray"), second(self.match, "приказы")),
                        tray(self, opens_book=False).grow(),
                    ]
                ),
                name=tr("Your plan"),
            )
            body: Widget = Row(
                [self._families(book, shown).wide(300), Column([refused, cards.grow()]).grow(), plan.wide(304)],
                gap=16,
                align="fill",
            )
        elif narrow(kit):
            body = Column([self._family_tabs(book, shown), refused, cards.grow()], gap=10)
        else:
            body = Row(
                [self._families(book, shown).wide(270), Column([refused, cards.grow()]).grow()], gap=16, align="fill"
            )
        foot = Panel(
            Row(
                [
                    Text(tr("Attention: {left}", left=left), "body", "on_table", silent=wide(kit)),
                    None if wide(kit) else plan_changes(self),
                    Gap().grow(),
                    Button(tr("Done"), Back(), key="Enter", kind="red", default=True, ident="done"),
                ],
                gap=12,
            ),
            name=tr("Actions"),
        )
        note = "" if narrow(kit) else tr("Each takes attention. Closed ones say why.")
        return page(tr("Orders"), note, body, foot, notice=self.match.notice)

    def _families(self, book: tuple[Family, ...], shown: Family) -> Widget:
        rows: list[Widget] = []
        for n, family in enumerate(book, start=1):
            count = sum(1 for card in family.cards if card.open)
            chosen = sum(1 for card in family.cards if card.chosen)
            note = trn("{count} open", "{count} open", count) if count else tr("none open now")
            if chosen:
                note = trn("{note}, {count} in the plan", "{note}, {count} in the plan", chosen, note=note)
            rows.append(
                RadioRow(
                    family.label,
                    partial(self._open, family.id),
                    chosen=family is shown,
                    note=note,
                    key=str(n) if n <= 9 else "",
                    ident=f"family-{family.id}",
                )
            )
        pages = Pages(rows, ident="families", gap=0, ink="ink", face="paper")
        return Panel(
            Column([Label(tr("Kinds of orders")), Sheet([pages.grow()], pad=6).grow()]), name=tr("Kinds of orders")
        )

    def _family_tabs(self, book: tuple[Family, ...], shown: Family) -> Widget:
        """In one column: the family's name between two buttons that turn to the next."""
        at = book.index(shown)
        before, after = book[at - 1], book[(at + 1) % len(book)]
        place = tr("{kind} ({place} of {count})", kind=shown.label, place=at + 1, count=len(book))
        return Panel(
            Row(
                [
                    Button(
                        tr("Before"),
                        partial(self._open, before.id),
                        key="[",
                        spoken=tr("Kind before: {kind}", kind=before.label),
                        ident="before",
                    ),
                    Text(place, "row_title", "on_table", align="centre").grow(),
                    Button(
                        tr("Next"),
                        partial(self._open, after.id),
                        key="]",
                        spoken=tr("Next kind: {kind}", kind=after.label),
                        ident="after",
                    ),
                ],
                gap=10,
            ),
            name=tr("Kinds of orders"),
        )

    def _open(self, family: str) -> Intent | None:
        self.family = self.match.memory["family"] = family
        self.refusal = None
        return None

    def _about(self, family: Family) -> Widget | None:
        return Text(family.about, "body", "on_table_soft") if family.about else None

    def _card(self, card: OrderCard, mentions: Mentions, *, brief: bool) -> Card:
        """One order. brief: without its risk, which the plan's page tells before sealing."""
        stock = "flimsy" if not card.open and not card.chosen else "manila" if card.chosen else "paper"
        points = trn("{count} point", "{count} points", card.cost)
        figures = [
            points,
            *([card.service] if card.service else []),
            *([span(card.hours)] if card.hours else []),
            *([trn("given {count} time", "given {count} times", card.times)] if card.times > 1 else []),
        ]
        head = Row(
            [
                Icon(known_icon(card.icon), 32, ground=stock),
                Text(card.label, "card_title").grow(),
                Mark("tick", 18) if card.chosen else None,
            ],
            gap=12,
        )
        line = Text(" · ".join(figures), "small", "ink_soft", silent=True)
        clash = tr("Contradicts: {orders}.", orders=", ".join(card.conflicts)) if card.conflicts else ""
        reason = tr("Not now: {reason}.", reason=card.reason.rstrip(".")) if card.reason and not card.open else ""
        body = [
            mentions.text(card.about),
            mentions.text(tr("Risk: {risk}", risk=card.risk), "small", "ink_soft")
            if card.risk and not brief and (card.open or card.chosen)
            else None,
            Text(clash, "small", "accent_2") if clash else None,
            Text(reason, "row_title", "ink_soft") if reason and not card.chosen else None,
        ]
        spoken = ". ".join(
            part.rstrip(".")
            for part in (card.label, card.about, card.risk and tr("Risk: {risk}", risk=card.risk), clash, *figures)
            if part
        )
        return Card(
            [head, line, *body],
            name=spoken,
            act=partial(self._toggle, card),
            stock=stock,
            chosen=card.chosen,
            reason=card.reason if not card.open and not card.chosen else "",
            choice=True,
            takes_enter=False,
            ident=f"order-{card.id}",
        )

    def _toggle(self, card: OrderCard) -> Intent | None:
        self.refusal = self.match.draft.toggle(card.id)
        if self.refusal is None:
            sound("stamp")
        return None


def _open_first(family: Family) -> list[OrderCard]:
    """Orders that can be given before those that cannot, else as the book has them."""
    return sorted(family.cards, key=lambda card: not (card.open or card.chosen))
