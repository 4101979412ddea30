"""A program beside the game that speaks lines with pyttsx3: an empty line breaks off. It ends with its input.

pyttsx3 runs a loop of its own and can bring its process down, so it gets a process of its own.

Usage: python -m game.ui.voice.pyttsx3_lines LANGUAGE WORDS_A_MINUTE VOLUME_0_TO_10
"""

from __future__ import annotations

import sys
import threading
from queue import Empty, SimpleQueue
from typing import Any


def main(language: str, rate: str, volume: str) -> None:
    """Say `ready`, then speak what comes in."""
    import pyttsx3

    voice: Any = pyttsx3.init()
    voice.setProperty("rate", int(rate))
    voice.setProperty("volume", int(volume) / 10)
    for one in voice.getProperty("voices"):
        if any(_code(tongue).startswith(language) for tongue in one.languages or ()):
            voice.setProperty("voice", one.id)
            break
    lines: SimpleQueue[str | None] = SimpleQueue()
    threading.Thread(target=_read, args=(lines,), daemon=True).start()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    voice.startLoop(False)
    while True:
        try:
            line = lines.get(timeout=0.02)
            if line is None:
                break
            if line:
                voice.say(line)
            else:
                voice.stop()
        except Empty:
            pass
        voice.iterate()
    voice.endLoop()


def _read(lines: SimpleQueue[str | None]) -> None:
    for line in sys.stdin.buffer:
        lines.put(line.decode(errors="replace").strip())
    lines.put(None)


def _code(tongue: str | bytes) -> str:
    """A language's code; one of pyttsx3's drivers gives bytes with a number before it."""
    text = tongue.decode(errors="ignore") if isinstance(tongue, bytes) else tongue
    return text.lstrip("\x00\x01\x02\x03\x04\x05\x06\x07\x08\t").lower()


if __name__ == "__main__":
    main(*sys.argv[1:4])
