"""Which strings of a scenario's words are texts that people read, and how each of them is put into another."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

NOT_PROSE: Final = ("phrases", "lines", "sources")
"""Families whose texts are not words of the desk: a grammar of letters, scripted play, a bibliography."""
NOT_TOLD: Final = frozenset(
    {
        "icon",
        "source",
        "confidence",
        "group",
        "screen",
        "focus",
        "wait",
        "portrait",
        "id",
        "invented",
        "see",
        "known",
        "told_by",
        "needs",
        "over",
        "bargained",
        "side",
        "sense",
        "option",
    }
)
"""Fields that hold ids, not words."""

_EMPTY_LINE: Final = re.compile(r"\n\s*\n")


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text, which stand apart by empty lines, each on one line."""
    return [" ".join(part.split()) for part in _EMPTY_LINE.split(text) if part.strip()]


def is_told(key: Any, value: Any) -> bool:
    """Tell whether what stands under a key is for people; an entry may be called like a field that holds an id."""
    return isinstance(value, Mapping) or key not in NOT_TOLD


def texts(value: Any, path: str) -> Iterator[tuple[str, str]]:
    """Yield every paragraph that people read within a value, with the path of its text: `events.u2-lost.us`."""
    if isinstance(value, str):
        for part in paragraphs(value):
            yield path, part
    elif isinstance(value, Mapping):
        for key, part in value.items():
            if is_told(key, part):
                yield from texts(part, f"{path}.{key}")
    elif isinstance(value, list | tuple):
        for number, part in enumerate(value):
            yield from texts(part, f"{path}.{number}")


def told(value: Any, tell: Callable[[str], str]) -> Any:
    """Return a value with every paragraph that people read put through `tell`; ids stay."""
    if isinstance(value, str):
        return "\n\n".join(tell(part) for part in paragraphs(value))
    if isinstance(value, Mapping):
        return {key: told(part, tell) if is_told(key, part) else part for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [told(part, tell) for part in value]
    return value
