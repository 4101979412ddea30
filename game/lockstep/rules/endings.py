"""Endings; the twin of `game.core.rules.endings`."""

from __future__ import annotations

import numpy as np

from game.core.crisis import EndingKind
from game.core.slots import side_slots
from game.lockstep.crowd import cause_code
from game.lockstep.inplay import Games, InPlay, both, lanes_of, stages_that
from game.lockstep.part import some

_FIRST_BLOWS, _GENERAL_WAR = 5, 10


def end_blows(w: InPlay) -> None:
    """End the games in which blows are over: both have ceased, the steps are spent, or the ladder is at its end."""
    at, crowd, v = w.at, w.crowd, w.v
    games = np.flatnonzero((v[at.clash] != 0) & ~w.over)
    if not games.size:
        return
    us, ussr = (side_slots(w.model, side).cease for _, side in both())
    steps, rung = crowd.clash_steps[games], v[at.rung][games]
    ceased = (steps >= 1) & (v[us][games] != 0) & (v[ussr][games] != 0)
    ends = ceased | (steps >= w.model.clash_steps) | (rung >= _GENERAL_WAR)
    if some(ends):
        v[at.war][games[ends]] = rung[ends] > _FIRST_BLOWS
        _end(w, games[ends], EndingKind.WAR)


def end_by_overruling(w: InPlay) -> None:
    """Let a leader's own hawks take the decision away from him."""
    at, crowd, v = w.at, w.crowd, w.v
    may = stages_that(w.model, EndingKind.OVERRULED)[crowd.stage] & (v[at.clash] == 0)
    for i, side in both():
        rates = lanes_of(w.model.overruled_rate[side](v), crowd.n)
        games = np.flatnonzero(may & (rates > 0) & ~w.over)
        if not games.size:
            continue
        p = w.part(games)
        falls = w.u(p, f"overruled:{side}") < 1 - np.exp(-rates[games] * p[at.h])
        if some(falls):
            those = games[falls]
            v[at.overruled][those] = float(i + 1)
            crowd.cause[those] = cause_code(w.model, f"overruled:{side}")
            _end(w, those, EndingKind.OVERRULED, i)


def end_in_peace(w: InPlay) -> None:
    """End with a settlement whose loose ends are tied or whose time is up, or in stalemate."""
    at, crowd, v, model = w.at, w.crowd, w.v, w.model
    may = (v[at.clash] == 0) & ~w.over
    struck = v[at.struck] != 0
    settle = np.flatnonzero(may & struck & stages_that(model, EndingKind.SETTLEMENT)[crowd.stage])
    if settle.size:
        p = w.part(settle)
        tied = lanes_of(model.loose_ends_tied(p), settle.size) | (p[at.t] >= crowd.last_bargain[settle])  # type: ignore[arg-type]
        if some(tied):
            _end(w, settle[tied], EndingKind.SETTLEMENT)
    stale = may & ~struck & (v[at.t] >= crowd.last_no_bargain)
    if some(stale):
        games = np.flatnonzero(stale & stages_that(model, EndingKind.STALEMATE)[crowd.stage])
        if games.size:
            p = w.part(games)
            w.apply(p, model.on_stalemate, "stalemate")
            p.put_back()
            _end(w, games, EndingKind.STALEMATE)


def _end(w: InPlay, games: Games, kind: EndingKind, side: int = -1) -> None:
    crowd, left = w.crowd, games
    for index, rule in enumerate(w.model.endings):
        if rule.kind == kind and left.size:
            holds = lanes_of(rule.when(w.part(left)), left.size)  # type: ignore[arg-type]
            crowd.ending[left[holds]] = index
            left = left[~holds]
    crowd.ending_side[games] = side
    w.over[games] = True
