"""The clerk: writes down beside the window what no screen waits for, in the order in which it is given."""

from __future__ import annotations

import threading
from collections.abc import Callable
from queue import SimpleQueue

from game.ui.paint.workshop import workshop


class Clerk:
    """One thread that writes. Where no window runs, everything is written at once.

    What is given must tell of its own trouble: nobody is there to take an error.
    """

    def __init__(self) -> None:
        self._orders: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._thread: threading.Thread | None = None

    def have(self, write: Callable[[], None]) -> None:
        """Have something written, soon."""
        if self._thread is None and not workshop.is_open:
            write()
            return
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="clerk", daemon=True)
            self._thread.start()
        self._orders.put(write)

    def finish(self) -> None:
        """Wait until everything is written."""
        if self._thread is not None:
            self._orders.put(None)
            self._thread.join()
            self._thread = None

    def _work(self) -> None:
        while (write := self._orders.get()) is not None:
            write()
