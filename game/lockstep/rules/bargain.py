"""The bargain; the twin of `game.core.rules.bargain`."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from game.core.definitions import Model
from game.core.sides import SIDES
from game.core.slots import channels_in_order
from game.lockstep.crowd import letter_causes
from game.lockstep.inplay import Games, InPlay, lanes_of
from game.lockstep.part import some
from game.lockstep.rules.offers import let_stand, standing_of
from game.lockstep.worth import flat_worth_of

_GRACE_AFTER_COLLAPSE = 168.0
_NO_PRICE = -9999.0


def weigh_acceptance(w: InPlay, games: Games, slot: int) -> None:
    """Strike the bargain on the yeses in a slot of the mail, or make the words accepted an offer to him who wrote them.

    An acceptance binds if the offerer's latest words ask no more than the words accepted, and if these still stand by
    him.
    """
    model, mail, offers = w.model, w.crowd.mail, w.crowd.offers
    channels = len(model.channels)
    by = slot // channels
    offerer = 1 - by
    p = w.part(games)
    standing, under_way = standing_of(offerer), slice(channels * offerer, channels * (offerer + 1))
    posted = mail.here[under_way] & mail.offer[under_way] & (mail.accepts[under_way] == 0) & _heavy(model)
    here = np.concatenate([offers.here[standing], posted]).take(games, axis=1)
    sent = np.concatenate([offers.sent[standing], mail.sent[under_way]]).take(games, axis=1)
    asks = np.concatenate([flat_worth_of(p, offerer, x, s) for x, s in ((offers, standing), (mail, under_way))])
    last = np.where(here, sent, -np.inf).max(axis=0)
    # Two prices named in one breath: the softer holds.
    price = np.where(here & (sent == last), asks, np.inf).min(axis=0)
    price[~here.any(axis=0)] = _NO_PRICE
    asked = flat_worth_of(p, offerer, mail, slot)
    binds = (price <= asked + model.letter_rules.binds_within) & ~mail.void[slot][games]
    older = games[~binds]
    if older.size:
        mail.offer[slot][older] = True
        let_stand(w, older, slot)
    if some(binds):
        strike(w, games[binds], slot)


@cache
def _heavy(model: Model) -> NDArray[np.bool_]:
    """Return (channels, 1) which channels carry words that can stand."""
    return np.array([[channel.weight >= 1] for channel in channels_in_order(model)])


def strike(w: InPlay, games: Games, slot: int) -> None:
    """Strike the bargain on the terms of the acceptances in a slot of the mail."""
    model, at, crowd, mail = w.model, w.at, w.crowd, w.crowd.mail
    ix = model.index
    p = w.part(games)
    levels = mail.levels[slot].take(games, axis=1)
    for term in model.terms:
        p[ix[f"deal_{term.id}"]] = levels[term.index].astype(np.float64)
    w.put(p, at.deal_w_us, flat_worth_of(p, 0, mail, slot))
    w.put(p, at.deal_w_ussr, flat_worth_of(p, 1, mail, slot))
    key = model.terms[model.letter_rules.key_term]
    w.put(p, at.deal_key_w, np.array(key.worth["us"], np.float64)[levels[key.index]])
    p[at.struck] = np.ones(games.size)
    p[at.struck_t] = p[at.t]
    p[at.comply] = np.ones(games.size)
    p[at.out] = np.zeros(games.size)
    p[at.stall] = np.zeros(games.size)
    by = slot // len(model.channels)
    cause = letter_causes(by, mail.number[slot][games])
    crowd.cause[games] = cause
    for part in ("both", *SIDES):
        w.apply(p, model.on_struck[part], cause)
    p.put_back()
    crowd.offers.clear(games)
    mail.clear(games)
    crowd.signals[:, :, games] = 0.0


def perhaps_collapse(w: InPlay) -> None:
    """Let a bargain fall that is not kept, or that the rope tears; the crisis resumes with a week's grace."""
    at, crowd, v = w.at, w.crowd, w.v
    games = np.flatnonzero((v[at.struck] != 0) & ~w.over)
    if not games.size:
        return
    p = w.part(games)
    p[at.stall] = np.where(p[at.comply] == 0, p[at.stall] + 1, 0.0)
    falls = lanes_of(w.model.bargain_collapses(p), games.size).astype(bool)  # type: ignore[arg-type]
    if some(falls):
        p[at.struck] = np.where(falls, 0.0, p[at.struck])
        p[at.stall] = np.where(falls, 0.0, p[at.stall])
        those = games[falls]
        grace = p[at.t][falls] + _GRACE_AFTER_COLLAPSE
        crowd.last_no_bargain[those] = np.maximum(crowd.last_no_bargain[those], grace)
    p.put_back()
