"""What a front end is to the command line: something that plays, in a window or in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from game.app.choices import NewGame
    from game.app.session import Session
    from game.saves import SaveStore


class NoWindowError(Exception):
    """A window cannot be opened here; the text says why. The command line then plays in the terminal."""


class Front(Protocol):
    """`game.ui.run.run` and `game.terminal.run.run`."""

    def __call__(self, session: Session | None, choices: NewGame, store: SaveStore) -> int:
        """Play until the player leaves, and return the exit code.

        Args:
            session: a match to go to at once; None opens the first page, with `choices` as what is chosen there.
            store: where saves are kept.

        Raises:
            NoWindowError: no window can be opened (the window only).
        """
        ...
