"""How a persona chooses orders: a few of the most attractive ones that attention allows."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from game.ai.pick import FAIR, FAIR_LANE, GREAT, GREAT_LANE, SLACK, Pick
from game.ai.policy import Reason
from game.core.definitions import Formula, Model, Order, Values
from game.core.luck import Dice, OpponentRow, deviate
from game.core.sides import Side
from game.core.slots import orders_of
from game.core.together import Tempting, tempting
from game.core.views import View

_SCORE = itemgetter(0)


@dataclass(frozen=True, slots=True)
class _Entry:
    order: Order
    score: Formula
    penalty: float


@dataclass(frozen=True, slots=True)
class _Row:
    """The orders of one stage, in table order."""

    entries: tuple[_Entry, ...]
    places: Mapping[str, int]
    luck: OpponentRow
    tempting: Tempting | None


class OrderBook:
    """One side's orders, prepared for choosing among them."""

    __slots__ = ("_by_id", "_model", "_pick", "_side", "_stages")

    def __init__(self, model: Model, side: Side, pick: Pick) -> None:
        """Prepare the orders of `side`."""
        self._model = model
        self._side = side
        self._pick = pick
        own = (order for order in model.orders.values() if order.side == side)
        self._by_id = {o.id: _Entry(o, o.score, pick.cost_weight * o.cost) for o in own}
        self._stages: dict[str, _Row] = {}

    def choose(self, view: View, dice: Dice, points: int, temp: float, reasons: list[Reason] | None) -> tuple[str, ...]:
        """Return ids of orders, the most attractive first, that cost at most `points` and do not contradict each other.

        Args:
            temp: width of chance, in units of score.
            reasons: receives the summands of the orders chosen, unless None.
        """
        if points < 1:
            return ()
        wanted = self._wanted(view, dice, temp)
        if not wanted:
            return ()
        wanted.sort(key=_SCORE, reverse=True)
        chosen: list[str] = []
        taken: set[str] = set()
        for _, entry, chance in wanted:
            order = entry.order
            if order.cost > points or not taken.isdisjoint(order.sets):
                continue
            chosen.append(order.id)
            if reasons is not None:
                reasons += _reasons(entry, view.values, chance, self._pick.threshold)
            points -= order.cost
            taken |= order.sets
            if len(chosen) == self._pick.most_orders or points < 1:
                break
        return tuple(chosen)

    def _wanted(self, view: View, dice: Dice, temp: float) -> list[tuple[float, _Entry, float]]:
        """Return (score, order, chance in it) of every order that scores above the threshold."""
        row = self._stages.get(view.stage) or self._prepare(view.stage)
        threshold, mean = self._pick.threshold, self._pick.gumbel_mean
        lanes = dice.lanes(row.luck)
        wanted = []
        for place, score in self._tempting(view, row, lanes, temp):
            chance = temp * (deviate(lanes[place]) - mean)
            if score + chance > threshold:
                wanted.append((score + chance, row.entries[place], chance))
        return wanted

    def _tempting(self, view: View, row: _Row, lanes: Sequence[int], temp: float) -> Iterable[tuple[int, float]]:
        """Return (place, score) of what may be given; what its luck cannot lift enough may be left out."""
        values = view.values
        if row.tempting is None or not view.given:
            scored = [(row.places[order], self._by_id[order]) for order in view.eligible if order in row.places]
            return [(place, entry.score(values) - entry.penalty) for place, entry in scored]
        lacking, mean = self._pick.threshold - SLACK, self._pick.gumbel_mean
        needs = (lacking - temp * (FAIR - mean), lacking - temp * (GREAT - mean), -math.inf)
        found = row.tempting(values, view.t, view.given, view.given_count, lanes, needs)
        if view.on_the_way:
            return [(place, score) for place, score in found if row.entries[place].order.id not in view.on_the_way]
        return found

    def _prepare(self, stage: str) -> _Row:
        orders = orders_of(self._model, stage, self._side)
        row = self._stages[stage] = _Row(
            entries=tuple(self._by_id[o.id] for o in orders),
            places={o.id: place for place, o in enumerate(orders)},
            luck=OpponentRow(f"ord:{self._side}:{o.id}" for o in orders),
            tempting=tempting(self._model, stage, self._side, self._pick.cost_weight, (FAIR_LANE, GREAT_LANE)),
        )
        return row


def _reasons(entry: _Entry, values: Values, chance: float, threshold: float) -> list[Reason]:
    about = f"order:{entry.order.id}"
    found = [Reason(about, part.motive, float(part.value(values))) for part in entry.order.reasons]
    found.append(Reason(about, "cost", -entry.penalty))
    found.append(Reason(about, "chance", chance))
    if float(entry.score(values)) - entry.penalty <= threshold:
        found.append(Reason(about, "near", 1.0))
    return found
