"""Names of cues, the files they are played from, and the captions that say the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from game.locale import marked


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue. files: takes that are played in turn, none for a cue that is a silence.

    caption: what it means, marked for translation, with names of values it is filled with; empty where nothing is lost
    by not hearing it.
    """

    files: tuple[str, ...]
    caption: str = ""


CUES: Mapping[str, Cue] = {
    "key": Cue(("key-1", "key-2", "key-3")),
    "focus": Cue(("focus",)),
    "paper": Cue(("paper",)),
    "pen": Cue(("pen",)),
    "bell": Cue(("bell",), marked("[Carriage bell: the letter is in the plan]")),
    "telex": Cue(("telex",), marked("[Telex: a cable comes in]")),
    "incident": Cue(("incident",), marked("[Alarm bell: an incident]")),
    "stamp": Cue(("stamp",), marked("[A stamp comes down]")),
    "creak-up": Cue(("creak-up",), marked("[The rope creaks: tension rises]")),
    "creak-down": Cue(("creak-down",), marked("[The rope creaks softly: tension falls]")),
    "refused": Cue(("refused",), marked("[Two knocks: {because}]")),
    "radio": Cue(("radio",), marked("[A radio is tuned: everybody can hear this]")),
    "static": Cue(("static",), marked("[Radio static: a message comes over the open air]")),
    "telephone": Cue(("telephone",), marked("[A telephone rings: a message comes by private hand]")),
    "watch-ends": Cue(("watch-ends",), marked("[Clock and tray lid: the watch is over]")),
    "settled": Cue(("settled",), marked("[A rope is laid down]")),
    "war": Cue((), marked("[The room falls silent]")),
}
"""Cues by name."""

ROOMS: tuple[str, ...] = ("washington", "moscow")
"""Desks that have a sound of their own."""
