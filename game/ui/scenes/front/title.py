"""The title: the first frame of the window. It imports nothing of the game, so that it is there at once."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pygame
from pygame import Rect, Surface

from game.locale import marked, tr
from game.ui.intents import Back, Intent, Leave
from game.ui.paint.kit import Kit
from game.ui.paint.theme import Layout
from game.ui.paint.typesetting import Run
from game.ui.scene import TreeScene
from game.ui.scenes.front.front_intents import OpenRecordBook
from game.ui.scenes.intents import (
    OpenBranches,
    OpenContentNote,
    OpenCredits,
    OpenLoad,
    OpenNewGame,
    OpenSettings,
    Resume,
)
from game.ui.widgets import (
    Act,
    Brush,
    Button,
    Card,
    Column,
    Flow,
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

_NOTE = marked("Deals with the risk of nuclear war. Shows no violence. P reads a screen aloud.")
_PICTURE = {Layout.WIDE: 300, Layout.MEDIUM: 60, Layout.NARROW: 44}


class Entry(Card):
    """One entry of the title: a rule, a name with its key, and a line on what it is. front: the one to begin with."""

    role = "button"

    def __init__(
        self, name: str, note: str, key: str, act: Act, *, front: bool = False, ident: str, small: bool
    ) -> None:
        stock = "manila" if front else "paper"
        head = Row([Text(name, "card_title"), Keycap(key, face=stock)], gap=8)
        words = None if small else Text(note, "body", "ink_soft")
        inside = Pad(Column([head, words], gap=4), (14, 14, 10, 12) if front else (0, 14, 0, 12))
        super().__init__(
            [inside],
            name=f"{name}. {note}",
            act=act,
            keys=(key,) if key != "Enter" else (),
            stock=stock,
            ident=ident,
            first=front,
            pad=0,
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
            pygame.draw.rect(target, kit.colour("ink"), self.rect.inflate(kit.gap(10), 0), max(2, kit.gap(2)))
        Column.paint(self, target, brush)


class Hint(Button):
    """A quiet hint on paper: a keycap and a name, for what is looked at now and then."""

    def __init__(self, name: str, key: str, act: Act, *, ident: str) -> None:
        super().__init__(name, act, key=key, kind="quiet", ident=ident)

    def colours(self, brush: Brush) -> tuple[str, str, str]:
        return ("ink", "", "")

    def _paint_parts(self, target: Surface, kit: Kit, rect: Rect, ink: str, face: str) -> None:
        super()._paint_parts(target, kit, rect, ink, "paper")


class TitleScene(TreeScene):
    """What to do first.

    find: looks for a match to go on with, in words; asked once, beside the window, after the first frame.
    prepare: makes ready what the next page will need, when that is done.
    """

    title = marked("Knot of War. A negotiation in letters, October 1962")

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
        pad = 56 if layout is Layout.WIDE else 24
        notice = (
            Sheet([Row([Icon("ui-flag", 22, ground="manila"), Text(self.notice).grow()])], stock="manila", pad=8)
            if self.notice
            else None
        )
        below = Column([notice, self._menu(layout), self._foot(layout)], gap=10)
        rope = RopePicture(38, (5, 5)) if self._knotted else None
        return Ground(
            [
                Pad(self._head(layout), (pad, 26, pad, 8)),
                TitlePicture(rope, tall=_PICTURE[layout]).grow(),
                Pad(below, (pad, 16, pad, 14)),
            ],
            "paper",
        )

    def _head(self, layout: Layout) -> Widget:
        days = Label(tr("October and November 1962"), "ink") if layout is not Layout.NARROW else None
        strip = Row([Label(tr("A negotiation in letters"), "ink"), Gap().grow(), days])
        poster: list[Widget | None] = [Text("KNOT OF WAR", "poster" if layout is not Layout.NARROW else "headline")]
        if layout is Layout.WIDE:
            motto = Run(tr("Two desks. One rope. The harder both pull, the tighter it holds."), italic=True)
            poster.append(Text([motto], "reading", align="right", balance=True).grow())
        return Column([Rule("ink", 3), strip, Rule("ink", 1), Row(poster, gap=16)], gap=4)

    def _menu(self, layout: Layout) -> Widget:
        entries = self._entries(small=layout is Layout.NARROW)
        if layout is Layout.WIDE:
            # The entry to begin with is a sheet among rules: it takes more room.
            return Panel(Row([e.grow(1.25 if e.front else 1) for e in entries], gap=20, align="top"), name=tr("Menu"))
        columns = 3 if layout is Layout.MEDIUM else 2
        return Panel(Grid(entries, columns, gap=16 if layout is Layout.MEDIUM else 10), name=tr("Menu"))

    def _foot(self, layout: Layout) -> Widget:
        more: list[Widget] = [
            Hint(tr("Games played"), "G", OpenRecordBook(), ident="record"),
            Hint(tr("What it deals with"), "A", OpenContentNote(), ident="about"),
            Hint(tr("Credits"), "C", OpenCredits(), ident="credits"),
        ]
        panel = Panel(Flow(more, gap=14), name=tr("More"))
        if layout is Layout.WIDE:
            return Row([Text(tr(_NOTE), "small", "ink_soft").grow(), panel], gap=24)
        return Column([panel, Text(tr(_NOTE), "small", "ink_soft") if layout is Layout.MEDIUM else None], gap=6)

    def _entries(self, *, small: bool) -> list[Entry]:
        def entry(name: str, note: str, key: str, act: Act, ident: str, front: bool = False) -> Entry:
            return Entry(name, note, key, act, front=front, ident=ident, small=small)

        again = self._match is not None
        found = [entry(tr("Continue"), self._match or "", "Enter", Resume(), "continue", True)] if again else []
        new = entry(
            tr("New game"),
            tr("Choose a desk and an opponent"),
            "N" if again else "Enter",
            OpenNewGame(),
            "new",
            not again,
        )
        return [
            *found,
            new,
            entry(tr("Load"), tr("Matches kept on this machine"), "L", OpenLoad(), "load"),
            entry(tr("Branches"), tr("1962 and the roads not taken"), "B", OpenBranches(), "branches"),
            entry(tr("Settings"), tr("Text size, contrast, keys, sound"), "S", OpenSettings(), "settings"),
            entry(tr("Quit"), tr("Every match is kept"), "Q", Leave(), "quit"),
        ]

    def back(self) -> Intent | None:
        return Back()
