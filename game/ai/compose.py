"""How a persona fills in the term sheet: levels by need and price, within what the channel carries, and the clauses."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from game.core.definitions import Channel, Compose, Form, Model, Term
from game.core.letters import Clause, ClauseKind, Letter
from game.core.sides import Side
from game.core.together import row_of
from game.core.views import View
from game.core.worth import ASKS

UN = "un"
"""Id of the channel through the Secretary-General, which has a limit of its own in `compose`."""
WARM = 1.0
"""From this tone on cheap gifts are promised outright."""
CHEAP = -3.0
"""A gift that costs its giver no more than this is cheap, in units of worth."""
COLD = -1.0
"""Up to this tone a letter says in so many words what it refuses."""
MOST_ASKED = 3
"""Most demands in a letter that offers nothing."""
MOST_REFUSED = 2
"""Most refusals in one letter."""


@dataclass(frozen=True, slots=True)
class _Line:
    """How one term is written.

    Args:
        written: for each channel the level written by it, by the level that the rule reaches.
    """

    index: int
    rule: Compose
    gives: bool
    written: Mapping[str, tuple[int, ...]]


class Composer:
    """One side's way of writing terms, prepared."""

    __slots__ = ("_key", "_lines", "_model", "_neutral", "_pressures", "_side", "_unsaid")

    def __init__(self, model: Model, side: Side) -> None:
        """Prepare the rules of `side`."""
        self._model = model
        self._side = side
        self._lines = tuple(self._line(rule) for rule in model.compose[side])
        self._pressures = row_of(rule.by for rule in model.compose[side])
        self._neutral = [term.neutral for term in model.terms]
        self._unsaid = {term.id: term.neutral for term in model.terms}
        self._key = key_demand(model, side)

    def _line(self, rule: Compose) -> _Line:
        term = self._model.terms[rule.term]
        highest, ways = range(len(term.levels)), self._model.channels.values()
        return _Line(
            index=term.index,
            rule=rule,
            gives=term.giver == self._side,
            written={way.id: tuple(within(term, rule, way, level) for level in highest) for way in ways},
        )

    def levels(self, view: View, soft: float, channel: Channel) -> list[int]:
        """Return the levels this side would write now, in term order.

        Args:
            soft: added to what it compares for its own gifts, taken from what it compares for its demands.
            channel: the way of the letter; it limits some terms.
        """
        levels = self._neutral[:]
        way, standing = channel.id, view.own_offers
        for line, pressure in zip(self._lines, self._pressures(view.values), strict=True):
            rule, index = line.rule, line.index
            level = bisect_right(rule.at, pressure + (soft if line.gives else -soft))
            if standing and rule.keep:
                level = max(level, *[offer.levels[index] for offer in standing])
            written = line.written[way]
            levels[index] = written[level] if level < len(written) else written[-1]
        return levels

    def fit(self, levels: Sequence[int], channel: Channel) -> list[int]:
        """Return a sheet brought within what a channel carries."""
        fitted = list(levels)
        for term in self._model.terms:
            fitted[term.index] = carried(term, channel, fitted[term.index])
        return fitted

    def offer(self, view: View, levels: Sequence[int], tone: float) -> tuple[Clause, ...]:
        """Return the clauses of a letter that offers: gifts, demands, and what it must openly refuse."""
        clauses, asked = [], self._asked_in_public(view)
        for term in self._model.terms:
            level = levels[term.index]
            secret = level in term.secret
            if term.giver != self._side:
                if level > term.neutral:
                    kind = ClauseKind.CONDITION if term.index == self._key else ClauseKind.DEMAND
                    clauses.append(Clause(term=term.id, level=level, kind=kind, secret=secret))
            elif level > term.neutral:
                cheap = tone >= WARM and term.worth[self._side][level] >= CHEAP
                kind = ClauseKind.ASSURANCE if cheap else ClauseKind.OFFER
                clauses.append(Clause(term=term.id, level=level, kind=kind, secret=secret))
            elif level < term.neutral and term.id in asked:
                clauses.append(Clause(term=term.id, level=0, kind=ClauseKind.REFUSAL))
        return tuple(clauses)

    def _asked_in_public(self, view: View) -> set[str]:
        """Return the terms of which the other side's latest public letter asks for more than is usually left unsaid."""
        channels, unsaid = self._model.channels, self._unsaid
        for letter in reversed(view.read):
            if channels[letter.channel].public:
                return {c.term for c in letter.clauses if c.kind in ASKS and c.level > unsaid.get(c.term, c.level)}
        return set()

    def protest(self, view: View, levels: Sequence[int], tone: float) -> tuple[Clause, ...]:
        """Return the clauses of a letter that offers nothing: the chief demands and, if it is cold, refusals.

        What is delicate by nature (a level that is private) is left to letters that bargain.
        """
        asked = [
            term
            for term in self._model.terms
            if term.giver != self._side and levels[term.index] > term.neutral and not term.secret
        ]
        asked.sort(key=lambda term: -term.worth[self._side][levels[term.index]])
        clauses = [
            Clause(term=term.id, level=levels[term.index], kind=ClauseKind.DEMAND) for term in asked[:MOST_ASKED]
        ]
        if tone <= COLD:
            wanted = self._asked_in_public(view)
            refused = [
                term
                for term in self._model.terms
                if term.giver == self._side and levels[term.index] <= term.neutral and term.id in wanted
            ]
            clauses += [Clause(term=term.id, level=0, kind=ClauseKind.REFUSAL) for term in refused[:MOST_REFUSED]]
        return tuple(clauses)


def key_demand(model: Model, side: Side) -> int | None:
    """Return the term a side makes its condition: the key term if it asks that, else what it values most."""
    asked = [term for term in model.terms if term.giver != side]
    if any(term.index == model.letter_rules.key_term for term in asked):
        return model.letter_rules.key_term
    return max(asked, key=lambda term: max(term.worth[side])).index if asked else None


def within(term: Term, rule: Compose, channel: Channel, level: int) -> int:
    """Return the level a persona writes by a channel where its rule reaches `level`."""
    if channel.public:
        level = rule.public_turns.get(level, level)
    elif channel.id == UN:
        level = level if rule.un_max is None else min(level, rule.un_max)
    elif rule.private_max is not None:
        level = min(level, rule.private_max)
    return carried(term, channel, level)


def carried(term: Term, channel: Channel, level: int) -> int:
    """Return the highest level up to `level` that a channel can carry; a public one carries nothing private."""
    level = min(level, term.channel_max.get(channel.id, level))
    while channel.public and level > 0 and level in term.secret:
        level -= 1
    return level


def threat_of(model: Model, form: Form) -> tuple[Clause, ...]:
    """Return the threat a form utters, the plainer the colder its tone."""
    if form.threat is None:
        return ()
    threat = model.threats[form.threat]
    level = min(2 if form.tone <= -2 else 1, len(threat.levels) - 1)
    return (Clause(term=threat.id, level=level, kind=ClauseKind.THREAT),)


def letter_to_answer(view: View, stands_hours: float, taken: Sequence[str]) -> Letter | None:
    """Return the newest letter read that has not been answered and is not too old to be worth an answer."""
    answered = {x.answers for x in view.sent}
    for letter in reversed(view.read):
        if view.t - letter.sent > stands_hours:
            return None
        if letter.id not in answered and letter.id not in taken:
            return letter
    return None
