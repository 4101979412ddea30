"""The text grammar of a scenario: books of phrases, compiled once from plain mappings.

A *family* (one top-level key of a file in `phrases/`) is a mapping of `writer` (us, ussr or any), `plans` (the shapes
of a letter) and `words` (symbols with their alternatives). In a text `<name>` stands for another symbol and `{name}`
for a fact of the letter. Every alternative knows the flags it needs (`if: cold !radio`, `warm/level` for either).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from game.core.sides import Side

Condition = tuple[tuple[frozenset[str], frozenset[str]], ...]
"""All must hold; each holds when one flag of its first set is up or one of its second set is down."""

ALWAYS: Final[Condition] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an alternative: plain `text`, or a reference to a `symbol` or a `slot`."""

    text: str = ""
    symbol: str = ""
    slot: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """One way to put something.

    Args:
        id: `us:opening:3`; what a match remembers, so that it is not said twice.
        key: its hashed id.
        weight: how often it is taken beside the others.
    """

    id: str
    key: int
    condition: Condition
    weight: float
    pieces: tuple[Piece, ...]
    path: tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Move:
    """A step of a plan.

    Args:
        name: a symbol, or a group of clauses (`gives`, `asks`, ...) if `group` is set.
        need: `!` said even when only a new joining of parts is left; empty, said if something fresh fits; `?` said
            while the letter is short of its aim; `??` said only while it is short of its least.
    """

    name: str
    need: str
    group: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A shape of letter.

    Args:
        least, most: words of the body.
    """

    id: str
    key: int
    condition: Condition
    weight: float
    salutation: str
    signature: str
    paragraphs: tuple[tuple[Move, ...], ...]
    least: int
    most: int
    path: tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Book:
    """One writer's plans and symbols."""

    plans: tuple[Plan, ...]
    words: Mapping[str, tuple[Alternative, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """All phrases of a scenario.

    Args:
        voices: voice of each channel (direct, aide, note, talk, column).
        public: the channels all the world can read.
        names: what a headline calls each side.
        levels: names of each term's levels, for terms that the phrases do not know.
    """

    books: Mapping[Side, Book]
    voices: Mapping[str, str]
    public: frozenset[str]
    names: Mapping[Side, str]
    levels: Mapping[str, tuple[str, ...]]


def holds(condition: Condition, flags: frozenset[str]) -> bool:
    """Return whether a condition holds under the flags."""
    return all(up & flags or down - flags for up, down in condition)
