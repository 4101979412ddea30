"""Pages to read, a chapter at a time: what the game deals with, who made what. Nobody meets a wall of text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from game.locale import tr
from game.ui.intents import Back, Intent
from game.ui.paint.kit import Kit
from game.ui.scene import TreeScene
from game.ui.scenes.fitting import low
from game.ui.scenes.parts import narrow, page
from game.ui.widgets import (
    Button,
    Column,
    Gap,
    Label,
    Pages,
    Panel,
    RadioRow,
    Row,
    Rule,
    Scroll,
    Sheet,
    Text,
    Widget,
)


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter. source: where its facts come from, or empty. typed: set in the typewriter, as licences are."""

    head: str
    text: str
    source: str = ""
    typed: bool = False


class ChaptersScene(TreeScene):
    """A list of headings and the chosen chapter beside it; Enter reads on and, after the last, goes back.

    more: a further page, and what opens it. first: it is shown before the first game, so Enter goes on at once.
    """

    def __init__(
        self,
        title: str,
        chapters: Sequence[Chapter],
        *,
        note: str = "",
        more: tuple[str, Intent] | None = None,
        first: bool = False,
    ) -> None:
        super().__init__()
        self.title = title
        self.note = note
        self.chapters = tuple(chapters)
        self.more = more
        self.first = first
        self.at = 0

    def compose(self, kit: Kit) -> Widget:
        body: Widget = self._sheet(kit).grow()
        if len(self.chapters) > 1 and not narrow(kit):
            body = Row([self._list().wide(370), body], gap=24, align="fill")
        return page(
            self.title, "" if low(kit) else self.note, body, self._foot(kit), back="" if self.first else tr("Back")
        )

    def _list(self) -> Widget:
        rows: list[Widget] = [
            RadioRow(chapter.head, partial(self._to, i), chosen=i == self.at, ident=f"chapter-{i}")
            for i, chapter in enumerate(self.chapters)
        ]
        pages = Pages(rows, ident="chapters", gap=0, ink="ink", face="paper")
        return Panel(Sheet([pages.grow()], pad=6, stock="paper"), name=tr("Chapters"))

    def _sheet(self, kit: Kit) -> Widget:
        chapter = self.chapters[self.at]
        place = tr("{number} of {count}", number=self.at + 1, count=len(self.chapters))
        words = [Text(part, "typed" if chapter.typed else "reading") for part in chapter.text.split("\n\n") if part]
        text = Column([*words, Text(chapter.source, "small", "ink_soft") if chapter.source else None], gap=12)
        head = Row([Text(chapter.head, "panel_title").grow(), Label(place, "ink_soft")], gap=12)
        scroll = Scroll(text, ident=f"text-{self.at}", name=chapter.head)
        pad = 14 if narrow(kit) else 36
        return Panel(Sheet([head, Rule("ink", 2), scroll.grow()], pad=pad, gap=10), name=chapter.head)

    def _foot(self, kit: Kit) -> Widget:
        last = self.at == len(self.chapters) - 1
        more = Button(self.more[0], self.more[1], key="C", ident="more") if self.more and not self.first else None
        before = Button(tr("Before"), partial(self._to, self.at - 1), key="B", ident="before") if self.at else None
        if self.first:
            read = Button(tr("Read on"), partial(self._to, self.at + 1), key="N", ident="next") if not last else None
            on = Button(tr("Go on"), Back(), key="Enter", kind="red", default=True, first=True, ident="go-on")
            return Panel(Row([Gap().grow(), before, read, on], gap=12), name=tr("Actions"))
        if last:
            on = Button(tr("Done"), Back(), key="Enter", default=True, first=True, ident="done")
        else:
            on = Button(
                tr("Read on"), partial(self._to, self.at + 1), key="Enter", default=True, first=True, ident="next"
            )
        return Panel(Row([more, Gap().grow(), before, on], gap=12), name=tr("Actions"))

    def _to(self, place: int) -> None:
        self.at = max(0, min(place, len(self.chapters) - 1))
