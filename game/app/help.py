"""Help: the note on content, hard words, who was who, pieces for reading on, and sources."""

from __future__ import annotations

from dataclasses import dataclass

from game.app.lexicon import lexicon_of, plain, said
from game.core.definitions import Model
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


def glossary(model: Model) -> tuple[Entry, ...]:
    """Return all hard words, in order."""
    words = lexicon_of(model)
    found = []
    for key in words.keys("glossary"):
        entry = words.entry("glossary", key)
        found.append(Entry(said(entry.get("term")) or plain(key), said(entry.get("gloss")), words.provenance(entry)))
    return tuple(sorted(found, key=lambda e: e.term.lower().removeprefix("the ")))


def people(model: Model) -> tuple[Entry, ...]:
    """Return who was who."""
    words = lexicon_of(model)
    found = []
    for key in words.keys("people"):
        entry = words.entry("people", key)
        role = said(entry.get("role"))
        text = f"{role}. {said(entry.get('about'))}".strip()
        found.append(Entry(words.label("people", key), text, words.provenance(entry)))
    return tuple(found)


def codex(model: Model) -> tuple[Entry, ...]:
    """Return short pieces for reading on: why they acted so, what nobody knew, how it went on, what is argued about."""
    words = lexicon_of(model)
    found = []
    for key in words.keys("codex"):
        entry = words.entry("codex", key)
        found.append(Entry(words.label("codex", key), said(entry.get("text")), words.provenance(entry)))
    return tuple(found)


def look_up(model: Model, word: str) -> tuple[Entry, ...]:
    """Return the entries of the glossary, of the people and of the codex that a word fits, exact ones first."""
    wanted = word.strip().lower()
    if not wanted:
        return ()
    entries = (*glossary(model), *people(model), *codex(model))
    exact = [e for e in entries if e.term.lower() == wanted]
    near = [e for e in entries if wanted in e.term.lower() and e not in exact]
    inside = (
        [e for e in entries if wanted in e.text.lower() and e not in exact and e not in near]
        if not exact + near
        else []
    )
    return tuple((exact + near + inside)[:5])


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
