"""Which events could fall in a watch, found from clock and luck alone before any guard is asked.

Most events are rare: their draws lie above the highest chance they could ever have, so what they hang on need not be
worked out. What is left is tested by the rules, one by one.
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import compress
from typing import Final

from game.core.definitions import Event, Model
from game.core.luck import Row

_SLACK: Final = 1e-9
"""More than rounding can add to a chance."""

_Dated = tuple[tuple[float, Event], ...]


class Outlook:
    """The events of one stage, in table order."""

    __slots__ = ("_chancy", "_dated", "_historical", "_limits", "_row")

    def __init__(self, events: tuple[Event, ...]) -> None:
        """Prepare the events of a stage."""
        self._dated: _Dated = tuple((e.at, e) for e in events if e.at is not None)
        hours = ((e.hist if e.at is None else e.at, e) for e in events)
        self._historical: _Dated = tuple((hour, e) for hour, e in hours if hour is not None)
        self._chancy = tuple(e for e in events if e.at is None and e.rate is not None)
        self._row = Row(f"ev:{e.id}" for e in self._chancy)
        self._limits = lru_cache(maxsize=64)(self._limits_over)

    def by_history(self, t: float, end: float) -> list[Event]:
        """Return what may fall from hour `t` until before hour `end` under historical luck, in table order."""
        return [event for hour, event in self._historical if t <= hour < end]

    def by_chance(self, t: float, end: float, base: int, exposure: float) -> list[Event]:
        """Return what may fall from hour `t` until before hour `end` under free luck, in table order.

        Args:
            base: the luck of the watch.
            exposure: hours of the watch times the factor on all rates.
        """
        found = list(compress(self._chancy, self._row.below(base, self._limits(exposure))))
        dated = [event for hour, event in self._dated if t <= hour < end]
        return sorted(found + dated, key=lambda e: e.index) if dated else found

    def _limits_over(self, exposure: float) -> int:
        # The chance that a hazard falls, 1 - exp(-rate * exposure), is never above rate * exposure.
        return self._row.limits(min(e.most * exposure + _SLACK, 1.0) for e in self._chancy)


@cache
def outlook_of(model: Model, stage: str) -> Outlook:
    """Return the outlook of a stage."""
    families = model.stages[stage].events
    return Outlook(tuple(e for e in model.events if e.family in families))
