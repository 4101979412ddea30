"""Between two players at one screen: a cover sheet that shows nothing of either desk."""

from __future__ import annotations

from game.core.sides import Side
from game.locale import marked, tr
from game.ui.intents import Intent, Menu
from game.ui.paint.kit import Kit
from game.ui.scene import TreeScene
from game.ui.scenes.intents import TakeDesk
from game.ui.scenes.parts import CAMPS, PEOPLE
from game.ui.widgets import Button, Column, Gap, Icon, Pad, Portrait, Row, Sheet, Text, Widget

_TITLES = {"us": marked("Hand over to Washington"), "ussr": marked("Hand over to Moscow")}
_DESKS = {"us": marked("Kennedy's desk, Washington"), "ussr": marked("Khrushchev's desk, Moscow")}
_SIT = {"us": marked("I sit in Washington"), "ussr": marked("I sit in Moscow")}
_LEADERS = {"us": marked("Kennedy"), "ussr": marked("Khrushchev")}


class HandOverScene(TreeScene):
    """Asks one player to take the chair, and the other to look away."""

    def __init__(self, side: Side) -> None:
        super().__init__()
        self.side = side
        self.title = _TITLES[side]

    def compose(self, kit: Kit) -> Widget:
        words = Column(
            [
                Text(tr(_DESKS[self.side]), "headline"),
                Text(
                    tr("Hand keyboard and mouse over. The other player looks away until the screen is covered again."),
                    "body",
                ),
            ],
            gap=10,
        ).heralded()
        head = Portrait(PEOPLE[self.side], 96, camp=CAMPS[self.side], name=tr(_LEADERS[self.side]), edge="ink")
        sheet = Sheet(
            [
                Row([head, words.grow()], gap=20),
                Row(
                    [
                        Icon("ui-lock", 24),
                        Text(tr("Nothing of either desk is shown here."), "small", "ink_soft").grow(),
                    ],
                    gap=8,
                ),
            ],
            pad=28,
            gap=18,
        )
        take = Button(
            tr(_SIT[self.side]), TakeDesk(self.side), key="Enter", kind="red", default=True, first=True, ident="take"
        )
        middle = Column([sheet, Row([Gap().grow(), take])], gap=20).wide(620)
        return Pad(Column([Gap().grow(), Column([middle], align="centre"), Gap().grow()]), 24)

    def back(self) -> Intent | None:
        return Menu()
