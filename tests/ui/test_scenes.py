"""Every screen fits: no word is cut at any size the design names, focus reaches everything, voice says it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from game.app.choices import NewGame
from game.app.credits import credit_pages
from game.app.draft_plan import blows
from game.app.ending import ending
from game.app.newgame import model_of, scenarios, start_session
from game.app.record_book import record_book
from game.app.save_list import saves
from game.app.session import Session
from game.core.phases import Phase
from game.core.plans import Plan
from game.saves import SaveStore
from game.saves.record import Finished, Record
from game.ui.focus import focusables, panel_of, panels, top_of
from game.ui.frame.window import Wishes
from game.ui.intents import Leave
from game.ui.paint.kit import Kit
from game.ui.paint.theme import Theme
from game.ui.scene import TreeScene
from game.ui.scenes.ask import AskScene
from game.ui.scenes.chapters import Chapter, ChaptersScene
from game.ui.scenes.desk.desk import DeskScene
from game.ui.scenes.desk.map_large import MapScene
from game.ui.scenes.desk.orders import OrdersScene
from game.ui.scenes.desk.record import RecordScene
from game.ui.scenes.desk.seal import SealScene
from game.ui.scenes.desk.standing import StandingScene
from game.ui.scenes.ends.debrief import SHEETS, DebriefScene
from game.ui.scenes.ends.debrief_papers import papers_of
from game.ui.scenes.ends.ending import EndingScene
from game.ui.scenes.front.first_start import FirstStartScene
from game.ui.scenes.front.games_played import GamesPlayedScene
from game.ui.scenes.front.load import LoadScene
from game.ui.scenes.front.menu import MenuScene
from game.ui.scenes.front.new_game import NewGameScene
from game.ui.scenes.front.notes import NotesScene
from game.ui.scenes.front.save_as import SaveAsScene
from game.ui.scenes.front.save_care import NamingScene, TakeInScene
from game.ui.scenes.front.settings import SettingsScene
from game.ui.scenes.front.title import TitleScene
from game.ui.scenes.match_state import MatchState, at_desk
from game.ui.scenes.watch.assessment import AssessmentScene
from game.ui.scenes.watch.blows import BlowsScene
from game.ui.scenes.watch.briefing import BriefingScene
from game.ui.scenes.watch.hand_over import HandOverScene
from tests.ui.clipping import cut_words

THEMES = (
    ((1280, 720), 100),
    ((1920, 1080), 100),
    ((1024, 768), 100),
    ((1280, 720), 150),
    ((1280, 720), 200),
)


@cache
def kit_for(palette: str, size: tuple[int, int], text: int) -> Kit:
    """Kits are slow to make, so all tests share them."""
    return Kit(Theme(palette=palette, size=size, text=text))


def wait_out(session: Session, watches: int) -> Session:
    """Seal empty plans and give the first answer until so many watches are over, or the match is."""
    while session.phase is not Phase.ENDED:
        if session.phase is Phase.BRIEF:
            session.open_watch()
        elif session.phase is Phase.INCIDENT:
            assert session.match.question is not None
            session.answer(session.match.question.options[0])
        elif session.phase is Phase.ASSESS:
            session.close_watch()
        else:
            side = session.waiting_for
            assert side is not None
            if session.match.crisis.watch > watches:
                break
            moves = blows(session, side)
            session.seal(side, Plan(blow=moves[0].id) if moves else Plan())
    return session


@cache
def desk_of(side: str) -> MatchState:
    """A desk on the brink, with what can be ordered on it."""
    choices = NewGame(start="oct26", side=side, seed=4)  # type: ignore[arg-type]
    match = at_desk(wait_out(start_session(choices), 3), side)  # type: ignore[arg-type]
    for order in match.session.view(match.side).eligible:
        match.draft.toggle(order)
    return match


@cache
def ended(seed: int) -> Session:
    """A match that was waited out to its end."""
    return wait_out(start_session(NewGame(start="oct27", seed=seed)), 999)


def _assessed() -> MatchState:
    session = wait_out(start_session(NewGame(start="oct26", seed=4)), 2)
    session.seal("us", Plan())
    while session.phase is Phase.INCIDENT and session.match.question is not None:
        session.answer(session.match.question.options[0])
    return at_desk(session, "us")


def _debriefs(seed: int) -> Iterator[TreeScene]:
    session = ended(seed)
    pages = ending(session)
    assert pages is not None
    match = at_desk(session, "us")
    yield EndingScene(match, pages)
    papers = papers_of(session)
    for sheet, _ in SHEETS:
        scene = DebriefScene(match, pages, papers)
        scene.show(sheet)
        yield scene


def _fighting() -> MatchState:
    for seed in range(30):
        session = start_session(NewGame(start="oct27", seed=seed, risk="high"))
        for _ in range(60):
            if session.phase in (Phase.DELIBERATE, Phase.SEAL):
                if blows(session, "us"):
                    return at_desk(session, "us")
                strike = Plan(orders=("air-strike",))
                session.seal("us", Plan() if session.refuse("us", strike) else strike)
            elif session.phase is Phase.INCIDENT and session.match.question is not None:
                session.answer(session.match.question.options[-1])
            elif session.phase is Phase.ENDED:
                break
            else:
                session.open_watch() if session.phase is Phase.BRIEF else session.close_watch()
    raise AssertionError("no match came to blows")


def _saves(folder: Path) -> TreeScene:
    store = SaveStore(folder)
    start_session(NewGame(seed=1), store).open_watch()
    broken = store.folder / "slots"
    broken.mkdir()
    suffix = next(iter((store.folder / "matches").iterdir())).suffix
    (broken / f"torn{suffix}").write_bytes(b"\x00\x01")
    return LoadScene(saves(store), str(folder))


def _new_game(step: str, *, dials: bool = False) -> TreeScene:
    scene = NewGameScene(NewGame(), newcomer=True)
    scene.step = step
    scene.dials = dials
    return scene


def _chapters() -> list[TreeScene]:
    pages = [Chapter(page.term, page.text, typed=page.source == "licence") for page in credit_pages()]
    last = ChaptersScene("Credits and licences", pages)
    last.at = len(pages) - 1
    first = ChaptersScene("What this game deals with", pages, more=("Credits", Leave()), first=True)
    return [ChaptersScene("Credits and licences", pages, more=("Credits", Leave())), last, first]


def _records() -> list[TreeScene]:
    models = [(item.label, model_of(item.id)) for item in scenarios()]
    row: dict[str, Any] = {
        "scenario": "october-1962",
        "desks": ("us",),
        "watches": 30,
        "letters": 9,
        "questions": 4,
        "highest": 88.0,
    }
    ends = [
        Finished(match=str(n), ending=ending, kind=kind, ended="2026-01-01T00:00:00+00:00", **row)
        for n, (ending, kind) in enumerate([("quiet-trade", "settlement"), ("general-war", "war"), ("truce", "war")])
    ]
    full = Record(tuple(ends), {"source-read": "2026-01-01T00:00:00+00:00"})
    found: list[TreeScene] = []
    for record, trouble in ((Record(), ""), (full, "The record of games played was damaged. It was set aside.")):
        for part in ("sums", "endings", "habits"):
            scene = GamesPlayedScene(record_book(record, models), trouble)
            scene.part = part
            found.append(scene)
    return found


def _care(folder: Path) -> list[TreeScene]:
    store = SaveStore(folder)
    start_session(NewGame(seed=1), store).open_watch()
    entry = store.matches()[0]
    return [
        NamingScene(entry, copy=True),
        NamingScene(entry, copy=False),
        TakeInScene(folder, []),
        TakeInScene(folder, [entry.path]),
    ]


SCENES: dict[str, Callable[[Path], list[TreeScene]]] = {
    "title": lambda _: [TitleScene(lambda: None, lambda: None)],
    "new game": lambda _: (
        [_new_game(step) for step in ("file", "desk", "across", "luck")] + [_new_game("luck", dials=True)]
    ),
    "settings": lambda _: [SettingsScene(Wishes)],
    "notes": lambda _: [NotesScene("That did not work", (("", "The file was not touched. " * 6),))],
    "chapters": lambda _: [*_chapters()],
    "first start": lambda _: [FirstStartScene(Wishes)],
    "games played": lambda _: [*_records()],
    "care of saves": lambda folder: [*_care(folder)],
    "hand-over": lambda _: [HandOverScene("ussr")],
    "load": lambda folder: [_saves(folder)],
    "desk, Washington": lambda _: [DeskScene(desk_of("us"))],
    "desk, Moscow": lambda _: [DeskScene(desk_of("ussr"))],
    "briefing": lambda _: [BriefingScene(desk_of("us")), BriefingScene(at_desk(start_session(NewGame(seed=1)), "us"))],
    "orders": lambda _: [OrdersScene(desk_of("us")), OrdersScene(desk_of("ussr"))],
    "map": lambda _: [MapScene(desk_of("us")), MapScene(desk_of("ussr"))],
    "record": lambda _: [RecordScene(desk_of("us"))],
    "standing": lambda _: [StandingScene(desk_of("us")), StandingScene(desk_of("ussr"))],
    "seal": lambda _: [SealScene(desk_of("us"), DeskScene(desk_of("us")))],
    "menu": lambda _: [MenuScene("moscow", at_desk=True, in_match=True)],
    "save as": lambda _: [SaveAsScene(desk_of("us"))],
    "ask": lambda _: [
        AskScene("Close the game?", "The plan would be lost. " * 4, "Close it", Leave(), DeskScene(desk_of("us")))
    ],
    "assessment": lambda _: [AssessmentScene(_assessed())],
    "blows": lambda _: [BlowsScene(_fighting())],
    "endings": lambda _: [scene for seed in (1, 2) for scene in _debriefs(seed)],
}


@pytest.mark.parametrize("name", SCENES)
def test_a_screen_cuts_no_word_at_any_size(name: str, tmp_path: Path) -> None:
    for scene in SCENES[name](tmp_path):
        for size, text in THEMES:
            kit = kit_for(scene.palette, size, text)
            scene.dress(kit)
            assert cut_words(scene, kit) == [], f"{name} at {size}, {text} per cent"


@pytest.mark.parametrize("name", SCENES)
def test_tab_reaches_every_panel_and_voice_names_each_control(name: str, tmp_path: Path) -> None:
    for scene in SCENES[name](tmp_path):
        scene.dress(kit_for(scene.palette, (1280, 720), 100))
        items = focusables(top_of(scene.root))
        assert items, name
        seen = {panel_of(scene.focus).ident} if scene.focus else set()
        for _ in panels(items):
            scene._tab(1)
            assert scene.focus is not None
            seen.add(panel_of(scene.focus).ident)
        assert seen == {panel.ident for panel in panels(items)}
        assert all(item.describe().strip() for item in items)
        assert scene.speak()[0] == scene.title != ""


def test_an_unreadable_save_stands_in_the_list_with_its_reason_and_cannot_be_opened(tmp_path: Path) -> None:
    scene = _saves(tmp_path)
    scene.dress(kit_for("neutral", (1280, 720), 100))
    torn = [widget for widget in scene.root.walk() if "torn" in widget.ident and widget.focusable]
    assert len(torn) == 1
    assert "Cannot be opened" in torn[0].name
    torn[0].perform()
    scene.refresh()
    assert "cannot be opened" in scene.widget("open").reason
    assert any("is not a saved match" in line for line in scene.speak())
    assert torn[0].perform() is True
