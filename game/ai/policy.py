"""What every opponent is: a view in, a sealed plan or an answer out, with the reasons when they are asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from game.core.luck import Dice
from game.core.plans import Plan, Question
from game.core.views import View


@dataclass(frozen=True, slots=True)
class Reason:
    """One summand of a decision.

    Args:
        about: the act it speaks of: `order:ID`, `letter:FORM`, `accept:LETTER`, `refuse:LETTER`, `answer:CHOICE:OPTION`
            or `blow:OPTION`.
        label: a motive's id, `urge`, `cost`, `chance`, a part of the bargain's reckoning (`worth`, `focal`, ...), or
            `near`, which says that without chance it would have gone the other way.
        value: how much it spoke for the act; below 0 it spoke against it. For `near` always 1.
    """

    about: str
    label: str
    value: float


Reasons = tuple[Reason, ...]
Decision = tuple[Plan, Reasons]
Choice = tuple[str, Reasons]


class Policy(Protocol):
    """Somebody at a desk. A policy keeps no memory between calls: the same view and dice give the same decision."""

    @property
    def persona(self) -> str:
        """Return the id of the persona whose temperament this side's tracks follow (`Setup.personas`)."""
        ...

    def plan(self, view: View, dice: Dice) -> Decision:
        """Return the plan to seal for this watch, always a legal one, and the reasons for it."""
        ...

    def answer(self, view: View, question: Question, dice: Dice) -> Choice:
        """Return the id of one of the question's options, and the reasons for it."""
        ...
