"""The workshop: pictures that take long are painted in a thread beside the window, so that a key never waits for one.

Where no window runs (tests, drawings on disk) a picture is painted at once.
"""

import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from heapq import heappop, heappush
from typing import TypeAlias

import pygame
from pygame import Rect, Surface
from pygame.event import Event

PAINTED = pygame.event.custom_type()
"""Event: what is shown has changed by itself and is to be drawn again; `rect` is the part, None all of it."""

Paint: TypeAlias = Callable[[], Surface]
_KEPT_BYTES = 64_000_000
# A thread that paints holds the interpreter for this long at most before the window may go on.
_TURN = 0.0001


class Workshop:
    """Keeps finished pictures by key and paints those that are asked for, the latest wish first."""

    def __init__(self) -> None:
        self._kept: dict[Hashable, Surface] = {}
        self._bytes = 0
        self._orders: deque[tuple[Hashable, Paint, Rect | None]] = deque()
        self._asked: set[Hashable] = set()
        self._lock = threading.Condition()
        self._trouble: BaseException | None = None
        self._open = False

    @property
    def is_open(self) -> bool:
        """Whether pictures are painted beside the window."""
        return self._open

    @contextmanager
    def beside_a_window(self) -> Iterator[None]:
        """Paint in a thread for as long as a window runs."""
        before = sys.getswitchinterval()
        sys.setswitchinterval(_TURN)
        self._open = True
        threading.Thread(target=self._work, name="workshop", daemon=True).start()
        try:
            yield
        finally:
            with self._lock:
                self._open = False
                self._orders.clear()
                self._asked.clear()
                self._lock.notify_all()
            sys.setswitchinterval(before)

    def picture(self, key: Hashable, paint: Paint, *, part: Rect | None = None, later: bool = False) -> Surface | None:
        """The picture of a key, or None while it is being painted; PAINTED tells when it is there.

        paint: makes it; it may use nothing that the window's own thread changes, fonts included. part: the rectangle of
        the window that waits for it. later: after everything that is waited for. Raises what painting raised.
        """
        with self._lock:
            if self._trouble is not None:
                trouble, self._trouble = self._trouble, None
                raise trouble
            if key in self._kept:
                self._kept[key] = self._kept.pop(key)
                return self._kept[key]
            if self._open:
                if key not in self._asked:
                    self._asked.add(key)
                    (self._orders.append if later else self._orders.appendleft)((key, paint, part))
                    self._lock.notify()
                return None
        image = paint()
        with self._lock:
            self._keep(key, image)
        return image

    def _keep(self, key: Hashable, image: Surface) -> None:
        self._kept[key] = image
        self._bytes += _weight(image)
        while self._bytes > _KEPT_BYTES and len(self._kept) > 1:
            oldest = next(iter(self._kept))
            self._bytes -= _weight(self._kept.pop(oldest))

    def _work(self) -> None:
        while True:
            with self._lock:
                while self._open and not self._orders:
                    self._lock.wait()
                if not self._open:
                    return
                key, paint, part = self._orders.popleft()
            try:
                image = paint()
            except Exception as error:  # noqa: BLE001 - raised again where the picture is wanted
                with self._lock:
                    self._trouble = error
            else:
                with self._lock:
                    self._keep(key, image)
            with self._lock:
                self._asked.discard(key)
            if self._open and part is not None:
                tell_painted(part)


def _weight(image: Surface) -> int:
    return image.get_height() * image.get_pitch()


def tell_painted(part: Rect | None = None) -> None:
    """Have the window draw a part again, or all of it."""
    with suppress(pygame.error):  # the window has just been closed
        pygame.event.post(Event(PAINTED, rect=part))


class _Bell(threading.Thread):
    """Tells the window to draw parts again when their time has come; several motions may wait at once."""

    def __init__(self) -> None:
        super().__init__(name="bell", daemon=True)
        self._due: list[tuple[float, int, Rect | None]] = []
        self._count = 0
        self._news = threading.Condition()

    def ring_in(self, milliseconds: int, part: Rect | None) -> None:
        """Ring after a while."""
        with self._news:
            self._count += 1
            heappush(self._due, (time.monotonic() + milliseconds / 1000, self._count, part))
            self._news.notify()

    def run(self) -> None:
        """Wait and ring for as long as the process lives."""
        while True:
            with self._news:
                while not self._due:
                    self._news.wait()
                wait = self._due[0][0] - time.monotonic()
                if wait > 0:
                    self._news.wait(wait)
                    continue
                part = heappop(self._due)[2]
            if workshop.is_open:
                tell_painted(part)


def tell_painted_in(milliseconds: int, part: Rect | None = None) -> None:
    """Have the window draw a part again after a while: the next picture of a motion."""
    if workshop.is_open:
        _bell().ring_in(milliseconds, part)


@cache
def _bell() -> _Bell:
    bell = _Bell()
    bell.start()
    return bell


workshop = Workshop()
"""The one workshop of this process."""
