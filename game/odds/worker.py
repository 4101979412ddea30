"""Odds in the background: a process of their own that plays games while a window draws or a terminal waits.

Callers ask, poll and cancel; none of these waits for a game. If no process can be started, or it breaks down twice,
`poll` plays a small batch itself; `in_process` then says so.
"""

from __future__ import annotations

import contextlib
import io
import multiprocessing
import pickle
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from multiprocessing.queues import Queue
from types import MappingProxyType
from typing import Any, Final, NewType, Self

from game.odds.asking import Growing
from game.odds.engine import Engine, bulk_engine
from game.odds.questions import Question
from game.odds.serving import Cancel, EngineFor, Failed, Round, Task, serve

Ticket = NewType("Ticket", int)
FEW_LANES: Final = 128
"""Games played together at most where they are played within `poll`."""
_STARTS: Final = 2
"""How often a process is started before the odds are made here instead."""


@dataclass(frozen=True, slots=True)
class News:
    """Something about a question: an answer as far as it goes, or why there will be none."""

    ticket: Ticket
    what: Growing[Any] | Failed


class OddsWorker:
    """Asks a process of its own.

    Args:
        engine_for: finds what plays the games of a scenario; a function of a module, as the process must find it too.
        process: False makes the odds here, within `poll`.
    """

    def __init__(self, engine_for: EngineFor = bulk_engine, *, process: bool = True) -> None:
        """Begin; the process starts with the first question."""
        self._engine_for = engine_for
        self._open: dict[Ticket, Task] = {}
        self._last = 0
        self._starts_left = _STARTS if process else 0
        self._child: _Child | None = None
        self._round = Round(self._few_at_once)
        self._closed = False

    @property
    def in_process(self) -> bool:
        """Whether odds are made within `poll`, because no process can be had."""
        return self._child is None and not self._starts_left

    @property
    def busy(self) -> bool:
        """Whether any question is still open."""
        return bool(self._open)

    def ask(self, scenario: str, question: Question) -> Ticket:
        """Put a question and return its ticket at once.

        Args:
            scenario: id or path of the scenario, as the loader takes it.

        Raises:
            RuntimeError: the worker is closed.
        """
        if self._closed:
            raise RuntimeError("this worker is closed")
        self._last += 1
        ticket = Ticket(self._last)
        self._open[ticket] = Task(ticket, scenario, question)
        if self._child is None:
            self._start()
        else:
            self._child.send(self._open[ticket])
        if self.in_process:
            self._round.take(self._open[ticket])
        return ticket

    def poll(self) -> list[News]:
        """Return what has come in since the last call, oldest first; never waits for a process."""
        news = [] if self._child is None else self._received(self._child)
        if self._child is None and self.in_process and self._open:
            news += [News(Ticket(t), what) for t, what in self._round.turn()]
        kept = [n for n in news if n.ticket in self._open]
        for n in kept:
            if isinstance(n.what, Failed) or n.what.final:
                self._open.pop(n.ticket, None)
        return kept

    def cancel(self, ticket: Ticket) -> None:
        """Drop a question; nothing more is heard of it. One that is answered already may be cancelled too."""
        if self._open.pop(ticket, None) is None:
            return
        self._round.drop(ticket)
        if self._child is not None:
            self._child.send(Cancel(ticket))

    def close(self) -> None:
        """Stop the process and drop every question. May be called twice."""
        self._closed = True
        self._open.clear()
        if self._child is not None:
            self._child.stop()
            self._child = None
        self._starts_left = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _few_at_once(self, scenario: str) -> Engine:
        return replace(self._engine_for(scenario), lanes=FEW_LANES)

    def _start(self) -> None:
        """Start a process and put every open question to it; without one, take the questions in hand here."""
        while self._child is None and self._starts_left:
            self._starts_left -= 1
            with contextlib.suppress(OSError, ValueError, RuntimeError, ImportError):
                self._child = _Child(self._engine_for)
                for task in self._open.values():
                    self._child.send(task)

    def _received(self, child: _Child) -> list[News]:
        news: list[News] = []
        try:
            while child.answers.poll():
                ticket, what = child.answers.recv()
                news.append(News(Ticket(ticket), what))
        except (EOFError, OSError):
            self._break_down(child)
        return news

    def _break_down(self, child: _Child) -> None:
        child.stop()
        self._child = None
        self._start()
        if self.in_process:
            for task in self._open.values():
                self._round.take(task)


class _Pickler(pickle.Pickler):
    """Writes the read-only mappings of sealed plans as plain ones; they could not be sent otherwise."""

    def reducer_override(self, obj: Any) -> Any:
        """Say how an object is written that is not written as usual."""
        return (dict, (dict(obj),)) if isinstance(obj, MappingProxyType) else NotImplemented


def pickled(what: Task | Cancel) -> bytes:
    """Return a message as bytes, as it stands at this moment."""
    to = io.BytesIO()
    _Pickler(to, pickle.HIGHEST_PROTOCOL).dump(what)
    return to.getvalue()


class _Child:
    """The process, and the two ways to and from it."""

    def __init__(self, engine_for: EngineFor) -> None:
        spawn = multiprocessing.get_context("spawn")
        self._questions: Queue[Any] = spawn.Queue()
        answers: tuple[Connection, Connection] = spawn.Pipe(duplex=False)
        self.answers, theirs = answers
        self._process: SpawnProcess = spawn.Process(
            target=serve, args=(self._questions, theirs, engine_for), name="odds", daemon=True
        )
        try:
            self._process.start()
        except BaseException:
            self._close_ways()
            raise
        finally:
            theirs.close()  # so that its end is noticed here

    def send(self, what: Task | Cancel) -> None:
        """Hand on a message; the queue writes it in its own time, so a full pipe makes nobody wait."""
        self._questions.put(pickled(what))

    def stop(self) -> None:
        """End the process."""
        self._process.terminate()
        self._process.join(1.0)
        if self._process.is_alive():
            self._process.kill()
            self._process.join(1.0)
        self._close_ways()
        self._process.close()

    def _close_ways(self) -> None:
        self._questions.cancel_join_thread()
        self._questions.close()
        self.answers.close()
