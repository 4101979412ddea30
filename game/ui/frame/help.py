"""The help sheet: every key of the screen below it, and the keys that work everywhere."""

from collections.abc import Sequence
from typing import Final

from game.locale import marked, tr
from game.ui.frame.overlay import Overlay
from game.ui.intents import Back
from game.ui.keys.actions import GROUPS
from game.ui.keys.keymap import told_keys
from game.ui.paint.kit import Kit
from game.ui.paint.theme import Layout
from game.ui.scene import Scene
from game.ui.widgets import Button, Column, Gap, Grid, Keycap, Label, Pad, Row, Scroll, Sheet, Text, Widget

EVERYWHERE: Final = tuple(action for group in GROUPS[:2] for action in group.actions)
"""Actions that every screen knows."""

PAD: Final = (
    marked("Cross or left stick: the arrows. Right stick and triggers: turn pages."),
    marked("A acts, B goes back, X chooses. Shoulders go from panel to panel."),
    marked("Start is the menu, Back reads aloud, Y shows these keys."),
)
"""What a controller does."""


class HelpScene(Overlay):
    """Lists the keys of another scene; Esc, Enter or F1 leaves it, and the window returns to that scene."""

    title = marked("Help: keys")

    def __init__(self, below: Scene) -> None:
        super().__init__(below)
        self._keys = below.keys()

    def compose(self, kit: Kit) -> Widget:
        columns = 1 if kit.theme.layout is Layout.NARROW else 2

        def table(title: str, pairs: Sequence[tuple[str, str]]) -> Widget:
            return Column([Label(title, "ink"), Grid([_row(*pair) for pair in pairs], columns, gap=8)], gap=10)

        here = table(tr("On this screen"), self._keys).heralded() if self._keys else None
        everywhere = table(tr("Everywhere"), [(action.key, tr(action.words)) for action in EVERYWHERE])
        pad = Column([Label(tr("Controller"), "ink"), *(Text(tr(line), "body") for line in PAD)], gap=6)
        words = Column([here, everywhere, pad], gap=20)
        body = Sheet([Scroll(words, ident="help-words", name=tr("Keys")).grow()], pad=24)
        back = Button(tr("Back"), Back(), key="Enter", kind="red", default=True, first=True, keys=("F1",))
        return Pad(
            Column([Text(tr("Keys"), "screen_title", "on_table"), body.grow(), Row([Gap().grow(), back])], gap=16), 24
        )


def _row(key: str, does: str) -> Widget:
    """Keys and what they do, which a voice says in one line."""
    parts = key.split(" ")
    words = Text(does, "body")
    words.name = tr("{key}: {does}", key=" ".join(map(told_keys, parts)), does=does)
    return Row([Row([Keycap(part) for part in parts], gap=4).wide(112), words.grow()], gap=10)
