"""Settings: text size, contrast, motion, type, full screen. Changes show at once and are kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from game.ui.kit import Kit
from game.ui.scene import TreeScene
from game.ui.scenes.intents import SetWishes
from game.ui.scenes.parts import narrow, page
from game.ui.theme import TEXT_SIZES, Layout
from game.ui.widgets import Column, Icon, Label, Panel, Row, Rule, Scroll, Sheet, Stops, Switch, Text, Widget
from game.ui.window import Wishes

_KEYS = (
    ("Tab, arrows", "next panel, move inside it"),
    ("Space, Enter", "choose, act"),
    ("Esc", "one step back"),
    ("F1", "help on this screen"),
    ("P", "read this screen aloud"),
    ("F3", "high contrast"),
    ("F11", "full screen"),
    ("+ and -", "text size"),
)


class SettingsScene(TreeScene):
    """The reader's wishes. wishes: tells them as they are now, for keys change them too."""

    title = "Settings"

    def __init__(self, wishes: Callable[[], Wishes]) -> None:
        super().__init__()
        self._wishes = wishes

    def compose(self, kit: Kit) -> Widget:
        now = self._wishes()
        sizes = [str(size) for size in TEXT_SIZES]
        text = Stops(
            "Text size, per cent",
            sizes,
            TEXT_SIZES.index(now.text),
            lambda i: SetWishes(replace(now, text=TEXT_SIZES[i])),
            shape="square",
            ident="text",
        )

        def switch(name: str, field: str, note: str) -> Switch:
            on = bool(getattr(now, field))
            return Switch(name, on, SetWishes(replace(now, **{field: not on})), note=note)

        reading = Panel(
            Sheet(
                [
                    Text("Text size, per cent", "row_title", silent=True),
                    text,
                    switch("High contrast", "high_contrast", "Black on white, thicker outlines, no paper grain"),
                    switch("Reduced motion", "reduced_motion", "Screens appear without sliding"),
                    switch("Plain typeface in letters", "plain_type", "Replaces typewriter faces"),
                    switch("Full screen", "full_screen", "Also with F11"),
                ],
                pad=20,
                gap=10,
            ),
            name="Reading",
        )
        sample = Sheet(
            [
                Row(
                    [Icon("ch-radio", 22), Label("Atlantic fleet", "ink").grow(), Text("10:52", "label", "ink_soft")],
                    gap=8,
                ),
                Text("A tanker holds her course for the line", "card_title"),
                Text("She answers no signal.", "typed"),
            ],
            pad=16,
        )
        keys = Sheet(
            [Label("Keys alone are enough", "ink"), Rule("ink", 2)]
            + [
                Row([Text(key, "row_title").wide(130), Text(does, "body", "ink_soft").grow()], gap=12)
                for key, does in _KEYS
            ],
            stock="manila",
            pad=16,
            gap=6,
        )
        if narrow(kit):
            body: Widget = Scroll(
                Column([reading, sample, keys], gap=14), ident="settings", ink="on_table", face="table"
            )
        elif kit.theme.layout is Layout.MEDIUM:
            body = Row(
                [Column([reading]).grow(3), Column([Label(f"Preview at {now.text}"), sample], gap=10).grow(2)],
                gap=16,
                align="top",
            )
        else:
            body = Row(
                [Column([reading]).grow(), Column([Label(f"Preview at {now.text}"), sample, keys], gap=10).grow()],
                gap=24,
                align="top",
            )
        return page("Settings", "Changes show at once and are kept for next time.", body)
