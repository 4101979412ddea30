"""The watches of a road as they are read, made beside the window one after another, the wanted one first."""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace

from game.app.archive.roads import Road
from game.app.archive.watching import WatchPage, session_at, watch_page
from game.app.fact_words import InboxItem
from game.app.inbox import inbox
from game.app.map_table import MapTable, map_table
from game.app.status import status
from game.core.sides import SIDES, Side
from game.ui.map import MapPicture
from game.ui.scenes.desk.map_picture import drawn
from game.ui.scenes.parts import rope_of
from game.ui.widgets import RopePicture


@dataclass(frozen=True, slots=True)
class DeskThen:
    """What one desk had before it in a watch: its map, what had come to it, and the man who sat at it."""

    leader: str
    date: str
    map: MapPicture
    items: tuple[InboxItem, ...]
    table: MapTable


@dataclass(frozen=True, slots=True)
class WatchRead:
    """A watch made ready. desks: only those that may be looked at."""

    page: WatchPage
    rope: RopePicture
    desks: dict[Side, DeskThen]


class WatchMaker:
    """Makes watches in a thread, so that leafing never waits: the wanted one, then its neighbours.

    An exception met while making one is raised by `read`.
    """

    def __init__(self, road: Road) -> None:
        self.road = road
        self._made: dict[int, WatchRead] = {}
        self._problem: Exception | None = None
        self._wanted: int | None = None
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def read(self, number: int) -> WatchRead | None:
        """Return a watch if it is ready; else it is made, and None comes back."""
        if self._problem is not None:
            problem, self._problem = self._problem, None
            raise problem
        with self._lock:
            self._wanted = number
            if self._thread is None and self._next() is not None:
                self._thread = threading.Thread(target=self._run, daemon=True)
                self._thread.start()
        return self._made.get(number)

    def make(self, number: int) -> WatchRead:
        """Make a watch at once, where the caller is beside the window anyway."""
        if number not in self._made:
            self._made[number] = watch_read(self.road, number)
        return self._made[number]

    def _run(self) -> None:
        """Make what is wanted and its neighbours, then end; the next question begins anew."""
        while True:
            with self._lock:
                number = self._next()
                if number is None:
                    self._thread = None
                    return
            try:
                self.make(number)
            except Exception as error:  # noqa: BLE001 - raised again where the screen asks
                self._problem, self._thread = error, None
                return

    def _next(self) -> int | None:
        """The wanted watch, the one after it, the one before it; None when all are there."""
        if self._wanted is None:
            return None
        near = (self._wanted, self._wanted + 1, self._wanted - 1)
        return next((n for n in near if 0 <= n < len(self.road.places) and n not in self._made), None)


def watch_read(road: Road, number: int) -> WatchRead:
    """Return a watch of a road; of one still being played only what its player may know."""
    session, page = session_at(road, number), watch_page(road, number)
    sides: tuple[Side, ...] = SIDES
    if road.reader is not None:
        sides = (road.reader,)
        own = tuple(paper for paper in page.letters if paper.by == road.reader)
        page = replace(page, deeds=(), known={road.reader: page.known[road.reader]}, letters=own)
    desks: dict[Side, DeskThen] = {}
    for side in sides:
        now = status(session, side)
        table = map_table(session, side)
        desks[side] = DeskThen(now.leader, now.date, drawn(table, side), inbox(session, side), table)
    return WatchRead(page, rope_of(status(session, sides[0])), desks)
