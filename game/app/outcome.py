"""What an ending counts up: what was agreed, by whom and how openly, and how close it came to worse."""

from __future__ import annotations

from dataclasses import dataclass

from game.app.calendar import stamp
from game.app.clause_words import level_label
from game.app.hindsight import chance_of_accident
from game.app.lexicon import lexicon_of
from game.app.session import Session
from game.core.facts import FactKind
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
        sent, received: letters of this desk, without those it found when the match began.
        accident: chance that accident alone would have begun a war on the way the match took, 0 to 1.
    """

    tension: float
    peak: float
    peak_when: str
    sent: int
    received: int
    accident: float


def agreed(session: Session, side: Side) -> tuple[Agreed, ...]:
    """Return what the bargain rests on, as the desk of `side` would put it; empty without a bargain."""
    model = session.match.model
    words = lexicon_of(model)
    struck = [f for f in (*session.match.told, *session.match.news) if f.kind is FactKind.BARGAIN_STRUCK]
    if not struck or not session.match.now.v[model.at.struck]:
        return ()
    levels, secrets = struck[-1].get("levels"), struck[-1].get("secrets")
    return tuple(
        Agreed(
            icon=words.text("terms", term.id, "icon"),
            words=tr(
                "{term}: {level}",
                term=words.label("terms", term.id),
                level=level_label(model, term.id, levels[term.index], side),
            ),
            giver=term.giver,
            secret=bool(secrets[term.index]) or levels[term.index] in term.secret,
        )
        for term in model.terms
        if levels[term.index] != term.neutral
    )


def closeness(session: Session, side: Side) -> Closeness:
    """Return how close a match came, from its whole course; only after its end."""
    model = session.match.model
    moments = [page.v for page in session.chronicle.pages]
    if session.match.now.v is not moments[-1]:
        moments.append(session.match.now.v)
    tightest = max(moments, key=lambda v: v[model.at.knot])
    found, view = {x.id for x in session.chronicle.pages[0].archive}, session.view(side)
    return Closeness(
        tension=float(session.match.now.v[model.at.knot]),
        peak=float(tightest[model.at.knot]),
        peak_when=stamp(model, tightest[model.at.t], "us"),
        sent=sum(x.id not in found for x in view.sent),
        received=sum(x.id not in found for x in view.read),
        accident=chance_of_accident(session),
    )
