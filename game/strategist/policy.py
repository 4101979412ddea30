"""The strategist: an opponent that plays on, in thought, from worlds that agree with what it sees."""

from __future__ import annotations

from typing import Final

from game.ai.policy import Choice, Decision, Reason, Reasons
from game.core.definitions import Model
from game.core.luck import Dice
from game.core.plans import Plan, Question
from game.core.sides import Side
from game.core.views import View
from game.strategist.account import account_of
from game.strategist.beliefs import beliefs_of, imagination_of
from game.strategist.candidates import Candidates
from game.strategist.search import Search, run
from game.strategist.strength import Round, Strength

_SEEDS: Final = 2**52
_OWN: Final = 4
"""One plan in so many of the first round is drawn from the hand it goes on with."""


class Strategist:
    """A searching policy for one desk; like every policy without memory between calls.

    What it has played beforehand (see `game.lockstep.particles`) is the same for every match, so that the same view and
    the same dice give the same decision.

    Attributes:
        slow: front ends do not wait for it in the middle of a frame, and nobody asks it a second time (`recall`).
    """

    slow: Final = True

    def __init__(self, model: Model, side: Side, strength: Strength, *, explain: bool = False) -> None:
        """Prepare a strategist.

        Args:
            model: in the scalar dialect, loaded by `game.content.load_model`.
            explain: whether decisions come with their reasons.
        """
        self._model = model
        self._side = side
        self._strength = strength
        self._explain = explain
        self._persona = next(p.id for p in model.personas.values() if p.side == side)
        self._candidates = Candidates(model, side, self._persona)

    @property
    def persona(self) -> str:
        """Return the persona whose temperament this side's tracks follow: the first of the side."""
        return self._persona

    def plan(self, view: View, dice: Dice) -> Decision:
        """Return the plan that came out best."""
        search = self.consider(view, dice)
        run([search])
        plan = search.options[search.best]
        assert isinstance(plan, Plan)
        return plan, self._reasons(search)

    def answer(self, view: View, question: Question, dice: Dice) -> Choice:
        """Return the answer that came out best."""
        search = self.ponder(view, question, dice)
        run([search])
        return str(search.options[search.best]), self._reasons(search)

    def recall(self, view: View, dice: Dice) -> Reasons:
        """Return what it believed when it decided on a plan, without searching again."""
        search = self.consider(view, dice)
        return () if search.over else tuple(beliefs_of(search.mind.model, self._side, search.imagined()))

    def consider(self, view: View, dice: Dice) -> Search:
        """Return the search for a plan, not yet begun; many of them may run together."""
        seed = int(dice.u("search:plan") * _SEEDS)
        rounds = self._strength.of(settled=bool(view["struck"]))
        if view.clash_options:
            rounds = (Round(len(view.clash_options), self._strength.answers),)
        plans = self._candidates.first(view, seed, rounds[0].plans)
        blows = bool(view.clash_options)
        return Search(
            imagination_of(self._model, self._side),
            view,
            seed,
            plans,
            rounds,
            hands=self._strength.hands,
            hand_worlds=self._strength.hand_worlds,
            drawn=None if blows else lambda desk: self._candidates.habits(desk, seed, rounds[0].plans // _OWN),
            further=None if blows else lambda best: self._candidates.further(view, best),
        )

    def ponder(self, view: View, question: Question, dice: Dice) -> Search:
        """Return the search for an answer, not yet begun."""
        return Search(
            imagination_of(self._model, self._side),
            view,
            int(dice.u(f"search:answer:{question.key}") * _SEEDS),
            question.options,
            (Round(len(question.options), self._strength.answers),),
            hands=self._strength.hands,
            hand_worlds=self._strength.hand_worlds,
            question=question,
        )

    def _reasons(self, search: Search) -> Reasons:
        found: list[Reason] = account_of(search) if self._explain else []
        return tuple(found)
