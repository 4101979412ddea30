"""Between two players at one screen: a cover sheet that shows nothing of either desk."""

from __future__ import annotations

from game.core.sides import Side
from game.ui.intents import Intent, Menu
from game.ui.kit import Kit
from game.ui.scene import TreeScene
from game.ui.scenes.intents import TakeDesk
from game.ui.scenes.parts import CAMPS, CITIES, PEOPLE
from game.ui.widgets import Button, Column, Gap, Icon, Pad, Portrait, Row, Sheet, Text, Widget

_LEADERS = {"us": "Kennedy", "ussr": "Khrushchev"}


class HandOverScene(TreeScene):
    """Asks one player to take the chair, and the other to look away."""

    def __init__(self, side: Side) -> None:
        super().__init__()
        self.side = side
        self.title = f"Hand over to {CITIES[side]}"

    def compose(self, kit: Kit) -> Widget:
        leader, city = _LEADERS[self.side], CITIES[self.side]
        words = Column(
            [
                Text(f"{leader}'s desk, {city}", "headline"),
                Text(
                    "Hand keyboard and mouse over. The other player looks away until the screen is covered again.",
                    "body",
                ),
            ],
            gap=10,
        )
        head = Portrait(PEOPLE[self.side], 96, camp=CAMPS[self.side], name=leader, edge="ink")
        sheet = Sheet(
            [
                Row([head, words.grow()], gap=20),
                Row(
                    [Icon("ui-lock", 24), Text("Nothing of either desk is shown here.", "small", "ink_soft").grow()],
                    gap=8,
                ),
            ],
            pad=28,
            gap=18,
        )
        take = Button(
            f"I sit in {city}", TakeDesk(self.side), key="Enter", kind="red", default=True, first=True, ident="take"
        )
        middle = Column([sheet, Row([Gap().grow(), take])], gap=20).wide(620)
        return Pad(Column([Gap().grow(), Column([middle], align="centre"), Gap().grow()]), 24)

    def back(self) -> Intent | None:
        return Menu()
