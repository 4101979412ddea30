"""The loudspeaker: a thread that opens the sound device, loads files and plays them. Whatever fails is silence."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from typing import Any

import pygame

RATE = 44_100
_LATE = 0.4
_FADE = 700
_TROUBLE = (pygame.error, OSError, ImportError, NotImplementedError, AttributeError)


class Player:
    """Plays files of a folder. No call waits for the device, and none raises.

    The device is opened and files are loaded in a thread, from the first call on; where the device cannot be opened, or
    goes away later, everything after that is silence. A cue that could not be played within 0.4 seconds is left out.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._orders: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._loaded: dict[str, Any] = {}
        self._loop: Any = None
        self._silent = False

    def play(self, file: str, gain: float, times: int = 1) -> None:
        """Play a file once, or several times on end. gain: 0 to 1."""
        self._order(partial(self._play, file, gain, times, time.monotonic()))

    def loop(self, file: str | None, gain: float) -> None:
        """Play a file on and on in place of the one before; None: none."""
        self._order(partial(self._play_on, file, gain))

    def loudness(self, gain: float) -> None:
        """Make what is played on and on louder or softer, from 0 to 1."""
        self._order(partial(self._turn, gain))

    def close(self) -> None:
        """Fall silent for good and give the device back; waits a second for it at most."""
        thread, self._silent = self._thread, True
        if thread is not None:
            self._orders.put(None)
            thread.join(1.0)

    @property
    def silent(self) -> bool:
        """Whether there is nothing to hear from it any more."""
        return self._silent

    def settle(self, seconds: float) -> bool:
        """Wait until all that was asked for so far is done; False if that takes longer."""
        done = threading.Event()
        self._order(done.set)
        return self._thread is None or done.wait(seconds)

    def _order(self, order: Callable[[], None]) -> None:
        if self._thread is None:
            if self._silent:
                return
            self._thread = threading.Thread(target=self._work, name="sound", daemon=True)
            self._thread.start()
        self._orders.put(order)

    def _work(self) -> None:
        try:
            _hush_alsa()
            pygame.mixer.init(RATE, -16, 1, 1024, allowedchanges=0)
        except _TROUBLE:
            self._silent = True
        while (order := self._orders.get()) is not None:
            # Sounds of a device that was given back must not be touched any more: SDL would follow them into nothing.
            self._silent = self._silent or pygame.mixer.get_init() is None
            try:
                order()
            except _TROUBLE:
                self._silent = True
        with suppress(*_TROUBLE):
            pygame.mixer.quit()

    def _sound(self, file: str) -> Any:
        if file not in self._loaded:
            self._loaded[file] = pygame.mixer.Sound(self._folder / f"{file}.ogg")
        return self._loaded[file]

    def _play(self, file: str, gain: float, times: int, asked: float) -> None:
        if self._silent or time.monotonic() - asked > _LATE:
            return
        channel = self._sound(file).play(loops=times - 1)
        if channel is not None:
            channel.set_volume(gain)

    def _play_on(self, file: str | None, gain: float) -> None:
        if self._silent:
            return
        if self._loop is not None:
            self._loop.fadeout(_FADE)
            self._loop = None
        if file is not None:
            self._loop = self._sound(file).play(loops=-1, fade_ms=_FADE)
            self._turn(gain)

    def _turn(self, gain: float) -> None:
        if self._loop is not None and not self._silent:
            self._loop.set_volume(gain)


def _hush_alsa() -> None:
    """Keep Linux's sound library from writing to the terminal that a machine has no sound card.

    The handler has to be machine code that does nothing: it is called from a thread of SDL's while `mixer.init` holds
    the interpreter, so that a function of ours would wait for ever. pygame may bring a copy of the library under a name
    of its own, so what is loaded is asked as well.
    """
    if not sys.platform.startswith("linux"):
        return
    import ctypes

    libraries = {"libasound.so.2"}
    with suppress(OSError):
        loaded = Path("/proc/self/maps").read_text(encoding="utf-8", errors="replace").split()
        libraries |= {word for word in loaded if "/libasound" in word}
    for library in libraries:
        with suppress(OSError, AttributeError):
            harmless = ctypes.cast(ctypes.CDLL(None).getpid, ctypes.c_void_p)
            ctypes.CDLL(library).snd_lib_error_set_handler(harmless)
