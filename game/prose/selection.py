"""Which alternative is taken: keyed by game, letter and phrase, and shy of what has been said before."""

from __future__ import annotations

import math
from collections.abc import Iterator

from game.core.luck import base_of, draw, name_key
from game.prose.grammar import Alternative, Book, holds
from game.prose.sentences import bare, split

_TRIES = 24
"""Joinings of parts that are tried before a sentence is given up."""
_MOST_PARTS = 200
"""Phrases that may go into one sentence: whatever a scenario says, a letter comes to an end."""


class Pen:
    """Draws alternatives for one letter and remembers what it has said.

    Args:
        used: ids and sentences of the match so far.
    """

    def __init__(self, book: Book, seed: int, letter: str, used: frozenset[str], slots: dict[str, str]) -> None:
        """Take up the pen for one letter."""
        self.book = book
        self.slots = slots
        self.used = used
        self.spent: set[str] = set()
        self.said: set[str] = set()
        self._base = base_of(seed, name_key(letter))
        self._parts = 0

    def luck(self, key: int, salt: int = 0) -> float:
        """Return this letter's draw in [0, 1) for a hashed name."""
        return draw(self._base, key + salt)

    def sentence(
        self, symbols: tuple[str, ...], flags: frozenset[str], context: dict[str, str], *, must: bool, salt: int = 0
    ) -> list[str]:
        """Say one thing that has not been said in this match.

        Args:
            symbols: their alternatives compete.
            context: symbols that stand for the clause in hand.
            must: whether a new joining of parts already used will do when nothing fresh fits.

        Returns:
            Its sentences; none if nothing fits.
        """
        fresh = [a for a in self._fitting(symbols, flags) if a.id not in self.used and a.id not in self.spent]
        for a in self._order(fresh, salt):
            found = self._try(a, flags, context, salt)
            if found:
                return found
        if not must:
            return []
        joint = [a for a in self._fitting(symbols, flags) if any(p.symbol for p in a.pieces)]
        for turn in range(1, _TRIES if joint else 1):
            for a in self._order(joint, salt + turn)[:3]:
                found = self._try(a, flags, context, salt + turn)
                if found:
                    return found
        return []

    def anyhow(self, symbols: tuple[str, ...], flags: frozenset[str], context: dict[str, str]) -> list[str]:
        """Say something whatever has been said: the last resort for a clause, which may never be left out."""
        for a in self._order(self._fitting(symbols, flags), 0):
            self._parts = 0
            return split(self._expand(a, flags, context, 0, []))
        return []

    def phrase(self, symbol: str, flags: frozenset[str], context: dict[str, str]) -> str:
        """Return a phrase that may be repeated (a salutation, a signature)."""
        self._parts = 0
        return self._symbol(symbol, flags, context, 0, []).replace(" / ", "\n")

    def _fitting(self, symbols: tuple[str, ...], flags: frozenset[str]) -> list[Alternative]:
        words = self.book.words
        return [a for s in symbols for a in words.get(s, ()) if holds(a.condition, flags)]

    def _order(self, alternatives: list[Alternative], salt: int) -> list[Alternative]:
        spent, used = self.spent, self.used

        def rank(a: Alternative) -> tuple[int, float]:
            worn = 2 if a.id in spent else 1 if a.id in used else 0
            return worn, -math.log(max(1.0 - self.luck(a.key, salt * 7919), 1e-12)) / a.weight

        return sorted(alternatives, key=rank)

    def _try(self, a: Alternative, flags: frozenset[str], context: dict[str, str], salt: int) -> list[str]:
        marks = [a.id]
        self._parts = 0
        text = self._expand(a, flags, context, salt, marks)
        if not text:
            return []
        found = split(text)
        said = [bare(s) for s in found]
        if any(s in self.used or s in self.said for s in said):
            return []
        self.spent.update(marks)
        self.said.update(said)
        return found

    def _expand(
        self, a: Alternative, flags: frozenset[str], context: dict[str, str], salt: int, marks: list[str]
    ) -> str:
        parts = []
        for piece in a.pieces:
            if piece.symbol:
                part = self._symbol(context.get(piece.symbol, piece.symbol), flags, context, salt, marks)
                if not part:
                    return ""
                parts.append(part)
            else:
                parts.append(self.slots.get(piece.slot, "") if piece.slot else piece.text)
        return "".join(parts)

    def _symbol(self, symbol: str, flags: frozenset[str], context: dict[str, str], salt: int, marks: list[str]) -> str:
        self._parts += 1
        if self._parts > _MOST_PARTS:
            return ""
        for a in self._order(self._fitting((symbol,), flags), salt):
            text = self._expand(a, flags, context, salt, marks)
            if text:
                marks.append(a.id)
                return text
        return ""

    def shuffled(self, names: list[str]) -> Iterator[int]:
        """Yield the positions of a list in this letter's own order."""
        keys = [self.luck(name_key(f"{name}/{i}")) for i, name in enumerate(names)]
        yield from sorted(range(len(names)), key=keys.__getitem__)
