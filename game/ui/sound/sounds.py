"""The sounds of one window: cues, captions and the room, as loud as the reader wishes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from game.locale import tr
from game.resources import resources
from game.ui.sound.cues import CUES, ROOMS
from game.ui.sound.player import Player

_POINTS_A_CREAK = 5
_MOST_CREAKS = 3
_LOUDEST = 10


class Sounds:
    """Plays cues and rooms and shows captions.

    Until `begin` nothing is played, so that the first frame never waits for a device; a device is not opened either
    as long as every group is turned down. on_caption: shows and says a caption; None where nobody wants any.
    """

    def __init__(self, player: Callable[[], Player] | None = None) -> None:
        self.on_caption: Callable[[str], None] | None = None
        self._make = player or (lambda: Player(resources("assets") / "sounds"))
        self._player: Player | None = None
        self._begun = False
        self._desk = 0.0
        self._room = 0.0
        self._where: str | None = None
        self._heard: str | None = None
        self._take = 0

    def begin(self) -> None:
        """The first frame has been shown: from now on there may be sound."""
        self._begun = True
        self._tune()

    def volumes(self, *, desk: float, room: float) -> None:
        """Take the reader's wishes, 0 (off) to 10 for each group, with what is wished for all of them."""
        self._desk, self._room = desk, room
        self._tune()
        if self._player is not None:
            self._player.loudness(gain(room))

    def cue(self, name: str, times: int = 1, values: Mapping[str, str] | None = None) -> None:
        """Play a cue and show its caption, filled with values.

        Raises:
            KeyError: there is no cue of that name.
        """
        cue = CUES[name]
        if cue.files and self._desk and self._begun:
            self._take += 1
            self._speaker().play(cue.files[self._take % len(cue.files)], gain(self._desk), times)
        if cue.caption and self.on_caption is not None:
            self.on_caption(tr(cue.caption, **(values or {})))

    def room(self, name: str | None) -> None:
        """Sit down in a room, one of ROOMS; None: leave it, and hear nothing of it."""
        self._where = name if name in ROOMS else None
        self._tune()

    def close(self) -> None:
        """The window is closed."""
        self._begun = False
        if self._player is not None:
            self._player.close()
            self._player = None
        self._where = self._heard = None

    def _tune(self) -> None:
        """Let the room be heard that one sits in, if it is wished for."""
        wanted = self._where if self._begun and self._room else None
        if wanted != self._heard:
            self._heard = wanted
            self._speaker().loop(wanted, gain(self._room))

    def _speaker(self) -> Player:
        if self._player is None:
            self._player = self._make()
        return self._player


def gain(volume: float) -> float:
    """Return how loud 0 to 10 is, from 0 to 1; squared, as ears hear steps of it as equal."""
    return (max(0, min(_LOUDEST, volume)) / _LOUDEST) ** 2


desk_sounds = Sounds()
"""The sounds of the one window of this process."""


def sound(name: str, **values: str) -> None:
    """Play a cue of `cues.CUES` and show its caption, filled with values: `sound("refused", because="it is sealed")`.

    Never waits, never fails where there is no device.
    """
    desk_sounds.cue(name, values=values)


def creak(before: float, now: float) -> None:
    """Let the rope creak for a change of tension, in points: once for 5 and at most three times."""
    times = min(_MOST_CREAKS, int(abs(now - before) / _POINTS_A_CREAK))
    if times:
        desk_sounds.cue("creak-up" if now > before else "creak-down", times)


def room(name: str | None) -> None:
    """Let the room of a desk be heard: `washington`, `moscow`, or None for quiet."""
    desk_sounds.room(name)
