"""The scenario's words by family and id, with a plain reading of the id where a scenario is silent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from game.core.definitions import Model
from game.core.sides import SIDES, Side

INVENTED = "invented for play"


def plain(name: str) -> str:
    """Return an id as words: `fly-low` becomes `Fly low`."""
    words = name.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:]


class Lexicon:
    """Looks words up; what is missing comes back as the id with spaces, or as an empty text."""

    def __init__(self, model: Model) -> None:
        """Read the words of one scenario."""
        self._words: Mapping[str, Any] = model.words if isinstance(model.words, Mapping) else {}

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
        """Return where a line comes from: `FRUS XI · high confidence`, or that it is invented; empty if it says nothing."""
        for part in (entry, entry.get("history")):
            if not isinstance(part, Mapping):
                continue
            if part.get("source"):
                ids = part["source"] if isinstance(part["source"], list | tuple) else [part["source"]]
                names = ", ".join(self.text("sources", str(i), "short", plain(str(i))) for i in ids)
                confidence = part.get("confidence")
                return f"{names} · {confidence} confidence" if confidence else names
            if part.get("invented"):
                return INVENTED
        return ""

    def keys(self, family: str) -> Iterator[str]:
        """Yield the ids of a family."""
        yield from self.family(family)


def said(value: Any, side: Side | None = None) -> str:
    """Return a text that may be kept apart by side."""
    if isinstance(value, Mapping):
        value = value.get(side) if side is not None else None
    return " ".join(value.split()) if isinstance(value, str) else ""


@lru_cache(maxsize=8)
def lexicon_of(model: Model) -> Lexicon:
    """Return the lexicon of a scenario."""
    return Lexicon(model)


def initial(text: str) -> str:
    """Return a text with its first letter in lower case, for the middle of a sentence; names keep theirs."""
    first = text.split(" ", 1)[0]
    if first.isupper() and len(first) > 1:
        return text
    return text[:1].lower() + text[1:]


def listed(items: list[str], joint: str = "and") -> str:
    """Return `a`, `a and b`, or `a, b and c`."""
    if len(items) <= 1:
        return "".join(items)
    return f"{', '.join(items[:-1])} {joint} {items[-1]}"
