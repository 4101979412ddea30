"""What one side can know. Opponents, windows and pupils get a `View`, never a `Crisis`.

Secrets are kept by construction: the values of a view are a copy in which every number that the side does not see is
NaN, and its letters, facts and orders are only those that it has written, read or noticed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from game.core.crisis import Crisis
from game.core.definitions import Model
from game.core.letters import Letter
from game.core.luck import base_of, draw, moment_of, name_key
from game.core.sides import SIDES, Side, other
from game.core.slots import orders_by_index, pauses_of

_NAN = float("nan")
_NEVER = 9999.0
_NOTHING: frozenset[str] = frozenset()


@dataclass(slots=True, kw_only=True)
class View:
    """One side's information set at one moment; a new one is made for each decision, so it is not worth freezing.

    Args:
        t, h: hour of the watch and its length in hours.
        attention: points this side may spend.
        values: the model's values with everything hidden from this side as NaN.
        own_offers, their_offers: standing offers, oldest first; theirs are those this side has read.
        read: letters of the other side that this side has read, oldest first.
        sent: letters this side has written, oldest first; `read` of a letter is None as long as this side cannot know.
        busy: channels on which a letter of this side is under way.
        eligible: ids of the orders that may be given now (guards, cooling and limits hold).
    """

    model: Model
    side: Side
    stage: str
    watch: int
    t: float
    h: float
    attention: int
    values: list[Any]
    own_offers: tuple[Letter, ...]
    their_offers: tuple[Letter, ...]
    read: tuple[Letter, ...]
    sent: tuple[Letter, ...]
    busy: frozenset[str]
    eligible: tuple[str, ...]
    clash_options: tuple[str, ...]
    on_the_way: tuple[str, ...]
    temperament: float

    def __getitem__(self, name: str) -> float:
        """Return a value by name; NaN if this side cannot know it."""
        return float(self.values[self.model.index[name]])

    @property
    def yes_under_way(self) -> bool:
        """Whether a yes of this side's may still be on its way; what a bargain overtook is not."""
        struck_t = self["struck_t"]
        since = struck_t if struck_t < _NEVER else -_NEVER
        return any(x.accepts is not None and x.read is None and x.sent >= since for x in self.sent)


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """An estimate of something that a side cannot read: lowest and highest value thought possible."""

    low: float
    high: float


def view_of(model: Model, crisis: Crisis, side: Side) -> View:
    """Return what `side` knows at this moment of the watch."""
    v = crisis.v
    at = model.at
    values = v[:]
    for slot in model.hidden[side]:
        values[slot] = _NAN
    values[0] = 0
    stage = model.stages[crisis.stage]
    t = v[at.t]
    own_offers, their_offers = _by_writer(crisis.offers, side)
    sent, theirs = _by_writer(crisis.archive, side)
    return View(
        model=model,
        side=side,
        stage=crisis.stage,
        watch=crisis.watch,
        t=t,
        h=v[at.h],
        attention=attention_of(model, crisis, side),
        values=values,
        own_offers=own_offers,
        their_offers=their_offers,
        read=tuple([x for x in theirs if x.read is not None]),
        sent=sent,
        busy=frozenset([x.channel for x in crisis.mail if x.by == side]) if crisis.mail else _NOTHING,
        eligible=() if stage.blows else eligible_orders(model, crisis, side),
        clash_options=tuple(o.id for o in model.clash_options[side] if o.when(v)) if stage.blows else (),
        on_the_way=_on_the_way(model, crisis, side) if crisis.pending else (),
        temperament=crisis.setup.temperament[SIDES.index(side)],
    )


def _by_writer(letters: tuple[Letter, ...], side: Side) -> tuple[tuple[Letter, ...], tuple[Letter, ...]]:
    """Return a side's own letters and the other side's."""
    if not letters:
        return (), ()
    return tuple([x for x in letters if x.by == side]), tuple([x for x in letters if x.by != side])


def _on_the_way(model: Model, crisis: Crisis, side: Side) -> tuple[str, ...]:
    table = orders_by_index(model)
    return tuple(table[i].id for i, _, _ in crisis.pending if table[i].side == side)


def attention_of(model: Model, crisis: Crisis, side: Side) -> int:
    """Return the points of attention a side has for this watch; weariness takes its part."""
    v = crisis.v
    points = next(p for guard, p in model.attention if guard(v))
    weary = v[model.index[f"{side}_weary"]]
    points += crisis.setup.attention[SIDES.index(side)] - (weary >= 60) - (weary >= 85)
    return max(int(points), 1)


def eligible_orders(model: Model, crisis: Crisis, side: Side) -> tuple[str, ...]:
    """Return the ids of the orders that this side may give now, in table order."""
    v = crisis.v
    t = v[model.at.t]
    given, count = crisis.given, crisis.given_count
    pauses = pauses_of(model, crisis.stage, side)
    holding = [pauses[place] for place in model.holding_orders[crisis.stage, side](v)]
    rested = [(name, i) for name, i, cool, most in holding if t - given[i] >= cool and count[i] < most]
    if crisis.pending:
        waiting = {i for i, _, _ in crisis.pending}
        return tuple([name for name, i in rested if i not in waiting])
    return tuple([name for name, _ in rested])


def why_closed(model: Model, crisis: Crisis, side: Side, order: str) -> str:
    """Return the code of the reason for which an order may not be given now (`open` if it may).

    Codes: `other-desk`, `stage`, `cooling`, `used-up`, `under-way`, `pointless`.
    """
    o = model.orders[order]
    v = crisis.v
    if o.side != side:
        return "other-desk"
    if o.family not in model.stages[crisis.stage].orders[side]:
        return "stage"
    if o.limit and crisis.given_count[o.index] >= o.limit:
        return "used-up"
    if v[model.at.t] - crisis.given[o.index] < o.cool:
        return "used-up" if o.cool >= 9999 else "cooling"
    if any(i == o.index for i, _, _ in crisis.pending):
        return "under-way"
    return "open" if o.when(v) else "pointless"


def band_of(model: Model, crisis: Crisis, side: Side, name: str) -> Band:
    """Return the band in which a side believes a track of the other side to lie; redrawn each watch.

    The truth is always inside it, but not always in its middle.
    """
    v = crisis.v
    i = model.index[name]
    q = model.quantities[i]
    truth = v[i]
    if side in q.seen:
        return Band(low=truth, high=truth)
    kind = name.removeprefix(f"{other(side)}_")
    width = model.fog.get(name) or model.fog.get(f"other_{kind}")
    half = (width(v) if width else 30.0) * crisis.setup.fog
    base = base_of(crisis.setup.seed, moment_of(v[model.at.t]))
    shift = (2 * draw(base, name_key(f"fog:{side}:{name}")) - 1) * half * 0.8
    return Band(low=max(q.lo, truth + shift - half), high=min(q.hi, truth + shift + half))
