"""What is kept: saves with their pictures, names for them, games played; with moments of real time that stand still."""

from __future__ import annotations

from pathlib import Path

from game.app.newgame import model_of, scenarios
from game.app.record_book import record_book
from game.app.save_list import SaveLine
from game.app.save_words import SaveWords
from game.saves import Finished, Record, SaveEntry
from game.saves.store import Kind
from game.ui.intents import Back
from game.ui.scenes.front.games_played import GamesPlayedScene
from game.ui.scenes.front.load import LoadScene
from game.ui.scenes.front.save_care import NamingScene, TakeInScene
from game.ui.showroom.matches import reached
from game.ui.showroom.points import at_a_desk
from game.ui.showroom.stage import Stage

_FOLDER = Path("/home/reader/.local/share/knot-of-war/saves")
_SAVED = 1_792_000_000.0
_HOUR = 3600.0
_TROUBLE = (
    "'Half a save' is not a saved match of this game: it is empty. The file was not touched. "
    "Choose another save, or an autosave of the same match."
)


def _entry(name: str, kind: Kind, hours: float) -> SaveEntry:
    return SaveEntry(name=name, kind=kind, path=_FOLDER / f"{name}.kow", saved=_SAVED - hours * _HOUR)


def _words(title: str, side: str, desk: str, watch: str, *, over: bool = False) -> SaveWords:
    return SaveWords(title=title, side=side, desk=desk, watch=watch, over=over, binding=False)


def _saves(stage: Stage) -> None:
    stage.enter(reached(at_a_desk, start="oct27", side="us"))
    stage.look()
    stage.director.keeping.before(Back(), stage.scene)
    cover = stage.director.keeping.cover()
    stage.title()
    rows = (
        (
            _entry("Before the answer", "slot", 0),
            _words("October 1962", "us", "Washington's desk", "watch 24, 27 Oct 12:00"),
            "",
        ),
        (_entry("Half a save", "slot", 30), None, _TROUBLE),
        (_entry("a", "match", 2), _words("Black Saturday", "ussr", "Moscow's desk", "watch 4, 27 Oct 18:00"), ""),
        (_entry("b", "autosave", 3), _words("October 1962", "us", "Washington's desk", "watch 23, 27 Oct 06:00"), ""),
        (
            _entry("c", "autosave", 50),
            _words("First watch", "both", "both desks", "watch 4, 26 Oct 06:00", over=True),
            "",
        ),
    )
    lines = [
        SaveLine(
            entry=entry,
            kind=entry.kind,
            words=about.line if about else entry.name,
            over=bool(about and about.over),
            problem=problem or None,
            about=about,
            cover=cover if about and about.side == "us" else None,
        )
        for entry, about, problem in rows
    ]
    stage.show(LoadScene(lines, str(_FOLDER)))


def _naming(stage: Stage) -> None:
    stage.show(NamingScene(_entry("Before the answer", "slot", 0), copy=False))


def _taking_in(stage: Stage) -> None:
    stage.show(TakeInScene(_FOLDER / "exchange", [_FOLDER / "exchange" / "From the other classroom.kow"]))


def _games_played(stage: Stage) -> None:
    models = [(item.label, model_of(item.id)) for item in scenarios()]
    ends = [
        ("october-1962", "us", "quiet-trade", "settlement", 34, 82.0),
        ("october-1962", "us", "pledge-only", "settlement", 29, 77.0),
        ("october-1962", "ussr", "quiet-trade", "settlement", 31, 68.5),
        ("black-saturday", "us", "general-war", "war", 6, 100.0),
        ("first-watch", "us", "line-held", "stalemate", 4, 62.0),
    ]
    finished = tuple(
        Finished(
            match=str(number),
            scenario=scenario,
            desks=(side,),
            ending=ending,
            kind=kind,
            watches=watches,
            letters=watches // 4,
            questions=watches // 6,
            highest=highest,
            ended="2026-10-27T12:00:00+00:00",
        )
        for number, (scenario, side, ending, kind, watches, highest) in enumerate(ends)
    )
    earned = dict.fromkeys(("desk-learned", "source-read", "other-desk", "table-heard"), "2026-10-27T12:00:00+00:00")
    stage.show(GamesPlayedScene(record_book(Record(finished, earned), models)))


def _nothing_played(stage: Stage) -> None:
    models = [(item.label, model_of(item.id)) for item in scenarios()]
    stage.show(GamesPlayedScene(record_book(Record(), models)))


EXHIBITS = {
    "saves": _saves,
    "save-name": _naming,
    "save-take-in": _taking_in,
    "games-played": _games_played,
    "games-played-none": _nothing_played,
}
