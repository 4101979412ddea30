"""The few words by which a watch is remembered: the weightiest thing that came true in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from game.app.lexicon import lexicon_of, plain
from game.core.definitions import Model
from game.core.facts import Fact, FactKind
from game.core.letters import Letter
from game.locale import marked, tr

LEADERS: Final = {"us": marked("Kennedy"), "ussr": marked("Khrushchev")}

_ENDED, _BARGAIN, _BLOWS, _COLLAPSE = 200.0, 150.0, 120.0, 110.0
_OFFER, _EVENT, _STAGE, _LETTER, _ORDER = 30.0, 20.0, 14.0, 10.0, 2.0
_PER_JOLT, _PER_PULL = 2.0, 1.0


def heading(model: Model, facts: Iterable[Fact], letters: Mapping[str, Letter]) -> tuple[str, float]:
    """Return what a watch is called and how much it weighs; an empty text and 0 for a quiet one.

    A weight of 20 and more deserves a place on a crowded sheet.

    Args:
        letters: every letter of the road, by id.
    """
    best = ("", 0.0)
    for fact in facts:
        found = _of(model, fact, letters)
        if found is not None and found[1] > best[1]:
            best = found
    return best


def _of(model: Model, fact: Fact, letters: Mapping[str, Letter]) -> tuple[str, float] | None:
    words = lexicon_of(model)
    match fact.kind:
        case FactKind.ENDED:
            return words.label("endings", fact.id), _ENDED
        case FactKind.BARGAIN_STRUCK:
            return tr("A bargain is struck"), _BARGAIN
        case FactKind.BARGAIN_COLLAPSED:
            return tr("The bargain falls apart"), _COLLAPSE
        case FactKind.HAZARD:
            return words.label("events", fact.id), _BLOWS
        case FactKind.BLOW:
            return words.label("clash", fact.id, fact.side), _BLOWS - 1
        case FactKind.EVENT | FactKind.FOLLOW_ON:
            jolts = {e.id: e.knot for e in model.events} | {f.id: f.knot for e in model.events for f in e.then}
            return words.label("events", fact.id), _EVENT + _PER_JOLT * jolts.get(fact.id, 0.0)
        case FactKind.STAGE:
            return words.label("stages", fact.id), _STAGE
        case FactKind.LETTER_READ:
            letter = letters.get(fact.id)
            offers = letter is not None and letter.offer and letter.accepts is None
            return _letter_words(model, fact, offers=offers), _OFFER if offers else _LETTER
        case FactKind.ORDER_CARRIED_OUT:
            order = model.orders[fact.id]
            return words.label("orders", fact.id), _ORDER + _PER_PULL * abs(order.pull)
    return None


def _letter_words(model: Model, fact: Fact, *, offers: bool) -> str:
    who = tr(LEADERS.get(fact.side or "", plain(fact.side or "")))
    by = lexicon_of(model).label("channels", str(fact.get("channel")), fact.side)
    way = lexicon_of(model).initial(by)
    return (
        tr("{who} offers: {channel}", who=who, channel=way)
        if offers
        else tr("{who} writes: {channel}", who=who, channel=way)
    )
