"""The scenario's words by family and id, at the reader's level and in the reader's language.

Where a scenario is silent an id is read plainly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from game.content.texts import NOT_PROSE, texts, told
from game.content.words import Words
from game.core.definitions import Model
from game.core.sides import SIDES, Side
from game.locale import Reading, marked, reading, tr
from game.locale.catalogue import scenario_texts

INVENTED = marked("invented for play")
_CONFIDENCE = {
    "high": marked("high confidence"),
    "medium": marked("medium confidence"),
    "low": marked("low confidence"),
}


def plain(name: str) -> str:
    """Return an id as words: `fly-low` becomes `Fly low`."""
    words = name.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:]


class Lexicon:
    """Looks words up; what is missing comes back as the id with spaces, or as an empty text."""

    def __init__(self, model: Model, way: Reading | None = None) -> None:
        """Read the words of one scenario, for one way of reading: that of now, if none is named."""
        self._words = _told(model, way or reading())
        self._names: frozenset[str] | None = None

    def family(self, family: str) -> Mapping[str, Any]:
        """Return all entries of a family, by id; entries kept apart by side come together."""
        found = self._words.get(family)
        if not isinstance(found, Mapping):
            return {}
        if set(found) <= set(SIDES):
            return {key: value for part in found.values() if isinstance(part, Mapping) for key, value in part.items()}
        return found

    def entry(self, family: str, key: str) -> Mapping[str, Any]:
        """Return one entry as a mapping; a bare text is its label; empty if there is none."""
        found = self.family(family).get(key)
        if isinstance(found, str):
            return {"label": found}
        return found if isinstance(found, Mapping) else {}

    def text(self, family: str, key: str, name: str, default: str = "", side: Side | None = None) -> str:
        """Return one text of an entry; where it is kept apart by side, that of `side`."""
        return said(self.entry(family, key).get(name), side) or default

    def label(self, family: str, key: str, side: Side | None = None) -> str:
        """Return what a thing is called."""
        entry = self.entry(family, key)
        for name in ("label", "name", "title", "short"):
            found = said(entry.get(name), side)
            if found:
                return found
        return plain(key)

    def about(self, family: str, key: str, side: Side | None = None) -> str:
        """Return the sentence or two that say what a thing is."""
        entry = self.entry(family, key)
        for name in ("about", "what", "means", "effect", "gloss", "text", "summary"):
            found = said(entry.get(name), side)
            if found:
                return found
        return ""

    def provenance(self, entry: Mapping[str, Any]) -> str:
        """Return where a line comes from: `FRUS XI · high confidence`, or that it is invented; else an empty text."""
        for part in (entry, entry.get("history")):
            if not isinstance(part, Mapping):
                continue
            if part.get("source"):
                ids = part["source"] if isinstance(part["source"], list | tuple) else [part["source"]]
                names = ", ".join(self.text("sources", str(i), "short", plain(str(i))) for i in ids)
                confidence = part.get("confidence")
                return f"{names} · {tr(_CONFIDENCE[str(confidence)])}" if str(confidence) in _CONFIDENCE else names
            if part.get("invented"):
                return tr(INVENTED)
        return ""

    def initial(self, text: str) -> str:
        """Return a text for the middle of a sentence: its first letter small, unless it begins with a name.

        A text of two words with capitals, as Radio Moscow, is a name, unless the first is an article.
        """
        if self._names is None:
            self._names = _names(self._words)
        first = _WORD.match(text)
        if first is None or first[0] in self._names or first[0][1:] != first[0][1:].lower():
            return text
        if first[0] not in _ARTICLES and _TWO_CAPITALS.fullmatch(text):
            return text
        return text[:1].lower() + text[1:]

    def keys(self, family: str) -> Iterator[str]:
        """Yield the ids of a family."""
        yield from self.family(family)


def _told(model: Model, way: Reading) -> Mapping[str, Any]:
    words = model.words
    if not isinstance(words, Words):
        return words if isinstance(words, Mapping) else {}
    families = words.at(way.level)
    if way.language == "en":
        return families
    tell = scenario_texts(words.folders, way.language).gettext
    return {family: part if family in NOT_PROSE else told(part, tell) for family, part in families.items()}


def _names(words: Mapping[str, Any]) -> frozenset[str]:
    """Return the words that a scenario's prose writes with a capital in mid-sentence, and never without."""
    capital: set[str] = set()
    small: set[str] = set()
    for _, text in texts({family: words[family] for family in words if family not in NOT_PROSE}, ""):
        for found in _WORD.finditer(text):
            word = found[0]
            last = found.start() - 1
            while last >= 0 and text[last].isspace():
                last -= 1
            inside = last >= 0 and text[last] not in '.?!:;"“‘([—'
            if word[0].islower():
                small.add(word)
            elif inside:
                capital.add(word)
    return frozenset(w for w in capital if w.lower() not in small)


def texts_of(value: Any) -> Iterator[str]:
    """Yield every text below a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from texts_of(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from texts_of(part)


_ARTICLES: Final = frozenset({"The"})
_CAPITAL: Final = r"[A-ZÀ-ÖØ-ÞА-ЯЁ][^\W\d_]+"
_TWO_CAPITALS: Final = re.compile(f"{_CAPITAL} {_CAPITAL}")
_WORD = re.compile(r"[^\W\d_]+(?:-\w+)*")


def said(value: Any, side: Side | None = None) -> str:
    """Return a text that may be kept apart by side."""
    if isinstance(value, Mapping):
        value = value.get(side) if side is not None else None
    return " ".join(value.split()) if isinstance(value, str) else ""


def lexicon_of(model: Model) -> Lexicon:
    """Return the lexicon of a scenario, at the level and in the language that are read here and now."""
    return _lexicon(model, reading())


@lru_cache(maxsize=24)
def _lexicon(model: Model, way: Reading) -> Lexicon:
    return Lexicon(model, way)


def written_in(folder: Path, text: str) -> str:
    """Return the title or the summary of a scenario that nobody has opened yet, in the reader's language."""
    return scenario_texts((folder,), reading().language).gettext(text)
