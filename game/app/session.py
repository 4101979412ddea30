"""A match in play: people at some desks, policies at the others, a journal that misses nothing.

A front end sends its player's commands here and reads `match`, `view` and the desk's words. Whatever policies have to
decide is decided here, so that a front end only ever waits for a person.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from game.ai.policy import Policy, Reason
from game.core.facts import Fact
from game.core.luck import Dice
from game.core.match import Match, decide
from game.core.phases import Phase
from game.core.plans import Answer, CloseWatch, Command, OpenWatch, Plan, Refusal, Seal
from game.core.sides import SIDES, Side
from game.core.views import View


class Journal(Protocol):
    """Where a session writes down each command and what fell, before anybody sees its outcome."""

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
    """

    match: Match
    chairs: Mapping[Side, Policy]
    journal: Journal | None = None
    whys: list[Why] = field(default_factory=list)

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

    def _keep(self, command: Command, outcome: Match) -> None:
        self.match = outcome
        if self.journal is not None:
            self.journal.append(command, outcome)

    def _let_policies_act(self) -> None:
        while (command := self._next_of_policies()) is not None:
            outcome = decide(self.match, command)
            if isinstance(outcome, Refusal):
                # A policy obeys the player's rules: a refused choice is a bug of ours, never a case to handle.
                msg = f"a policy's {type(command).__name__} was refused: {outcome.code}: {outcome.because}"
                raise AssertionError(msg)
            self._keep(command, outcome)

    def _next_of_policies(self) -> Command | None:
        match = self.match
        if match.phase in (Phase.DELIBERATE, Phase.SEAL):
            side = next((s for s in SIDES if s in self.chairs and s not in match.plans), None)
            if side is None:
                return None
            view = match.crisis_view(side)
            decision = self.chairs[side].plan(view, self._dice(side))
            self.whys.append(Why(watch=view.watch, side=side, about="plan", reasons=decision.reasons))
            return Seal(by=side, plan=decision.plan)
        question = match.question
        if match.phase is Phase.INCIDENT and question is not None and question.side in self.chairs:
            side = question.side
            choice = self.chairs[side].answer(match.view(side), question, self._dice(side))
            self.whys.append(Why(watch=match.crisis.watch, side=side, about=question.choice, reasons=choice.reasons))
            return Answer(by=side, question=question.key, option=choice.option)
        return None

    def _dice(self, side: Side) -> Dice:
        crisis = self.match.crisis
        return Dice(crisis.setup.seed, crisis.v[self.match.model.at.t], side)
