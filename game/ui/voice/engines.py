"""Voices of the system, each a program beside the game: its words go in by standard input, never through a shell."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from typing import Protocol

_NO_CONSOLE = getattr(subprocess, "CREATE_NO_WINDOW", 0) if sys.platform == "win32" else 0
_READY_WITHIN = 15.0
_HUSHED_WITHIN = 2.0


class EngineLost(Exception):
    """The program cannot be started, or has ended."""


class Engine(Protocol):
    """Something that speaks. `say` is called from one thread only, `cut` from any."""

    def say(self, words: str) -> None:
        """Speak after what was said before; may return before the end. Raises EngineLost."""

    def cut(self) -> None:
        """Break off what is being said, and drop what waits."""

    def close(self) -> None:
        """End the program."""


class EachTime:
    """A program that is started anew for each utterance, and ends when it is said.

    command: its words, the first being the program. read: it reads the utterance from standard input; otherwise that
    is its last word. hush: a command that makes it break off where ending it does not, as a service speaks for it.
    """

    def __init__(self, command: Sequence[str], *, read: bool = True, hush: Sequence[str] = ()) -> None:
        self._command = tuple(command)
        self._read = read
        self._hush = tuple(hush)
        self._lock = threading.Lock()
        self._running: subprocess.Popen[bytes] | None = None
        self._hushing: subprocess.Popen[bytes] | None = None

    def say(self, words: str) -> None:
        self._be_hushed()
        try:
            with self._lock:
                running = self._running = _started(self._command if self._read else (*self._command, words))
            running.communicate(words.encode() if self._read else None)
        except OSError as error:
            raise EngineLost(str(error)) from None
        finally:
            self._running = None

    def cut(self) -> None:
        with self._lock:
            running = self._running
        if running is not None:
            with suppress(OSError):
                running.terminate()
            if self._hush:
                # Nobody waits for it here, where keys are answered, but whoever speaks next does.
                with suppress(OSError):
                    self._hushing = _started(self._hush)

    def _be_hushed(self) -> None:
        """Wait until what breaks off the words before is done, so that it does not break off the next."""
        hushing, self._hushing = self._hushing, None
        if hushing is None:
            return
        try:
            hushing.communicate(timeout=_HUSHED_WITHIN)
        except subprocess.TimeoutExpired:
            hushing.kill()
            hushing.communicate()

    def close(self) -> None:
        self.cut()
        self._be_hushed()


class Lines:
    """A program that stays: it says `ready`, then speaks each line it reads, and breaks off at an empty one."""

    def __init__(self, command: Sequence[str]) -> None:
        self._command = tuple(command)
        self._lock = threading.Lock()
        self._running: subprocess.Popen[bytes] | None = None

    def say(self, words: str) -> None:
        if self._running is None:
            self._running = self._begun()
        self._write(" ".join(words.split()))

    def cut(self) -> None:
        if self._running is not None:
            with suppress(EngineLost):
                self._write("")

    def close(self) -> None:
        running, self._running = self._running, None
        if running is not None:
            _end(running)

    def _begun(self) -> subprocess.Popen[bytes]:
        try:
            running = _started(self._command)
        except OSError as error:
            raise EngineLost(str(error)) from None
        late = threading.Timer(_READY_WITHIN, running.kill)
        late.start()
        try:
            assert running.stdout is not None
            if running.stdout.readline().strip() != b"ready":
                _end(running)
                raise EngineLost(f"{self._command[0]} did not answer")
        finally:
            late.cancel()
        return running

    def _write(self, line: str) -> None:
        running = self._running
        if running is None or running.stdin is None:
            return
        try:
            with self._lock:
                running.stdin.write(line.encode() + b"\n")
                running.stdin.flush()
        except (OSError, ValueError) as error:
            raise EngineLost(str(error)) from None


def _started(command: Sequence[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 - a fixed program by its full path, its words as a list, no shell
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, creationflags=_NO_CONSOLE
    )


def _end(running: subprocess.Popen[bytes]) -> None:
    running.kill()
    for pipe in (running.stdin, running.stdout):
        with suppress(OSError):
            if pipe is not None:
                pipe.close()
    running.wait()
