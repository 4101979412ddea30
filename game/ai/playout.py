"""Playouts: whole games between two policies, without the ceremony of a match.

The rules are the very same function as in a match; only the record is left out when nobody wants it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from game.ai.policy import Policy
from game.core.crisis import Crisis
from game.core.definitions import Model
from game.core.facts import Fact
from game.core.luck import Dice
from game.core.plans import Plan, Question
from game.core.sides import US, USSR, Side
from game.core.views import view_of
from game.core.watch import play_watch

Onlooker = Callable[[Crisis, Mapping[Side, Plan]], None]
"""Is shown the truth at each moment of decision, with the plans sealed there."""


def play_out(
    model: Model,
    crisis: Crisis,
    chairs: Mapping[Side, Policy],
    *,
    facts: list[Fact] | None = None,
    onlooker: Onlooker | None = None,
) -> Crisis:
    """Return the end of a game in which both chairs are held by policies.

    Args:
        crisis: the truth at a moment of decision (`game.core.opening.begin` gives the first).
        facts: receives everything that comes true.
        onlooker: is called before each watch.
    """
    seed = crisis.setup.seed
    clock = model.at.t
    us, ussr = chairs[US], chairs[USSR]

    def answer(now: Crisis, question: Question) -> str:
        side = question.side
        # A watch keeps its hour while it is resolved, so these are the dice of its plans.
        return chairs[side].answer(view_of(model, now, side), question, Dice(seed, now.v[clock], side))[0]

    while crisis.ending is None:
        t = crisis.v[clock]
        plans = {
            US: us.plan(view_of(model, crisis, US), Dice(seed, t, US))[0],
            USSR: ussr.plan(view_of(model, crisis, USSR), Dice(seed, t, USSR))[0],
        }
        if onlooker is not None:
            onlooker(crisis, plans)
        crisis = play_watch(model, crisis, plans, answer, facts)
    return crisis
