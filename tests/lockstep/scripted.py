"""Games played one by one, and the very same plans and answers played in lock step."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.ai import policy_for
from game.core.crisis import Crisis, Setup
from game.core.definitions import Model
from game.core.luck import Dice
from game.core.opening import begin
from game.core.plans import Plan
from game.core.sides import SIDES
from game.core.views import view_of
from game.core.watch import play_watch
from game.lockstep import watch as lockstep
from game.lockstep.crowd import crowd_of
from game.lockstep.plans import Plans, enter_plan
from game.lockstep.same import of_crisis, of_lane


@dataclass
class Played:
    """One watch of a game played alone."""

    before: Crisis
    plans: dict[str, Plan]
    answers: dict[str, str]
    after: Crisis


def played_alone(model: Model, setup: Setup, names: tuple[str, str], most: int = 200) -> list[Played]:
    """Return every watch of a game between two policies."""
    chairs = {side: policy_for(name, model, side) for side, name in zip(SIDES, names, strict=True)}
    crisis = begin(model, setup)
    found = []
    while crisis.ending is None and len(found) < most:
        dice = {side: Dice(setup.seed, crisis.v[model.at.t], side) for side in SIDES}
        plans = {side: chairs[side].plan(view_of(model, crisis, side), dice[side])[0] for side in SIDES}
        answers: dict[str, str] = {}

        def answer(now, question, dice=dice, answers=answers):
            side = question.side
            option = chairs[side].answer(view_of(model, now, side), question, dice[side])[0]
            answers[question.key] = option
            return option

        after = play_watch(model, crisis, plans, answer)
        found.append(Played(crisis, plans, answers, after))
        crisis = after
    return found


class Nobody:
    """Is never asked: every answer was settled beforehand."""

    def plan(self, crowd, plans):
        raise AssertionError

    def answer(self, crowd, games, choice, options):
        raise AssertionError(choice.id)


NOBODY = {side: Nobody() for side in SIDES}


def plans_of(model: Model, crowd, watches: list[Played | None]) -> Plans:
    """Return what was sealed, one watch a game of the crowd."""
    most = max(len(plan.letters) for watch in watches if watch for plan in watch.plans.values())
    plans = Plans(model, crowd.n, rounds=max(most, 1))
    for game, watch in enumerate(watches):
        if watch is not None:
            for i, side in enumerate(SIDES):
                enter_plan(crowd, plans, np.array([game]), i, watch.plans[side])
    return plans


def answers_of(model: Model, watches: list[Played | None]) -> dict[str, np.ndarray]:
    """Return what was answered, by the key of the question."""
    found: dict[str, np.ndarray] = {}
    for game, watch in enumerate(watches):
        for key, option in ({} if watch is None else watch.answers).items():
            places = found.setdefault(key, np.full(len(watches), -1, np.int8))
            places[game] = [o.id for o in model.choices[key.split("/")[0]].options].index(option)
    return found


def first_difference(model: Model, many: Model, games: list[list[Played]]) -> str | None:
    """Return where the games among many first part from the same games alone, None if they never do."""
    crowd = crowd_of(many, [game[0].before for game in games])
    longest = max(len(game) for game in games)
    for step in range(longest):
        watches = [game[step] if step < len(game) else None for game in games]
        lockstep.play_watch(crowd, plans_of(many, crowd, watches), NOBODY, answers_of(many, watches))
        for game, watch in enumerate(watches):
            last = watch or games[game][-1]
            if watch is None and step % 7:
                continue  # what has ended stays as it is; looking now and then is enough
            told = difference(of_crisis(many, last.after), of_lane(crowd, game))
            if told:
                return f"game {game} ({last.after.setup}), watch {step + 1}: {told}"
    return None


def difference(alone, among, name: str = "") -> str:
    """Return what differs between two summaries, in few words."""
    if alone == among:
        return ""
    if isinstance(alone, dict) and isinstance(among, dict):
        parts = [difference(alone.get(k), among.get(k), f"{name}.{k}") for k in alone | among]
    elif isinstance(alone, list) and isinstance(among, list) and len(alone) == len(among):
        parts = [difference(x, y, f"{name}[{i}]") for i, (x, y) in enumerate(zip(alone, among, strict=True))]
    else:
        return f"{name}: {alone!r} alone, {among!r} among many"
    return "; ".join([x for x in parts if x][:8])
