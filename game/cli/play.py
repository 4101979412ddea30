"""`knot-of-war play`: a match in the window, or in the terminal where there is no display."""

from __future__ import annotations

import sys
from argparse import Namespace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from game.app.choices import ChoiceError, NewGame
from game.app.front import Front, NoWindowError
from game.cli.display import why_no_display
from game.cli.exits import Complaint, Exit
from game.core.sides import other
from game.locale import tr

if TYPE_CHECKING:
    from game.app.session import Session
    from game.core.definitions import Model
    from game.saves import SaveStore

# Rules, scenarios and opponents are imported where they are first needed: the first page must not wait for them.

_CHOICES = ("scenario", "start", "side", "opponent", "seed", "risk", "information", "temperament", "luck", "rewind")


def play(given: Namespace) -> int:
    """Play what was asked for; without any choice the first page asks."""
    chosen = {name: value for name in _CHOICES if (value := getattr(given, name)) is not None}
    from game.saves import SaveStore, saves_folder

    store = SaveStore(saves_folder(given.saves))
    if given.resume:
        if chosen:
            flag = next(iter(chosen)).replace("rewind", "no-rewind")
            raise Complaint(f"--resume goes on with a match as it is; leave out --{flag}")
        return _show(given, _resumed(store), NewGame(), store)
    choices = NewGame(**chosen)
    return _show(given, _started(choices, store) if chosen else None, choices, store)


def _started(choices: NewGame, store: SaveStore) -> Session:
    from game.ai import LineError
    from game.app.newgame import start_session
    from game.cli.scenario import named, refused, scenario_of

    model = scenario_of(choices.scenario)
    named("start", choices.start, model.starts, model.default_start)
    for what, value, known in (
        ("risk preset", choices.risk, model.risk),
        ("information preset", choices.information, model.difficulty),
        ("temperament", choices.temperament, model.temperament),
    ):
        named(what, value, known, value)
    _check_opponent(model, choices)
    try:
        return start_session(choices, store)
    except ChoiceError as error:
        raise Complaint(str(error)) from None
    except LineError as error:
        raise refused(error) from None


def _check_opponent(model: Model, choices: NewGame) -> None:
    from game.cli.scenario import named
    from game.strategist import PLAIN, opponents

    if choices.opponent is None or choices.side == "both" or Path(choices.opponent).is_file():
        return
    across = other(choices.side)
    named(f"opponent at the desk `{across}`", choices.opponent, (*opponents(model, across), PLAIN), "")


def _resumed(store: SaveStore) -> Session:
    from game.app.newgame import resume
    from game.saves import SaveError

    found = store.newest()
    if found is None:
        raise Complaint(f"there is no match to go on with in {store.folder}", Exit.SAVE)
    entry, saved = found
    for newer in store.matches():
        if newer == entry:
            break
        try:
            store.load(newer)
        except SaveError as error:
            sys.stderr.write(f"knot-of-war: {error}\nknot-of-war: this goes on with an older match instead\n")
    for remark in saved.remarks:
        sys.stderr.write(f"knot-of-war: {remark}\n")
    try:
        return resume(saved, store, entry)
    except (SaveError, ChoiceError) as error:
        raise Complaint(str(error), Exit.SAVE) from None


def _show(given: Namespace, session: Session | None, choices: NewGame, store: SaveStore) -> int:
    if given.text:
        if given.speak:
            raise Complaint("--speak belongs to the window; --text is plain text already, so leave out one of them")
        return _terminal(given)(session, choices, store)
    if given.speak:
        from game.ui.voice.voices import trouble_with

        trouble = trouble_with(given.speak)
        if trouble:
            raise Complaint(trouble)
    why = why_no_display()
    if why is None:
        try:
            return _window(given)(session, choices, store)
        except NoWindowError as error:
            why = str(error)
    instead = tr("Playing in the terminal instead.")
    sys.stderr.write(f"knot-of-war: {why} {instead}\n")
    return _terminal(given)(session, choices, store)


def _window(given: Namespace) -> Front:
    from game.ui.run import run

    return partial(run, speak=given.speak, language=given.language or "", level=given.level or "")


def _terminal(given: Namespace) -> Front:
    from game.locale import Level, Reading, use
    from game.terminal.run import run

    use(Reading(given.language or "en", Level(given.level or Level.STANDARD)))
    return run
