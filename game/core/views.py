"""What one side can know. Opponents, windows and pupils get a `View`, never a `Crisis`.

Secrets are kept by construction: the values of a view are a copy in which every number that the side does not see is
NaN, and its letters, facts and orders are only those that it has written, read or noticed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from game.core.crisis import Crisis
from game.core.definitions import Model, Values
from game.core.emit import hangs_on_luck
from game.core.letters import Letter
from game.core.luck import base_of, draw, moment_of, name_key
from game.core.sides import SIDES, Side, other
from game.core.slots import own_orders
from game.core.together import blinded, first_of, holding

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
        given, given_count: hour each of this side's own orders was last given and how often, in table order.
        hazard: factor on all rates of incidents; whoever sits down at a desk knows the risk preset.
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
    given: list[float] = field(default_factory=list)
    given_count: list[int] = field(default_factory=list)
    hazard: float = 1.0

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> tuple[str, ...]:
            """Work out the one part that `view_of` leaves out; the guards of orders read what their side sees."""
            if name != "eligible":
                msg = f"a view has no part {name!r}"
                raise AttributeError(msg)
            self.eligible = _eligible(self, self.values)
            return self.eligible

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
    desk = _desk(model, side)
    blows = model.stages[crisis.stage].blows
    # Two of these are made in every watch of every playout: its parts are set one by one, without passing keywords,
    # and `eligible` is left out. A desk that asks for it gets it worked out from what else it sees.
    view = View.__new__(View)
    view.model = model
    view.side = side
    view.stage = crisis.stage
    view.watch = crisis.watch
    view.t = v[at.t]
    view.h = v[at.h]
    view.attention = attention_of(model, crisis, side)
    view.values = desk.blind(v)
    offers, archive, mail = crisis.offers, crisis.archive, crisis.mail
    if offers:
        view.own_offers = tuple([x for x in offers if x.by == side])
        view.their_offers = tuple([x for x in offers if x.by != side])
    else:
        view.own_offers = view.their_offers = ()
    if archive:
        view.sent = tuple([x for x in archive if x.by == side])
        view.read = tuple([x for x in archive if x.by != side and x.read is not None])
    else:
        view.sent = view.read = ()
    view.busy = frozenset([x.channel for x in mail if x.by == side]) if mail else _NOTHING
    view.clash_options = tuple([o.id for o in model.clash_options[side] if o.when(v)]) if blows else ()
    pending, ids = crisis.pending, desk.ids
    view.on_the_way = tuple([ids[i] for i, _, _ in pending if i in ids]) if pending else ()
    view.temperament = crisis.setup.temperament[desk.place]
    view.given = crisis.given[desk.orders]
    view.given_count = crisis.given_count[desk.orders]
    view.hazard = crisis.setup.hazard
    if desk.lucky:
        view.eligible = _eligible(view, v)
    return view


def _eligible(view: View, v: Values) -> tuple[str, ...]:
    if view.model.stages[view.stage].blows:
        return ()
    found = holding(view.model, view.stage, view.side)(v, view.t, view.given, view.given_count)
    return tuple([order for order in found if order not in view.on_the_way])


class _Desk:
    """Where a side's own things stand, and whether what it may do hangs on luck; looked up once per model."""

    __slots__ = ("attention", "blind", "ids", "lucky", "orders", "place", "points", "weary")

    def __init__(self, model: Model, side: Side) -> None:
        self.place = SIDES.index(side)
        self.weary = model.index[f"{side}_weary"]
        self.orders = own_orders(model, side)
        self.ids = {order.index: order.id for order in model.orders.values() if order.side == side}
        self.blind = blinded(model.hidden[side])
        self.attention = first_of(guard for guard, _ in model.attention)
        self.points = [points for _, points in model.attention]
        self.lucky = any(hangs_on_luck(order.when) for order in model.orders.values() if order.side == side)


_desk = cache(_Desk)


def attention_of(model: Model, crisis: Crisis, side: Side) -> int:
    """Return the points of attention a side has for this watch; weariness takes its part."""
    v = crisis.v
    desk = _desk(model, side)
    weary = v[desk.weary]
    spent = (weary >= 60) + (weary >= 85) - crisis.setup.attention[desk.place]
    return max(desk.points[desk.attention(v)] - int(spent), 1)


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
