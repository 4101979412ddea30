"""A word before sealing: what in a plan could begin a war by oversight, or waste what cannot be had again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from game.app.calendar import span
from game.app.clause_words import term_label
from game.app.letter_draft import GIVES_TOO_MUCH, gives_too_much
from game.app.lexicon import lexicon_of
from game.app.session import Session
from game.core.definitions import Order
from game.core.letters import ClauseKind, LetterDraft
from game.core.plans import Plan
from game.core.sides import Side, other
from game.core.worth import can_end_it
from game.locale import listed, tr, trn

HARD_PULL: Final = 12.0
"""Pull of a plan from which it is worth a word."""
_NO_DEADLINE = 9998.0
_NEW_HERE = 3
"""Watches in which attention that is left over is worth a word; afterwards a player knows."""


@dataclass(frozen=True, slots=True)
class Warning:  # noqa: A001 - it is what the table calls it
    """One word of warning.

    Args:
        code: permanent kebab-case id.
        grave: whether it could begin or widen a war; the safe answer is to go back.
    """

    code: str
    text: str
    grave: bool


def warnings(session: Session, side: Side, plan: Plan) -> tuple[Warning, ...]:
    """Return what should be said before a plan is sealed, the gravest first.

    Under the preset of information without an adviser's warnings only what is wasted is named.
    """
    found: list[Warning] = []
    if session.information.adviser_warns:
        found += _of_force(session, side, plan)
        found += _of_standing_orders(session, side, plan)
        found += _of_letters(session, side, plan)
        found += _of_deadlines(session, side, plan)
        found += _of_pull(session, side, plan)
    found += _of_waste(session, side, plan)
    return tuple(sorted(found, key=lambda w: not w.grave))


def opens_blows(session: Session, order: Order) -> bool:
    """Tell whether carrying an order out would begin an exchange of blows, or draw one."""
    model = session.match.model
    values = list(session.match.crisis_view(order.side).values)
    rung, clash = values[model.at.rung], values[model.at.clash]
    order.do(values)
    return bool(values[model.at.clash] > clash or values[model.at.rung] > max(rung, 3))


def _name(session: Session, order: str) -> str:
    words = lexicon_of(session.match.model)
    return words.initial(words.label("orders", order))


def _of_force(session: Session, side: Side, plan: Plan) -> list[Warning]:
    model = session.match.model
    words = lexicon_of(model)
    found = []
    for name in plan.orders:
        order = model.orders[name]
        if not opens_blows(session, order):
            continue
        values = list(session.match.crisis_view(side).values)
        order.do(values)
        war = bool(values[model.at.clash])
        key = "warn-war" if war else "warn-dead"
        lines = words.entry("council", key).get("words")
        line = str(lines[0]) if isinstance(lines, list) and lines else tr("This may begin a war.")
        text = tr("“{order}”: {warning}", order=words.label("orders", name), warning=line)
        if order.lag:
            text += " " + tr("It takes {time} and cannot be called back.", time=span(order.lag))
        found.append(Warning("begins-war" if war else "sheds-blood", text, True))
    return found


def _of_standing_orders(session: Session, side: Side, plan: Plan) -> list[Warning]:
    """Warn where a choice may be taken out of one's hands: a fate, with the settings as the plan leaves them."""
    model = session.match.model
    values = list(session.match.crisis_view(side).values)
    for name in plan.orders:
        order = model.orders[name]
        if not opens_blows(session, order):
            order.do(values)
    words = lexicon_of(model)
    stage = model.stages[session.match.crisis.stage]
    reachable = {
        a.choice for e in model.events if e.family in stage.events and e.when(values) for a in e.asks if a.side == side
    }
    found = []
    for choice in model.choices.values():
        if choice.side != side or choice.fate is None or choice.id not in reachable:
            continue
        chance = float(choice.fate.chance(values))
        if chance >= 0.03:
            title = words.initial(words.label("choices", choice.id))
            text = trn(
                "As your orders stand, a blow may be struck before you are asked, should this happen: {question}. "
                "About {count} in a hundred if it comes to that.",
                "As your orders stand, a blow may be struck before you are asked, should this happen: {question}. "
                "About {count} in a hundred if it comes to that.",
                round(100 * chance),
                question=title,
            )
            found.append(Warning("out-of-hand", text, True))
    return found


def _of_letters(session: Session, side: Side, plan: Plan) -> list[Warning]:
    model, view = session.match.model, session.match.crisis_view(side)
    found = []
    for draft in plan.letters:
        if gives_too_much(session, side, draft):
            found.append(Warning("gives-too-much", tr(GIVES_TOO_MUCH), False))
        if model.channels[draft.channel].public and any(c.kind is ClauseKind.THREAT for c in draft.clauses):
            found.append(
                Warning(
                    "public-threat",
                    tr(
                        "A threat made in public cannot be let drop quietly, "
                        "and it makes it harder for them to give way."
                    ),
                    False,
                )
            )
        found += _bluff(session, side, draft, plan)
    if plan.accept is not None:
        offer = next((o for o in view.their_offers if o.id == plan.accept.letter), None)
        newer = offer and next(
            (o for o in view.their_offers if o.sent > offer.sent and can_end_it(model, o.levels)), None
        )
        if newer:
            text = tr(
                "They have written since and asked for more. If they hold to that, your yes comes back to them as an "
                "offer of yours, in their own older words."
            )
            found.append(Warning("older-words", text, False))
    return found


def _bluff(session: Session, side: Side, draft: LetterDraft, plan: Plan) -> list[Warning]:
    if not draft.deadline and not any(c.kind is ClauseKind.THREAT for c in draft.clauses):
        return []
    model, view = session.match.model, session.match.crisis_view(side)
    words = lexicon_of(model)
    found = []
    if view[f"{side}_cries"] >= 1:
        found.append(Warning("cried-wolf", tr("You have warned before and done nothing. They will remember."), False))
    for clause in draft.clauses:
        if clause.kind is not ClauseKind.THREAT:
            continue
        deeds = model.threats[clause.term].made_good_by
        if not deeds & set(view.eligible):
            named = listed(sorted(words.initial(words.label("orders", o)) for o in deeds), "or")
            what = words.initial(term_label(model, clause.term))
            text = tr(
                "You warn of {threat}, but you could not make it good now; it takes {orders}.",
                threat=what,
                orders=named,
            )
            found.append(Warning("empty-threat", text, False))
    if draft.deadline and not any(model.orders[o].makes_good for o in plan.orders):
        text = tr(
            "You set a deadline of {time}. If nothing comes of it and you do nothing, it was a bluff.",
            time=span(draft.deadline),
        )
        found.append(Warning("deadline", text, False))
    return found


def _of_deadlines(session: Session, side: Side, plan: Plan) -> list[Warning]:
    model, view = session.match.model, session.match.crisis_view(side)
    found = []
    own, theirs = view[f"{side}_due"], view[f"{other(side)}_due"]
    if own < view.t + view.h:
        acted = view[f"{side}_acted"] >= view[f"{side}_due_set"] or any(model.orders[o].makes_good for o in plan.orders)
        if not acted:
            text = tr(
                "Your deadline runs out in this watch, and nothing you plan makes it good. It will have been a bluff."
            )
            found.append(Warning("own-deadline", text, False))
    if theirs < view.t + view.h and plan.accept is None:
        hours = max(theirs - view.t, 0.0)
        text = tr(
            "Their deadline runs out in {time}. Without a yes, they may act; or it was a bluff.", time=span(hours)
        )
        found.append(Warning("their-deadline", text, False))
    return found


def _of_pull(session: Session, side: Side, plan: Plan) -> list[Warning]:
    model, view = session.match.model, session.match.crisis_view(side)
    pulling = [o for o in plan.orders if model.orders[o].pull > 0 and not opens_blows(session, model.orders[o])]
    total = sum(model.orders[o].pull for o in pulling)
    if len(pulling) >= 2 and total >= HARD_PULL and view.values[model.at.knot] >= 50:
        named = listed([_name(session, o) for o in pulling])
        text = tr("Together these pull very hard on a rope that is taut already: {orders}.", orders=named)
        return [Warning("hard-pull", text, False)]
    return []


def _of_waste(session: Session, side: Side, plan: Plan) -> list[Warning]:
    view = session.match.crisis_view(side)
    model = session.match.model
    if plan.blow is not None:
        return []
    spent = sum(model.orders[o].cost for o in plan.orders) + sum(model.channels[x.channel].cost for x in plan.letters)
    spent += plan.accept is not None
    left = view.attention - spent
    affordable = any(model.orders[o].cost <= left for o in view.eligible if o not in plan.orders)
    new_here = session.match.crisis.watch - session.chronicle.pages[0].watch < _NEW_HERE
    if left > 0 and affordable and new_here:
        text = trn(
            "{count} point of attention is left over. Waiting is allowed too.",
            "{count} points of attention are left over. Waiting is allowed too.",
            left,
        )
        return [Warning("attention-left", text, False)]
    return []
