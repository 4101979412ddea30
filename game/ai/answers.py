"""How a persona answers an incident, and how he chooses a move while blows are exchanged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import itemgetter

from game.ai.policy import Choice, Reason
from game.core.definitions import Model, Option
from game.core.luck import Dice, OpponentRow, deviate
from game.core.plans import Question
from game.core.sides import Side
from game.core.views import View

_TOTAL = itemgetter(0)


class Responder:
    """One side's answers and moves, prepared."""

    __slots__ = ("_choices", "_moves")

    def __init__(self, model: Model, side: Side) -> None:
        """Prepare the choices of `side`."""
        self._choices = {
            choice.id: _Table(choice.options, f"opt:{choice.id}", f"answer:{choice.id}")
            for choice in model.choices.values()
            if choice.side == side
        }
        self._moves = _Table(model.clash_options[side], "clash", "blow")

    def answer(self, view: View, question: Question, dice: Dice, temp: float, *, explain: bool) -> Choice:
        """Return the most attractive open option of a question."""
        return self._choices[question.choice].best(view, question.options, dice, temp, explain=explain)

    def move(self, view: View, dice: Dice, temp: float, *, explain: bool) -> Choice:
        """Return the most attractive open move."""
        return self._moves.best(view, view.clash_options, dice, temp, explain=explain)


class _Table:
    """The options of one choice, each with its luck."""

    __slots__ = ("_about", "_luck", "_options", "_places")

    def __init__(self, options: Sequence[Option], drawn: str, about: str) -> None:
        """Prepare a choice.

        Args:
            drawn: what the names of its draws begin with.
            about: what its reasons speak of.
        """
        self._about = about
        self._luck = OpponentRow(f"{drawn}:{option.id}" for option in options)
        self._options = tuple(options)
        self._places = {option.id: place for place, option in enumerate(options)}

    def best(self, view: View, named: Iterable[str], dice: Dice, temp: float, *, explain: bool) -> Choice:
        """Return the most attractive of the options named, the first in table order if several are."""
        values, options = view.values, self._options
        scored = [(float(options[place].score(values)), place) for place in map(self._places.__getitem__, named)]
        if len(scored) == 1 and not explain:
            return options[scored[0][1]].id, ()
        lanes = dice.lanes(self._luck)
        total, score, place = max(
            [(score + temp * deviate(lanes[place]), score, place) for score, place in scored], key=_TOTAL
        )
        option = options[place]
        if not explain:
            return option.id, ()
        about = f"{self._about}:{option.id}"
        reasons = [Reason(about, part.motive, float(part.value(values))) for part in option.reasons]
        reasons.append(Reason(about, "chance", total - score))
        if any(other > score for other, _ in scored):
            reasons.append(Reason(about, "near", 1.0))
        return option.id, tuple(reasons)
