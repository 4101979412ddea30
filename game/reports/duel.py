"""A duel: several policies take the same desk in turn, against the same leader and under the same lucks.

Game number i has the seed `seed + i` for each of them, so that their scores are compared game by game. A strategist's
games are played side by side: the searches of a watch share one crowd, which is what makes a tournament affordable.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial

from game.ai.playout import play_out
from game.ai.policy import Policy
from game.core.crisis import Crisis, Setup
from game.core.definitions import Model
from game.core.inplay import Unanswered
from game.core.luck import Dice
from game.core.opening import begin
from game.core.plans import Plan, Question
from game.core.scores import score
from game.core.sides import SIDES, Side, other
from game.core.views import View, view_of
from game.core.watch import play_watch
from game.strategist import opponent_for
from game.strategist.policy import Strategist
from game.strategist.search import run

PART = 40
"""Games played side by side, and handed out at once."""

Loader = Callable[[str], Model]
"""Loads a scenario by id or path; at the top level of a module, so that workers find it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Duel:
    """A tournament at one desk.

    Args:
        scenario: id or path of the scenario, as the loader takes it.
        start: id of a start.
        side: the desk that is played in turn.
        policies: who takes it; see `game.strategist.opponent_for`.
        against: who sits across: a persona, `random`, `history`, a line file, or a strategist.
        games: how many each of them plays; game number i has the seed `seed + i`.
        hazard, attention: see `Setup`.
    """

    scenario: str
    start: str
    side: Side
    policies: tuple[str, ...]
    against: str
    games: int
    seed: int
    hazard: float = 1.0
    attention: int = 0

    def setup(self, number: int, at_desk: Policy, across: Policy) -> Setup:
        """Return the set-up of one game, from 0."""
        personas = (at_desk.persona, across.persona)
        return Setup(
            scenario=self.scenario,
            start=self.start,
            seed=(self.seed + number) % 2**63,
            personas=personas if self.side == SIDES[0] else (personas[1], personas[0]),
            hazard=self.hazard,
            attention=(self.attention, self.attention),
        )


@dataclass(frozen=True, slots=True)
class Played:
    """One game of a duel: the model's score of the desk, 0 to 100, and the id and kind of the ending."""

    score: float
    ending: str
    kind: str


Results = dict[str, tuple[Played, ...]]
"""The games of each policy, in order of their numbers."""


def duel(plan: Duel, model: Model, load: Loader, workers: int = 1) -> Results:
    """Return the games of every policy; the result does not depend on the workers.

    Args:
        model: the scenario, loaded.
        load: how a worker process loads the same scenario.

    Raises:
        LineError: a policy is not known, or its line file is wrong.
    """
    for name in plan.policies:
        opponent_for(name, model, plan.side)  # complain here, not in a worker
    opponent_for(plan.against, model, other(plan.side))
    parts = [
        (name, range(first, min(first + PART, plan.games)))
        for name in plan.policies
        for first in range(0, plan.games, PART)
    ]
    found: dict[str, list[Played]] = {name: [] for name in plan.policies}
    for (name, _), games in zip(parts, _played(plan, model, load, parts, workers), strict=True):
        found[name] += games
    return {name: tuple(games) for name, games in found.items()}


def play_part(plan: Duel, model: Model, part: tuple[str, range]) -> list[Played]:
    """Return some games of one policy."""
    name, numbers = part
    desk = opponent_for(name, model, plan.side)
    across = opponent_for(plan.against, model, other(plan.side))
    begun = [begin(model, plan.setup(number, desk, across)) for number in numbers]
    if isinstance(desk, Strategist):
        ends = _side_by_side(model, begun, plan.side, desk, across)
    else:
        ends = [play_out(model, crisis, {plan.side: desk, other(plan.side): across}) for crisis in begun]
    return [_came_to(model, plan.side, crisis) for crisis in ends]


def _came_to(model: Model, side: Side, crisis: Crisis) -> Played:
    assert crisis.ending is not None
    return Played(score(model, crisis, side)["total"], crisis.ending.id, str(crisis.ending.kind))


class _Game:
    """One of the games played side by side: where it stands, and what waits for the strategist."""

    __slots__ = ("answers", "asked", "crisis", "plans")

    def __init__(self, crisis: Crisis) -> None:
        self.crisis = crisis
        self.plans: dict[Side, Plan] = {}
        self.answers: dict[str, str] = {}
        self.asked: tuple[View, Question] | None = None


def _side_by_side(model: Model, begun: Sequence[Crisis], side: Side, desk: Strategist, across: Policy) -> list[Crisis]:
    games = [_Game(crisis) for crisis in begun]
    while left := [x for x in games if x.crisis.ending is None]:
        searches = [desk.consider(view_of(model, x.crisis, side), _dice(model, x.crisis, side)) for x in left]
        run(searches)
        for x, search in zip(left, searches, strict=True):
            theirs = across.plan(view_of(model, x.crisis, other(side)), _dice(model, x.crisis, other(side)))[0]
            plan = search.options[search.best]
            assert isinstance(plan, Plan)
            x.plans, x.answers = {side: plan, other(side): theirs}, {}
        while left:
            left = [x for x in left if not _resolved(model, x, side, across)]
            _answer(model, left, side, desk)
    return [x.crisis for x in games]


def _resolved(model: Model, game: _Game, side: Side, across: Policy) -> bool:
    """Play a watch to its end, or to the next question to the strategist."""

    def answer(now: Crisis, question: Question) -> str:
        view = view_of(model, now, question.side)
        if question.side != side:
            return across.answer(view, question, _dice(model, game.crisis, question.side))[0]
        if question.key not in game.answers:
            game.asked = (view, question)
            raise Unanswered(question)
        return game.answers[question.key]

    try:
        game.crisis = play_watch(model, game.crisis, game.plans, answer)
    except Unanswered:
        return False
    return True


def _answer(model: Model, games: Sequence[_Game], side: Side, desk: Strategist) -> None:
    searches = []
    for game in games:
        assert game.asked is not None
        view, question = game.asked
        searches.append(desk.ponder(view, question, _dice(model, game.crisis, side)))
    run(searches)
    for game, search in zip(games, searches, strict=True):
        assert game.asked is not None
        game.answers[game.asked[1].key] = str(search.options[search.best])


def _dice(model: Model, crisis: Crisis, side: Side) -> Dice:
    return Dice(crisis.setup.seed, crisis.v[model.at.t], side)


def _played(
    plan: Duel, model: Model, load: Loader, parts: list[tuple[str, range]], workers: int
) -> Iterator[list[Played]]:
    if workers <= 1 or len(parts) <= 1:
        for part in parts:
            yield play_part(plan, model, part)
        return
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=spawn, initializer=_prepare, initargs=(load, plan.scenario)) as pool:
        yield from pool.map(partial(_play_there, plan), parts)


_LOADED: dict[str, Model] = {}


def _prepare(load: Loader, scenario: str) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which hands out nothing more
    _LOADED[scenario] = load(scenario)


def _play_there(plan: Duel, part: tuple[str, range]) -> list[Played]:
    return play_part(plan, _LOADED[plan.scenario], part)
