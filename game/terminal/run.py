"""The door of the terminal: the game on the standard streams."""

from __future__ import annotations

import io
import sys

from game.app.choices import NewGame
from game.app.session import Session
from game.saves import SaveStore
from game.terminal.shell import play


def run(session: Session | None, choices: NewGame, store: SaveStore) -> int:
    """Play until the player leaves, and return the exit code.

    Args:
        session: a match to go to at once; None opens the menus, with `choices` as what is usual there.
    """
    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, io.TextIOWrapper):
            # A byte that is no letter, or a letter that the terminal does not have, becomes a question mark.
            stream.reconfigure(errors="replace")
    return play(session, choices, sys.stdin, sys.stdout, store)
