"""Orders; the twin of `game.core.rules.orders`."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from game.core.definitions import Effects, Model, Order, Organisation
from game.core.luck import name_key
from game.core.sides import SIDES
from game.core.slots import orders_by_index, side_slots
from game.lockstep.crowd import MANNERS
from game.lockstep.inplay import Games, InPlay, lanes_of
from game.lockstep.letters import threat_bits
from game.lockstep.luck import draws
from game.lockstep.part import Part
from game.lockstep.traces import trace

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
    seen = draws(p[0], int(_keys(w.model)[1, order.index]))
    for manner in np.unique(manners).tolist() if manners.any() else (_AS_ORDERED,):
        chosen = stands & (manners == manner)
        _carry_out(w, order, games[chosen], manner, seen[chosen])


def _rounds(games: Games, turns: NDArray[np.int32]) -> Games:
    """Return which of its game's things each one is, by turn: 0 for the first of a game."""
    order = np.lexsort((turns, games))
    sorted_games = games[order]
    begins = np.flatnonzero(np.r_[True, sorted_games[1:] != sorted_games[:-1]])
    counts = np.diff(np.r_[begins, games.size])
    rounds = np.empty(games.size, np.intp)
    rounds[order] = np.arange(games.size) - np.repeat(begins, counts)
    return rounds


class _Given:
    """Orders as they are given in one watch: what is drawn for them is drawn for all of them at once."""

    def __init__(self, w: InPlay, given: NDArray[np.bool_]) -> None:
        places, games = np.nonzero(given)
        crowd, base = w.crowd, w.v[0][games]
        crowd.given[places, games] = w.v[w.at.t][games]
        crowd.given_count[places, games] += 1
        keys = _keys(w.model)
        self.carried_out = draws(base, keys[0, places])
        self.seen = draws(base, keys[1, places])
        self.half = w.v[w.at.h][games] / 2
        self.games = games
        self.ends = np.bincount(places, minlength=len(given)).cumsum().tolist()
        self._services: dict[str, tuple[Any, Any, Any, Any]] = {}

    def slice_of(self, order: Order) -> slice:
        """Return where the games stand that give an order."""
        return slice(self.ends[order.index - 1] if order.index else 0, self.ends[order.index])

    def chances(self, w: InPlay, service: Organisation, written: set[int]) -> tuple[Any, Any, Any, Any]:
        """Return a service's chances in all games as things stand, worked out again only if what they read changed."""
        formulas = (service.lost, service.late, service.overdone, service.underdone)
        known = self._services.get(service.id)
        if known is None or any(not trace(w.model, f).reads.isdisjoint(written) for f in formulas):
            lost, late, overdone, underdone = (lanes_of(f(w.v), w.crowd.n) for f in formulas)
            known = self._services[service.id] = (lost, late, overdone, underdone)
        return known


def give(w: InPlay, given: NDArray[np.bool_]) -> None:
    """Give both sides' orders, Washington's first, in table order.

    Args:
        given: bool (orders, n), by `Order.index`.
    """
    all_given = _Given(w, given)
    written: set[int] = set()
    for side in SIDES:
        for turn, order in enumerate(orders_by_index(w.model)):
            if order.side == side:
                where = all_given.slice_of(order)
                if where.start < where.stop:
                    _give(w, order, all_given, where, turn, written)
                    written |= _writes(w.model, order)


def _give(w: InPlay, order: Order, given: _Given, where: slice, turn: int, written: set[int]) -> None:
    games, half = given.games[where], given.half[where]
    if order.organisation is None:
        waits = order.lag > half
        if not waits.any():
            _carry_out(w, order, games, _AS_ORDERED, given.seen[where])
            return
        in_time = ~waits
        _carry_out(w, order, games[in_time], _AS_ORDERED, given.seen[where][in_time])
        _let_wait(w, order, games[waits], order.lag, _AS_ORDERED, turn)
        return
    # One draw decides between the ways in which a service can fail its leader; they exclude each other.
    service = w.model.organisations[order.organisation]
    u, seen = given.carried_out[where], given.seen[where]
    lost, late, overdone, underdone = (x[games] for x in given.chances(w, service, written))
    late = lost + late
    overdone = late + (overdone if order.overdone is not None else 0.0)
    underdone = overdone + (underdone if order.underdone is not None else 0.0)
    as_ordered = u >= np.maximum(np.maximum(lost, late), np.maximum(overdone, underdone))
    delay: Any = order.lag
    if as_ordered.all():
        manners = {_AS_ORDERED: as_ordered}
    else:
        arrives = u >= lost
        is_late, in_time = arrives & (u < late), arrives & (u >= late)
        delay = np.where(is_late, order.lag + service.late_hours, order.lag)
        manners = {
            _AS_ORDERED: as_ordered | is_late,
            _OVERDONE: in_time & (u < overdone),
            _UNDERDONE: in_time & (u >= overdone) & (u < underdone),
        }
    waits = delay > half
    some_wait = waits.any()
    for manner, chosen in manners.items():
        at_once = chosen & ~waits if some_wait else chosen
        if at_once.any():
            _carry_out(w, order, games[at_once], manner, seen[at_once])
        if some_wait:
            those = chosen & waits
            if those.any():
                _let_wait(w, order, games[those], delay if delay is order.lag else delay[those], manner, turn)


def _let_wait(
    w: InPlay, order: Order, games: Games, delay: float | NDArray[np.float64], manner: int, turn: int
) -> None:
    if games.size:
        crowd, i = w.crowd, order.index
        crowd.due[i, games] = w.v[w.at.t][games] + delay
        crowd.manner[i, games] = manner
        crowd.turn[i, games] = crowd.watch[games].astype(np.int32) * _TURNS_A_WATCH + turn


def _carry_out(w: InPlay, order: Order, games: Games, manner: int, seen: NDArray[np.float64]) -> None:
    """Carry out an order in some games; `seen` is what is drawn there for its being noticed."""
    if not games.size:
        return
    p = w.part(games)
    w.apply(p, _what_is_done(order, manner), order.id)
    w.pull(p, order.side, order.pull)
    p.put_back()
    if order.seen >= 1:
        _noticed(w, order, p)
    elif order.seen > 0:
        noticed = seen < order.seen
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
def _keys(model: Model) -> NDArray[np.uint64]:
    """Return the keys of the draws (2, orders): how each order is carried out, and whether it is noticed."""
    table = orders_by_index(model)
    return np.array([[name_key(f"{what}:{o.id}") for o in table] for what in ("exec", "seen")], np.uint64)


@cache
def _writes(model: Model, order: Order) -> frozenset[int]:
    """Return what an order can change, with all that may follow from questions it opens."""
    if order.asks:
        return frozenset(range(len(model.quantities)))
    does = [x for x in (order.do, order.overdone, order.underdone) if x is not None]
    own = side_slots(model, order.side)
    return frozenset({own.pull, own.cries, own.acted}).union(*(trace(model, do).writes for do in does))


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
