"""Going back to the opening of the watch just played; the match as it was stays among the saves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from game.app.newgame import PERSON, resume
from game.app.session import Session
from game.core.plans import CloseWatch, Command, Seal
from game.core.sides import US, USSR, Side
from game.saves import SavedMatch, SaveStore, new_match_id
from game.saves.journal import Journal
from game.saves.lines import read_lines


def can_take_back(session: Session) -> bool:
    """Tell whether the last watch may be taken back: with the preset that allows it, and once a match is over."""
    return isinstance(session.journal, Journal) and (
        session.information.takebacks or session.match.now.ending is not None
    )


def take_back(session: Session, store: SaveStore) -> Session:
    """Return a match of its own that stands at the opening of the watch just played.

    Raises:
        ValueError: the match has no journal to go back by.
        SaveError: the journal cannot be played again.
    """
    if not isinstance(session.journal, Journal):
        msg = "a match without a journal cannot be taken back"
        raise ValueError(msg)  # noqa: TRY004 - it is the match that is wrong, not its type
    saved = read_lines(session.journal.text, session.journal.path.name)
    return resume(_cut(saved), store)


def _cut(saved: SavedMatch) -> SavedMatch:
    """Return a save up to the opening of the last watch in which a person sealed, as a match of its own."""
    seats = saved.header.seats
    people = [side for side, seat in ((US, seats.us), (USSR, seats.ussr)) if seat == PERSON]
    end = len(saved.commands)
    while end and not _seals(saved.commands[end - 1], people):
        end -= 1
    while end and not isinstance(saved.commands[end - 1], CloseWatch):
        end -= 1
    header = replace(saved.header, match=new_match_id())
    return replace(saved, header=header, commands=saved.commands[:end], fell=saved.fell[:end])


def _seals(command: Command, people: Sequence[Side]) -> bool:
    return isinstance(command, Seal) and command.by in people
