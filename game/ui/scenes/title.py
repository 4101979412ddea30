"""The title: the first frame of the window. It imports nothing of the game, so that it is there at once."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pygame
from pygame import Surface

from game.ui.intents import Back, Intent, Leave
from game.ui.kit import Kit
from game.ui.scene import TreeScene
from game.ui.scenes.intents import OpenBranches, OpenContentNote, OpenLoad, OpenNewGame, OpenSettings, Resume
from game.ui.theme import Layout
from game.ui.widgets import (
    Act,
    Brush,
    Card,
    Column,
    Gap,
    Grid,
    Ground,
    Icon,
    Keycap,
    Label,
    Pad,
    Panel,
    RopePicture,
    Row,
    Rule,
    Sheet,
    Text,
    TitlePicture,
    Widget,
)

NOTE = "Deals with the risk of nuclear war. Shows no violence. Every screen can be read aloud with P."


class Entry(Card):
    """One entry of the title: a rule, a name with its key, and a line on what it is. front: the one to begin with."""

    role = "button"

    def __init__(
        self, name: str, note: str, key: str, act: Act, *, front: bool = False, ident: str, small: bool, tight: bool
    ) -> None:
        stock = "manila" if front else "paper"
        head = Row([Text(name, "card_title" if small or tight else "panel_title"), Keycap(key, face=stock)], gap=8)
        words = None if small else Text(note, "body", "ink_soft")
        super().__init__(
            [head, words],
            name=f"{name}. {note}",
            act=act,
            keys=(key,) if key != "Enter" else (),
            stock=stock,
            ident=ident,
            first=front,
            pad=10,
        )
        self.front = front

    def paint(self, target: Surface, brush: Brush) -> None:
        kit = brush.kit
        if self.front:
            kit.paper.sheet(target, self.rect, self.stock)
            target.fill(kit.colour("accent_2"), (self.rect.left, self.rect.top, self.rect.width, kit.gap(8)))
        else:
            target.fill(kit.colour("ink"), (self.rect.left, self.rect.top, self.rect.width, max(2, kit.gap(3))))
        if brush.hover is self:
            pygame.draw.rect(target, kit.colour("ink"), self.rect, max(2, kit.gap(2)))
        Column.paint(self, target, brush)


class TitleScene(TreeScene):
    """What to do first.

    find: looks for a match to go on with, in words; asked once, beside the window, after the first frame.
    prepare: makes ready what the next page will need, when that is done.
    """

    title = "Knot of War. A negotiation in letters, October 1962"

    def __init__(self, find: Callable[[], str | None], prepare: Callable[[], None], notice: str = "") -> None:
        super().__init__()
        self.notice = notice
        self._find = find
        self._prepare = prepare
        self._looking: threading.Thread | None = None
        self._found: list[str | None] = []
        self._drawn = False
        self._knotted = False  # the rope is the one slow stroke of this page: it is laid once the page can be used
        self._match: str | None = None

    def draw(self, surface: Surface) -> None:
        super().draw(surface)
        self._drawn = True

    def tick(self, now: int) -> Intent | None:
        if self._drawn and self._looking is None:
            self._looking = threading.Thread(target=self._look, daemon=True)
            self._looking.start()
            self._knotted = True
            self.refresh()
        if self._found:
            found = self._found.pop()
            if found:
                self._match = found
                self.focus_on("continue")
        return None

    @property
    def busy(self) -> bool:
        """Whether the match to go on with is still being looked for."""
        return self._looking is None or self._looking.is_alive() or bool(self._found)

    def _look(self) -> None:
        self._found.append(self._find())
        self._prepare()

    def compose(self, kit: Kit) -> Widget:
        layout = kit.theme.layout
        small = layout is Layout.NARROW
        entries = self._entries(small)
        columns = {Layout.WIDE: len(entries), Layout.MEDIUM: 3, Layout.NARROW: 2}[layout]
        menu = Panel(Grid(entries, columns, gap=20 if not small else 12), name="Menu")
        strip = Row(
            [
                Label("A negotiation in letters", "ink"),
                Gap().grow(),
                Label("October and November 1962", "ink") if not small else None,
            ]
        )
        poster: list[Widget | None] = [Text("KNOT OF WAR", "poster" if layout is not Layout.NARROW else "headline")]
        if layout is Layout.WIDE:
            poster += [
                Text(
                    "Two desks. One rope. The harder both pull, the tighter it holds.", "reading", align="right"
                ).grow()
            ]
        head = Column([Rule("ink", 3), strip, Rule("ink", 1), Row(poster, gap=16)], gap=4)
        notice = (
            Sheet([Row([Icon("ui-flag", 22), Text(self.notice).grow()])], stock="manila", pad=8)
            if self.notice
            else None
        )
        foot = Text(NOTE, "small", "ink_soft")
        pad = 56 if layout is Layout.WIDE else 24
        return Ground(
            [
                Pad(head, (pad, 26, pad, 8)),
                TitlePicture(
                    RopePicture(38, (5, 5)) if self._knotted else None, tall=318 if layout is Layout.WIDE else 60
                ).grow(),
                Pad(Column([notice, menu, foot], gap=14), (pad, 16, pad, 16)),
            ],
            "paper",
        )

    def _entries(self, small: bool) -> list[Entry]:
        def entry(name: str, note: str, key: str, act: Any, ident: str, front: bool = False) -> Entry:
            return Entry(name, note, key, act, front=front, ident=ident, small=small, tight=True)

        again = self._match is not None
        found = [entry("Continue", self._match or "", "Enter", Resume(), "continue", True)] if again else []
        return [
            *found,
            entry(
                "New game", "Choose a desk and an opponent", "N" if again else "Enter", OpenNewGame(), "new", not again
            ),
            entry("Load", "Matches kept on this machine", "L", OpenLoad(), "load"),
            entry("Branches", "History and roads not taken", "B", OpenBranches(), "branches"),
            entry("Settings", "Text size, contrast, motion", "S", OpenSettings(), "settings"),
            entry("About", "What this game deals with", "A", OpenContentNote(), "about"),
            entry("Quit", "Every match is kept", "Q", Leave(), "quit"),
        ]

    def back(self) -> Intent | None:
        return Back()
