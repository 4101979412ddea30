"""Fewer words for who reads at the short level: the first plain sentences of a text."""

from __future__ import annotations

import re
from typing import Final

from game.locale import Level, reading

# A sentence ends before a capital, a quotation or a turned mark; not after an initial such as `F.` or `J.`
_END: Final = re.compile(r"(?<![\s.][^\W\d_]\.)(?<!\bMr\.)(?<!\bDr\.)(?<=[.!?…”»])\s+(?=[\"“«¿¡‘]?[^\W\d_a-zа-яё])")


def sentences(text: str) -> list[str]:
    """Return the sentences of a text."""
    return [part for part in _END.split(text.strip()) if part]


def brief(text: str, most: int = 2) -> str:
    """Return a text as it is, or at the short level of reading its first sentences only.

    Args:
        text: prose of one paragraph.
        most: how many sentences are kept.
    """
    return " ".join(sentences(text)[:most]) if reading().level is Level.SHORT else text
