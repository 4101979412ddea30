"""What a package is worth to a side: its gifts, and the other's promises as far as it believes them.

0 on the scale means that the missiles stay and nothing is given; a clash is about -110. Everything here is a pure
function of the term sheet, apart from the scratch slot `o_inspection`, which `worth` writes before it asks for trust.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from game.core.definitions import Model, Term, Values
from game.core.letters import Clause, ClauseKind, Letter
from game.core.sides import Side

Levels = tuple[int, ...]
"""The whole term sheet, one level a term, in term order."""
Secrets = tuple[bool, ...]
"""Which of those levels are secret, in term order."""

GIVES = frozenset({ClauseKind.OFFER, ClauseKind.ASSURANCE, ClauseKind.REFUSAL})
"""Kinds of clause that speak of what their writer gives."""
ASKS = frozenset({ClauseKind.DEMAND, ClauseKind.CONDITION})
"""Kinds of clause that speak of what the reader is to give."""


_REFUSAL = ClauseKind.REFUSAL


class Sheet:
    """The term sheet as one side reckons it: prepared once for a model and a side, then asked very often."""

    __slots__ = ("_inspection", "_slot", "_trust", "model", "shares", "side")

    def __init__(self, model: Model, side: Side) -> None:
        """Prepare the sheet of `side`."""
        self.model = model
        self.side = side
        self._trust = model.letter_rules.trust[side]
        self._slot = model.index["o_inspection"]
        self._inspection = next((term.index for term in model.terms if term.id == "inspection"), None)
        rows = tuple(_row(term, side) for term in model.terms)

        def shares(levels: Levels, secrets: Secrets) -> tuple[float, float]:
            gives = gets = 0.0
            for (own, open_worth, secret_worth), level, secret in zip(rows, levels, secrets, strict=True):
                value = secret_worth[level] if secret else open_worth[level]
                if own:
                    gives += value
                else:
                    gets += value
            return gives, gets

        self.shares = lru_cache(maxsize=4096)(shares)
        """(levels, secrets) -> worth of what this side gives and of what it gets, before trust."""

    def worth(self, v: Values, levels: Levels, secrets: Secrets) -> float:
        """Return what the package is worth to this side; writes the scratch slot `o_inspection` of `v`."""
        gives, gets = self.shares(levels, secrets)
        v[self._slot] = 0 if self._inspection is None else levels[self._inspection]
        return gives + gets * float(self._trust(v))

    def flat(self, levels: Levels, secrets: Secrets) -> float:
        """Return what the package would be worth to this side if every promise were kept."""
        gives, gets = self.shares(levels, secrets)
        return gives + gets


def sheet_of(model: Model, side: Side) -> Sheet:
    """Return the prepared sheet of a model and a side."""
    key = (id(model), side)
    sheet = _sheets.get(key)
    if sheet is None or sheet.model is not model:
        if len(_sheets) >= _MOST_SHEETS:
            _sheets.clear()
        sheet = _sheets[key] = Sheet(model, side)
    return sheet


def worth(model: Model, v: Values, side: Side, levels: Levels, secrets: Secrets) -> float:
    """Return what a package is worth to `side`: what it gives plus what it gets, times its trust.

    Secret clauses count by the term's `secret_worth`, unless the level is private by nature. Writes `o_inspection`.
    """
    return sheet_of(model, side).worth(v, levels, secrets)


def flat_worth(model: Model, side: Side, levels: Levels, secrets: Secrets) -> float:
    """Return what a package would be worth to `side` with full trust."""
    return sheet_of(model, side).flat(levels, secrets)


def neutral_levels(model: Model) -> Levels:
    """Return the sheet of a letter that mentions no term."""
    return tuple(term.neutral for term in model.terms)


def no_secrets(model: Model) -> Secrets:
    """Return the sheet on which nothing is secret."""
    return (False,) * len(model.terms)


def levels_of(model: Model, side: Side, clauses: Sequence[Clause]) -> tuple[Levels, Secrets]:
    """Return the whole sheet as a letter by `side` leaves it.

    Unmentioned terms stay neutral, a refusal is level 0, threats are no part of the sheet. A gift of what the other
    side would have to give, or a demand of what is one's own, says nothing about the sheet.
    """
    neutral, by_id = _blank(model)
    levels = list(neutral)
    secrets = [False] * len(levels)
    for clause in clauses:
        term = by_id.get(clause.term)
        if term is None or clause.kind not in (GIVES if term.giver == side else ASKS):
            continue
        levels[term.index] = 0 if clause.kind is _REFUSAL else clause.level
        secrets[term.index] = clause.secret and clause.kind is not _REFUSAL
    return tuple(levels), tuple(secrets)


@cache
def _blank(model: Model) -> tuple[Levels, dict[str, Term]]:
    """Return the sheet of a letter that mentions no term, and the terms by id."""
    return neutral_levels(model), {term.id: term for term in model.terms}


def can_end_it(model: Model, levels: Levels) -> bool:
    """Return whether a package goes far enough on the key term to end the crisis."""
    rules = model.letter_rules
    return levels[rules.key_term] >= rules.least_arms


def best_offer(model: Model, v: Values, side: Side, offers: Iterable[Letter]) -> tuple[Letter, float] | None:
    """Return the offer worth most to `side` among those that could end the crisis, and its worth."""
    sheet = sheet_of(model, side)
    best: tuple[Letter, float] | None = None
    for offer in offers:
        if can_end_it(model, offer.levels):
            value = sheet.worth(v, offer.levels, offer.secrets)
            if best is None or value > best[1]:
                best = (offer, value)
    return best


def softest_offer(model: Model, v: Values, side: Side, offers: Iterable[Letter]) -> tuple[Letter, float] | None:
    """Return the offer worth least to `side` among those that could end the crisis, and its worth.

    Asked of a side's own standing offers this is how far it has already gone.
    """
    sheet = sheet_of(model, side)
    softest: tuple[Letter, float] | None = None
    for offer in offers:
        if can_end_it(model, offer.levels):
            value = sheet.worth(v, offer.levels, offer.secrets)
            if softest is None or value < softest[1]:
                softest = (offer, value)
    return softest


def _row(term: Term, side: Side) -> tuple[bool, tuple[float, ...], tuple[float, ...]]:
    """Return whether the side gives the term, and its worth per level, open and secret."""
    plain = tuple(float(x) for x in term.worth[side])
    factor = term.secret_worth.get(side, 1.0)
    hushed = tuple(x if level in term.secret else x * factor for level, x in enumerate(plain))
    return term.giver == side, plain, hushed


_MOST_SHEETS = 32
_sheets: dict[tuple[int, Side], Sheet] = {}
