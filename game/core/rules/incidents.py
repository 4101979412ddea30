"""Incidents: what falls by the calendar, by hazard, or from a single reprisal that may spread."""

from __future__ import annotations

from functools import cache

from game.core.definitions import Event, Hazard, Model
from game.core.facts import FactKind
from game.core.inplay import InPlay
from game.core.luck import name_key
from game.core.outlook import outlook_of
from game.core.sides import BOTH, SIDES
from game.core.slots import hazard_keys
from game.core.together import Falls, falling


def let_fall(w: InPlay) -> None:
    """Test the events of the stage in table order, each on the state the earlier ones left."""
    v, at, setup = w.v, w.at, w.crisis.setup
    outlook = outlook_of(w.model, w.crisis.stage)
    t, h, historical = v[at.t], v[at.h], setup.historical_luck
    may_fall = outlook.by_history(t, t + h) if historical else outlook.by_chance(t, t + h, v[0], w.hazard * h)
    fired, clash, falls = w.crisis.fired, at.clash, _falls(w.model)
    for event in may_fall:
        if v[clash]:
            return
        if event.once and fired[event.index]:
            continue
        if event.when(v) if historical else falls[event.index](v, w.hazard):
            _happen(w, event)


class _Falls(dict[int, Falls]):
    """What tells under free luck whether an event falls that may fall, by its index; made when it is first asked."""

    def __init__(self, model: Model) -> None:
        super().__init__()
        self._model = model

    def __missing__(self, index: int) -> Falls:
        event, h = self._model.events[index], self._model.at.h
        if event.rate is None or event.at is not None:
            self[index] = lambda v, _: event.when(v)
        else:
            self[index] = falling(event.when, event.rate, name_key(f"ev:{event.id}"), h)
        return self[index]


_falls = cache(_Falls)


def _happen(w: InPlay, event: Event) -> None:
    crisis, v = w.crisis, w.v
    crisis.fired[event.index] += 1
    if w.facts is not None:
        authority = event.authority
        data = {}
        if authority is not None:
            data["truth"] = round(authority.truth(v))
            for side in SIDES:
                data[side] = round(authority.believed[side](v))
        w.tell(FactKind.EVENT, event.id, None, event.readers, **data)
    w.jolt(event.knot)
    w.apply(event.do, event.id)
    for side in SIDES:
        w.shock(side, event.to[side](v), threat=False)
    if not crisis.setup.historical_luck:
        for follow in event.then:
            if w.u(f"then:{follow.id}") < follow.chance(v) * w.hazard:
                w.tell(FactKind.FOLLOW_ON, follow.id, None, BOTH)
                w.jolt(follow.knot)
                w.apply(follow.do, follow.id)
                for side in SIDES:
                    w.shock(side, follow.to[side](v), threat=False)
    for ask in event.asks:
        w.ask(ask)


def spread_reprisal(w: InPlay) -> None:
    """After a single reprisal the blow may spread in every watch; by rate in both kinds of luck."""
    for hazard in w.model.rung4:
        if w.v[w.at.clash]:
            return
        strike_of_fate(w, hazard)


def strike_of_fate(w: InPlay, hazard: Hazard) -> None:
    """Test one hazard of the ladder."""
    v = w.v
    if not _strikes(w.model)[hazard.id](v, w.hazard):
        return
    w.tell(FactKind.HAZARD, hazard.id, None, BOTH)
    w.jolt(hazard.knot)
    w.apply(hazard.do, hazard.id)
    for side in SIDES:
        w.shock(side, hazard.to[side](v), threat=False)
    for ask in hazard.asks:
        w.ask(ask)


@cache
def _strikes(model: Model) -> dict[str, Falls]:
    """Return what tells whether a hazard of the ladder strikes, by its id."""
    keys = hazard_keys(model)
    return {x.id: falling(x.when, x.rate, keys[x.id], model.at.h) for x in (*model.rung4, *model.clash_hazards)}
