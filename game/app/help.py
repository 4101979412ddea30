"""Help: the note on content, what can be looked up at a desk, and sources."""

from __future__ import annotations

from dataclasses import dataclass

from game.app.codex import Article, Knowledge, articles, knowledge
from game.app.codex_search import folded, search
from game.app.lexicon import lexicon_of, plain, said
from game.app.session import Session
from game.core.definitions import Model
from game.core.sides import Side
from game.locale import tr


@dataclass(frozen=True, slots=True)
class Entry:
    """A word and what it means; `source` says where that comes from."""

    term: str
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Source:
    """One entry of the bibliography."""

    id: str
    short: str
    full: str
    note: str


def content_note(model: Model) -> tuple[Entry, ...]:
    """Return what a player should know before the first game."""
    words = lexicon_of(model)
    found = []
    for key in words.keys("notice"):
        entry = words.entry("notice", key)
        if key != "short":
            text = str(entry.get("text", "")).strip()
            found.append(Entry(words.label("notice", key), text, words.provenance(entry)))
    return tuple(found)


def short_note(model: Model) -> str:
    """Return the note in one line."""
    return lexicon_of(model).text("notice", "short", "text", tr("A game about avoiding a war. It can fail."))


def glossary(session: Session, side: Side) -> tuple[Entry, ...]:
    """Return all that a desk may look up, in order: words, persons, places, weapons and what else is open to it."""
    knows = knowledge(session, side)
    found = [a for a in articles(session.match.model) if a.part != "sources" and knows.lists(a)]
    return tuple(_entry(a, knows) for a in sorted(found, key=lambda a: a.title.lower().removeprefix("the ")))


def look_up(session: Session, side: Side, word: str) -> tuple[Entry, ...]:
    """Return the entries that a word fits, the best first, as far as a desk may know them."""
    knows = knowledge(session, side)
    found = [a for a in search(articles(session.match.model), word, knows) if a.part != "sources"]
    exact = [a for a in found if folded(a.title) == folded(word.strip())]
    return tuple(_entry(a, knows) for a in (exact or found)[:5])


def _entry(article: Article, knows: Knowledge) -> Entry:
    """Return an article in plain text, its table first; what is shut to a desk is left out."""
    parts = [f"{value}." for name, value in article.facts]
    parts += [article.text, article.later if knows.opens(article) else ""]
    return Entry(article.title, " ".join(" ".join(part.split()) for part in parts if part), article.provenance)


def sources(model: Model) -> tuple[Source, ...]:
    """Return the bibliography."""
    words = lexicon_of(model)
    found = []
    for key in words.keys("sources"):
        entry = words.entry("sources", key)
        found.append(
            Source(key, said(entry.get("short")) or plain(key), said(entry.get("full")), said(entry.get("note")))
        )
    return tuple(found)
