"""Who at the table backs which answer to an incident, and the two who speak up."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Final

from game.app.council import AdviserCard, council
from game.app.lexicon import lexicon_of
from game.app.session import Session
from game.app.table_talk import pick, texts
from game.app.wishes import cares_of, lean_of, motive_weights
from game.core.definitions import Option
from game.core.sides import Side
from game.core.views import View

_OTHERS: Final = 0.1
"""Weight of motives that somebody does not argue from, beside his own."""
_FORCE_FROM: Final = 0.3
_PULL: Final = 0.12
"""What a point of pull counts for who leans all the way."""


def backers(session: Session, side: Side, options: Sequence[Option]) -> dict[str, tuple[str, ...]]:
    """Return for each option of an incident the names of those who back it, doves first; everybody backs one."""
    view = session.view(side)
    found: dict[str, tuple[str, ...]] = {}
    for card in council(session, side):
        backed = _backs(session, side, card, options, view)
        if backed is not None:
            found[backed.id] = (*found.get(backed.id, ()), card.name)
    return found


def voices(session: Session, side: Side, options: Sequence[Option]) -> tuple[tuple[str, str, str], ...]:
    """Return (name, option, line) of the two who speak up at an incident: for what each of them would do, and why."""
    cards = council(session, side)
    view = session.view(side)
    found: list[tuple[str, str, str]] = []
    for card in _from_both_ends(cards):
        option = _backs(session, side, card, options, view)
        line = "" if option is None else _line_for(session, side, card, option, view)
        if option is not None and line and all(option.id != said for _, said, _ in found):
            found.append((card.name, option.id, line))
        if len(found) == 2:
            break
    return tuple(found)


def _from_both_ends(cards: Sequence[AdviserCard]) -> list[AdviserCard]:
    """Return the table from its ends inward: a dove, a hawk, the next dove."""
    return [cards[-1 - i // 2] if i % 2 else cards[i // 2] for i in range(len(cards))]


def _backs(session: Session, side: Side, card: AdviserCard, options: Sequence[Option], view: View) -> Option | None:
    """Return the option that an adviser's motives and his leaning speak for most."""
    cares, lean = cares_of(session, side, card), lean_of(card)
    scored = []
    for place, option in enumerate(options):
        weights = motive_weights(option.reasons, cares, view)
        if lean > _FORCE_FROM:
            # The leader's own dislike of a motive is not his hawks'.
            weights = {motive: max(weight, 0.0) for motive, weight in weights.items()}
        own = sum(weight * (1.0 if motive in cares else _OTHERS) for motive, weight in weights.items())
        score = own + _PULL * lean * option.pull
        if not math.isnan(score):
            scored.append((score, -place, option))
    return max(scored, key=lambda x: x[:2])[2] if scored else None


def _line_for(session: Session, side: Side, card: AdviserCard, option: Option, view: View) -> str:
    """Return what he says for an option: by the motive that speaks for it most, else by one that he argues from."""
    lines = lexicon_of(session.match.model).entry("advisers", card.id).get("motives")
    if not isinstance(lines, Mapping):
        return ""
    cares = cares_of(session, side, card)
    weights = motive_weights(option.reasons, cares, view)
    ranked = sorted(weights, key=lambda m: -weights[m])
    for motive in (*(m for m in ranked if weights[m] > 0), *(m for m in cares if m in weights)):
        rows = texts(lines.get(motive))
        if rows:
            return pick(session, side, f"voice:{card.id}:{option.id}", rows)
    return ""
