"""Orders: given, carried out late, badly or not at all, noticed or not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from operator import attrgetter

from game.core.definitions import Effects, Model, Order
from game.core.facts import FactKind
from game.core.inplay import InPlay
from game.core.letters import ClauseKind
from game.core.luck import draw, name_key
from game.core.sides import BOTH, Side, only
from game.core.slots import orders_by_index
from game.core.together import Rows, row_of

_INDEX = attrgetter("index")
_THREAT = ClauseKind.THREAT
_AS_ORDERED, _OVERDONE, _UNDERDONE = "", "overdone", "underdone"


@dataclass(frozen=True, slots=True)
class _Known:
    """What can be known of an order before it is given.

    Args:
        obeyed, seen: keys of the draws that say how it is carried out and whether it is noticed.
        failings: (values) -> the chances of its service's failings: lost, late, overdone, underdone.
        done: what is done, by the manner of it.
        threats: ids of the threats that it makes good.
    """

    obeyed: int
    seen: int
    failings: Rows
    done: Mapping[str, Effects]
    threats: frozenset[str]


@cache
def _known(model: Model) -> tuple[_Known, ...]:
    found = []
    for order in orders_by_index(model):
        service = None if order.organisation is None else model.organisations[order.organisation]
        found.append(
            _Known(
                obeyed=name_key(f"exec:{order.id}"),
                seen=name_key(f"seen:{order.id}"),
                failings=row_of(
                    () if service is None else (service.lost, service.late, service.overdone, service.underdone)
                ),
                done={
                    _AS_ORDERED: order.do,
                    _OVERDONE: order.do if order.overdone is None else order.overdone,
                    _UNDERDONE: order.do if order.underdone is None else order.underdone,
                },
                threats=frozenset(t.id for t in model.threats.values() if order.id in t.made_good_by),
            )
        )
    return tuple(found)


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
            _carry_out(w, order, _known(w.model)[i], manner)
        else:
            w.tell(FactKind.ORDER_LAPSED, order.id, order.side, only(order.side))


def give(w: InPlay, side: Side, ids: tuple[str, ...]) -> None:
    """Give a side's orders, in table order."""
    if not ids:
        return
    known, named = _known(w.model), w.model.orders
    orders = [named[order_id] for order_id in ids]
    if len(orders) > 1:
        orders.sort(key=_INDEX)
    for order in orders:
        _give(w, side, order, known[order.index])


def _give(w: InPlay, side: Side, order: Order, known: _Known) -> None:
    crisis, v, at = w.crisis, w.v, w.at
    crisis.given[order.index] = v[at.t]
    crisis.given_count[order.index] += 1
    if w.facts is not None:
        w.tell(FactKind.ORDER_GIVEN, order.id, side, only(side))
    manner, delay = _AS_ORDERED, order.lag
    if order.organisation is not None:
        # One draw decides between the ways in which a service can fail its leader; they exclude each other.
        service = w.model.organisations[order.organisation]
        u = draw(v[0], known.obeyed)
        lost, late, overdone, underdone = known.failings(v)
        late += lost
        overdone = late + (overdone if order.overdone is not None else 0.0)
        underdone = overdone + (underdone if order.underdone is not None else 0.0)
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
        _carry_out(w, order, known, manner)


def _carry_out(w: InPlay, order: Order, known: _Known, manner: str) -> None:
    side = order.side
    w.apply(known.done[manner], order.id)
    w.pull(side, order.pull)
    if w.facts is not None:
        w.tell(FactKind.ORDER_CARRIED_OUT, order.id, side, only(side))
    if order.seen >= 1 or draw(w.v[0], known.seen) < order.seen:
        if w.facts is not None:
            w.tell(FactKind.ORDER_NOTICED, order.id, side, BOTH)
        if order.signal is not None:
            w.signal(side, order.signal)
        if order.makes_good or (known.threats and _was_threatened(w, side, known.threats)):
            _make_good(w, order)
    for ask in order.asks:
        w.ask(ask)


def _was_threatened(w: InPlay, side: Side, threats: frozenset[str]) -> bool:
    """Tell whether a letter that the other side has read threatened the very thing that is done now."""
    for letter in w.crisis.archive:
        if letter.by == side and letter.read is not None:
            for clause in letter.clauses:
                if clause.kind is _THREAT and clause.term in threats:
                    return True
    return False


def _make_good(w: InPlay, order: Order) -> None:
    """Make good one open warning, and whatever deadline runs; only a step that the other side sees can do so."""
    own = w.own[order.side]
    if w.v[own.cries] > 0:
        w.add(own.cries, -1.0)
        w.tell(FactKind.WARNING_MADE_GOOD, order.id, order.side, BOTH)
    w.v[own.acted] = w.v[w.at.t]
