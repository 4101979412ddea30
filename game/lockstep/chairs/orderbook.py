"""How personas choose orders in many games at once; `game.ai.orders` says why."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.ai.pick import Pick
from game.core.definitions import Model, Order
from game.core.luck import name_key
from game.core.sides import Side
from game.lockstep.chairs.draws import Games, best_of_each, by_game, gumbel, may_exceed, true_at
from game.lockstep.chairs.sight import Sight, narrow
from game.lockstep.fused import fused
from game.lockstep.luck import lanes
from game.lockstep.plans import Plans

_BLOCK = 2048
"""Games whose orders are weighed together."""
_NO_LIMIT = 32767
_Wanted = tuple[NDArray[np.float64], NDArray[np.intp], Games]
"""Score with chance, place of the order, game; one element an order that is wanted."""

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
        self._penalty = np.array([pick.cost_weight * order.cost for order in own])
        self._guards, self._scores = fused(tuple(o.when for o in own)), fused(tuple(o.score for o in own))
        self._keys = np.array([name_key(f"ord:{side}:{order.id}") for order in own], np.uint64)
        places = range(len(model.stage_order))
        stages = [model.stages[stage] for stage in model.stage_order]
        self._stages = [
            tuple(i for i in places if order.family in stages[i].orders[side] and not stages[i].blows) for order in own
        ]
        self._table = np.array([[i in open_in for i in places] for open_in in self._stages], np.bool_)
        self._cool = np.array([[order.cool] for order in own], np.float64)
        self._most = np.array([[order.limit or _NO_LIMIT] for order in own], np.int16)
        in_a_row = len(own) > 0 and (np.diff(self.rows) == 1).all()
        self._rows: Any = slice(int(self.rows[0]), int(self.rows[-1]) + 1) if in_a_row else self.rows

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

    def _wanted(self, sight: Sight, points: NDArray[np.int8], temp: NDArray[np.float64]) -> _Wanted:
        """Return what scores above the threshold, game by game and in table order."""
        blocks = [
            self._wanted_in(sight, points, temp, slice(low, min(low + _BLOCK, sight.n)))
            for low in range(0, max(sight.n, 1), _BLOCK)
        ]
        totals, places, games = (np.concatenate(parts) for parts in zip(*blocks, strict=True))
        return totals, places, games

    def _wanted_in(self, sight: Sight, points: NDArray[np.int8], temp: NDArray[np.float64], block: slice) -> _Wanted:
        """Return the same of a block of games, few enough for all its orders to stay near."""
        open_ = self._open(sight, points, block)
        counts = np.count_nonzero(open_, axis=1)
        scores = np.empty(open_.shape)
        self._scores(sight.values, scores, (counts > 0).tolist(), block)
        at = open_.ravel().nonzero()[0]
        places = np.arange(len(counts)).repeat(counts)
        games = at - places * open_.shape[1]
        score = scores.ravel().take(at) - self._penalty.take(places)
        threshold, mean = self._pick.threshold, self._pick.gumbel_mean
        width = temp[block].take(games)
        lane = lanes(sight.base[block].take(games), self._keys.take(places))
        need = threshold - score
        need /= width
        need += mean
        near = true_at(may_exceed(lane, need))
        totals = score.take(near) + width.take(near) * (gumbel(lane.take(near)) - mean)
        over = true_at(totals > threshold)
        order = over.take(by_game(games.take(near.take(over)), sight.n))
        near = near.take(order)
        return totals.take(order), places.take(near), games.take(near) + block.start

    def _open(self, sight: Sight, points: NDArray[np.int8], block: slice) -> NDArray[np.bool_]:
        """Return (own orders, games of the block) which orders may be given and paid for."""
        crowd, rows = sight.crowd, self._rows
        stage = crowd.stage[block]
        stages = np.bincount(stage, minlength=self._table.shape[1]) > 0
        here = self._table[:, stages]
        open_ = np.zeros((len(self.own), len(stage)), np.bool_)
        self._guards(crowd.v, open_, [any(row) for row in here.tolist()], block)
        if not (here == here[:, :1]).all():
            open_ &= self._table.take(stage, axis=1)
        open_ &= crowd.v[self._t][block] - crowd.given[rows, block] >= self._cool
        open_ &= crowd.given_count[rows, block] < self._most
        open_ &= crowd.due[rows, block] == np.inf
        open_ &= points[block] >= self._least[:, None]
        return open_


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
