"""A question over a screen, with the safe answer focused."""

from __future__ import annotations

from game.locale import tr
from game.ui.intents import Back, Intent
from game.ui.paint.kit import Kit
from game.ui.scene import TreeScene
from game.ui.widgets import Button, Column, Dialog, Flow, Gap, Sheet, Stack, Text, Widget


class AskScene(TreeScene):
    """Asks before something that cannot be undone. below: what lies under it, if it is a tree of widgets."""

    def __init__(self, title: str, text: str, yes: str, act: Intent, below: TreeScene | None, no: str = "") -> None:
        super().__init__()
        self.title = title
        self.text = text
        self.yes = yes
        self.act = act
        self.no = no or tr("Stay")
        self.below = below
        self.palette = below.palette if below is not None else "neutral"

    def compose(self, kit: Kit) -> Widget:
        answers = Flow(
            [
                Button(self.no, Back(), key="Esc", kind="paper", first=True, ident="no"),
                Button(self.yes, self.act, key="Y", kind="paper", ident="yes"),
            ],
            gap=16,
            align="spread",
        )
        sheet = Sheet([Text(self.title, "panel_title"), Text(self.text, "body"), answers], pad=24, gap=14)
        under = self.below.compose(kit) if self.below is not None else Column([Gap().grow()])
        return Stack([under, Dialog(sheet, name=self.title)])
