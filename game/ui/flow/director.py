"""The director: holds the match and the screens that lie over one another; the last of them is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias

from game.core.phases import Phase
from game.core.sides import SIDES, Side
from game.locale import tr
from game.ui.flow.ahead import read_ahead
from game.ui.flow.clerk import Clerk
from game.ui.flow.cues import Cues
from game.ui.frame.memory import stays
from game.ui.frame.window import Window
from game.ui.intents import CloseAsked, Intent, Menu
from game.ui.scene import Scene, TreeScene
from game.ui.scenes.front.title import TitleScene

if TYPE_CHECKING:
    from game.app.choices import NewGame
    from game.app.ending import EndingPages
    from game.app.session import Session
    from game.saves import SaveStore
    from game.saves.record import RecordStore
    from game.ui.flow.odds_desk import OddsDesk
    from game.ui.flow.records import Records
    from game.ui.scenes.match_state import MatchState

Answer: TypeAlias = Callable[["Director", Any], Scene | None]
Answers: TypeAlias = Mapping[type[Intent], Answer]


class Director:
    """Knows what is shown and over what. What an intent leads to is in the tables it is given, once one comes.

    window: where screens are shown, for its wishes. choices: what a new game begins with.
    briefed, assessed: the sides that have read the brief, or the assessment, of this watch. covered: nobody of the two
    players at one screen has sat down yet since the cover sheet. pages: the ending, once it is reached.
    """

    def __init__(
        self, window: Window, store: SaveStore, tables: Callable[[], Answers], choices: NewGame | None = None
    ) -> None:
        self.window = window
        self.store = store
        self._tables = tables
        self.choices = choices
        self.table: MatchState | None = None
        self.stack: list[TreeScene] = []
        self.briefed: set[Side] = set()
        self.assessed: set[Side] = set()
        self.covered = False
        self.pages: EndingPages | None = None
        self.desk_of_odds: OddsDesk | None = None
        self.cues = Cues()
        self.roads_seen: set[str] = set()
        self.clerk = Clerk()
        self.keeper: Records | None = None

    @cached_property
    def answers(self) -> Answers:
        """What intents lead to."""
        return self._tables()

    @cached_property
    def records(self) -> RecordStore:
        """The record of this machine, written by the clerk."""
        from game.saves.record import RecordStore

        records = RecordStore(self.store.folder)
        records.have_written = self.clerk.have
        return records

    @property
    def odds_desk(self) -> OddsDesk:
        """Where screens ask for odds; made when the first of them asks."""
        if self.desk_of_odds is None:
            from game.ui.flow.odds_desk import OddsDesk

            self.desk_of_odds = OddsDesk(self.store.folder)
        return self.desk_of_odds

    @property
    def keeping(self) -> Records:
        """What keeps pictures of saves, habits and ends; made when the first match is sat down at."""
        if self.keeper is None:
            from game.ui.flow.records import Records

            self.keeper = Records(self)
        return self.keeper

    def close(self) -> None:
        """The window has been closed: keep what lies on the desk, and end what runs beside it."""
        if self.keeper is not None:
            self.keeper.keep_desk()
        self.clerk.finish()
        if self.desk_of_odds is not None:
            self.desk_of_odds.close()

    @property
    def match(self) -> MatchState:
        """The match in play. Only screens of a match ask for what needs one."""
        assert self.table is not None
        return self.table

    def title(self, notice: str = "") -> TreeScene:
        """The title, with nothing below it."""
        self.table = None
        return self.only(TitleScene(self._last_match, self._open_file, notice))

    def _last_match(self) -> str | None:
        from game.app.save_words import save_words

        found = self.store.newest()
        if found is None:
            return None
        words = save_words(found[1])
        return tr("{title}, {desk}, {watch}", title=words.title, desk=words.desk, watch=words.watch)

    def _open_file(self) -> None:
        """Load the scenario that a new game begins with; what is wrong with it is told when it is asked for."""
        from game.app.choices import ChoiceError, NewGame
        from game.app.newgame import model_of

        _ = self.answers  # what the first key leads to comes before all else
        with suppress(ChoiceError):
            model_of((self.choices or NewGame()).scenario)
        stays()
        read_ahead()

    def enter(self, session: Session) -> TreeScene:
        """Sit down at a match, wherever it stands."""
        from game.ui.flow.watches import following
        from game.ui.scenes.match_state import at_desk

        people = session.people or SIDES
        self.table = at_desk(session, session.waiting_for or people[0], self.store)
        self.keeping.sit_down(self.table)
        self.briefed, self.assessed = set(), set()
        self.pages = None
        self.covered = len(session.people) > 1 and session.phase is not Phase.ENDED
        first = following(self)
        self.cues.heed(self.table, None, first)
        return first

    def route(self, intent: Intent, scene: Scene) -> Scene | None:
        """Answer an intent with the screen to show; None stays (and closes the window for CloseAsked)."""
        read_ahead()
        if self.table is not None and not isinstance(intent, Menu | CloseAsked):
            self.table.notice = ""
        answer = self.answers.get(type(intent))
        if self.keeper is not None:
            self.keeper.before(intent, scene)
        following = None if answer is None else answer(self, intent)
        if self.keeper is not None:
            self.keeper.after(following)
        if self.table is not None and following is not None:
            from game.ui.scenes.desk.lesson import heed

            heed(self.table, intent, following)
        if following is not None:
            self.cues.heed(self.table, intent, following)
        return following

    # -- screens over one another ----------------------------------------------------------------------------------

    def only(self, scene: TreeScene) -> TreeScene:
        """Show a screen with nothing below it."""
        self.stack = [scene]
        return scene

    def over(self, scene: TreeScene) -> TreeScene:
        """Show a screen over the present one."""
        self.stack.append(scene)
        return scene

    def back(self) -> TreeScene | None:
        """Close the screen that is shown; None when nothing lies below it."""
        if len(self.stack) < 2:
            return None
        self.stack.pop()
        return self.stack[-1]

    def paper(self, scene: TreeScene) -> TreeScene:
        """Open a paper over what is shown; the menu closes on the way."""
        from game.ui.scenes.front.menu import MenuScene

        if isinstance(self.stack[-1], MenuScene):
            self.stack.pop()
        return self.over(scene)

    def waiting(
        self, words: str, work: Callable[[], Any], then: Callable[[Any], TreeScene], *, stops: bool = True
    ) -> TreeScene:
        """Do something heavy beside the window, under a sheet that says what, and then show what it leads to."""
        from game.ui.scenes.wait import WaitScene

        return self.over(WaitScene(words, work, then, self.stack[-1].palette, stops=stops))

    def trouble(self, words: str) -> TreeScene:
        """A page that says what did not work."""
        from game.ui.scenes.front.notes import NotesScene

        return NotesScene(tr("That did not work"), (("", words),))
