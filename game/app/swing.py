"""Where each answer to an incident may take the rope by the end of the watch, as far as its desk can know.

What the other side pulls in this watch, and what the answer leads to at once, is played out in worlds that agree with
what the desk sees at this moment; the figures are the tenth and the ninetieth of them.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Final

from game.ai.persona import Persona
from game.app.figures import Band
from game.app.imagining import imagine
from game.app.pulls import pull_of_plan
from game.app.session import Session
from game.app.table_talk import kept
from game.core.crisis import Crisis
from game.core.definitions import Option
from game.core.inplay import InPlay
from game.core.luck import Dice
from game.core.plans import Question
from game.core.rules import incidents, knot
from game.core.sides import SIDES, Side, other
from game.core.views import view_of

WORLDS: Final = 24
_TENTH: Final = 0.1


def swings(session: Session, side: Side, options: Sequence[Option]) -> dict[str, Band]:
    """Return by option the change of the rope from now to the end of the watch, from and to, in points."""
    question = session.match.question
    if question is None:
        return {}
    moment = (question.key, len(session.match.answers))
    return kept(session, ("swings", side), moment, lambda: _bands(session, side, question, options))


def _bands(session: Session, side: Side, question: Question, options: Sequence[Option]) -> dict[str, Band]:
    worlds = [_world(session, side, number) for number in range(WORLDS)]
    return {o.id: _band([_after(session, world, side, question, o) for world in worlds]) for o in options}


def _world(session: Session, side: Side, number: int) -> Crisis:
    """Return a possible world in mid-watch: what the desk sees is as it is now, the other's pull is guessed."""
    match = session.match
    model, across = match.model, other(side)
    crisis = imagine(session, side, number)
    leader = crisis.setup.personas[SIDES.index(across)]
    plan, _ = Persona(model, across, leader).plan(
        view_of(model, crisis, across), Dice(crisis.setup.seed, crisis.v[model.at.t], across)
    )
    seen = session.view(side).values
    pulled = (model.at.a, model.at.b)
    for slot, value in enumerate(seen):
        if slot and slot not in pulled and not math.isnan(value):
            crisis.v[slot] = value
    mine = match.plans.get(side)
    for by, sealed in ((side, mine), (across, plan)):
        crisis.v[pulled[SIDES.index(by)]] = 0.0 if sealed is None else pull_of_plan(session, by, sealed)
    return crisis


def _after(session: Session, world: Crisis, side: Side, question: Question, option: Option) -> float:
    """Return how far the rope has moved at the end of the watch if this answer is given in that world."""
    model = session.match.model
    chairs = {s: Persona(model, s, p) for s, p in zip(SIDES, world.setup.personas, strict=True)}

    def answer(now: Crisis, asked: Question) -> str:
        seed, t = world.setup.seed, world.v[model.at.t]
        return chairs[asked.side].answer(view_of(model, now, asked.side), asked, Dice(seed, t, asked.side))[0]

    w = InPlay(model, world.clone(), answer, None)
    now = w.v[model.at.knot]
    w.carry_out(side, question.choice, option)
    incidents.spread_reprisal(w)
    tie: Callable[[InPlay], None] = knot.tie_under_blows if w.v[model.at.clash] else knot.tie
    tie(w)
    return float(w.v[model.at.knot] - now)


def _band(found: Sequence[float]) -> Band:
    ranked = sorted(found)
    edge = int(len(ranked) * _TENTH)
    return ranked[edge], ranked[-1 - edge]
