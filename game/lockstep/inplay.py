"""Watches while they are being resolved in many games at once: the few moves that every rule makes on them.

The twin of `game.core.inplay`. A rule asks for the `Part` of the games that it concerns, works on it, and puts it back
before anybody else looks.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from game.core.definitions import Ask, Choice, Effects, Model, Option, Shock, Values
from game.core.emit import GRID_SHIFT
from game.core.luck import name_key
from game.core.sides import SIDES, US, Side
from game.core.slots import side_slots
from game.lockstep.acts import Act, Asked, Script, at_games, rows_at
from game.lockstep.chair import Chair
from game.lockstep.crowd import Crowd, cause_code
from game.lockstep.luck import draws
from game.lockstep.part import Part, some
from game.lockstep.traces import opens, steady, trace

Games = NDArray[np.intp]
"""Which games: ascending indexes into the crowd, each once."""
Answers = Mapping[str, NDArray[np.int8]]
"""Answers settled beforehand: by the key of a question, for each game the place of the option, -1 where none is."""

NEVER: Final = 9999.0


def lanes_of(x: Any, n: int) -> NDArray[Any]:
    """Return what a formula gave as one element a game; a formula that reads nothing gives a plain number."""
    return x if isinstance(x, np.ndarray) and x.ndim else np.full(n, x)


def pairs_of(which: NDArray[np.bool_]) -> tuple[Games, Games]:
    """Return the rows and columns of what is true, row by row."""
    flat = which.reshape(-1).nonzero()[0]
    rows = flat // which.shape[1]
    return rows, flat - rows * which.shape[1]


class InPlay:
    """The watches of a crowd being resolved.

    Args:
        crowd: changed in place.
        chairs: who answers questions.
        answers: answers that are settled beforehand, where the option is open.

    Attributes:
        blown: whether blows are exchanged in any game.
        settled: whether all games are exposed at a known hour or not at all; otherwise the next effects set the hour.
    """

    __slots__ = ("_asked", "answers", "at", "blown", "chairs", "crowd", "model", "over", "settled", "v")

    def __init__(self, crowd: Crowd, chairs: Mapping[Side, Chair], answers: Answers | None = None) -> None:
        """Take over a crowd."""
        self.crowd = crowd
        self.model = crowd.model
        self.at = crowd.model.at
        self.v = crowd.v
        self.chairs = chairs
        self.answers = answers or {}
        self.over: NDArray[np.bool_] = crowd.ending >= 0
        self._asked: dict[str, NDArray[np.int8]] = {}
        self.blown = some(self.v[self.at.clash] != 0)
        self.settled = not self._may_be_unsettled()

    def part(self, games: Games) -> Part:
        """Return the values of some games."""
        return Part(self.v, games)

    def all_but(self, spared: Games, do: Callable[[Values], None]) -> None:
        """Do something to the values of all games but some; it must replace what it changes, not write into it."""
        v = self.v
        before = v[:]
        do(v)
        if spared.size:
            for old, new in zip(before, v, strict=True):
                if new is not old:
                    new[spared] = old[spared]

    def _may_be_unsettled(self) -> bool:
        """Tell whether a game may be exposed without an hour of it, which the next effects in it would set."""
        at, v = self.at, self.v
        drifts = trace(self.model, self.model.drift).writes | trace(self.model, self.model.derive).writes
        if not drifts.isdisjoint({at.exposed, at.t_exposed}):
            return True
        return some((v[at.exposed] != 0) & (v[at.t_exposed] >= NEVER))

    # -- luck ------------------------------------------------------------------------------------------------------

    def u(self, p: Part, name: str) -> NDArray[np.float64]:
        """Return this watch's draws in [0, 1) for a name."""
        return draws(p[0], name_key(name))

    def chance_over(self, p: Part, rate: Any) -> NDArray[np.float64]:
        """Return the chances that a hazard of `rate` per hour falls in this watch."""
        chance: NDArray[np.float64] = 1.0 - np.exp(-rate * self.crowd.hazard[p.games] * p[self.at.h])
        return chance

    # -- changing --------------------------------------------------------------------------------------------------

    def put(self, p: Part | Values, slot: int, x: Any, only: NDArray[np.bool_] | None = None) -> None:
        """Set one value, kept within its range and on the grid."""
        q = self.model.quantities[slot]
        kept = (np.minimum(np.maximum(x, q.lo), q.hi) + GRID_SHIFT) - GRID_SHIFT
        p[slot] = kept if only is None else np.where(only, kept, p[slot])

    def add(self, p: Part | Values, slot: int, x: Any, only: NDArray[np.bool_] | None = None) -> None:
        """Add to one value, kept within its range and on the grid."""
        self.put(p, slot, p[slot] + x, only)

    def jolt(self, p: Part, k: float) -> None:
        """Tighten the knot at once by an event's own number, less the tighter it is already."""
        if k:
            knot = self.at.knot
            self.add(p, knot, k * (1 - p[knot] / 125))

    def pull(self, p: Part, side: Side, x: Any) -> None:
        """Add to what a side has pulled on the rope in this watch; slack is negative."""
        if _any(x):
            slot = self.at.a if side == US else self.at.b
            p[slot] = p[slot] + x

    def happen(self, p: Part, knot: float, do: Effects, to: Mapping[Side, Shock], cause: str) -> None:
        """Let something that falls tighten the knot, have its effects, and work on both sides' beliefs."""
        self.jolt(p, knot)
        self.apply(p, do, cause)
        for side in SIDES:
            values = steady(self.model, to[side])
            if values is None or any(values):
                self.shock(p, side, values or to[side](p), threat=False)  # type: ignore[arg-type]

    def shock(self, p: Part, side: Side, values: tuple[Any, Any, Any, Any], *, threat: bool) -> None:
        """Move a side's beliefs and dread; see `game.core.inplay.InPlay.shock`."""
        own = side_slots(self.model, side)
        res, ctl, dread, faith = values
        if _any(res):
            now = p[own.res]
            self.add(p, own.res, np.where(res > 0, res * 2 * (1 - now / 100), res), _where(res))
        if _any(ctl):
            self.add(p, own.ctl, ctl, _where(ctl))
        if _any(dread):
            now = p[own.dread]
            scaled = dread * (p[own.caution] * (1 - now / 120))
            if threat:
                scaled = scaled * np.minimum(np.maximum((66 - now) / 30, 0.0), 1.0)
            self.add(p, own.dread, np.where(dread > 0, scaled, dread), _where(dread))
        if _any(faith):
            self.add(p, own.faith, faith, _where(faith))

    def signal(self, p: Part, by: Side, shock: Shock | None) -> None:
        """Queue what an act tells the other side; it is felt at the opening of the next watch."""
        if shock is None:
            return
        queued = self.crowd.signals[1 if by == US else 0]
        for row, felt in enumerate(steady(self.model, shock) or shock(p)):  # type: ignore[arg-type]
            if _any(felt):
                waits = queued[row]
                waits[p.games] += felt

    def apply(self, p: Part, do: Effects, cause: str | NDArray[np.int32]) -> None:
        """Apply effects and note what they opened: exposure, blows."""
        at, crowd = self.at, self.crowd
        if self.settled and not opens(self.model, do):
            do(p)  # type: ignore[arg-type]
            return
        clash = p[at.clash]
        do(p)  # type: ignore[arg-type]
        news = (p[at.t_exposed] >= NEVER) & (p[at.exposed] != 0)
        if some(news):
            p[at.t_exposed] = np.where(news, p[at.t], p[at.t_exposed])
        if p[at.clash] is not clash:
            begun = (clash == 0) & (p[at.clash] != 0)
            if some(begun):
                self.blown = True
                p[at.clash_ever] = np.where(begun, 1.0, p[at.clash_ever])
                games = p.games[begun]
                crowd.cause[games] = cause_code(self.model, cause) if isinstance(cause, str) else cause[begun]
                crowd.clash_t[games] = np.minimum(crowd.clash_t[games], p[at.t][begun])

    # -- questions -------------------------------------------------------------------------------------------------

    def ask(self, games: Games, ask: Ask) -> None:
        """Open a question and carry out its answer, except where blows have begun or it does not arise."""
        choice = self.model.choices[ask.choice]
        v = self.v
        arises = (v[self.at.clash].take(games) == 0) & at_games(choice.when)(v, games)
        if not arises.all():
            games = games[arises]
            if not games.size:
                return
        options = _openings(self.model)[choice.id](v, games)
        open_ = options.any(axis=0)
        if not open_.all():
            games, options = games[open_], options[:, open_]
            if not games.size:
                return
        picked = self._answered(games, choice, options)
        if choice.fate is not None:
            fated = [o.id for o in choice.options].index(choice.fate.option)
            p = self.part(games)
            taken = (picked != fated) & options[fated]
            if some(taken):
                taken &= self.u(p, f"fate:{choice.id}") < choice.fate.chance(p)  # type: ignore[arg-type]
                picked = np.where(taken, fated, picked)
        for place, option in enumerate(choice.options):
            those = games[picked == place]
            if those.size:
                self.carry_out(those, choice.side, choice.id, option)

    def _answered(self, games: Games, choice: Choice, options: NDArray[np.bool_]) -> Games:
        """Return the places of the options picked: those settled beforehand where they are open, else the chair's."""
        chair = self.chairs[choice.side]
        if not self.answers:
            return chair.answer(self.crowd, games, choice, options)
        counts = self._asked.setdefault(choice.id, np.zeros(self.crowd.n, np.int8))
        counts[games] += 1
        settled = np.full(games.size, -1, np.intp)
        for count in range(1, int(counts[games].max()) + 1):
            given = self.answers.get(choice.id if count == 1 else f"{choice.id}/{count}")
            if given is not None:
                settled = np.where(counts[games] == count, given[games], settled)
        settled[~options[settled, np.arange(games.size)]] = -1
        free = settled < 0
        if some(free):
            settled[free] = chair.answer(self.crowd, games[free], choice, options[:, free])
        return settled

    def carry_out(self, games: Games, side: Side, choice: str, option: Option) -> None:
        """Carry out one option: effects, pull, signal, and what it asks in turn."""
        act = _option_acts(self.model)[id(option)]
        if act is not None and self.settled:
            act(self.v, self.crowd.signals, games)
        else:
            p = self.part(games)
            self.apply(p, option.do, f"{choice}:{option.id}")
            self.pull(p, side, option.pull)
            self.signal(p, side, option.signal)
            p.put_back()
        for ask in option.asks:
            self.ask(games, ask)


@cache
def stages_that(model: Model, ending: str) -> NDArray[np.bool_]:
    """Return which stages, by index, allow a kind of ending."""
    return np.array([ending in model.stages[stage].endings for stage in model.stage_order])


@cache
def _openings(model: Model) -> dict[str, Asked]:
    """Return what tells which options of a choice are open, by the choice's id: (options, games)."""
    return {choice.id: rows_at([o.when for o in choice.options], bool) for choice in model.choices.values()}


@cache
def _option_acts(model: Model) -> dict[int, Act | None]:
    """Return what is done by each answer to a question, by its identity, where it is known beforehand."""
    found: dict[int, Act | None] = {}
    for choice in model.choices.values():
        for option in choice.options:
            script = Script(model)
            script.effects(option.do)
            script.pull(choice.side, option.pull)
            script.signal(choice.side, option.signal)
            found[id(option)] = script.act()
    return found


def both() -> tuple[tuple[int, Side], ...]:
    """Return the two sides with their places in every array of two rows."""
    return tuple(enumerate(SIDES))


def _any(x: Any) -> bool:
    """Tell whether a change changes anything anywhere; most are plain numbers."""
    return some(x) if isinstance(x, np.ndarray) else bool(x)


def _where(x: Any) -> NDArray[np.bool_] | None:
    """Return the games a change is for, None for all of them: adding nothing must not touch a value."""
    if not isinstance(x, np.ndarray):
        return None
    changed = x != 0
    return None if changed.all() else changed
