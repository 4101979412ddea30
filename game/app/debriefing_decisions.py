"""Parts of a sealed plan in words, as a comparison tells them: what goes into it, not what came of it."""

from __future__ import annotations

from collections.abc import Iterable

from game.app.calendar import span
from game.app.clause_words import KIND_WORDS, level_label, term_label, tone_label
from game.app.correspondence import channel_label
from game.app.lexicon import lexicon_of
from game.core.definitions import Model
from game.core.letters import LetterDraft
from game.core.sides import Side
from game.locale import tr


def orders_words(model: Model, orders: Iterable[str]) -> str:
    """Return some orders in one line; empty if there are none."""
    words = lexicon_of(model)
    return "; ".join(words.label("orders", x) for x in orders)


def accept_words(model: Model, channel: str, side: Side | None) -> str:
    """Return a yes in a few words."""
    return tr("yes to a standing offer ({channel})", channel=channel_label(model, channel, side))


def draft_words(model: Model, x: LetterDraft, side: Side | None) -> str:
    """Return a letter about to be sent: its way, its tone, and each of its clauses."""
    words = lexicon_of(model)
    parts = [tone_label(x.tone), *([tr("asks for haste")] if x.urgent else [])]
    if x.deadline:
        parts.append(tr("an answer within {time}", time=span(x.deadline)))
    for c in x.clauses:
        thing = words.initial(term_label(model, c.term))
        told = f"{tr(KIND_WORDS[c.kind])} {thing}: {level_label(model, c.term, c.level, side)}"
        parts.append(tr("{clause} (secret)", clause=told) if c.secret else told)
    return f"{channel_label(model, x.channel, side)} ({'; '.join(parts)})"
