"""Pieces of Markdown that debriefs and comparisons share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from game.locale import tr
from game.reports.debrief_parts import NodeOdds, Notice
from game.reports.debrief_words import node_rows

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#])")


def headed(title: str, level: int = 2) -> str:
    """Return a heading."""
    return f"{'#' * level} {title}"


def safe(text: str) -> str:
    """Return a text in which nothing is read as a mark of Markdown."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield a table; `head` stands as it is, cells are made safe."""
    yield f"| {' | '.join(head)} |"
    yield f"|{' --- |' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(safe(cell) for cell in row)} |"
    yield ""


def para(text: str) -> Iterator[str]:
    """Yield a paragraph and an empty line; nothing for an empty text."""
    if text:
        yield safe(text)
        yield ""


def rules(model: str) -> Iterator[str]:
    """Yield what the page was made from."""
    yield tr("Made by Knot of War from {model}.", model=safe(model))
    yield ""


def node_table(line: Sequence[NodeOdds]) -> Iterator[str]:
    """Yield the odds along a road as a table."""
    head, rows = node_rows(line)
    yield from table(head, rows)


def notices(notices: Sequence[Notice]) -> Iterator[str]:
    """Yield what a reader should know about how far to trust the page."""
    for n in notices:
        source = f" ({safe(n.source)})" if n.source else ""
        yield f"**{safe(n.title)}.** {safe(n.text)}{source}"
        yield ""
