"""One match: commands in, facts out. A command is refused with a reason, or carried out whole.

The order of a step is always the same: is the command accepted in this phase, is it legal, resolve, tell.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import assert_never

from game.core.crisis import Crisis, Setup
from game.core.definitions import Model
from game.core.facts import Fact, as_learned
from game.core.inplay import Unanswered
from game.core.legality import refuse_plan
from game.core.opening import begin
from game.core.phases import TABLE, Phase, Trigger
from game.core.plans import Answer, CloseWatch, Command, OpenWatch, Plan, Question, Refusal, Seal
from game.core.sides import SIDES, Side
from game.core.views import View, view_of
from game.core.watch import play_watch

_NO_PLANS: Mapping[Side, Plan] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A match as it stands: a value.

    Args:
        crisis: the truth at the moment of decision of the present watch.
        plans: what has been sealed for it.
        answers: what has been answered in it so far, by question key.
        question: the incident that waits, in phase `incident`.
        midway: the truth at the moment of that question.
        then: the truth after the watch, once it is resolved.
        told: facts of all watches closed so far.
        news: facts of the present watch, as far as it is resolved.
    """

    model: Model
    crisis: Crisis
    phase: Phase = Phase.BRIEF
    plans: Mapping[Side, Plan] = field(default_factory=lambda: _NO_PLANS)
    answers: tuple[tuple[str, str], ...] = ()
    question: Question | None = None
    midway: Crisis | None = None
    then: Crisis | None = None
    told: tuple[Fact, ...] = ()
    news: tuple[Fact, ...] = ()

    @property
    def now(self) -> Crisis:
        """The truth as it stands at this point of the watch."""
        return self.then or self.midway or self.crisis

    def view(self, side: Side) -> View:
        """Return what a side knows now."""
        return view_of(self.model, self.now, side)

    def crisis_view(self, side: Side) -> View:
        """Return what a side knew at the moment of decision of this watch."""
        return view_of(self.model, self.crisis, side)

    def facts_for(self, side: Side) -> tuple[Fact, ...]:
        """Return all facts that a side has learned, oldest first, each with no more in it than that side can know."""
        return tuple(as_learned(f, side) for f in (*self.told, *self.news) if side in f.readers)


def open_match(model: Model, setup: Setup) -> Match:
    """Return a new match, at the brief of its first watch."""
    facts: list[Fact] = []
    crisis = begin(model, setup, facts)
    return Match(model=model, crisis=crisis, told=tuple(facts))


def decide(match: Match, command: Command) -> Match | Refusal:
    """Return the match after a command, or why it cannot be."""
    match command:
        case OpenWatch():
            return _step(match, Trigger.OPEN_WATCH) or _refuse_phase(match, "open the watch")
        case Seal():
            return _seal(match, command)
        case Answer():
            return _answer(match, command)
        case CloseWatch():
            return _close(match)
        case _:
            assert_never(command)


def _step(match: Match, trigger: Trigger) -> Match | None:
    to = TABLE.get((match.phase, trigger))
    return None if to is None else replace(match, phase=to)


def _refuse_phase(match: Match, what: str) -> Refusal:
    accepted = sorted({str(trigger) for phase, trigger in TABLE if phase is match.phase})
    return Refusal(
        code="phase",
        because=f"one cannot {what} in the phase {match.phase}",
        mend=f"this phase takes: {', '.join(accepted) or 'nothing more, the match has ended'}",
    )


def _seal(match: Match, command: Seal) -> Match | Refusal:
    both = {*match.plans, command.by} == set(SIDES)
    stepped = _step(match, Trigger.SEAL_LAST if both else Trigger.SEAL_ONE)
    if stepped is None or command.by in match.plans:
        return _refuse_phase(match, "seal a plan")
    refusal = refuse_plan(match.model, match.crisis, command.by, command.plan)
    if refusal is not None:
        return refusal
    sealed = replace(stepped, plans=MappingProxyType({**match.plans, command.by: command.plan}))
    return _resolve(sealed) if both else sealed


def _answer(match: Match, command: Answer) -> Match | Refusal:
    question = match.question
    stepped = _step(match, Trigger.ANSWER)
    if stepped is None or question is None:
        return _refuse_phase(match, "answer")
    if command.by != question.side or command.question != question.key:
        return Refusal(
            code="not-asked", because=f"{command.question!r} is not what is asked", mend=f"answer {question.key!r}"
        )
    if command.option not in question.options:
        return Refusal(
            code="option-closed",
            because=f"{command.option!r} is not open",
            mend=f"choose one of {', '.join(question.options)}",
        )
    answered = _step(stepped, Trigger.ANSWERED)
    assert answered is not None
    answers = (*match.answers, (command.question, command.option))
    return _resolve(replace(answered, answers=answers, question=None, midway=None))


def _close(match: Match) -> Match | Refusal:
    ended = match.then is not None and match.then.ending is not None
    stepped = _step(match, Trigger.GAME_OVER if ended else Trigger.CLOSE_WATCH)
    if stepped is None or match.then is None:
        return _refuse_phase(match, "close the watch")
    return Match(model=match.model, crisis=match.then, phase=stepped.phase, told=(*match.told, *match.news))


def _resolve(match: Match) -> Match:
    """Resolve the watch as far as the answers given reach: to its end, or to the next question."""
    answers = dict(match.answers)
    facts: list[Fact] = []
    reached: list[Crisis] = []

    def answer(crisis: Crisis, question: Question) -> str:
        option = answers.get(question.key)
        if option is None:
            reached.append(crisis.clone())
            raise Unanswered(question)
        return option

    try:
        then = play_watch(match.model, match.crisis, match.plans, answer, facts)
    except Unanswered as waits:
        stepped = _step(match, Trigger.QUESTION)
        assert stepped is not None
        return replace(stepped, question=waits.question, midway=reached[0], news=tuple(facts))
    stepped = _step(match, Trigger.DONE)
    assert stepped is not None
    return replace(stepped, then=then, news=tuple(facts))
