"""The reasons that policies had, kept for the debrief: during play nobody may read them.

Reasons are noted as they are given. Those of a watch that was reopened, or came from another's tree, are asked for
again when somebody reads them; a policy that would decide otherwise has no reasons for what was decided. One that
searches says only what it believed (`recall`): to search again for every watch would take minutes.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

from game.ai.policy import Policy, Reason
from game.core.crisis import Crisis
from game.core.definitions import Model
from game.core.inplay import Unanswered
from game.core.luck import Dice
from game.core.plans import Plan, Question
from game.core.sides import SIDES, Side
from game.core.views import view_of
from game.core.watch import play_watch
from game.history.branch import Branch
from game.history.decision import put_in_order


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """The reasons a policy had for one decision.

    Args:
        about: `plan`, or the id of the choice that was answered.
    """

    watch: int
    side: Side
    about: str
    reasons: tuple[Reason, ...]


class WhyBook:
    """Reasons by the place that the watch led to, and those of the watch in play."""

    def __init__(self) -> None:
        """Begin an empty book."""
        self._of: dict[str, tuple[Why, ...]] = {}
        self._now: list[Why] | None = None

    def open_watch(self) -> None:
        """A watch opens in which nothing has been decided."""
        self._now = []

    def note(self, why: Why) -> None:
        """Note a reason given in this watch; those of a watch reopened in its middle are all asked for later."""
        if self._now is not None:
            self._now.append(why)

    def settle(self, node: str) -> None:
        """The watch is resolved and has led to a place."""
        if self._now is not None:
            self._of[node] = tuple(self._now)
        self._now = []

    def of_branch(self, branch: Branch, chairs: Mapping[Side, Policy]) -> tuple[Why, ...]:
        """Return the reasons on the way to a place, oldest first."""
        found: list[Why] = []
        for watch in branch.watches:
            if watch.node not in self._of:
                self._of[watch.node] = ask_again(branch.model, watch.before, watch.plans, watch.answers, chairs)
            found += self._of[watch.node]
        return tuple(found)

    def of_watch(
        self,
        model: Model,
        crisis: Crisis,
        plans: Mapping[Side, Plan],
        answers: tuple[tuple[str, str], ...],
        chairs: Mapping[Side, Policy],
    ) -> tuple[Why, ...]:
        """Return the reasons of the watch in play, as far as it has come."""
        if self._now is None:
            self._now = list(ask_again(model, crisis, plans, answers, chairs))
        return tuple(self._now)


def ask_again(
    model: Model,
    crisis: Crisis,
    plans: Mapping[Side, Plan],
    answers: tuple[tuple[str, str], ...],
    chairs: Mapping[Side, Policy],
) -> tuple[Why, ...]:
    """Return the reasons that policies have for what was decided in a watch, as far as it has come.

    Args:
        crisis: the truth at the moment of decision.
    """
    found: list[Why] = []
    dice = {side: Dice(crisis.setup.seed, crisis.v[model.at.t], side) for side in SIDES}
    for side in SIDES:
        if side in chairs and side in plans:
            view = view_of(model, crisis, side)
            recall = getattr(chairs[side], "recall", None)
            if recall is not None:
                found.append(Why(watch=crisis.watch, side=side, about="plan", reasons=recall(view, dice[side])))
                continue
            plan, reasons = chairs[side].plan(view, dice[side])
            if put_in_order(plan) == put_in_order(plans[side]):
                found.append(Why(watch=crisis.watch, side=side, about="plan", reasons=reasons))
    given = dict(answers)

    def answer(now: Crisis, question: Question) -> str:
        side, option = question.side, given.get(question.key)
        if option is None:
            raise Unanswered(question)
        if side in chairs and not hasattr(chairs[side], "recall"):
            own, reasons = chairs[side].answer(view_of(model, now, side), question, dice[side])
            if own == option:
                found.append(Why(watch=crisis.watch, side=side, about=question.choice, reasons=reasons))
        return option

    if len(plans) == len(SIDES) and any(side in chairs for side in SIDES) and answers:
        with suppress(Unanswered):  # the watch has not come further yet
            play_watch(model, crisis, plans, answer)
    return tuple(found)
