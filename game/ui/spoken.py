"""Words by which a voice tells of controls: their roles, and parts joined to one line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from game.locale import tr, trc

_WORDS: Final[Mapping[str, Callable[[], str]]] = {
    "": lambda: "",
    "button": lambda: trc("role", "button"),
    "card": lambda: trc("role", "card"),
    "choice": lambda: trc("role", "choice"),
    "chart": lambda: trc("role", "chart"),
    "clause": lambda: trc("role", "clause"),
    "entry": lambda: trc("role", "entry"),
    "map": lambda: trc("role", "map"),
    "number": lambda: trc("role", "number"),
    "pages": lambda: trc("role", "pages"),
    "panel": lambda: trc("role", "panel"),
    "question": lambda: trc("role", "question"),
    "slider": lambda: trc("role", "slider"),
    "switch": lambda: trc("role", "switch"),
    "tab": lambda: trc("role", "tab"),
    "text": lambda: trc("role", "text"),
    "text field": lambda: trc("role", "text field"),
    "tree": lambda: trc("role", "tree"),
}


def role_words(role: str) -> str:
    """The name of a widget's role in the reader's language."""
    words = _WORDS.get(role)
    return tr(role) if words is None else words()


def joined(*parts: str) -> str:
    """Parts of what is said of one thing, with commas between, without empty ones and without full stops inside."""
    *said, last = [part for part in parts if part] or [""]
    return ", ".join([*(part.removesuffix(".") for part in said), last])


def place_words(place: int, count: int) -> str:
    """`2 of 4`: a place in a list, counted from 1."""
    return tr("{place} of {count}", place=place, count=count)
