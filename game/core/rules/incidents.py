"""Incidents: what falls by the calendar, by hazard, or from a single reprisal that may spread."""

from __future__ import annotations

from game.core.definitions import Event, Hazard
from game.core.facts import FactKind
from game.core.inplay import InPlay
from game.core.luck import draw
from game.core.sides import BOTH, SIDES
from game.core.slots import events_of, hazard_keys


def let_fall(w: InPlay) -> None:
    """Test the events of the stage in table order, each on the state the earlier ones left."""
    v, crisis = w.v, w.crisis
    rows = events_of(w.model, crisis.stage)
    holding = w.model.holding_events[crisis.stage]
    tested = -1
    fell = True
    while fell and not v[w.at.clash]:
        # What falls may change which guards hold; only then are the rest asked again.
        fell = False
        for place in holding(v):
            if place <= tested:
                continue
            event, key = rows[place]
            if _falls(w, event, key):
                tested = place
                fell = True
                _happen(w, event)
                break


def _falls(w: InPlay, event: Event, key: int) -> bool:
    """Tell whether an event whose guard holds falls in this watch."""
    v, at, crisis = w.v, w.at, w.crisis
    if event.once and crisis.fired[event.index]:
        return False
    t, h = v[at.t], v[at.h]
    if event.at is not None:
        return bool(t <= event.at < t + h)
    if crisis.setup.historical_luck:
        return event.hist is not None and bool(t <= event.hist < t + h)
    return event.rate is not None and draw(v[0], key) < w.chance_over(event.rate(v))


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
    if not hazard.when(v):
        return
    if draw(v[0], hazard_keys(w.model)[hazard.id]) >= w.chance_over(hazard.rate(v)):
        return
    w.tell(FactKind.HAZARD, hazard.id, None, BOTH)
    w.jolt(hazard.knot)
    w.apply(hazard.do, hazard.id)
    for side in SIDES:
        w.shock(side, hazard.to[side](v), threat=False)
    for ask in hazard.asks:
        w.ask(ask)
