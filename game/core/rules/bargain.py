"""The bargain: when an acceptance binds, what striking it does, and how it can fall apart."""

from __future__ import annotations

from game.core.facts import FactKind
from game.core.inplay import InPlay
from game.core.letters import Letter
from game.core.rules.offers import let_stand
from game.core.sides import BOTH, SIDES, US, USSR, other
from game.core.worth import flat_worth

_GRACE_AFTER_COLLAPSE = 168.0
_NO_PRICE = -9999.0


def weigh_acceptance(w: InPlay, yes: Letter) -> None:
    """Strike the bargain, or make the older words that were accepted an offer to him who wrote them.

    An acceptance binds if the offerer's latest words ask no more than the words accepted. If he has meanwhile asked
    for more, or taken the words back, they return to him as a standing offer of the other side: his own words, which
    he may still refuse.
    """
    model, crisis = w.model, w.crisis
    rules = model.letter_rules
    offerer = other(yes.by)
    accepted = next(x for x in crisis.archive if x.id == yes.accepts)
    words = [o for o in crisis.offers if o.by == offerer]
    words += [
        x
        for x in crisis.mail
        if x.by == offerer and x.offer and x.accepts is None and model.channels[x.channel].weight >= 1
    ]
    last = max((x.sent for x in words), default=0.0)
    # Two prices named in one breath: the softer holds.
    price = min((flat_worth(model, offerer, x.levels, x.secrets) for x in words if x.sent == last), default=_NO_PRICE)
    asked = flat_worth(model, offerer, yes.levels, yes.secrets)
    if price <= asked + rules.binds_within and not accepted.withdrawn:
        strike(w, yes)
        return
    let_stand(w, yes.amended(accepts=None, offer=True))
    w.tell(FactKind.OLDER_WORDS_TAKEN, yes.id, yes.by, BOTH)


def strike(w: InPlay, yes: Letter) -> None:
    """Strike the bargain on the terms of an acceptance."""
    model, v, at, crisis = w.model, w.v, w.at, w.crisis
    ix = model.index
    for term in model.terms:
        v[ix[f"deal_{term.id}"]] = float(yes.levels[term.index])
    w.put(at.deal_w_us, flat_worth(model, US, yes.levels, yes.secrets))
    w.put(at.deal_w_ussr, flat_worth(model, USSR, yes.levels, yes.secrets))
    key = model.terms[model.letter_rules.key_term]
    w.put(at.deal_key_w, key.worth[US][yes.levels[key.index]])
    v[at.struck] = 1.0
    v[at.struck_t] = v[at.t]
    v[at.comply] = 1.0
    v[at.out] = 0.0
    v[at.stall] = 0.0
    crisis.cause = yes.id
    for part in ("both", *SIDES):
        w.apply(model.on_struck[part], yes.id)
    crisis.offers = ()
    crisis.mail = ()
    crisis.signals = ((0.0, 0.0, 0.0, 0.0), (0.0, 0.0, 0.0, 0.0))
    w.tell(FactKind.BARGAIN_STRUCK, yes.id, yes.by, BOTH, levels=yes.levels, secrets=yes.secrets)


def perhaps_collapse(w: InPlay) -> None:
    """Let a bargain fall that is not kept, or that the rope tears; the crisis resumes with a week's grace."""
    v, at = w.v, w.at
    if not v[at.struck]:
        return
    v[at.stall] = v[at.stall] + 1 if not v[at.comply] else 0.0
    if w.model.bargain_collapses(v):
        v[at.struck] = 0.0
        v[at.stall] = 0.0
        w.crisis.last_no_bargain = max(w.crisis.last_no_bargain, v[at.t] + _GRACE_AFTER_COLLAPSE)
        w.tell(FactKind.BARGAIN_COLLAPSED, "collapse", None, BOTH)
