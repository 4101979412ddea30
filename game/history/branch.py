"""One road through the tree, with the truth at each of its watches."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from game.ai.policy import Policy
from game.core.crisis import Crisis, Setup
from game.core.definitions import Model
from game.core.facts import Fact
from game.core.legality import refuse_plan
from game.core.luck import Dice
from game.core.opening import begin
from game.core.plans import Plan, Question
from game.core.sides import SIDES, Side
from game.core.views import view_of
from game.core.watch import play_watch
from game.history.decision import Decision, node_id, root_id, with_luck
from game.history.problems import Unplayable
from game.saves.steps import Luck


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchPlayed:
    """One watch of a branch.

    Args:
        node: id of the place it led to.
        before: the truth at the moment of decision, under the luck taken there if any was.
        plans: what each side sealed.
        answers: what was answered to incidents, as (question key, option).
        facts: what came true in it, in order.
        after: the truth at the next moment of decision, or at the end.
    """

    node: str
    before: Crisis
    plans: Mapping[Side, Plan]
    answers: tuple[tuple[str, str], ...]
    facts: tuple[Fact, ...]
    after: Crisis


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """One way from the root to a place.

    Args:
        opening: what came true before the first moment of decision.
        start: the truth at the first moment of decision.
        watches: the watches played, in order.
    """

    model: Model
    setup: Setup
    opening: tuple[Fact, ...]
    start: Crisis
    watches: tuple[WatchPlayed, ...]

    @property
    def truths(self) -> tuple[Crisis, ...]:
        """The truth at each place on the way, the first moment of decision first."""
        return (self.start, *(w.after for w in self.watches))

    @property
    def end(self) -> Crisis:
        """The last truth."""
        return self.watches[-1].after if self.watches else self.start

    @property
    def nodes(self) -> tuple[str, ...]:
        """The ids of the places on the way, the root first."""
        return (root_id(self.model.id, self.model.digest, self.setup), *(w.node for w in self.watches))

    @property
    def ended(self) -> bool:
        """Whether the game is over at the last place."""
        return self.end.ending is not None


def play_decision(model: Model, crisis: Crisis, decision: Decision) -> tuple[Crisis, Crisis, tuple[Fact, ...]]:
    """Play one watch as it was decided.

    Returns:
        the truth before it under the luck taken there, the truth after it, and what came true.

    Raises:
        Unplayable: a plan is not legal here, a question has no answer, or an answer no question.
    """
    if crisis.ending is not None:
        raise Unplayable("the game is over here")
    before = with_luck(model, crisis, decision.luck)
    for side in SIDES:
        refusal = refuse_plan(model, before, side, decision.plans[side])
        if refusal is not None:
            raise Unplayable(f"{refusal.code}: {refusal.because}", side)
    answers = dict(decision.answers)
    asked: list[str] = []

    def answer(_crisis: Crisis, question: Question) -> str:
        option = answers.get(question.key)
        if option is None:
            raise Unplayable(f"{question.key!r} is asked and not answered", question.side)
        if option not in question.options:
            raise Unplayable(f"{question.key!r} cannot be answered with {option!r}", question.side)
        asked.append(question.key)
        return option

    facts: list[Fact] = []
    after = play_watch(model, before, decision.plans, answer, facts)
    if asked != [key for key, _ in decision.answers]:
        extra = next((key for key, _ in decision.answers if key not in asked), "an answer")
        raise Unplayable(f"{extra!r} is answered and not asked, or in another order")
    return before, after, tuple(facts)


def play_branch(model: Model, setup: Setup, decisions: Iterable[Decision]) -> Branch:
    """Return the branch that some decisions make, played by the rules of `model`.

    Raises:
        Unplayable: a decision cannot be carried out; `played` of it says after how many watches.
    """
    opening: list[Fact] = []
    start = crisis = begin(model, setup, opening)
    here = root_id(model.id, model.digest, setup)
    watches: list[WatchPlayed] = []
    for decision in decisions:
        try:
            before, after, facts = play_decision(model, crisis, decision)
        except Unplayable as why:
            why.played = len(watches)
            raise
        here = node_id(here, decision)
        watches.append(_played(here, before, decision, facts, after))
        crisis = after
    return Branch(model=model, setup=setup, opening=tuple(opening), start=start, watches=tuple(watches))


def branch_of_playout(
    model: Model,
    setup: Setup,
    chairs: Mapping[Side, Policy],
    *,
    after: Iterable[Decision] = (),
    luck: Luck | None = None,
) -> Branch:
    """Return the branch of a whole game with policies in both chairs.

    Args:
        after: what was decided before the policies sit down; nothing if they hold the chairs from the start.
        luck: new luck taken as they sit down.

    Raises:
        Unplayable: what was decided before cannot be carried out.
    """
    before = play_branch(model, setup, after)
    crisis, here = before.end, before.nodes[-1]
    watches = list(before.watches)
    while crisis.ending is None:
        crisis = with_luck(model, crisis, luck)
        decision, facts, end = decide_by(model, crisis, chairs)
        decision = replace(decision, luck=luck)
        here = node_id(here, decision)
        watches.append(_played(here, crisis, decision, facts, end))
        crisis, luck = end, None
    return replace(before, watches=tuple(watches))


def decisions_of(branch: Branch) -> tuple[Decision, ...]:
    """Return what was decided in each watch of a branch."""
    found: list[Decision] = []
    setup = branch.setup
    for watch in branch.watches:
        now = watch.before.setup
        luck = None if now == setup else Luck(seed=now.seed, historical=now.historical_luck)
        found.append(Decision(plans=watch.plans, answers=watch.answers, luck=luck))
        setup = now
    return tuple(found)


def decide_by(model: Model, crisis: Crisis, chairs: Mapping[Side, Policy]) -> tuple[Decision, tuple[Fact, ...], Crisis]:
    """Return what policies in both chairs decide in one watch, what came true in it, and the truth after it."""
    dice = {side: Dice(crisis.setup.seed, crisis.v[model.at.t], side) for side in SIDES}
    plans = {side: chairs[side].plan(view_of(model, crisis, side), dice[side])[0] for side in SIDES}
    answers: list[tuple[str, str]] = []

    def answer(now: Crisis, question: Question) -> str:
        side = question.side
        option = chairs[side].answer(view_of(model, now, side), question, dice[side])[0]
        answers.append((question.key, option))
        return option

    facts: list[Fact] = []
    after = play_watch(model, crisis, plans, answer, facts)
    return Decision(plans=MappingProxyType(plans), answers=tuple(answers)), tuple(facts), after


def _played(node: str, before: Crisis, decision: Decision, facts: tuple[Fact, ...], after: Crisis) -> WatchPlayed:
    return WatchPlayed(
        node=node, before=before, plans=decision.plans, answers=decision.answers, facts=facts, after=after
    )
