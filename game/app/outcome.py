"""What an ending counts up: what was agreed, by whom and how openly, and how close it came to worse."""

from __future__ import annotations

from dataclasses import dataclass

from game.app.calendar import stamp
from game.app.correspondence import inbox_letters, sent_letters
from game.app.hindsight import chance_of_accident
from game.app.letter_paper import LetterPaper
from game.app.lexicon import Lexicon, lexicon_of
from game.app.session import Session
from game.core.sides import Side
from game.locale import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """One clause of the bargain. giver: the side it binds."""

    icon: str
    words: str
    giver: Side
    secret: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Closeness:
    """How close it came.

    Args:
        tension, peak: of the rope at the end and at its tightest, 0 to 100.
        peak_when: date and hour of the peak, in Washington.
        sent, received: letters of this desk.
        accident: chance that accident alone would have begun a war on the way the match took, 0 to 1.
    """

    tension: float
    peak: float
    peak_when: str
    sent: int
    received: int
    accident: float


def agreed(session: Session, side: Side) -> tuple[Agreed, ...]:
    """Return the clauses of the letter that the bargain rests on; empty without a bargain."""
    words = lexicon_of(session.match.model)
    letters = (*inbox_letters(session, side), *sent_letters(session, side))
    struck: LetterPaper | None = next((paper for paper in letters if paper.state == "accepted"), None)
    if struck is None:
        return ()
    icons = _icons(words)
    return tuple(
        Agreed(
            icon=icons.get(clause.term, ""),
            words=tr("{term}: {level}", term=clause.term, level=clause.level),
            giver=clause.binds or struck.by,
            secret=clause.secret,
        )
        for clause in struck.clauses
    )


def _icons(words: Lexicon) -> dict[str, str]:
    return {
        words.label(family, key): words.text(family, key, "icon")
        for family in ("terms", "threats")
        for key in words.keys(family)
    }


def closeness(session: Session, side: Side) -> Closeness:
    """Return how close a match came, from its whole course; only after its end."""
    model = session.match.model
    moments = [page.v for page in session.chronicle.pages]
    if session.match.now.v is not moments[-1]:
        moments.append(session.match.now.v)
    tightest = max(moments, key=lambda v: v[model.at.knot])
    return Closeness(
        tension=float(session.match.now.v[model.at.knot]),
        peak=float(tightest[model.at.knot]),
        peak_when=stamp(model, tightest[model.at.t], "us"),
        sent=len(sent_letters(session, side)),
        received=len(inbox_letters(session, side)),
        accident=chance_of_accident(session),
    )
