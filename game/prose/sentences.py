"""Where one sentence ends and the next begins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_CAPITAL: Final = "A-ZÀ-ÖØ-ÞА-ЯЁ"
_END: Final = re.compile(rf"(?<!\bMr\.)(?<!\b[{_CAPITAL}]\.)(?<!\b\d\.)(?<=[.?!])\s+(?=[{_CAPITAL}0-9(¿¡«])")
_LOOSE: Final = re.compile(r"\s+([,.;:?!])")
_NUMBER: Final = re.compile(r"^\d+\. ")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a letter.

    Args:
        clause: index of the clause it renders, if it renders one.
    """

    text: str
    clause: int | None = None


def split(text: str) -> list[str]:
    """Return the sentences of a text, each beginning with a capital."""
    text = _LOOSE.sub(r"\1", " ".join(text.split()))
    if not text:
        return []
    return [capital(s) for s in _END.split(text)]


def capital(text: str) -> str:
    """Return the text with its first letter a capital, a number or bracket before it left alone."""
    for i, c in enumerate(text):
        if c.isalpha():
            return text[:i] + c.upper() + text[i + 1 :]
    return text


def words_in(text: str) -> int:
    """Return the number of words."""
    return len(text.split())


def bare(text: str) -> str:
    """Return a sentence as it is compared with others: without the number it may have in a list."""
    return _NUMBER.sub("", text).casefold()
