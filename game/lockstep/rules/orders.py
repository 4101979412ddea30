"""Orders; the twin of `game.core.rules.orders`."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from game.core.definitions import Effects, Model, Order
from game.core.sides import SIDES
from game.core.slots import orders_by_index, side_slots
from game.lockstep.crowd import MANNERS
from game.lockstep.inplay import Games, InPlay
from game.lockstep.letters import threat_bits
from game.lockstep.part import Part

_AS_ORDERED, _OVERDONE, _UNDERDONE = (MANNERS.index(x) for x in ("", "overdone", "underdone"))
_TURNS_A_WATCH: Final = 1024


def carry_out_waiting(w: InPlay, calm: NDArray[np.bool_]) -> None:
    """Carry out orders whose hour has come; one whose ground has gone lapses."""
    crowd, v, at = w.crowd, w.v, w.at
    slow = _slow(w.model)
    places, games = np.nonzero((crowd.due[slow] <= v[at.t]) & calm)
    if not games.size:
        return
    places = slow[places]
    manners = crowd.manner[places, games]
    rounds = _rounds(games, crowd.turn[places, games])
    crowd.due[places, games] = np.inf
    crowd.manner[places, games] = _AS_ORDERED
    crowd.turn[places, games] = 0
    table = orders_by_index(w.model)
    for turn in range(int(rounds.max()) + 1):
        of_turn = rounds == turn
        for place in np.unique(places[of_turn]):
            chosen = of_turn & (places == place)
            _carry_out_due(w, table[place], games[chosen], manners[chosen])


def _carry_out_due(w: InPlay, order: Order, games: Games, manners: NDArray[np.int8]) -> None:
    p = w.part(games)
    stands = (p[w.at.clash] == 0) & order.when(p)  # type: ignore[arg-type]
    for manner in np.unique(manners[stands]):
        _carry_out(w, order, games[stands & (manners == manner)], int(manner))


def _rounds(games: Games, turns: NDArray[np.int32]) -> Games:
    """Return which of its game's things each one is, by turn: 0 for the first of a game."""
    order = np.lexsort((turns, games))
    sorted_games = games[order]
    begins = np.flatnonzero(np.r_[True, sorted_games[1:] != sorted_games[:-1]])
    counts = np.diff(np.r_[begins, games.size])
    rounds = np.empty(games.size, np.intp)
    rounds[order] = np.arange(games.size) - np.repeat(begins, counts)
    return rounds


def give(w: InPlay, given: NDArray[np.bool_]) -> None:
    """Give both sides' orders, Washington's first, in table order.

    Args:
        given: bool (orders, n), by `Order.index`.
    """
    rows: Any = given.any(axis=1)
    for side in SIDES:
        for turn, order in enumerate(orders_by_index(w.model)):
            if order.side == side and rows[order.index]:
                _give(w, order, np.flatnonzero(given[order.index]), turn)


def _give(w: InPlay, order: Order, games: Games, turn: int) -> None:
    crowd, at, i = w.crowd, w.at, order.index
    p = w.part(games)
    crowd.given[i, games] = p[at.t]
    crowd.given_count[i, games] += 1
    if order.organisation is None:
        waits = order.lag > p[at.h] / 2
        _carry_out(w, order, games[~waits], _AS_ORDERED)
        _let_wait(w, order, games[waits], order.lag, _AS_ORDERED, turn)
        return
    # One draw decides between the ways in which a service can fail its leader; they exclude each other.
    service = w.model.organisations[order.organisation]
    u = w.u(p, f"exec:{order.id}")
    lost = service.lost(p)  # type: ignore[arg-type]
    late = lost + service.late(p)  # type: ignore[arg-type]
    overdone = late + (service.overdone(p) if order.overdone is not None else 0.0)  # type: ignore[arg-type]
    underdone = overdone + (service.underdone(p) if order.underdone is not None else 0.0)  # type: ignore[arg-type]
    arrives, is_late = u >= lost, (u >= lost) & (u < late)
    delay = np.where(is_late, order.lag + service.late_hours, order.lag)
    manners = np.zeros(games.size, np.int8)
    in_time = u >= late
    if order.overdone is not None:
        manners[in_time & (u < overdone)] = _OVERDONE
    if order.underdone is not None:
        manners[in_time & (manners == _AS_ORDERED) & (u < underdone)] = _UNDERDONE
    waits = delay > p[at.h] / 2
    for manner in (_AS_ORDERED, _OVERDONE, _UNDERDONE):
        chosen = arrives & (manners == manner)
        _carry_out(w, order, games[chosen & ~waits], manner)
        those = chosen & waits
        _let_wait(w, order, games[those], delay[those], manner, turn)


def _let_wait(
    w: InPlay, order: Order, games: Games, delay: float | NDArray[np.float64], manner: int, turn: int
) -> None:
    if games.size:
        crowd, i = w.crowd, order.index
        crowd.due[i, games] = w.v[w.at.t][games] + delay
        crowd.manner[i, games] = manner
        crowd.turn[i, games] = crowd.watch[games].astype(np.int32) * _TURNS_A_WATCH + turn


def _carry_out(w: InPlay, order: Order, games: Games, manner: int) -> None:
    if not games.size:
        return
    p = w.part(games)
    w.apply(p, _what_is_done(order, manner), order.id)
    w.pull(p, order.side, order.pull)
    p.put_back()
    if order.seen >= 1:
        _noticed(w, order, p)
    elif order.seen > 0:
        noticed = w.u(p, f"seen:{order.id}") < order.seen
        if noticed.any():
            _noticed(w, order, w.part(games[noticed]))
    for ask in order.asks:
        w.ask(games, ask)


def _noticed(w: InPlay, order: Order, p: Part) -> None:
    w.signal(p, order.side, order.signal)
    if order.makes_good:
        _make_good(w, order, p)
        return
    bits = _threats_made_good(w.model).get(order.id)
    if bits is not None:
        threatened = (w.crowd.heard[SIDES.index(order.side), p.games] & bits) != 0
        if threatened.any():
            _make_good(w, order, w.part(p.games[threatened]))


def _what_is_done(order: Order, manner: int) -> Effects:
    instead = {_OVERDONE: order.overdone, _UNDERDONE: order.underdone}.get(manner)
    return order.do if instead is None else instead


def _make_good(w: InPlay, order: Order, p: Part) -> None:
    """Make good one open warning, and whatever deadline runs; only a step that the other side sees can do so."""
    own = side_slots(w.model, order.side)
    open_ = p[own.cries] > 0
    if open_.any():
        w.add(p, own.cries, -1.0, open_)
    p[own.acted] = p[w.at.t]
    p.put_back()


@cache
def _threats_made_good(model: Model) -> dict[str, np.uint16]:
    """Return for each order that makes good a threat the bits of those threats."""
    found: dict[str, np.uint16] = {}
    for name, threat in model.threats.items():
        for order in threat.made_good_by:
            found[order] = np.uint16(int(found.get(order, 0)) | threat_bits(model)[name])
    return found


@cache
def _slow(model: Model) -> Games:
    """Return the orders that can ever wait."""
    return np.array([o.index for o in orders_by_index(model) if o.lag > 0 or o.organisation is not None], np.intp)
