"""The changes made to something in the making, one after another: each can be taken back, and made again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from game.locale import tr

T = TypeVar("T")


class Changes(Generic[T]):
    """A value with what it was before and what was taken back. Values are compared by `==` and never altered."""

    def __init__(self, value: T) -> None:
        """Begin with a value that nothing comes before."""
        self.now = value
        self._past: list[T] = []
        self._ahead: list[T] = []

    @property
    def before(self) -> T | None:
        """What taking the last change back would lead to, or None."""
        return self._past[-1] if self._past else None

    @property
    def ahead(self) -> T | None:
        """What making it again would lead to, or None."""
        return self._ahead[-1] if self._ahead else None

    def to(self, value: T) -> None:
        """Change the value; what was taken back before is gone then."""
        if value != self.now:
            self._past.append(self.now)
            self._ahead.clear()
            self.now = value

    def take_back(self, tell: Callable[[T, T], str]) -> str:
        """Take the last change back; return it in words, empty if there is none.

        Args:
            tell: says what leads from one value to another.
        """
        if not self._past:
            return ""
        words = tr("Taken back: {change}.", change=tell(self._past[-1], self.now))
        self.undo()
        return words

    def do_again(self, tell: Callable[[T, T], str]) -> str:
        """Make the change again that was taken back last; return it in words, empty if there is none."""
        if not self._ahead:
            return ""
        words = tr("Done again: {change}.", change=tell(self.now, self._ahead[-1]))
        self.redo()
        return words

    def undo(self) -> bool:
        """Take the last change back; False if there is none."""
        if not self._past:
            return False
        self._ahead.append(self.now)
        self.now = self._past.pop()
        return True

    def redo(self) -> bool:
        """Make the change again that was taken back last; False if there is none."""
        if not self._ahead:
            return False
        self._past.append(self.now)
        self.now = self._ahead.pop()
        return True
