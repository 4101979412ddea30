"""What is kept beside a match without being asked: the picture of its last desk, habits, and how it ended."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pygame
from pygame import Rect, Surface

from game.app.changes import Changes
from game.core.phases import Phase
from game.core.plans import Plan
from game.locale import tr
from game.saves.covers import Cover
from game.saves.desk_file import LeftDesk, desk_of, put_desk
from game.saves.journal import Journal
from game.ui.intents import Intent
from game.ui.scenes import intents as ask
from game.ui.scenes.archive import tree_intents as want
from game.ui.scenes.archive.odds_intents import OpenCompare
from game.ui.scenes.letters.letter_work import MEMORY as LETTER

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
        director.store.desk = self.desk
        self._laid: LeftDesk | None = None

    def cover(self) -> Cover | None:
        """The last desk that was seen of this match, small, with its tension; None where two share a screen."""
        table = self._director.table
        if table is None or self._picture is None or len(table.session.people) > 1:
            return None
        file = io.BytesIO()
        pygame.image.save(self._picture, file, "cover.png")
        now = table.session.match.now
        return Cover(file.getvalue(), float(now.v[table.session.match.model.at.knot]))

    def desk(self) -> LeftDesk | None:
        """What lies unsealed on the desk of the one who plays, or None."""
        table = self._director.table
        if table is None or table.session.tree is None or len(table.session.people) > 1:
            return None
        if table.session.phase not in (Phase.DELIBERATE, Phase.SEAL):
            return None
        left = LeftDesk(
            node=table.session.tree.cursor,
            side=table.side,
            plan=table.draft.plan(),
            letter=table.memory.get(LETTER),
        )
        return left if left.plan != Plan() or left.letter is not None else None

    def keep_desk(self) -> bool:
        """Write down what lies on the desk; return whether nothing of it would be lost now."""
        table = self._director.table
        if table is None:
            return True
        journal, left = table.session.journal, self.desk()
        if not isinstance(journal, Journal) or len(table.session.people) > 1:
            return table.draft.empty
        if left != self._laid and put_desk(journal.path, left):
            self._laid = left
        return self._laid == left

    def sit_down(self, table: MatchState) -> None:
        """Another match is sat down at: what lay on its desk is laid out again, if it still fits."""
        self._picture, self._laid = None, None
        journal, tree = table.session.journal, table.session.tree
        if not isinstance(journal, Journal) or tree is None or len(table.session.people) > 1:
            return
        left = desk_of(journal.path)
        if left is None or (left.node, left.side) != (tree.cursor, table.side):
            return
        if table.session.phase not in (Phase.DELIBERATE, Phase.SEAL):
            return
        self._laid = left
        if table.session.refuse(table.side, left.plan) is None:
            table.draft.changes = Changes(left.plan)
        if left.letter is not None:
            table.memory[LETTER] = left.letter

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
        self.keep_desk()
        if scene is not None and not table.said:
            table.said = self._first_tip(type(scene).__name__, table)
        if table.session.phase is not Phase.ENDED:
            return
        from game.app.record_book import note_end

        note_end(self._director.records, table.session)

    def _first_tip(self, screen: str, table: MatchState) -> str:
        """The tip of a screen that is opened for the first time on this machine, or an empty text."""
        from game.ui.scenes.desk.first_tips import FIRST_TIPS
        from game.ui.scenes.desk.lesson import teaches

        records = self._director.records
        if screen not in FIRST_TIPS or screen in records.record.tips or not self._director.window.wishes.tips:
            return ""
        if teaches(table):
            return ""
        records.keep(replace(records.record, tips=records.record.tips | {screen}))
        return tr(FIRST_TIPS[screen])

    def _keep(self, habit: str) -> None:
        from game.app.record_book import note_habits

        note_habits(self._director.records, [habit])

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
