"""Mistakes in scenario files: where they are, what was found, what was expected and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

_QUOTE_WIDTH = 108
_FEW = 12


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake.

    Args:
        file: path as the author would type it.
        line, column: from 1; line 0 means the mistake is in no single line (a missing folder, say).
        width: how many characters the caret covers.
        code: permanent kebab-case id with an entry in docs/errors.md.
        quoted: the line as it stands in the file.
    """

    file: str
    line: int
    column: int
    code: str
    message: str
    expected: str = ""
    mend: str = ""
    quoted: str = ""
    width: int = 1

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        lines = [f"{place}: error[{self.code}]: {self.message}"]
        if self.quoted.strip():
            text, column = _window(self.quoted, self.column)
            margin = " " * 5
            lines.append(f"{self.line:5} | {text}")
            lines.append(f"{margin} | {' ' * (column - 1)}{'^' * max(1, min(self.width, len(text) - column + 1))}")
        if self.expected:
            lines.append(f"  expected: {self.expected}")
        mend = f"{self.mend}   " if self.mend else ""
        lines.append(f"  mend:     {mend}(docs/errors.md#{self.code})")
        return "\n".join(lines)


class ContentError(Exception):
    """A scenario that cannot be played; holds every problem found, in reading order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems in reading order."""
        self.problems: tuple[Problem, ...] = tuple(sorted(set(problems)))
        super().__init__("\n\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[type[ContentError], tuple[tuple[Problem, ...]]]:
        """Pickle by its problems, so that a worker process can tell its parent."""
        return type(self), (self.problems,)


def did_you_mean(found: str, known: Iterable[str]) -> str:
    """Return a suggestion for a name that is not known, or nothing."""
    close = get_close_matches(found, list(known), n=1, cutoff=0.6)
    return f"did you mean '{close[0]}'?" if close else ""


def one_of(known: Iterable[str]) -> str:
    """Return a readable list of what would have been accepted."""
    names = sorted(known)
    if not names:
        return ""
    shown: Sequence[str] = names[:_FEW]
    more = f", and {len(names) - _FEW} more" if len(names) > _FEW else ""
    return f"one of {', '.join(shown)}{more}"


def _window(text: str, column: int) -> tuple[str, int]:
    """Cut a long line to the part around a column; return it and the column within it."""
    text = "".join(letter if letter.isprintable() else "?" for letter in text.replace("\t", " "))
    if len(text) <= _QUOTE_WIDTH:
        return (text, min(column, len(text) + 1))
    start = max(0, min(column - _QUOTE_WIDTH // 3, len(text) - _QUOTE_WIDTH))
    return (text[start : start + _QUOTE_WIDTH], column - start)
