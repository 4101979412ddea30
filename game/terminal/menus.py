"""The menus before a match: new game, and going on with a saved one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, cast

from game.app.choices import MOST_SEED, ChoiceError, Desk, NewGame
from game.app.help import short_note
from game.app.newgame import (
    Item,
    informations,
    lucks,
    model_of,
    opponents,
    resume,
    risks,
    scenarios,
    sides,
    start_session,
    starts,
    temperaments,
    ways_back,
)
from game.app.save_list import SaveLine, saves
from game.app.session import Session
from game.locale import marked, tr
from game.saves import RecordStore, SaveEntry, SaveError, SaveStore
from game.terminal.doors import GoBack, Moved
from game.terminal.paper import Paper, capital, leave_if_asked


def opening_menu(paper: Paper, store: SaveStore | None, usual: NewGame) -> Session | None:
    """Return the match that a person chooses, or None if he leaves."""
    paper.head(tr("Knot of War"))
    paper.say(tr("October 1962. Two leaders, one rope, and a knot of war tied in it."))
    paper.say(short_note(model_of(usual.scenario)))
    while True:
        newest = store.newest() if store is not None else None
        options = [("new", tr("A new match"))]
        if newest is not None:
            options.insert(0, ("go-on", tr("Go on with the last match: {store}", store=_described(store, newest[0]))))
        if store is not None:
            options.append(("load", tr("Open a saved match")))
        options.append(
            ("history", tr("History and its branches: watch 1962, take over, compare; codes and trees from others"))
        )
        if store is not None:
            options.append(("played", tr("Games played: endings seen, and what is worth doing")))
        options.append(("quit", tr("Leave")))
        paper.line()
        try:
            picked = paper.choose(tr("choose"), options, default=options[0][0])
        except GoBack:
            paper.say(tr("This is the first page. Type quit to leave."))
            continue
        if picked == "quit":
            return None
        try:
            session = _pick(paper, store, picked, usual)
        except GoBack:
            continue
        except (ChoiceError, SaveError) as error:
            paper.say(str(error.problem) if isinstance(error, SaveError) else f"{error.because}; {error.mend}.")
            continue
        if session is not None:
            return session


def _pick(paper: Paper, store: SaveStore | None, picked: str, usual: NewGame) -> Session | None:
    if picked == "new":
        return start_session(new_game(paper, usual), store)
    if picked == "history":
        from game.terminal.archive import (
            open_archive_room,
        )  # brings what odds need; the first page must not wait for it

        try:
            open_archive_room(paper, usual.scenario, store)
        except Moved as moved:
            return moved.session
        return None
    if store is None:
        return None
    if picked == "played":
        from game.terminal.record import show_record

        show_record(paper, RecordStore(store.folder))
        return None
    if picked == "go-on":
        found = store.newest()
        return None if found is None else resume(found[1], store, found[0])
    return load_menu(paper, store)


def new_game(paper: Paper, usual: NewGame) -> NewGame:
    """Return what a person chooses for a new match; Enter takes what is usual."""
    paper.head(tr("A new match"))
    scenario = _of(paper, tr("scenario"), scenarios(), usual.scenario)
    model = model_of(scenario)
    start = _of(paper, tr("start"), starts(model), usual.start or model.default_start)
    side = cast("Desk", _of(paper, tr("desk"), sides(model), usual.side))
    rivals = opponents(model, side)
    opponent = _of(paper, tr("opponent"), rivals, usual.opponent or rivals[0].id) if rivals else None
    temperament, information, risk = usual.temperament, usual.information, usual.risk
    luck: str = usual.luck
    back = "yes" if usual.rewind else "no"
    paper.line()
    if paper.yes(tr("Change how hard it is?")):
        temperament = _of(paper, tr("temperament"), temperaments(model), temperament)
        information = _of(paper, tr("information"), informations(model), information)
        risk = _of(paper, tr("risk"), risks(model), risk)
        luck = _of(paper, tr("luck"), lucks(model), luck)
        back = _of(paper, tr("way back"), ways_back(), back)
    return NewGame(
        scenario=scenario,
        start=start,
        side=side,
        opponent=opponent,
        seed=_seed(paper),
        temperament=temperament,
        information=information,
        risk=risk,
        luck=cast("Literal['free', 'historical']", luck),
        rewind=back == "yes",
    )


def load_menu(paper: Paper, store: SaveStore) -> Session | None:
    """Return the saved match a person chooses, or None if he goes back."""
    lines = saves(store)
    if not lines:
        paper.say(tr("There are no saved matches yet."))
        return None
    paper.head(tr("Saved matches"))
    options = [(str(n), f"{_name(x)}: {x.problem or x.words}") for n, x in enumerate(lines)]
    picked = paper.choose(tr("match"), [*options, ("back", "Back")], default="back")
    if picked == "back":
        return None
    line = lines[int(picked)]
    if line.problem is not None:
        paper.say(line.problem)
        return None
    return resume(store.load(line.entry), store, line.entry)


_LONG = 20
"""Digits of no seed."""


_KINDS = {"autosave": marked("autosave"), "match": marked("match"), "slot": marked("slot")}


def _name(line: SaveLine) -> str:
    return f"“{line.entry.name}”" if line.kind == "slot" else tr(_KINDS[line.kind])


def _described(store: SaveStore | None, entry: SaveEntry) -> str:
    lines = saves(store) if store is not None else ()
    return next((x.words for x in lines if x.entry == entry), entry.name)


def _of(paper: Paper, what: str, items: Sequence[Item], default: str) -> str:
    if len(items) == 1:
        return items[0].id
    paper.subhead(capital(what))
    known = [x.id for x in items]
    options = [(x.id, f"{x.label}. {x.about}" if x.about else x.label) for x in items]
    return paper.choose(what, options, default=default if default in known else known[0])


def _seed(paper: Paper) -> int | None:
    while True:
        typed = paper.ask(tr("seed (a whole number; Enter draws one)"))
        if not typed:
            return None
        if typed.isdecimal() and len(typed) < _LONG and int(typed) <= MOST_SEED:
            return int(typed)
        leave_if_asked(typed)
        paper.say(tr("Type a whole number from 0 to {most_seed}, Enter, back or quit.", most_seed=MOST_SEED))
