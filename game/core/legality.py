"""Which plans may be sealed: the first thing that cannot be is refused, with a reason and a way to mend it."""

from __future__ import annotations

from game.core.crisis import Crisis
from game.core.definitions import Model
from game.core.letters import ClauseKind, LetterDraft
from game.core.plans import Acceptance, Plan, Refusal
from game.core.sides import Side
from game.core.views import View, view_of, why_closed

_WHY_CLOSED = {
    "other-desk": "it is an order of the other side",
    "stage": "it does not belong to this stage of the crisis",
    "used-up": "it has been given as often as it can be",
    "cooling": "it was given too recently",
    "under-way": "it is already under way",
    "pointless": "the situation it needs does not hold",
}
_WARMEST = 2.0
_LONGEST_DEADLINE = 168


def plan_cost(model: Model, plan: Plan) -> int:
    """Return the points of attention that a plan takes."""
    cost = sum(model.orders[o].cost for o in plan.orders if o in model.orders)
    cost += sum(model.channels[x.channel].cost for x in plan.letters if x.channel in model.channels)
    return cost + (plan.accept is not None)


def refuse_plan(model: Model, crisis: Crisis, side: Side, plan: Plan) -> Refusal | None:
    """Return why a plan cannot be sealed now, or None if it can."""
    view = view_of(model, crisis, side)
    if model.stages[crisis.stage].blows:
        return _refuse_blow(view, plan)
    if plan.blow is not None:
        return Refusal(code="no-blows", because="no blows are being exchanged", mend="give orders or write instead")
    found = _refuse_orders(model, crisis, side, plan) or _refuse_letters(model, view, plan)
    if found is None and plan.accept is not None:
        found = _refuse_acceptance(model, view, plan, plan.accept)
    if found is None:
        cost = plan_cost(model, plan)
        if cost > view.attention:
            found = Refusal(
                code="attention",
                because=f"this plan takes {cost} points of attention and there are {view.attention}",
                mend="take something out of the plan",
            )
    return found


def _refuse_blow(view: View, plan: Plan) -> Refusal | None:
    if plan.orders or plan.letters or plan.accept or plan.withdraw:
        return Refusal(
            code="only-blows", because="while blows are exchanged nothing else gets through", mend="choose one move"
        )
    if plan.blow not in view.clash_options:
        return Refusal(
            code="blow-closed",
            because=f"the move {plan.blow!r} is not open",
            mend=f"choose one of {', '.join(view.clash_options)}",
        )
    return None


def _refuse_orders(model: Model, crisis: Crisis, side: Side, plan: Plan) -> Refusal | None:
    taken: dict[str, str] = {}
    for i, order in enumerate(plan.orders):
        if order not in model.orders:
            return Refusal(code="order-unknown", because=f"there is no order {order!r}", mend="choose a listed order")
        if order in plan.orders[:i]:
            return Refusal(code="order-twice", because=f"{order!r} stands twice", mend="give it once")
        why = why_closed(model, crisis, side, order)
        if why != "open":
            return Refusal(
                code="order-closed",
                because=f"{order!r} cannot be given: {_WHY_CLOSED[why]}",
                mend="take it out of the plan",
            )
        for posture in sorted(model.orders[order].sets):
            if posture in taken:
                return Refusal(
                    code="orders-conflict",
                    because=f"{taken[posture]!r} and {order!r} contradict each other",
                    mend="keep one of the two",
                )
            taken[posture] = order
    return None


def _refuse_letters(model: Model, view: View, plan: Plan) -> Refusal | None:
    open_channels = model.stages[view.stage].channels[view.side]
    used: set[str] = set()
    for draft in plan.letters:
        found = refuse_letter(model, view, draft)
        if found is not None:
            return found
        if draft.channel in used:
            return Refusal(
                code="channel-twice", because=f"two letters by {draft.channel!r}", mend="send one of them another way"
            )
        if draft.channel not in open_channels:
            return Refusal(
                code="channel-closed",
                because=f"{draft.channel!r} is not open in this stage",
                mend=f"use one of {', '.join(sorted(open_channels)) or 'no channel: nothing can be written now'}",
            )
        used.add(draft.channel)
    own = {o.id for o in view.own_offers}
    for gone in plan.withdraw:
        if gone not in own:
            return Refusal(
                code="withdraw-unknown", because=f"no offer {gone!r} of yours stands", mend="withdraw one that stands"
            )
    if plan.withdraw and not plan.letters:
        return Refusal(
            code="withdraw-unsaid", because="nobody would hear of it", mend="write a letter that takes the offer back"
        )
    return None


def refuse_letter(model: Model, view: View, draft: LetterDraft) -> Refusal | None:
    """Return why one draft cannot be sent as it is, or None if it can (attention and other letters apart)."""
    channel = model.channels.get(draft.channel)
    if channel is None or view.side not in channel.open_to:
        return Refusal(
            code="channel-unknown", because=f"there is no channel {draft.channel!r} for you", mend="choose a listed one"
        )
    if draft.channel in view.busy:
        return Refusal(
            code="channel-busy",
            because=f"a letter by {draft.channel!r} is still under way",
            mend="use another channel or wait until it has arrived",
        )
    if not (abs(draft.tone) <= _WARMEST and draft.tone * 2 == int(draft.tone * 2)):
        return Refusal(
            code="tone", because=f"a tone of {draft.tone} is not on the scale", mend="choose -2 to 2 in halves"
        )
    if not 0 <= draft.deadline <= _LONGEST_DEADLINE:
        return Refusal(
            code="deadline",
            because=f"a deadline of {draft.deadline} hours is out of range",
            mend=f"choose 0 (none) to {_LONGEST_DEADLINE} hours",
        )
    if draft.answers is not None and draft.answers not in {x.id for x in view.read}:
        return Refusal(
            code="answers-unread", because=f"you have read no letter {draft.answers!r}", mend="answer one you have read"
        )
    return _refuse_clauses(model, view, draft)


def _refuse_clauses(model: Model, view: View, draft: LetterDraft) -> Refusal | None:
    terms = {t.id: t for t in model.terms}
    channel = model.channels[draft.channel]
    seen: set[str] = set()
    for c in draft.clauses:
        if c.term in seen:
            return Refusal(code="clause-twice", because=f"{c.term!r} stands twice", mend="keep one clause a term")
        seen.add(c.term)
        if c.kind is ClauseKind.THREAT:
            threat = model.threats.get(c.term)
            if threat is None or threat.by != view.side or not 1 <= c.level < len(threat.levels):
                return Refusal(
                    code="threat-unknown",
                    because=f"{c.term!r} at {c.level} is no threat of yours",
                    mend="choose a listed one",
                )
            continue
        term = terms.get(c.term)
        if term is None or not 0 <= c.level < len(term.levels):
            return Refusal(
                code="clause-unknown",
                because=f"{c.term!r} at level {c.level} is not on the term sheet",
                mend="choose a listed level",
            )
        gives = c.kind in (ClauseKind.OFFER, ClauseKind.ASSURANCE, ClauseKind.REFUSAL)
        if gives != (term.giver == view.side):
            return Refusal(
                code="clause-not-yours",
                because=f"{c.term!r} is {'not yours to give' if gives else 'yours to give, not to ask'}",
                mend="demand what the other gives, offer what you give",
            )
        if c.kind is ClauseKind.REFUSAL and c.level != 0:
            return Refusal(code="refusal-level", because="a refusal gives nothing", mend="refuse at level 0")
        if channel.public and (c.secret or c.level in term.secret):
            return Refusal(
                code="secret-in-public",
                because=f"{c.term!r} is meant to be secret and {draft.channel!r} is public",
                mend="use a private channel",
            )
        limit = term.channel_max.get(channel.id)
        if limit is not None and c.level > limit:
            return Refusal(
                code="too-much-for-channel",
                because=f"{draft.channel!r} cannot carry {c.term!r} beyond level {limit}",
                mend="lower the level or use another channel",
            )
    return None


def ways_to_accept(model: Model, view: View) -> tuple[str, ...]:
    """Return the channels by which a yes may go in this stage, busy ones included, in table order."""
    open_channels = model.stages[view.stage].channels[view.side]
    return tuple(
        c.id for c in model.channels.values() if c.accepts and view.side in c.open_to and c.id in open_channels
    )


def _refuse_acceptance(model: Model, view: View, plan: Plan, accept: Acceptance) -> Refusal | None:
    offer = next((o for o in view.their_offers if o.id == accept.letter), None)
    rules = model.letter_rules
    if offer is None or offer.levels[rules.key_term] < rules.least_arms:
        return Refusal(
            code="nothing-to-accept",
            because=f"no offer {accept.letter!r} stands that would end the crisis",
            mend="accept one of the standing offers",
        )
    if plan.letters:
        return Refusal(code="accept-alone", because="a yes is said alone", mend="send no other letter in this watch")
    ways = ways_to_accept(model, view)
    if accept.channel not in ways:
        return Refusal(
            code="accept-channel",
            because=f"a yes cannot go by {accept.channel!r} now",
            mend=f"use one of {', '.join(ways) or 'no channel: nothing can be written now'}",
        )
    if accept.channel in view.busy:
        return Refusal(code="channel-busy", because=f"{accept.channel!r} still carries a letter", mend="use another")
    if view.yes_under_way:
        return Refusal(code="yes-under-way", because="a yes of yours is under way", mend="wait until it is read")
    if view["struck"]:
        return Refusal(code="already-struck", because="a bargain is struck", mend="see to it that it is kept")
    return None
