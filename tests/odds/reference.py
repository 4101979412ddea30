"""Many games, one after the other: the meaning of `play_out_many`, with nothing clever in it."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np

from game.ai import policy_for
from game.ai.line import LinePolicy
from game.ai.line_file import Line
from game.ai.playout import play_out
from game.ai.policy import Policy
from game.content import load_model
from game.core.crisis import Setup
from game.core.luck import Dice, base_of, moment_of
from game.core.opening import begin
from game.core.scores import score
from game.core.sides import SIDES
from game.core.views import view_of
from game.core.watch import play_watch
from game.history.branch import branch_of_playout
from game.history.decision import with_luck
from game.lockstep.crowd import cause_code
from game.lockstep.playouts import FirstWatch, Outcomes
from game.odds.engine import Engine
from game.saves.steps import Luck

NEVER = 9999.0
NOTHING_FIRST = FirstWatch({}, {})


class Beforehand:
    """A policy whose first watch is decided."""

    def __init__(self, policy: Policy, side, first: FirstWatch, t: float) -> None:
        self.policy, self.side, self.first, self.t = policy, side, first, t

    @property
    def persona(self):
        return self.policy.persona

    def plan(self, view, dice):
        if view.t == self.t and self.side in self.first.plans:
            return self.first.plans[self.side], ()
        return self.policy.plan(view, dice)

    def answer(self, view, question, dice):
        if view.t == self.t and self.first.answers.get(question.key) in question.options:
            return self.first.answers[question.key], ()
        return self.policy.answer(view, question, dice)


def play_out_many(model, crises, *, chairs, seeds, start, first=None, historical=False):
    n = len(seeds)
    at = model.at
    rows = {name: [] for name in ("ending", "t", "rung", "side", "cause", "clash_t")}
    total = np.zeros((2, n))
    ids = [rule.id for rule in model.endings]
    for i in range(n):
        crisis = crises[start[i]].clone()
        crisis.setup = replace(crisis.setup, seed=int(seeds[i]), historical_luck=historical)
        t = crisis.v[at.t]
        crisis.v[0] = base_of(int(seeds[i]), moment_of(t))
        decided = NOTHING_FIRST if first is None else first[start[i]]
        policies = {side: Beforehand(chairs[side], side, decided, t) for side in SIDES}
        hours = []
        under_blows = bool(crisis.v[at.clash])

        def look(truth, plans, hours=hours):
            hours.append((truth.v[at.t], bool(truth.v[at.clash])))

        last = play_out(model, crisis, policies, onlooker=look)
        clash_t = NEVER
        if not under_blows and last.v[at.clash]:
            clash_t = next((before for (before, _), (_, blows) in pairwise(hours) if blows), hours[-1][0])
        end = last.ending
        rows["ending"].append(ids.index(end.id))
        rows["t"].append(end.t)
        rows["rung"].append(int(last.v[at.rung]))
        rows["side"].append(-1 if end.side is None else SIDES.index(end.side))
        rows["cause"].append(cause_code(model, end.cause))
        rows["clash_t"].append(clash_t)
        total[:, i] = [score(model, last, side)["total"] for side in SIDES]
    return Outcomes(
        lane=np.arange(n, dtype=np.int32),
        start=np.asarray(start, np.int32),
        ending=np.array(rows["ending"], np.int16),
        t=np.array(rows["t"], float),
        rung=np.array(rows["rung"], np.int16),
        side=np.array(rows["side"], np.int8),
        cause=np.array(rows["cause"], np.int32),
        total=total,
        clash_t=np.array(rows["clash_t"], float),
    )


def blows_in_one_watch(model, crises, *, chairs, seeds, start, first=None):
    """Play one watch of each game, one after the other."""
    causes = []
    for i, seed in enumerate(seeds):
        crisis = with_luck(model, crises[start[i]], Luck(seed=int(seed), historical=False))
        t = crisis.v[model.at.t]
        decided = NOTHING_FIRST if first is None else first[start[i]]
        policies = {side: Beforehand(chairs[side], side, decided, t) for side in SIDES}
        dice = {side: Dice(int(seed), t, side) for side in SIDES}
        plans = {side: policies[side].plan(view_of(model, crisis, side), dice[side])[0] for side in SIDES}

        def answer(now, question, policies=policies, dice=dice):
            return policies[question.side].answer(view_of(model, now, question.side), question, dice[question.side])[0]

        after = play_watch(model, crisis, plans, answer)
        causes.append(cause_code(model, after.cause) if after.v[model.at.clash] else -1)
    return np.array(causes, np.int32)


def chair_for(seat, model, side):
    return LinePolicy(model, seat) if isinstance(seat, Line) else policy_for(seat, model, side)


def scalar_engine(scenario="october-1962"):
    return Engine(load_model(scenario), play_out_many, blows_in_one_watch, chair_for)


SEATS = {"us": "kennedy", "ussr": "khrushchev"}


def crisis_at(start="oct26", seed=7, scenario="october-1962", **setup):
    """Return the truth at the first moment of decision of a start."""
    model = load_model(scenario)
    return begin(model, Setup(scenario=scenario, start=start, seed=seed, personas=tuple(SEATS.values()), **setup))


def branch(start="oct26", seed=7, us="kennedy", ussr="khrushchev"):
    """Return a whole game between two policies."""
    model = load_model("october-1962")
    chairs = {"us": chair_for(us, model, "us"), "ussr": chair_for(ussr, model, "ussr")}
    setup = Setup(scenario=model.id, start=start, seed=seed, personas=tuple(c.persona for c in chairs.values()))
    return branch_of_playout(model, setup, chairs)


def last(steps):
    """Return the final answer of an iterator of growing ones."""
    *_, final = steps
    assert final.final
    return final.value
