"""Sharing a road: its replay code as text and as a QR, the clipboard, and a tree file; and opening one of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pygame
from pygame.event import Event

from game.locale import marked, tr, trn
from game.ui.intents import Back, Intent
from game.ui.paint.kit import Kit
from game.ui.scene import TreeScene
from game.ui.scenes.archive.tree_intents import ImportRoad
from game.ui.scenes.fitting import fitted, low
from game.ui.scenes.parts import narrow, notice_slip, page
from game.ui.widgets import (
    Button,
    Column,
    Flow,
    Gap,
    Label,
    Pad,
    Panel,
    Row,
    Scroll,
    Sheet,
    Text,
    TextField,
    Widget,
)
from game.ui.widgets.tree.qr import QrPicture

Matrix = tuple[tuple[bool, ...], ...]
_GROUP = 10
_LONGEST = 20_000


class ShareScene(TreeScene):
    """One road, to be given away.

    code: its replay code. matrix: the QR, or empty where the code is too long for one. tree: makes the tree file.
    folder: where files are written, name: what they are called.
    """

    title = marked("Share this road")

    def __init__(
        self, about: str, code: str, matrix: Matrix, tree: Callable[[], bytes], folder: Path, name: str
    ) -> None:
        super().__init__()
        self.about = about
        self.code = code
        self.matrix = matrix
        self.tree = tree
        self.folder = folder
        self.name = name
        self.said = ""

    def compose(self, kit: Kit) -> Widget:
        code = Text(grouped(self.code), "typed")
        words = Scroll(code, ident="code", name=tr("The replay code"))
        note = tr("Blanks and small letters do no harm. It holds every decision of both sides up to this stop.")
        sheet = Sheet(
            [
                Label(trn("Replay code, {count} sign", "Replay code, {count} signs", len(self.code)), "ink"),
                words.grow(),
                Text(note, "small", "ink_soft"),
            ],
            pad=14,
        )
        qr: Widget = Text(tr("This code is too long for a QR: send it as text."), "body")
        if self.matrix:
            qr = QrPicture(self.matrix, name=tr("The code as a QR picture"))
        picture = Sheet([qr.grow()], pad=10)
        if narrow(kit):
            body: Widget = Panel(sheet, name=tr("The code"))
        else:
            share = 1.0 if low(kit) else 1.2
            body = Row([Panel(sheet, name=tr("The code")).grow(), picture.grow(share)], gap=16, align="fill")
        acts = [
            Button(tr("Copy the code"), self._copy, key="C", ident="copy"),
            Button(tr("Write a tree file"), self._write_tree, key="T", ident="tree"),
        ]
        foot = Panel(
            Row(
                [
                    Flow(acts, gap=10).grow(),
                    Button(tr("Done"), Back(), key="Enter", kind="red", default=True, first=True, ident="done"),
                ],
                gap=10,
            ),
            name=tr("What to do with it"),
        )
        inside = Column([notice_slip(self.said), body.grow()], gap=8)
        return fitted(kit, page(tr(self.title), self.about if not narrow(kit) else "", inside, foot, back=""))

    def _copy(self) -> Intent | None:
        if copied(self.code):
            self.said = tr("The code is on the clipboard.")
        else:
            self.said = self._written(f"{self.name}.txt", f"{self.code}\n".encode())
            self.said = f"{tr('There is no clipboard here.')} {self.said}"
        return None

    def _write_tree(self) -> Intent | None:
        from game.history.tree_file import ENDING

        self.said = self._written(f"{self.name}{ENDING}", self.tree())
        return None

    def _written(self, name: str, data: bytes) -> str:
        path = self.folder / name
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        except OSError as error:
            why = error.strerror or error
            return tr("{name} could not be written: {why}. Nothing else has changed.", name=name, why=why)
        return tr("Written to {path}", path=path)


class ImportScene(TreeScene):
    """A field for a code or a path, and what came of the last attempt."""

    title = marked("Open a code or a tree file")

    def __init__(self, problem: str = "", text: str = "") -> None:
        super().__init__()
        self.problem = problem
        self.text = text

    def compose(self, kit: Kit) -> Widget:
        field = TextField(
            tr("A replay code, or the path of a tree file or a save"),
            self.text,
            self._type,
            ident="code",
            limit=_LONGEST,
            act=self._open,
        )
        words = tr(
            "A code begins with KOW1. and may be pasted with Ctrl+V. Nothing of yours is changed: the road is laid "
            "beside 1962, and can be watched, held against others and taken over from any of its stops."
        )
        count = trn("{count} sign.", "{count} signs.", len(self.text)) if self.text else tr("Nothing here yet.")
        scroll = Scroll(
            Column([Text(count, "small", "ink_soft"), Text(words, "body", "ink_soft")], gap=8), ident="words"
        )
        sheet = Sheet([field, scroll.grow()], pad=20, gap=12)
        reason = "" if self.text.strip() else tr("paste a code or type a path first")
        foot = Panel(
            Row(
                [
                    Flow(
                        [
                            Button(tr("Cancel"), Back(), key="Esc"),
                            Button(tr("Paste"), self._paste, key="F5", ident="paste"),
                            Button(tr("Empty"), self._empty, key="F6", ident="empty"),
                        ]
                    ).grow(),
                    Button(tr("Open"), self._open, key="Enter", kind="red", default=True, reason=reason, ident="open"),
                ],
                gap=10,
            ),
            name=tr("What to do"),
        )
        inside = Column(
            [notice_slip(self.problem), Panel(Pad(sheet, 0), name=tr("What to open")).grow(), Gap(2)], gap=8
        )
        return fitted(kit, page(tr(self.title), "", inside, foot, back=""))

    def handle(self, event: Event) -> Intent | None:
        if event.type == pygame.KEYDOWN and event.key == pygame.K_v and event.mod & pygame.KMOD_CTRL:
            self._paste()
            self._swallow_text = True
            self.refresh()
            return None
        return super().handle(event)

    def _type(self, text: str) -> Intent | None:
        self.text = text
        return None

    def _paste(self) -> Intent | None:
        found = pasted()
        if found is None:
            self.problem = tr("There is no text on the clipboard. The path of a file may be typed instead.")
        else:
            self.text, self.problem = found[:_LONGEST], ""
            self.memory.pop("caret:code", None)
        return None

    def _empty(self) -> Intent | None:
        self.text = self.problem = ""
        return None

    def _open(self) -> Intent | None:
        return ImportRoad(self.text) if self.text.strip() else None


def grouped(code: str) -> str:
    """A code in groups that lines can be broken between; blanks in it do no harm."""
    return " ".join(code[i : i + _GROUP] for i in range(0, len(code), _GROUP))


def copied(text: str) -> bool:
    """Put a text on the clipboard; False where there is none."""
    try:
        pygame.scrap.put_text(text)
        return bool(pygame.scrap.get_text() == text)
    except (pygame.error, AttributeError):
        return False


def pasted() -> str | None:
    """The text on the clipboard on one line, or None."""
    try:
        return " ".join(pygame.scrap.get_text().split()) or None
    except (pygame.error, AttributeError):
        return None
