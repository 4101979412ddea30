"""Threads beside the window give way to it: what they do next waits while the loop has something to do.

Python runs one thread at a time and shares the processor evenly; a thread that loads modules would make each turn of
the loop take twice as long. So before each module, and wherever a worker calls `give_way`, it waits for the loop to
rest. A turn that has lasted `_PATIENCE` is not waited for any more: it may itself be waiting for that module.
"""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.abc import MetaPathFinder
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from importlib.machinery import ModuleSpec
    from types import ModuleType

_PATIENCE: Final = 0.03
"""Seconds after which a turn of the loop is no longer waited for."""


class Pace:
    """Knows whether the loop of the window is at work or at rest."""

    def __init__(self) -> None:
        self._resting = threading.Event()
        self._resting.set()
        self._since = 0.0
        self._loop = 0
        self._waited_for = 0

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Keep the pace of a loop that runs in this thread, until it ends."""
        finder = _Considerate(self)
        self._loop = threading.get_ident()
        sys.meta_path.insert(0, finder)
        try:
            yield
        finally:
            sys.meta_path.remove(finder)
            self.rests()

    @contextmanager
    def hurry(self) -> Iterator[None]:
        """Somebody looks at a sheet that says to wait: what is done ahead of time rests until this is done."""
        self._waited_for += 1
        try:
            yield
        finally:
            self._waited_for -= 1

    @property
    def hurried(self) -> bool:
        """Whether somebody waits for something."""
        return self._waited_for > 0

    def works(self) -> None:
        """The loop begins a turn."""
        self._since = time.monotonic()
        self._resting.clear()

    def rests(self) -> None:
        """The loop has nothing to do for a while."""
        self._resting.set()

    def give_way(self) -> None:
        """Wait for the loop to rest; at once in the loop's own thread, and where there is none."""
        if not self._resting.is_set() and threading.get_ident() != self._loop:
            self._resting.wait(max(0.0, self._since + _PATIENCE - time.monotonic()))


class _Considerate(MetaPathFinder):
    """Finds nothing; it is asked before each module, and has whoever loads it beside the window give way."""

    def __init__(self, pace: Pace) -> None:
        self._pace = pace

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        self._pace.give_way()
        return None


pace = Pace()
"""The pace of the one window of this process."""
