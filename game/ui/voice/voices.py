"""Where words go: to the system's voice from a thread, to the terminal, or into a file."""

from __future__ import annotations

import sys
import threading
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Protocol, TextIO

from game.locale import tr
from game.ui.voice.engines import Engine, EngineLost
from game.ui.voice.finding import Maker, Manner, makers, what_to_install

__all__ = ["Manner", "Speaker", "Voice", "Writer", "voice_for"]


class Voice(Protocol):
    """Says lines. No call waits. trouble: one sentence on why nothing can be heard, empty as long as all is well."""

    trouble: str

    def say(self, *lines: str) -> None:
        """Say lines after those that are being said."""

    def cut(self) -> None:
        """Break off and drop what waits."""

    def close(self) -> None:
        """Fall silent for good."""


class Speaker:
    """The system's voice. makers: engines to try in turn; the next one is taken when one is lost."""

    def __init__(self, choice: Sequence[Maker]) -> None:
        self.trouble = "" if choice else what_to_install()
        self._choice = deque(choice)
        self._engine: Engine | None = None
        self._waiting: deque[str] = deque()
        self._bell = threading.Condition()
        self._closed = not choice
        self._thread: threading.Thread | None = None

    def say(self, *lines: str) -> None:
        with self._bell:
            if self._closed:
                return
            self._waiting.extend(line for line in lines if line)
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="voice", daemon=True)
                self._thread.start()
            self._bell.notify()

    def cut(self) -> None:
        with self._bell:
            self._waiting.clear()
            engine = self._engine
        if engine is not None:
            engine.cut()

    def close(self) -> None:
        with self._bell:
            self._closed = True
            self._waiting.clear()
            self._bell.notify()
            engine = self._engine
        if engine is not None:
            engine.close()

    def _work(self) -> None:
        while (words := self._next()) is not None:
            try:
                if self._engine is None:
                    self._engine = self._choice.popleft()()
                self._engine.say(words)
            except EngineLost:
                self._engine = None
                with self._bell:
                    if self._choice:
                        self._waiting.appendleft(words)
                    else:
                        self._closed = True
                        self.trouble = what_to_install()

    def _next(self) -> str | None:
        with self._bell:
            while not self._waiting and not self._closed:
                self._bell.wait()
            return None if self._closed else self._waiting.popleft()


class Writer:
    """Writes what is said to a stream, a line each. owned: close the stream at the end."""

    def __init__(self, stream: TextIO, *, owned: bool = False) -> None:
        self.trouble = ""
        self._stream = stream
        self._owned = owned

    def say(self, *lines: str) -> None:
        # A terminal that has been closed, or a disk that is full, is no reason to stop a game.
        with suppress(OSError, ValueError):
            for line in lines:
                print(line, file=self._stream)
            self._stream.flush()

    def cut(self) -> None:
        """What is written stays."""

    def close(self) -> None:
        if self._owned:
            with suppress(OSError):
                self._stream.close()


class Mute:
    """Says nothing, but can tell why."""

    def __init__(self, trouble: str) -> None:
        self.trouble = trouble

    def say(self, *lines: str) -> None:
        """Nothing can be said."""

    def cut(self) -> None:
        """Nothing is being said."""

    def close(self) -> None:
        """Nothing is open."""


def voice_for(wish: str, manner: Manner) -> Voice | None:
    """Return the voice somebody wishes for: `off`, `system`, `terminal`, or the name of a file to append to."""
    if wish in ("off", ""):
        return None
    if wish == "system":
        return Speaker(makers(manner))
    if wish == "terminal":
        with suppress(AttributeError, ValueError):
            sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
        return Writer(sys.stdout)
    try:
        return Writer(Path(wish).expanduser().open("a", encoding="utf-8"), owned=True)
    except OSError as error:
        return Mute(tr("What is said cannot be written to {file}: {why}.", file=wish, why=error.strerror))


def trouble_with(wish: str) -> str:
    """Return why a voice cannot be had, in a sentence; empty where it can. For who asks before a window is opened."""
    voice = voice_for(wish, Manner())
    if voice is None:
        return ""
    voice.close()
    return voice.trouble
