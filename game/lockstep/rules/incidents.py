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
from game.lockstep.luck import column, draws, lanes

_SLACK: Final = 1e-9
"""More than rounding can add to a chance."""


class _Outlook:
    """Every event of a scenario: when it can fall, and in which stages."""

    __slots__ = ("chancy", "hours", "keys", "limits", "most", "of_history", "open_in")

    def __init__(self, model: Model) -> None:
        events = model.events
        self.open_in = np.array(
            [[e.family in model.stages[stage].events for stage in model.stage_order] for e in events], np.bool_
        ).reshape(len(events), len(model.stage_order))
        self.chancy = np.array([e.index for e in events if e.at is None and e.rate is not None], np.intp)
        self.keys = column([f"ev:{events[i].id}" for i in self.chancy])
        self.most = [events[i].most for i in self.chancy]
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
    may_fall = _may_fall(w, games)
    for row in np.flatnonzero(may_fall.any(axis=1)).tolist():
        event = w.model.events[row]
        those = _that_fall(w, event, games[may_fall[row]])
        if those.size:
            _happen(w, event, those)


def _may_fall(w: InPlay, games: Games) -> NDArray[np.bool_]:
    """Return which events (rows) could fall in which of the games (columns), by clock and luck alone."""
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
    if free.any():
        use = ever[outlook.chancy]
        exposures, kinds = np.unique(crowd.hazard[games] * h, return_inverse=True)
        limits = np.array([outlook.limits_over(float(x))[use] for x in exposures]).T
        drawn = lanes(p[0], outlook.keys[use])
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
    return found


def _within(
    found: NDArray[np.bool_], hours: NDArray[np.float64], t: NDArray[np.float64], h: NDArray[np.float64]
) -> None:
    """Note the events whose hour lies in the watch."""
    end = t + h
    first, last = t.min(), end.max()
    for row in np.flatnonzero((hours >= first) & (hours < last)):
        found[row] = (hours[row] >= t) & (hours[row] < end)


def _that_fall(w: InPlay, event: Event, games: Games) -> Games:
    """Return those of the games, where it may fall by clock and luck, in which an event falls as things stand."""
    crowd = w.crowd
    calm = w.v[w.at.clash][games] == 0
    if event.once:
        calm &= crowd.fired[event.index, games] == 0
    games = games[calm]
    if not games.size:
        return games
    p = w.part(games)
    games = games[lanes_of(event.when(p), games.size).astype(bool)]  # type: ignore[arg-type]
    if event.at is not None or not games.size:
        return games
    falls = crowd.historical[games]
    if event.rate is not None:
        p = w.part(games)
        falls = falls | (w.u(p, f"ev:{event.id}") < w.chance_over(p, event.rate(p)))  # type: ignore[arg-type]
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
        calm = games[w.v[w.at.clash][games] == 0]
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
