"""The menu (F10): everything the desk's own bar has no room for, and the way out."""

from __future__ import annotations

from typing import Final

from game.locale import marked, tr
from game.ui.intents import Help, Intent, Leave
from game.ui.paint.kit import Kit
from game.ui.paint.theme import Layout
from game.ui.scene import TreeScene
from game.ui.scenes.intents import (
    OpenBranches,
    OpenCodex,
    OpenCouncil,
    OpenKeyMap,
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
from game.ui.widgets import Button, Column, Gap, Grid, Label, Pages, Panel, Widget

_DESK: Final = (
    (marked("How things stand"), "T", "ui-attention", OpenStanding()),
    (marked("The map"), "M", "ui-map", OpenMap()),
    (marked("The record so far"), "R", "ui-inbox", OpenLog()),
    (marked("Glossary and who was who"), "G", "ui-book", OpenCodex()),
    (marked("Sources"), "S", "ui-book", OpenSources()),
)
_TREE: Final = ((marked("Branches"), "B", "ui-tree", OpenBranches()),)
_MATCH: Final = (
    (marked("Save under a name"), "A", "ui-bookmark", OpenSaveAs()),
    (marked("Load another match"), "L", "ui-drawer", OpenLoad()),
    (marked("Leave for the title"), "Q", "ui-back", OpenTitle()),
)
_GAME: Final = (
    (marked("Settings"), "E", "ui-settings", OpenSettings()),
    (marked("Change keys"), "K", "ui-keys", OpenKeyMap()),
    (marked("Help: keys"), "H", "ui-book", Help()),
    (marked("Close the game"), "X", "ui-door", Leave()),
)


class MenuScene(TreeScene):
    """Buttons only.

    at_desk: a desk lies below, so its papers may be opened. in_match: there is a match to leave. tree: its branches may
    be looked at, by whoever sits here.
    """

    title = marked("Menu")

    def __init__(self, palette: str, *, at_desk: bool, in_match: bool, tree: bool = False) -> None:
        super().__init__()
        self.palette = palette
        self.at_desk = at_desk
        self.in_match = in_match
        self.tree = tree

    def compose(self, kit: Kit) -> Widget:
        council = tr("Presidium") if self.palette == "moscow" else tr("Council")
        desk = [Button(council, OpenCouncil(), key="C", icon="ui-council", ident="menu-C"), *_buttons(_DESK)]
        groups = [(tr("This desk"), desk)] if self.at_desk else []
        groups += [(tr("This match"), _buttons((*(_TREE if self.tree else ()), *_MATCH)))] if self.in_match else []
        groups += [(tr("The game"), _buttons(_GAME))]
        narrow = kit.theme.layout is Layout.NARROW
        if narrow:
            everything = [button for _, buttons in groups for button in buttons]
            body: Widget = Panel(Pages(everything, ident="menu", gap=10), name=tr("Menu"))
        else:
            columns = [Panel(Column([Label(name), *buttons], gap=10), name=name) for name, buttons in groups]
            body = Column([Grid(columns, len(columns), gap=24), Gap().grow()])
        note = tr("The match is on disk up to its last step.") if self.in_match and not narrow else ""
        return page(tr("Menu"), note, body)


def _buttons(entries: tuple[tuple[str, str, str, Intent], ...]) -> list[Widget]:
    return [Button(tr(words), act, key=key, icon=icon, ident=f"menu-{key}") for words, key, icon, act in entries]
