"""While blows are exchanged: one move, chosen blind, and no letters that arrive in time."""

from __future__ import annotations

from functools import partial

from game.app.draft_plan import Move, blows
from game.app.fact_words import InboxItem
from game.app.inbox import inbox
from game.app.status import status
from game.locale import marked, tr
from game.ui.intents import Intent, Menu
from game.ui.paint.kit import Kit
from game.ui.scene import TreeScene
from game.ui.scenes.intents import AskSeal, OpenCouncil, OpenLog, OpenMap
from game.ui.scenes.match_state import MatchState
from game.ui.scenes.parts import desk_header, known_icon, narrow, notice_slip, wide
from game.ui.widgets import (
    Button,
    Card,
    Column,
    Gap,
    Icon,
    Keycap,
    Label,
    Pad,
    Pages,
    Panel,
    Row,
    Rule,
    Scroll,
    Sheet,
    Text,
    Widget,
)


class BlowsScene(TreeScene):
    """Choose the move of this round."""

    title = marked("Blows are exchanged")

    def __init__(self, match: MatchState) -> None:
        super().__init__()
        self.match = match
        self.palette = match.palette

    def compose(self, kit: Kit) -> Widget:
        match = self.match
        now = status(match.session, match.side)
        chosen = match.draft.plan().blow
        news = inbox(match.session, match.side)
        words = Column(
            [
                Row([Label(tr("Blows are exchanged"), "accent_2"), Gap().grow(), Text(now.date, "typed")]),
                Text(now.rung[:1].upper() + now.rung[1:], "headline"),
                *[_told(item) for item in news[:3]],
                Rule(),
                Text(
                    tr(
                        "Both sides choose at the same hour, and neither sees the other's choice. "
                        "Drawing back is always open to both."
                    ),
                    "body",
                ),
            ],
            gap=14,
        )
        telex = Panel(
            Sheet([Scroll(words, ident="telex", name=tr("What happened")).grow()], pad=28, telex=True),
            name=tr("What happened"),
        )
        cards = [
            self._card(n, move, move.id == chosen) for n, move in enumerate(blows(match.session, match.side), start=1)
        ]
        moves = Panel(
            Column(
                [
                    Row(
                        [
                            Text(tr("Your move"), "panel_title", "on_table").grow(),
                            Icon("ui-pause", 20, ink="on_table", ground="table") if wide(kit) else None,
                            Text(tr("No clock runs while you read"), "body", "on_table_soft") if wide(kit) else None,
                        ]
                    ),
                    Pages(cards, ident="moves", gap=12).grow(),
                ]
            ),
            name=tr("Your move"),
        )
        reason = "" if chosen else tr("choose a move first")
        foot = Panel(
            Row(
                [
                    Button(
                        tr("Presidium") if self.match.moscow else tr("Council"), OpenCouncil(), key="C", kind="quiet"
                    ),
                    Button(tr("Map"), OpenMap(), key="M", kind="quiet"),
                    Button(tr("Record"), OpenLog(), key="R", kind="quiet"),
                    None if narrow(kit) else Button(tr("Menu"), Menu(), key="F10", kind="quiet"),
                    Gap().grow(),
                    Button(tr("Decide"), AskSeal(), key="Enter", kind="red", default=True, reason=reason, ident="end"),
                ],
                gap=12,
            ),
            name=tr("Actions"),
        )
        if narrow(kit):
            everything = Column([Sheet([words], pad=16), *cards], gap=12)
            body: Widget = Panel(
                Scroll(everything, ident="all", ink="on_table", face="table"), name=tr("What happened, and your move")
            )
        else:
            body = Row([telex.grow(), moves.grow()], gap=24, align="fill")
        return Column(
            [
                desk_header(match, now),
                Pad(Column([notice_slip(match.notice), body.grow(), foot], gap=12), (24, 14)).grow(),
            ],
            gap=0,
        )

    def back(self) -> Intent | None:
        """Blows wait for an answer; Esc takes the choice back."""
        self.match.draft.clear()
        self.refresh()
        return None

    def _card(self, number: int, move: Move, chosen: bool) -> Card:
        stock = "manila" if chosen else "paper"
        row = Row(
            [
                Icon(known_icon(move.icon, "or-strike"), 38, framed=True, ground=stock),
                Column([Text(move.label, "card_title"), Text(move.about, "body")], gap=2).grow(),
                Keycap(str(number), face=stock),
            ],
            gap=14,
        )
        return Card(
            [row],
            name=f"{move.label}. {move.about}",
            act=partial(self._choose, move.id),
            keys=(str(number),),
            stock=stock,
            chosen=chosen,
            choice=True,
            takes_enter=False,
            first=number == 1,
            ident=f"move-{move.id}",
        )

    def _choose(self, move: str) -> Intent | None:
        self.match.draft.choose_blow(move)
        return None


def _told(item: InboxItem) -> Widget:
    """One thing that came true: its name, and what is known of it."""
    return Column([Text(item.title, "row_title"), Text(item.text, "typed") if item.text else None], gap=2)
