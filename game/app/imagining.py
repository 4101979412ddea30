"""Worlds that could be the true one, as far as a desk knows: what it sees stays, what it does not see is guessed.

Nothing here looks at the truth. A world is filled from a `View`, from bands handed over as numbers, and from the facts
the side has learned; its luck is the council's own and has nothing to do with the luck of the match.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from game.app.session import Session
from game.core.crisis import Crisis, Setup
from game.core.definitions import Model, Quantity
from game.core.emit import on_grid
from game.core.facts import FactKind
from game.core.inplay import InPlay
from game.core.letters import Letter
from game.core.luck import base_of, moment_of, z
from game.core.plans import Question
from game.core.rules.bearings import take_bearings
from game.core.sides import Side, other
from game.core.views import View

Draw = Callable[[str], float]
"""A draw in [0, 1) for a name."""

_STAYS: Final = 0.7
"""How far a council takes a setting it cannot see to be what it was when the crisis began."""
_LIKELY_LEADER: Final = 0.75
"""How far a council takes the other leader to be the man it knows."""
_NEVER: Final = -9999.0
_STILL: Final = (0.0, 0.0, 0.0, 0.0)


def imagine(session: Session, side: Side, number: int) -> Crisis:
    """Return the `number`th world that agrees with everything a side knows, at the moment of decision."""
    match = session.match
    model, setup = match.model, match.crisis.setup
    view = match.crisis_view(side)
    moment = moment_of(view.t)

    def draw(name: str) -> float:
        return z(setup.seed, moment, f"council:{side}:{number}:{name}")

    leader = _leader(model, other(side), draw)
    personas = (setup.personas[0], leader) if side == "us" else (leader, setup.personas[1])
    crisis = Crisis.__new__(Crisis)
    crisis.setup = _setup(setup, personas, int(draw("seed") * 2**53))
    crisis.v = _values(session, view, leader, draw)
    crisis.stage = view.stage
    crisis.watch = view.watch
    crisis.mail = tuple(_under_way(model, x, view, draw) for x in view.sent if x.read is None)
    crisis.offers = tuple(sorted((*view.own_offers, *view.their_offers), key=lambda o: o.sent))
    crisis.archive = tuple(sorted((*view.sent, *view.read), key=lambda x: x.sent))
    _orders_and_events(session, side, crisis, view)
    crisis.signals = (_STILL, _STILL)
    crisis.promises = _promises(session, side)
    crisis.clash_steps = sum(1 for f in session.facts(side) if f.kind is FactKind.BLOW and f.side == side)
    crisis.last_no_bargain = match.crisis.last_no_bargain
    crisis.last_bargain = match.crisis.last_bargain
    crisis.cause = None
    crisis.ending = None
    crisis.v[0] = base_of(crisis.setup.seed, moment)
    take_bearings(InPlay(model, crisis, _nobody, None))
    return crisis


def _setup(setup: Setup, personas: tuple[str, str], seed: int) -> Setup:
    """Return the set-up of an imagined world: free luck, for a council knows no calendar of accidents."""
    return replace(setup, seed=seed, personas=personas, historical_luck=False)


def _leader(model: Model, side: Side, draw: Draw) -> str:
    known = [p.id for p in model.personas.values() if p.side == side]
    if draw("leader") < _LIKELY_LEADER or len(known) == 1:
        return known[0]
    return known[1 + int(draw("stranger") * (len(known) - 1))]


def _values(session: Session, view: View, leader: str, draw: Draw) -> list[float]:
    model, side = session.match.model, view.side
    across = other(side)
    v = list(view.values)
    last = _last_letters(model, view, across)
    for slot in model.hidden[side]:
        q = model.quantities[slot]
        v[slot] = _guess(session, side, q, leader, last, draw)
    model.derive(v)
    return v


def _guess(session: Session, side: Side, q: Quantity, leader: str, last: dict[str, float], draw: Draw) -> float:
    model, across = session.match.model, other(side)
    if q.kind in ("track", "estimate"):
        band = session.band_at_decision(side, q.name)
        return on_grid(band.low + (band.high - band.low) * draw(q.name))
    if q.kind == "posture":
        if draw(q.name) < _STAYS:
            return q.init
        return float(int(q.lo + draw(f"{q.name}:other") * (min(q.hi, q.lo + 9) - q.lo + 1)))
    if q.kind == "nature":
        return on_grid(draw(f"{q.name}:a") + draw(f"{q.name}:b") - 1)
    if q.kind == "persona":
        name = q.name.removeprefix("p_").removesuffix(f"_{across}")
        return float(model.personas[leader].params.get(name, q.init))
    return last.get(q.name, q.init)


def _last_letters(model: Model, view: View, across: Side) -> dict[str, float]:
    """Return when the other side last wrote, as far as its letters have been read."""
    theirs = view.read
    offers = [x for x in theirs if x.offer]
    stands = [x for x in offers if model.channels[x.channel].weight >= 1]
    groups = {
        "last": list(theirs),
        "last_offer": stands,
        "last_feeler": [x for x in offers if x not in stands],
        "last_public": [x for x in offers if model.channels[x.channel].public],
    }
    return {f"{across}_{name}": max(x.sent for x in letters) for name, letters in groups.items() if letters}


def _under_way(model: Model, letter: Letter, view: View, draw: Draw) -> Letter:
    low, high = model.channels[letter.channel].hours
    arrives = letter.sent + 2 + low + (high - low) * draw(f"mail:{letter.id}")
    return replace(letter, arrives=max(arrives, view.t + 1))


def _orders_and_events(session: Session, side: Side, crisis: Crisis, view: View) -> None:
    model = session.match.model
    crisis.given = [_NEVER] * len(model.orders)
    crisis.given_count = [0] * len(model.orders)
    for order in model.orders.values():
        if order.side == side:
            ago, count = session.given_before(side, order.id)
            crisis.given[order.index], crisis.given_count[order.index] = view.t - ago, count
    crisis.pending = tuple(
        (model.orders[name].index, crisis.given[model.orders[name].index] + model.orders[name].lag, "")
        for name in view.on_the_way
    )
    crisis.fired = [0] * len(model.events)
    begun = model.starts[session.match.crisis.setup.start].fired
    seen = {f.id for f in session.facts(side) if f.kind is FactKind.EVENT} | set(begun)
    for event in model.events:
        if event.id in seen:
            crisis.fired[event.index] = 1


def _promises(session: Session, side: Side) -> tuple[str, ...]:
    now = {
        FactKind.PROMISE_MADE: "open",
        FactKind.PROMISE_KEPT: "kept",
        FactKind.PROMISE_BROKEN: "broken",
    }
    state = {f.id: now[f.kind] for f in session.facts(side) if f.kind in now}
    return tuple(state.get(p.id, "") for p in session.match.model.promises)


def _nobody(_crisis: Crisis, question: Question) -> str:
    msg = f"no question can arise while bearings are taken, but {question.choice} did"
    raise AssertionError(msg)
