"""The director: which screen follows which. It knows the phases of a match and none of its rules."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TextIO

from game.core.phases import Phase
from game.core.plans import Refusal
from game.core.sides import SIDES, Side
from game.ui.intents import Back, CloseAsked, Intent, Leave, Menu
from game.ui.scene import Scene, TreeScene
from game.ui.scenes import intents as ask
from game.ui.scenes.title import TitleScene
from game.ui.window import Window
from game.ui.wishes_file import keep_wishes, read_wishes

if TYPE_CHECKING:
    from game.app.choices import NewGame
    from game.app.ending import EndingPages
    from game.app.session import Session
    from game.saves import SaveStore
    from game.ui.scenes.match_state import MatchState

_OVER_ANY = (Menu, CloseAsked)


class Director:
    """Holds the match, and the screens that lie over one another; the last is shown.

    window: where screens are shown, for its wishes. choices: what a new game begins with.
    """

    def __init__(self, window: Window, store: SaveStore, choices: NewGame | None = None) -> None:
        self.window = window
        self.store = store
        self.choices = choices
        self.match: MatchState | None = None
        self.stack: list[TreeScene] = []
        self._briefed: set[Side] = set()
        self._assessed: set[Side] = set()
        self._covered = False
        self._pages: EndingPages | None = None

    # -- beginning -------------------------------------------------------------------------------------------------

    def title(self, notice: str = "") -> TreeScene:
        """The title, with nothing below it."""
        self.match = None
        return self._only(TitleScene(self._last_match, notice))

    def enter(self, session: Session) -> TreeScene:
        """Sit down at a match, wherever it stands."""
        from game.ui.scenes.match_state import at_desk

        people = session.people or SIDES
        side = session.waiting_for or people[0]
        self.match = at_desk(session, side, self.store)
        self._briefed, self._assessed = set(), set()
        self._pages = None
        self._covered = len(session.people) > 1 and session.phase is not Phase.ENDED
        return self._next()

    def _last_match(self) -> str | None:
        from game.saves import describe

        found = self.store.newest()
        return None if found is None else describe(found[1])

    # -- the way an intent goes ------------------------------------------------------------------------------------

    def route(self, intent: Intent, scene: Scene) -> Scene | None:
        """Answer an intent with the screen to show; None stays (and closes the window for CloseAsked)."""
        if self.match is not None and not isinstance(intent, _OVER_ANY):
            self.match.notice = ""
        handler = _HANDLERS.get(type(intent))
        return None if handler is None else handler(self, intent)

    def _only(self, scene: TreeScene) -> TreeScene:
        self.stack = [scene]
        return scene

    def _over(self, scene: TreeScene) -> TreeScene:
        self.stack.append(scene)
        return scene

    def _back(self, _intent: Intent) -> TreeScene | None:
        if len(self.stack) > 1:
            self.stack.pop()
            return self.stack[-1]
        return None

    def _desk_match(self) -> MatchState:
        """The match in play. Only screens of a match ask for what needs one."""
        assert self.match is not None
        return self.match

    # -- one watch after another -----------------------------------------------------------------------------------

    def _next(self) -> TreeScene:
        """The screen that the match asks for now."""
        match = self._desk_match()
        session = match.session
        match.notice = match.notice or self._save_trouble()
        if session.phase is Phase.ENDED:
            return self._ending()
        if session.phase is Phase.INCIDENT:
            side = session.waiting_for or match.side
            return self._at(side, self._incident)
        order = sorted(session.people, key=lambda side: side != match.side)
        if session.phase is Phase.ASSESS:
            left = [side for side in order if side not in self._assessed]
            if left:
                return self._at(left[0], self._assessment)
            return self._close_watch()
        left = [side for side in order if side not in session.match.plans]
        if not left:
            return self._only(self._trouble("Nobody is left to decide in this watch, so it cannot go on."))
        return self._at(left[0], self._deliberation)

    def _at(self, side: Side, screen: Callable[[], TreeScene]) -> TreeScene:
        """A screen of one side's desk, behind a cover sheet if the other side sat here last."""
        match = self._desk_match()
        if side != match.side or self._covered:
            from game.ui.scenes.hand_over import HandOverScene

            self._covered = True
            return self._only(HandOverScene(side))
        return self._only(screen())

    def _take_desk(self, intent: ask.TakeDesk) -> TreeScene:
        self._covered = False
        self._desk_match().sit(intent.side)
        return self._next()

    def _deliberation(self) -> TreeScene:
        match = self._desk_match()
        if match.side not in self._briefed:
            from game.ui.scenes.briefing import BriefingScene

            return BriefingScene(match)
        return self._desk()

    def _desk(self) -> TreeScene:
        from game.app.draft_plan import blows
        from game.ui.scenes.blows import BlowsScene
        from game.ui.scenes.desk import DeskScene

        match = self._desk_match()
        return BlowsScene(match) if blows(match.session, match.side) else DeskScene(match)

    def _incident(self) -> TreeScene:
        from game.ui.scenes.incident import IncidentScene

        return IncidentScene(self._desk_match())

    def _assessment(self) -> TreeScene:
        from game.ui.scenes.assessment import AssessmentScene

        return AssessmentScene(self._desk_match())

    def _open_watch(self, _intent: Intent) -> TreeScene:
        match = self._desk_match()
        self._briefed.add(match.side)
        if match.session.phase is Phase.BRIEF:
            self._note(match.session.open_watch())
            match.sit(match.side)
        return self._next()

    def _seal(self, _intent: Intent) -> TreeScene:
        match = self._desk_match()
        self._note(match.session.seal(match.side, match.draft.plan()))
        return self._next()

    def _answer(self, intent: ask.AnswerIncident) -> TreeScene:
        self._note(self._desk_match().session.answer(intent.option))
        return self._next()

    def _assessment_read(self, _intent: Intent) -> TreeScene:
        self._assessed.add(self._desk_match().side)
        return self._next()

    def _close_watch(self) -> TreeScene:
        match = self._desk_match()
        self._briefed, self._assessed = set(), set()
        self._note(match.session.close_watch())
        match.sit(match.side)
        return self._next()

    def _note(self, refusal: Refusal | None) -> None:
        """What the rules refused is said on the next screen; what the disk refused is said there too."""
        if refusal is not None:
            self._desk_match().notice = f"{refusal.because[:1].upper()}{refusal.because[1:]}; {refusal.mend}."

    def _save_trouble(self) -> str:
        problem = self._desk_match().session.save_problem
        return f"The match is not being written down. {problem}" if problem else ""

    def _ending(self) -> TreeScene:
        from game.app.ending import ending
        from game.ui.scenes.ending import EndingScene

        match = self._desk_match()
        self._pages = ending(match.session)
        assert self._pages is not None
        return self._only(EndingScene(match, self._pages))

    def _debrief(self, _intent: Intent) -> TreeScene:
        from game.ui.scenes.debrief import DebriefScene

        assert self._pages is not None
        return self._over(DebriefScene(self._desk_match(), self._pages))

    # -- papers of the desk ----------------------------------------------------------------------------------------

    def _to_desk(self, _intent: Intent) -> TreeScene:
        del self.stack[1:]
        return self.stack[0]

    def _paper(self, scene: TreeScene) -> TreeScene:
        """Open a paper over what is shown; the menu closes on the way."""
        from game.ui.scenes.menu import MenuScene

        if isinstance(self.stack[-1], MenuScene):
            self.stack.pop()
        return self._over(scene)

    def _letters(self, _intent: Intent) -> TreeScene:
        from game.ui.scenes.letters import LettersScene

        return self._paper(LettersScene(self._desk_match()))

    def _read(self, intent: ask.ReadLetter) -> TreeScene:
        from game.ui.scenes.letters import ReadingScene

        match = self._desk_match()
        match.mark_seen(intent.letter)
        return self._paper(ReadingScene(match, intent.letter))

    def _write(self, intent: ask.OpenLetterDesk) -> TreeScene:
        from game.ui.scenes.letter_desk import LetterDeskScene

        return self._paper(LetterDeskScene(self._desk_match(), draft=intent.draft, answers=intent.answers, counter=intent.counter))

    def _accept(self, intent: ask.OpenAccept) -> TreeScene:
        from game.ui.scenes.accept import AcceptScene

        return self._paper(AcceptScene(self._desk_match(), intent.letter))

    def _council(self, _intent: Intent) -> TreeScene:
        from game.ui.scenes.council import CouncilScene

        return self._paper(CouncilScene(self._desk_match()))

    def _codex(self, intent: ask.OpenCodex) -> TreeScene:
        from game.ui.scenes.codex import CodexScene

        return self._paper(CodexScene(self._desk_match(), term=intent.term))

    def _sources(self, _intent: Intent) -> TreeScene:
        from game.ui.scenes.codex import SourcesScene

        return self._paper(SourcesScene(self._desk_match()))

    def _orders(self, intent: ask.OpenOrders) -> TreeScene:
        from game.ui.scenes.orders import OrdersScene

        if isinstance(self.stack[-1], OrdersScene):
            self.stack.pop()
        return self._paper(OrdersScene(self._desk_match(), intent.family))

    def _map(self, _intent: Intent) -> TreeScene:
        from game.ui.scenes.map_large import MapScene

        return self._paper(MapScene(self._desk_match()))

    def _record(self, _intent: Intent) -> TreeScene:
        from game.ui.scenes.record import RecordScene

        return self._paper(RecordScene(self._desk_match()))

    def _standing(self, _intent: Intent) -> TreeScene:
        from game.ui.scenes.standing import StandingScene

        return self._paper(StandingScene(self._desk_match()))

    def _report(self, intent: ask.ReadReport) -> TreeScene:
        from game.ui.scenes.report import ReportScene

        return self._paper(ReportScene(self._desk_match(), intent.key))

    def _ask_seal(self, _intent: Intent) -> TreeScene:
        from game.ui.scenes.seal import SealScene

        return self._over(SealScene(self._desk_match(), self.stack[-1]))

    def _save_as(self, _intent: Intent) -> TreeScene:
        from game.ui.scenes.save_as import SaveAsScene

        return self._paper(SaveAsScene(self._desk_match()))

    def _notify(self, intent: ask.Notify) -> TreeScene | None:
        below = self._back(intent)
        if self.match is not None:
            self.match.notice = intent.words
        return below

    # -- menu, settings, leaving -----------------------------------------------------------------------------------

    def _menu(self, _intent: Intent) -> TreeScene | None:
        from game.ui.scenes.desk import DeskScene
        from game.ui.scenes.menu import MenuScene
        from game.ui.scenes.wait import WaitScene

        top = self.stack[-1]
        if isinstance(top, MenuScene):
            return self._back(_intent)
        if isinstance(top, WaitScene):
            return None
        return self._over(MenuScene(top.palette, at_desk=isinstance(self.stack[0], DeskScene), in_match=self.match is not None))

    def _settings(self, _intent: Intent) -> TreeScene:
        from game.ui.scenes.settings import SettingsScene

        return self._over(SettingsScene(lambda: self.window.wishes))

    def _wish(self, intent: Any) -> TreeScene | None:
        self.window.wish(intent.wishes, self.stack[-1])
        return None

    def _content_note(self, _intent: Intent) -> TreeScene:
        return self._waiting("Opening the file.", _content_note, lambda notes: self._notes("What this game deals with", notes))

    def _notes(self, title: str, notes: tuple[tuple[str, str], ...]) -> TreeScene:
        from game.ui.scenes.notes import NotesScene

        return self._over(NotesScene(title, notes, ("Credits", ask.OpenCredits())))

    def _credits(self, _intent: Intent) -> TreeScene:
        from game.ui.scenes.notes import CREDITS, NotesScene

        return self._over(NotesScene("Credits", CREDITS))

    def _unsealed(self) -> bool:
        """Whether something lies on the desk that would be lost."""
        match = self.match
        return match is not None and match.session.phase in (Phase.DELIBERATE, Phase.SEAL) and not match.draft.empty

    def _close_asked(self, _intent: Intent) -> TreeScene | None:
        from game.ui.scenes.ask import AskScene

        if isinstance(self.stack[-1], AskScene) or not self._unsealed():
            return None
        words = "The match is on disk up to its last step. The plan on your desk is not sealed and would be lost."
        return self._over(AskScene("Close the game?", words, "Close it", Leave(), self.stack[-1]))

    def _to_title(self, _intent: Intent) -> TreeScene:
        from game.ui.scenes.ask import AskScene

        if self._unsealed() and not isinstance(self.stack[-1], AskScene):
            words = "The match is on disk up to its last step. The plan on your desk is not sealed and would be lost."
            return self._over(AskScene("Leave for the title?", words, "Leave", ask.OpenTitle(), self.stack[-1]))
        return self.title()

    # -- new games and saves ---------------------------------------------------------------------------------------

    def _new_game(self, _intent: Intent) -> TreeScene:
        def work() -> NewGame:
            from game.app.choices import NewGame
            from game.app.newgame import model_of

            choices = self.choices or NewGame()
            model_of(choices.scenario)
            return choices

        return self._waiting("Opening the file.", work, self._choose)

    def _choose(self, choices: NewGame) -> TreeScene:
        from game.ui.scenes.new_game import NewGameScene

        return self._over(NewGameScene(choices))

    def _start(self, intent: ask.StartGame) -> TreeScene:
        from game.app.newgame import start_session

        self.choices = replace(intent.choices, seed=None)
        return self._waiting("Taking the desk.", lambda: start_session(intent.choices, self.store), self.enter)

    def _resume(self, _intent: Intent) -> TreeScene:
        def work() -> Session | None:
            from game.app.newgame import resume

            found = self.store.newest()
            return None if found is None else resume(found[1], self.store, found[0])

        def then(session: Session | None) -> TreeScene:
            return self.title("There is no match to go on with.") if session is None else self.enter(session)

        return self._waiting("Laying out the papers.", work, then)

    def _list_saves(self, _intent: Intent) -> TreeScene:
        def work() -> Any:
            from game.app.newgame import saves

            return saves(self.store)

        def then(lines: Any) -> TreeScene:
            from game.ui.scenes.load import LoadScene

            return self._over(LoadScene(lines, str(self.store.folder)))

        return self._waiting("Looking through the saves.", work, then)

    def _load(self, intent: ask.LoadSave) -> TreeScene:
        def work() -> Session:
            from game.app.newgame import resume

            return resume(self.store.load(intent.entry), self.store, intent.entry)

        return self._waiting("Laying out the papers.", work, self.enter)

    def _take_back(self, _intent: Intent) -> TreeScene:
        from game.app.take_back import take_back

        session = self._desk_match().session
        return self._waiting("Going back one watch.", lambda: take_back(session, self.store), self.enter)

    def _other_desk(self, _intent: Intent) -> TreeScene:
        """The same beginning and luck from the other chair."""
        from game.app.choices import NewGame
        from game.core.sides import other

        match = self._desk_match()
        setup, information = match.session.match.crisis.setup, match.session.information.id
        choices = NewGame(
            scenario=setup.scenario,
            start=setup.start,
            side=other(match.side),
            seed=setup.seed,
            information=information,
            luck="historical" if setup.historical_luck else "free",
        )
        return self._choose(choices)

    # -- waiting ---------------------------------------------------------------------------------------------------

    def _waiting(self, words: str, work: Callable[[], Any], then: Callable[[Any], TreeScene]) -> TreeScene:
        from game.ui.scenes.wait import WaitScene

        return self._over(WaitScene(words, work, then, self.stack[-1].palette))

    def _ready(self, intent: Any) -> TreeScene:
        """Heavy work has come to its end: go on with what it brought, or say what went wrong."""
        from game.app.choices import ChoiceError
        from game.saves import SaveError

        waited = self.stack.pop()
        if intent.error is None:
            following: TreeScene = waited.then(intent.result)  # type: ignore[attr-defined]
            return following
        if isinstance(intent.error, SaveError | ChoiceError):
            return self._over(self._trouble(str(intent.error)))
        raise intent.error

    def _trouble(self, words: str) -> TreeScene:
        from game.ui.scenes.notes import NotesScene

        return NotesScene("That did not work", (("", words),))


def _content_note() -> tuple[tuple[str, str], ...]:
    from game.app.choices import NewGame
    from game.app.help import content_note
    from game.app.newgame import model_of

    return tuple((entry.term, entry.text) for entry in content_note(model_of(NewGame().scenario)))


def _handlers() -> dict[type[Intent], Callable[[Director, Any], Scene | None]]:
    d = Director
    return {
        Back: d._back,
        CloseAsked: d._close_asked,
        Menu: d._menu,
        ask.Ready: d._ready,
        ask.SetWishes: d._wish,
        ask.AnswerIncident: d._answer,
        ask.AskSeal: d._ask_seal,
        ask.CloseWatch: d._assessment_read,
        ask.LoadSave: d._load,
        ask.Notify: d._notify,
        ask.OpenAccept: d._accept,
        ask.OpenCodex: d._codex,
        ask.OpenContentNote: d._content_note,
        ask.OpenCouncil: d._council,
        ask.OpenCredits: d._credits,
        ask.OpenDebrief: d._debrief,
        ask.OpenDesk: d._to_desk,
        ask.OpenLetterDesk: d._write,
        ask.OpenLetters: d._letters,
        ask.OpenLoad: d._list_saves,
        ask.OpenLog: d._record,
        ask.OpenMap: d._map,
        ask.OpenNewGame: d._new_game,
        ask.OpenOrders: d._orders,
        ask.OpenSaveAs: d._save_as,
        ask.OpenSettings: d._settings,
        ask.OpenSources: d._sources,
        ask.OpenStanding: d._standing,
        ask.OpenTitle: d._to_title,
        ask.OpenWatch: d._open_watch,
        ask.ReadLetter: d._read,
        ask.ReadReport: d._report,
        ask.Resume: d._resume,
        ask.SealPlan: d._seal,
        ask.StartGame: d._start,
        ask.TakeBack: d._take_back,
        ask.TakeDesk: d._take_desk,
        ask.TakeOtherDesk: d._other_desk,
    }


_HANDLERS = _handlers()


def open_window(speak_to: TextIO | None = None, size: tuple[int, int] = (1280, 720)) -> Window:
    """Open the window in the dress the reader chose last. Raises what `Window` raises."""
    return Window("Knot of War", size=size, wishes=read_wishes(), speak_to=speak_to, on_wishes=keep_wishes)
