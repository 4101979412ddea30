"""Clauses, tones and what things are worth, in words."""

from __future__ import annotations

from typing import Final

from game.app.letter_paper import ClauseLine
from game.app.lexicon import lexicon_of
from game.core.definitions import Model, Term
from game.core.letters import Clause, ClauseKind, Letter
from game.core.sides import Side, other
from game.locale import marked, tr

KIND_WORDS: Final[dict[ClauseKind, str]] = {
    ClauseKind.OFFER: marked("offers"),
    ClauseKind.ASSURANCE: marked("gives in any case"),
    ClauseKind.DEMAND: marked("asks"),
    ClauseKind.CONDITION: marked("makes it a condition"),
    ClauseKind.REFUSAL: marked("refuses"),
    ClauseKind.THREAT: marked("warns"),
}
KIND_ABOUT: Final[dict[ClauseKind, str]] = {
    ClauseKind.OFFER: marked("given if the other side agrees to the letter as a whole"),
    ClauseKind.ASSURANCE: marked("given whether they agree or not; it cannot be bargained with again"),
    ClauseKind.DEMAND: marked("asked for, open to bargaining"),
    ClauseKind.CONDITION: marked("without it your own gifts fall"),
    ClauseKind.REFUSAL: marked("said plainly: this will not be given"),
    ClauseKind.THREAT: marked("if they do not, this follows; an empty warning costs belief"),
}
TONES: Final[tuple[tuple[float, str], ...]] = (
    (-2.0, marked("threatening")),
    (-1.0, marked("hard")),
    (0.0, marked("plain")),
    (1.0, marked("friendly")),
    (2.0, marked("warm")),
)
_COSTS = (
    (0.5, marked("costs you nothing")),
    (4.0, marked("costs you little")),
    (10.0, marked("costs you something")),
    (18.0, marked("costs you much")),
)
_DEAR = marked("costs you dear")
_GAINS = (
    (0.5, marked("worth nothing to you")),
    (4.0, marked("worth little to you")),
    (10.0, marked("worth something to you")),
    (24.0, marked("worth much to you")),
)
_TREASURED = marked("worth a great deal to you")


def tone_label(tone: float) -> str:
    """Return the name of a tone; halves lie between two names."""
    exact = next((label for value, label in TONES if value == tone), None)
    if exact is not None:
        return tr(exact)
    below = [label for value, label in TONES if value < tone][-1]
    above = next(label for value, label in TONES if value > tone)
    return tr("between {below} and {above}", below=tr(below), above=tr(above))


def worth_words(term: Term, level: int, secret: bool, side: Side) -> str:
    """Return what a level of a term is worth to a side if the promise is kept, against what goes without saying."""
    points = term.worth[side][level] - term.worth[side][term.neutral]
    if secret and level not in term.secret:
        points *= term.secret_worth.get(side, 1.0)
    if points < 0:
        return tr(next((words for most, words in _COSTS if -points <= most), _DEAR))
    return tr(next((words for most, words in _GAINS if points <= most), _TREASURED))


def level_label(model: Model, name: str, level: int, side: Side | None = None) -> str:
    """Return the name of a level of a term or threat, as the desk of `side` would put it: as giver, or as receiver."""
    words = lexicon_of(model)
    term = next((t for t in model.terms if t.id == name), None)
    keys: tuple[str, ...] = ("levels",)
    if term is not None:
        keys = ("gives", "levels") if side in (None, term.giver) else ("gets", "gives", "levels")
    for family in ("terms", "threats"):
        entry = words.entry(family, name)
        found = next((entry[k] for k in keys if isinstance(entry.get(k), list | tuple)), ())
        if level < len(found):
            return str(found[level])
    return (term.levels if term is not None else model.threats[name].levels)[level]


def term_label(model: Model, name: str) -> str:
    """Return what a term or a threat is called."""
    words = lexicon_of(model)
    for family in ("terms", "threats"):
        if words.entry(family, name):
            return words.label(family, name)
    return words.label("terms", name)


def clause_lines(model: Model, letter: Letter, reader: Side) -> tuple[ClauseLine, ...]:
    """Return the clauses of a letter as a desk reads them."""
    terms = {t.id: t for t in model.terms}
    lines = []
    for number, clause in enumerate(letter.clauses, start=1):
        term = terms.get(clause.term)
        lines.append(
            ClauseLine(
                number=number,
                term=term_label(model, clause.term),
                kind=_kind(letter, clause, term),
                level=level_label(model, clause.term, clause.level, reader),
                secret=clause.secret or (term is not None and clause.level in term.secret),
                binds=None if term is None else term.giver,
                worth="" if term is None else worth_words(term, clause.level, clause.secret, reader),
            )
        )
    return tuple(lines)


def _kind(letter: Letter, clause: Clause, term: Term | None) -> str:
    if clause.kind is ClauseKind.THREAT:
        return tr("a warning")
    if letter.accepts is not None and term is not None:
        return tr("gives") if term.giver == letter.by else tr("takes")
    if clause.level == 0 and term is not None and term.giver == other(letter.by):
        return tr("leaves")
    return tr(KIND_WORDS[clause.kind])
