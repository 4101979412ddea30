"""Exit codes, documented in docs/cli.md, and the complaint that ends a command with one of them."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """What the shell is told."""

    FINE = 0
    PROBLEMS = 1
    USAGE = 2
    CONTENT = 3
    SAVE = 4
    WORKERS = 5
    BUG = 70
    INTERRUPTED = 130


class Complaint(Exception):
    """Something that keeps a command from being carried out, in words for the person who typed it.

    Args:
        message: what was found, and what to do about it.
        code: what the shell is told.
    """

    def __init__(self, message: str, code: Exit = Exit.USAGE) -> None:
        """Carry the words and the code."""
        super().__init__(message)
        self.code = code
