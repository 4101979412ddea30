"""A letter written out: plan, clauses, fresh phrases, and the length its writer is known for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from game.core.letters import Clause, ClauseKind
from game.core.luck import name_key
from game.core.sides import Side
from game.prose.almanac import date_words, day_words, hours_words, number_words
from game.prose.grammar import Grammar, Move, Plan, holds
from game.prose.occasion import ASKING, GIVING, Occasion, flags_of, listed, place_of
from game.prose.selection import Pen
from game.prose.sentences import Sentence, capital, words_in

_GROUP_KINDS = {
    "gives": frozenset({ClauseKind.OFFER}),
    "assurances": frozenset({ClauseKind.ASSURANCE}),
    "asks": frozenset({ClauseKind.DEMAND}),
    "conditions": frozenset({ClauseKind.CONDITION}),
    "refusals": frozenset({ClauseKind.REFUSAL}),
    "threats": frozenset({ClauseKind.THREAT}),
    "listed": frozenset(ClauseKind) - {ClauseKind.REFUSAL, ClauseKind.THREAT},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenLetter:
    """A letter as it is read.

    Args:
        paragraphs: their sentences, in order; a sentence knows the clause it renders.
        signature: the lines below the body; empty for a talk or a column.
        marks: what later letters of the match may not say again; hand the union of all earlier ones to `write_letter`.
    """

    salutation: str
    paragraphs: tuple[tuple[Sentence, ...], ...]
    signature: str
    marks: frozenset[str]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Return all sentences of the body, in order."""
        return tuple(s for row in self.paragraphs for s in row)

    @property
    def body(self) -> str:
        """Return the paragraphs, parted by empty lines."""
        return "\n\n".join(" ".join(s.text for s in row) for row in self.paragraphs)

    @property
    def text(self) -> str:
        """Return the whole letter."""
        return "\n\n".join(part for part in (self.salutation, self.body, self.signature) if part)


@dataclass(slots=True)
class _Place:
    """A step of the plan with what has been written for it."""

    row: int
    move: Move
    paragraphs: list[list[Sentence]]


def write_letter(grammar: Grammar, occasion: Occasion, used: Iterable[str] = frozenset()) -> WrittenLetter:
    """Write a letter out.

    Args:
        used: the marks of all letters this writer has written in the match so far.

    Returns:
        The letter. Every clause is rendered by at least one sentence that carries its index. The same grammar, occasion
        and `used` always give the same letter.
    """
    return _Writing(grammar, occasion, frozenset(used)).letter()


class _Writing:
    """One letter in the making."""

    def __init__(self, grammar: Grammar, occasion: Occasion, used: frozenset[str]) -> None:
        o = occasion
        self.occasion = o
        self.grammar = grammar
        self.flags = flags_of(o, grammar.voices, public=o.channel in grammar.public)
        self.pen = Pen(grammar.books[o.by], o.seed, o.letter, used, _slots(o, place_of(o, grammar.voices)))
        self.plan = self._plan()
        self.count = 0
        self.asked = False

    def letter(self) -> WrittenLetter:
        places = [_Place(i, move, []) for i, row in enumerate(self.plan.paragraphs) for move in row]
        for place in places:
            if place.move.group:
                self._group(place)
        self._leftovers(places)
        for place in places:
            if place.move.need == "!" and not place.move.group:
                self._say(place, must=True)
        self._fresh(places, "", self.plan.most)
        luck = self.pen.luck(name_key("aim"))
        aim = self.plan.least + (self.plan.most - self.plan.least) * (0.25 + 0.6 * luck)
        self._fresh(places, "?", round(aim))
        self._fresh(places, "??", self.plan.least)
        return WrittenLetter(
            salutation=self.pen.phrase(self.plan.salutation, self.flags, {}),
            paragraphs=tuple(tuple(row) for row in _joined(places)),
            signature=self.pen.phrase(self.plan.signature, self.flags, {}),
            marks=frozenset(self.pen.spent | self.pen.said),
        )

    def _plan(self) -> Plan:
        plans = self.grammar.books[self.occasion.by].plans
        fitting = [p for p in plans if holds(p.condition, self.flags)] or list(plans)
        most = max(len(p.condition) for p in fitting)
        closest = [p for p in fitting if len(p.condition) == most]
        return max(closest, key=lambda p: self.pen.luck(p.key) ** (1 / p.weight))

    def _fresh(self, places: list[_Place], need: str, limit: int) -> None:
        """Say the moves of one need that still have something new, up to a number of words."""
        open_ = [p for p in places if p.move.need == need and not p.move.group]
        turns = self.pen.shuffled([p.move.name for p in open_]) if need else iter(range(len(open_)))
        for i in turns:
            if self.count >= limit:
                return
            self._say(open_[i], must=False)

    def _say(self, place: _Place, *, must: bool) -> None:
        salt = name_key(f"{place.row}/{place.move.name}") % 1009
        found = self.pen.sentence((place.move.name,), self.flags, {}, must=must, salt=salt)
        self._write(place, [Sentence(s) for s in found], own=False)

    def _group(self, place: _Place) -> None:
        kinds = _GROUP_KINDS[place.move.name]
        chosen = [i for i, c in enumerate(self.occasion.clauses) if c.kind in kinds]
        if place.move.name == "listed":
            chosen.sort(key=lambda i: self.occasion.clauses[i].kind in GIVING)
        for n, i in enumerate(chosen):
            self._clause(place, i, n, len(chosen))
        self.asked |= any(self.occasion.clauses[i].kind in ASKING and self.occasion.clauses[i].level for i in chosen)

    def _leftovers(self, places: list[_Place]) -> None:
        """Render at the end what no group of the plan has taken up: no clause is ever lost."""
        done = {s.clause for p in places for row in p.paragraphs for s in row}
        last = _Place(max((p.row for p in places), default=0), Move("asks", "", True), [])
        missing = [i for i in range(len(self.occasion.clauses)) if i not in done]
        for n, i in enumerate(missing):
            self._clause(last, i, n, len(missing))
        if last.paragraphs:
            places.append(last)

    def _clause(self, place: _Place, index: int, n: int, of: int) -> None:
        clause = self.occasion.clauses[index]
        alone = place.move.name == "listed"
        symbols, context = self._symbols(clause, alone=alone)
        flags = self.flags | self._clause_flags(clause, index, n, of)
        self.pen.slots["n"] = str(n + 1)
        self.pen.slots["term"] = clause.term.replace("-", " ")
        names = self.grammar.levels.get(clause.term, ())
        self.pen.slots["degree"] = names[clause.level] if clause.level < len(names) else str(clause.level)
        found = self.pen.sentence(symbols, flags, context, must=True, salt=index * 31)
        found = found or self.pen.anyhow(symbols, flags, context)
        found = found or [capital(f"{self.pen.slots['term']}: {self.pen.slots['degree']}.")]
        self._write(place, [Sentence(s, index) for s in found], own=alone)

    def _symbols(self, clause: Clause, *, alone: bool) -> tuple[tuple[str, ...], dict[str, str]]:
        words = self.pen.book.words
        kind, own = clause.kind, clause.kind in GIVING
        context = {
            "act": self._act(clause, own=own),
            "topic": f"topic.{clause.term}" if f"topic.{clause.term}" in words else "topic.any",
            "menace": f"menace.{clause.term}" if f"menace.{clause.term}" in words else "menace.any",
        }
        name = kind.value
        if clause.secret and "public" in self.flags:
            return ("unsaid",), context
        if clause.level == 0 and kind not in (ClauseKind.REFUSAL, ClauseKind.THREAT):
            name = ClauseKind.REFUSAL.value if own else "waive"
        elif self.occasion.accepts and kind is not ClauseKind.REFUSAL and kind is not ClauseKind.THREAT:
            name = "agree-give" if own else "agree-ask"
        elif alone:
            return (("item-give" if own else "item-ask"),), context
        return (name, f"{name}.{clause.term}", f"{name}.{clause.term}.{clause.level}"), context

    def _act(self, clause: Clause, *, own: bool) -> str:
        words = self.pen.book.words
        for family in ("give", "ask") if own else ("ask", "give"):
            symbol = f"{family}.{clause.term}.{clause.level}"
            if symbol in words:
                return symbol
        return "give.any" if own else "ask.any"

    def _clause_flags(self, clause: Clause, index: int, n: int, of: int) -> set[str]:
        pairs = [
            ("lead", n == 0),
            ("later", n > 0),
            ("last", 0 < n == of - 1),
            ("asked", self.asked),
            ("differs", index in self.occasion.changed),
            ("hushed", clause.secret),
            ("small", clause.level == 1),
        ]
        return {name for name, holds_ in pairs if holds_}

    def _write(self, place: _Place, found: list[Sentence], *, own: bool) -> None:
        """Put sentences at their place; `own` gives them a paragraph to themselves."""
        if not found:
            return
        self.count += sum(words_in(s.text) for s in found)
        if own or not place.paragraphs:
            place.paragraphs.append([])
        place.paragraphs[-1] += found


def _joined(places: list[_Place]) -> list[list[Sentence]]:
    rows: list[list[Sentence]] = []
    row = -1
    for place in places:
        alone = place.move.name == "listed"
        for paragraph in place.paragraphs:
            if alone or place.row != row:
                rows.append([])
            rows[-1] += paragraph
            row = -1 if alone else place.row
    return [r for r in rows if r]


def _slots(o: Occasion, place: Side) -> dict[str, str]:
    slots = {
        "date": date_words(o.t, o.by, place),
        "day": day_words(o.t, place),
        "count": number_words(listed(o)),
        "deadline": hours_words(o.deadline),
    }
    if o.answers is not None:
        slots["their-date"] = date_words(o.answers.sent, o.by, place)
        slots["their-day"] = day_words(o.answers.sent, place)
    return slots
