"""What one hears: cues of the desk and the sound of the room. Every cue that means something also has a caption."""

from game.ui.sound.sounds import Sounds, creak, desk_sounds, room, sound

__all__ = ["Sounds", "creak", "desk_sounds", "room", "sound"]
