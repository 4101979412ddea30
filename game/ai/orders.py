"""How a persona chooses orders: a few of the most attractive ones that attention allows."""

from __future__ import annotations

from dataclasses import dataclass
from operator import itemgetter

from game.ai.pick import FAIR, FAIR_LANE, GREAT, GREAT_LANE, Pick
from game.ai.policy import Reason
from game.core.definitions import Formula, Model, Order, Values
from game.core.luck import Dice, OpponentRow, drawn, gumbel
from game.core.sides import Side
from game.core.views import View

_SCORE = itemgetter(0)


@dataclass(frozen=True, slots=True)
class _Entry:
    order: Order
    score: Formula
    penalty: float


class OrderBook:
    """One side's orders, prepared for choosing among them."""

    __slots__ = ("_entries", "_luck", "_pick")

    def __init__(self, model: Model, side: Side, pick: Pick) -> None:
        """Prepare the orders of `side`."""
        own = [order for order in model.orders.values() if order.side == side]
        self._pick = pick
        self._luck = OpponentRow(f"ord:{side}:{order.id}" for order in own)
        entries = (_Entry(order, order.score, pick.cost_weight * order.cost) for order in own)
        self._entries = {e.order.id: (e.score, e.penalty, place, e) for place, e in enumerate(entries)}

    def choose(self, view: View, dice: Dice, points: int, temp: float, reasons: list[Reason] | None) -> tuple[str, ...]:
        """Return ids of orders, the most attractive first, that cost at most `points` and do not contradict each other.

        Args:
            temp: width of chance, in units of score.
            reasons: receives the summands of the orders chosen, unless None.
        """
        if points < 1 or not view.eligible:
            return ()
        wanted = self._wanted(view, dice, temp)
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
        values, entries = view.values, self._entries
        threshold, mean = self._pick.threshold, self._pick.gumbel_mean
        lanes = dice.lanes(self._luck)
        wanted = []
        for order in view.eligible:
            value, penalty, place, entry = entries[order]
            score, lane = value(values) - penalty, lanes[place]
            need = (threshold - score) / temp + mean
            if (need > FAIR and lane < FAIR_LANE) or (need > GREAT and lane < GREAT_LANE):
                continue
            chance = temp * (gumbel(drawn(lane)) - mean)
            if score + chance > threshold:
                wanted.append((score + chance, entry, chance))
        return wanted


def _reasons(entry: _Entry, values: Values, chance: float, threshold: float) -> list[Reason]:
    about = f"order:{entry.order.id}"
    found = [Reason(about, part.motive, float(part.value(values))) for part in entry.order.reasons]
    found.append(Reason(about, "cost", -entry.penalty))
    found.append(Reason(about, "chance", chance))
    if float(entry.score(values)) - entry.penalty <= threshold:
        found.append(Reason(about, "near", 1.0))
    return found
