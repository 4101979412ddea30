"""The house around a match: menu, settings, pages to read, and the way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.core.phases import Phase
from game.locale import marked, tr
from game.ui.flow.director import Answers, Director
from game.ui.intents import CloseAsked, Intent, Leave, LeaveMishap, Menu
from game.ui.scene import TreeScene
from game.ui.scenes import intents as ask

if TYPE_CHECKING:
    from game.ui.scenes.ask import AskScene

_UNSEALED = marked("The match is on disk up to its last step. The plan on your desk is not sealed and would be lost.")


def _menu(director: Director, _intent: Intent) -> TreeScene | None:
    from game.ui.scenes.ask import AskScene
    from game.ui.scenes.desk.desk import DeskScene
    from game.ui.scenes.front.menu import MenuScene
    from game.ui.scenes.wait import WaitScene

    top = director.stack[-1]
    if isinstance(top, MenuScene):
        return director.back()
    if isinstance(top, WaitScene | AskScene):
        return None
    at_desk = isinstance(director.stack[0], DeskScene)
    in_match = director.table is not None
    # While the screen is covered between two players, nobody knows who looks at it.
    tree = in_match and not director.covered
    return director.over(MenuScene(top.palette, at_desk=at_desk, in_match=in_match, tree=tree))


def _settings(director: Director, _intent: Intent) -> TreeScene:
    from game.ui.scenes.front.settings import SettingsScene

    return director.over(SettingsScene(lambda: director.window.wishes))


def _key_map(director: Director, _intent: Intent) -> TreeScene:
    from game.ui.scenes.front.key_map import KeyMapScene

    return director.over(KeyMapScene(lambda: director.window.wishes))


def _wish(director: Director, intent: ask.SetWishes) -> None:
    louder = intent.wishes.loudness("volume_desk") != director.window.wishes.loudness("volume_desk")
    director.window.wish(intent.wishes, director.stack[-1])
    if louder:
        from game.ui.sound import sound

        sound("stamp")


def _close_asked(director: Director, _intent: Intent) -> TreeScene | None:
    from game.ui.scenes.ask import AskScene

    if isinstance(director.stack[-1], AskScene) or not _unsealed(director):
        return None
    return director.over(_ask_to_leave(director, tr("Close the game?"), tr("Close it"), Leave()))


def _to_title(director: Director, _intent: Intent) -> TreeScene:
    from game.ui.scenes.ask import AskScene

    if _unsealed(director) and not isinstance(director.stack[-1], AskScene):
        return director.over(_ask_to_leave(director, tr("Leave for the title?"), tr("Leave"), ask.OpenTitle()))
    return director.title()


def _leave_mishap(director: Director, _intent: Intent) -> TreeScene:
    return director.title(tr("The match is on disk up to its last step."))


def _unsealed(director: Director) -> bool:
    """Whether something lies on the desk that would be lost: two share the screen, or the disk refuses."""
    table = director.table
    if table is None or table.session.phase not in (Phase.DELIBERATE, Phase.SEAL) or table.draft.empty:
        return False
    return not director.keeping.keep_desk()


def _ask_to_leave(director: Director, title: str, yes: str, act: Intent) -> AskScene:
    from game.ui.scenes.ask import AskScene

    return AskScene(title, tr(_UNSEALED), yes, act, director.stack[-1])


ANSWERS: Answers = {
    CloseAsked: _close_asked,
    LeaveMishap: _leave_mishap,
    Menu: _menu,
    ask.OpenKeyMap: _key_map,
    ask.OpenSettings: _settings,
    ask.OpenTitle: _to_title,
    ask.SetWishes: _wish,
}
