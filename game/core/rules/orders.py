"""Orders: given, carried out late, badly or not at all, noticed or not."""

from __future__ import annotations

from game.core.definitions import Effects, Order
from game.core.facts import FactKind
from game.core.inplay import InPlay
from game.core.letters import ClauseKind
from game.core.sides import BOTH, Side, only
from game.core.slots import orders_by_index, side_slots

_AS_ORDERED, _OVERDONE, _UNDERDONE = "", "overdone", "underdone"


def carry_out_waiting(w: InPlay) -> None:
    """Carry out orders whose hour has come; one whose ground has gone lapses."""
    crisis, v, at = w.crisis, w.v, w.at
    if not crisis.pending:
        return
    t = v[at.t]
    table = orders_by_index(w.model)
    due = [waiting for waiting in crisis.pending if waiting[1] <= t]
    crisis.pending = tuple(waiting for waiting in crisis.pending if waiting[1] > t)
    for i, _, manner in due:
        order = table[i]
        if order.when(v) and not v[at.clash]:
            _carry_out(w, order, manner)
        else:
            w.tell(FactKind.ORDER_LAPSED, order.id, order.side, only(order.side))


def give(w: InPlay, side: Side, ids: tuple[str, ...]) -> None:
    """Give a side's orders, in table order."""
    orders = sorted((w.model.orders[i] for i in ids), key=lambda o: o.index)
    for order in orders:
        _give(w, side, order)


def _give(w: InPlay, side: Side, order: Order) -> None:
    crisis, v, at = w.crisis, w.v, w.at
    crisis.given[order.index] = v[at.t]
    crisis.given_count[order.index] += 1
    w.tell(FactKind.ORDER_GIVEN, order.id, side, only(side))
    manner, delay = _AS_ORDERED, order.lag
    if order.organisation is not None:
        # One draw decides between the ways in which a service can fail its leader; they exclude each other.
        service = w.model.organisations[order.organisation]
        u = w.u(f"exec:{order.id}")
        lost = service.lost(v)
        late = lost + service.late(v)
        overdone = late + (service.overdone(v) if order.overdone is not None else 0.0)
        underdone = overdone + (service.underdone(v) if order.underdone is not None else 0.0)
        if u < lost:
            w.tell(FactKind.ORDER_LOST, order.id, side, frozenset())
            return
        if u < late:
            delay += service.late_hours
            w.tell(FactKind.ORDER_LATE, order.id, side, frozenset(), hours=service.late_hours)
        elif order.overdone is not None and u < overdone:
            manner = _OVERDONE
            w.tell(FactKind.ORDER_OVERDONE, order.id, side, frozenset())
        elif order.underdone is not None and u < underdone:
            manner = _UNDERDONE
            w.tell(FactKind.ORDER_UNDERDONE, order.id, side, frozenset())
    if delay > v[at.h] / 2:
        crisis.pending = (*crisis.pending, (order.index, v[at.t] + delay, manner))
    else:
        _carry_out(w, order, manner)


def _carry_out(w: InPlay, order: Order, manner: str) -> None:
    side = order.side
    w.apply(_what_is_done(order, manner), order.id)
    w.pull(side, order.pull)
    w.tell(FactKind.ORDER_CARRIED_OUT, order.id, side, only(side))
    if order.seen >= 1 or w.u(f"seen:{order.id}") < order.seen:
        w.tell(FactKind.ORDER_NOTICED, order.id, side, BOTH)
        w.signal(side, order.signal)
        if order.makes_good or _was_threatened(w, order):
            _make_good(w, order)
    for ask in order.asks:
        w.ask(ask)


def _what_is_done(order: Order, manner: str) -> Effects:
    instead = {_OVERDONE: order.overdone, _UNDERDONE: order.underdone}.get(manner)
    return order.do if instead is None else instead


def _was_threatened(w: InPlay, order: Order) -> bool:
    """Tell whether a letter that the other side has read threatened the very thing that is done now."""
    threats = w.model.threats
    return any(
        order.id in threats[c.term].made_good_by
        for letter in w.crisis.archive
        if letter.by == order.side and letter.read is not None
        for c in letter.clauses
        if c.kind is ClauseKind.THREAT
    )


def _make_good(w: InPlay, order: Order) -> None:
    """Make good one open warning, and whatever deadline runs; only a step that the other side sees can do so."""
    own = side_slots(w.model, order.side)
    if w.v[own.cries] > 0:
        w.add(own.cries, -1.0)
        w.tell(FactKind.WARNING_MADE_GOOD, order.id, order.side, BOTH)
    w.v[own.acted] = w.v[w.at.t]
