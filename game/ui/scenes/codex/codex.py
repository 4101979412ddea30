"""The codex: people, places, weapons, words, documents and sources; a list to search and an entry to read."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import pygame
from pygame import Rect, Surface
from pygame.event import Event

from game.app.choices import NewGame
from game.app.codex import FAMILIES, Article, Knowledge, articles, knowledge
from game.app.codex_search import Links, folded, search
from game.app.newgame import model_of
from game.locale import marked, reading, tr, trn
from game.ui.intents import Back, Intent
from game.ui.paint.kit import Kit
from game.ui.paint.theme import Layout
from game.ui.scene import TreeScene
from game.ui.scenes.codex.codex_page import Shelf, entry_page
from game.ui.scenes.fitting import fitted
from game.ui.scenes.match_state import MatchState
from game.ui.scenes.parts import page_head
from game.ui.scenes.tabs import tab
from game.ui.widgets import (
    Brush,
    Button,
    Column,
    Flow,
    Gap,
    Pad,
    Pages,
    Panel,
    RadioRow,
    Row,
    Sheet,
    Text,
    TextField,
    Widget,
    hint,
)

_HERE = "here"
"""Id of the part that holds the hard words of the screen the codex was opened from."""


class Line(RadioRow):
    """A title in the list: the one whose entry is shown has a bar at its left. Enter opens it, as Space does."""

    role = "entry"
    takes_enter = True

    def state(self) -> str:
        return ", ".join(part for part in (tr("shown") if self.chosen else "", self.note) if part)

    def _indent(self, kit: Kit) -> int:
        return kit.px(16)

    def paint(self, target: Surface, brush: Brush) -> None:
        kit = brush.kit
        if self.chosen:
            kit.paper.stock(target, self.rect, "manila")
            target.fill(kit.colour("ink"), (self.rect.left, self.rect.top, kit.gap(5), self.rect.height))
        if brush.hover is self:
            pygame.draw.rect(target, kit.colour("ink"), self.rect, max(2, kit.gap(2)))
        room = self._words_width(kit, self.rect.width)
        tall = self._words_height(kit, room)
        words = Rect(self.rect.left + self._indent(kit), self.rect.centery - tall // 2, room, tall)
        words.top += kit.write(target, self.name, self.style, words, "ink")
        if self.note:
            kit.write(target, self.note, "small", words, "ink_soft")


class CodexScene(TreeScene):
    """A list at the left and an entry at the right; one under the other where there is little room."""

    title = marked("Codex")

    def __init__(
        self, match: MatchState | None, term: str = "", *, family: str = "people", here: Sequence[str] | None = None
    ) -> None:
        """Open the codex of a match, or without one that of the first scenario, with nothing shut.

        term: id or title of the entry to open at. here: texts of a screen whose hard words are wanted.
        """
        super().__init__()
        self.match = match
        self.palette = match.palette if match is not None else "neutral"
        self.family = family
        self.wanted = ""
        self.reading = False
        self.shown = False
        self.entry_id = ""
        self._read: tuple[object, tuple[Article, ...], Links] | None = None
        self.here: tuple[str, ...] | None = None
        if here is not None:
            self.here = tuple(dict.fromkeys(link.article.id for text in here for link in self.links.within(text)))
            self.family = _HERE
        if term.strip():
            found = self._named(term.strip())
            if found is not None:
                self.family, self.entry_id, self.reading = found.part, found.id, True
                self.focus_on(f"list/{found.id}")

    # -- what there is to read -------------------------------------------------------------------------------------

    @property
    def knows(self) -> Knowledge:
        """What may be read: all of it once the match has ended, or without one."""
        return knowledge(self.match.session, self.match.side) if self.match is not None else Knowledge()

    @property
    def articles(self) -> tuple[Article, ...]:
        """Every article, in the reader's language."""
        return self._gathered()[0]

    @property
    def links(self) -> Links:
        """What finds the words of a text that may be looked up."""
        return self._gathered()[1]

    def _gathered(self) -> tuple[tuple[Article, ...], Links]:
        if self._read is None or self._read[0] != reading():
            model = self.match.session.match.model if self.match is not None else model_of(NewGame().scenario)
            found = articles(model)
            self._read = (reading(), found, Links(found, self.knows))
        return self._read[1], self._read[2]

    def _named(self, term: str) -> Article | None:
        """The article of that id or title, as far as it may be named."""
        knows = self.knows
        wanted = folded(term)
        open_ = [article for article in self.articles if knows.lists(article)]
        exact = (a for a in open_ if a.id == term or wanted in (folded(a.title), *map(folded, a.names)))
        return next(exact, None) or next(iter(search(open_, term, knows)), None)

    def found(self) -> list[Article]:
        """What the list shows: the part in front, or everything that a search finds, the best first."""
        reader = Knowledge() if self.shown else self.knows
        if self.wanted.strip():
            return search(self.articles, self.wanted, reader)
        if self.family == _HERE:
            return [a for key in self.here or () for a in self.articles if a.id == key]
        return [a for a in self.articles if a.part == self.family and reader.lists(a)]

    @property
    def entry(self) -> Article | None:
        """The article that is read: the one opened, or the first of the list."""
        opened = next((a for a in self.articles if a.id == self.entry_id), None)
        return opened or next(iter(self.found()), None)

    # -- what the person does --------------------------------------------------------------------------------------

    def _turn_to(self, family: str) -> Intent | None:
        self.family, self.wanted, self.entry_id, self.reading = family, "", "", False
        self.memory["at:list"] = 0
        return None

    def _search(self, wanted: str) -> Intent | None:
        self.wanted, self.entry_id = wanted, ""
        self.memory["at:list"] = 0
        return None

    def _open(self, article: Article) -> Intent | None:
        """Read an article; its own part comes to the front where the list does not hold it."""
        if all(article.id != shown.id for shown in self.found()):
            self.family, self.wanted = article.part, ""
        self.entry_id, self.reading = article.id, True
        self.focus_on(f"list/{article.id}" if not self._alone else "")
        return None

    def _open_first(self) -> Intent | None:
        shown = self.found()
        return self._open(shown[0]) if shown else None

    def _show_later(self) -> Intent | None:
        """What was known only later is asked for, or put away again."""
        self.shown = not self.shown
        if not self.shown and self.entry is not None and not self.knows.lists(self.entry):
            self.entry_id = ""
        return None

    def handle(self, event: Event) -> Intent | None:
        asked = super().handle(event)
        # With both on the screen the entry follows the focus, so that arrows leaf through the codex.
        if event.type == pygame.KEYDOWN and self.focus is not None and not self._alone:
            ident = self.focus.ident
            under = next((a for a in self.found() if ident == f"list/{a.id}"), None)
            if under is not None and under.id != self.entry_id:
                self.entry_id = under.id
                self.refresh()
        return asked

    def _to_list(self) -> Intent | None:
        self.reading = False
        return None

    def back(self) -> Intent | None:
        """Esc leaves a search first, and where they take turns an entry for the list."""
        if self._alone and self.reading:
            self._to_list()
        elif self.wanted:
            self._search("")
        else:
            return Back()
        self.refresh()
        return None

    # -- what is shown ---------------------------------------------------------------------------------------------

    @property
    def _alone(self) -> bool:
        """Whether list and entry take turns on the screen."""
        return self._kit is not None and self._kit.theme.layout is Layout.NARROW

    def compose(self, kit: Kit) -> Widget:
        shown, entry = self.found(), self.entry
        narrow = kit.theme.layout is Layout.NARROW
        title = tr(self.title)
        if narrow and self.reading and entry is not None:
            back = hint(tr("The list"), "Esc", self._to_list)
            head = Row([Text(title, "screen_title", "on_table").grow(), back])
            page = Column([head, entry_page(entry, self._shelf(), narrow=True).grow()], gap=8)
            return fitted(kit, Pad(page, (20, 10, 20, 12)))
        listed = self._list(shown, entry)
        top = Column([page_head(title, leave=self.back) if not narrow else None, self._tabs(kit)], gap=8)
        if narrow:
            body: Widget = listed
        else:
            share = 0.62 if kit.theme.layout is Layout.WIDE else 0.8
            read = entry_page(entry, self._shelf(), narrow=False) if entry is not None else _nothing()
            body = Row([listed.grow(share), read.grow()], gap=16, align="fill")
        return fitted(kit, Pad(Column([top, body.grow()], gap=10), (24, 14, 24, 16)))

    def _shelf(self) -> Shelf:
        by_id = {article.id: article for article in self.articles}
        return Shelf(by_id, self.knows, self.links, self.shown, self._open, self._show_later)

    def _tabs(self, kit: Kit) -> Widget:
        small = kit.theme.layout is not Layout.WIDE
        parts = [(_HERE, marked("This screen"))] if self.here is not None else []
        parts += [part for part in FAMILIES if any(a.part == part[0] for a in self.articles)]
        tabs = [
            tab(
                tr(name),
                partial(self._turn_to, family),
                key=str(number),
                cap=not small,
                chosen=not self.wanted and family == self.family,
                ident=f"tab-{family}",
            )
            for number, (family, name) in enumerate(parts, start=1)
        ]
        return Panel(Flow(tabs, gap=6 if small else 8), name=tr("Parts"))

    def _list(self, shown: Sequence[Article], entry: Article | None) -> Widget:
        field = TextField(tr("Search"), self.wanted, self._search, ident="search", limit=40, act=self._open_first)
        field.keys = ("S",)
        rows = [
            Line(
                article.title,
                partial(self._open, article),
                chosen=entry is not None and article.id == entry.id,
                note=self._note(article),
                ident=f"list/{article.id}",
                first=entry is not None and article.id == entry.id,
            )
            for article in shown
        ]
        foot = self._foot()
        # Where there is little room, the foot is the end of the list.
        listed = [*rows, foot] if self._alone else rows
        pages = Pages(listed, ident="list", name=tr("Entries"), gap=0, ink="ink", face="paper")
        found: Widget = pages.grow() if rows else Text(self._empty(), "body", "ink_soft")
        below = foot if not (self._alone and rows) else None
        parts = [Panel(field, name=tr("Search")), Panel(found, name=tr("Entries")).grow(), below]
        return Sheet(parts, pad=10, gap=8)

    def _note(self, article: Article) -> str:
        """The line under a title: its part in a search, its office, its date, or that it was known only later."""
        if self.shown and not self.knows.lists(article):
            return tr("Known only later")
        if self.wanted or self.family == _HERE:
            return tr(dict(FAMILIES)[article.part])
        if article.part in ("people", "documents") and article.facts:
            return article.facts[0][1]
        return article.group

    def _empty(self) -> str:
        if self.wanted:
            return tr("Nothing here goes by that word. Try a shorter one.")
        if self.family == _HERE:
            return tr("There is no hard word on that screen.")
        return tr("What belongs here was known only later. It opens when the match has ended.")

    def _foot(self) -> Widget | None:
        """How many entries are shut, and the key that shows them all the same."""
        shut = [a for a in self.articles if a.part == self.family and not self.knows.lists(a)]
        if self.wanted or not (shut or self.shown):
            return None
        if self.shown:
            words, act = tr("What was known only later is shown and marked."), tr("Put it away")
        else:
            words = trn(
                "{count} entry tells what was known only later.",
                "{count} entries tell what was known only later.",
                len(shut),
            )
            act = tr("Show")
        toggle = Button(act, self._show_later, key="V", kind="paper", ident="show-later")
        return Panel(Row([Text(words, "small", "ink_soft").grow(), toggle], gap=8), name=tr("Known only later"))


def _nothing() -> Widget:
    return Sheet([Gap().grow()], pad=32)


class SourcesScene(CodexScene):
    """The codex, opened at the bibliography."""

    title = marked("Sources")

    def __init__(self, match: MatchState) -> None:
        super().__init__(match, family="sources")
