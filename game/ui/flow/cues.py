"""What is heard when a screen comes up: the room of the desk, papers, cables, bells, and the rope."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from weakref import WeakSet

from game.core.phases import Phase
from game.ui.intents import Intent
from game.ui.scene import Scene
from game.ui.scenes import intents as ask
from game.ui.sound import ROOMS, arrival, creak, room, sound

if TYPE_CHECKING:
    from game.app.fact_words import InboxItem
    from game.ui.scenes.match_state import MatchState

_PAPERS = (ask.OpenCodex, ask.OpenLetters, ask.OpenLog, ask.OpenStanding, ask.ReadLetter, ask.ReadReport)


class Cues:
    """Hears one window's flow. A screen that is come back to is not news."""

    def __init__(self) -> None:
        self._met: WeakSet[Scene] = WeakSet()
        self._tension: float | None = None

    def heed(self, match: MatchState | None, intent: Intent | None, scene: Scene) -> None:
        """A screen is about to be shown; match: the one that is played, intent: what led there, if anything."""
        new = scene not in self._met
        self._met.add(scene)
        if match is None:
            self._tension = None
            room(None)
            return
        if isinstance(intent, ask.AnswerIncident):
            sound("stamp")
        if match.session.phase is Phase.ENDED:
            room(None)
        if not new:
            return
        if isinstance(intent, _PAPERS):
            sound("paper")
        self._arrived(match, scene)

    def _arrived(self, match: MatchState, scene: Any) -> None:
        # By their names, since the modules of screens that are far off yet would have to be loaded first.
        screen = type(scene).__name__
        if screen == "EndingScene":
            kind = scene.pages.kind
            if kind in ("settlement", "war"):
                sound("settled" if kind == "settlement" else "war")
            return
        if screen == "DebriefScene" and scene.first:
            sound("war")
        if scene.palette in ROOMS and match.session.phase is not Phase.ENDED:
            room(scene.palette)
        if screen == "AssessmentScene":
            sound("watch-ends")
            self._creak(match)
        elif screen == "IncidentScene":
            sound("incident")
        elif screen == "BriefingScene":
            self._creak(match)
            for name in arrivals(scene.brief.news):
                sound(name)

    def _creak(self, match: MatchState) -> None:
        """Let the rope be heard as it stands for this desk, against how it last did."""
        from game.app.status import status

        before, self._tension = self._tension, status(match.session, match.side).knot.tension
        if before is not None:
            creak(before, self._tension)


def arrivals(news: Iterable[InboxItem]) -> list[str]:
    """Return a cue for each way by which letters have come, each way once."""
    ways = [arrival(item.icon) for item in news if item.letter and item.kind == "letter"]
    return list(dict.fromkeys(ways))
