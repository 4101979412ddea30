"""Where one side's own quantities stand among the values, looked up once per model."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from game.core.definitions import Channel, Hazard, Model, Order, Term
from game.core.luck import name_key
from game.core.sides import SIDES, US, Side


@dataclass(frozen=True, slots=True, kw_only=True)
class SideSlots:
    """Slots of the quantities that the rules name for each side."""

    res: int
    ctl: int
    dread: int
    faith: int
    caution: int
    home: int
    hawks: int
    cries: int
    due: int
    due_set: int
    acted: int
    cease: int
    pull: int
    last: int
    last_offer: int
    last_feeler: int
    last_public: int
    off_private: int
    off_public: int
    off_any: int
    off_public_jup: int
    own_private: int
    own_public: int
    own_public_jup: int
    since: int
    since_offer: int
    since_feeler: int
    since_public: int
    worth_best: int
    can_give: int


@cache
def side_slots(model: Model, side: Side) -> SideSlots:
    """Return the slots of one side's quantities."""
    ix = model.index
    own = {name: ix[f"{side}_{name}"] for name in SideSlots.__slots__ if name not in {"caution", "pull"}}
    return SideSlots(caution=ix[f"p_caution_{side}"], pull=model.at.a if side == US else model.at.b, **own)


@cache
def own_slots(model: Model) -> dict[Side, SideSlots]:
    """Return the slots of both sides' quantities."""
    return {side: side_slots(model, side) for side in SIDES}


@cache
def bounds_of(model: Model) -> tuple[tuple[float, float], ...]:
    """Return the least and the greatest value of every quantity, by slot."""
    return tuple((q.lo, q.hi) for q in model.quantities)


@cache
def orders_of(model: Model, stage: str, side: Side) -> tuple[Order, ...]:
    """Return the orders of a side whose families are open in a stage, in table order."""
    families = model.stages[stage].orders[side]
    return tuple(o for o in model.orders.values() if o.side == side and o.family in families)


@cache
def own_orders(model: Model, side: Side) -> slice:
    """Return where a side's orders stand in the table; they stand together."""
    places = [o.index for o in model.orders.values() if o.side == side]
    return slice(min(places, default=0), max(places, default=-1) + 1)


@cache
def hazard_keys(model: Model) -> dict[str, int]:
    """Return the key of the draw of each hazard of the ladder."""
    hazards: tuple[Hazard, ...] = model.rung4 + model.clash_hazards
    return {h.id: name_key(f"ev:{h.id}") for h in hazards}


@cache
def orders_by_index(model: Model) -> tuple[Order, ...]:
    """Return the orders at their indexes."""
    return tuple(sorted(model.orders.values(), key=lambda o: o.index))


@cache
def channels_in_order(model: Model) -> tuple[Channel, ...]:
    """Return the channels in the order in which letters that wait together are read."""
    return tuple(sorted(model.channels.values(), key=lambda c: c.index))


@cache
def term_index(model: Model, term: str) -> int | None:
    """Return the place of a term on the term sheet, or None if the scenario has no such term."""
    found: Term | None = next((t for t in model.terms if t.id == term), None)
    return None if found is None else found.index
