"""The truth about many games at once: `game.core.crisis.Crisis`, one NumPy element a game."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.core.crisis import Crisis
from game.core.definitions import Model
from game.core.letters import Letter
from game.core.sides import SIDES, other
from game.lockstep.letters import MOST_STANDING, Letters, number_of, of_letter, threat_bits

MANNERS = ("", "overdone", "underdone")
"""How a waiting order will be carried out; `Crowd.manner` holds the place."""
PROMISES = ("", "open", "kept", "broken")
"""The lives of a promise; `Crowd.promises` holds the place."""
NO_CAUSE = -1
_LETTER_CAUSE = 1_000_000
_LETTERS_A_SIDE = 10_000


class Crowd:
    """n games at the same point of their watches; games that have ended are dropped by whoever plays them on.

    Arrays are owned by the crowd and may be written in place; no two names share one. Lanes are independent: any subset
    can be taken at any time.

    Attributes:
        v: one array a quantity (see `Model.index`), float64 (n,); v[0] is the luck of the watch, uint64.
        lane: int32, which game of those asked for this is. group: int16, free label (which start, which chair).
        seed: uint64. hazard, fog, temperament (2, n): float64. historical: bool. attention: int8 (2, n).
        stage: int8, place in `model.stage_order`. watch: int16.
        mail: letters under way in 2 * channels slots, `channels * side + Channel.index`: a channel carries one letter
            of a side at a time.
        offers: standing offers in 2 * MOST_STANDING slots, `MOST_STANDING * side + place`, oldest first and without
            gaps.
        written: int16 (2, n), letters ever written.
        heard: uint16 (2, n): threats of a side (bits of `threat_bits`) that the other side has read.
        public: int16 (2, n): number of the newest public letter of a side that the other has read (0 none), and
            public_asks: uint16 (2, n), the terms it asks for above neutral.
        given: float64, given_count: int16 (orders, n). fired: int16 (events, n).
        due: float64 (orders, n), hour a waiting order is carried out (inf: none waits); manner: int8 (orders, n);
            turn: int32 (orders, n), which of those that wait was given first.
        signals: float64 (2, 4, n), what waits to be felt by us and by ussr.
        promises: int8 (promises, n). clash_steps: int16. last_no_bargain, last_bargain: float64.
        cause: int32, see `cause_name`. ending: int16, index into model.endings or -1. ending_side: int8.
        clash_t: float64, hour at which blows first began (9999: never, or before this crowd was made).
    """

    v: list[NDArray[Any]]
    lane: NDArray[np.int32]
    group: NDArray[np.int16]
    seed: NDArray[np.uint64]
    hazard: NDArray[np.float64]
    fog: NDArray[np.float64]
    temperament: NDArray[np.float64]
    historical: NDArray[np.bool_]
    attention: NDArray[np.int8]
    stage: NDArray[np.int8]
    watch: NDArray[np.int16]
    mail: Letters
    offers: Letters
    written: NDArray[np.int16]
    heard: NDArray[np.uint16]
    public: NDArray[np.int16]
    public_asks: NDArray[np.uint16]
    given: NDArray[np.float64]
    given_count: NDArray[np.int16]
    fired: NDArray[np.int16]
    due: NDArray[np.float64]
    manner: NDArray[np.int8]
    turn: NDArray[np.int32]
    signals: NDArray[np.float64]
    promises: NDArray[np.int8]
    clash_steps: NDArray[np.int16]
    last_no_bargain: NDArray[np.float64]
    last_bargain: NDArray[np.float64]
    cause: NDArray[np.int32]
    ending: NDArray[np.int16]
    ending_side: NDArray[np.int8]
    clash_t: NDArray[np.float64]

    __slots__ = ("model", "n", *__annotations__)

    def __init__(self, model: Model, n: int) -> None:
        """Make room for n games; `crowd_of` fills it."""
        orders, channels = len(model.orders), len(model.channels)
        self.model = model
        self.n = n
        self.v = [np.zeros(n, np.uint64)] + [np.zeros(n) for _ in model.quantities[1:]]
        self.lane = np.arange(n, dtype=np.int32)
        self.group = np.zeros(n, np.int16)
        self.seed = np.zeros(n, np.uint64)
        self.hazard, self.fog = np.ones(n), np.ones(n)
        self.temperament = np.ones((2, n))
        self.historical = np.zeros(n, np.bool_)
        self.attention = np.zeros((2, n), np.int8)
        self.stage = np.zeros(n, np.int8)
        self.watch = np.zeros(n, np.int16)
        self.mail = Letters(2 * channels, len(model.terms), n)
        self.offers = Letters(2 * MOST_STANDING, len(model.terms), n)
        self.written = np.zeros((2, n), np.int16)
        self.heard = np.zeros((2, n), np.uint16)
        self.public = np.zeros((2, n), np.int16)
        self.public_asks = np.zeros((2, n), np.uint16)
        self.given = np.zeros((orders, n))
        self.given_count = np.zeros((orders, n), np.int16)
        self.fired = np.zeros((len(model.events), n), np.int16)
        self.due = np.full((orders, n), np.inf)
        self.manner = np.zeros((orders, n), np.int8)
        self.turn = np.zeros((orders, n), np.int32)
        self.signals = np.zeros((2, 4, n))
        self.promises = np.zeros((len(model.promises), n), np.int8)
        self.clash_steps = np.zeros(n, np.int16)
        self.last_no_bargain, self.last_bargain = np.zeros(n), np.zeros(n)
        self.cause = np.full(n, NO_CAUSE, np.int32)
        self.ending = np.full(n, -1, np.int16)
        self.ending_side = np.full(n, -1, np.int8)
        self.clash_t = np.full(n, 9999.0)

    def take(self, games: NDArray[np.intp]) -> Crowd:
        """Return a crowd of some of the games, in that order; a game may be taken more than once."""
        twin = Crowd.__new__(Crowd)
        twin.model = self.model
        twin.n = len(games)
        twin.v = [x.take(games) for x in self.v]
        twin.mail, twin.offers = self.mail.take(games), self.offers.take(games)
        for name in _ARRAYS:
            setattr(twin, name, getattr(self, name).take(games, axis=-1))
        return twin


_ARRAYS = tuple(x for x in Crowd.__slots__ if x not in ("model", "n", "v", "mail", "offers"))


def crowd_of(model: Model, crises: Sequence[Crisis]) -> Crowd:
    """Return the crowd of these games, each at a moment of decision or at its end; lane i is crises[i].

    Args:
        model: the scenario in the bulk dialect; the crises may come from the same scenario in the scalar one.

    Raises:
        ValueError: a crisis is of another scenario, or holds two letters of one side in one channel, or more standing
            offers of one side than the rules let stand.
    """
    crowd = Crowd(model, len(crises))
    for game, crisis in enumerate(crises):
        if len(crisis.v) != len(model.quantities):
            msg = f"crisis {game} is of {crisis.setup.scenario!r}, the model is {model.id!r}"
            raise ValueError(msg)
        _fill(crowd, game, crisis)
    return crowd


def _fill(crowd: Crowd, game: int, crisis: Crisis) -> None:
    model, setup = crowd.model, crisis.setup
    for slot, x in enumerate(crisis.v):
        crowd.v[slot][game] = x
    crowd.seed[game], crowd.hazard[game], crowd.fog[game] = setup.seed, setup.hazard, setup.fog
    crowd.historical[game] = setup.historical_luck
    crowd.temperament[:, game], crowd.attention[:, game] = setup.temperament, setup.attention
    crowd.stage[game], crowd.watch[game] = model.stages[crisis.stage].index, crisis.watch
    crowd.given[:, game], crowd.given_count[:, game] = crisis.given, crisis.given_count
    crowd.fired[:, game] = crisis.fired
    for turn, (order, due, manner) in enumerate(crisis.pending):
        crowd.due[order, game], crowd.manner[order, game] = due, MANNERS.index(manner)
        crowd.turn[order, game] = turn - len(crisis.pending)
    crowd.signals[:, :, game] = crisis.signals
    crowd.promises[:, game] = [PROMISES.index(x) for x in crisis.promises]
    crowd.clash_steps[game] = crisis.clash_steps
    crowd.last_no_bargain[game], crowd.last_bargain[game] = crisis.last_no_bargain, crisis.last_bargain
    crowd.cause[game] = cause_code(model, crisis.cause)
    if crisis.ending is not None:
        crowd.ending[game] = [x.id for x in model.endings].index(crisis.ending.id)
        crowd.ending_side[game] = -1 if crisis.ending.side is None else SIDES.index(crisis.ending.side)
    _fill_letters(crowd, game, crisis)


def _fill_letters(crowd: Crowd, game: int, crisis: Crisis) -> None:
    model, channels = crowd.model, len(crowd.model.channels)
    by_id = {x.id: x for x in crisis.archive}
    yeses = Counter(x.accepts for x in crisis.archive if x.accepts is not None)
    for x in crisis.mail:
        slot = channels * SIDES.index(x.by) + model.channels[x.channel].index
        if crowd.mail.here[slot, game]:
            msg = f"crisis {game} has two letters of {x.by} under way by {x.channel!r}"
            raise ValueError(msg)
        void = x.accepts is not None and by_id[x.accepts].withdrawn
        crowd.mail.file(slot, game, of_letter(model, x) | {"void": void})
    for i, side in enumerate(SIDES):
        standing = [o for o in crisis.offers if o.by == side]
        if len(standing) > MOST_STANDING:
            msg = f"crisis {game} has {len(standing)} offers of {side} standing, more than {MOST_STANDING}"
            raise ValueError(msg)
        for place, x in enumerate(standing):
            slot = MOST_STANDING * i + place
            accepted = by_id[x.id].accepts
            said = {"accepts": 0 if accepted is None else number_of(accepted), "yeses": yeses[x.id]}
            crowd.offers.file(slot, game, of_letter(model, x) | said | {"taken": yeses[x.id] > 0})
        own = [x for x in crisis.archive if x.by == side]
        crowd.written[i, game] = len(own)
        read = [x for x in own if x.read is not None]
        crowd.heard[i, game] = _threats(model, read)
        public = [x for x in read if model.channels[x.channel].public]
        if public:
            crowd.public[i, game] = number_of(public[-1].id)
            crowd.public_asks[i, game] = of_letter(model, public[-1])["asks"]


def _threats(model: Model, letters: Sequence[Letter]) -> int:
    bits = threat_bits(model)
    return sum({bits[c.term] for x in letters for c in x.clauses if c.term in bits})


@dataclass(frozen=True, slots=True)
class _Causes:
    names: tuple[str, ...]
    codes: dict[str, int]


@cache
def _causes(model: Model) -> _Causes:
    """Return every cause that the rules can name, apart from letters."""
    names = [*model.orders, *(e.id for e in model.events), *(f.id for e in model.events for f in e.then)]
    names += [h.id for h in (*model.rung4, *model.clash_hazards)]
    names += [f"{c.id}:{o.id}" for c in model.choices.values() for o in c.options]
    names += [o.id for side in SIDES for o in model.clash_options[side]]
    names += [f"{what}:{side}" for what in ("deadline", "overruled") for side in SIDES]
    names += [f"promise:{p.id}" for p in model.promises]
    names += ["stalemate"]
    unique = tuple(dict.fromkeys(names))
    return _Causes(unique, {name: i for i, name in enumerate(unique)})


def cause_code(model: Model, cause: str | None) -> int:
    """Return the code of `Crisis.cause`: what opened the way to blows, or the letter that struck the bargain."""
    if cause is None:
        return NO_CAUSE
    known = _causes(model).codes.get(cause)
    if known is not None:
        return known
    leaked = cause.startswith("leak:")
    side, _, number = cause.removeprefix("leak:").rpartition("-")
    return _LETTER_CAUSE * (1 + leaked) + _LETTERS_A_SIDE * SIDES.index(side) + int(number)


def letter_causes(side: int, numbers: NDArray[np.int16]) -> NDArray[np.int32]:
    """Return the codes of letters of a side (0 us, 1 ussr) as causes."""
    return _LETTER_CAUSE + _LETTERS_A_SIDE * side + numbers.astype(np.int32)


def leak_causes(side: int, numbers: NDArray[np.int16]) -> NDArray[np.int32]:
    """Return the codes of letters of a side as causes because they came out."""
    return 2 * _LETTER_CAUSE + _LETTERS_A_SIDE * side + numbers.astype(np.int32)


def cause_name(model: Model, code: int) -> str | None:
    """Return the cause of a code, as `Crisis.cause` has it."""
    if code == NO_CAUSE:
        return None
    if code < _LETTER_CAUSE:
        return _causes(model).names[code]
    leaked, rest = code >= 2 * _LETTER_CAUSE, code % _LETTER_CAUSE
    letter = f"{SIDES[rest // _LETTERS_A_SIDE]}-{rest % _LETTERS_A_SIDE}"
    return f"leak:{letter}" if leaked else letter


def other_side(side: int) -> int:
    """Return the place of the other side: 1 of us, 0 of ussr."""
    return SIDES.index(other(SIDES[side]))
