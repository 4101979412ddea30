"""Turning points in a short line each: the chief thing of it, and how it stands to 1962."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from game.app.archive.odds_words import decided_words, turning_title
from game.app.causes import answer_of, name_of
from game.app.clause_words import KIND_WORDS, term_label
from game.app.debriefing_beside import Beside
from game.app.debriefing_timeline import city
from game.app.lexicon import Lexicon, lexicon_of
from game.core.facts import Fact, FactKind
from game.core.letters import Letter
from game.locale import tr
from game.odds.turning import Decided, TurningPoint
from game.reports import debrief_parts as told

_FALLEN: Final = (
    FactKind.BARGAIN_STRUCK,
    FactKind.BARGAIN_COLLAPSED,
    FactKind.RUNG,
    FactKind.FATE,
    FactKind.FOLLOW_ON,
    FactKind.HAZARD,
    FactKind.EVENT,
    FactKind.LETTER_LEAKED,
    FactKind.LETTER_READ,
)
"""What fell in a watch, the weightiest first."""
_YES, _BLOW, _ANSWER, _LETTER = 100.0, 90.0, 40.0, 6.0
"""How heavy a part of a plan is; an order is as heavy as it pulls."""


def turns_told(
    points: Sequence[told.TurningPoint], raw: Sequence[TurningPoint], beside: Beside, archive: tuple[Letter, ...]
) -> tuple[told.TurningPoint, ...]:
    """Return turning points with a short head, and with what they are beside 1962.

    Args:
        raw: the same points as they were counted.
        archive: the letters of the match.
    """
    return tuple(
        replace(point, head=_head(beside, counted) or point.title, beside=_beside(beside, counted, archive))
        for point, counted in zip(points, raw, strict=True)
    )


def _head(beside: Beside, point: TurningPoint) -> str:
    model, words = beside.model, lexicon_of(beside.model)
    fact = _fallen(point)
    if fact is not None:
        cause = str(fact.get("cause") or "") if fact.kind is FactKind.RUNG else ""
        return name_of(words, cause) if cause else turning_title(model, words, replace(point, fell=(fact,)))
    chief = max(point.decided, key=lambda decided: _weight(beside, decided), default=None)
    return "" if chief is None else _act(beside, words, chief)


def _beside(beside: Beside, point: TurningPoint, archive: tuple[Letter, ...]) -> str:
    fact = _fallen(point)
    if fact is not None:
        return beside.of_fact(fact)
    chief = max(point.decided, key=lambda decided: _weight(beside, decided), default=None)
    if chief is None:
        return ""
    if chief.plan.accept is None and chief.answers:
        key, option = chief.answers[-1]
        return beside.of_answer(key.partition("/")[0], option)
    return beside.of_plan(chief.side, chief.plan, point.movement.t, archive)


def _fallen(point: TurningPoint) -> Fact | None:
    """Return the weightiest thing that fell, where it was no decision that turned it."""
    if point.decided:
        return None
    known = [fact for fact in point.fell if fact.kind in _FALLEN]
    return min(known, key=lambda fact: _FALLEN.index(fact.kind), default=None)


def _weight(beside: Beside, decided: Decided) -> float:
    plan = decided.plan
    pulls = [abs(beside.model.orders[order].pull) for order in plan.orders]
    return max(
        _YES * (plan.accept is not None),
        _BLOW * (plan.blow is not None),
        _ANSWER * bool(decided.answers),
        _LETTER * any(letter.clauses for letter in plan.letters),
        *pulls,
        0.0,
    )


def _act(beside: Beside, words: Lexicon, decided: Decided) -> str:
    """Return who did the chief thing that one side decided, and what it was, in a few words."""
    model, plan, who = beside.model, decided.plan, city(words, decided.side)
    if plan.accept is not None:
        return tr("{city} says yes", city=who)
    if plan.blow is not None:
        return f"{who}: {words.initial(words.label('clash', plan.blow))}"
    if decided.answers:
        key, option = decided.answers[-1]
        return f"{who}: {answer_of(words, key.partition('/')[0], option)}"
    heaviest = max(plan.orders, key=lambda order: abs(model.orders[order].pull), default=None)
    clause = next((letter.clauses[0] for letter in plan.letters if letter.clauses), None)
    if clause is not None and (heaviest is None or abs(model.orders[heaviest].pull) <= _LETTER):
        return tr(
            "{city} {kind}: {term}",
            city=who,
            kind=tr(KIND_WORDS[clause.kind]),
            term=words.initial(term_label(model, clause.term)),
        )
    if heaviest is not None:
        return f"{who}: {words.initial(words.label('orders', heaviest))}"
    return f"{who}: {decided_words(model, words, decided)}"
