"""Incidents; the twin of `game.core.rules.incidents` and `game.core.outlook`."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from game.core.definitions import Event, FollowOn, Hazard, Model
from game.core.luck import lane_of, name_key
from game.core.sides import SIDES
from game.core.slots import hazard_keys
from game.lockstep.acts import Act, Falls, Script, at_games, falling
from game.lockstep.inplay import Games, InPlay, pairs_of
from game.lockstep.luck import column, draws, lanes, scaled
from game.lockstep.part import some

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
        self.again = ~np.array([e.once for e in events], np.bool_)
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
    events, places, drawn, rows = _may_fall(w, games)
    if not events.size:
        return
    of_chance = rows.take(events)
    u = np.zeros(len(events))
    chancy = (of_chance >= 0).nonzero()[0]
    u[chancy] = scaled(drawn[of_chance.take(chancy), places.take(chancy)])
    where = games.take(places)
    hazard, historical = w.crowd.hazard.take(where), w.crowd.historical.take(where)
    some_historical = some(historical)
    start = 0
    for row, end in enumerate(np.bincount(events).cumsum().tolist()):
        if start < end:
            part, start = slice(start, end), end
            falls = _falls(w.model, row)(w.v, where[part], u[part], hazard[part])
            if some_historical and w.model.events[row].at is None:
                falls = falls | (at_games(w.model.events[row].when)(w.v, where[part]) & historical[part])
            if w.blown:
                falls = falls & (w.v[w.at.clash].take(where[part]) == 0)
            those = where[part][falls]
            if those.size:
                _happen(w, w.model.events[row], those)


def _may_fall(w: InPlay, games: Games) -> tuple[Games, Games, NDArray[np.uint64], Games]:
    """Return which events could fall in which of the games, by clock and luck alone: pairs of event and place in games.

    With them come the draws of those left to chance (lanes, games), and for each event which lane is its own (or -1).
    """
    crowd, at, outlook = w.crowd, w.at, _outlook(w.model)
    v = w.v
    t, h = v[at.t].take(games), v[at.h].take(games)
    stages = crowd.stage.take(games)
    ever: Any = outlook.open_in[:, np.bincount(stages).nonzero()[0]].any(axis=1)
    found = np.zeros((len(w.model.events), games.size), np.bool_)
    historical = crowd.historical.take(games)
    some_historical, free = some(historical), ~historical
    drawn = np.zeros((0, games.size), np.uint64)
    rows = np.full(len(w.model.events), -1, np.intp)
    if some(free):
        use = ever[outlook.chancy]
        exposures, kinds = np.unique(crowd.hazard.take(games) * h, return_inverse=True)
        limits = np.array([outlook.limits_over(float(x))[use] for x in exposures]).T
        drawn = lanes(v[0].take(games), outlook.keys[use])
        rows[outlook.chancy[use]] = np.arange(len(drawn))
        found[outlook.chancy[use]] = drawn < (limits if len(exposures) == 1 else limits.take(kinds, axis=1))
        _within(found, outlook.hours, t, h)
        if some_historical:
            found &= free
    if some_historical:
        fell = np.zeros_like(found)
        _within(fell, outlook.of_history, t, h)
        found |= fell & historical
    # What is left is little: stages and what has fallen before are looked up for it alone.
    events, places = pairs_of(found)
    open_ = outlook.open_in[events, stages.take(places)]
    open_ &= (crowd.fired[events, games.take(places)] == 0) | outlook.again.take(events)
    left = open_.nonzero()[0]
    return events.take(left), places.take(left), drawn, rows


def _within(
    found: NDArray[np.bool_], hours: NDArray[np.float64], t: NDArray[np.float64], h: NDArray[np.float64]
) -> None:
    """Note the events whose hour lies in the watch."""
    end = t + h
    first, last = t.min(), end.max()
    for row in np.flatnonzero((hours >= first) & (hours < last)):
        found[row] = (hours[row] >= t) & (hours[row] < end)


@cache
def _falls(model: Model, row: int) -> Falls:
    """Return what tells where an event falls as things stand, of the games where it may fall by clock and luck."""
    event = model.events[row]
    if event.at is not None or event.rate is None:
        when = at_games(event.when)
        return lambda v, games, _u, _hazard: when(v, games)
    return falling(model, event.when, event.rate)


class _Acts:
    """What happens when events fall and hazards strike, where it is known beforehand."""

    def __init__(self, model: Model) -> None:
        happenings: list[Event | FollowOn | Hazard] = [*model.events]
        happenings += [*(x for e in model.events for x in e.then), *model.rung4, *model.clash_hazards]
        self.of = {id(x): self._act(model, x) for x in happenings}

    def _act(self, model: Model, x: Event | FollowOn | Hazard) -> Act | None:
        script = Script(model)
        script.jolt(x.knot)
        script.effects(x.do)
        for side in SIDES:
            script.shock(side, x.to[side])
        return script.act()


@cache
def _acts(model: Model) -> _Acts:
    return _Acts(model)


def _befall(w: InPlay, x: Event | FollowOn | Hazard, games: Games) -> None:
    act = _acts(w.model).of[id(x)]
    if act is not None and w.settled:
        act(w.v, w.crowd.signals, games)
        return
    p = w.part(games)
    w.happen(p, x.knot, x.do, x.to, x.id)
    p.put_back()


def _happen(w: InPlay, event: Event, games: Games) -> None:
    crowd = w.crowd
    fired = crowd.fired[event.index]
    fired[games] += 1
    _befall(w, event, games)
    if event.then:
        free = games[~crowd.historical.take(games)]
        for follow in event.then:
            chance = at_games(follow.chance)(w.v, free) * crowd.hazard.take(free)
            falls = draws(w.v[0].take(free), name_key(f"then:{follow.id}")) < chance
            if some(falls):
                _befall(w, follow, free[falls])
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
    holds, v = at_games(hazard.when)(w.v, games), w.v
    if not some(holds):
        return
    games = games[holds]
    chance = 1.0 - np.exp(-at_games(hazard.rate)(v, games) * w.crowd.hazard.take(games) * v[w.at.h].take(games))
    games = games[draws(v[0].take(games), hazard_keys(w.model)[hazard.id]) < chance]
    if not games.size:
        return
    _befall(w, hazard, games)
    for ask in hazard.asks:
        w.ask(games, ask)
