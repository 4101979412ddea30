"""What an adviser makes of a plan: for it, unsure or against, and what weighs most with him either way.

It is reckoned from what the council can know: how he leans and how surely, the motives that he argues from, and what he
expects of the plan beside what he expects if nothing is done.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final, Literal

from game.app.council import AdviserCard
from game.app.figures import middle
from game.app.forecast import Outlook
from game.app.pulls import pull_of_plan
from game.app.session import Session
from game.app.warnings import opens_blows
from game.app.wishes import cares_of, lean_of, motive_weights
from game.core.definitions import Summand
from game.core.drafts import is_offer
from game.core.plans import Plan
from game.core.sides import Side

Verdict = Literal["for", "unsure", "against"]
Ground = Literal["blows", "rope", "mishap", "yes", "taste", "slack", "force"]
"""What weighs: blows, where the rope goes, mishaps, their answer, his own motives, slack given, force begun."""

_SURE_FROM: Final = {1: 0.45, 2: 0.35, 3: 0.25}
"""Score from which somebody is for a plan, and below whose negative he is against it, by how sure he is of himself."""
_BLOWS, _ROPE, _MISHAP, _YES = 22.0, 7.0, 25.0, 25.0
"""Change that weighs one: in a hundred, but for the rope, which is in points."""
_OWN_MOTIVES: Final = 0.25
_PULL: Final = 10.0
_FORCE_FROM: Final = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """What an adviser makes of a plan.

    Args:
        score: above 0 for it.
        worst, best: what speaks most against it and for it, to him; None where nothing does.
    """

    adviser: str
    name: str
    verdict: Verdict
    score: float
    worst: Ground | None
    best: Ground | None


def opinion(
    session: Session, side: Side, card: AdviserCard, plan: Plan, seen: Outlook, quiet: Outlook, his: Plan
) -> Opinion:
    """Return what an adviser makes of a plan.

    Args:
        seen: what he expects of it.
        quiet: what he expects if nothing is done.
        his: what he would do himself; nobody is unsure of that.
    """
    parts = _parts(session, side, card, plan, seen, quiet)
    score = sum(parts.values())
    worst, best = min(parts, key=lambda g: parts[g]), max(parts, key=lambda g: parts[g])
    least = _SURE_FROM[card.sure]
    if plan == his and plan != Plan():
        score = max(score, least)
    return Opinion(
        adviser=card.id,
        name=card.name,
        verdict="for" if score >= least else "against" if score <= -least else "unsure",
        score=score,
        worst=worst if parts[worst] < -0.05 else None,
        best=best if parts[best] > 0.05 else None,
    )


def _parts(
    session: Session, side: Side, card: AdviserCard, plan: Plan, seen: Outlook, quiet: Outlook
) -> dict[Ground, float]:
    lean = lean_of(card)
    now = session.match.crisis.v[session.match.model.at.knot]
    idle = plan == Plan()
    rope = middle(seen.tension) - (now if idle else middle(quiet.tension))
    blows = middle(seen.blows) - (0.0 if idle else middle(quiet.blows))
    mishap = 0.0 if idle else middle(seen.grave) - middle(quiet.grave)
    answer = (
        0.0
        if idle
        else middle(seen.accepted) - middle(quiet.accepted) + (middle(seen.softer) - middle(quiet.softer)) / 2
    )
    taste, slack, force = _taste(session, side, card, plan)
    return {
        "blows": -blows / _BLOWS * max(1 - 1.1 * lean, 0.1),
        "rope": -rope / _ROPE * max(0.45 - lean, -0.3),
        "mishap": -mishap / _MISHAP * (1 - 0.4 * lean),
        "yes": answer / _YES * (1 - 0.6 * lean),
        "taste": taste,
        "slack": slack,
        "force": force,
    }


def _answer(seen: Outlook) -> float:
    """Return what is expected of their answer, in a hundred: a softer letter counts half a yes."""
    return middle(seen.accepted) + middle(seen.softer) / 2


def _taste(session: Session, side: Side, card: AdviserCard, plan: Plan) -> tuple[float, float, float]:
    """Return what his motives, slack given or taken, and force begun count, by how he leans."""
    model, view = session.match.model, session.match.crisis_view(side)
    lean = lean_of(card)
    if plan == Plan():
        # Who is sure of himself wants something done; where all is settled, waiting does no harm.
        calm = 0.5 if view["struck"] else 0.0
        return (0.3 + calm - 0.9 * abs(lean), 0.0, 0.0)
    reasons: list[Summand] = [r for o in plan.orders for r in model.orders[o].reasons]
    if plan.blow is not None:
        reasons += next(o.reasons for o in model.clash_options[side] if o.id == plan.blow)
    weights = motive_weights(reasons, cares_of(session, side, card), view)
    taste = _OWN_MOTIVES * sum(x for x in weights.values() if not math.isnan(x))
    pull = pull_of_plan(session, side, plan)
    slack = lean * max(min(pull / _PULL, 1.0), -1.0)
    if plan.accept is not None:
        slack -= 0.9 * lean
    slack -= 0.6 * lean * any(is_offer(x.clauses) for x in plan.letters)
    begins = any(opens_blows(session, model.orders[o]) for o in plan.orders)
    return (taste, slack, (4.0 * (lean - _FORCE_FROM) if begins else 0.0))
