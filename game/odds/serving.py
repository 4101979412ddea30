"""The other end of the worker: questions taken in turn, one batch each, until they are answered or cancelled."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import pickle
import queue
import signal
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.queues import Queue
from typing import Any, Final

from game.content import ContentError
from game.odds.asking import Growing
from game.odds.engine import Engine
from game.odds.questions import Question

_LOOK_ROUND = 1.0
"""Seconds after which an idle process looks whether anybody is left to ask it."""

_NICE: Final = 5
"""By how much the process stands back, in steps of the system's own scale."""

EngineFor = Callable[[str], Engine]
"""Finds what plays a scenario's games; a function of a module, as it is sent to the process."""


@dataclass(frozen=True, slots=True)
class Task:
    """A question with its ticket."""

    ticket: int
    scenario: str
    question: Question


@dataclass(frozen=True, slots=True)
class Cancel:
    """A question that nobody wants answered any more."""

    ticket: int


@dataclass(frozen=True, slots=True)
class Failed:
    """A question that cannot be answered, with the reason in one sentence."""

    because: str


Outcome = tuple[int, Growing[Any] | Failed]


class Round:
    """Open questions, each of which gets one batch in turn."""

    def __init__(self, engine_for: EngineFor) -> None:
        """Begin with no question."""
        self._engine_for = engine_for
        self._open: dict[int, Iterator[Growing[Any]]] = {}

    def __bool__(self) -> bool:
        return bool(self._open)

    def take(self, task: Task) -> None:
        """Take up a question."""
        self._open[task.ticket] = self._steps(task)

    def drop(self, ticket: int) -> None:
        """Drop a question, if it is open."""
        self._open.pop(ticket, None)

    def turn(self) -> list[Outcome]:
        """Play one batch of the question whose turn it is, and return what came of it."""
        if not self._open:
            return []
        ticket = next(iter(self._open))
        steps = self._open.pop(ticket)
        try:
            step = next(steps, None)
        except ContentError as error:
            return [(ticket, Failed(f"The scenario cannot be read: {error}"))]
        except Exception as error:  # noqa: BLE001 - whatever it is, the process lives on and the asker is told
            return [(ticket, Failed(f"The odds could not be found: {type(error).__name__}: {error}"))]
        if step is None:
            return []
        if not step.final:
            self._open[ticket] = steps
        return [(ticket, step)]

    def _steps(self, task: Task) -> Iterator[Growing[Any]]:
        yield from task.question.steps(self._engine_for(task.scenario))


def serve(questions: Queue[Any], answers: Connection, engine_for: EngineFor) -> None:
    """Answer questions until nobody is left to ask them: the main function of the worker's process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C in the terminal is the parent's business
    if sys.platform != "win32":
        os.nice(_NICE)  # the window goes first
    parent = multiprocessing.parent_process()
    here = Round(engine_for)
    with contextlib.suppress(BrokenPipeError):
        while parent is None or parent.is_alive():
            _take_in(questions, here)
            for outcome in here.turn():
                answers.send(outcome)


def _take_in(questions: Queue[Any], here: Round) -> None:
    """Take in all messages that wait (pickled by the parent alone); with nothing to do, wait a while for one."""
    wait = not here
    with contextlib.suppress(queue.Empty):
        while True:
            message = pickle.loads(questions.get(timeout=_LOOK_ROUND) if wait else questions.get_nowait())  # noqa: S301
            wait = False
            if isinstance(message, Cancel):
                here.drop(message.ticket)
            else:
                here.take(message)
