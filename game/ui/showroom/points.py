"""Points of a match worth looking at, for `matches.reached`."""

from __future__ import annotations

from game.app.draft_plan import blows
from game.app.session import Session
from game.core.phases import Phase
from game.core.sides import Side


def at_a_brief(session: Session) -> bool:
    """A watch opens."""
    return session.phase is Phase.BRIEF


def at_a_desk(session: Session) -> bool:
    """A plan is to be made, and no blows are exchanged."""
    return _to_decide(session) and not blows(session, _person(session))


def in_an_incident(session: Session) -> bool:
    """The person is asked in the middle of a watch."""
    return session.phase is Phase.INCIDENT


def in_an_exchange_of_blows(session: Session) -> bool:
    """A move is to be chosen while blows are exchanged."""
    return _to_decide(session) and bool(blows(session, _person(session)))


def at_an_assessment(session: Session) -> bool:
    """A watch is over and looked back on."""
    return session.phase is Phase.ASSESS


def settled(session: Session) -> bool:
    """A bargain was struck and kept."""
    return _ended(session, "settlement")


def at_war(session: Session) -> bool:
    """The rope parted."""
    return _ended(session, "war")


def overruled(session: Session) -> bool:
    """The person's own side took the matter out of his hands."""
    return _ended(session, "overruled")


def unsettled(session: Session) -> bool:
    """The crisis went on without a bargain."""
    return _ended(session, "stalemate")


def _ended(session: Session, kind: str) -> bool:
    ending = session.match.crisis.ending
    return session.phase is Phase.ENDED and ending is not None and ending.kind == kind


def _to_decide(session: Session) -> bool:
    return session.phase in (Phase.DELIBERATE, Phase.SEAL) and session.waiting_for is not None


def _person(session: Session) -> Side:
    return session.people[0]
