"""How personas choose orders in many games at once; `game.ai.orders` says why."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.ai.pick import Pick
from game.core.definitions import Model, Order
from game.core.luck import name_key
from game.core.sides import Side
from game.lockstep.chairs.draws import Games, best_of_each, by_game, gumbel, lanes, may_exceed
from game.lockstep.chairs.sight import Sight, at_games
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
        self._cool = np.array([[order.cool] for order in own], np.float64)
        self._most = np.array([[order.limit or np.inf] for order in own], np.float64)
        stages = [model.stages[stage] for stage in model.stage_order]
        self._stages = np.array(
            [[order.family in stage.orders[side] and not stage.blows for stage in stages] for order in own], np.bool_
        )
        whole = len(own) and np.array_equal(self.rows, np.arange(self.rows[0], self.rows[0] + len(own)))
        self._block: Any = slice(int(self.rows[0]), int(self.rows[-1]) + 1) if whole else self.rows

    def rested(self, sight: Sight) -> NDArray[np.bool_]:
        """Return (own orders, n) which orders the stage, their last giving and their number leave open."""
        crowd, block = sight.crowd, self._block
        open_: NDArray[np.bool_] = self._stages[:, crowd.stage]
        open_ &= crowd.v[self._t] - crowd.given[block] >= self._cool
        open_ &= crowd.given_count[block] < self._most
        open_ &= crowd.due[block] == np.inf
        return open_

    def eligible(self, sight: Sight, place: int, rested: NDArray[np.bool_]) -> Games:
        """Return in which of the games where an order is rested (bool (n,)) its guard holds too."""
        games = np.flatnonzero(rested)
        if not len(games):
            return games
        holds = at_games(self.own[place].when, sight.crowd.v, games, sight.n)
        found: Games = games[holds.astype(np.bool_, copy=False)]
        return found

    def choose(self, sight: Sight, plans: Plans, points: NDArray[np.int8], temp: NDArray[np.float64]) -> Given:
        """Give orders, the most attractive first, that cost at most `points` and do not contradict each other.

        Args:
            temp: width of chance, in units of score.
        """
        totals, places, games = self._wanted(sight, points, temp)
        if not len(games):
            return []
        order = by_game(games, sight.n)
        totals, places, games = totals[order], places[order], games[order]
        points, postures = points.copy(), np.zeros(sight.n, np.uint64)
        given: Given = []
        for _ in range(self._pick.most_orders):
            best = best_of_each(games, totals)
            where, what = games[best], places[best]
            given.append((where, what))
            plans.orders[self.rows[what], where] = True
            points[where] -= self.cost[what]
            postures[where] |= self.sets[what]
            left = (self._least[places] <= points[games]) & (self.sets[places] & postures[games] == 0)
            left[best] = False
            kept = np.flatnonzero(left)
            if not len(kept):
                break
            totals, places, games = totals[kept], places[kept], games[kept]
        return given

    def _wanted(
        self, sight: Sight, points: NDArray[np.int8], temp: NDArray[np.float64]
    ) -> tuple[NDArray[np.float64], NDArray[np.intp], Games]:
        """Return (score with chance, order, game) of every order that scores above the threshold, order by order."""
        rested = self.rested(sight)
        rested &= points >= self._least[:, None]
        none = np.zeros(0, np.intp)
        found, scores, counts = [none], [np.zeros(0)], [0] * len(self.own)
        for place in np.flatnonzero(rested.any(axis=1)):
            games = self.eligible(sight, int(place), rested[place])
            if len(games):
                found.append(games)
                scores.append(at_games(self.own[place].score, sight.values, games, sight.n) - self._penalty[place])
                counts[place] = len(games)
        threshold, mean = self._pick.threshold, self._pick.gumbel_mean
        games, score, places = np.concatenate(found), np.concatenate(scores), np.repeat(np.arange(len(counts)), counts)
        width = temp[games]
        lane = lanes(sight.base[games], self._keys[places])
        near = np.flatnonzero(may_exceed(lane, (threshold - score) / width + mean))
        totals = score[near] + width[near] * (gumbel(lane[near]) - mean)
        over = np.flatnonzero(totals > threshold)
        near = near[over]
        return totals[over], places[near], games[near]


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
