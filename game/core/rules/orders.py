"""Orders: given, carried out late, badly or not at all, noticed or not."""

from __future__ import annotations

from game.core.definitions import Effects, Order
from game.core.facts import FactKind
from game.core.inplay import InPlay
from game.core.sides import BOTH, Side, only
from game.core.slots import orders_by_index, side_slots


def carry_out_waiting(w: InPlay) -> None:
    """Carry out orders whose hour has come; one whose ground has gone lapses."""
    crisis, v, at = w.crisis, w.v, w.at
    if not crisis.pending:
        return
    t = v[at.t]
    table = orders_by_index(w.model)
    due = [i for i, hour in crisis.pending if hour <= t]
    crisis.pending = tuple((i, hour) for i, hour in crisis.pending if hour > t)
    for i in due:
        order = table[i]
        if order.when(v) and not v[at.clash]:
            _carry_out(w, order, order.do)
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
    do, delay = order.do, order.lag
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
            do = order.overdone
            w.tell(FactKind.ORDER_OVERDONE, order.id, side, frozenset())
        elif order.underdone is not None and u < underdone:
            do = order.underdone
            w.tell(FactKind.ORDER_UNDERDONE, order.id, side, frozenset())
    if delay > v[at.h] / 2:
        crisis.pending = (*crisis.pending, (order.index, v[at.t] + delay))
    else:
        _carry_out(w, order, do)


def _carry_out(w: InPlay, order: Order, do: Effects) -> None:
    side = order.side
    w.apply(do, order.id)
    w.pull(side, order.pull)
    w.tell(FactKind.ORDER_CARRIED_OUT, order.id, side, only(side))
    if order.makes_good:
        own = side_slots(w.model, side)
        if w.v[own.cries] > 0:
            w.add(own.cries, -1.0)
            w.tell(FactKind.WARNING_MADE_GOOD, order.id, side, BOTH)
        w.v[own.acted] = w.v[w.at.t]
    if order.seen >= 1 or w.u(f"seen:{order.id}") < order.seen:
        w.tell(FactKind.ORDER_NOTICED, order.id, side, BOTH)
        w.signal(side, order.signal)
    for ask in order.asks:
        w.ask(ask)
