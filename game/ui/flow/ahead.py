"""What is made ready beside the window: a screen that is opened for the first time waits for neither code nor words."""

from __future__ import annotations

import threading
import time
from importlib import import_module
from typing import TYPE_CHECKING, Final

from game.ui.frame.memory import stays
from game.ui.frame.pace import pace
from game.ui.paint.workshop import workshop

if TYPE_CHECKING:
    from game.app.session import Session

_SCREENS: Final = (
    *("wait", "front.new_game", "watch.briefing", "watch.blows", "desk.first_tips", "desk.desk"),
    *("front.menu", "letters.letters", "letters.letter_desk", "desk.council", "desk.orders"),
    *("desk.map_large", "desk.standing", "desk.record", "desk.seal", "desk.sealed", "ask"),
    *("watch.incident", "watch.assessment", "ends.ending", "archive.tree", "archive.watching"),
    *("archive.compare", "archive.odds", "ends.debrief", "codex.codex", "front.settings", "front.load"),
    *("archive.take_over", "archive.share", "letters.accept"),
)
"""Modules of `game.ui.scenes`, those that are wanted soonest first."""
_ANSWERS: Final = "game.ui.flow.answers"
"""What keys lead to: loaded before all screens."""
_BESIDES: Final = ("game.ui.flow.records", "game.ui.flow.odds_desk", "game.app.record_book", "multiprocessing.spawn")
"""What else is asked for only when a screen needs it."""
_PAUSE: Final = 0.02
"""Seconds between two of them, so that the window goes on beside it."""


_begun = threading.Event()


def read_ahead() -> None:
    """Begin to load the screens beside the window, once; where no window runs they are loaded as they are opened."""
    if workshop.is_open and not _begun.is_set():
        _begun.set()
        threading.Thread(target=_read, name="reading ahead", daemon=True).start()


def _read() -> None:
    for name in (_ANSWERS, *(f"game.ui.scenes.{screen}" for screen in _SCREENS), *_BESIDES):
        if not workshop.is_open:
            return
        while pace.hurried:
            time.sleep(_PAUSE)
        import_module(name)
        time.sleep(_PAUSE)
    stays()


def made_ready(session: Session) -> Session:
    """Read and write beside the window what the first screens of a match ask for, and return the match."""
    from game.app.codex import articles, knowledge
    from game.app.codex_search import Links
    from game.app.correspondence import inbox_letters, sent_letters
    from game.app.letter_book import grammar_of
    from game.app.lexicon import lexicon_of
    from game.app.status import status

    model = session.match.model
    lexicon_of(model).initial("")
    grammar_of(model)
    for side in session.people:
        pace.give_way()
        status(session, side)
        inbox_letters(session, side)
        sent_letters(session, side)
        Links(articles(model), knowledge(session, side))
        pace.give_way()
    _think_ahead(session)
    return session


def _think_ahead(session: Session) -> None:
    """Play the coming watch once in thought, as the council does: it compiles what orders and answers ask."""
    from game.app.forecast import worlds
    from game.core.phases import Phase
    from game.core.plans import Plan

    if session.phase in (Phase.ENDED, Phase.ASSESS):
        return
    for side in session.people:
        worlds(session, side, Plan(), 1)
