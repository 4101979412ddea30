"""How personas choose orders in many games at once; `game.ai.orders` says why."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from game.ai.pick import Pick
from game.core.definitions import Model, Order
from game.core.luck import name_key
from game.core.sides import Side
from game.lockstep.chairs.draws import Games, best_of_each, by_game, gumbel, may_exceed, true_at
from game.lockstep.chairs.sight import Sight, at_games, narrow
from game.lockstep.luck import lanes
from game.lockstep.plans import Plans

Given = list[tuple[Games, NDArray[np.intp]]]
"""One pair a turn of choosing: the games, and the place of the order chosen in each among the side's orders."""


class OrderBook:
    """One side's orders, prepared; they are known by their places among `own`."""

    def __init__(self, model: Model, side: Side, pick: Pick) -> None:
        """Prepare the orders of `side`."""
        own = tuple(order for order in model.orders.values() if order.side == side)
        self.own: tuple[Order, ...] = own
        self.rows = np.array([order.index for order in own], np.intp)
        self.cost = np.array([order.cost for order in own], np.int8)
        self.sets = _posture_bits(own)
        self._least = np.maximum(self.cost, 1)  # without a point left, nobody gives even what is free
        self._t = model.index["t"]
        self._pick = pick
        self._penalty = [pick.cost_weight * order.cost for order in own]
        self._keys = np.array([name_key(f"ord:{side}:{order.id}") for order in own], np.uint64)
        places = range(len(model.stage_order))
        stages = [model.stages[stage] for stage in model.stage_order]
        self._stages = [
            tuple(i for i in places if order.family in stages[i].orders[side] and not stages[i].blows) for order in own
        ]
        self._waits = [order.lag > 0 or order.organisation is not None for order in own]

    def rested(self, sight: Sight, place: int, among: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Return where, among some games, the stage, its last giving and its number leave an order open."""
        crowd, order = sight.crowd, self.own[place]
        stages = sight.in_stages(self._stages[place])
        if stages is None:
            return np.zeros(sight.n, np.bool_)
        rested: NDArray[np.bool_] = among & stages
        if order.cool > 0:
            rested &= crowd.v[self._t] - crowd.given[order.index] >= order.cool
        if order.limit:
            rested &= crowd.given_count[order.index] < order.limit
        if self._waits[place]:
            rested &= crowd.due[order.index] == np.inf
        return rested

    def eligible(self, sight: Sight, place: int, among: NDArray[np.bool_]) -> Games:
        """Return in which of some games an order may be given: it is rested, and its guard holds."""
        return narrow(self.own[place].when, sight.crowd.v, self.rested(sight, place, among))

    def choose(self, sight: Sight, plans: Plans, points: NDArray[np.int8], temp: NDArray[np.float64]) -> Given:
        """Give orders, the most attractive first, that cost at most `points` and do not contradict each other.

        Args:
            temp: width of chance, in units of score.
        """
        totals, places, games = self._wanted(sight, points, temp)
        if not len(games):
            return []
        order = by_game(games, sight.n)
        totals, places, games = totals.take(order), places.take(order), games.take(order)
        points, postures = points.copy(), np.zeros(sight.n, np.uint64)
        given: Given = []
        for _ in range(self._pick.most_orders):
            best = best_of_each(games, totals)
            where, what = games.take(best), places.take(best)
            given.append((where, what))
            plans.orders[self.rows[what], where] = True
            points[where] -= self.cost[what]
            postures[where] |= self.sets[what]
            left = self._least.take(places) <= points.take(games)
            left &= self.sets.take(places) & postures.take(games) == 0
            left[best] = False
            kept = true_at(left)
            if not len(kept):
                break
            totals, places, games = totals.take(kept), places.take(kept), games.take(kept)
        return given

    def _wanted(
        self, sight: Sight, points: NDArray[np.int8], temp: NDArray[np.float64]
    ) -> tuple[NDArray[np.float64], NDArray[np.intp], Games]:
        """Return (score with chance, order, game) of every order that scores above the threshold, order by order."""
        able = {cost: points >= cost for cost in set(self._least.tolist())}
        none = np.zeros(0, np.intp)
        found, scores, counts = [none], [np.zeros(0)], [0] * len(self.own)
        for place, order in enumerate(self.own):
            if sight.in_stages(self._stages[place]) is None:
                continue
            games = self.eligible(sight, place, able[int(self._least[place])])
            if len(games):
                found.append(games)
                scores.append(at_games(order.score, sight.values, games, sight.n) - self._penalty[place])
                counts[place] = len(games)
        threshold, mean = self._pick.threshold, self._pick.gumbel_mean
        games, score = np.concatenate(found), np.concatenate(scores)
        width = temp.take(games)
        lane = lanes(sight.base.take(games), np.repeat(self._keys, counts))
        need = threshold - score
        need /= width
        need += mean
        near = true_at(may_exceed(lane, need))
        totals = score.take(near) + width.take(near) * (gumbel(lane.take(near)) - mean)
        over = true_at(totals > threshold)
        near = near.take(over)
        places = np.repeat(np.arange(len(counts)), counts)
        return totals.take(over), places.take(near), games.take(near)


def _posture_bits(orders: tuple[Order, ...]) -> NDArray[np.uint64]:
    """Return the postures each order sets, as bits; only those that several of the orders set are told apart."""
    names = sorted({name for order in orders for name in order.sets})
    shared = [name for name in names if sum(name in order.sets for order in orders) > 1]
    if len(shared) > 64:
        msg = f"the orders of one side share {len(shared)} postures; many games at once can tell 64 apart"
        raise ValueError(msg)
    return np.array(
        [sum(1 << shared.index(name) for name in order.sets if name in shared) for order in orders], np.uint64
    )
