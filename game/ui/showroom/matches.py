"""Matches brought to a point worth looking at: the person's chair is held by a persona until then."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Final

from game.ai.persona import Persona
from game.app.choices import NewGame
from game.app.newgame import start_session
from game.app.session import Session
from game.core.luck import Dice
from game.core.phases import Phase
from game.core.sides import Side

Point = Callable[[Session], bool]
_MOST_STEPS: Final = 400
_MOST_SEEDS: Final = 400
_PERSONAS: Final[dict[Side, str]] = {"us": "kennedy", "ussr": "khrushchev"}


class NotReachedError(Exception):
    """No match of those that were tried comes to the point asked for."""


def reached(point: Point, **choices: object) -> Session:
    """Return a match of these choices at a point, of the first seed whose match comes there.

    Args:
        point: says of a match that waits for its person whether this is it.
        choices: of `NewGame`; `seed` is the first one tried.

    Raises:
        NotReachedError: the rules have changed so that such a point no longer comes about.
    """
    first = int(str(choices.pop("seed", 0)))
    return _reached(point, first, tuple(sorted(choices.items())))


@cache
def _first_seed(point: Point, first: int, choices: tuple[tuple[str, object], ...]) -> int:
    for seed in range(first, first + _MOST_SEEDS):
        if played_to(_begun(seed, choices), point):
            return seed
    raise NotReachedError(f"no match of {dict(choices)} with a seed from {first} comes to that point")


def _reached(point: Point, first: int, choices: tuple[tuple[str, object], ...]) -> Session:
    session = _begun(_first_seed(point, first, choices), choices)
    played_to(session, point)
    return session


def _begun(seed: int, choices: tuple[tuple[str, object], ...]) -> Session:
    return start_session(NewGame(seed=seed, **dict(choices)))  # type: ignore[arg-type]


def played_to(session: Session, point: Point) -> bool:
    """Play on by persona until a match is at a point; return whether it got there."""
    for _ in range(_MOST_STEPS):
        if point(session):
            return True
        if session.phase is Phase.ENDED:
            return False
        step(session)
    return False


def step(session: Session) -> None:
    """Do what the person's chair has to do next, as its persona would."""
    match session.phase:
        case Phase.BRIEF:
            session.open_watch()
        case Phase.ASSESS:
            session.close_watch()
        case Phase.INCIDENT:
            question = session.match.question
            assert question is not None
            chair = Persona(session.match.model, question.side, _PERSONAS[question.side])
            session.answer(chair.answer(session.view(question.side), question, _dice(session, question.side))[0])
        case _:
            side = session.waiting_for
            assert side is not None
            chair = Persona(session.match.model, side, _PERSONAS[side])
            session.seal(side, chair.plan(session.match.crisis_view(side), _dice(session, side))[0])


def _dice(session: Session, side: Side) -> Dice:
    crisis = session.match.crisis
    return Dice(crisis.setup.seed, crisis.v[session.match.model.at.t], side)
