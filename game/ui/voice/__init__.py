"""What is said: which words when, by the system's voice, to the terminal, or to a screen reader."""

from game.ui.voice.announcer import Announcer
from game.ui.voice.voices import Manner, Voice, voice_for

__all__ = ["Announcer", "Manner", "Voice", "voice_for"]
