"""What the command line calls: the whole game in a window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from game.app.front import NoWindowError
from game.locale import tr
from game.ui.frame.window import WrongPygameError
from game.ui.play import direct, open_window
from game.ui.wishes_file import never_started

if TYPE_CHECKING:
    from game.app.choices import NewGame
    from game.app.session import Session
    from game.saves import SaveStore


def run(
    session: Session | None, choices: NewGame, store: SaveStore, *, speak: str = "", language: str = "", level: str = ""
) -> int:
    """Play in a window until it is closed; see `game.app.front.Front`.

    speak: who says what has the focus this time: `terminal`, `system`, a file to append to; empty for the wish.
    language, level: how it is told from now on, as if chosen in the settings; empty for the wish.

    Raises:
        NoWindowError: there is no display, or the wrong pygame is installed.
    """
    try:
        window = open_window(language=language, level=level)
    except WrongPygameError as error:
        raise NoWindowError(str(error)) from None
    except pygame.error as error:
        raise NoWindowError(tr("No window can be opened here ({reason}).", reason=error)) from None
    window.speak = speak
    director = direct(window, store, choices)
    first = director.title() if session is None else director.enter(session)
    if never_started():
        from game.ui.flow.front import first_page

        first = first_page(director)
    try:
        window.run(first, director.route)
    finally:
        director.close()
    if window.failed:
        from game.ui.frame.mishap import EXIT_CODE

        return EXIT_CODE
    return 0
