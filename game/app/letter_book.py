"""Every letter of a match written out: the same in a preview, on arrival, after a resume and in the debrief."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from game.app.chronicle import Chronicle, Writing
from game.app.lexicon import lexicon_of, texts_of
from game.core.crisis import Crisis
from game.core.definitions import Model
from game.core.drafts import acceptance, written
from game.core.facts import Fact, FactKind
from game.core.letters import Clause, ClauseKind, Letter, LetterDraft
from game.core.match import Match
from game.core.sides import Side
from game.core.worth import flat_worth
from game.locale import Reading, read_as, reading, tr
from game.locale.catalogue import scenario_texts
from game.prose.compile import read_grammar
from game.prose.gist import gist, headline
from game.prose.grammar import Grammar
from game.prose.occasion import Answered, Occasion
from game.prose.sentences import Sentence
from game.prose.write import WrittenLetter, write_letter

FRESH_HOURS: Final = 30.0
"""How long an incident is still in a letter writer's mind."""
DEARER: Final = 3.0
"""Worth by which a letter must differ from what stands to be called dearer or softer."""
_SHARED = 0.6


def grammar_of(model: Model) -> Grammar:
    """Return a scenario's text grammar as it is read now; its mistakes are the business of the scenario check."""
    return _grammar(model, reading().language)


@lru_cache(maxsize=16)
def language_of_letters(model: Model, language: str) -> str:
    """Return the language letters are written in for a reader: his, once most phrases are translated; else English.

    A letter half in one language and half in another would be worse than a document in its own.
    """
    tell = scenario_texts(getattr(model.words, "folders", ()), language).gettext
    phrases = [text for text in texts_of((model.words or {}).get("phrases", {})) if " " in text]
    told = sum(tell(text) != text for text in phrases)
    return language if 2 * told > len(phrases) else "en"


@lru_cache(maxsize=8)
def _grammar(model: Model, language: str) -> Grammar:
    families = {family: part for file in lexicon_of(model).family("phrases").values() for family, part in file.items()}
    tell = scenario_texts(getattr(model.words, "folders", ()), language).gettext
    return read_grammar(families, model.terms, model.threats, tell)[0]


@dataclass(frozen=True, slots=True)
class Penned:
    """A letter written out, with one sentence and a few words that say what it comes to."""

    written: WrittenLetter
    gist: str
    headline: str


class LetterBook:
    """Writes letters out in order and remembers them, so that no sentence is said twice in a match."""

    def __init__(self) -> None:
        """Begin an empty book."""
        self._by_way: dict[Reading, dict[str, Penned]] = {}
        self._previews: dict[tuple[Reading, tuple[Letter, ...]], Penned] = {}

    @property
    def _written(self) -> dict[str, Penned]:
        """What has been written out as is read now: each language and level keeps a book of its own."""
        return self._by_way.setdefault(reading(), {})

    def written(self, match: Match, chronicle: Chronicle, letter: Letter) -> Penned:
        """Return a letter of the archive, written out."""
        done = self._written
        if letter.id not in done:
            marks: frozenset[str] = frozenset()
            earlier: list[Letter] = []
            for x in match.now.archive:
                if x.id not in done:
                    writing = chronicle.writings.get(x.id) or Writing(match.crisis, len(match.told))
                    marks = self._marks(earlier, x.by)
                    facts = (*match.told, *match.news)[: writing.told]
                    found = _write(match.model, writing.crisis, facts, x, earlier, marks)
                    done[x.id] = _told_apart(match.model, x, found, [(y, done[y.id]) for y in earlier])
                earlier.append(x)
        return done[letter.id]

    def preview(self, match: Match, chronicle: Chronicle, letters: Sequence[Letter]) -> Penned:
        """Return the last of some letters that are about to be sent, written out after the others."""
        key = (reading(), tuple(letters))
        if key not in self._previews:
            for x in match.crisis.archive[-1:]:
                self.written(match, chronicle, x)
            earlier = list(match.crisis.archive)
            marks = self._marks(earlier, letters[0].by)
            before = [(x, self._written[x.id]) for x in earlier if x.id in self._written]
            penned: list[tuple[Letter, Penned]] = []
            for x in letters:
                found = _write(match.model, match.crisis, match.told, x, earlier, marks)
                found = _told_apart(match.model, x, found, [*before, *penned])
                marks |= found.written.marks
                earlier.append(x)
                penned.append((x, found))
            if len(self._previews) > 64:
                self._previews.clear()
            self._previews[key] = found
        return self._previews[key]

    def _marks(self, earlier: Sequence[Letter], by: Side) -> frozenset[str]:
        parts = [self._written[x.id].written.marks for x in earlier if x.by == by and x.id in self._written]
        return frozenset().union(*parts)


def _write(
    model: Model,
    crisis: Crisis,
    facts: Sequence[Fact],
    letter: Letter,
    earlier: Sequence[Letter],
    marks: frozenset[str],
) -> Penned:
    grammar = grammar_of(model)
    if not grammar.books[letter.by].plans:
        return Penned(_bare(model, letter), "", tr("A letter by {channel}", channel=letter.channel))
    occasion = occasion_of(model, crisis, facts, letter, earlier)
    now = reading()
    language = language_of_letters(model, now.language)
    if language == now.language:
        paper = write_letter(grammar, occasion, marks)
    else:
        with read_as(replace(now, language=language)):
            paper = write_letter(grammar_of(model), occasion_of(model, crisis, facts, letter, earlier), marks)
    return Penned(paper, gist(grammar, occasion), headline(grammar, occasion))


def _told_apart(model: Model, letter: Letter, penned: Penned, others: Sequence[tuple[Letter, Penned]]) -> Penned:
    """Return a letter with a title of its own where another by the same hand has that title already."""
    twins = [x for x, told in others if (x.by, told.headline) == (letter.by, penned.headline)]
    if not twins:
        return penned
    if all(x.sent != letter.sent for x in twins):
        headline = tr("{headline}, again", headline=penned.headline)
    elif all(x.channel != letter.channel for x in twins):
        way = lexicon_of(model).label("channels", letter.channel, letter.by)
        headline = tr("{headline} ({channel})", headline=penned.headline, channel=lexicon_of(model).initial(way))
    else:
        headline = tr("{headline} (one more)", headline=penned.headline)
    return replace(penned, headline=headline)


def occasion_of(
    model: Model, crisis: Crisis, facts: Sequence[Fact], letter: Letter, earlier: Sequence[Letter]
) -> Occasion:
    """Return everything that colours a letter: only what its writer knew when he wrote it.

    Args:
        crisis: the truth at the moment of decision; only common values and the writer's own are read.
        facts: what had come true by then.
        earlier: the letters sent before it, both sides'.
    """
    by, v, index = letter.by, crisis.v, model.index
    answered = next((x for x in earlier if x.id == letter.answers and x.by != by), None)
    clauses = letter.clauses if letter.accepts is None else tuple(_accepted(model, by, c) for c in letter.clauses)
    own_before = next((o for o in reversed(crisis.offers) if o.by == by), None)
    dearness = 0.0
    if letter.offer and own_before is not None:
        dearness = flat_worth(model, by, letter.levels, letter.secrets) - flat_worth(
            model, by, own_before.levels, own_before.secrets
        )
    changed = _changed(model, letter, answered)
    newest = max((x.sent for x in earlier if x.by != by and x.read is not None and x.offer), default=None)
    return Occasion(
        seed=crisis.setup.seed,
        letter=letter.id,
        by=by,
        channel=letter.channel,
        tone=letter.tone,
        t=letter.sent,
        stage=crisis.stage,
        clauses=clauses,
        urgent=letter.urgent,
        deadline=letter.deadline,
        answers=None if answered is None else _answered(answered, facts),
        accepts=letter.accepts is not None,
        older=answered is not None and newest is not None and answered.offer and answered.sent < newest,
        dearer=dearness >= DEARER,
        softer=dearness <= -DEARER,
        counter=changed is not None,
        changed=changed or frozenset(),
        earlier=sum(1 for x in earlier if x.by == by),
        knot=v[model.at.knot],
        dread=v[index[f"{by}_dread"]],
        weary=v[index[f"{by}_weary"]],
        blood=v[index[f"{by}_blood"]],
        settled=bool(v[model.at.struck]),
        incidents=frozenset(
            f.id for f in facts if f.kind is FactKind.EVENT and by in f.readers and letter.sent - f.t <= FRESH_HOURS
        ),
    )


def _answered(letter: Letter, facts: Sequence[Fact]) -> Answered:
    return Answered(
        channel=letter.channel,
        tone=letter.tone,
        sent=letter.sent,
        offer=letter.offer,
        threat=any(c.kind is ClauseKind.THREAT for c in letter.clauses),
        urgent=letter.urgent,
        deadline=letter.deadline,
        dearer=any(f.kind is FactKind.PRICE_RAISED and f.id == letter.id for f in facts),
    )


def _accepted(model: Model, by: Side, clause: Clause) -> Clause:
    """Return a clause of an acceptance as its writer speaks of it: his own gifts, and what he asks."""
    own = any(t.id == clause.term and t.giver == by for t in model.terms)
    return replace(clause, kind=ClauseKind.OFFER if own else ClauseKind.DEMAND)


def _changed(model: Model, letter: Letter, answered: Letter | None) -> frozenset[int] | None:
    """Return the indexes of the clauses that differ from the offer sent back, or None if this is no counter-draft."""
    if answered is None or letter.accepts is not None or not (letter.offer and answered.offer):
        return None
    terms = {t.id: t for t in model.terms}
    theirs = {c.term for c in answered.clauses if c.term in terms}
    mine = [(i, c) for i, c in enumerate(letter.clauses) if c.term in terms]
    shared = theirs & {c.term for _, c in mine}
    if len(shared) < 2 or len(shared) < _SHARED * len(theirs):
        return None
    differs = {
        i
        for i, c in mine
        if letter.levels[terms[c.term].index] != answered.levels[terms[c.term].index]
        or letter.secrets[terms[c.term].index] != answered.secrets[terms[c.term].index]
    }
    return frozenset(differs) if differs else None


def draft_as_letter(model: Model, crisis: Crisis, side: Side, number: int, draft: LetterDraft) -> Letter:
    """Return a draft as the letter it would be, the `number`th (from 0) of those sent in this watch."""
    t = crisis.v[model.at.t]
    return written(model, side, draft, ident=_ident(crisis, side, number), sent=t, arrives=t)


def yes_as_letter(model: Model, crisis: Crisis, side: Side, offer: Letter, channel: str) -> Letter:
    """Return the letter that a yes to an offer would be."""
    t = crisis.v[model.at.t]
    return acceptance(offer, side, channel, ident=_ident(crisis, side, 0), sent=t, arrives=t)


def _ident(crisis: Crisis, side: Side, number: int) -> str:
    return f"{side}-{1 + number + sum(1 for x in crisis.archive if x.by == side)}"


def _bare(model: Model, letter: Letter) -> WrittenLetter:
    """Write a letter of a scenario that has no phrases: its clauses, one sentence each."""
    names = {t.id: t.levels for t in model.terms} | {x.id: x.levels for x in model.threats.values()}
    words = lexicon_of(model)
    sentences = tuple(
        Sentence(f"{words.label('terms', c.term)}: {c.kind}, {names[c.term][c.level]}.", i)
        for i, c in enumerate(letter.clauses)
    )
    return WrittenLetter(salutation="", paragraphs=(sentences,) if sentences else (), signature="", marks=frozenset())
