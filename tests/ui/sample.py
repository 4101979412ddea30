from typing import TypeVar

"""A small screen with one of most widgets, for tests."""

from dataclasses import dataclass
from functools import partial

import pygame
from pygame.event import Event

from game.ui.intents import Intent
from game.ui.paint.kit import Kit
from game.ui.paint.theme import Layout, Theme
from game.ui.scene import TreeScene
from game.ui.widgets import (
    Button,
    Card,
    ClauseRow,
    Column,
    Dialog,
    Gap,
    Header,
    Label,
    Leader,
    Pad,
    Pages,
    Panel,
    RadioRow,
    RopePicture,
    Row,
    Scroll,
    Sheet,
    Stack,
    Text,
    TextField,
    Widget,
)

LETTER = "Let us look at the matter as people who must live with it. " * 60


@dataclass(frozen=True, slots=True)
class Opened(Intent):
    """A card was opened."""

    card: str


@dataclass(frozen=True, slots=True)
class Sealed(Intent):
    """The red button was pressed."""


Shown = TypeVar("Shown", bound=TreeScene)


class SampleScene(TreeScene):
    """Cards, a clause, radio rows, a long text, a text field and a red button."""

    title = "Sample desk"
    palette = "washington"

    def __init__(self) -> None:
        super().__init__()
        self.level = 1
        self.channel = 0
        self.name = ""
        self.asking = False

    def compose(self, kit: Kit) -> Widget:
        header = Header(
            Leader("Kennedy", "kennedy", "Washington", "12:05", "washington", you=True),
            Leader("Khrushchev", "khrushchev", "Moscow", "19:05", "moscow"),
            RopePicture(71, (6, 7), 6),
        )
        cards = [
            Card(
                [Text(f"Cable {n}", "row_title"), Text("A ship holds her course for the line.")],
                name=f"Cable {n}",
                act=Opened(f"c{n}"),
                ident=f"c{n}",
                new=n == 1,
            )
            for n in range(1, 7)
        ]
        inbox = Panel(Column([Label("Inbox"), Pages(cards, ident="inbox").grow()]), name="Inbox")
        clause = ClauseRow(
            "No invasion of Cuba",
            ["Leave out", "Hint", "Pledge"],
            self.level,
            self._pick,
            key="4",
            icon="or-pledge",
            note="Binds you",
            binds_you=True,
            closed=("", "", ""),
            ident="clause",
        )
        channels = Sheet(
            [
                RadioRow(
                    name,
                    partial(self._send_by, i),
                    chosen=self.channel == i,
                    note="Seen by: both",
                    right="3 h",
                    ident=f"ch{i}",
                    reason=reason,
                )
                for i, (name, reason) in enumerate(
                    (("Embassy cable", ""), ("The brother", ""), ("Radio", "not before the speech"))
                )
            ],
            pad=0,
            gap=0,
        )
        letter = Panel(
            Column([clause, channels, TextField("Name of the save", self.name, self._rename, ident="field")]),
            name="Letter",
        )
        text = Sheet([Scroll(Text(LETTER, "typed"), ident="letter", name="Letter in full").grow()])
        red = Button("Seal and send", Sealed(), key="Enter", kind="red", default=True, ident="seal")
        short = kit.theme.layout is Layout.MEDIUM
        bar = Panel(
            Row([Button("Council", Opened("council"), key="C", icon="ui-council", short=short), Gap().grow(), red]),
            name="Actions",
        )
        if kit.theme.layout is Layout.NARROW:
            body: Widget = inbox
        else:
            body = Row([inbox.wide(300), letter.grow(), text.grow()], gap=16, align="fill")
        desk = Column([header, Pad(Column([body.grow(), bar]), 16).grow()], gap=0)
        if not self.asking:
            return desk
        yes = Button("Send it", Sealed(), kind="paper", ident="yes")
        no = Button("Not yet", self._stop_asking, kind="paper", ident="no", first=True)
        return Stack(
            [
                desk,
                Dialog(
                    Sheet([Text("A sealed letter cannot be called back."), Row([no, yes])]), name="Send this letter?"
                ),
            ]
        )

    def _pick(self, level: int) -> Intent | None:
        self.level = level
        return None

    def _send_by(self, channel: int) -> Intent | None:
        self.channel = channel
        return None

    def _rename(self, name: str) -> Intent | None:
        self.name = name
        return None

    def _stop_asking(self) -> Intent | None:
        self.asking = False
        return None


def dressed(scene: Shown, **theme: object) -> Shown:
    """The scene in a theme, laid out."""
    scene.dress(Kit(Theme(**{"palette": scene.palette, **theme})))  # type: ignore[arg-type]
    assert scene.root is not None
    return scene


def key(name: int, *, shift: bool = False) -> Event:
    """A key going down."""
    return Event(pygame.KEYDOWN, key=name, mod=pygame.KMOD_SHIFT if shift else 0, unicode="", scancode=0)


def click(scene: TreeScene, ident: str) -> Intent | None:
    """A click on the middle of a widget."""
    pos = scene.widget(ident).rect.center
    scene.handle(Event(pygame.MOUSEBUTTONDOWN, button=1, pos=pos))
    return scene.handle(Event(pygame.MOUSEBUTTONUP, button=1, pos=pos))
