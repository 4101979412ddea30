"""How a persona answers an incident, and how he chooses a move while blows are exchanged."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from game.ai.policy import Choice, Reason
from game.core.definitions import Model, Option, Values
from game.core.luck import Dice
from game.core.plans import Question
from game.core.sides import Side
from game.core.views import View


class Responder:
    """One side's answers and moves, prepared."""

    __slots__ = ("_choices", "_moves")

    def __init__(self, model: Model, side: Side) -> None:
        """Prepare the choices of `side`."""
        self._choices = {
            choice.id: {option.id: option for option in choice.options}
            for choice in model.choices.values()
            if choice.side == side
        }
        self._moves = {option.id: option for option in model.clash_options[side]}

    def answer(self, view: View, question: Question, dice: Dice, temp: float, *, explain: bool) -> Choice:
        """Return the most attractive open option of a question."""
        options = [self._choices[question.choice][option] for option in question.options]
        return _most_attractive(
            view.values,
            options,
            lambda option: temp * dice.g(f"opt:{question.choice}:{option.id}"),
            f"answer:{question.choice}:" if explain else None,
        )

    def move(self, view: View, dice: Dice, temp: float, *, explain: bool) -> Choice:
        """Return the most attractive open move."""
        options = [self._moves[option] for option in view.clash_options]
        return _most_attractive(
            view.values, options, lambda option: temp * dice.g(f"clash:{option.id}"), "blow:" if explain else None
        )


def _most_attractive(
    values: Values, options: Sequence[Option], chance: Callable[[Option], float], about: str | None
) -> Choice:
    scored = [(float(option.score(values)), option) for option in options]
    if len(scored) == 1 and about is None:
        return scored[0][1].id, ()
    total = [(score + chance(option), score, option) for score, option in scored]
    best = max(total, key=lambda x: x[0])
    option = best[2]
    if about is None:
        return option.id, ()
    reasons = [Reason(about + option.id, part.motive, float(part.value(values))) for part in option.reasons]
    reasons.append(Reason(about + option.id, "chance", best[0] - best[1]))
    if any(score > best[1] for _, score, _ in total):
        reasons.append(Reason(about + option.id, "near", 1.0))
    return option.id, tuple(reasons)
