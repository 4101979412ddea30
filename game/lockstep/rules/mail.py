"""Letters; the twin of `game.core.rules.mail`."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from game.core.definitions import Channel, Model
from game.core.sides import SIDES, US
from game.core.slots import channels_in_order, side_slots, term_index
from game.lockstep.crowd import leak_causes, letter_causes
from game.lockstep.inplay import NEVER, Games, InPlay, both
from game.lockstep.letters import MOST_STANDING
from game.lockstep.part import Part, some
from game.lockstep.plans import Plans
from game.lockstep.rules.bargain import weigh_acceptance
from game.lockstep.rules.offers import let_stand, standing_of, that_end_it, withdraw
from game.lockstep.worth import worth_of

_A_YES = 0.5
"""The tone of an acceptance."""


def send_all(w: InPlay, plans: Plans, calm: NDArray[np.bool_]) -> None:
    """Send what both sides have written: Washington's yes and letters, then Moscow's."""
    for i, _ in both():
        yes = ((plans.accept[i] >= 0) & calm).nonzero()[0]
        if yes.size:
            _send_acceptances(w, plans, i, yes)
        for row in range(plans.rounds * i, plans.rounds * (i + 1)):
            written = plans.drafts.here[row]
            games = (written & calm).nonzero()[0] if some(written) else yes[:0]
            if games.size:
                _send(w, plans, i, row, games)


def _send(w: InPlay, plans: Plans, side: int, row: int, games: Games) -> None:
    """Send letters: each goes off some hours into the watch and is under way as long as its channel takes."""
    drafts, mail = plans.drafts, w.crowd.mail
    kinds = drafts.channel[row][games]
    for channel in channels_in_order(w.model):
        those = games[kinds == channel.index]
        if those.size:
            slot = len(w.model.channels) * side + channel.index
            mail.copy_from(drafts, row, slot, those)
            mail.accepts[slot][those] = 0
            _post(w, side, channel, slot, those)


def _send_acceptances(w: InPlay, plans: Plans, side: int, games: Games) -> None:
    """Send letters that take up a standing offer on its own terms."""
    offers, mail = w.crowd.offers, w.crowd.mail
    kinds = plans.accept_by[side, games]
    for channel in channels_in_order(w.model):
        those = games[kinds == channel.index]
        if not those.size:
            continue
        slot = len(w.model.channels) * side + channel.index
        rows = MOST_STANDING * (1 - side) + plans.accept[side, those].astype(np.intp)
        offers.yeses[rows, those] += 1
        offers.taken[rows, those] = True
        mail.copy_from(offers, rows, slot, those)
        # His gifts are its conditions, his demands its assurances.
        mail.asks[slot][those], mail.gives[slot][those] = offers.gives[rows, those], offers.asks[rows, those]
        mail.accepts[slot][those] = offers.number[rows, those]
        mail.tone[slot][those] = _A_YES
        for name in ("urgent", "offer"):
            getattr(mail, name)[slot][those] = False
        for name in ("deadline", "threat", "threats", "assured", "refused"):
            getattr(mail, name)[slot][those] = 0
        mail.withdraws[slot][:, those] = 0
        mail.channel[slot][those] = channel.index
        _post(w, side, channel, slot, those)


def _post(w: InPlay, i: int, channel: Channel, slot: int, games: Games) -> None:
    """Put letters in the mail, with all that the act of writing them does."""
    crowd, at, rules, side = w.crowd, w.at, w.model.letter_rules, SIDES[i]
    mail, own = crowd.mail, side_slots(w.model, side)
    p = w.part(games)
    t = p[at.t]
    crowd.written[i][games] += 1
    mail.here[slot][games] = True
    mail.number[slot][games] = crowd.written[i][games]
    mail.sent[slot][games] = t
    low, high = channel.hours
    transit = low + (high - low) * w.u(p, f"mail:{side}:{channel.id}")
    mail.arrives[slot][games] = np.rint((t + np.minimum(2.0, p[at.h] / 4) + transit) * 64) / 64
    mail.read[slot][games] = np.nan
    mail.void[slot][games] = False
    p[own.last] = t
    offer, accepts = mail.offer[slot][games], mail.accepts[slot][games] != 0
    if some(offer):
        last = own.last_offer if channel.weight >= 1 else own.last_feeler
        p[last] = np.where(offer, t, p[last])
        if channel.public:
            p[own.last_public] = np.where(offer, t, p[own.last_public])
    threatens, deadline = mail.threat[slot][games], mail.deadline[slot][games]
    if not channel.deniable:
        cries = mail.urgent[slot][games].astype(np.float64) + ((deadline > 0) | (threatens > 0))
        w.add(p, own.cries, cries)
    pull = rules.pull_tone * mail.tone[slot][games] + rules.pull_threat * threatens
    pull = np.where(deadline != 0, pull + rules.pull_deadline, pull)
    told = pull + rules.pull_public_demand if channel.public else pull
    pull = np.where(offer, pull + rules.pull_offer, np.where(accepts, pull, told))
    w.pull(p, side, pull)
    p.put_back()


def read_mail(w: InPlay, arrived: NDArray[np.bool_]) -> None:
    """Read every letter that has arrived: Washington's first, then Moscow's, in channel order.

    Args:
        arrived: bool (slots of the mail, n).
    """
    crowd, mail = w.crowd, w.crowd.mail
    channels = channels_in_order(w.model)
    for slot in np.flatnonzero(arrived.any(axis=1)):
        games = arrived[slot].nonzero()[0]
        if not games.size:
            continue
        i, channel = slot // len(channels), channels[slot % len(channels)]
        # What has arrived but is not yet read still counts among its writer's latest words.
        mail.here[slot][games] = False
        crowd.heard[i][games] |= mail.threats[slot][games]
        if channel.public:
            newer = games[mail.number[slot][games] > crowd.public[i][games]]
            crowd.public[i][newer] = mail.number[slot][newer]
            crowd.public_asks[i][newer] = mail.asks[slot][newer]
        accepts = mail.accepts[slot][games] != 0
        yes = games[accepts]
        if yes.size:
            weigh_acceptance(w, yes, int(slot))
            arrived[:, yes[w.v[w.at.struck][yes] != 0]] = False
        words = games[~accepts]
        if words.size:
            _take_in(w, words, int(slot), channel)
        mail.empty(int(slot), games)


def _take_in(w: InPlay, games: Games, slot: int, channel: Channel) -> None:
    """Let letters work on their reader, and let their offers stand."""
    model, at, crowd, rules = w.model, w.at, w.crowd, w.model.letter_rules
    mail, offers = crowd.mail, crowd.offers
    i = slot // len(model.channels)
    by, reader = SIDES[i], SIDES[1 - i]
    for gone in range(MOST_STANDING):
        numbers = mail.withdraws[slot, gone][games]
        if some(numbers):
            withdraw(w, games, i, numbers)
    p = w.part(games)
    own_offers = standing_of(i)
    stands = mail.offer[slot][games] & (channel.weight >= 1)
    valid = stands & (mail.levels[slot, rules.key_term][games] >= rules.least_arms)
    now, gain = np.zeros(games.size), np.zeros(games.size)
    raised = np.zeros(games.size, np.bool_)
    if some(stands):
        now = np.where(stands, worth_of(w, p, 1 - i, mail, slot), 0.0)
        base = np.full(games.size, float(rules.first_offer_baseline[reader]))
        ends = that_end_it(model, offers, own_offers).take(games, axis=1)
        rivalled = ends.any(axis=0)
        if some(rivalled):
            best = np.where(ends, worth_of(w, p, 1 - i, offers, own_offers), -np.inf).max(axis=0)
            raised = stands & rivalled & (now < best - rules.raise_if_worse_by)
            base = np.where(rivalled, best, base)
        gain = np.where(valid, now - base, 0.0)
    _lay_out(w, p, games, slot, np.maximum(gain, 0.0), raised)
    weight = channel.weight
    res, ctl, dread, faith = rules.arrival[by](p)  # type: ignore[arg-type]
    w.shock(p, reader, (res * weight, ctl * weight, dread * weight, faith * weight), threat=True)
    if some(raised):
        w.pull(p, by, np.where(raised, rules.pull_raised, 0.0))
    if by == US:
        p[at.ussr_knows] = np.where(p[at.exposed] == 0, 1.0, p[at.ussr_knows])
    if channel.id == "press":
        w.apply(p, rules.on_column[by], letter_causes(i, mail.number[slot][games]))
    if some(stands):
        p.put_back()
        let_stand(w, games[stands], slot)
    deadline = mail.deadline[slot][games]
    if some(deadline):
        own = side_slots(model, by)
        due = p[at.t] + deadline
        # A later date does not stretch an earlier one: a deadline is met, made good or passes as a bluff.
        sooner = (deadline != 0) & (due < p[own.due])
        p[own.due_set] = np.where(sooner, mail.sent[slot][games], p[own.due_set])
        p[own.due] = np.where(sooner, due, p[own.due])
    p.put_back()
    if not channel.public and channel.leak:
        _perhaps_leak(w, games, slot, channel)


def _lay_out(w: InPlay, p: Part, games: Games, slot: int, gain: NDArray[np.float64], raised: NDArray[np.bool_]) -> None:
    """Put what the letter formulas read of letters where they read it."""
    at, mail = w.at, w.crowd.mail
    p[at.o_tone] = mail.tone[slot][games]
    p[at.o_offer] = mail.offer[slot][games].astype(np.float64)
    p[at.o_urgent] = mail.urgent[slot][games].astype(np.float64)
    p[at.o_deadline_set] = (mail.deadline[slot][games] > 0).astype(np.float64)
    p[at.o_gain] = gain
    p[at.o_raised] = raised.astype(np.float64)
    p[at.o_threat] = mail.threat[slot][games].astype(np.float64)
    p[at.o_assurance] = mail.assured[slot][games].astype(np.float64)
    p[at.o_refusal] = mail.refused[slot][games].astype(np.float64)
    jupiters = term_index(w.model, "jupiters")
    p[at.o_jupiters] = (
        np.zeros(games.size) if jupiters is None else mail.levels[slot, jupiters][games].astype(np.float64)
    )
    force = w.model.letter_rules.force[SIDES[slot // len(w.model.channels)]](p)  # type: ignore[arg-type]
    p[at.o_force] = force + np.zeros(games.size)


def _perhaps_leak(w: InPlay, games: Games, slot: int, channel: Channel) -> None:
    """A private letter may come out; it hurts if it holds something secret or trades the Jupiters."""
    crowd, mail = w.crowd, w.crowd.mail
    i = slot // len(w.model.channels)
    p = w.part(games)
    out = (w.u(p, f"leak:{SIDES[i]}:{channel.id}") < channel.leak * crowd.hazard[games]) & (p[w.at.struck] == 0)
    if not some(out):
        return
    games = games[out]
    p = w.part(games)
    delicate = (mail.secrets[slot][games] != 0) | (p[w.at.o_jupiters] >= 2)
    levels = mail.levels[slot].take(games, axis=1)
    for term, hushed in _hushed(w.model):
        delicate |= hushed[levels[term]]
    games = games[delicate]
    if games.size:
        p = w.part(games)
        w.apply(p, w.model.letter_rules.on_leak[SIDES[i]], leak_causes(i, mail.number[slot][games]))
        p.put_back()


@cache
def _hushed(model: Model) -> tuple[tuple[int, NDArray[np.bool_]], ...]:
    """Return the terms that have levels which are private by nature, and which levels are."""
    return tuple(
        (term.index, np.array([level in term.secret for level in range(len(term.levels))]))
        for term in model.terms
        if term.secret
    )


def fade_cries(w: InPlay, spared: Games) -> None:
    """Let warnings that were not made good wear off, in all games but those spared."""

    def fade(v: list[NDArray[np.float64]]) -> None:
        step = v[w.at.h] / w.model.letter_rules.wears_off_hours
        for side in SIDES:
            w.add(v, side_slots(w.model, side).cries, -step)

    w.all_but(spared, fade)


def run_out_deadlines(w: InPlay, games: Games) -> None:
    """Judge deadlines that fall within the watch: met, acted upon since they were set, or a bluff called."""
    at, mail, channels = w.at, w.crowd.mail, len(w.model.channels)
    for i, side in both():
        own = side_slots(w.model, side)
        v = w.v
        # What stood at NEVER has no date; a watch can end after that hour all the same.
        over = (v[own.due] < v[at.t] + v[at.h]) & (v[at.struck] == 0)
        if not some(over):
            continue
        those = games[over.take(games)]
        if not those.size:
            continue
        others = slice(channels * (1 - i), channels * (2 - i))
        answered = (mail.here[others] & (mail.accepts[others] != 0)).take(those, axis=1).any(axis=0)
        those = those[~answered]
        p = w.part(those)
        bluff = those[p[own.acted] < p[own.due_set]]
        if bluff.size:
            called = w.part(bluff)
            w.apply(called, w.model.letter_rules.expiry[side], f"deadline:{side}")
            called.put_back()
        w.v[own.due][those] = NEVER
        w.v[own.due_set][those] = NEVER
