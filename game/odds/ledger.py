"""The risk ledger: how likely blows are to begin in the coming watch and after it, and by which kind of cause."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from game.core.crisis import Crisis
from game.core.definitions import Model
from game.history.estimates import RISK_KINDS, risk_kind
from game.lockstep.crowd import NO_CAUSE, cause_name
from game.lockstep.playouts import FirstWatch
from game.odds.asking import Growing
from game.odds.engine import NEVER, Engine
from game.odds.lots import lots
from game.odds.seats import Seats
from game.odds.wilson import Share, share_of

_BATCH: Final = 1024
_HALF: Final = 0.5
_NONE: Final[NDArray[np.int32]] = np.zeros(0, np.int32)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Playings in which blows began, by what began them. Ledgers of parts add up.

    Args:
        watches: how often the coming watch was played; 0 for a node that has ended or at which blows are being
            exchanged already.
        games: how many games were played to the end; 0 in the same cases.
        coming: of those watches, by cause, the ones in which blows began.
        later: of those games, by cause, the ones in which blows began after the coming watch.
        kinds: of each cause, which of `game.history.estimates.RISK_KINDS` it is.
    """

    watches: int
    games: int
    coming: Mapping[str, int]
    later: Mapping[str, int]
    kinds: Mapping[str, str]

    def coming_watch(self, kind: str | None = None) -> Share:
        """Return the chance that blows begin in the coming watch: of one kind, or of any."""
        return share_of(self._sum(self.coming, kind), self.watches)

    def after_it(self, kind: str | None = None) -> Share:
        """Return the chance that blows begin later in the crisis: from one kind of cause, or from any."""
        return share_of(self._sum(self.later, kind), self.games)

    def plus(self, more: Ledger) -> Ledger:
        """Return the ledger of both."""
        return Ledger(
            watches=self.watches + more.watches,
            games=self.games + more.games,
            coming=_added(self.coming, more.coming),
            later=_added(self.later, more.later),
            kinds=dict(sorted({**self.kinds, **more.kinds}.items())),
        )

    def as_json(self) -> dict[str, Any]:
        """Return both halves by kind and by cause as plain values."""
        return {
            "watches": self.watches,
            "games": self.games,
            "coming": self._half(self.coming, self.watches, self.coming_watch),
            "later": self._half(self.later, self.games, self.after_it),
        }

    def _sum(self, counts: Mapping[str, int], kind: str | None) -> int:
        return sum(n for cause, n in counts.items() if kind in (None, self.kinds[cause]))

    def _half(self, counts: Mapping[str, int], of: int, chance: Callable[..., Share]) -> dict[str, Any]:
        return {
            "any": chance().as_json(),
            "kinds": {kind: chance(kind).as_json() for kind in RISK_KINDS},
            "causes": {c: share_of(n, of).as_json() for c, n in sorted(counts.items(), key=_most_first)},
        }


def ledger_of(
    engine: Engine,
    crisis: Crisis,
    seats: Seats,
    *,
    games: int = 2048,
    watches: int = 16_384,
    first: FirstWatch | None = None,
) -> Iterator[Growing[Ledger]]:
    """Yield the risk ledger of a node, growing: first the coming watch, then what follows.

    Args:
        crisis: the truth at a moment of decision.
        games: played to the end, for the risk after the coming watch.
        watches: playings of the coming watch alone. The risk of one watch is small, so it takes many; they cost little.
        first: what a side has sealed for the coming watch; where nothing is given, the chairs decide.
    """
    ledger, model = Ledger(watches=0, games=0, coming={}, later={}, kinds={}), engine.model
    if crisis.ending is not None or crisis.v[model.at.clash]:
        yield Growing(value=ledger, done=1.0, final=True)
        return
    held = None if first is None else (first,)
    while ledger.watches < watches:
        more = min(engine.lanes, watches - ledger.watches)
        seeds = lots(model, ledger.watches, more)
        codes = engine.blows((crisis,), seats, seeds, np.zeros(more, np.int32), held)
        ledger = ledger.plus(_entered(model, watches=more, coming=codes[codes != NO_CAUSE]))
        played = ledger.watches / watches
        yield Growing(value=ledger, done=_HALF * played if games else played, final=not games and played >= 1)
    next_watch = crisis.v[model.at.t] + crisis.v[model.at.h]
    while ledger.games < games:
        more = min(_BATCH, engine.lanes, games - ledger.games)
        seeds = lots(model, ledger.games, more)
        outcomes = engine.outcomes((crisis,), seats, seeds, np.zeros(more, np.int32), held)
        later = (outcomes.clash_t >= next_watch) & (outcomes.clash_t < NEVER)
        ledger = ledger.plus(_entered(model, games=more, later=outcomes.cause[later]))
        done = _HALF + _HALF * ledger.games / games
        yield Growing(value=ledger, done=done, final=ledger.games >= games)


def _entered(
    model: Model,
    *,
    watches: int = 0,
    games: int = 0,
    coming: NDArray[np.int32] = _NONE,
    later: NDArray[np.int32] = _NONE,
) -> Ledger:
    halves = []
    for part in (coming, later):
        codes, counts = np.unique(part, return_counts=True)
        names = (cause_name(model, int(code)) or "" for code in codes)
        halves.append({name: int(count) for name, count in zip(names, counts, strict=True)})
    kinds = {cause: risk_kind(model, cause) for half in halves for cause in half}
    return Ledger(watches=watches, games=games, coming=halves[0], later=halves[1], kinds=kinds)


def _added(a: Mapping[str, int], b: Mapping[str, int]) -> dict[str, int]:
    return dict(sorted((Counter(a) + Counter(b)).items()))


def _most_first(entry: tuple[str, int]) -> tuple[int, str]:
    return -entry[1], entry[0]
