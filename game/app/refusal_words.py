"""A refusal as a person reads it: in the scenario's own names, with what would be allowed instead."""

from __future__ import annotations

import re

from game.app.clause_words import term_label
from game.app.correspondence import channel_label, letter
from game.app.lexicon import lexicon_of
from game.app.orders_book import order_card
from game.app.session import Session
from game.core.plans import Refusal
from game.core.sides import Side

_QUOTED = re.compile(r"'([a-z0-9_-]+)'")


def in_words(session: Session, side: Side, refusal: Refusal) -> str:
    """Return a refusal as one or two sentences; ids of the rules are replaced by what the desk calls them."""
    because, mend = (_named(session, side, text) for text in (refusal.because, refusal.mend))
    if refusal.code == "order-closed":
        found = _QUOTED.search(refusal.because)
        model = session.match.model
        if found and found[1] in model.orders and model.orders[found[1]].side == side:
            card = order_card(session, side, found[1])
            return f"“{card.label}” cannot be given now: {card.reason}."
    return " ".join(_sentence(x) for x in (because, mend) if x)


def _named(session: Session, side: Side, text: str) -> str:
    return _QUOTED.sub(lambda m: f"“{_name(session, side, m[1])}”", text)


def _name(session: Session, side: Side, key: str) -> str:
    model = session.match.model
    words = lexicon_of(model)
    if key in model.orders:
        return words.label("orders", key)
    if key in model.channels:
        return channel_label(model, key, side)
    if key in model.threats or any(t.id == key for t in model.terms):
        return term_label(model, key)
    if any(o.id == key for o in model.clash_options[side]):
        return words.label("clash", key)
    paper = letter(session, side, key)
    return f"the letter of {paper.dateline.split(',')[0]}" if paper is not None else key


def _sentence(text: str) -> str:
    text = text.strip()
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith(('.', '?', '!')) else '.'}"
