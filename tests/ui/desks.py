"""Desks to try screens on, and every paper screen of a desk in the states worth looking at."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from game.app.choices import NewGame
from game.app.expectations import forecasts
from game.app.letter_draft import LetterDesk
from game.app.newgame import start_session
from game.app.the_room import asked
from game.core.letters import ClauseKind
from game.core.phases import Phase
from game.core.plans import Plan
from game.core.sides import Side
from game.locale import reading
from game.ui.paint.kit import Kit
from game.ui.paint.theme import Theme
from game.ui.scene import TreeScene
from game.ui.scenes.codex.codex import CodexScene, SourcesScene
from game.ui.scenes.desk.council import CouncilScene
from game.ui.scenes.letters.accept import AcceptScene
from game.ui.scenes.letters.letter_desk import LetterDeskScene
from game.ui.scenes.letters.letter_work import MEMORY
from game.ui.scenes.letters.letters import LettersScene
from game.ui.scenes.letters.reading import ReadingScene
from game.ui.scenes.match_state import MatchState, at_desk
from game.ui.scenes.watch.incident import IncidentScene

Shown = TypeVar("Shown", bound=TreeScene)

FRIDAY = "ussr-3"
"""The standing offer that lies on Washington's desk on 27 October."""


def desk(side: Side = "us", start: str = "oct27", seed: int = 3) -> MatchState:
    """A desk in the middle of a watch."""
    session = start_session(NewGame(start=start, side=side, seed=seed))
    session.open_watch()
    return at_desk(session, side)


def bargain(match: MatchState) -> LetterDesk:
    """A letter of five clauses, one of them secret by nature."""
    letter = LetterDesk(match.session, match.side)
    for term, kind, level in (
        ("arms", ClauseKind.DEMAND, 4),
        ("inspection", ClauseKind.CONDITION, 2),
        ("pledge", ClauseKind.OFFER, 3),
        ("quarantine", ClauseKind.OFFER, 1),
        ("jupiters", ClauseKind.OFFER, 2),
    ):
        assert letter.set_clause(term, kind, level) is None
    return letter


def in_an_incident(seed: int = 0) -> MatchState:
    """Washington asked what to do about a lost aircraft."""
    match = desk("us", "oct26", seed)
    session = match.session
    for _ in range(40):
        if session.phase is Phase.INCIDENT:
            return match
        if session.phase is Phase.BRIEF:
            session.open_watch()
        elif session.phase is Phase.ASSESS:
            session.close_watch()
        else:
            session.seal("us", Plan())
    raise AssertionError("no incident fell")


def dressed(scene: Shown, size: tuple[int, int] = (1280, 720), text: int = 100) -> Shown:
    """A screen in a theme, laid out."""
    scene.dress(Kit(Theme(palette=scene.palette, size=size, text=text)))
    assert scene.root is not None
    return scene


def papers() -> dict[str, Callable[[], TreeScene]]:
    """Every paper screen, by name, in the states worth looking at."""
    us, ussr, interrupted = desk(), desk("ussr"), in_an_incident()
    us.memory[MEMORY] = bargain(us).draft()
    written = desk()
    assert written.draft.add_letter(bargain(written).draft()) is None

    def on(scene: TreeScene, **state: object) -> TreeScene:
        for name, value in state.items():
            setattr(scene, name, value)
        return scene

    def refused() -> TreeScene:
        scene = LetterDeskScene(us)
        scene._set_channel("radio")
        return scene

    def heard() -> CouncilScene:
        scene = CouncilScene(written)
        scene._ask_all()
        if scene.forecast is None:
            written.memory["forecasts"][scene.plan, reading()] = forecasts(written.session, "us", scene.plan)
        if scene.roads is None:
            written.memory["roads"][scene.plan, reading()] = asked(written.session, "us", scene.plan)
        return scene

    def found() -> TreeScene:
        scene = CodexScene(us)
        scene._search("line")
        return scene

    return {
        "letters": lambda: LettersScene(us),
        "letters-moscow": lambda: LettersScene(ussr),
        "reading": lambda: ReadingScene(us, FRIDAY),
        "reading-own": lambda: ReadingScene(ussr, FRIDAY),
        "reading-clauses": lambda: on(ReadingScene(us, FRIDAY), page="clauses"),
        "desk-give": lambda: on(LetterDeskScene(us), tab="terms", touched="pledge"),
        "desk-ask": lambda: on(LetterDeskScene(us), tab="terms", touched="arms"),
        "desk-warn": lambda: on(LetterDeskScene(us), tab="warn"),
        "desk-manner": lambda: on(LetterDeskScene(us), tab="manner"),
        "desk-way": lambda: on(LetterDeskScene(us), tab="way"),
        "desk-letter": lambda: on(LetterDeskScene(us), tab="letter"),
        "desk-answers": lambda: on(LetterDeskScene(us), choosing=True),
        "desk-refused": refused,
        "desk-moscow": lambda: LetterDeskScene(ussr, answers="us-3"),
        "accept": lambda: AcceptScene(us, FRIDAY),
        "accept-yes": lambda: on(AcceptScene(us, FRIDAY), page="yes"),
        "accept-way": lambda: on(AcceptScene(us, FRIDAY), page="way"),
        "accept-beside-a-letter": lambda: AcceptScene(written, FRIDAY),
        "council": lambda: CouncilScene(us),
        "council-moscow": lambda: CouncilScene(ussr),
        "council-asked": heard,
        "council-pressed": lambda: on(heard(), sheet="pressed", pressed="thompson"),
        "council-dissent": lambda: on(heard(), sheet="dissent"),
        "council-room": lambda: on(heard(), page="room", sheet="outlook"),
        "codex": lambda: CodexScene(us),
        "codex-person": lambda: CodexScene(us, "Robert McNamara"),
        "codex-search": found,
        "sources": lambda: SourcesScene(us),
        "incident": lambda: IncidentScene(interrupted),
        "incident-answers": lambda: on(IncidentScene(interrupted), page="answers"),
    }
