"""The page of one entry of the codex: its table, its text, what was known only later, what to read on, its sources."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from game.app.codex import FAMILIES, Article, Knowledge
from game.app.codex_search import Links
from game.locale import tr
from game.ui.intents import Intent
from game.ui.scenes.codex.codex_links import LinkedText, glosses
from game.ui.scenes.parts import known_icon
from game.ui.widgets import (
    Button,
    Column,
    Flow,
    Gap,
    Icon,
    Label,
    Panel,
    Portrait,
    Row,
    Rule,
    Scroll,
    Sheet,
    Text,
    Widget,
)


@dataclass(frozen=True, slots=True)
class Shelf:
    """What a page needs besides its article: all others, what the reader may know, and what opens an entry.

    shown: whether what was known only later has been asked for.
    """

    by_id: Mapping[str, Article]
    knows: Knowledge
    links: Links
    shown: bool
    open_entry: Callable[[Article], Intent | None]
    show_later: Callable[[], Intent | None]

    def lists(self, article: Article) -> bool:
        """Whether an article may be named."""
        return self.shown or self.knows.lists(article)

    def shut(self, article: Article) -> bool:
        """Whether something of an article is kept for later."""
        return bool(article.later) and not self.knows.opens(article)


def entry_page(article: Article, shelf: Shelf, *, narrow: bool) -> Widget:
    """Return a sheet with one entry."""
    name = tr(dict(FAMILIES)[article.part])
    label = tr("{part} · {group}", part=name, group=article.group) if article.group else name
    words = Column(
        [
            Text(article.title, "panel_title" if narrow else "headline", balance=True),
            _table(article, narrow=narrow),
            *_paragraphs(article, article.text, shelf),
            *_later(article, shelf),
            *_see(article, shelf),
            *_sources(article, shelf),
        ],
        gap=12,
    )
    body = Scroll(words, ident=f"entry-{article.id}", name=article.title)
    column = Column([Label(label, "ink_soft"), body.grow()], gap=8)
    picture = None if narrow else _picture(article)
    row: Widget = column
    if picture is not None:
        row = Row([column.grow(), Column([picture, Gap().grow()], align="right")], gap=24, align="fill")
    return Panel(Sheet([row.grow()], pad=20 if narrow else 32), name=tr("Entry"))


def _picture(article: Article) -> Widget | None:
    if article.portrait:
        return Portrait(article.portrait, 110, camp=article.camp, name=article.title, edge="ink")
    return Icon(known_icon(article.icon, "ui-book"), 64, framed=True) if article.icon else None


def _table(article: Article, *, narrow: bool) -> Widget | None:
    if not article.facts:
        return None
    rows: list[Widget] = [Rule("ink", 2)]
    for name, value in article.facts:
        if narrow:
            rows.append(Column([Text(name, "small", "ink_soft"), Text(value, "body")], gap=0))
        else:
            rows.append(
                Row([Text(name, "body", "ink_soft").wide(110), Text(value, "body").grow()], gap=12, align="top")
            )
        rows.append(Rule())
    return Column(rows, gap=5)


def _paragraphs(article: Article, text: str, shelf: Shelf) -> list[Widget]:
    out: list[Widget] = []
    for part in text.split("\n\n") if text else ():
        told = LinkedText(part, shelf.links, "reading", open_entry=shelf.open_entry, besides=(article.id,))
        out += [told, *glosses(told.links, shelf.knows)]
    return out


def _later(article: Article, shelf: Shelf) -> list[Widget]:
    """What was known only later: told, marked as such, or behind a key of its own."""
    if not article.later:
        return []
    if article.part == "sources" or (not article.text and shelf.knows.side is None):
        return _paragraphs(article, article.later, shelf) if shelf.shown or not shelf.shut(article) else []
    if shelf.shut(article):
        if not shelf.shown:
            words = Text(tr("More was known only later. It opens when the match has ended."), "body", "ink_soft")
            more = Button(tr("Show what was known later"), shelf.show_later, key="V", kind="paper", ident="later")
            return [Rule(), words, Flow([more])]
        return [Rule(), Label(tr("Known only later"), "accent_2"), *_paragraphs(article, article.later, shelf)]
    heading = tr("Known only later") if shelf.knows.side is None else tr("Known at this desk")
    return [Rule(), Label(heading, "accent"), *_paragraphs(article, article.later, shelf)]


def _see(article: Article, shelf: Shelf) -> list[Widget]:
    others = [shelf.by_id[key] for key in article.see if key in shelf.by_id and shelf.lists(shelf.by_id[key])]
    if not others:
        return []
    buttons = [
        Button(
            other.title,
            partial(shelf.open_entry, other),
            kind="paper",
            ident=f"see-{other.id}",
            spoken=tr("Read on: {title}", title=other.title),
        )
        for other in others
    ]
    return [Rule(), Label(tr("Read on"), "ink_soft"), Flow(buttons, gap=8)]


def _sources(article: Article, shelf: Shelf) -> list[Widget]:
    """Where it comes from: each work opens in the bibliography."""
    if not article.sources:
        sure = article.confidence
        return [Rule(), Text(f"{sure[:1].upper()}{sure[1:]}.", "small", "ink_soft")] if sure else []
    works: list[Widget] = [
        Button(
            short,
            partial(shelf.open_entry, shelf.by_id[f"sources/{key}"]),
            kind="paper",
            ident=f"source-{key}",
            spoken=tr("Source: {title}", title=short),
        )
        for key, short in article.sources
        if f"sources/{key}" in shelf.by_id
    ]
    head = Row([Label(tr("Sources"), "ink_soft").grow(), Text(article.confidence, "small", "ink_soft")])
    return [Rule(), head, Flow(works, gap=8)]
