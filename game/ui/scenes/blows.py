"""While blows are exchanged: one move, chosen blind, and no letters that arrive in time."""

from __future__ import annotations

from functools import partial

from game.app.draft_plan import Move, blows
from game.app.inbox import inbox
from game.app.status import status
from game.ui.intents import Intent
from game.ui.kit import Kit
from game.ui.scene import TreeScene
from game.ui.scenes.intents import AskSeal, OpenCouncil, OpenLog, OpenMap
from game.ui.scenes.match_state import MatchState
from game.ui.scenes.parts import desk_header, known_icon, narrow
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
    Scroll,
    Sheet,
    Text,
    Widget,
)


class BlowsScene(TreeScene):
    """Choose the move of this round."""

    title = "Blows are exchanged"

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
                Row([Label("Blows are exchanged", "accent_2"), Gap().grow(), Text(now.date, "typed")]),
                Text(now.rung[:1].upper() + now.rung[1:], "headline"),
                *[Text(f"{item.title}. {item.text}", "typed") for item in news[:4]],
                Text(
                    "Both sides choose at the same hour, and neither sees the other's choice. "
                    "Drawing back is always open to both.",
                    "body",
                ),
            ],
            gap=14,
        )
        telex = Panel(
            Sheet([Scroll(words, ident="telex", name="What happened").grow()], pad=28, telex=True), name="What happened"
        )
        cards = [
            self._card(n, move, move.id == chosen) for n, move in enumerate(blows(match.session, match.side), start=1)
        ]
        moves = Panel(
            Column(
                [
                    Row(
                        [
                            Text("Your move", "panel_title", "on_table").grow(),
                            Text("No clock runs while you read", "small", "on_table_soft"),
                        ]
                    ),
                    Pages(cards, ident="moves", gap=12).grow(),
                ]
            ),
            name="Your move",
        )
        reason = "" if chosen else "choose a move first"
        foot = Panel(
            Row(
                [
                    Button("Presidium" if self.match.moscow else "Council", OpenCouncil(), key="C", kind="quiet"),
                    Button("Map", OpenMap(), key="M", kind="quiet"),
                    Button("Record", OpenLog(), key="R", kind="quiet"),
                    Gap().grow(),
                    Button("Decide", AskSeal(), key="Enter", kind="red", default=True, reason=reason, ident="end"),
                ],
                gap=12,
            ),
            name="Actions",
        )
        if narrow(kit):
            everything = Column([Sheet([words], pad=16), *cards], gap=12)
            body: Widget = Panel(
                Scroll(everything, ident="all", ink="on_table", face="table"), name="What happened, and your move"
            )
        else:
            body = Row([telex.grow(), moves.grow()], gap=24, align="fill")
        return Column([desk_header(match, now), Pad(Column([body.grow(), foot], gap=12), (24, 14)).grow()], gap=0)

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
            ident=f"move-{move.id}",
        )

    def _choose(self, move: str) -> Intent | None:
        self.match.draft.choose_blow(move)
        return None
