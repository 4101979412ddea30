"""Who listens to the window: the voice a reader wishes for, a terminal, a screen reader."""

from __future__ import annotations

from typing import Protocol, TextIO

from game.saves.places import home_folder
from game.ui.scene import Scene
from game.ui.wishes import Wishes

SPOKEN_FILE = "spoken.txt"
"""In the home folder: what is said, where the wish for a voice is `file`."""


class Listener(Protocol):
    """Is told what happens on the window. No call may wait."""

    def acted(self) -> None:
        """A key or a button has been pressed: what follows is its answer."""

    def follow(self, scene: Scene) -> object:
        """The scene has been drawn, newly or in parts. What it returns is nobody's business here."""

    def read(self, scene: Scene) -> None:
        """The reader wants the whole screen read aloud."""

    def caption(self, words: str) -> None:
        """A caption or a notice is shown."""


class Printer:
    """Writes each new focus, captions, and screens that are to be read. focus: whether focus and captions count.

    reads: whether it reads whole screens; a voice does so in its place.
    """

    def __init__(self, stream: TextIO | None, *, focus: bool) -> None:
        self._stream = stream
        self._focus = focus
        self._last = ""
        self.reads = True

    def acted(self) -> None:
        """What is written stays."""

    def follow(self, scene: Scene) -> None:
        words = scene.focused() if self._focus else ""
        if words != self._last:
            self._last = words
            self._write(words)

    def read(self, scene: Scene) -> None:
        if self.reads:
            self._write(*scene.speak())

    def caption(self, words: str) -> None:
        if self._focus:
            self._write(words)

    def _write(self, *lines: str) -> None:
        for line in lines:
            print(line, file=self._stream, flush=True)


class SpokenVoice:
    """The voice a reader wishes for; opened when it is first wished for, closed when it is not any more."""

    def __init__(self, wishes: Wishes) -> None:
        from game.ui.voice import Announcer, Manner, voice_for

        wish = str(home_folder() / SPOKEN_FILE) if wishes.voice == "file" else wishes.voice
        if wishes.voice == "file":
            home_folder().mkdir(parents=True, exist_ok=True)
        manner = Manner(language=wishes.language, rate=wishes.voice_rate, volume=_voice_volume(wishes))
        self._voice = voice_for(wish, manner)
        self._announcer = None if self._voice is None else Announcer(self._voice)
        self._told = False

    @property
    def listener(self) -> Listener | None:
        """Who is told; None where nobody speaks."""
        return self._announcer

    def new_trouble(self) -> str:
        """Why nothing can be heard, in a sentence, the first time it is asked for; empty as long as all is well."""
        trouble = "" if self._voice is None or self._told else self._voice.trouble
        self._told = self._told or bool(trouble)
        return trouble

    def close(self) -> None:
        """Fall silent for good."""
        if self._voice is not None:
            self._voice.close()


def _voice_volume(wishes: Wishes) -> int:
    return round(wishes.loudness("volume_voice"))


def voice_wish(wishes: Wishes) -> tuple[object, ...]:
    """What a voice is made from: it is made anew when this changes."""
    return wishes.voice, wishes.language, wishes.voice_rate, _voice_volume(wishes)
