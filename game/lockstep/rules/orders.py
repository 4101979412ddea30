"""Orders; the twin of `game.core.rules.orders`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from game.core.definitions import Effects, Model, Order
from game.core.luck import name_key
from game.core.sides import SIDES
from game.core.slots import orders_by_index, side_slots
from game.lockstep.acts import Act, Script, at_games
from game.lockstep.crowd import MANNERS
from game.lockstep.fused import fused
from game.lockstep.inplay import Games, InPlay, pairs_of
from game.lockstep.letters import threat_bits
from game.lockstep.luck import draws
from game.lockstep.part import some
from game.lockstep.traces import steady, trace

_AS_ORDERED, _OVERDONE, _UNDERDONE = (MANNERS.index(x) for x in ("", "overdone", "underdone"))
_NOT_AT_ALL: Final = -1
_TURNS_A_WATCH: Final = 1024
_NO_SERVICE: Final = -1
_CHANCES: Final = 4
"""Ways in which a service can fail: lost, late, overdone, underdone."""


class _Table:
    """What is known of all orders of a scenario beforehand, a row an order by `Order.index`.

    Attributes:
        orders: the orders. giving: their rows in the order in which they are given; rank: the other way round.
        in_turn: whether they stand in that order anyway.
        carried_out, seen: keys of the draws. lag, late_lag: hours; late_lag if the service is late.
        service: row in `services`. overdone, underdone: whether an order can be.
        noticed: chance that the other side notices. pull: on the rope. signals: (4, orders), what it tells.
        receiver: place of the side it tells it to.
        acts: by manner, what is done; None where that is more than can be known beforehand.
        speaks: orders whose signal hangs on the state of the game.
        reads: by service, what its chances read. writes: by order, what it can change.
        touches: orders that read or write what has been pulled on the rope.
        threats: by order, bits of the threats that it makes good.
    """

    def __init__(self, model: Model) -> None:
        self.orders = table = orders_by_index(model)
        self.giving = [o.index for side in SIDES for o in table if o.side == side]
        keys = [[name_key(f"{what}:{o.id}") for o in table] for what in ("exec", "seen")]
        self.carried_out, self.seen = np.array(keys, np.uint64).reshape(2, len(table))
        self.in_turn = self.giving == list(range(len(table)))
        self.rank = np.argsort(np.array(self.giving, np.intp))
        services = list(model.organisations.values())
        names = list(model.organisations)
        self.service = np.array(
            [_NO_SERVICE if o.organisation is None else names.index(o.organisation) for o in table], np.intp
        )
        self.formulas = fused(tuple(f for s in services for f in (s.lost, s.late, s.overdone, s.underdone)))
        self.lag = np.array([o.lag for o in table], np.float64)
        late = [0.0 if o.organisation is None else model.organisations[o.organisation].late_hours for o in table]
        self.late_lag = np.array([o.lag + hours for o, hours in zip(table, late, strict=True)], np.float64)
        self.overdone = np.array([o.overdone is not None for o in table], np.bool_)
        self.underdone = np.array([o.underdone is not None for o in table], np.bool_)
        self.noticed = np.array([o.seen for o in table], np.float64)
        self.pull = np.array([o.pull for o in table], np.float64)
        self.receiver = np.array([1 - SIDES.index(o.side) for o in table], np.intp)
        told = [(0.0,) * 4 if o.signal is None else steady(model, o.signal) for o in table]
        self.signals = np.array([x or (0.0,) * 4 for x in told], np.float64).reshape(-1, 4).T.copy()
        self.speaks = [x is None for x in told]
        self.acts = [[_act(model, _what_is_done(o, manner)) for manner in range(len(MANNERS))] for o in table]
        self.reads = [
            frozenset[int]().union(*(trace(model, f).reads for f in (s.lost, s.late, s.overdone, s.underdone)))
            for s in services
        ]
        self.writes = [_writes(model, o) for o in table]
        rope = {model.at.a, model.at.b}
        traces = [[trace(model, _what_is_done(o, manner)) for manner in range(len(MANNERS))] for o in table]
        self.touches = [any(not rope.isdisjoint(x.reads | x.writes) for x in all_) for all_ in traces]
        self.threats = [_threats_made_good(model).get(o.id) for o in table]


@cache
def _table(model: Model) -> _Table:
    return _Table(model)


def _act(model: Model, do: Effects) -> Act | None:
    script = Script(model)
    script.effects(do)
    return script.act()


def carry_out_waiting(w: InPlay, calm: NDArray[np.bool_]) -> None:
    """Carry out orders whose hour has come; one whose ground has gone lapses."""
    crowd, v, at, table = w.crowd, w.v, w.at, _table(w.model)
    places, games = pairs_of((crowd.due <= v[at.t]) & calm)
    if not games.size:
        return
    manners, turns = crowd.manner[places, games], crowd.turn[places, games]
    crowd.due[places, games] = np.inf
    crowd.manner[places, games] = _AS_ORDERED
    crowd.turn[places, games] = 0
    seen = draws(v[0].take(games), table.seen.take(places)) < table.noticed.take(places)
    rounds = _rounds(games, turns)
    done = _Done()
    for place, manner, those in _groups((rounds * len(table.orders) + places) * len(MANNERS) + manners):
        place %= len(table.orders)
        chosen, noticed = games.take(those), seen.take(those)
        stands = at_games(table.orders[place].when)(v, chosen)
        if w.blown:
            stands = stands & (v[at.clash].take(chosen) == 0)
        if not stands.all():
            chosen, noticed = chosen[stands], noticed[stands]
        if chosen.size:
            _carry_out(w, table, place, manner, chosen, noticed, done)
    done.tell(w, table)


def _groups(codes: Games) -> Iterator[tuple[int, int, Games]]:
    """Yield (code over manners, manner, where) for each code there is, ascending; where it is keeps its order."""
    order = codes.argsort(kind="stable")
    ranked = codes.take(order)
    ends = [*((ranked[1:] != ranked[:-1]).nonzero()[0] + 1).tolist(), len(codes)]
    start = 0
    for end in ends:
        place, manner = divmod(int(ranked[start]), len(MANNERS))
        yield place, manner, order[start:end]
        start = end


def _rounds(games: Games, turns: NDArray[np.int32]) -> Games:
    """Return which of its game's things each one is, by turn: 0 for the first of a game."""
    order = np.lexsort((turns, games))
    sorted_games = games[order]
    begins = np.flatnonzero(np.r_[True, sorted_games[1:] != sorted_games[:-1]])
    counts = np.diff(np.r_[begins, games.size])
    rounds = np.empty(games.size, np.intp)
    rounds[order] = np.arange(games.size) - np.repeat(begins, counts)
    return rounds


class _Done:
    """Orders carried out whose pull on the rope and whose signals are still to be noted, in the order they came."""

    def __init__(self) -> None:
        self._places: list[int] = []
        self._games: list[Games] = []
        self._noticed: list[NDArray[np.bool_]] = []

    def note(self, place: int, games: Games, noticed: NDArray[np.bool_]) -> None:
        """Remember an order carried out in some games."""
        self._places.append(place)
        self._games.append(games)
        self._noticed.append(noticed)

    def tell(self, w: InPlay, table: _Table) -> None:
        """Note what has been pulled and told: sums of plain numbers, which nothing reads before it is noted."""
        if not self._places:
            return
        places = np.repeat(np.array(self._places, np.intp), [x.size for x in self._games])
        games, noticed = np.concatenate(self._games), np.concatenate(self._noticed)
        pull, receiver = table.pull.take(places), table.receiver.take(places)
        for by, slot in enumerate((w.at.a, w.at.b)):
            own = (receiver != by) & (pull != 0)
            np.add.at(w.v[slot], games[own], pull[own])
        places, receiver, games = places[noticed], receiver[noticed], games[noticed]
        n = w.crowd.n
        rows = np.arange(0, 4 * n, n).reshape(4, 1) + (receiver * (4 * n) + games)
        np.add.at(w.crowd.signals.reshape(-1), rows.reshape(-1), table.signals.take(places, axis=1).reshape(-1))
        self.__init__()  # type: ignore[misc]


def give(w: InPlay, given: NDArray[np.bool_]) -> None:
    """Give both sides' orders, Washington's first, in table order.

    Args:
        given: bool (orders, n), by `Order.index`.
    """
    crowd, v, at, table = w.crowd, w.v, w.at, _table(w.model)
    places, games = pairs_of(given if table.in_turn else given[table.giving])
    if not games.size:
        return
    ends = np.bincount(places, minlength=len(given)).cumsum().tolist()
    places = np.array(table.giving, np.intp).take(places)
    t = v[at.t].take(games)
    crowd.given[places, games] = t
    crowd.given_count[places, games] += 1
    base = v[0].take(games)
    luck = draws(base, table.carried_out.take(places))
    noticed = draws(base, table.seen.take(places)) < table.noticed.take(places)
    half = v[at.h].take(games) / 2
    for low, high in _stretches(table, ends):
        part = slice(low, high)
        _give(w, table, places[part], games[part], luck[part], noticed[part], half[part], t[part])


def _stretches(table: _Table, ends: list[int]) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of orders that can be given in one go.

    A stretch ends where an order could change the chances of a service that comes later in it, or what an order would
    do that reads or writes the rope, and after one that asks a question.
    """
    written: set[int] = set()
    low = before = 0
    for place, end in zip(table.giving, ends, strict=True):
        if end == before:
            continue
        service = table.service[place]
        depends = service != _NO_SERVICE and not table.reads[service].isdisjoint(written)
        if (depends or table.touches[place]) and low < before:
            yield low, before
            low, written = before, set()
        written |= table.writes[place]
        before = end
        if table.orders[place].asks:
            yield low, end
            low, written = end, set()
    if low < before:
        yield low, before


def _give(
    w: InPlay,
    table: _Table,
    places: Games,
    games: Games,
    luck: NDArray[np.float64],
    noticed: NDArray[np.bool_],
    half: NDArray[np.float64],
    t: NDArray[np.float64],
) -> None:
    # One draw decides between the ways in which a service can fail its leader; they exclude each other.
    lost, late, overdone, underdone = _chances(w, table, places, games)
    late = lost + late
    overdone = late + np.where(table.overdone.take(places), overdone, 0.0)
    underdone = overdone + np.where(table.underdone.take(places), underdone, 0.0)
    arrives = luck >= lost
    is_late, in_time = arrives & (luck < late), arrives & (luck >= late)
    as_ordered = luck >= np.maximum(np.maximum(lost, late), np.maximum(overdone, underdone))
    manners = np.full(len(places), _NOT_AT_ALL, np.int8)
    manners[in_time & (luck >= overdone) & (luck < underdone)] = _UNDERDONE
    manners[in_time & (luck < overdone)] = _OVERDONE
    manners[as_ordered | is_late] = _AS_ORDERED
    delay = np.where(is_late & ~as_ordered, table.late_lag.take(places), table.lag.take(places))
    happens, waits = manners != _NOT_AT_ALL, delay > half
    wait = (happens & waits).nonzero()[0]
    if wait.size:
        crowd, where, those = w.crowd, places.take(wait), games.take(wait)
        crowd.due[where, those] = t.take(wait) + delay.take(wait)
        crowd.manner[where, those] = manners.take(wait)
        crowd.turn[where, those] = crowd.watch.take(those).astype(np.int32) * _TURNS_A_WATCH + where
    now = (happens & ~waits).nonzero()[0]
    if not now.size:
        return
    games, noticed, places = games.take(now), noticed.take(now), places.take(now)
    order = table.rank.take(places)
    done = _Done()
    for rank, manner, those in _groups(order * len(MANNERS) + manners.take(now)):
        _carry_out(w, table, table.giving[rank], manner, games.take(those), noticed.take(those), done)
    done.tell(w, table)


def _chances(w: InPlay, table: _Table, places: Games, games: Games) -> NDArray[np.float64]:
    """Return (4, orders given), the chances of each service to fail as things stand; none where no service is asked."""
    services = table.service.take(places)
    wanted = np.zeros(len(table.reads) + 1, np.bool_)
    wanted[services] = True
    found = np.empty((len(wanted), _CHANCES, w.crowd.n))
    found[_NO_SERVICE] = 0.0
    table.formulas(w.v, found.reshape(-1, w.crowd.n), np.repeat(wanted, _CHANCES).tolist())
    return found[services, :, games].T


def _carry_out(
    w: InPlay, table: _Table, place: int, manner: int, games: Games, noticed: NDArray[np.bool_], done: _Done
) -> None:
    """Carry out an order in some games; `noticed` says where the other side sees it."""
    order, act = table.orders[place], table.acts[place][manner]
    if table.touches[place]:
        done.tell(w, table)
    if act is not None and w.settled:
        act(w.v, w.crowd.signals, games)
    else:
        p = w.part(games)
        w.apply(p, _what_is_done(order, manner), order.id)
        p.put_back()
    done.note(place, games, noticed)
    if table.speaks[place] and some(noticed):
        w.signal(w.part(games[noticed]), order.side, order.signal)
    if order.makes_good:
        if some(noticed):
            _make_good(w, order, games[noticed])
    elif (bits := table.threats[place]) is not None:
        threatened = noticed & ((w.crowd.heard[SIDES.index(order.side)].take(games) & bits) != 0)
        if some(threatened):
            _make_good(w, order, games[threatened])
    if order.asks:
        done.tell(w, table)
        for ask in order.asks:
            w.ask(games, ask)


def _what_is_done(order: Order, manner: int) -> Effects:
    instead = {_OVERDONE: order.overdone, _UNDERDONE: order.underdone}.get(manner)
    return order.do if instead is None else instead


def _make_good(w: InPlay, order: Order, games: Games) -> None:
    """Make good one open warning, and whatever deadline runs; only a step that the other side sees can do so."""
    own = side_slots(w.model, order.side)
    p = w.part(games)
    open_ = p[own.cries] > 0
    if some(open_):
        w.add(p, own.cries, -1.0, open_)
    p[own.acted] = p[w.at.t]
    p.put_back()


@cache
def _writes(model: Model, order: Order) -> frozenset[int]:
    """Return what an order can change, apart from what may follow from questions it opens."""
    does = [x for x in (order.do, order.overdone, order.underdone) if x is not None]
    own = side_slots(model, order.side)
    return frozenset({own.pull, own.cries, own.acted}).union(*(trace(model, do).writes for do in does))


def _threats_made_good(model: Model) -> dict[str, np.uint16]:
    """Return for each order that makes good a threat the bits of those threats."""
    found: dict[str, np.uint16] = {}
    for name, threat in model.threats.items():
        for order in threat.made_good_by:
            found[order] = np.uint16(int(found.get(order, 0)) | threat_bits(model)[name])
    return found
