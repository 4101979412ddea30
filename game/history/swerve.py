"""A desk that leaves history: it does what a branch names, and elsewhere what was done or what a persona would do."""

from __future__ import annotations

from collections.abc import Sequence

from game.ai.line import LinePolicy
from game.ai.policy import Choice, Decision
from game.core.luck import Dice
from game.core.plans import Plan, Question
from game.core.views import View


class Swerve:
    """Follows one line in the watches it names and another in all others.

    Args:
        named: what the branch names.
        rest: the line of history, or one without entries, at whose desk a persona sits.
        hours: the hours that `named` names.
        blows: moves while blows are exchanged, by hour; where none is named or open, a persona fights.
    """

    def __init__(
        self, named: LinePolicy, rest: LinePolicy, hours: Sequence[float], blows: Sequence[tuple[float, str]]
    ) -> None:
        """Prepare to leave history."""
        self._named = named
        self._rest = rest
        self._hours = tuple(hours)
        self._blows = tuple(blows)

    @property
    def persona(self) -> str:
        """Return the persona at the desk where nothing is named."""
        return self._rest.persona

    def plan(self, view: View, dice: Dice) -> Decision:
        """Return what is named for this watch; elsewhere what the other line does."""
        if view.clash_options:
            named = [
                blow for hour, blow in self._blows if view.t <= hour < view.t + view.h and blow in view.clash_options
            ]
            return (Plan(blow=named[0]), ()) if named else self._rest.plan(view, dice)
        spoken_for = any(view.t <= hour < view.t + view.h for hour in self._hours)
        return (self._named if spoken_for else self._rest).plan(view, dice)

    def answer(self, view: View, question: Question, dice: Dice) -> Choice:
        """Return the branch's answer if it names one that is open; else what the other line answers."""
        return self._named.answer(view, question, dice)
