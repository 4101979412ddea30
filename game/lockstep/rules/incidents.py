"""Incidents; the twin of `game.core.rules.incidents` and `game.core.outlook`."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from game.core.definitions import Event, Hazard, Model
from game.core.luck import lane_of
from game.core.slots import hazard_keys
from game.lockstep.inplay import Games, InPlay, lanes_of
from game.lockstep.luck import column, draws, lanes, scaled

_SLACK: Final = 1e-9
"""More than rounding can add to a chance."""


class _Outlook:
    """Every event of a scenario: when it can fall, and in which stages."""

    __slots__ = ("again", "chancy", "hours", "keys", "limits", "most", "of_history", "open_in")

    def __init__(self, model: Model) -> None:
        events = model.events
        self.open_in = np.array(
            [[e.family in model.stages[stage].events for stage in model.stage_order] for e in events], np.bool_
        ).reshape(len(events), len(model.stage_order))
        self.chancy = np.array([e.index for e in events if e.at is None and e.rate is not None], np.intp)
        self.keys = column([f"ev:{events[i].id}" for i in self.chancy])
        self.most = [events[i].most for i in self.chancy]
        self.again = ~np.array([e.once for e in events], np.bool_).reshape(-1, 1)
        self.limits: dict[float, NDArray[np.uint64]] = {}
        self.hours = np.array([np.nan if e.at is None else e.at for e in events])
        self.of_history = np.array([x for e in events for x in [e.hist if e.at is None else e.at]], np.float64)

    def limits_over(self, exposure: float) -> NDArray[np.uint64]:
        """Return for each event left to chance the number below which its draw must lie for it to fall at all."""
        found = self.limits.get(exposure)
        if found is None:
            most = [min(lane_of(min(most * exposure + _SLACK, 1.0)), 2**64 - 1) for most in self.most]
            found = self.limits[exposure] = np.array(most, np.uint64)
        return found


@cache
def _outlook(model: Model) -> _Outlook:
    return _Outlook(model)


def let_fall(w: InPlay, games: Games) -> None:
    """Test the events of the stage in table order, each on the state the earlier ones left."""
    may_fall, drawn, rows = _may_fall(w, games)
    for row in np.flatnonzero(may_fall.any(axis=1)).tolist():
        event = w.model.events[row]
        places = np.flatnonzero(may_fall[row])
        those = games[places]
        if w.blown:
            calm = w.v[w.at.clash][those] == 0
            places, those = places[calm], those[calm]
        if those.size:
            u = None if rows[row] < 0 else scaled(drawn[rows[row], places])
            those = _that_fall(w, event, those, u)
            if those.size:
                _happen(w, event, those)


def _may_fall(w: InPlay, games: Games) -> tuple[NDArray[np.bool_], NDArray[np.uint64], NDArray[np.intp]]:
    """Return which events (rows) could fall in which of the games (columns), by clock and luck alone.

    With it come the draws of those left to chance (lanes, columns), and for each event which lane is its own (or -1).
    """
    crowd, at, outlook = w.crowd, w.at, _outlook(w.model)
    p = w.part(games)
    t, h = p[at.t], p[at.h]
    open_in = outlook.open_in
    stages = crowd.stage[games]
    present = np.unique(stages)
    ever: Any = open_in[:, present].any(axis=1)
    found = np.zeros((len(w.model.events), games.size), np.bool_)
    historical = crowd.historical[games]
    free = ~historical
    drawn = np.zeros((0, games.size), np.uint64)
    rows = np.full(len(w.model.events), -1, np.intp)
    if free.any():
        use = ever[outlook.chancy]
        exposures, kinds = np.unique(crowd.hazard[games] * h, return_inverse=True)
        limits = np.array([outlook.limits_over(float(x))[use] for x in exposures]).T
        drawn = lanes(p[0], outlook.keys[use])
        rows[outlook.chancy[use]] = np.arange(len(drawn))
        found[outlook.chancy[use]] = drawn < (limits if len(exposures) == 1 else limits[:, kinds])
        _within(found, outlook.hours, t, h)
        found &= free
    if historical.any():
        fell = np.zeros_like(found)
        _within(fell, outlook.of_history, t, h)
        found |= fell & historical
    if present.size == 1:
        found &= ever.reshape(-1, 1)
    else:
        found &= open_in[:, stages]
    fresh = crowd.fired == 0 if games.size == crowd.n else crowd.fired.take(games, axis=1) == 0
    found &= fresh | outlook.again
    return found, drawn, rows


def _within(
    found: NDArray[np.bool_], hours: NDArray[np.float64], t: NDArray[np.float64], h: NDArray[np.float64]
) -> None:
    """Note the events whose hour lies in the watch."""
    end = t + h
    first, last = t.min(), end.max()
    for row in np.flatnonzero((hours >= first) & (hours < last)):
        found[row] = (hours[row] >= t) & (hours[row] < end)


def _that_fall(w: InPlay, event: Event, games: Games, u: NDArray[np.float64] | None) -> Games:
    """Return those of the games, where it may fall by clock and luck, in which an event falls as things stand."""
    p = w.part(games)
    falls: NDArray[np.bool_] = lanes_of(event.when(p), games.size)  # type: ignore[arg-type]
    if event.at is None and u is not None and falls.any():
        assert event.rate is not None
        by_chance = u < w.chance_over(p, event.rate(p))  # type: ignore[arg-type]
        falls = falls & (by_chance | w.crowd.historical[games])
    return games[falls]


def _happen(w: InPlay, event: Event, games: Games) -> None:
    crowd = w.crowd
    crowd.fired[event.index, games] += 1
    p = w.part(games)
    w.happen(p, event.knot, event.do, event.to, event.id)
    p.put_back()
    if event.then:
        free = games[~crowd.historical[games]]
        for follow in event.then:
            p = w.part(free)
            falls = w.u(p, f"then:{follow.id}") < follow.chance(p) * crowd.hazard[free]  # type: ignore[arg-type]
            if falls.any():
                p = w.part(free[falls])
                w.happen(p, follow.knot, follow.do, follow.to, follow.id)
                p.put_back()
    for ask in event.asks:
        w.ask(games, ask)


def spread_reprisal(w: InPlay, games: Games) -> None:
    """After a single reprisal the blow may spread in every watch; by rate in both kinds of luck."""
    for hazard in w.model.rung4:
        calm = games[w.v[w.at.clash][games] == 0] if w.blown else games
        if not calm.size:
            return
        strike_of_fate(w, calm, hazard)


def strike_of_fate(w: InPlay, games: Games, hazard: Hazard) -> None:
    """Test one hazard of the ladder."""
    games = games[lanes_of(hazard.when(w.part(games)), games.size).astype(bool)]  # type: ignore[arg-type]
    if not games.size:
        return
    p = w.part(games)
    games = games[draws(p[0], hazard_keys(w.model)[hazard.id]) < w.chance_over(p, hazard.rate(p))]  # type: ignore[arg-type]
    if not games.size:
        return
    p = w.part(games)
    w.happen(p, hazard.knot, hazard.do, hazard.to, hazard.id)
    p.put_back()
    for ask in hazard.asks:
        w.ask(games, ask)
