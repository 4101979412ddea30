"""What an adviser would do himself: of all that the desk may do in this watch, what his own motives speak for most."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from game.ai.acceptance import Weighing
from game.ai.compose import Composer, letter_to_answer, threat_of
from game.app.changes import Changes
from game.app.correspondence import channel_label, yes_channels
from game.app.council import MIDDLE, AdviserCard, council
from game.app.draft_plan import PlanDraft
from game.app.lexicon import lexicon_of
from game.app.session import Session
from game.app.table_talk import kept, pick, texts
from game.app.warnings import opens_blows
from game.core.definitions import Form, Order, Summand
from game.core.letters import LetterDraft
from game.core.plans import Acceptance, Plan
from game.core.sides import Side
from game.core.views import View
from game.locale import tr

HIS_OWN: Final = 3.0
"""Weight of a motive that an adviser argues from; of the others `OF_OTHERS`."""
OF_OTHERS: Final = 0.5
_SAID_ALREADY: Final = 0.4
"""What it counts against an act that somebody else at the table has spoken for it: a council is there to hear more."""
_COST: Final = 0.2
"""What a point of attention counts against an order."""
_FORCE_FROM: Final = 0.5
"""Lean from which an adviser speaks for an order that opens blows."""
_FORCE: Final = 4.0
_WAIT: Final = 0.25
"""What an act must score to be better than waiting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What an adviser would do.

    Args:
        plan: as a plan that may be sealed; empty where he would wait. `in_a_line` puts it into words.
        because: what he says for it, in his own words; empty where he has none.
        strength: how far it is better than waiting, to him; 0 where he would wait.
    """

    plan: Plan
    because: str
    strength: float


@dataclass(frozen=True, slots=True)
class _Thought:
    score: float
    plan: Plan
    reasons: tuple[Summand, ...]
    kind: str


def lean_of(card: AdviserCard) -> float:
    """Return how an adviser leans, from -1 (dove) to 1 (hawk)."""
    return (card.stance - MIDDLE) / MIDDLE


def wishes(session: Session, side: Side) -> dict[str, Wish]:
    """Return by adviser what each would do in this watch if the plan were his; the most decided choose first."""
    return kept(session, ("wishes", side), None, lambda: _wishes(session, side))


def _wishes(session: Session, side: Side) -> dict[str, Wish]:
    view = session.match.crisis_view(side)
    found: dict[str, Wish] = {}
    taken: list[Plan] = []
    for card in sorted(council(session, side), key=lambda c: -abs(lean_of(c))):
        thought = _best(session, side, card, view, taken)
        found[card.id] = _wish(session, side, card, thought, view)
        taken.append(found[card.id].plan)
    return found


def _best(session: Session, side: Side, card: AdviserCard, view: View, taken: Sequence[Plan]) -> _Thought | None:
    """Return what an adviser thinks best that may be sealed; None where he would wait."""
    scored = [
        replace(t, score=t.score - _SAID_ALREADY * taken.count(t.plan))
        for t in _thoughts(session, side, card, view)
        if not math.isnan(t.score)
    ]
    for thought in sorted(scored, key=lambda t: -t.score):
        if thought.score <= _WAIT and not view.clash_options:
            return None
        if session.refuse(side, thought.plan) is None:
            return thought
    return None


def _wish(session: Session, side: Side, card: AdviserCard, thought: _Thought | None, view: View) -> Wish:
    if thought is None:
        because = _line(session, side, f"wait:{card.id}", "because-wait")
        return Wish(plan=Plan(), because=because, strength=0.0)
    return Wish(
        plan=thought.plan,
        because=_because(session, side, card, thought, view),
        strength=max(thought.score - _WAIT, 0.0),
    )


def in_a_line(session: Session, side: Side, plan: Plan) -> str:
    """Return a plan by its first thing, in a few words."""
    draft = PlanDraft(session, side)
    draft.changes = Changes(plan)
    slip = next(iter(draft.lines()), None)
    if slip is None:
        return tr("Wait, and watch what they do")
    return slip.about.rstrip(".") if slip.key.startswith("letter:") else slip.title


def in_short(session: Session, side: Side, plan: Plan) -> str:
    """Return a plan by its first thing, in two or three words."""
    if plan.accept is not None:
        return tr("Say yes")
    if not plan.orders and plan.letters:
        return channel_label(session.match.model, plan.letters[0].channel, side)
    return in_a_line(session, side, plan)


def motive_weights(reasons: Sequence[Summand], cares: Sequence[str], view: View) -> dict[str, float]:
    """Return what each motive speaks for an act, weighted as somebody weighs them who argues from `cares`."""
    found: dict[str, float] = {}
    for reason in reasons:
        value = float(reason.value(view.values))
        if not math.isnan(value):
            weight = HIS_OWN if reason.motive in cares else OF_OTHERS
            found[reason.motive] = found.get(reason.motive, 0.0) + weight * value
    return found


# -- what there is to do -----------------------------------------------------------------------------------------------


def _thoughts(session: Session, side: Side, card: AdviserCard, view: View) -> Iterator[_Thought]:
    model = session.match.model
    lean = lean_of(card)
    cares = cares_of(session, side, card)
    if view.clash_options:
        for option in model.clash_options[side]:
            if option.id in view.clash_options:
                own = sum(motive_weights(option.reasons, cares, view).values()) + 0.15 * lean * option.pull
                yield _Thought(own, Plan(blow=option.id), option.reasons, "order")
        return
    yield from _letters(session, side, cares, lean, view)
    for name in view.eligible:
        order = model.orders[name]
        score = _order_score(session, order, cares, lean, view)
        if score is not None:
            yield _Thought(score, Plan(orders=(name,)), order.reasons, "order")


def _order_score(session: Session, order: Order, cares: Sequence[str], lean: float, view: View) -> float | None:
    """Return what an order is worth to an adviser; None where it would open blows and he is not for that."""
    own = sum(motive_weights(order.reasons, cares, view).values())
    if opens_blows(session, order):
        # The leader's own dislike of force is not his hawks'.
        return None if lean < _FORCE_FROM else max(own, 0.0) + _FORCE * (lean - _FORCE_FROM) + _WAIT
    return own + 0.06 * lean * order.pull - _COST * order.cost


def _letters(session: Session, side: Side, cares: Sequence[str], lean: float, view: View) -> Iterator[_Thought]:
    """Yield a yes to the best of their offers, and the letters that this stage has forms for."""
    model = session.match.model
    ways = yes_channels(session, side)
    if ways and not view.yes_under_way:
        for weighed in Weighing(model, side).weigh(view)[:1]:
            yes = Acceptance(letter=weighed.offer.id, channel=ways[0])
            yield _Thought(weighed.margin / 10 - 1.6 * lean, Plan(accept=yes), (), "yes")
    stage = model.stages[view.stage]
    has_offered = bool(view.own_offers) or any(x.offer and x.read is None for x in view.sent)
    for form in model.forms[side]:
        channel = model.channels[form.channel]
        if form.counter or form.id not in stage.forms[side] or form.channel in view.busy:
            continue
        if form.channel not in stage.channels[side] or side not in channel.open_to:
            continue
        # Doves would offer, quietly, and once; hawks would warn.
        own = sum(motive_weights(form.reasons, cares, view).values())
        if form.offer:
            score = 0.7 - 1.5 * lean - 0.4 * channel.public - 1.2 * has_offered - 0.3 * lean * form.tone + 0.5 * own
        else:
            score = 0.1 - 0.3 * lean * form.tone + 0.5 * own
        yield _Thought(score, Plan(letters=(_draft(session, side, form, view),)), form.reasons, "letter")


def _draft(session: Session, side: Side, form: Form, view: View) -> LetterDraft:
    model = session.match.model
    composer = Composer(model, side)
    levels = composer.levels(view, form.soft, model.channels[form.channel])
    write = composer.offer if form.offer else composer.protest
    clauses = write(view, levels, form.tone) if form.offer or form.tone <= 0 else ()
    answered = letter_to_answer(view, model.letter_rules.stands_hours, ())
    return LetterDraft(
        channel=form.channel,
        tone=form.tone,
        clauses=clauses + threat_of(model, form),
        urgent=form.urgent,
        deadline=form.deadline,
        answers=None if answered is None else answered.id,
    )


# -- why ---------------------------------------------------------------------------------------------------------------


def cares_of(session: Session, side: Side, card: AdviserCard) -> tuple[str, ...]:
    """Return the motives that an adviser argues from."""
    return next(a.cares for a in session.match.model.advisers[side] if a.id == card.id)


def _because(session: Session, side: Side, card: AdviserCard, thought: _Thought, view: View) -> str:
    lines = lexicon_of(session.match.model).entry("advisers", card.id).get("motives")
    if thought.kind == "yes":
        return _line(session, side, f"yes:{card.id}", "because-yes")
    weights = motive_weights(thought.reasons, cares_of(session, side, card), view)
    if isinstance(lines, dict):
        for motive in sorted(weights, key=lambda m: -weights[m]):
            rows = texts(lines.get(motive))
            if rows and weights[motive] > 0:
                return pick(session, side, f"wish:{card.id}:{motive}", rows)
    return _line(session, side, f"{thought.kind}:{card.id}", f"because-{thought.kind}")


def _line(session: Session, side: Side, name: str, key: str) -> str:
    """Return one of the council's own lines of a kind, or nothing if the scenario has none."""
    rows = texts(lexicon_of(session.match.model).entry("council", key).get("words"))
    return pick(session, side, name, rows) if rows else ""
