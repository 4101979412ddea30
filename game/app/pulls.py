"""How hard each side has been seen to pull on the rope of late, 0 (slack) to 10."""

from __future__ import annotations

import math
from typing import Final

from game.app.session import Session
from game.core.definitions import Model
from game.core.drafts import written
from game.core.facts import Fact, FactKind
from game.core.letters import ClauseKind, Letter
from game.core.plans import Plan
from game.core.sides import SIDES, Side, other

FADES: Final = 40.0
"""Hours in which a pull comes to a third of what it was."""
FULL: Final = 24.0
"""A recent pull of this size is ten on the scale."""
STANDING: Final = 0.22
"""What of the knot at the start of a match each side is taken to be pulling already."""


def pull_of_letter(model: Model, letter: Letter) -> float:
    """Return what the act of sending a letter did to the rope, its price apart; slack is negative."""
    rules = model.letter_rules
    threats = sum(c.level for c in letter.clauses if c.kind is ClauseKind.THREAT)
    pull = rules.pull_tone * letter.tone + rules.pull_threat * threats
    pull += rules.pull_deadline if letter.deadline else 0.0
    if letter.offer:
        pull += rules.pull_offer
    elif model.channels[letter.channel].public and letter.accepts is None:
        pull += rules.pull_public_demand
    return pull


def pull_of_plan(session: Session, side: Side, plan: Plan) -> float:
    """Return what a plan does to the rope by itself; slack is negative."""
    model = session.match.model
    total = sum(model.orders[o].pull for o in plan.orders)
    total += sum(o.pull for o in model.clash_options[side] if o.id == plan.blow)
    for draft in plan.letters:
        total += pull_of_letter(model, written(model, side, draft, ident="", sent=0.0, arrives=0.0))
    return total


def seen_pulls(session: Session, side: Side, of: Side) -> tuple[tuple[float, float, Fact], ...]:
    """Return (hour, pull, fact) of everything that `side` knows `of` to have done to the rope."""
    model, view = session.match.model, session.view(side)
    letters = {x.id: x for x in (*view.sent, *view.read)}
    found = []
    for fact in session.facts(side):
        if fact.side != of:
            continue
        pull = 0.0
        if fact.kind is (FactKind.ORDER_CARRIED_OUT if of == side else FactKind.ORDER_NOTICED):
            pull = model.orders[fact.id].pull
        elif fact.kind is (FactKind.LETTER_SENT if of == side else FactKind.LETTER_READ):
            pull = pull_of_letter(model, letters[fact.id]) if fact.id in letters else 0.0
        elif fact.kind is FactKind.PRICE_RAISED:
            pull = model.letter_rules.pull_raised
        elif fact.kind in (FactKind.ANSWERED, FactKind.FATE) and of == side:
            pull = next((o.pull for o in model.choices[fact.id].options if o.id == fact.get("option")), 0.0)
        elif fact.kind is FactKind.BLOW:
            pull = next((o.pull for o in model.clash_options[of] if o.id == fact.id), 0.0)
        if pull:
            found.append((fact.t, pull, fact))
    return tuple(found)


def pulls(session: Session, side: Side) -> dict[Side, float]:
    """Return how hard both sides pull as far as `side` can tell, each 0 to 10."""
    model, now = session.match.model, session.view(side).t
    first = session.chronicle.pages[0].v
    begun, tension = first[model.at.t], first[model.at.knot]
    shown: dict[Side, float] = {}
    for of in SIDES:
        total = STANDING * tension * math.exp(-(now - begun) / FADES)
        total += sum(pull * math.exp(-max(now - t, 0.0) / FADES) for t, pull, _ in seen_pulls(session, side, of))
        shown[of] = min(max(10 * total / FULL, 0.0), 10.0)
    return shown


def strongest(session: Session, side: Side, since: float) -> tuple[tuple[float, Fact], ...]:
    """Return (pull, fact) of what this desk has seen pulled since an hour, the largest first, both sides'."""
    found = [
        (pull, fact) for of in (side, other(side)) for t, pull, fact in seen_pulls(session, side, of) if t >= since
    ]
    return tuple(sorted(found, key=lambda x: -abs(x[0])))
