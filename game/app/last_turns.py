"""The turns that a match took before blows fell: what tightened the rope, or climbed the ladder, one after another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from game.app.calendar import stamp
from game.app.fact_words import GRAVE
from game.app.lexicon import lexicon_of, plain, said
from game.app.session import Session
from game.core.facts import Fact, FactKind
from game.core.sides import Side
from game.locale import tr

_HARD: Final = 4.0
"""Pull of an order or an answer from which it counts as a turn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One turn. tension: that of the rope after it, 0 to 100."""

    when: str
    words: str
    tension: float


def last_turns(session: Session, most: int = 4) -> tuple[Turn, ...]:
    """Return the last turns on the way to the end, oldest first."""
    found: list[tuple[float, str]] = []
    for fact in (*session.match.told, *session.match.news):
        words = _turn(session, fact)
        if words and all(words != said_before for _, said_before in found[-most:]):
            found.append((fact.t, words))
    model = session.match.model
    return tuple(
        Turn(when=stamp(model, t, "us"), words=words, tension=tension_after(session, t)) for t, words in found[-most:]
    )


def tension_after(session: Session, t: float) -> float:
    """Return the tension of the rope when the watch of an hour had passed, 0 to 100."""
    at = session.match.model.at
    later = [page.v for page in session.chronicle.pages if page.v[at.t] > t]
    return float((later[0] if later else session.match.now.v)[at.knot])


def _turn(session: Session, fact: Fact) -> str:
    model = session.match.model
    words = lexicon_of(model)
    if fact.kind in (FactKind.FOLLOW_ON, FactKind.HAZARD):
        family = "events" if words.entry("events", fact.id) else "hazards"
        return words.label(family, fact.id)
    if fact.kind is FactKind.EVENT:
        event = next((e for e in model.events if e.id == fact.id), None)
        grave = event is not None and (event.mortal or event.knot >= GRAVE)
        return words.label("events", fact.id) if grave else ""
    if fact.kind is FactKind.BLOW:
        return _by(session, fact.side, words.label("clash", fact.id))
    if fact.kind is FactKind.ORDER_CARRIED_OUT and model.orders[fact.id].pull >= _HARD:
        return _by(session, fact.side, words.label("orders", fact.id))
    if fact.kind in (FactKind.ANSWERED, FactKind.FATE):
        option = next((o for o in model.choices[fact.id].options if o.id == fact.get("option")), None)
        if option is not None and option.pull >= _HARD:
            texts = words.entry("choices", fact.id).get("options")
            entry = texts.get(option.id) if isinstance(texts, dict) else None
            name = said(entry.get("name"), fact.side) if isinstance(entry, dict) else ""
            return _by(session, fact.side, name or plain(option.id))
    return ""


def _by(session: Session, side: Side | None, act: str) -> str:
    words = lexicon_of(session.match.model)
    if side is None:
        return act
    return tr("{city}: {act}", city=words.text("sides", side, "city", plain(side)), act=words.initial(act))
