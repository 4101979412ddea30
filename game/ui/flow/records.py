"""What is kept beside a match without being asked: the picture of its last desk, habits, and how it ended."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pygame
from pygame import Rect, Surface

from game.core.phases import Phase
from game.locale import tr
from game.saves.covers import Cover
from game.ui.intents import Intent
from game.ui.scenes import intents as ask
from game.ui.scenes import tree_intents as want
from game.ui.scenes.odds_intents import OpenCompare

if TYPE_CHECKING:
    from game.ui.flow.director import Director
    from game.ui.scene import Scene
    from game.ui.scenes.match_state import MatchState

_SIZE: Final = (480, 270)
_PICTURED: Final = frozenset({"BriefingScene", "DeskScene", "BlowsScene", "EndingScene"})
"""Screens that show where a match stands."""
_HEARD: Final = "heard"
_BY_INTENT: Final[dict[type[Intent], str]] = {
    ask.OpenSources: "source-read",
    ask.OpenCodex: "word-looked-up",
    ask.OpenDebrief: "debrief-read",
}


class Records:
    """Watches a director's screens and intents; writes to its record, and gives its store the covers of saves."""

    def __init__(self, director: Director) -> None:
        self._director = director
        self._picture: Surface | None = None
        director.store.look = self.cover

    def cover(self) -> Cover | None:
        """The last desk that was seen of this match, small, with its tension; None where two share a screen."""
        table = self._director.table
        if table is None or self._picture is None or len(table.session.people) > 1:
            return None
        file = io.BytesIO()
        pygame.image.save(self._picture, file, "cover.png")
        now = table.session.match.now
        return Cover(file.getvalue(), float(now.v[table.session.match.model.at.knot]))

    def forget_picture(self) -> None:
        """Another match is sat down at: the picture of the one before is not its own."""
        self._picture = None

    def before(self, intent: Intent, scene: Scene) -> None:
        """An intent is about to be answered; scene: the one it comes from, as it is drawn."""
        table = self._director.table
        if table is not None and type(scene).__name__ in _PICTURED:
            self._picture = _small(self._director.window.surface)
        habit = self._habit(intent, scene, table)
        if habit:
            self._keep(habit)

    def after(self, scene: Scene | None) -> None:
        """An intent has been answered: a match that has come to its end is noted. scene: what is shown now."""
        table = self._director.table
        if table is None:
            return
        if scene is not None and not table.said:
            table.said = self._first_tip(type(scene).__name__, table)
        if table.session.phase is not Phase.ENDED:
            return
        from game.app.record_book import after_match

        records = self._director.records
        records.keep(after_match(records.record, table.session))

    def _first_tip(self, screen: str, table: MatchState) -> str:
        """The tip of a screen that is opened for the first time on this machine, or an empty text."""
        from game.ui.scenes.first_tips import FIRST_TIPS
        from game.ui.scenes.lesson import teaches

        records = self._director.records
        if screen not in FIRST_TIPS or screen in records.record.tips or not self._director.window.wishes.tips:
            return ""
        if teaches(table):
            return ""
        records.keep(replace(records.record, tips=records.record.tips | {screen}))
        return tr(FIRST_TIPS[screen])

    def _keep(self, habit: str) -> None:
        from game.app.record_book import with_habits

        records = self._director.records
        records.keep(with_habits(records.record, [habit]))

    def _habit(self, intent: Intent, scene: Scene, table: MatchState | None) -> str:
        """The habit that an act shows, or an empty text."""
        if isinstance(intent, want.OpenWatching):
            return "history-watched" if intent.road.kind == "history" else ""
        if table is None:
            return ""
        if isinstance(intent, OpenCompare):
            return "roads-compared" if _forked(table) else ""
        if isinstance(intent, ask.SealPlan):
            return "papers-read" if _all_read(table) else ""
        if type(scene).__name__ == "CouncilScene":
            return "table-heard" if _all_heard(table, scene) else ""
        return _BY_INTENT.get(type(intent), "")


def _small(surface: Surface) -> Surface:
    """The middle of the window, 16 to 9, scaled down."""
    field = surface.get_rect()
    box = Rect(0, 0, min(field.width, field.height * 16 // 9), min(field.height, field.width * 9 // 16))
    box.center = field.center
    return pygame.transform.smoothscale(surface.subsurface(box), _SIZE)


def _forked(table: MatchState) -> bool:
    """Whether the match has gone two ways from one place."""
    tree = table.session.tree
    if tree is None:
        return False
    parents = [node.parent for node in tree.nodes.values() if node.parent is not None]
    return len(parents) > len(set(parents))


def _all_read(table: MatchState) -> bool:
    from game.app.inbox import inbox

    papers = [item.letter or item.key for item in inbox(table.session, table.side) if item.weight > 0]
    return bool(papers) and not any(table.is_new(paper) for paper in papers)


def _all_heard(table: MatchState, scene: Scene) -> bool:
    """Whether everybody at the table has been asked in this watch, at once or one after another."""
    heard: set[str] = table.memory.setdefault(_HEARD, set())
    heard.update(getattr(scene, "asked", ()))
    everybody = {card.id for card in getattr(scene, "cards", ())}
    return bool(everybody) and everybody <= heard
