"""What a book of phrases must hold before a letter may be written from it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from game.core.definitions import Term, Threat
from game.core.letters import ClauseKind
from game.core.sides import Side
from game.prose.grammar import Book, Condition, Grammar
from game.prose.occasion import EXCLUSIVE, FLAGS
from game.prose.problems import PhraseProblem

GROUPS: Final = frozenset({"gives", "asks", "assurances", "conditions", "refusals", "threats", "listed"})
"""Groups of clauses a plan can call for with a star."""

CONTEXT: Final = {"act": ("give.", "ask."), "topic": ("topic.",), "menace": ("menace.",)}
"""Symbols that stand for the clause in hand, and the families they are drawn from."""

_SHAPES: Final = ("item-give", "item-ask", "agree-give", "agree-ask", "waive", "unsaid")
CLAUSE_SYMBOLS: Final = (*(k.value for k in ClauseKind), *_SHAPES)
_SPECIFIC: Final = re.compile(rf"({'|'.join(CLAUSE_SYMBOLS)})\.[a-z0-9-]+(\.\d)?\Z")
_GIST_ROOTS: Final = ("gist", "gist-topic", "gist-threat", "headline")

SLOTS: Final = frozenset({"date", "day", "their-date", "their-day", "deadline", "n", "count", "term", "degree"})
"""Facts of the letter that a text may name."""


def check_book(
    grammar: Grammar, side: Side, terms: Sequence[Term], threats: Mapping[str, Threat]
) -> Iterator[PhraseProblem]:
    """Yield what is wrong with one side's book."""
    book = grammar.books[side]
    family: tuple[str | int, ...] = (side,)
    if not book.plans:
        yield PhraseProblem(family, f"no plans for {side}", "write at least one plan in a family of this writer")
        return
    if not any(plan.condition == () for plan in book.plans):
        yield PhraseProblem(family, f"no plan of {side} without a condition", "add one plan that fits every letter")
    links = links_of(book)
    yield from _references(book)
    yield from _reach(book, side, links)
    yield from _circles(book, links)
    yield from _conditions(grammar, book)
    yield from _levels(book, side, terms, threats)


def links_of(book: Book) -> dict[str, frozenset[str]]:
    """Return the symbols each symbol can lead to; one for the clause in hand leads to all it may stand for."""
    families = {name: frozenset(s for s in book.words if s.startswith(starts)) for name, starts in CONTEXT.items()}
    return {
        symbol: frozenset().union(
            *(families.get(p.symbol, {p.symbol}) for a in alternatives for p in a.pieces if p.symbol)
        )
        for symbol, alternatives in book.words.items()
    }


def _references(book: Book) -> Iterator[PhraseProblem]:
    for plan in book.plans:
        for symbol in (plan.salutation, plan.signature):
            if symbol and symbol not in book.words:
                yield PhraseProblem(plan.path, f"unknown symbol {symbol!r}", "define it under words")
        for move in (m for row in plan.paragraphs for m in row):
            known = GROUPS if move.group else book.words
            if move.name not in known:
                mend = f"groups are {', '.join(sorted(GROUPS))}" if move.group else "define it under words"
                yield PhraseProblem(plan.path, f"unknown move {move.name!r}", mend)
    lacking = {name for name, starts in CONTEXT.items() if not any(s.startswith(starts) for s in book.words)}
    for alternatives in book.words.values():
        for a in alternatives:
            for piece in a.pieces:
                if piece.symbol and piece.symbol not in book.words and piece.symbol not in CONTEXT:
                    yield PhraseProblem(a.path, f"unknown symbol <{piece.symbol}>", "define it under words")
                if piece.symbol in lacking:
                    mend = f"define symbols that begin with {' or '.join(CONTEXT[piece.symbol])}"
                    yield PhraseProblem(a.path, f"nothing to put for <{piece.symbol}>", mend)
                if piece.slot and piece.slot not in SLOTS:
                    slots = ", ".join(sorted(SLOTS))
                    yield PhraseProblem(a.path, f"unknown slot {{{piece.slot}}}", f"slots are {slots}")


def _reach(book: Book, side: Side, links: Mapping[str, frozenset[str]]) -> Iterator[PhraseProblem]:
    seen: set[str] = set()
    todo = [s for s in book.words if s in CLAUSE_SYMBOLS or _SPECIFIC.match(s) or s.split(".")[0] in _GIST_ROOTS]
    todo += [s for p in book.plans for s in (p.salutation, p.signature)]
    todo += [m.name for p in book.plans for row in p.paragraphs for m in row if not m.group]
    while todo:
        symbol = todo.pop()
        if symbol in seen:
            continue
        seen.add(symbol)
        todo += links.get(symbol, ())
    for symbol, alternatives in book.words.items():
        if symbol not in seen and alternatives:
            found = f"symbol {symbol!r} of {side} is never used"
            yield PhraseProblem(alternatives[0].path[:3], found, "call it from a plan or a text, or drop it")


def _circles(book: Book, links: Mapping[str, frozenset[str]]) -> Iterator[PhraseProblem]:
    done: set[str] = set()
    for start in book.words:
        trail: list[str] = []
        stack: list[tuple[str, bool]] = [(start, False)]
        while stack:
            symbol, leaving = stack.pop()
            if leaving:
                trail.pop()
                done.add(symbol)
                continue
            if symbol in trail:
                circle = " > ".join([*trail[trail.index(symbol) :], symbol])
                yield PhraseProblem(book.words[symbol][0].path[:3], f"endless circle {circle}", "break it")
                done.update(trail)
                continue
            if symbol in done or symbol not in book.words:
                continue
            trail.append(symbol)
            stack.append((symbol, True))
            stack += [(s, False) for s in sorted(links[symbol])]


def _conditions(grammar: Grammar, book: Book) -> Iterator[PhraseProblem]:
    known = set(FLAGS) | set(grammar.voices) | set(grammar.voices.values())
    known |= {f"answering-{v}" for v in grammar.voices.values()}
    bound = [(a.condition, a.path) for alternatives in book.words.values() for a in alternatives]
    for condition, path in bound + [(p.condition, p.path) for p in book.plans]:
        for flag in sorted({f for up, down in condition for f in up | down}):
            if flag not in known and not flag.startswith(("in-", "after-")):
                yield PhraseProblem(path, f"unknown flag {flag!r}", "see the list of flags in the scenario guide")
        if _contradicts(condition, grammar):
            yield PhraseProblem(path, "a condition that can never hold", "drop one of its flags")


def _contradicts(condition: Condition, grammar: Grammar) -> bool:
    up = {next(iter(u)) for u, d in condition if len(u) == 1 and not d}
    down = {next(iter(d)) for u, d in condition if len(d) == 1 and not u}
    apart = (*EXCLUSIVE, frozenset(grammar.voices), frozenset(grammar.voices.values()))
    return bool(up & down) or any(len(up & group) > 1 for group in apart)


def _levels(book: Book, side: Side, terms: Sequence[Term], threats: Mapping[str, Threat]) -> Iterator[PhraseProblem]:
    for kind in CLAUSE_SYMBOLS:
        if kind not in book.words:
            yield PhraseProblem((side,), f"no symbol {kind!r}", "define how this kind of clause is put")
    for term in terms:
        family = "give" if term.giver == side else "ask"
        wanted = [f"{family}.{term.id}.{level}" for level in range(1, len(term.levels))]
        for symbol in [*wanted, f"topic.{term.id}"]:
            if symbol not in book.words and f"{symbol.split('.')[0]}.any" not in book.words:
                yield PhraseProblem((side,), f"no symbol {symbol!r}", "say it as `to ...` would continue")
    for threat in threats.values():
        if threat.by == side and not {f"menace.{threat.id}", "menace.any"} & set(book.words):
            yield PhraseProblem((side,), f"no symbol 'menace.{threat.id}'", "say it as `will ...` would continue")
