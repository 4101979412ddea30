"""Words that the codex explains, underlined where they stand: a click opens their entry, F4 lists those of a screen.

At the short level of reading a line under the text says at once what the hardest of them mean.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from functools import lru_cache
from typing import Final

from pygame import Rect

from game.app.codex import Article, Knowledge, articles, gloss, knowledge
from game.app.codex_search import Link, Links
from game.core.definitions import Model
from game.core.sides import Side
from game.locale import Level, reading, tr
from game.ui.intents import Intent
from game.ui.paint.kit import Kit
from game.ui.paint.typesetting import Line, Run, Words, plain, runs_of
from game.ui.scenes.intents import OpenCodex
from game.ui.scenes.match_state import MatchState
from game.ui.widgets import Column, Text, Widget
from game.ui.widgets.base import Used

_GLOSSED: Final = ("words", "weapons")
"""Parts of the codex whose words are hard; people and places explain themselves."""
_MOST: Final = 2
_MEMORY: Final = "codex-links"


def links_of(match: MatchState) -> Links:
    """Return what finds the words that this desk may look up; found once for each way of reading."""
    knows = knowledge(match.session, match.side)
    key = (reading(), knows)
    kept: tuple[object, Links] | None = match.memory.get(_MEMORY)
    if kept is None or kept[0] != key:
        kept = (key, Links(articles(match.session.match.model), knows))
        match.memory[_MEMORY] = kept
    return kept[1]


def links_in(model: Model, reader: Side | None) -> Links:
    """Return what finds the words that may be looked up where no match is played. reader: a desk still in play."""
    return _links_in(model, reader, reading())


@lru_cache(maxsize=4)
def _links_in(model: Model, reader: Side | None, _way: object) -> Links:
    return Links(articles(model), Knowledge(reader))


class Mentions:
    """Texts of one screen in which each word of the codex is underlined where it is first mentioned, and only there."""

    def __init__(self, match: MatchState) -> None:
        self._links = links_of(match)
        self._seen: set[str] = set()

    def text(self, words: Words, style: str = "body", colour: str = "ink") -> Text:
        """Return a text whose hard words lead to the codex, unless an earlier text of the screen has them."""
        told = LinkedText(words, self._links, style, colour, besides=self._seen)
        self._seen.update(link.article.id for link in told.links)
        return told


class LinkedText(Text):
    """A text in which some words lead to the codex. open_entry: what a click on one of them asks for."""

    def __init__(
        self,
        words: Words,
        links: Links,
        style: str = "body",
        colour: str = "ink",
        *,
        open_entry: Callable[[Article], Intent | None] | None = None,
        besides: Collection[str] = (),
        align: str = "left",
        ident: str = "",
    ) -> None:
        """besides: ids of articles that are not linked to: the text is their own, or they were linked to before."""
        self.links = [link for link in links.within(plain(words)) if link.article.id not in besides]
        self.open_entry = open_entry or (lambda article: OpenCodex(article.id))
        super().__init__(_underlined(words, self.links), style, colour, align=align, ident=ident)
        self._kit: Kit | None = None

    def place(self, kit: Kit, rect: Rect) -> None:
        super().place(kit, rect)
        self._kit = kit

    def hit(self, pos: tuple[int, int]) -> Widget | None:
        """Only its underlined words take the pointer."""
        return self if self.shown and self.link_at(pos) is not None else None

    def click(self, pos: tuple[int, int]) -> Used:
        link = self.link_at(pos)
        if link is None:
            return False
        answer = self.open_entry(link.article)
        return answer if answer is not None else True

    def link_at(self, pos: tuple[int, int]) -> Link | None:
        """The linked word at a place of the screen."""
        if self._kit is None or not self.links or not self.rect.collidepoint(pos):
            return None
        lines = self._lines(self._kit)
        step = self._kit.type.height(self.style)
        row = (pos[1] - self.rect.top) // step
        if not 0 <= row < len(lines):
            return None
        spare = self.rect.width - lines[row].width
        left = self.rect.left + (0 if self.align == "left" else spare if self.align == "right" else spare // 2)
        for piece in lines[row].pieces:
            if piece.run.underline and left + piece.x <= pos[0] < left + piece.x + piece.width:
                return self._link_of(piece.run.text, lines, row)
        return None

    def _link_of(self, shown: str, lines: tuple[Line, ...], row: int) -> Link | None:
        """The link that a piece belongs to; a name may go on over the end of a line."""
        text = plain(self.words)
        said = [link for link in self.links if shown.strip() in text[link.start : link.end]]
        if len(said) < 2:
            return said[0] if said else None
        before = sum(len("".join(piece.run.text for piece in line.pieces)) for line in lines[:row])
        return min(said, key=lambda link: abs(link.start - before))

    def _lines(self, kit: Kit) -> tuple[Line, ...]:
        return tuple(kit.type.wrap(self.words, self.style, max(1, self.rect.width), balance=self.balance))


def _underlined(words: Words, links: list[Link]) -> list[Run]:
    """The text's runs, cut where a linked word begins and ends."""
    out: list[Run] = []
    at = 0
    for run in runs_of(words):
        end = at + len(run.text)
        cut = at
        for link in links:
            start, stop = max(link.start, at), min(link.end, end)
            if start < stop:
                if start > cut:
                    out.append(replace(run, text=run.text[cut - at : start - at], note=""))
                said, note = run.text[start - at : stop - at], run.note if stop == end else ""
                out.append(replace(run, text=said, underline=run.underline or "ink_soft", note=note))
                cut = stop
        if cut < end or not run.text:
            out.append(replace(run, text=run.text[cut - at :]))
        at = end
    return out


def linked(match: MatchState, words: Words, style: str = "body", colour: str = "ink") -> Widget:
    """Return a text whose hard words lead to the codex; at the short level two of them are told in a line below."""
    text = LinkedText(words, links_of(match), style, colour)
    notes = glosses(text.links, knowledge(match.session, match.side))
    return Column([text, *notes], gap=6) if notes else text


def glossed(match: MatchState, words: Words, style: str = "reading") -> list[Text]:
    """Return a text whose hard words lead to the codex, said by a voice at once, and the lines that go under it."""
    text = LinkedText(words, links_of(match), style).heralded()
    return [text, *glosses(text.links, knowledge(match.session, match.side))]


def glosses(links: list[Link], knows: Knowledge) -> list[Text]:
    """Return a line for each of the hardest words of a text, at the short level of reading; else none."""
    if reading().level is not Level.SHORT:
        return []
    hard = [link.article for link in links if link.article.part in _GLOSSED]
    notes = []
    for article in hard[:_MOST]:
        told = gloss(article, knows)
        if told:
            line = tr("{word}: {gloss}", word=article.title, gloss=told)
            notes.append(Text(line, "small", "ink_soft"))
    return notes
