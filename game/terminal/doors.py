"""Ways out of a room of the terminal, as exceptions: a room is left at once, whatever was asked in it."""

from __future__ import annotations

from game.app.session import Session


class Sealed(Exception):
    """The plan is sealed; the desk is done with this watch."""


class Leave(Exception):
    """The person wants to leave the game."""


class TakenBack(Exception):
    """The match stands at another place of its tree; play goes on there."""


class Moved(Exception):
    """Another match is to be played; the one that was in play stays as it is."""

    def __init__(self, session: Session) -> None:
        """Carry the match to be played."""
        super().__init__()
        self.session = session


class GoBack(Exception):
    """This room is done with; what was before it goes on."""
