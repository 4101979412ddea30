"""The front of the house: the first page, the notice, the record of games, credits, and the care of saves."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from game.locale import tr
from game.ui.flow.director import Answers, Director
from game.ui.intents import Intent
from game.ui.scene import TreeScene
from game.ui.scenes import intents as ask
from game.ui.scenes.front import front_intents as want
from game.ui.wishes_file import keep_wishes

if TYPE_CHECKING:
    from game.app.record_book import RecordBook
    from game.ui.scenes.chapters import Chapter, ChaptersScene
    from game.ui.scenes.front.load import LoadScene

EXCHANGE = "exchange"
"""Beside the saves: where saves for other machines are written, and looked for."""


# -- the first start and what is read there ----------------------------------------------------------------------------


def first_page(director: Director) -> TreeScene:
    """The first page of all, over whatever the game would begin with."""
    from game.ui.scenes.front.first_start import FirstStartScene

    return director.over(FirstStartScene(lambda: director.window.wishes))


def _first_page_read(director: Director, _intent: Intent) -> TreeScene:
    keep_wishes(director.window.wishes)
    director.stack.pop()
    return director.waiting(tr("Opening the file."), _notice, lambda notes: _show_notice(director, notes, first=True))


def _content_note(director: Director, _intent: Intent) -> TreeScene:
    return director.waiting(tr("Opening the file."), _notice, lambda notes: _show_notice(director, notes, first=False))


def _show_notice(director: Director, notes: tuple[Chapter, ...], *, first: bool) -> TreeScene:
    from game.ui.scenes.chapters import ChaptersScene

    more = (tr("Credits and licences"), ask.OpenCredits())
    return director.over(ChaptersScene(tr("What this game deals with"), notes, more=more, first=first))


def _notice() -> tuple[Chapter, ...]:
    from game.app.choices import NewGame
    from game.app.help import content_note
    from game.app.newgame import model_of
    from game.ui.scenes.chapters import Chapter

    return tuple(Chapter(note.term, note.text, note.source) for note in content_note(model_of(NewGame().scenario)))


def _credits(director: Director, _intent: Intent) -> TreeScene:
    def work() -> tuple[Chapter, ...]:
        from game.app.credits import credit_pages
        from game.ui.scenes.chapters import Chapter

        return tuple(Chapter(page.term, page.text, typed=page.source == "licence") for page in credit_pages())

    def show(chapters: tuple[Chapter, ...]) -> ChaptersScene:
        from game.ui.scenes.chapters import ChaptersScene

        scene = ChaptersScene(tr("Credits and licences"), chapters)
        director.over(scene)
        return scene

    return director.waiting(tr("Gathering the licences."), work, show)


# -- the record --------------------------------------------------------------------------------------------------------


def _record_book(director: Director, _intent: Intent) -> TreeScene:
    def show(book: RecordBook) -> TreeScene:
        from game.ui.scenes.front.games_played import GamesPlayedScene

        trouble = director.records.trouble
        return director.over(GamesPlayedScene(book, str(trouble) if trouble else ""))

    return director.waiting(tr("Opening the record."), lambda: _read_record(director), show)


def _read_record(director: Director) -> RecordBook:
    from game.app.record_book import book_of

    return book_of(director.records.record)


def _ask_forget(director: Director, _intent: Intent) -> TreeScene:
    from game.ui.scenes.ask import AskScene

    words = tr("Figures, endings seen and habits are emptied. Saves and settings stay. This cannot be taken back.")
    return director.over(
        AskScene(tr("Empty the record?"), words, tr("Empty it"), want.ForgetRecord(), director.stack[-1])
    )


def _forget(director: Director, _intent: Intent) -> TreeScene:
    from game.saves import Record

    del director.stack[-2:]
    director.records.keep(Record(tips=director.records.record.tips))
    return _record_book(director, _intent)


# -- the care of saves -------------------------------------------------------------------------------------------------


def show_saves(director: Director, notice: str = "", chosen: str = "") -> TreeScene:
    """The list of saves as it is now, in the place of the one that is open, if one is."""
    from game.ui.scenes.front.load import LoadScene

    def work() -> Any:
        from game.app.save_list import saves

        return saves(director.store)

    def then(lines: Any) -> LoadScene:
        scene = LoadScene(lines, str(director.store.folder), notice, chosen)
        director.over(scene)
        return scene

    while any(isinstance(scene, LoadScene) for scene in director.stack):
        director.stack.pop()
    return director.waiting(tr("Looking through the saves."), work, then)


def _list_saves(director: Director, _intent: Intent) -> TreeScene:
    return show_saves(director)


def _ask_delete(director: Director, intent: want.AskDelete) -> TreeScene:
    from game.ui.scenes.ask import AskScene

    question = tr("Delete '{name}'?", name=intent.entry.name)
    words = tr("The file is removed from this machine. This cannot be taken back.")
    yes = want.DeleteSave(intent.entry)
    return director.over(AskScene(question, words, tr("Delete it"), yes, director.stack[-1], tr("Keep it")))


def _delete(director: Director, intent: want.DeleteSave) -> TreeScene:
    from game.saves import SaveError

    try:
        director.store.delete(intent.entry)
    except SaveError as error:
        return show_saves(director, str(error))
    return show_saves(director, tr("'{name}' was deleted.", name=intent.entry.name))


def _ask_name(director: Director, intent: want.OpenNaming) -> TreeScene:
    from game.ui.scenes.front.save_care import NamingScene

    return director.over(NamingScene(intent.entry, copy=intent.copy))


def _name(director: Director, intent: want.NameSave) -> TreeScene:
    from game.saves import SaveError
    from game.ui.scenes.front.save_care import NamingScene

    try:
        act = director.store.copy if intent.copy else director.store.rename
        found = act(intent.entry, intent.name)
    except SaveError as error:
        asked = director.stack[-1]
        assert isinstance(asked, NamingScene)
        asked.problem = str(error)
        return asked
    words = (
        tr("A copy was made: '{name}'.", name=found.name)
        if intent.copy
        else tr("It is called '{name}' now.", name=found.name)
    )
    return show_saves(director, words, f"save-{found.kind}-{found.name}")


def _export(director: Director, intent: want.ExportSave) -> TreeScene:
    from game.saves import SaveError

    chosen = f"save-{intent.entry.kind}-{intent.entry.name}"
    try:
        path = director.store.export(intent.entry, director.store.folder / EXCHANGE)
    except SaveError as error:
        return show_saves(director, str(error), chosen)
    return show_saves(director, tr("Written to {file}", file=path), chosen)


def _ask_take_in(director: Director, _intent: Intent) -> TreeScene:
    from game.saves.names import ENDING
    from game.ui.scenes.front.save_care import TakeInScene

    folder = director.store.folder / EXCHANGE
    return director.over(TakeInScene(folder, sorted(folder.glob(f"*{ENDING}"))))


def _take_in(director: Director, intent: want.TakeIn) -> TreeScene:
    from game.saves import SaveError
    from game.ui.scenes.front.save_care import TakeInScene

    try:
        found = director.store.take_in(Path(intent.path).expanduser())
    except SaveError as error:
        asked = director.stack[-1]
        assert isinstance(asked, TakeInScene)
        asked.problem = str(error)
        return asked
    return show_saves(director, tr("'{name}' was brought in.", name=found.name), f"save-{found.kind}-{found.name}")


ANSWERS: Answers = {
    ask.OpenContentNote: _content_note,
    ask.OpenCredits: _credits,
    ask.OpenLoad: _list_saves,
    want.AskDelete: _ask_delete,
    want.AskForgetRecord: _ask_forget,
    want.DeleteSave: _delete,
    want.ExportSave: _export,
    want.ForgetRecord: _forget,
    want.LeaveFirstStart: _first_page_read,
    want.NameSave: _name,
    want.OpenNaming: _ask_name,
    want.OpenRecordBook: _record_book,
    want.OpenTakeIn: _ask_take_in,
    want.TakeIn: _take_in,
}
