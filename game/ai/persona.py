"""A leader played by the rules' own account of his temperament.

He reads nothing but his view: his motives stand in its values, put there at the bearings of the watch. He first weighs
the offers that stand, then, if he takes none, writes, and spends what attention is left on orders. Chance comes from
the dice of his desk alone, and its width is the persona's temper.
"""

from __future__ import annotations

from game.ai.acceptance import COST, Weighed, Weighing
from game.ai.answers import Responder
from game.ai.letters import Writer
from game.ai.orders import OrderBook
from game.ai.pick import pick_of, temperature
from game.ai.policy import Choice, Decision, Reason
from game.core.definitions import Model
from game.core.letters import LetterDraft
from game.core.luck import Dice
from game.core.plans import Plan, Question
from game.core.sides import Side
from game.core.views import View


class Persona:
    """A persona at one desk; prepared once for a model and a side, and without memory."""

    def __init__(self, model: Model, side: Side, persona: str, *, explain: bool = False) -> None:
        """Prepare a persona.

        Args:
            persona: its id. The numbers of its temperament are read from the view, where the setup has put them.
            explain: whether decisions come with their reasons; they cost time.
        """
        pick = pick_of(model)
        self._model = model
        self._temper = model.index[f"p_temp_{side}"]
        self._persona = persona
        self._explain = explain
        self._weighing = Weighing(model, side)
        self._writer = Writer(model, side, pick)
        self._orders = OrderBook(model, side, pick)
        self._responder = Responder(model, side)

    @property
    def persona(self) -> str:
        """Return this persona's id."""
        return self._persona

    def weigh(self, view: View) -> list[Weighed]:
        """Return the other side's offers as this persona weighs them, the most attractive first."""
        return self._weighing.weigh(view)

    def plan(self, view: View, dice: Dice) -> Decision:
        """Return what this persona does in this watch."""
        temp = temperature(view, self._temper)
        if view.clash_options:
            move, why = self._responder.move(view, dice, temp, explain=self._explain)
            return Plan(blow=move), why
        reasons: list[Reason] | None = [] if self._explain else None
        points = view.attention
        letters: tuple[LetterDraft, ...] = ()
        weighed = self._weighing.weigh(view)
        accept = self._weighing.decide(view, dice, weighed, reasons)
        if accept is not None:
            points -= COST
        else:
            letters = self._writer.write(view, dice, points, temp, weighed, reasons)
            for draft in letters:
                points -= self._model.channels[draft.channel].cost
        orders = self._orders.choose(view, dice, points, temp, reasons)
        return Plan(orders=orders, letters=letters, accept=accept), tuple(reasons or ())

    def answer(self, view: View, question: Question, dice: Dice) -> Choice:
        """Return this persona's answer to an incident."""
        temp = temperature(view, self._temper)
        return self._responder.answer(view, question, dice, temp, explain=self._explain)
