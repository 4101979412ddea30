"""A match in play: people at some desks, policies at the others, a journal that misses nothing.

A front end sends its player's commands here and reads `match`, `view` and the desk's words. Whatever policies have to
decide is decided here, so that a front end only ever waits for a person.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from game.ai.policy import Policy, Reason
from game.app.chronicle import Chronicle
from game.app.information import Information
from game.app.letter_book import LetterBook
from game.core.facts import Fact
from game.core.legality import refuse_plan
from game.core.luck import Dice
from game.core.match import Match, decide
from game.core.phases import Phase
from game.core.plans import Answer, CloseWatch, Command, OpenWatch, Plan, Refusal, Seal
from game.core.sides import SIDES, Side
from game.core.views import Band, View, band_of, why_closed
from game.saves.problems import SaveProblem


class Journal(Protocol):
    """Where a session writes down each command and what fell, before anybody sees its outcome."""

    problem: SaveProblem | None

    def append(self, command: Command, match: Match) -> None:
        """Keep one command; must not raise on a full disk but remember it and say so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """The reasons a policy had, kept for the debrief: during play nobody may read them."""

    watch: int
    side: Side
    about: str
    reasons: tuple[Reason, ...]


@dataclass(slots=True)
class Session:
    """One match in play.

    Args:
        match: the match as it stands.
        chairs: the policy in each chair that no person holds.
        journal: where commands are kept; None plays without a save.
        information: how much the players are told.
        whys: the reasons of the policies, for the debrief.
        chronicle: what the match has been so far.
        outlooks: what the council foresaw for the plan asked about last; see `game.app.forecast`.
        letters: every letter written out; front ends read it through `game.app.correspondence`.
    """

    match: Match
    chairs: Mapping[Side, Policy]
    journal: Journal | None = None
    information: Information = field(default_factory=Information)
    whys: list[Why] = field(default_factory=list)
    chronicle: Chronicle = field(default_factory=Chronicle)
    letters: LetterBook = field(default_factory=LetterBook)
    outlooks: dict[Any, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Begin to follow the match."""
        self.chronicle.follow(self.match)

    @property
    def phase(self) -> Phase:
        """Where in a watch the match stands."""
        return self.match.phase

    @property
    def people(self) -> tuple[Side, ...]:
        """The sides that persons play, in order."""
        return tuple(s for s in SIDES if s not in self.chairs)

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
        outcome = decide(self.match, command)
        if isinstance(outcome, Refusal):
            return outcome
        self._keep(command, outcome)
        self._let_policies_act()
        return None

    def replay(self, commands: Iterable[Command]) -> None:
        """Carry out the commands of a save: policies' choices are taken as written, only their reasons are asked again.

        Raises:
            ValueError: a command is refused; the save does not belong to this match.
        """
        for command in commands:
            self._ask_again(command)
            outcome = decide(self.match, command)
            if isinstance(outcome, Refusal):
                msg = f"{type(command).__name__}: {outcome.because}"
                raise ValueError(msg)  # noqa: TRY004 - the save is wrong, not its type
            self.match = outcome
            self.chronicle.follow(outcome)

    def go_on(self) -> None:
        """Let the policies decide whatever they have to before a person is needed."""
        self._let_policies_act()

    def _ask_again(self, command: Command) -> None:
        by = command.by if isinstance(command, Seal | Answer) else None
        if by is not None and by in self.chairs:
            self._next_of_policies()

    def _keep(self, command: Command, outcome: Match) -> None:
        self.match = outcome
        self.chronicle.follow(outcome)
        if self.journal is not None:
            self.journal.append(command, outcome)

    def _let_policies_act(self) -> None:
        while (command := self._next_of_policies()) is not None:
            outcome = decide(self.match, command)
            if isinstance(outcome, Refusal):
                # A policy obeys the player's rules: a refused choice is a bug of ours, never a case to handle.
                msg = f"a policy's {type(command).__name__} was refused: {outcome.code}: {outcome.because}"
                raise AssertionError(msg)  # noqa: TRY004
            self._keep(command, outcome)

    def _next_of_policies(self) -> Command | None:
        match = self.match
        if match.phase in (Phase.DELIBERATE, Phase.SEAL):
            side = next((s for s in SIDES if s in self.chairs and s not in match.plans), None)
            if side is None:
                return None
            view = match.crisis_view(side)
            plan, reasons = self.chairs[side].plan(view, self._dice(side))
            self.whys.append(Why(watch=view.watch, side=side, about="plan", reasons=reasons))
            return Seal(by=side, plan=plan)
        question = match.question
        if match.phase is Phase.INCIDENT and question is not None and question.side in self.chairs:
            side = question.side
            option, reasons = self.chairs[side].answer(match.view(side), question, self._dice(side))
            self.whys.append(Why(watch=match.crisis.watch, side=side, about=question.choice, reasons=reasons))
            return Answer(by=side, question=question.key, option=option)
        return None

    def _dice(self, side: Side) -> Dice:
        crisis = self.match.crisis
        return Dice(crisis.setup.seed, crisis.v[self.match.model.at.t], side)
