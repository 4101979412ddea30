"""The risk ledger: how likely blows are to begin in the coming watch and after it, and by which kind of cause."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from game.core.crisis import Crisis
from game.core.definitions import Model
from game.history.estimates import RISK_KINDS, risk_kind
from game.lockstep.crowd import cause_name
from game.lockstep.playouts import FirstWatch, Outcomes
from game.odds.asking import Growing
from game.odds.engine import Engine
from game.odds.lots import lots
from game.odds.seats import Seats
from game.odds.wilson import Share, share_of

_NEVER: Final = 9999.0
_BATCH: Final = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Games in which blows began, by what began them. Ledgers of parts add up.

    Args:
        games: how many were played; 0 for a node that has ended or at which blows are being exchanged already.
        coming: games by cause, where blows began in the coming watch.
        later: games by cause, where they began after it.
        kinds: of each cause, which of `game.history.estimates.RISK_KINDS` it is.
    """

    games: int
    coming: Mapping[str, int]
    later: Mapping[str, int]
    kinds: Mapping[str, str]

    def coming_watch(self, kind: str | None = None) -> Share:
        """Return the chance that blows begin in the coming watch: of one kind, or of any."""
        return share_of(self._sum(self.coming, kind), self.games)

    def after_it(self, kind: str | None = None) -> Share:
        """Return the chance that blows begin later in the crisis: from one kind of cause, or from any."""
        return share_of(self._sum(self.later, kind), self.games)

    def plus(self, more: Ledger) -> Ledger:
        """Return the ledger of both."""
        return Ledger(
            games=self.games + more.games,
            coming=_added(self.coming, more.coming),
            later=_added(self.later, more.later),
            kinds=dict(sorted({**self.kinds, **more.kinds}.items())),
        )

    def as_json(self) -> dict[str, Any]:
        """Return both halves by kind and by cause as plain values."""
        return {
            "games": self.games,
            "coming": self._half(self.coming, self.coming_watch),
            "later": self._half(self.later, self.after_it),
        }

    def _sum(self, counts: Mapping[str, int], kind: str | None) -> int:
        return sum(n for cause, n in counts.items() if kind in (None, self.kinds[cause]))

    def _half(self, counts: Mapping[str, int], chance: Callable[..., Share]) -> dict[str, Any]:
        return {
            "any": chance().as_json(),
            "kinds": {kind: chance(kind).as_json() for kind in RISK_KINDS},
            "causes": {c: share_of(n, self.games).as_json() for c, n in sorted(counts.items(), key=_most_first)},
        }


def ledger_of(
    engine: Engine,
    crisis: Crisis,
    seats: Seats,
    *,
    games: int = 4096,
    first: FirstWatch | None = None,
) -> Iterator[Growing[Ledger]]:
    """Yield the risk ledger of a node, growing.

    Args:
        crisis: the truth at a moment of decision.
        first: what a side has sealed for the coming watch; where nothing is given, the chairs decide.
    """
    model, v = engine.model, crisis.v
    ledger = Ledger(games=0, coming={}, later={}, kinds={})
    if crisis.ending is not None or v[model.at.clash]:
        yield Growing(value=ledger, done=1.0, final=True)
        return
    next_watch = v[model.at.t] + v[model.at.h]
    while ledger.games < games:
        more = min(_BATCH, engine.lanes, games - ledger.games)
        seeds = lots(model, ledger.games, more)
        held = None if first is None else (first,)
        outcomes = engine.outcomes((crisis,), seats, seeds, np.zeros(more, np.int32), held)
        ledger = ledger.plus(_entered(model, outcomes, next_watch))
        yield Growing(value=ledger, done=ledger.games / games, final=ledger.games >= games)


def _entered(model: Model, outcomes: Outcomes, next_watch: float) -> Ledger:
    now = outcomes.clash_t < next_watch
    later = ~now & (outcomes.clash_t < _NEVER)
    halves = []
    for part in (now, later):
        codes, counts = np.unique(outcomes.cause[part], return_counts=True)
        names = (cause_name(model, int(code)) or "" for code in codes)
        halves.append({name: int(count) for name, count in zip(names, counts, strict=True)})
    kinds = {cause: risk_kind(model, cause) for half in halves for cause in half}
    return Ledger(games=len(outcomes.lane), coming=halves[0], later=halves[1], kinds=kinds)


def _added(a: Mapping[str, int], b: Mapping[str, int]) -> dict[str, int]:
    return dict(sorted((Counter(a) + Counter(b)).items()))


def _most_first(entry: tuple[str, int]) -> tuple[int, str]:
    return -entry[1], entry[0]
