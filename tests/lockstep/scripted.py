"""Games played one by one, and the very same plans and answers played in lock step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

import numpy as np

from game.ai import policy_for
from game.core.crisis import Crisis, Setup
from game.core.definitions import Model
from game.core.luck import Dice
from game.core.opening import begin
from game.core.plans import Plan
from game.core.sides import SIDES, Side
from game.core.views import view_of
from game.core.watch import play_watch
from game.lockstep import watch as lockstep
from game.lockstep.crowd import crowd_of
from game.lockstep.plans import Plans, enter_plan
from game.lockstep.same import of_crisis, of_lane

OFTEN = (("random", "random"), ("kennedy", "khrushchev"), ("kennedy", "random"), ("random", "khrushchev"))
HISTORICAL = (*OFTEN, ("history", "history"), ("history", "random"), ("random", "history"))


@dataclass
class Played:
    """One watch of a game played alone."""

    before: Crisis
    plans: dict[Side, Plan]
    answers: dict[str, str]
    after: Crisis


Game = list[Played]


def games_of(
    model: Model, count: int, seed: int, pairs: Sequence[tuple[str, str]] = OFTEN, most: int = 200
) -> Iterator[Game]:
    """Play games with everything that can be chosen before one drawn by lot."""
    rng = Random(seed)
    for i in range(count):
        names = pairs[i % len(pairs)]
        personas = [policy_for(name, model, side).persona for name, side in zip(names, SIDES, strict=True)]
        setup = Setup(
            scenario=model.id,
            start=sorted(model.starts)[i % len(model.starts)] if "history" not in names else model.default_start,
            seed=rng.getrandbits(63),
            personas=(personas[0], personas[1]),
            hazard=rng.choice((0.0, 0.3, 1.0, 1.0, 3.2)),
            historical_luck=rng.random() < 0.2,
            nature=rng.random() < 0.7,
            attention=rng.choice(((0, 0), (1, -1))),
        )
        yield played_alone(model, setup, names, most)


def played_alone(model: Model, setup: Setup, names: tuple[str, str], most: int = 200) -> Game:
    """Return every watch of a game between two policies, at most so many."""
    chairs = {side: policy_for(name, model, side) for side, name in zip(SIDES, names, strict=True)}
    crisis = begin(model, setup)
    found: Game = []
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

    rounds = 1

    def plan(self, crowd, plans):
        raise AssertionError

    def answer(self, crowd, games, choice, options):
        raise AssertionError(choice.id)


NOBODY = {side: Nobody() for side in SIDES}


def plans_of(crowd, watches: Sequence[Played | None]) -> Plans:
    """Return what was sealed, one watch a game of the crowd."""
    most = max(len(plan.letters) for watch in watches if watch for plan in watch.plans.values())
    plans = Plans(crowd.model, crowd.n, rounds=max(most, 1))
    for game, watch in enumerate(watches):
        if watch is not None:
            for i, side in enumerate(SIDES):
                enter_plan(crowd, plans, np.array([game]), i, watch.plans[side])
    return plans


def answers_of(model: Model, watches: Sequence[Played | None]) -> dict[str, np.ndarray]:
    """Return what was answered, by the key of the question."""
    found: dict[str, np.ndarray] = {}
    for game, watch in enumerate(watches):
        for key, option in ({} if watch is None else watch.answers).items():
            places = found.setdefault(key, np.full(len(watches), -1, np.int8))
            places[game] = [o.id for o in model.choices[key.split("/")[0]].options].index(option)
    return found


def first_difference(many: Model, games: Sequence[Game], every: int = 1) -> str | None:
    """Return where games among many first part from the same games alone, None if they never do.

    Args:
        every: all values are compared after each watch, all the rest (letters, orders under way, ...) after so many
            and at the end of a game.
    """
    crowd = crowd_of(many, [game[0].before for game in games])
    for step in range(max(len(game) for game in games)):
        watches = [game[step] if step < len(game) else None for game in games]
        lockstep.play_watch(crowd, plans_of(crowd, watches), NOBODY, answers_of(many, watches))
        values = _values([(game[step] if step < len(game) else game[-1]).after for game in games])
        apart = [slot for slot in _lasting(many) if not np.array_equal(crowd.v[slot], values[slot])]
        for game, watch in enumerate(watches):
            differs = any(crowd.v[slot][game] != values[slot][game] for slot in apart)
            if differs or (watch is not None and (step % every == 0 or step == len(games[game]) - 1)):
                last = watch or games[game][-1]
                told = difference(of_crisis(many, last.after), of_lane(crowd, game))
                if told:
                    return f"game {game} ({last.after.setup}), watch {step + 1}: {told}"
    return None


def _values(crises: Sequence[Crisis]) -> list[np.ndarray]:
    columns = list(zip(*(crisis.v for crisis in crises), strict=True))
    return [np.array(columns[0], np.uint64), *(np.array(column, np.float64) for column in columns[1:])]


def _lasting(model: Model) -> list[int]:
    return [i for i, q in enumerate(model.quantities) if q.kind != "scratch"]


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
