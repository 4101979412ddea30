"""What a debrief lays beside 1962 in a short sentence: something that fell, an order, an answer, a letter, a yes.

It says only what the course of 1962 holds, and that something never was only where it was made for play.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from game.app.calendar import span
from game.app.causes import answer_of
from game.app.clause_words import KIND_WORDS, level_label, term_label
from game.app.lexicon import INVENTED, lexicon_of
from game.core.definitions import Model
from game.core.facts import Fact, FactKind
from game.core.letters import Clause, Letter
from game.core.plans import Plan
from game.core.sides import Side
from game.history.branch import Branch
from game.history.compare_letters import LetterPair, pair_letters
from game.locale import marked, tr

_FELL: Final = (FactKind.EVENT, FactKind.FOLLOW_ON, FactKind.HAZARD)
_SAME_HOURS: Final = 3.0
"""Hours within which a thing came when it came in 1962."""
_FAR: Final = 24.0 * 12
"""Hours beyond which the same thing is no longer the same occasion."""
_CAME: Final = (marked("As in 1962."), marked("{span} sooner than 1962."), marked("{span} later than 1962."))
_SAID_YES: Final = (
    marked("The yes came as in 1962."),
    marked("The yes came {span} sooner than 1962."),
    marked("The yes came {span} later than 1962."),
)
_ANSWERED: Final = (
    marked("Answered when 1962 did."),
    marked("Answered {span} sooner than 1962."),
    marked("Answered {span} later than 1962."),
)


@dataclass(slots=True)
class Beside:
    """The course of 1962, sorted by what is asked of it. history: None where a scenario has none; all is empty then."""

    model: Model
    history: Branch | None
    _fell: dict[str, list[float]] = field(default_factory=dict)
    _orders: dict[tuple[Side | None, str], list[float]] = field(default_factory=dict)
    _answers: dict[str, str] = field(default_factory=dict)
    _struck: float | None = None

    def __post_init__(self) -> None:
        """Sort what came true in 1962."""
        if self.history is None:
            return
        for fact in (*self.history.opening, *(f for watch in self.history.watches for f in watch.facts)):
            if fact.kind in _FELL:
                self._fell.setdefault(fact.id, []).append(fact.t)
            elif fact.kind is FactKind.ORDER_GIVEN:
                self._orders.setdefault((fact.side, fact.id), []).append(fact.t)
            elif fact.kind in (FactKind.ANSWERED, FactKind.FATE):
                self._answers.setdefault(fact.id, str(fact.get("option")))
            elif fact.kind is FactKind.BARGAIN_STRUCK and self._struck is None:
                self._struck = fact.t

    def of_fact(self, fact: Fact) -> str:
        """Return how something that came true stands to 1962; empty where the course of 1962 does not say."""
        if self.history is None:
            return ""
        if fact.kind in _FELL:
            return self._event(fact.id, fact.t)
        if fact.kind is FactKind.RUNG:
            cause = str(fact.get("cause") or "")
            return self._event(cause, fact.t) if cause in self.model_events else ""
        if fact.kind is FactKind.BARGAIN_STRUCK:
            return "" if self._struck is None else _hours(_CAME, fact.t - self._struck)
        if fact.kind is FactKind.ORDER_GIVEN:
            return self.of_order(fact.side, fact.id, fact.t)
        if fact.kind in (FactKind.ANSWERED, FactKind.FATE):
            return self.of_answer(fact.id, str(fact.get("option")))
        return ""

    @property
    def model_events(self) -> frozenset[str]:
        """Ids of all that may fall."""
        words = lexicon_of(self.model)
        return frozenset((*words.keys("events"), *words.keys("hazards")))

    def of_order(self, side: Side | None, order: str, t: float) -> str:
        """Return how an order stands to 1962."""
        if self.history is None:
            return ""
        given = self._orders.get((side, order), [])
        return _nearest(given, t) if given else self._never("orders", order)

    def of_answer(self, choice: str, option: str) -> str:
        """Return how an answer to an incident stands to 1962."""
        past = self._answers.get(choice)
        if past is None:
            return ""
        if past == option:
            return tr("As in 1962.")
        return tr("In 1962: {answer}.", answer=answer_of(lexicon_of(self.model), choice, past))

    def of_plan(self, side: Side, plan: Plan, t: float, archive: tuple[Letter, ...]) -> str:
        """Return how a yes, or else an answer to a letter, stands to 1962; else the heaviest order.

        archive: the letters of the match, the one that is answered among them.
        """
        if self.history is None:
            return ""
        if plan.accept is not None and self._struck is not None:
            return _hours(_SAID_YES, t - self._struck)
        for draft in plan.letters:
            asked = next((x for x in archive if x.id == draft.answers), None)
            past = None if asked is None else self._answer_to(asked)
            if past is not None:
                return _hours(_ANSWERED, t - past.sent)
        orders = sorted(plan.orders, key=lambda x: -abs(self.model.orders[x].pull))
        return self.of_order(side, orders[0], t) if orders and not plan.letters else ""

    def _answer_to(self, asked: Letter) -> Letter | None:
        """Return the answer that 1962 gave to a letter, if it had that very letter."""
        assert self.history is not None
        archive = self.history.end.archive
        same = next((x for x in archive if (x.by, x.sent, x.channel) == (asked.by, asked.sent, asked.channel)), None)
        return None if same is None else next((x for x in archive if x.answers == same.id), None)

    def _event(self, name: str, t: float) -> str:
        if name in self._fell:
            return _nearest(self._fell[name], t)
        words = lexicon_of(self.model)
        return self._never("events" if words.entry("events", name) else "hazards", name)

    def _never(self, family: str, name: str) -> str:
        words = lexicon_of(self.model)
        return tr("Not in 1962.") if words.provenance(words.entry(family, name)) == tr(INVENTED) else ""


def letter_pairs(archive: tuple[Letter, ...], history: Branch | None) -> dict[str, LetterPair]:
    """Return each letter of a match beside the one of 1962, by its id; none without the course of 1962."""
    if history is None:
        return {}
    return {pair.a.id: pair for pair in pair_letters(archive, history.end.archive) if pair.a is not None}


def letter_beside(pair: LetterPair) -> str:
    """Return how a letter stands to that of 1962, in a sentence."""
    if pair.shared:
        return tr("As in 1962.")
    if pair.b is None:
        return tr("The course of 1962 has no letter at that hour.")
    if not _like(pair):
        yes = pair.b.accepts is not None
        return tr("In 1962 the letter of that hour was a yes.") if yes else tr("In 1962 it was not yet a yes.")
    if all(clause.mark == "same" for clause in pair.clauses):
        return tr("Its clauses are those of 1962.")
    return tr("Clauses with a star are not those of 1962.")


def clause_beside(model: Model, pair: LetterPair, clause: Clause, by: Side) -> str:
    """Return how the letter of 1962 had a clause, if otherwise; empty where both have the same, or one letter only."""
    found = next((c for c in pair.clauses if c.a == clause), None)
    if pair.shared or found is None or found.mark == "same" or not _like(pair):
        return ""
    if found.b is None:
        return tr("Not in the letter of 1962.")
    level = level_label(model, found.b.term, found.b.level, by)
    told = tr("{clause} (secret)", clause=level) if found.b.secret else level
    if found.b.kind is clause.kind:
        return tr("1962: {clause}.", clause=told)
    return tr("1962: {clause}.", clause=f"{told} ({tr(KIND_WORDS[found.b.kind])})")


def left_out(model: Model, pair: LetterPair, by: Side) -> tuple[str, ...]:
    """Return the clauses that only the letter of 1962 had."""
    if pair.shared or not _like(pair):
        return ()
    return tuple(_clause_words(model, c.b, by) for c in pair.clauses if c.a is None and c.b is not None)


def _like(pair: LetterPair) -> bool:
    """Tell whether both letters are of one kind, so that their clauses can be held against each other."""
    return pair.a is not None and pair.b is not None and (pair.a.accepts is None) == (pair.b.accepts is None)


def _clause_words(model: Model, clause: Clause, by: Side) -> str:
    told = tr(
        "{clause}: {level}",
        clause=f"{tr(KIND_WORDS[clause.kind])} {lexicon_of(model).initial(term_label(model, clause.term))}",
        level=level_label(model, clause.term, clause.level, by),
    )
    return tr("{clause} (secret)", clause=told) if clause.secret else told


def _nearest(hours: list[float], t: float) -> str:
    """Return how something stands to the hour nearest to it in 1962; empty where none is near."""
    nearest = min(hours, key=lambda hour: abs(hour - t))
    return _hours(_CAME, t - nearest) if abs(nearest - t) < _FAR else ""


def _hours(words: tuple[str, str, str], difference: float) -> str:
    """Return one of three sentences: the same hour, sooner, later."""
    if abs(difference) < _SAME_HOURS:
        return tr(words[0])
    return tr(words[1 if difference < 0 else 2], span=span(abs(difference)))
