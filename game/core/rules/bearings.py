"""Bearings: what each side can reckon at the opening of a watch, after its mail is read."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache

from game.core.definitions import Compose, Model
from game.core.emit import on_grid
from game.core.inplay import InPlay
from game.core.letters import Letter
from game.core.sides import SIDES, Side, other
from game.core.slots import term_index
from game.core.worth import sheet_of

_NONE = -999.0
_PUBLIC_TRADE = 3


def take_bearings(w: InPlay) -> None:
    """Recompute derived values, letter facts and both sides' motives; they hold for the watch."""
    model, v = w.model, w.v
    model.derive(v)
    for side in SIDES:
        _letter_facts(w, side)
    for side in SIDES:
        model.motives[side](v)


def _letter_facts(w: InPlay, side: Side) -> None:
    model, v, crisis = w.model, w.v, w.crisis
    own = w.own[side]
    t = v[w.at.t]
    private = public = turkey = 0.0
    softest_key = 0
    if crisis.offers:
        private, public, turkey, softest_key = _standing(w, side)
    v[own.off_private], v[own.off_public] = private, public
    v[own.off_any] = max(private, public)
    v[own.off_public_jup] = v[own.own_public_jup] = turkey
    channels = model.channels
    for x in crisis.mail:
        if x.by == side and x.offer and channels[x.channel].weight >= 1:
            if channels[x.channel].public:
                public = 1.0
            else:
                private = 1.0
    v[own.own_private], v[own.own_public] = private, public
    v[own.since] = t - v[own.last]
    v[own.since_offer] = t - v[own.last_offer]
    v[own.since_feeler] = t - v[own.last_feeler]
    v[own.since_public] = t - v[own.last_public]
    v[own.worth_best] = on_grid(_best(w, side)) if crisis.offers else _NONE
    v[own.can_give] = float(can_give(model, v, side, softest_key))


def _standing(w: InPlay, side: Side) -> tuple[float, float, float, int]:
    """Return whether a side has offers standing (private, public, one that trades in public), and its softest key."""
    model = w.model
    rules, channels = model.letter_rules, model.channels
    jupiters = term_index(model, "jupiters")
    private = public = turkey = 0.0
    softest_key = 0
    for o in w.crisis.offers:
        if o.by != side:
            continue
        key = o.levels[rules.key_term]
        softest_key = max(softest_key, key)
        if key < rules.least_arms:
            continue
        if channels[o.channel].public:
            public = 1.0
            if jupiters is not None and o.levels[jupiters] >= _PUBLIC_TRADE:
                turkey = 1.0
        else:
            private = 1.0
    return private, public, turkey, softest_key


def _best(w: InPlay, reader: Side) -> float:
    """Return the worth to a reader of the other's best standing offer, -999 without one."""
    least, key = w.model.letter_rules.least_arms, w.model.letter_rules.key_term
    offers: list[Letter] = [o for o in w.crisis.offers if o.by == other(reader) and o.levels[key] >= least]
    sheet = sheet_of(w.model, reader)
    return max([sheet.worth(w.v, o.levels, o.secrets) for o in offers], default=_NONE)


def can_give(model: Model, v: list[float], side: Side, standing: int) -> int:
    """Return the level of the key term that a persona of this side would write now, or already has standing."""
    entry = _key_rule(model, side)
    if entry is None:
        return 0
    level = bisect_right(entry.at, entry.by(v))
    return max(level, standing) if entry.keep else level


@cache
def _key_rule(model: Model, side: Side) -> Compose | None:
    """Return how a side writes the key term, if it is his to give."""
    entry = next((c for c in model.compose[side] if c.term == model.letter_rules.key_term), None)
    return None if entry is None or model.terms[entry.term].giver != side else entry
