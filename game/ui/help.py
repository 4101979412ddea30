"""The help sheet: every key of the screen below it, and the keys that work everywhere."""

from collections.abc import Sequence

from game.ui.intents import Back
from game.ui.kit import Kit
from game.ui.scene import Scene, TreeScene
from game.ui.theme import Layout
from game.ui.widgets import Button, Column, Gap, Grid, Keycap, Label, Pad, Row, Scroll, Sheet, Text, Widget

EVERYWHERE = (
    ("Tab", "next panel, with Shift the one before"),
    ("Left", "change or move inside a panel"),
    ("Up", "move inside a panel"),
    ("Enter", "act"),
    ("Space", "choose or act on what has the focus"),
    ("Esc", "one step back"),
    ("PgDn", "next page of a list or letter"),
    ("+", "larger text"),
    ("-", "smaller text"),
    ("P", "read this screen aloud"),
    ("F1", "this help"),
    ("F3", "high contrast"),
    ("F10", "menu"),
    ("F11", "full screen"),
)


class HelpScene(TreeScene):
    """Lists the keys of another scene; Esc, Enter or F1 leaves it, and the window returns to that scene."""

    title = "Help: keys"

    def __init__(self, below: Scene) -> None:
        super().__init__()
        self.below = below
        self.palette = below.palette
        self._keys = below.keys()

    def compose(self, kit: Kit) -> Widget:
        columns = 1 if kit.theme.layout is Layout.NARROW else 2

        def table(title: str, pairs: Sequence[tuple[str, str]]) -> Widget:
            rows = [
                Row([Keycap(key), Text(does, "body", ident=f"{title}-{key}").grow()], gap=10) for key, does in pairs
            ]
            return Column([Label(title, "ink"), Grid(rows, columns, gap=8)], gap=10)

        here = table("On this screen", self._keys) if self._keys else None
        words = Column([here, table("Everywhere", EVERYWHERE)], gap=20)
        body = Sheet([Scroll(words, ident="help-words", name="Keys").grow()], pad=24)
        foot = Row(
            [Gap().grow(), Button("Back", Back(), key="Enter", kind="red", default=True, first=True, keys=("F1",))]
        )
        return Pad(Column([Text("Keys", "screen_title", "on_table"), body.grow(), foot], gap=16), 24)
