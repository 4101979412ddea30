"""The menu (F10): everything the desk's own bar has no room for, and the way out."""

from __future__ import annotations

from game.ui.intents import Intent, Leave
from game.ui.kit import Kit
from game.ui.scene import TreeScene
from game.ui.scenes.intents import (
    OpenBranches,
    OpenCodex,
    OpenCouncil,
    OpenLoad,
    OpenLog,
    OpenMap,
    OpenSaveAs,
    OpenSettings,
    OpenSources,
    OpenStanding,
    OpenTitle,
)
from game.ui.scenes.parts import page
from game.ui.theme import Layout
from game.ui.widgets import Button, Column, Gap, Grid, Label, Pages, Panel, Widget


class MenuScene(TreeScene):
    """Buttons only.

    at_desk: a desk lies below, so its papers may be opened. in_match: there is a match to leave. tree: its branches may
    be looked at, by whoever sits here.
    """

    title = "Menu"

    def __init__(self, palette: str, *, at_desk: bool, in_match: bool, tree: bool = False) -> None:
        super().__init__()
        self.palette = palette
        self.at_desk = at_desk
        self.in_match = in_match
        self.tree = tree

    def compose(self, kit: Kit) -> Widget:
        desk: list[tuple[str, str, str, Intent]] = [
            ("Council", "C", "ui-council", OpenCouncil()),
            ("How things stand", "T", "ui-attention", OpenStanding()),
            ("The map", "M", "ui-map", OpenMap()),
            ("The record so far", "R", "ui-book", OpenLog()),
            ("Glossary and who was who", "G", "ui-book", OpenCodex()),
            ("Sources", "S", "ui-book", OpenSources()),
        ]
        match: list[tuple[str, str, str, Intent]] = [
            *([("Branches", "B", "ui-tree", OpenBranches())] if self.tree else []),
            ("Save under a name", "A", "ui-flag", OpenSaveAs()),
            ("Load another match", "L", "ui-clock", OpenLoad()),
            ("Leave for the title", "Q", "ui-inbox", OpenTitle()),
        ]
        game: list[tuple[str, str, str, Intent]] = [
            ("Settings", "E", "ui-settings", OpenSettings()),
            ("Close the game", "X", "ui-lock", Leave()),
        ]
        groups = [("This desk", desk)] if self.at_desk else []
        groups += [("This match", match)] if self.in_match else []
        groups += [("The game", game)]
        if kit.theme.layout is Layout.NARROW:
            everything = [button for _, entries in groups for button in _buttons(entries)]
            body: Widget = Panel(Pages(everything, ident="menu", gap=10), name="Menu")
        else:
            body = Column(
                [Grid([self._group(name, entries) for name, entries in groups], len(groups), gap=24), Gap().grow()]
            )
        note = "The match is on disk up to its last step." if self.in_match else ""
        return page("Menu", note if kit.theme.layout is not Layout.NARROW else "", body)

    def _group(self, name: str, entries: list[tuple[str, str, str, Intent]]) -> Widget:
        return Panel(Column([Label(name), *_buttons(entries)], gap=10), name=name)


def _buttons(entries: list[tuple[str, str, str, Intent]]) -> list[Widget]:
    return [Button(words, act, key=key, icon=icon, ident=f"menu-{key}") for words, key, icon, act in entries]
