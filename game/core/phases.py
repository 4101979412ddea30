"""The phases of a watch as a statechart: one table, checked when it is built, that can draw itself.

A match rests in `brief`, `deliberate`, `seal`, `incident`, `assess` and `ended`; `resolve` and `answer` pass at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Phase(StrEnum):
    """Where in a watch a match stands."""

    BRIEF = "brief"
    DELIBERATE = "deliberate"
    SEAL = "seal"
    RESOLVE = "resolve"
    INCIDENT = "incident"
    ANSWER = "answer"
    ASSESS = "assess"
    ENDED = "ended"


class Trigger(StrEnum):
    """What moves a match from phase to phase: commands, and what the rules find while resolving."""

    OPEN_WATCH = "open-watch"
    SEAL_ONE = "seal (the other desk has not)"
    SEAL_LAST = "seal (both have)"
    QUESTION = "an incident asks"
    ANSWER = "answer"
    ANSWERED = "the answer is carried out"
    DONE = "nothing is left to resolve"
    CLOSE_WATCH = "close-watch"
    GAME_OVER = "close-watch after an ending"


COMMANDS: frozenset[Trigger] = frozenset(
    {
        Trigger.OPEN_WATCH,
        Trigger.SEAL_ONE,
        Trigger.SEAL_LAST,
        Trigger.ANSWER,
        Trigger.CLOSE_WATCH,
        Trigger.GAME_OVER,
    }
)


@dataclass(frozen=True, slots=True)
class Step:
    """One arrow of the statechart."""

    at: Phase
    on: Trigger
    to: Phase


STEPS: tuple[Step, ...] = (
    Step(Phase.BRIEF, Trigger.OPEN_WATCH, Phase.DELIBERATE),
    Step(Phase.DELIBERATE, Trigger.SEAL_ONE, Phase.SEAL),
    Step(Phase.SEAL, Trigger.SEAL_LAST, Phase.RESOLVE),
    Step(Phase.RESOLVE, Trigger.QUESTION, Phase.INCIDENT),
    Step(Phase.INCIDENT, Trigger.ANSWER, Phase.ANSWER),
    Step(Phase.ANSWER, Trigger.ANSWERED, Phase.RESOLVE),
    Step(Phase.RESOLVE, Trigger.DONE, Phase.ASSESS),
    Step(Phase.ASSESS, Trigger.CLOSE_WATCH, Phase.BRIEF),
    Step(Phase.ASSESS, Trigger.GAME_OVER, Phase.ENDED),
)


def build(steps: tuple[Step, ...], first: Phase, last: Phase) -> dict[tuple[Phase, Trigger], Phase]:
    """Return the table of steps, or raise ValueError naming what is wrong with it.

    Every phase must be reachable from `first` and lead to `last`, every trigger must be taken somewhere, and no phase
    may have two ways for one trigger.
    """
    table: dict[tuple[Phase, Trigger], Phase] = {}
    for step in steps:
        if (step.at, step.on) in table:
            msg = f"phase {step.at} has two ways for {step.on}"
            raise ValueError(msg)
        table[(step.at, step.on)] = step.to
    lost = set(Phase) - _closure(steps, first, forward=True)
    traps = set(Phase) - _closure(steps, last, forward=False)
    idle = set(Trigger) - {s.on for s in steps}
    for found, what in ((lost, "cannot be reached"), (traps, "is a trap")):
        if found:
            msg = f"phase {min(found)} {what}"
            raise ValueError(msg)
    if idle:
        msg = f"nothing takes {min(idle)}"
        raise ValueError(msg)
    return table


def _closure(steps: tuple[Step, ...], origin: Phase, *, forward: bool) -> set[Phase]:
    found, front = {origin}, [origin]
    while front:
        here = front.pop()
        for s in steps:
            a, b = (s.at, s.to) if forward else (s.to, s.at)
            if a == here and b not in found:
                found.add(b)
                front.append(b)
    return found


TABLE = build(STEPS, Phase.BRIEF, Phase.ENDED)
