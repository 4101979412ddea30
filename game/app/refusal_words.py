"""A refusal as a person reads it: in the scenario's own names, in the reader's language, with what would be allowed."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from game.app.clause_words import term_label
from game.app.correspondence import channel_label, letter
from game.app.lexicon import lexicon_of
from game.app.orders_book import order_card
from game.app.session import Session
from game.core.plans import Refusal
from game.core.sides import Side
from game.locale import marked, tr

_QUOTED = re.compile(r"'([a-z0-9_-]+)'")
_VALUES = re.compile(r"'([a-z0-9_-]+)'|(-?\d+(?:\.\d+)?)")
_LISTS: Final = ("choose one of ", "use one of ", "this phase takes: ")
"""How a text begins that ends in a list of ids."""
_IDS: Final = ("first", "second")
_NUMBERS: Final = ("number", "other")

# For translators: why something cannot be done, and what can be done instead. first and second stand for names in
# quotation marks, number and other for numbers, list for names.
TEXTS: Final = (
    marked("a bargain is struck"),
    marked("a deadline of {number} hours is out of range"),
    marked("a letter by {first} is still under way"),
    marked("a refusal gives nothing"),
    marked("a tone of {number} is not on the scale"),
    marked("a watch goes on under the luck with which it opened"),
    marked("a yes cannot go by {first} now"),
    marked("a yes is said alone"),
    marked("a yes of yours is under way"),
    marked("accept one of the standing offers"),
    marked("answer one you have read"),
    marked("answer {first}"),
    marked("choose a listed level"),
    marked("choose a listed one"),
    marked("choose a listed order"),
    marked("choose one move"),
    marked("choose one of the tree's"),
    marked("choose one of {list}"),
    marked("choose {number} (none) to {other} hours"),
    marked("choose {number} to {other}"),
    marked("choose {number} to {other} in halves"),
    marked("demand what the other gives, offer what you give"),
    marked("give it once"),
    marked("give orders or write instead"),
    marked("go back to a place before it, or prune another road"),
    marked("go back to the opening of a watch and take a new luck there"),
    marked("go back together at the brief of a watch"),
    marked("go on with the watch"),
    marked("keep one clause a term"),
    marked("keep one of the two"),
    marked("lower the level or use another channel"),
    marked("no blows are being exchanged"),
    marked("no incident waits for an answer"),
    marked("no offer {first} of yours stands"),
    marked("no offer {first} stands that would end the crisis"),
    marked("nobody would hear of it"),
    marked("play on; its code can be played again as a game of its own"),
    marked("refuse at level {number}"),
    marked("see to it that it is kept"),
    marked("send no other letter in this watch"),
    marked("send one of them another way"),
    marked("take a new luck at an earlier place"),
    marked("take it out of the plan"),
    marked("take something out of the plan"),
    marked("that is {number} characters"),
    marked("the game is over there"),
    marked("the move {first} is not open"),
    marked("the seed {number} is out of range"),
    marked("the tree has no place {first}"),
    marked("there is no channel {first} for you"),
    marked("there is no order {first}"),
    marked("this match was begun as one without a way back"),
    marked("this plan takes {number} points of attention and there are {other}"),
    marked("two letters by {first}"),
    marked("two play at one screen, and the watch has begun"),
    marked("use a private channel"),
    marked("use another"),
    marked("use another channel or wait until it has arrived"),
    marked("use no channel: nothing can be written now"),
    marked("use one of {list}"),
    marked("wait until it is read"),
    marked("while blows are exchanged nothing else gets through"),
    marked("withdraw one that stands"),
    marked("write a letter that takes the offer back"),
    marked("write {number} at most"),
    marked("you have read no letter {first}"),
    marked("you stand on this road yourself"),
    marked("{first} and {second} contradict each other"),
    marked("{first} at level {number} is not on the term sheet"),
    marked("{first} at {number} is no threat of yours"),
    marked("{first} cannot carry {second} beyond level {number}"),
    marked("{first} is meant to be secret and {second} is public"),
    marked("{first} is not open"),
    marked("{first} is not open in this stage"),
    marked("{first} is not what is asked"),
    marked("{first} is not yours to give"),
    marked("{first} is yours to give, not to ask"),
    marked("{first} stands twice"),
    marked("{first} still carries a letter"),
)
"""Every text of a refusal that a person can meet, as `template_of` has it."""


def in_words(session: Session, side: Side, refusal: Refusal) -> str:
    """Return a refusal as one or two sentences; ids of the rules are replaced by what the desk calls them."""
    model = session.match.model
    if refusal.code == "order-closed":
        found = _QUOTED.search(refusal.because)
        if found and found[1] in model.orders and model.orders[found[1]].side == side:
            card = order_card(session, side, found[1])
            return tr("“{label}” cannot be given now: {reason}.", label=card.label, reason=card.reason)
    because, mend = (_told(text, lambda key: _name(session, side, key)) for text in (refusal.because, refusal.mend))
    return " ".join(_sentence(x) for x in (because, mend) if x)


def because_and_mend(refusal: Refusal) -> tuple[str, str]:
    """Return why something is refused and what would be allowed, told where no desk is: ids stand as they are."""
    return _told(refusal.because, str), _told(refusal.mend, str)


def template_of(text: str) -> tuple[str, dict[str, str]]:
    """Return a refusal's text with names for its ids, numbers and lists, and what stood in their places."""
    text = text.replace("use one of no channel", "use no channel")
    for start in _LISTS:
        if text.startswith(start) and text[len(start) :] and ":" not in text[len(start) :] and "the" not in text:
            return f"{start}{{list}}", {"list": text[len(start) :]}
    values: dict[str, str] = {}

    def named(found: re.Match[str]) -> str:
        names = _IDS if found[1] is not None else _NUMBERS
        name = next((n for n in names if n not in values), None)
        if name is None:
            return found[0]
        values[name] = found[1] if found[1] is not None else found[2]
        return f"{{{name}}}"

    return _VALUES.sub(named, text), values


def _told(text: str, name: Callable[[str], str]) -> str:
    template, values = template_of(text)
    shown = {
        key: f"“{name(value)}”" if key in _IDS else ", ".join(map(name, value.split(", "))) if key == "list" else value
        for key, value in values.items()
    }
    return tr(template, **shown)


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
    return tr("the letter of {place}", place=paper.dateline.split(",")[0]) if paper is not None else key


def _sentence(text: str) -> str:
    text = text.strip()
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith(('.', '?', '!')) else '.'}"
