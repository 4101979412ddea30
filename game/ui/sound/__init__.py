"""What one hears: cues of the desk and the sound of the room. Every cue that means something also has a caption."""

from game.ui.sound.cues import ROOMS
from game.ui.sound.sounds import Sounds, creak, desk_sounds, room, sound
from game.ui.sound.ways import arrival, on_open_air

__all__ = ["ROOMS", "Sounds", "arrival", "creak", "desk_sounds", "on_open_air", "room", "sound"]
