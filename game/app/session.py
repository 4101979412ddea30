"""A match in play: people at some desks, policies at the others, a journal that misses nothing.

A front end sends its player's commands here and reads `match`, `view` and the desk's words. Whatever policies have to
decide is decided here, so that a front end only ever waits for a person.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from game.ai.policy import Policy
from game.app.chronicle import Chronicle
from game.app.information import Information
from game.app.letter_book import LetterBook
from game.app.why_book import Why, WhyBook
from game.core.facts import Fact
from game.core.legality import refuse_plan
from game.core.luck import Dice
from game.core.match import Match
from game.core.phases import Phase
from game.core.plans import Answer, CloseWatch, Command, OpenWatch, Plan, Refusal, Seal
from game.core.sides import SIDES, Side
from game.core.views import Band, View, band_of, why_closed
from game.history.fold import Fold
from game.history.tree import Tree
from game.history.walk import Walk, leads_to, take
from game.saves.problems import SaveProblem
from game.saves.steps import Graft, Luck, Name, Note, Prune, Rewind, Star, Step, TakeLuck


class Journal(Protocol):
    """Where a session writes down each step and what fell, before anybody sees its outcome."""

    problem: SaveProblem | None

    def append(self, step: Step, match: Match) -> None:
        """Keep one step; must not raise on a full disk but remember it and say so."""


@dataclass(slots=True)
class Session:
    """One match in play.

    Args:
        match: the match as it stands.
        chairs: the policy in each chair that no person holds.
        journal: where commands are kept; None plays without a save.
        information: how much the players are told.
        tree: every road taken so far, its cursor at the opening of the present watch; None for a match that is only
            looked at and never played on.
        luck: the new luck taken for the present watch, if any.
        rewinds: whether one may go back.
        fold: brings places of the tree back to their truth.
        why_book: the reasons of the policies; `whys` reads it.
        chronicle: what the match has been so far.
        outlooks: what the council foresaw for the plan asked about last; see `game.app.forecast`.
        table: what the council has worked out for the present watch; see `game.app.table_talk`.
        letters: every letter written out; front ends read it through `game.app.correspondence`.
    """

    match: Match
    chairs: Mapping[Side, Policy]
    journal: Journal | None = None
    information: Information = field(default_factory=Information)
    tree: Tree | None = None
    luck: Luck | None = None
    rewinds: bool = True
    fold: Fold | None = None
    why_book: WhyBook = field(default_factory=WhyBook)
    chronicle: Chronicle = field(default_factory=Chronicle)
    letters: LetterBook = field(default_factory=LetterBook)
    outlooks: dict[Any, Any] = field(default_factory=dict)
    table: dict[Any, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Begin to follow the match."""
        if self.tree is None:
            self.chronicle.follow(self.match)
        else:
            self._look_back()

    @property
    def phase(self) -> Phase:
        """Where in a watch the match stands."""
        return self.match.phase

    @property
    def people(self) -> tuple[Side, ...]:
        """The sides that persons play, in order."""
        return tuple(s for s in SIDES if s not in self.chairs)

    @property
    def slow(self) -> bool:
        """Whether somebody at a desk takes seconds to decide, so that a front end must not wait in a frame for him."""
        return any(getattr(chair, "slow", False) for chair in self.chairs.values())

    @property
    def waiting_for(self) -> Side | None:
        """The person's side that has to act now, or None when any front end may go on (brief, assess, ended)."""
        match = self.match
        if match.phase in (Phase.DELIBERATE, Phase.SEAL):
            return next((s for s in self.people if s not in match.plans), None)
        if match.phase is Phase.INCIDENT and match.question is not None:
            return match.question.side
        return None

    def view(self, side: Side) -> View:
        """Return what a side knows now."""
        return self.match.view(side)

    def facts(self, side: Side) -> tuple[Fact, ...]:
        """Return what a side has learned so far, oldest first."""
        return self.match.facts_for(side)

    def refuse(self, side: Side, plan: Plan) -> Refusal | None:
        """Return why a plan could not be sealed by a side now, or None if it could."""
        return refuse_plan(self.match.model, self.match.crisis, side, plan)

    def why_closed(self, side: Side, order: str) -> str:
        """Return the code of the reason for which a side may not give an order of its own now, or `open`."""
        return why_closed(self.match.model, self.match.crisis, side, order)

    def given_before(self, side: Side, order: str) -> tuple[float, int]:
        """Return the hours since a side last gave an order of its own, and how often it has.

        Raises:
            KeyError: the order is not that side's.
        """
        found = self.match.model.orders[order]
        if found.side != side:
            raise KeyError(order)
        crisis = self.match.crisis
        return crisis.v[self.match.model.at.t] - crisis.given[found.index], crisis.given_count[found.index]

    def band(self, side: Side, name: str) -> Band:
        """Return the band in which a side believes a quantity to lie; both ends are equal where it is known."""
        return band_of(self.match.model, self.match.now, side, name)

    def band_at_decision(self, side: Side, name: str) -> Band:
        """Return the band in which a side believed a quantity to lie when it decided in this watch."""
        return band_of(self.match.model, self.match.crisis, side, name)

    @property
    def save_problem(self) -> str | None:
        """Why the match could not be written down, in words; None while all is well."""
        problem = self.journal.problem if self.journal is not None else None
        return None if problem is None else str(problem)

    def open_watch(self) -> Refusal | None:
        """The brief has been read: begin to deliberate."""
        return self.send(OpenWatch())

    def seal(self, side: Side, plan: Plan) -> Refusal | None:
        """Seal a person's plan; the watch is resolved as far as it goes once both desks have sealed."""
        return self.send(Seal(by=side, plan=plan))

    def answer(self, option: str) -> Refusal | None:
        """Answer the incident that waits."""
        question = self.match.question
        if question is None:
            return Refusal(code="not-asked", because="no incident waits for an answer", mend="go on with the watch")
        return self.send(Answer(by=question.side, question=question.key, option=option))

    def close_watch(self) -> Refusal | None:
        """The assessment has been read: go on."""
        return self.send(CloseWatch())

    def send(self, command: Command) -> Refusal | None:
        """Carry out a person's command, then everything that policies have to decide."""
        refusal = self._take(command)
        if refusal is None:
            self._let_policies_act()
        return refusal

    # -- the tree --------------------------------------------------------------------------------------------------

    def refuse_rewind(self) -> Refusal | None:
        """Return why one cannot go back now, or None if one can."""
        if not self.rewinds:
            return Refusal(
                code="no-rewind",
                because="this match was begun as one without a way back",
                mend="play on; its code can be played again as a game of its own",
            )
        if len(self.people) > 1 and self.phase not in (Phase.BRIEF, Phase.ENDED):
            return Refusal(
                code="rewind-at-brief",
                because="two play at one screen, and the watch has begun",
                mend="go back together at the brief of a watch",
            )
        return None

    def rewind(self, node: str, luck: Luck | None = None) -> Refusal | None:
        """Go to the opening of a watch already reached; what was played stays in the tree.

        Args:
            luck: a new luck for the watch that opens there and all after it; None keeps the luck there was.

        Raises:
            SaveError: the place cannot be played under the rules at hand.
        """
        return self.refuse_rewind() or self.go_to(node, luck)

    def go_to(self, node: str, luck: Luck | None = None) -> Refusal | None:
        """Go to a place of the tree, also where there is no way back: so one sits down in the middle of a road.

        Args:
            luck: as in `rewind`.

        Raises:
            SaveError: the place cannot be played under the rules at hand.
        """
        refusal = self._refuse_luck_at(node) if luck is not None else None
        refusal = refusal or self._take(Rewind(node=node))
        if refusal is None and luck is not None:
            refusal = self._take(TakeLuck(luck=luck))
        return refusal

    def write(self, mark: Name | Note | Star | Prune) -> Refusal | None:
        """Write a mark on a place of the tree."""
        return self._take(mark)

    def graft(self, tree: str) -> None:
        """Take in all places and marks of a tree file (its text).

        Raises:
            SaveError: it is no tree file, is damaged, or begins otherwise than this match.
        """
        self._take(Graft(tree=tree))

    @property
    def whys(self) -> tuple[Why, ...]:
        """The reasons of the policies on the way to where the match stands, oldest first; for the debrief."""
        if self.tree is None or self.fold is None:
            return ()
        match = self.match
        way = self.fold.branch(self.tree, self.tree.cursor)
        past = self.why_book.of_branch(way, self.chairs)
        if match.crisis.ending is not None:
            return past
        if match.then is not None:
            now = self.fold.branch(self.tree, leads_to(self._walk))
            return self.why_book.of_branch(now, self.chairs)
        return past + self.why_book.of_watch(match.model, match.crisis, match.plans, match.answers, self.chairs)

    @property
    def _walk(self) -> Walk:
        assert self.tree is not None, "a match that is only looked at is not played on"
        return Walk(tree=self.tree, match=self.match, luck=self.luck)

    def _take(self, step: Step) -> Refusal | None:
        assert self.fold is not None
        outcome = take(self._walk, step, self.fold)
        if isinstance(outcome, Refusal):
            return outcome
        before, self.match, self.tree, self.luck = self.match, outcome.match, outcome.tree, outcome.luck
        if isinstance(step, Rewind | TakeLuck):
            self.why_book.open_watch()
            self._look_back()
        else:
            self.chronicle.follow(self.match)
            if self.match.then is not None and before.then is None:
                self.why_book.settle(leads_to(outcome))
        if self.journal is not None:
            self.journal.append(step, self.match)
        return None

    def _look_back(self) -> None:
        """Know what the match has been by the way on which it came here, and of no other road."""
        assert self.tree is not None
        if self.fold is None:
            self.fold = Fold(self.match.model)
        self.chronicle = Chronicle.of(self.fold.branch(self.tree, self.tree.cursor), self.match)
        self.letters = LetterBook()
        self.outlooks.clear()
        self.table.clear()

    def _refuse_luck_at(self, node: str) -> Refusal | None:
        known = None if self.tree is None else self.tree.nodes.get(node)
        if known is None or known.landmark.ending is None:
            return None
        return Refusal(
            code="luck-too-late", because="the game is over there", mend="take a new luck at an earlier place"
        )

    # -- policies --------------------------------------------------------------------------------------------------

    def go_on(self) -> None:
        """Let the policies decide whatever they have to before a person is needed."""
        self._let_policies_act()

    def _let_policies_act(self) -> None:
        while (command := self._next_of_policies()) is not None:
            refusal = self._take(command)
            if refusal is not None:
                # A policy obeys the player's rules: a refused choice is a bug of ours, never a case to handle.
                msg = f"a policy's {type(command).__name__} was refused: {refusal.code}: {refusal.because}"
                raise AssertionError(msg)

    def _next_of_policies(self) -> Command | None:
        match = self.match
        if match.phase in (Phase.DELIBERATE, Phase.SEAL):
            side = next((s for s in SIDES if s in self.chairs and s not in match.plans), None)
            if side is None:
                return None
            view = match.crisis_view(side)
            plan, reasons = self.chairs[side].plan(view, self._dice(side))
            self.why_book.note(Why(watch=view.watch, side=side, about="plan", reasons=reasons))
            return Seal(by=side, plan=plan)
        question = match.question
        if match.phase is Phase.INCIDENT and question is not None and question.side in self.chairs:
            side = question.side
            option, reasons = self.chairs[side].answer(match.view(side), question, self._dice(side))
            self.why_book.note(Why(watch=match.crisis.watch, side=side, about=question.choice, reasons=reasons))
            return Answer(by=side, question=question.key, option=option)
        return None

    def _dice(self, side: Side) -> Dice:
        crisis = self.match.crisis
        return Dice(crisis.setup.seed, crisis.v[self.match.model.at.t], side)
