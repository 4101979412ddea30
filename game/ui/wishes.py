"""What a reader wishes of the window: how it looks, sounds and reads, and which keys it answers to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from game.locale import Level, Reading

VOICES: Final = ("off", "system", "terminal", "file")
"""Who speaks what has the focus: nobody, the system's voice, the terminal, or a file beside the saves."""

LOUDEST: Final = 10
"""Volumes go from 0, silent, to this."""

VOICE_RATES: Final = (110, 140, 175, 220, 280)
"""Words a minute."""

MASTER: Final = "volume_all"
"""The field of the volume above all others."""
VOLUMES: Final = ("volume_desk", "volume_room", "volume_voice")
"""The fields of the groups below it."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a reader set.

    text: per cent, one of TEXT_SIZES. plain_type: letters in the body face. instant_text: all is shown
    at once, without any motion. tips: a screen says a word about itself the first time it is opened.
    short_endings: a war leads to the debrief without the page that tells of it. language: a key of
    `game.locale.LANGUAGES`. level: a value of `game.locale.Level`. voice: one of VOICES, or a file to append to.
    voice_rate: words a minute, one of VOICE_RATES. volumes: 0 to LOUDEST; `volume_all` turns every group down alike.
    window_size: pixels; None before a window was ever closed, and then the screen decides. window_place: of its top
    left corner on the desktop. keys: pairs of a key the screens know and the key that is pressed for it instead.
    """

    text: int = 100
    high_contrast: bool = False
    reduced_motion: bool = False
    plain_type: bool = False
    full_screen: bool = False
    instant_text: bool = False
    tips: bool = True
    short_endings: bool = False
    captions: bool = True
    controller: bool = True
    language: str = "en"
    level: str = Level.STANDARD.value
    voice: str = "off"
    volume_all: int = LOUDEST
    volume_desk: int = 6
    volume_room: int = 4
    volume_voice: int = 8
    voice_rate: int = 175
    window_size: tuple[int, int] | None = None
    window_place: tuple[int, int] | None = None
    keys: tuple[tuple[str, str], ...] = ()

    def loudness(self, group: str) -> float:
        """How loud a group of VOLUMES is wished for in all, 0 (off) to LOUDEST."""
        volume: int = getattr(self, group)
        return volume * self.volume_all / LOUDEST

    @property
    def reading(self) -> Reading:
        """How texts are told to this reader."""
        return Reading(self.language, Level(self.level))
