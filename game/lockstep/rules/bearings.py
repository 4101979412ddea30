"""Bearings; the twin of `game.core.rules.bearings`."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.core.definitions import Compose, Model, Values
from game.core.emit import GRID_SHIFT
from game.core.sides import SIDES, Side
from game.core.slots import side_slots, term_index
from game.lockstep.inplay import Games, InPlay, both
from game.lockstep.part import some
from game.lockstep.rules.offers import public_channels, standing_of, that_end_it
from game.lockstep.worth import worth_of

_NONE = -999.0
_PUBLIC_TRADE = 3


def take_bearings(w: InPlay, spared: Games) -> None:
    """Recompute derived values, letter facts and both sides' motives; they hold for the watch."""
    w.all_but(spared, lambda v: _take(w, v))


def _take(w: InPlay, v: Values) -> None:
    w.model.derive(v)
    for i, side in both():
        _letter_facts(w, v, i, side)
    for side in SIDES:
        w.model.motives[side](v)


def _letter_facts(w: InPlay, v: Values, i: int, side: Side) -> None:
    model, crowd = w.model, w.crowd
    own = side_slots(model, side)
    rows, offers = standing_of(i), crowd.offers
    t = v[w.at.t]
    nowhere: Any = np.zeros(crowd.n, np.bool_)
    private = public = turkey = nowhere
    softest_key = np.zeros(crowd.n)
    here = offers.here[rows]
    if some(here):
        softest_key = np.where(here, offers.levels[rows, model.letter_rules.key_term], 0).max(axis=0).astype(np.float64)
        ends = that_end_it(model, offers, rows)
        openly = public_channels(model)[offers.channel[rows]]
        public, private = (ends & openly).any(axis=0), (ends & ~openly).any(axis=0)
        jupiters = term_index(model, "jupiters")
        if jupiters is not None and some(public):
            turkey = (ends & openly & (offers.levels[rows, jupiters] >= _PUBLIC_TRADE)).any(axis=0)
    v[own.off_private], v[own.off_public] = private.astype(np.float64), public.astype(np.float64)
    v[own.off_any] = (private | public).astype(np.float64)
    v[own.off_public_jup], v[own.own_public_jup] = turkey.astype(np.float64), turkey.astype(np.float64)
    mail, channels = crowd.mail, len(model.channels)
    for channel in model.channels.values():
        row = mail.here[channels * i + channel.index]
        if channel.weight >= 1 and some(row):
            under_way = row & mail.offer[channels * i + channel.index]
            if channel.public:
                public = public | under_way
            else:
                private = private | under_way
    v[own.own_private], v[own.own_public] = private.astype(np.float64), public.astype(np.float64)
    v[own.since] = t - v[own.last]
    v[own.since_offer] = t - v[own.last_offer]
    v[own.since_feeler] = t - v[own.last_feeler]
    v[own.since_public] = t - v[own.last_public]
    v[own.worth_best] = _best(w, i)
    v[own.can_give] = can_give(model, v, side, softest_key)


def _best(w: InPlay, reader: int) -> NDArray[np.float64]:
    """Return the worth to a reader of the other's best standing offer, -999 without one."""
    offers, rows = w.crowd.offers, standing_of(1 - reader)
    ends = that_end_it(w.model, offers, rows)
    best = np.full(w.crowd.n, _NONE)
    games = np.flatnonzero(ends.any(axis=0))
    if games.size:
        worths = worth_of(w, w.part(games), reader, offers, rows)
        best[games] = (np.where(ends[:, games], worths, -np.inf).max(axis=0) + GRID_SHIFT) - GRID_SHIFT
    return best


def can_give(model: Model, v: Values, side: Side, standing: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the level of the key term that a persona of this side would write now, or already has standing."""
    entry = _key_rule(model, side)
    if entry is None:
        return np.zeros_like(standing)
    need = entry.by(v)
    level = np.zeros_like(standing)
    for threshold in entry.at:
        level += need >= threshold
    return np.maximum(level, standing) if entry.keep else level


@cache
def _key_rule(model: Model, side: Side) -> Compose | None:
    """Return how a side writes the key term, if it is his to give."""
    entry = next((c for c in model.compose[side] if c.term == model.letter_rules.key_term), None)
    return None if entry is None or model.terms[entry.term].giver != side else entry
