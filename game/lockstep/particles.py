"""Games played beforehand, from which a desk takes its guesses at what it cannot see.

A particle is one game between personas, remembered at each of its moments of decision. Whoever guesses takes the hidden
numbers of one particle whole, so that they hang together, and prefers those that look, from his desk, like his game.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from game.core.crisis import Setup
from game.core.definitions import Model
from game.core.sides import SIDES, Side, other
from game.core.views import View
from game.lockstep.chair import Chair
from game.lockstep.chairs import chair_for
from game.lockstep.crowd import Crowd
from game.lockstep.luck import lanes
from game.lockstep.opening import open_mixed
from game.lockstep.playouts import play_on

GAMES: Final = 384
"""Particles of one start."""
LIKELY_LEADER: Final = 0.6
"""How far a desk takes the other leader to be the first of his side; the others share the rest."""
_EFFECTIVE: Final = 48.0
"""Particles that a guess rests on, counted by their weights: fewer would agree better, and repeat themselves."""
_MOST_WATCHES: Final = 60
_SEED: Final = 1962
_APART: Final = np.uint64(0xD1342543DE82EF95)
_STRANGE: Final = 9.0
"""What another stage adds to the distance between two games, in squared standard deviations."""
_FURTHEST: Final = 3.0
"""Where one quantity differs by more standard deviations than this, it says no more."""
_WEIGHTS: Final[Mapping[str, float]] = MappingProxyType(
    {"track": 1.0, "estimate": 1.0, "posture": 0.6, "letter-fact": 0.6, "ledger": 0.2}
)
"""How much a quantity says, by its kind."""


@dataclass(frozen=True, slots=True)
class Moments:
    """The particles at a moment of decision each.

    Attributes:
        v: float32 (quantities, n); every stored number lies on a grid that float32 holds exactly.
        stage: int8 (n,). ended: bool (n,). opens: float64 (n,), the hour at which the next watch opens.
        orders: hours given, times given, hour due, manner and turn of the other side's orders, each (orders, n).
        fired: int16 (events, n). promises: int8 (promises, n). clash_steps: int16 (n,).
        last: float64 (2, n), `last_no_bargain` and `last_bargain`.
    """

    v: NDArray[np.float32]
    stage: NDArray[np.int8]
    ended: NDArray[np.bool_]
    opens: NDArray[np.float64]
    orders: tuple[NDArray[Any], ...]
    fired: NDArray[np.int16]
    promises: NDArray[np.int8]
    clash_steps: NDArray[np.int16]
    last: NDArray[np.float64]


class Particles:
    """A library of games of one start, as one side needs them."""

    def __init__(self, model: Model, start: str, side: Side, games: int = GAMES) -> None:
        """Play the games.

        Args:
            model: in the bulk dialect.
            side: who guesses. His own desk is held by the first persona of his side in every game, the other by all of
                theirs.
        """
        self.model = model
        self.side = side
        self.theirs = np.array([o.index for o in model.orders.values() if o.side != side], np.intp)
        self._visible, self._weight = _visible(model, side)
        self._moments: list[Moments] = []
        self._play(start, games)

    def _play(self, start: str, games: int) -> None:
        model, across = self.model, other(self.side)
        leaders = [p.id for p in model.personas.values() if p.side == across]
        own = next(p.id for p in model.personas.values() if p.side == self.side)
        setups = [
            Setup(scenario=model.id, start=start, seed=0, personas=(own, x) if across == SIDES[1] else (x, own))
            for x in leaders
        ]
        crowd = open_mixed(model, setups, _mixed(len(leaders), games), luck_of(_SEED, games))
        chairs: dict[Side, Chair] = {self.side: chair_for(own, model, self.side)}
        chairs[across] = chair_for(leaders[0], model, across)
        for _ in range(_MOST_WATCHES):
            t = crowd.v[model.at.t].copy()
            moment = self._moment(crowd)
            play_on(crowd, chairs, 1)
            over = crowd.ending >= 0
            self._moments.append(replace(moment, opens=np.where(over & moment.ended, t, crowd.v[model.at.t])))
            if over.all():
                return

    def _moment(self, crowd: Crowd) -> Moments:
        theirs = self.theirs
        orders = (crowd.given, crowd.given_count, crowd.due, crowd.manner, crowd.turn)
        return Moments(
            v=np.array([np.zeros(crowd.n), *crowd.v[1:]], np.float32),
            stage=crowd.stage.copy(),
            ended=crowd.ending >= 0,
            opens=np.zeros(crowd.n),
            orders=tuple(x[theirs].copy() for x in orders),
            fired=crowd.fired.copy(),
            promises=crowd.promises.copy(),
            clash_steps=crowd.clash_steps.copy(),
            last=np.array([crowd.last_no_bargain, crowd.last_bargain]),
        )

    def drawn(self, view: View, luck: NDArray[np.float64]) -> Drawn:
        """Return a guess for each draw: particles in play at the view's hour, likelier the more they agree with it.

        Args:
            luck: draws in [0, 1), one a guess.
        """
        watches, games = self._at(view.t)
        weight = self._weights(view, watches, games)
        places = np.minimum(np.searchsorted(np.cumsum(weight), luck), len(games) - 1)
        return Drawn(self._moments, watches[places], games[places])

    def _at(self, t: float) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Return (watch, game) of every particle in play at an hour, or the last of each if none is any more."""
        found_watch, found_game = [], []
        for watch, x in enumerate(self._moments):
            begun = x.v[self.model.at.t] <= t if watch else np.ones(len(x.ended), np.bool_)
            games = np.flatnonzero(begun & (x.opens > t) & ~x.ended)
            found_watch.append(np.full(games.size, watch))
            found_game.append(games)
        watches, games = np.concatenate(found_watch), np.concatenate(found_game)
        if not games.size:
            n = len(self._moments[0].ended)
            last = sum((~x.ended).astype(np.intp) for x in self._moments) - 1
            return np.asarray(last, np.intp), np.arange(n)
        return watches, games

    def _weights(self, view: View, watches: NDArray[np.intp], games: NDArray[np.intp]) -> NDArray[np.float64]:
        seen = Drawn(self._moments, watches, games)
        theirs = seen.values(self._visible)
        ours = np.array([float(view.values[slot]) for slot in self._visible]).reshape(-1, 1)
        spread = np.maximum(theirs.std(axis=1, keepdims=True), 1e-3 + 0.02 * np.abs(ours))
        apart = np.clip(np.nan_to_num((theirs - ours) / spread), -_FURTHEST, _FURTHEST)
        distance = (self._weight * apart * apart).sum(axis=0)
        distance += _STRANGE * (seen.of("stage") != self.model.stages[view.stage].index)
        return _tempered(distance - distance.min(), min(_EFFECTIVE, len(games) / 2))


class Drawn:
    """Particles drawn, each at one of its moments."""

    def __init__(self, moments: Sequence[Moments], watches: NDArray[np.intp], games: NDArray[np.intp]) -> None:
        """Hold on to the places of the particles."""
        self.n = len(games)
        self._moments = moments
        self._of = [(int(w), np.flatnonzero(watches == w)) for w in np.unique(watches)]
        self._games = games

    def values(self, slots: NDArray[np.intp]) -> NDArray[np.float64]:
        """Return some quantities, float64 (slots, n)."""
        found = np.zeros((len(slots), self.n))
        for watch, places in self._of:
            found[:, places] = self._moments[watch].v[np.ix_(slots, self._games[places])]
        return found

    def of(self, name: str) -> NDArray[Any]:
        """Return one attribute of `Moments` whose last axis is the games."""
        return self._gathered([getattr(x, name) for x in self._moments])

    def orders(self, which: int) -> NDArray[Any]:
        """Return one of the arrays of `Moments.orders`."""
        return self._gathered([x.orders[which] for x in self._moments])

    def _gathered(self, arrays: list[NDArray[Any]]) -> NDArray[Any]:
        found = np.zeros((*arrays[0].shape[:-1], self.n), arrays[0].dtype)
        for watch, places in self._of:
            found[..., places] = arrays[watch][..., self._games[places]]
        return found


def luck_of(seed: int, n: int) -> NDArray[np.uint64]:
    """Return the lucks of n games that follow from one seed."""
    keys: NDArray[np.uint64] = np.arange(1, n + 1, dtype=np.uint64) * _APART
    return lanes(np.full(n, seed, np.uint64), keys)


def _mixed(leaders: int, games: int) -> NDArray[np.intp]:
    """Return which leader sits across in each game: the first in most, the others in equal shares."""
    if leaders == 1:
        return np.zeros(games, np.intp)
    share = (np.arange(games) * 0.6180339887498949) % 1.0
    rest = np.minimum((share - LIKELY_LEADER) / (1 - LIKELY_LEADER) * (leaders - 1), leaders - 2).astype(np.intp)
    return np.where(share < LIKELY_LEADER, 0, 1 + rest)


def _visible(model: Model, side: Side) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
    """Return the slots by which a side tells games apart, and how much each of them says, as a column."""
    hidden = set(model.hidden[side])
    found = [(i, _WEIGHTS[q.kind]) for i, q in enumerate(model.quantities) if q.kind in _WEIGHTS and i not in hidden]
    return np.array([i for i, _ in found], np.intp), np.array([x for _, x in found]).reshape(-1, 1)


def _tempered(distance: NDArray[np.float64], effective: float) -> NDArray[np.float64]:
    """Return weights that fall with distance, just so steeply that as many particles count as wanted; they sum to 1."""
    low, high = -8.0, 12.0
    weight = np.full(len(distance), 1.0 / len(distance))
    for _ in range(30):
        middle = (low + high) / 2
        weight = np.exp(-distance / np.exp(middle))
        weight /= weight.sum()
        if 1.0 / (weight * weight).sum() < effective:
            low = middle
        else:
            high = middle
    return weight
