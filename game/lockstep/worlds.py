"""Worlds that could be the true one as far as a side knows: what it sees stays, the rest is a particle's.

Taken from the particle, whole: every number hidden from the side, the other leader's character, what his orders were
and which of them wait, which accidents have happened, which promises are open. Left out: letters of the other side that
are under way, for they would answer letters that this side never wrote. The luck is the searcher's own.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from game.core.crisis import Crisis, Setup
from game.core.definitions import Model
from game.core.sides import SIDES, Side, other
from game.core.views import View, attention_of
from game.lockstep.crowd import Crowd, crowd_of
from game.lockstep.inplay import InPlay
from game.lockstep.letters import number_of
from game.lockstep.luck import bases, draws
from game.lockstep.particles import Drawn, Particles
from game.lockstep.rules import bearings

_NEVER: Final = -9999.0
_STILL: Final = (0.0, 0.0, 0.0, 0.0)
_NOWHERE: Final = np.zeros(0, np.intp)


def worlds_of(particles: Particles, view: View, drawn: Drawn, seeds: NDArray[np.uint64]) -> Crowd:
    """Return worlds that agree with everything a view shows, at its moment.

    Args:
        drawn: one particle a world.
        seeds: uint64 (n,), the luck of each world from here on.
    """
    model, side = particles.model, particles.side
    crowd = crowd_of(model, [_shown(model, view)]).take(np.zeros(drawn.n, np.intp))
    crowd.lane = np.arange(drawn.n, dtype=np.int32)
    crowd.seed = seeds.astype(np.uint64)
    hidden = np.array([slot for slot in model.hidden[side] if slot], np.intp)
    for slot, guessed in zip(hidden, drawn.values(hidden), strict=True):
        crowd.v[slot] = guessed
    for name, hour in _last_letters(model, view).items():
        crowd.v[model.index[name]] = np.full(drawn.n, hour)
    theirs = particles.theirs
    arrays: tuple[NDArray[Any], ...] = (crowd.given, crowd.given_count, crowd.due, crowd.manner, crowd.turn)
    for which, array in enumerate(arrays):
        array[theirs] = drawn.orders(which)
    crowd.fired, crowd.promises, crowd.clash_steps = (drawn.of(x) for x in ("fired", "promises", "clash_steps"))
    crowd.last_no_bargain, crowd.last_bargain = drawn.of("last")
    crowd.written[SIDES.index(other(side))] = max((number_of(x.id) for x in view.read), default=0)
    crowd.v[0] = bases(crowd.seed, crowd.v[model.at.t])
    _let_mail_travel(crowd, view)
    with np.errstate(all="ignore"):
        bearings.take_bearings(InPlay(crowd, {}), _NOWHERE)
    return crowd


def _shown(model: Model, view: View) -> Crisis:
    """Return a crisis in which all is as the view shows it and the rest as it is before anything happens."""
    side = view.side
    crisis = Crisis.__new__(Crisis)
    crisis.v = list(view.values)
    for slot in model.hidden[side]:
        crisis.v[slot] = model.template[slot]
    leaders = [next(p.id for p in model.personas.values() if p.side == s) for s in SIDES]
    crisis.setup = Setup(scenario=model.id, start=model.default_start, seed=0, personas=(leaders[0], leaders[1]))
    crisis.stage, crisis.watch = view.stage, view.watch
    # A bargain leaves letters unread for ever; of those by one channel only the newest can be on its way.
    newest = {x.channel: x for x in view.sent if x.read is None and x.channel in view.busy}
    crisis.mail = tuple(newest.values())
    crisis.offers = tuple(sorted((*view.own_offers, *view.their_offers), key=lambda o: o.sent))
    crisis.archive = tuple(sorted((*view.sent, *view.read), key=lambda x: x.sent))
    crisis.given, crisis.given_count = [_NEVER] * len(model.orders), [0] * len(model.orders)
    own = [o for o in model.orders.values() if o.side == side]
    for order, hour, count in zip(own, view.given, view.given_count, strict=True):
        crisis.given[order.index], crisis.given_count[order.index] = hour, count
    crisis.pending = tuple(
        (o.index, max(crisis.given[o.index] + o.lag, view.t), "") for o in own if o.id in view.on_the_way
    )
    crisis.fired = [0] * len(model.events)
    crisis.signals = (_STILL, _STILL)
    crisis.promises = ("",) * len(model.promises)
    crisis.clash_steps = 0
    crisis.last_no_bargain = crisis.last_bargain = 0.0
    crisis.cause = crisis.ending = None
    # What the desk has more, or less, than the scenario gives is the match's preset; it is the same for both desks.
    more = view.attention - attention_of(model, crisis, side)
    width = (view.temperament, 1.0) if side == SIDES[0] else (1.0, view.temperament)
    crisis.setup = Setup(
        scenario=model.id,
        start=model.default_start,
        seed=0,
        personas=(leaders[0], leaders[1]),
        hazard=view.hazard,
        attention=(more, more),
        temperament=width,
    )
    return crisis


def _last_letters(model: Model, view: View) -> dict[str, float]:
    """Return the hours of the other side's last letters by the names of its ledger, as far as they have been read."""
    across: Side = other(view.side)
    offers = [x for x in view.read if x.offer]
    stands = [x for x in offers if model.channels[x.channel].weight >= 1]
    groups = {
        "last": list(view.read),
        "last_offer": stands,
        "last_feeler": [x for x in offers if x not in stands],
        "last_public": [x for x in offers if model.channels[x.channel].public],
    }
    slots = {f"{across}_{name}": letters for name, letters in groups.items() if f"{across}_{name}" in model.index}
    return {
        name: max((x.sent for x in letters), default=model.quantities[model.index[name]].init)
        for name, letters in slots.items()
    }


def _let_mail_travel(crowd: Crowd, view: View) -> None:
    """Draw the hour of arrival of one's own letters anew: nobody knows it, except that they are not there yet."""
    model, channels = crowd.model, len(crowd.model.channels)
    place = SIDES.index(view.side)
    for channel in model.channels.values():
        slot = channels * place + channel.index
        if crowd.mail.here[slot].any():
            low, high = channel.hours
            sent = crowd.mail.sent[slot]
            first, last = np.maximum(sent + low, view.t), sent + high + 2.0
            u = draws(crowd.v[0], channel.index + 1)
            crowd.mail.arrives[slot] = np.maximum(first + (last - first) * u, view.t + 0.5)


def joined(crowds: list[Crowd]) -> Crowd:
    """Return the games of several crowds of one model as one crowd, in order."""
    if len(crowds) == 1:
        return crowds[0]
    whole = Crowd.__new__(Crowd)
    whole.model, whole.n = crowds[0].model, sum(x.n for x in crowds)
    whole.v = [np.concatenate(x) for x in zip(*(crowd.v for crowd in crowds), strict=True)]
    whole.mail = crowds[0].mail.joined([x.mail for x in crowds[1:]])
    whole.offers = crowds[0].offers.joined([x.offers for x in crowds[1:]])
    for name in Crowd.__slots__:
        if name not in ("model", "n", "v", "mail", "offers"):
            setattr(whole, name, np.concatenate([getattr(x, name) for x in crowds], axis=-1))
    return whole
