"""The map as a desk had it in a watch that is being read; leafing goes to the map of the watch before or after."""

from __future__ import annotations

from functools import partial

from game.app.map_table import MapTable
from game.core.sides import Side
from game.locale import marked, tr
from game.ui.intents import Intent
from game.ui.paint.kit import Kit
from game.ui.scenes.archive.watching_pages import WatchMaker
from game.ui.scenes.desk.map_large import MapPage
from game.ui.widgets import Flow, Panel, Watches, Widget, hint
from game.ui.widgets.base import Used

_PALETTES = {"us": "washington", "ussr": "moscow"}


class MapThenScene(MapPage):
    """One watch's map after another. maker: makes the watches of the road; number: the watch to begin with."""

    title = marked("The map as it was")

    def __init__(self, maker: WatchMaker, number: int, side: Side) -> None:
        super().__init__()
        self.maker = maker
        self.number = number
        self.side = side
        self.palette = _PALETTES[side]
        self._waiting = False

    @property
    def busy(self) -> bool:
        """Whether the watch is still being made."""
        return self.maker.read(self.number) is None

    def found(self) -> tuple[MapTable, Side] | None:
        read = self.maker.read(self.number)
        self._waiting = read is None
        return None if read is None else (read.desks[self.side].table, self.side)

    def tick(self, now: int) -> Intent | None:
        if self._waiting and self.maker.read(self.number) is not None:
            self.refresh()
        return None

    def note(self, side: Side) -> str:
        read = self.maker.read(self.number)
        date = read.desks[side].date if read is not None else ""
        place, total = self.number + 1, len(self.maker.road.places)
        return tr("{date} · watch {number} of {total}", date=date, number=place, total=total)

    def foot(self, kit: Kit) -> Widget:
        bar = Watches(self.number + 1, len(self.maker.road.places))
        before = hint(tr("before"), "Left", partial(self._turn, -1))
        after = hint(tr("next watch"), "Right", partial(self._turn, 1))
        return Panel(Flow([before, after, bar], gap=12), name=tr("Leafing"))

    def _turn(self, step: int) -> Intent | None:
        self.number = min(len(self.maker.road.places) - 1, max(0, self.number + step))
        return None

    def _arrow(self, way: tuple[int, int], name: str) -> Used:
        """Left and right leaf where no neighbour lies that way."""
        used = super()._arrow(way, name)
        if used is False and way[0]:
            self._turn(way[0])
            return True
        return used
