"""Finding articles of the codex: by words typed, whatever their case and accents, and by words in running text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from game.app.codex import Article, Knowledge

_LEAST: Final = 3
"""Letters a name has at the least to be found in running text."""


def folded(text: str) -> str:
    """Return a text without accents, in small letters: `Guantánamo` becomes `guantanamo`."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in parts if not unicodedata.combining(c))


def search(found: Iterable[Article], wanted: str, knows: Knowledge) -> list[Article]:
    """Return the articles in which every word of `wanted` begins some word, titles before names before texts.

    What is shut to the reader is neither named nor searched.
    """
    words = folded(wanted).split()
    if not words:
        return []
    ranked = []
    for place, article in enumerate(found):
        rank = _rank(article, words, knows)
        if rank is not None:
            ranked.append((rank, place, article))
    return [article for _, _, article in sorted(ranked, key=lambda x: x[:2])]


def _rank(article: Article, words: Sequence[str], knows: Knowledge) -> int | None:
    """Return how well an article fits, 0 best; None if it does not, or may not be named."""
    if not knows.lists(article):
        return None
    whole, title = " ".join(words), folded(article.title)
    if title.removeprefix("the ") == whole or title == whole:
        return 0
    if title.startswith(whole):
        return 1
    if _begins(title, words):
        return 2
    if any(_begins(folded(name), words) for name in article.names):
        return 3
    if article.part == "sources" and knows.side is not None:
        return None  # titles of scholars tell what a desk could not know
    told = [article.title, *article.names, article.text, article.group, *(value for _, value in article.facts)]
    told += [short for _, short in article.sources]
    if knows.opens(article):
        told.append(article.later)
    everything = folded(" ".join(told))
    if _begins(everything, words):
        return 4
    return 5 if all(word in everything for word in words) else None


def _begins(text: str, words: Sequence[str]) -> bool:
    starts = re.findall(r"\w+(?:[-']\w+)*", text)
    starts += [part for start in starts if "-" in start for part in start.split("-")]
    return all(any(start.startswith(word) for start in starts) for word in words)


@dataclass(frozen=True, slots=True)
class Link:
    """A word in running text that the codex knows: text[start:end], and the article it leads to."""

    start: int
    end: int
    article: Article


class Links:
    """Finds the words of running text that a reader may look up."""

    def __init__(self, found: Iterable[Article], knows: Knowledge) -> None:
        """Gather the names of what may be named; weapons and places go before words of the same name."""
        self._by_name: dict[str, Article] = {}
        order = ("weapons", "people", "places", "words", "documents")
        linkable = [
            a for a in found if a.part in order and a.underlined and knows.lists(a) and not a.id.startswith("terms/")
        ]
        for article in sorted(linkable, key=lambda a: order.index(a.part)):
            names = _of_person(article) if article.part == "people" else article.names
            for name in names:
                if len(name) >= _LEAST:
                    self._by_name.setdefault(folded(name), article)
        names_found = sorted(self._by_name, key=len, reverse=True)
        joined = "|".join(re.escape(name) for name in names_found)
        self._pattern = re.compile(rf"(?<![\w-])(?:{joined})(?![\w-])") if names_found else None
        self._found: dict[str, tuple[Link, ...]] = {}

    def within(self, text: str) -> tuple[Link, ...]:
        """Return the words of a text that may be looked up, each article once, in the order in which they stand.

        A screen asks again for all of its texts after every act, so what was found is kept.
        """
        if text not in self._found:
            self._found[text] = tuple(self._searched(text))
        return self._found[text]

    def _searched(self, text: str) -> list[Link]:
        if self._pattern is None:
            return []
        plain = _aligned(text)
        seen: set[str] = set()
        links = []
        for match in self._pattern.finditer(plain):
            article = self._by_name[match[0]]
            if article.id not in seen:
                seen.add(article.id)
                links.append(Link(match.start(), match.end(), article))
        return links


def _of_person(article: Article) -> tuple[str, ...]:
    """Return what a person is called in running text: all of his name, or the last word of it."""
    last = article.title.split(",")[0].split()[-1]
    return (article.title, last) if last not in _COMMON else (article.title,)


_COMMON: Final = frozenset({"Kennedy", "Johnson", "Power", "Anderson", "Ball", "Hare", "Thant"})
"""Last names that are words besides, or belong to two."""


def _aligned(text: str) -> str:
    """Return a text folded letter by letter, so that places in it are places in the text."""
    return "".join(map(_letter, text))


@lru_cache(maxsize=2048)
def _letter(c: str) -> str:
    return (folded(c) or c)[:1]
