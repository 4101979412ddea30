"""The loop of a match in plain text: brief, desk, incidents, assessment, until the end or until somebody leaves."""

from __future__ import annotations

import os
import sys
from typing import Final, TextIO

from game.app.branching import can_take_back, take_back
from game.app.choices import NewGame
from game.app.incident import incident
from game.app.record_book import note_end, note_habits
from game.app.session import Session
from game.app.status import status
from game.app.tutorial import incident_lesson
from game.core.phases import Phase
from game.core.sides import Side
from game.history.curated import has_history, historical_branch
from game.history.fold import Fold
from game.locale import tr
from game.saves import RecordStore, SaveError, SaveStore
from game.terminal.desk import Desk
from game.terminal.doors import Leave, Moved, TakenBack
from game.terminal.menus import opening_menu
from game.terminal.pages import show_assessment, show_brief, show_ending, show_tips
from game.terminal.paper import EndOfInput, Paper, match
from game.terminal.reading_room import ReadingRoom

LOOKS: Final = ("inbox", "read", "letters", "status", "map", "council", "glossary")
"""What can be read before an incident is answered."""
_PLAIN: Final = 3
"""Letters that a choice in an incident has to be named with at least."""
OK: Final = 0
INTERRUPTED: Final = 130


def play(
    session: Session | None,
    choices: NewGame,
    stdin: TextIO,
    stdout: TextIO,
    store: SaveStore | None = None,
) -> int:
    """Play in plain text and return the exit code: 0, or 130 after an interruption.

    Args:
        session: a match to go on with; None opens the menus.
        choices: what is usual in the menu of a new match.
        store: where matches are kept; None keeps nothing.
    """
    paper = Paper(stdin, stdout)
    table = Table(paper, store)
    try:
        table.session = session if session is not None else opening_menu(paper, store, choices)
        if table.session is not None:
            table.play()
    except Leave:
        table.farewell("")
    except EndOfInput:
        table.farewell(tr("The input has ended."))
    except KeyboardInterrupt:
        paper.line()
        table.farewell(tr("Interrupted."))
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read along has gone; nothing is lost, and nothing more can be said.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return OK


class Table:
    """The table at which one or two persons play a match."""

    def __init__(self, paper: Paper, store: SaveStore | None) -> None:
        """Set the table."""
        self.paper = paper
        self.store = store
        self.session: Session | None = None
        self._told = ""
        self._seen: frozenset[str] = frozenset()
        self._reader: Side | None = None
        self._room: ReadingRoom | None = None
        self.records = RecordStore(store.folder) if store is not None else None

    def play(self) -> None:
        """Play the match to its end."""
        session = self.session
        assert session is not None
        self._greet(session)
        while True:
            if session.phase in (Phase.DELIBERATE, Phase.SEAL) and len(session.people) == 1:
                show_brief(self.paper, session, session.people[0])
            session = self._to_the_end(session)
            again = self._again(session)
            if again is None:
                return
            session = self.session = again

    def _greet(self, session: Session) -> None:
        self.paper.line()
        self.paper.say(tr("Seed {seed}. Type help at the desk for the commands.", seed=session.match.crisis.setup.seed))

    def _to_the_end(self, session: Session) -> Session:
        """Play until the match is over and tell how; return it, which may be another if a watch was taken back."""
        while session.phase is not Phase.ENDED:
            try:
                self._one_step(session)
            except TakenBack:
                self._say_moved()
            except Moved as moved:
                self._move(moved.session)
            session = self.session or session
        self.paper.line()
        show_ending(self.paper, session, session.people)
        self.paper.line()
        if self.records is not None and note_end(self.records, session):
            self.paper.say(tr("This end is noted with the games played."))
        self.paper.say(
            tr(
                "The match is over. Its luck had the seed {seed}; its code brings anybody to this very end.",
                seed=session.match.crisis.setup.seed,
            )
        )
        return session

    def _one_step(self, session: Session) -> None:
        """Play one phase of a watch.

        Raises:
            TakenBack: the match stands at another place of its tree.
            Moved: another match is to be played.
        """
        self._disk()
        if session.phase is Phase.BRIEF:
            if len(session.people) > 1:
                self._together(session)
            else:
                for side in session.people:
                    show_brief(self.paper, session, side, self._seen)
            if session.slow:
                self.paper.say(tr("The other side deliberates."))
            session.open_watch()
        elif session.phase in (Phase.DELIBERATE, Phase.SEAL):
            self._deliberate(session)
        elif session.phase is Phase.INCIDENT:
            self._incident(session)
        elif session.phase is Phase.ASSESS:
            for side in session.people:
                self._hand_over(session, side)
                self._seen = show_assessment(self.paper, session, side)
            session.close_watch()

    def _again(self, session: Session) -> Session | None:
        """Ask what is to be looked at, or played once more; return the match to be played, or None to leave."""
        tree = session.tree
        if tree is None:
            return None
        ways = [
            ("debrief", tr("everything that was hidden, part by part, to read or to write to a file")),
            ("branches", tr("the tree of this match, with 1962 beside it: go back, compare, share by a code")),
        ]
        if self.records is not None:
            ways.append(("played", tr("games played on this machine: endings seen, and what is worth doing")))
        if can_take_back(session):
            ways.append(("takeback", tr("play the last watch once more")))
        for name, about in ways:
            self.paper.say(f"{name}: {about}.", hang=4)
        while True:
            typed = self.paper.ask(tr("\nType {names}, or Enter to leave", names=", ".join(name for name, _ in ways)))
            if typed.lower() in ("", "quit", "q", "exit", "leave"):
                return None
            found = [name for name, _ in ways if name.startswith(typed.lower())]
            try:
                if found == ["takeback"]:
                    if take_back(session) is None:
                        return session
                elif found == ["debrief"]:
                    if self.records is not None:
                        note_habits(self.records, ["debrief-read"])
                    self._debrief(session)
                elif found == ["played"] and self.records is not None:
                    from game.terminal.record import show_record

                    show_record(self.paper, self.records)
                elif found == ["branches"]:
                    self._tree(session, None)
                else:
                    self.paper.say(tr("There is no command “{typed}” here.", typed=typed[:60]))
            except TakenBack:
                self._say_moved()
                return session
            except Moved as moved:
                return self._move(moved.session)
            except SaveError as error:
                self.paper.say(str(error.problem))

    def _tree(self, session: Session, reader: Side | None) -> None:
        from game.terminal.tree_room import TreeRoom  # brings what odds need, which a first page must not wait for

        TreeRoom(self.paper, session, reader=reader, store=self.store).open()

    def _debrief(self, session: Session) -> None:
        from game.terminal.archive_road import open_debrief
        from game.terminal.odds_desk import OddsDesk

        assert session.tree is not None
        fold = session.fold or Fold(session.match.model)
        branch = fold.branch(session.tree, session.tree.cursor)
        history = historical_branch(branch.model) if has_history(branch.model) else None
        open_debrief(self.paper, session, branch, history, OddsDesk(self.paper), tr("your match"))

    def _say_moved(self) -> None:
        self.paper.say(
            tr("You stand at the opening of another watch. What was played stays in the tree of this match.")
        )
        self._seen = frozenset()

    def _move(self, session: Session) -> Session:
        """Play another match from now on."""
        self.session, self._told, self._seen, self._reader = session, "", frozenset(), None
        self.paper.say(tr("The match you were playing stays as it is. Here begins another."))
        self._greet(session)
        return session

    def _together(self, session: Session) -> None:
        """Let two who share a screen look at the tree together before a watch."""
        if session.tree is None or session.tree.cursor == session.tree.root.id:
            return
        self.paper.clear()
        self._reader = None
        while True:
            typed = self.paper.ask(tr("Both of you: type branches for the tree of this match, or press Enter")).lower()
            if not typed:
                return
            if typed in ("quit", "q", "exit"):
                raise Leave
            if "branches".startswith(typed):
                self._tree(session, None)

    def _deliberate(self, session: Session) -> None:
        side = session.waiting_for
        if side is None:
            return
        if len(session.people) > 1:
            self._hand_over(session, side)
            show_brief(self.paper, session, side)
        Desk(self.paper, session, side, self.store).sit()

    def _incident(self, session: Session) -> None:
        found = incident(session)
        assert found is not None
        self._hand_over(session, found.side)
        self.paper.head(found.title)
        self.paper.say(f"{found.when}.")
        self.paper.say(found.text)
        for name, line in found.voices:
            self.paper.say(f"{name}: “{line}”", indent=2, hang=4)
        show_tips(self.paper, incident_lesson(session, found.side))
        self.paper.line()
        for number, option in enumerate(found.options, start=1):
            warning = f" {option.warning}" if option.warning else ""
            self.paper.item(number, " ".join((f"{option.label}. {option.about}{warning}", *option.told())))
        for closed in found.closed:
            self.paper.say(
                tr("Not open: {label}. {reason}", label=closed.label, reason=closed.reason), indent=5, hang=7
            )
        choices = [(o.id, o.label) for o in found.options]
        while True:
            typed = self.paper.ask(tr("\nDecide now"))
            if typed.lower() in ("quit", "q", "exit"):
                raise Leave
            if typed.lower() in ("b", "branches", "tree"):
                reader = found.side if len(session.people) == 1 else None
                self._tree(session, reader)
                continue
            # What cannot be taken back is not to be begun by a slip of one letter.
            picked = match(typed, choices) if typed.isdecimal() or len(typed) >= _PLAIN else []
            if len(picked) == 1:
                break
            if not self._look(session, found.side, typed):
                self.paper.say(
                    tr(
                        "You must decide before anything else. Type a number from 1 to {choices}. To look first: "
                        "{looks}, branches.",
                        choices=len(choices),
                        looks=", ".join(LOOKS),
                    )
                )
        session.answer(picked[0])
        self.paper.say(tr("You decided: {names}.", names=next(label for key, label in choices if key == picked[0])))

    def _look(self, session: Session, side: Side, typed: str) -> bool:
        """Let somebody who has to decide read first; False if that is not what was typed."""
        word, _, rest = typed.partition(" ")
        found = [name for name in LOOKS if word and name.startswith(word.lower())]
        if len(found) != 1:
            return False
        if self._room is None or self._room.session is not session or self._room.side != side:
            self._room = ReadingRoom(self.paper, session, side)
        getattr(self._room, found[0])(rest.strip())
        return True

    def _hand_over(self, session: Session, side: Side) -> None:
        """Let the other person sit down before anything of his desk is shown."""
        if len(session.people) < 2 or self._reader == side:
            return
        first = self._reader is None
        self._reader = side
        if not first:
            self.paper.clear()
        name = status(session, side).leader
        if self.paper.ask(tr("{name} sits down alone; press Enter", name=name)).lower() in ("quit", "q", "exit"):
            raise Leave

    def _disk(self) -> None:
        problem = self.session.save_problem if self.session is not None else None
        if problem and problem != self._told:
            self.paper.say(tr("A word on saving: {problem}", problem=problem))
        self._told = problem or ""

    def farewell(self, why: str) -> None:
        """Say what becomes of the match."""
        session = self.session
        if session is None:
            kept = tr("Nothing was begun.")
        elif session.phase is Phase.ENDED:
            kept = tr("The match is over.")
        elif session.journal is None:
            kept = tr("The match was played without saves and is not kept.")
        elif session.save_problem:
            problem = session.save_problem.partition(". ")[0]
            kept = tr("What could not be saved of this match is lost. {problem}.", problem=problem)
        else:
            kept = tr("The match is kept as it stands; go on with it from the menu, or with play --resume.")
        self.paper.say(f"{why} {kept}".strip())
