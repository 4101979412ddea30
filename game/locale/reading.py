"""How somebody reads: in which language, and how much of it at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

LANGUAGES: Final = {"en": "English", "es": "Español", "ru": "Русский"}
"""Languages of the interface by code, each named in itself."""


class Level(StrEnum):
    """How much is told: plain and short; as written; with the record of 1962 and its sources beside it."""

    SHORT = "short"
    STANDARD = "standard"
    DOCUMENTS = "documents"


@dataclass(frozen=True, slots=True)
class Reading:
    """One reader's way of reading. language: a key of LANGUAGES."""

    language: str = "en"
    level: Level = Level.STANDARD


_own: ContextVar[Reading | None] = ContextVar("reading", default=None)


class _Standing:
    """What everybody reads who has not said otherwise: threads beside a window read as the window does."""

    reading = Reading()


def reading() -> Reading:
    """Return how texts are to be told here and now."""
    return _own.get() or _Standing.reading


def use(wanted: Reading) -> None:
    """Tell everything in this process this way from now on, where nothing else was asked for by `read_as`."""
    _Standing.reading = wanted


@contextmanager
def read_as(wanted: Reading) -> Iterator[None]:
    """Tell what is told inside this block, and in this thread or task alone, in one reader's way."""
    token = _own.set(wanted)
    try:
        yield
    finally:
        _own.reset(token)
