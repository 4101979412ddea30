"""A letter in a line or two: the short reading, and the title in the inbox."""

from __future__ import annotations

from typing import Final

from game.core.letters import Clause, ClauseKind
from game.core.luck import base_of, draw, name_key
from game.locale import Level, listed, marked, reading, tr
from game.prose.almanac import hours_words
from game.prose.grammar import Grammar, holds
from game.prose.occasion import GIVING, Occasion, flags_of

LONGEST_HEADLINE: Final = 60

# For translators: the gist of a letter. The first two forms are joined by semicolons; the third stands alone.
_OFFERS: Final = (marked("{who} offers {things}"), marked("he offers {things}"), marked("He offers {things}."))
_ASKS: Final = (marked("{who} asks for {things}"), marked("he asks for {things}"), marked("He asks for {things}."))
_REQUIRES: Final = (
    marked("{who} makes it a condition: {things}"),
    marked("he makes it a condition: {things}"),
    marked("He makes it a condition: {things}."),
)


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
        said.append(_bargain(who, gives, asks + needs))
    else:
        said += _terms(who, gives, asks, needs)
    if refused:
        things = listed(refused, "or")
        said.append(
            tr("He refuses {things}.", things=things) if said else tr("{who} refuses {things}.", **_of(who, things))
        )
    if threats:
        things = listed(threats)
        said.append(
            tr("He warns of {things}.", things=things) if said else tr("{who} warns of {things}.", **_of(who, things))
        )
    if o.deadline:
        time = hours_words(o.deadline)
        said.append(
            tr("He wants an answer within {time}.", time=time)
            if said
            else tr("{who} wants an answer within {time}.", who=who, time=time)
        )
    elif o.urgent:
        said.append(tr("He asks for haste.") if said else tr("{who} asks for haste.", who=who))
    if any(c.secret for c in o.clauses):
        said.append(tr("Part of it is to stay secret."))
    return " ".join(said or [_mood(who, o)])


def _terms(who: str, gives: list[str], asks: list[str], needs: list[str]) -> list[str]:
    """Return what is offered, asked and required; at the short level each in a sentence of its own."""
    short = reading().level is Level.SHORT
    parts: list[str] = []
    for things, first, later, apart in (
        (listed(gives), *_OFFERS),
        (listed(asks), *_ASKS),
        (listed(needs), *_REQUIRES),
    ):
        if things:
            parts.append(tr(apart if short and parts else later if parts else first, **_of(who, things)))
    if not parts:
        return []
    return [_stopped(parts[0]), *parts[1:]] if short else [_stopped("; ".join(parts))]


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
    return tr("A letter from {who}", who=grammar.names[o.by])


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


def _bargain(who: str, gives: list[str], gets: list[str]) -> str:
    if gives and gets:
        return tr(
            "{who} accepts: he will give {gives}, against {gets}.", who=who, gives=listed(gives), gets=listed(gets)
        )
    if gives:
        return tr("{who} accepts: he will give {gives}.", who=who, gives=listed(gives))
    if gets:
        return tr("{who} accepts: he is to have {gets}.", who=who, gets=listed(gets))
    return tr("{who} accepts: he is to have what was offered.", who=who)


def _of(who: str, things: str) -> dict[str, str]:
    return {"who": who, "things": things}


def _stopped(text: str) -> str:
    return text if text.endswith(".") else f"{text}."


def _mood(who: str, o: Occasion) -> str:
    if o.settled:
        return tr("{who} writes to seal what was agreed.", who=who)
    if o.tone <= -1.5:
        return tr("{who} threatens and names no terms.", who=who)
    if o.tone <= -0.5:
        return tr("{who} complains and names no terms.", who=who)
    if o.tone >= 0.5:
        return tr("{who} writes in a friendly tone and names no terms.", who=who)
    return tr("{who} states his case and names no terms.", who=who)
