"""The orders a desk can give, by kind: what each does and risks, what it takes, and why some cannot be given now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from game.app.calendar import span
from game.app.lexicon import lexicon_of, said
from game.app.session import Session
from game.core.definitions import Order
from game.core.plans import Plan
from game.core.sides import Side
from game.locale import tr, trn

_ONCE: Final = 9999.0


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderCard:
    """One order as it stands in the book.

    Args:
        cost: points of attention.
        open: whether it can be given in this watch.
        reason: why not, in words; empty if it can.
        chosen: whether it is in the plan on the desk.
        conflicts: names of orders in the plan that it contradicts.
        service: who carries it out; empty if it goes through no service.
        hours: how long it takes to come into force.
        times: how often it has been given.
        pull: 1 if it pulls on the rope, -1 if it gives slack, 0 if neither.
    """

    id: str
    family: str
    label: str
    about: str
    risk: str
    icon: str
    cost: int
    open: bool
    reason: str
    chosen: bool
    conflicts: tuple[str, ...]
    service: str
    hours: float
    times: int
    pull: int
    source: str

    def speak(self) -> tuple[str, ...]:
        """Return the card as lines to be read aloud."""
        cost = trn("{count} point of attention.", "{count} points of attention.", self.cost)
        state = "" if self.open else tr("Not now: {reason}.", reason=self.reason)
        if self.chosen:
            state = tr("In the plan.")
        risk = tr("Risk: {risk}", risk=self.risk) if self.risk else ""
        return tuple(x for x in (f"{self.label}. {self.about}", risk, cost, state) if x)


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """One kind of orders."""

    id: str
    label: str
    about: str
    cards: tuple[OrderCard, ...]


def orders_book(session: Session, side: Side, plan: Plan | None = None) -> tuple[Family, ...]:
    """Return a desk's orders by family: those of this stage in full, orders of other stages left out.

    Args:
        plan: the plan on the desk, to mark what is chosen and what contradicts it.
    """
    model = session.match.model
    words = lexicon_of(model)
    stage = model.stages[session.match.crisis.stage]
    families: dict[str, list[OrderCard]] = {}
    for order in model.orders.values():
        if order.side == side and order.family in stage.orders[side]:
            families.setdefault(order.family, []).append(order_card(session, side, order.id, plan))
    return tuple(
        Family(
            id=name,
            label=words.label("families", name, side),
            about=words.about("families", name, side),
            cards=tuple(cards),
        )
        for name, cards in families.items()
    )


def order_card(session: Session, side: Side, order: str, plan: Plan | None = None) -> OrderCard:
    """Return one order of a desk.

    Raises:
        KeyError: there is no such order on that desk.
    """
    model = session.match.model
    words = lexicon_of(model)
    o = model.orders[order]
    code = session.why_closed(side, order)
    entry = words.entry("orders", order)
    chosen = plan.orders if plan is not None else ()
    clashing = [x for x in chosen if x != order and model.orders[x].sets & o.sets]
    return OrderCard(
        id=order,
        family=o.family,
        label=words.label("orders", order),
        about=words.about("orders", order, side),
        risk=said(entry.get("risk"), side),
        icon=said(entry.get("icon")) or "ui-flag",
        cost=o.cost,
        open=code == "open",
        reason=_reason(session, side, o, code, said(entry.get("why_not"), side)),
        chosen=order in chosen,
        conflicts=tuple(words.label("orders", x) for x in clashing),
        service=words.label("organisations", o.organisation, side) if o.organisation else "",
        hours=o.lag,
        times=session.given_before(side, order)[1],
        pull=(o.pull > 0) - (o.pull < 0),
        source=words.provenance(entry),
    )


def _reason(session: Session, side: Side, order: Order, code: str, why_not: str) -> str:
    if code == "open":
        return ""
    if code == "stage":
        return tr("it does not belong to this stage of the crisis")
    if code == "used-up":
        if order.cool >= _ONCE:
            return tr("it has been given, and can be given only once")
        return tr("it has been given as often as it can be")
    if code == "cooling":
        ago, _ = session.given_before(side, order.id)
        return tr("it was given too recently; it may be given again in {time}", time=span(order.cool - ago))
    if code == "under-way":
        return tr("it is already being carried out")
    if why_not:
        return why_not.rstrip(".")
    if order.family != "force" and _changes_nothing(session, order):
        return tr("it is so already")
    return tr("the situation does not call for it now")


def _changes_nothing(session: Session, order: Order) -> bool:
    """Tell whether every setting that an order makes stands as it would make it.

    A setting that the order changes in some cases only says nothing by standing still: it must come back from beside.
    """
    model = session.match.model
    before = list(session.match.crisis_view(order.side).values)

    def made_from(slot: int, value: float) -> bool:
        after = list(before)
        after[slot] = value
        order.do(after)
        return bool(after[slot] == before[slot])

    def stands(slot: int) -> bool:
        q, now = model.quantities[slot], before[slot]
        beside = [x for x in (now - 1, now + 1) if q.lo <= x <= q.hi]
        return made_from(slot, now) and any(made_from(slot, x) for x in beside)

    slots = [model.index[name] for name in order.sets]
    return bool(slots) and all(stands(s) for s in slots)
