"""A whole match between two policies, command by command: what a save of it would hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from game.ai import Policy
from game.core.crisis import Setup
from game.core.definitions import Model
from game.core.luck import Dice
from game.core.match import Match, decide, open_match
from game.core.phases import Phase
from game.core.plans import Answer, CloseWatch, Command, OpenWatch, Refusal, Seal
from game.core.sides import SIDES, Side


def recorded(model: Model, setup: Setup, chairs: Mapping[Side, Policy]) -> Iterator[tuple[Command, Match]]:
    """Yield each command of a match between policies with the match after it, to its end.

    Raises:
        AssertionError: a policy's command was refused, which is a bug of ours.
    """
    match = open_match(model, setup)
    while match.phase is not Phase.ENDED:
        command = _next(match, chairs)
        after = decide(match, command)
        assert not isinstance(after, Refusal), f"{command}: {after}"
        match = after
        yield command, match


def _next(match: Match, chairs: Mapping[Side, Policy]) -> Command:
    if match.phase is Phase.BRIEF:
        return OpenWatch()
    if match.phase in (Phase.DELIBERATE, Phase.SEAL):
        side = next(s for s in SIDES if s not in match.plans)
        plan, _ = chairs[side].plan(match.crisis_view(side), _dice(match, side))
        return Seal(by=side, plan=plan)
    question = match.question
    if match.phase is Phase.INCIDENT and question is not None:
        side = question.side
        option, _ = chairs[side].answer(match.view(side), question, _dice(match, side))
        return Answer(by=side, question=question.key, option=option)
    return CloseWatch()


def _dice(match: Match, side: Side) -> Dice:
    return Dice(match.crisis.setup.seed, match.crisis.v[match.model.at.t], side)
