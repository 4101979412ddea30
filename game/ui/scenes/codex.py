"""The codex: hard words, people, terms, pieces for reading on, and sources; a list to search and an entry to read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import pygame
from pygame import Rect, Surface
from pygame.event import Event

from game.app.help import Entry, codex, glossary, people, sources
from game.app.lexicon import INVENTED, lexicon_of
from game.core.definitions import Model
from game.ui.intents import Intent
from game.ui.kit import Kit
from game.ui.scene import TreeScene
from game.ui.scenes.fitting import fitted
from game.ui.scenes.match_state import MatchState
from game.ui.scenes.parts import page_head, sentence
from game.ui.scenes.tabs import tab
from game.ui.theme import Layout
from game.ui.widgets import (
    Brush,
    Column,
    Flow,
    Gap,
    Label,
    Pad,
    Pages,
    Panel,
    Portrait,
    RadioRow,
    Row,
    Rule,
    Scroll,
    Sheet,
    Text,
    TextField,
    Widget,
    hint,
)

CAMPS = {"us": "washington", "ussr": "moscow"}


@dataclass(frozen=True, slots=True)
class Piece:
    """One entry as the codex shows it. note: its sources and how sure they are; head: a portrait, if there is one."""

    family: str
    title: str
    text: str
    note: str
    head: str = ""
    camp: str = "other"

    def fits(self, wanted: str) -> bool:
        """Whether a search finds it: by its title, or by its text."""
        return wanted in self.title.lower() or wanted in self.text.lower()


FAMILIES = (
    ("words", "Words", "1"),
    ("people", "People", "2"),
    ("terms", "Terms", "3"),
    ("reading", "To read on", "4"),
    ("sources", "Sources", "5"),
)
"""Ids, names and keys of the codex's parts."""


def pieces(model: Model) -> tuple[Piece, ...]:
    """Everything in the codex, by part, in each by title."""
    words = lexicon_of(model)
    found = [_piece("words", entry) for entry in glossary(model)]
    by_name = {words.label("people", key): words.entry("people", key) for key in words.keys("people")}
    for entry in people(model):
        about = by_name.get(entry.term, {})
        camp = CAMPS.get(str(about.get("side", "")), "other")
        found.append(_piece("people", entry, str(about.get("portrait", "")), camp))
    found += [_term(model, term.id) for term in model.terms]
    found += [_piece("reading", entry) for entry in codex(model)]
    found += [Piece("sources", s.short, f"{sentence(s.full)}\n\n{s.note}".strip(), "") for s in sources(model)]
    return tuple(found)


def _piece(family: str, entry: Entry, head: str = "", camp: str = "other") -> Piece:
    return Piece(family, entry.term, entry.text, _note(entry.source), head, camp)


def _term(model: Model, key: str) -> Piece:
    words = lexicon_of(model)
    entry = words.entry("terms", key)
    history = entry.get("history")
    after = str(history.get("text", "")) if isinstance(history, dict) else ""
    parts = [words.about("terms", key), str(entry.get("gloss", "")), after]
    return Piece("terms", words.label("terms", key), "\n\n".join(p for p in parts if p), _note(words.provenance(entry)))


def _ident(piece: Piece) -> str:
    return f"list/{piece.family}-{piece.title}"


def _note(provenance: str) -> str:
    """Where a line comes from, as a sentence."""
    if not provenance:
        return "No source is named."
    return "Invented for play." if provenance == INVENTED else sentence(f"Source: {provenance}")


class Line(RadioRow):
    """A title in the list: the one whose entry is shown has a bar at its left. Enter opens it, as Space does."""

    role = "entry"
    takes_enter = True

    def state(self) -> str:
        return ", ".join(part for part in ("shown" if self.chosen else "", self.note) if part)

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

    title = "Codex"

    def __init__(self, match: MatchState, term: str = "", *, family: str = "words") -> None:
        super().__init__()
        self.match = match
        self.palette = match.palette
        self.pieces = pieces(match.session.match.model)
        self.family = family
        self.wanted = ""
        self.reading = False
        self.entry: Piece | None = None
        wanted = term.strip().lower()
        if wanted:
            exact = next((p for p in self.pieces if p.title.lower() == wanted), None)
            self.entry = exact or next((p for p in self.pieces if wanted in p.title.lower()), None)
            if self.entry is not None:
                self.family, self.reading = self.entry.family, True

    # -- what the person does --------------------------------------------------------------------------------------

    def _turn_to(self, family: str) -> Intent | None:
        self.family, self.entry, self.reading = family, None, False
        self.memory["at:list"] = 0
        return None

    def _search(self, wanted: str) -> Intent | None:
        self.wanted, self.entry = wanted, None
        self.memory["at:list"] = 0
        return None

    def _open(self, piece: Piece) -> Intent | None:
        self.entry, self.reading = piece, True
        return None

    def handle(self, event: Event) -> Intent | None:
        asked = super().handle(event)
        # With both on the screen the entry follows the focus, so that arrows leaf through the codex.
        if event.type == pygame.KEYDOWN and self.focus is not None and not self._alone:
            ident = self.focus.ident
            under = next((p for p in self.found() if ident == _ident(p)), None)
            if under is not None and under is not self.entry:
                self.entry = under
                self.refresh()
        return asked

    def _to_list(self) -> Intent | None:
        self.reading = False
        return None

    # -- what is shown ---------------------------------------------------------------------------------------------

    @property
    def _alone(self) -> bool:
        """Whether list and entry take turns on the screen."""
        return self._kit is not None and self._kit.theme.layout is Layout.NARROW

    def found(self) -> list[Piece]:
        """What the list shows: the part in front, or everything that a search finds, titles before texts."""
        wanted = self.wanted.strip().lower()
        if not wanted:
            return [piece for piece in self.pieces if piece.family == self.family]
        hits = [piece for piece in self.pieces if piece.fits(wanted)]
        return sorted(hits, key=lambda piece: wanted not in piece.title.lower())

    def compose(self, kit: Kit) -> Widget:
        shown = self.found()
        entry = self.entry or (shown[0] if shown else None)
        narrow = kit.theme.layout is Layout.NARROW
        if narrow and self.reading:
            back = hint("The list", "Esc", self._to_list)
            head = Row([Text(self.title, "screen_title", "on_table").grow(), back])
            page = Column([head, self._page(entry, narrow=True).grow()], gap=8)
            return fitted(kit, Pad(page, (20, 10, 20, 12)))
        listed = self._list(shown, entry)
        top = Column([page_head(self.title) if not narrow else None, self._tabs(kit)], gap=8)
        if narrow:
            body: Widget = listed
        else:
            share = 0.62 if kit.theme.layout is Layout.WIDE else 0.8
            body = Row([listed.grow(share), self._page(entry, narrow=False).grow()], gap=16, align="fill")
        return fitted(kit, Pad(Column([top, body.grow()], gap=10), (24, 14, 24, 16)))

    def _tabs(self, kit: Kit) -> Widget:
        small = kit.theme.layout is Layout.NARROW
        tabs = [
            tab(
                name,
                partial(self._turn_to, family),
                key=key,
                cap=not small,
                chosen=not self.wanted and family == self.family,
                ident=f"tab-{family}",
            )
            for family, name, key in FAMILIES
        ]
        return Panel(Flow(tabs, gap=6 if small else 8), name="Parts")

    def _list(self, shown: Sequence[Piece], entry: Piece | None) -> Widget:
        field = TextField("Search", self.wanted, self._search, ident="search", limit=40)
        names = {family: name for family, name, _ in FAMILIES}
        rows = [
            Line(
                piece.title,
                partial(self._open, piece),
                chosen=piece is entry,
                note=names[piece.family] if self.wanted else "",
                ident=_ident(piece),
                first=piece is entry,
            )
            for piece in shown
        ]
        pages = Pages(rows, ident="list", name="Entries", gap=0, ink="ink", face="paper")
        empty = Text("Nothing here goes by that word. Try a shorter one.", "body", "ink_soft")
        found = pages.grow() if rows else empty
        return Sheet([Panel(field, name="Search"), Panel(found, name="Entries").grow()], pad=10, gap=8)

    def _page(self, entry: Piece | None, *, narrow: bool) -> Widget:
        if entry is None:
            return Gap()
        names = {family: name for family, name, _ in FAMILIES}
        words = Column(
            [
                Text(entry.title, "panel_title" if narrow else "headline", balance=True),
                *[Text(part, "reading") for part in entry.text.split("\n\n")],
                Rule() if entry.note else None,
                Text(entry.note, "small", "ink_soft") if entry.note else None,
            ],
            gap=12,
        )
        head = None
        if entry.head and not narrow:
            head = Portrait(entry.head, 110, camp=entry.camp, name=entry.title, edge="ink")
        body = Scroll(words, ident=f"entry-{entry.title}", name=entry.title)
        label = Label(names[entry.family], "ink_soft")
        column = Column([label, body.grow()], gap=8)
        row: Widget = Row([column.grow(), head], gap=24, align="top" if head is None else "fill")
        if head is not None:
            row = Row([column.grow(), Column([head, Gap().grow()], align="right")], gap=24, align="fill")
        return Panel(Sheet([row.grow()], pad=20 if narrow else 32), name="Entry")


class SourcesScene(CodexScene):
    """The codex, opened at the bibliography."""

    title = "Sources"

    def __init__(self, match: MatchState) -> None:
        super().__init__(match, family="sources")
