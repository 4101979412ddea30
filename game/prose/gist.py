"""A letter in a line or two: the short reading, and the title in the inbox."""

from __future__ import annotations

from typing import Final

from game.core.letters import Clause, ClauseKind
from game.core.luck import base_of, draw, name_key
from game.prose.almanac import hours_words
from game.prose.grammar import Grammar, holds
from game.prose.occasion import GIVING, Occasion, flags_of

LONGEST_HEADLINE: Final = 60


def gist(grammar: Grammar, occasion: Occasion) -> str:
    """Return what a letter says in one to four plain sentences, without its manner."""
    o = occasion
    who = grammar.names[o.by]
    gives = [_thing(grammar, o, c) for c in o.clauses if c.kind in GIVING and c.level > 0]
    asks = [_thing(grammar, o, c) for c in o.clauses if c.kind is ClauseKind.DEMAND and c.level > 0]
    needs = [_thing(grammar, o, c) for c in o.clauses if c.kind is ClauseKind.CONDITION and c.level > 0]
    refused = [_topic(grammar, o, c) for c in o.clauses if _refuses(c)]
    threats = [_named(grammar, o, "gist-threat", c) for c in o.clauses if c.kind is ClauseKind.THREAT]
    said: list[str] = []
    if o.accepts:
        said.append(f"{who} accepts: {_bargain(gives, asks + needs)}")
    else:
        parts = [f"offers {_list(gives)}"] * bool(gives) + [f"asks for {_list(asks)}"] * bool(asks)
        if needs:
            parts.append(f"makes it a condition: {_list(needs)}")
        if parts:
            said.append(f"{who} {'; he '.join(parts)}")
    if refused:
        said.append(f"{_he(said, who)} refuses {_list(refused, 'or')}")
    if threats:
        said.append(f"{_he(said, who)} warns of {_list(threats)}")
    if o.deadline:
        said.append(f"{_he(said, who)} wants an answer within {hours_words(o.deadline)}")
    elif o.urgent:
        said.append(f"{_he(said, who)} asks for haste")
    if any(c.secret for c in o.clauses):
        said.append("Part of it is to stay secret")
    if not said:
        said.append(f"{who} {_mood(o)}")
    return ". ".join(said) + "."


def headline(grammar: Grammar, occasion: Occasion) -> str:
    """Return a title of at most 60 characters for a letter in an inbox."""
    o = occasion
    flags = flags_of(o, grammar.voices, public=o.channel in grammar.public)
    base = base_of(o.seed, name_key(o.letter))
    fitting = [a for a in grammar.books[o.by].words.get(f"headline.{o.by}", ()) if holds(a.condition, flags)]
    if fitting:
        first = fitting[0].path[:-1] if "say" in fitting[0].path else fitting[0].path
        group = [a for a in fitting if a.path[: len(first)] == first]
        for a in sorted(group, key=lambda a: draw(base, a.key)):
            text = "".join(hours_words(o.deadline) if p.slot == "deadline" else p.text for p in a.pieces)
            if len(text) <= LONGEST_HEADLINE:
                return text
    return f"A letter from {grammar.names[o.by]}"


def _thing(grammar: Grammar, o: Occasion, clause: Clause) -> str:
    return _named(grammar, o, "gist", clause, f".{clause.level}")


def _topic(grammar: Grammar, o: Occasion, clause: Clause) -> str:
    return _named(grammar, o, "gist-topic", clause)


def _named(grammar: Grammar, o: Occasion, family: str, clause: Clause, suffix: str = "") -> str:
    words = grammar.books[o.by].words
    found = words.get(f"{family}.{clause.term}{suffix}") or words.get(f"{family}.any") or ()
    levels = grammar.levels.get(clause.term, ())
    slots = {
        "term": clause.term.replace("-", " "),
        "degree": levels[clause.level] if clause.level < len(levels) else str(clause.level),
    }
    return "".join(slots.get(p.slot, p.text) for a in found[:1] for p in a.pieces) or slots["term"]


def _refuses(clause: Clause) -> bool:
    return clause.kind is ClauseKind.REFUSAL or (clause.kind in GIVING and clause.level == 0)


def _list(things: list[str], last: str = "and") -> str:
    if len(things) < 2:
        return "".join(things)
    return f"{', '.join(things[:-1])} {last} {things[-1]}"


def _bargain(gives: list[str], gets: list[str]) -> str:
    if gives and gets:
        return f"he will give {_list(gives)}, against {_list(gets)}"
    return f"he will give {_list(gives)}" if gives else f"he is to have {_list(gets) or 'what was offered'}"


def _he(said: list[str], who: str) -> str:
    return "He" if said else who


def _mood(o: Occasion) -> str:
    if o.settled:
        return "writes to seal what was agreed"
    if o.tone <= -1.5:
        return "threatens and names no terms"
    if o.tone <= -0.5:
        return "complains and names no terms"
    return "writes in a friendly tone and names no terms" if o.tone >= 0.5 else "states his case and names no terms"
