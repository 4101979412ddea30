"""Letters: sending, reading, what leaks, cries of wolf, and deadlines that run out."""

from __future__ import annotations

from functools import cache

from game.core.definitions import Channel, Model
from game.core.drafts import acceptance, written
from game.core.emit import slots_named
from game.core.facts import FactKind
from game.core.inplay import InPlay
from game.core.letters import ClauseKind, Letter, LetterDraft
from game.core.plans import Acceptance
from game.core.rules.bargain import weigh_acceptance
from game.core.rules.offers import let_stand, refile, withdraw
from game.core.sides import BOTH, SIDES, US, Side, only, other
from game.core.slots import term_index
from game.core.worth import sheet_of

_THREAT = ClauseKind.THREAT


def send(w: InPlay, side: Side, draft: LetterDraft, withdraws: tuple[str, ...]) -> None:
    """Send a letter: it goes off some hours into the watch and is under way as long as its channel takes."""
    arrives = _arrival(w, side, w.model.channels[draft.channel])
    ident, sent = _next_id(w, side), w.v[w.at.t]
    _post(w, written(w.model, side, draft, ident=ident, sent=sent, arrives=arrives, withdraws=withdraws))


def send_acceptance(w: InPlay, side: Side, yes: Acceptance) -> None:
    """Send a letter that takes up a standing offer on its own terms."""
    offer = next(o for o in w.crisis.offers if o.id == yes.letter)
    arrives = _arrival(w, side, w.model.channels[yes.channel])
    _post(w, acceptance(offer, side, yes.channel, ident=_next_id(w, side), sent=w.v[w.at.t], arrives=arrives))


def _next_id(w: InPlay, side: Side) -> str:
    return f"{side}-{1 + len([x for x in w.crisis.archive if x.by == side])}"


def _arrival(w: InPlay, side: Side, channel: Channel) -> float:
    v = w.v
    low, high = channel.hours
    transit = low + (high - low) * w.u(f"mail:{side}:{channel.id}")
    return round((v[w.at.t] + min(2.0, v[w.at.h] / 4) + transit) * 64) / 64  # type: ignore[no-any-return]


def _post(w: InPlay, letter: Letter) -> None:
    """Put a letter in the mail, with all that the act of writing it does."""
    v, rules, own = w.v, w.model.letter_rules, w.own[letter.by]
    channel = w.model.channels[letter.channel]
    t = v[w.at.t]
    v[own.last] = t
    if letter.offer:
        v[own.last_offer if channel.weight >= 1 else own.last_feeler] = t
        if channel.public:
            v[own.last_public] = t
    threatens = sum([c.level for c in letter.clauses if c.kind is _THREAT])
    if not channel.deniable:
        w.add(own.cries, int(letter.urgent) + int(letter.deadline > 0 or threatens > 0))
    pull = rules.pull_tone * letter.tone + rules.pull_threat * threatens
    if letter.deadline:
        pull += rules.pull_deadline
    if letter.offer:
        pull += rules.pull_offer
    elif channel.public and letter.accepts is None:
        pull += rules.pull_public_demand
    w.pull(letter.by, pull)
    crisis = w.crisis
    crisis.mail = (*crisis.mail, letter)
    crisis.archive = (*crisis.archive, letter)
    w.tell(FactKind.LETTER_SENT, letter.id, letter.by, only(letter.by), channel=letter.channel)


@cache
def needs_derived(model: Model) -> bool:
    """Return whether what letters do, or a stage that a bargain opens, reads or writes a derived value."""
    rules = model.letter_rules
    tables = (rules.force, rules.arrival, rules.trust, rules.on_leak, rules.on_column, model.on_struck)
    asked = [formula for table in tables for formula in table.values()]
    asked += [way.when for stage in model.stages.values() for way in stage.transitions]
    derived = {model.index[q.name] for q in model.quantities if q.kind == "derived"}
    named = [slots_named(formula) for formula in asked]
    return any(slots is None or not derived.isdisjoint(slots) for slots in named)


def has_arrived(w: InPlay) -> bool:
    """Return whether there is a letter to be read."""
    mail = w.crisis.mail
    return bool(mail) and min([x.arrives for x in mail]) <= w.v[w.at.t]


def read_mail(w: InPlay) -> None:
    """Read every letter that has arrived: Washington's first, then Moscow's, in channel order."""
    crisis = w.crisis
    t = w.v[w.at.t]
    channels = w.model.channels
    arrived = [x for x in crisis.mail if x.arrives <= t]
    if len(arrived) > 1:
        arrived.sort(key=lambda x: (SIDES.index(x.by), channels[x.channel].index, x.sent))
    for letter in arrived:
        # What has arrived but is not yet read still counts among its writer's latest words.
        crisis.mail = tuple([x for x in crisis.mail if x.id != letter.id])
        read = letter.amended(read=t)
        refile(w, read)
        w.tell(FactKind.LETTER_READ, read.id, read.by, BOTH, channel=read.channel)
        if read.accepts is not None:
            weigh_acceptance(w, read)
            if w.v[w.at.struck]:
                return
        else:
            _take_in(w, read)


def _take_in(w: InPlay, letter: Letter) -> None:
    """Let a letter work on its reader, and let its offer stand."""
    model, v, at, crisis = w.model, w.v, w.at, w.crisis
    rules = model.letter_rules
    by, reader = letter.by, other(letter.by)
    channel = model.channels[letter.channel]
    for gone in letter.withdraws:
        withdraw(w, gone)
    stands = letter.offer and channel.weight >= 1
    valid = stands and letter.levels[rules.key_term] >= rules.least_arms
    sheet = sheet_of(model, reader)
    now = sheet.worth(v, letter.levels, letter.secrets) if stands else 0.0
    before = [
        sheet.worth(v, o.levels, o.secrets)
        for o in crisis.offers
        if o.by == by and o.levels[rules.key_term] >= rules.least_arms
    ]
    gain = 0.0
    if valid:
        gain = now - (max(before) if before else rules.first_offer_baseline[reader])
    raised = stands and bool(before) and now < max(before) - rules.raise_if_worse_by

    _lay_out(w, letter, gain=max(gain, 0.0), raised=raised)
    weight = channel.weight
    res, ctl, dread, faith = rules.arrival[by](v)
    w.shock(reader, (res * weight, ctl * weight, dread * weight, faith * weight), threat=True)
    if raised:
        w.pull(by, rules.pull_raised)
        w.tell(FactKind.PRICE_RAISED, letter.id, by, BOTH)
    if by == US and not v[at.exposed]:
        v[at.ussr_knows] = 1.0
    if letter.channel == "press":
        w.apply(rules.on_column[by], letter.id)
    if stands:
        let_stand(w, letter)
    if letter.deadline:
        own = w.own[by]
        due = v[at.t] + letter.deadline
        if due < v[own.due]:
            # A later date does not stretch an earlier one: a deadline is met, made good or passes as a bluff.
            v[own.due], v[own.due_set] = due, letter.sent
    _perhaps_leak(w, letter, channel)


def _lay_out(w: InPlay, letter: Letter, *, gain: float, raised: bool) -> None:
    """Put what the letter formulas read of a letter where they read it."""
    v, at = w.v, w.at
    v[at.o_tone] = letter.tone
    v[at.o_offer] = float(letter.offer)
    v[at.o_urgent] = float(letter.urgent)
    v[at.o_deadline_set] = float(letter.deadline > 0)
    v[at.o_gain] = gain
    v[at.o_raised] = float(raised)
    kinds = [c.kind for c in letter.clauses]
    v[at.o_threat] = float(sum([c.level for c in letter.clauses if c.kind is _THREAT]))
    v[at.o_assurance] = float(kinds.count(ClauseKind.ASSURANCE))
    v[at.o_refusal] = float(kinds.count(ClauseKind.REFUSAL))
    jupiters = term_index(w.model, "jupiters")
    v[at.o_jupiters] = float(letter.levels[jupiters]) if jupiters is not None else 0.0
    v[at.o_force] = w.model.letter_rules.force[letter.by](v)


def _perhaps_leak(w: InPlay, letter: Letter, channel: Channel) -> None:
    """A private letter may come out; it hurts if it holds something secret or trades the Jupiters."""
    if channel.public or not channel.leak or w.v[w.at.struck]:
        return
    if w.u(f"leak:{letter.by}:{channel.id}") >= channel.leak * w.hazard:
        return
    refile(w, letter.amended(leaked=True))
    w.tell(FactKind.LETTER_LEAKED, letter.id, letter.by, BOTH)
    delicate = any(letter.secrets) or any(letter.levels[t.index] in t.secret for t in w.model.terms)
    if delicate or w.v[w.at.o_jupiters] >= 2:
        w.apply(w.model.letter_rules.on_leak[letter.by], f"leak:{letter.id}")


def fade_cries(w: InPlay) -> None:
    """Let warnings that were not made good wear off."""
    step = w.v[w.at.h] / w.model.letter_rules.wears_off_hours
    for own in w.own.values():
        w.add(own.cries, -step)


def run_out_deadlines(w: InPlay) -> None:
    """Judge deadlines that fall within the watch: met, acted upon since they were set, or a bluff called."""
    v, at = w.v, w.at
    end = v[at.t] + v[at.h]
    for side, own in w.own.items():
        if v[own.due] >= end or v[at.struck]:
            continue
        if any(x.accepts is not None and x.by == other(side) for x in w.crisis.mail):
            continue
        acted = v[own.acted] >= v[own.due_set]
        if not acted:
            w.apply(w.model.letter_rules.expiry[side], f"deadline:{side}")
        v[own.due] = 9999.0
        v[own.due_set] = 9999.0
        w.tell(FactKind.DEADLINE_PASSED, side, side, BOTH, acted=acted)
