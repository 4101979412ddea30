"""From the families of `phrases/*.yaml` to a checked `Grammar`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from game.core.definitions import Term, Threat
from game.core.sides import SIDES, US, USSR, Side
from game.prose.check import check_book
from game.prose.grammar import Alternative, Book, Grammar, Plan
from game.prose.problems import PhraseErrors, PhraseProblem
from game.prose.reading import Path, Reader, writers_of

FAMILY_KEYS = ("writer", "plans", "words", "voices", "public", "names")


def compile_grammar(
    phrases: Mapping[str, Any], terms: Sequence[Term] = (), threats: Mapping[str, Threat] | None = None
) -> Grammar:
    """Compile and check a scenario's phrases.

    Args:
        phrases: family -> contents, as merged from the files of `phrases/`.
        terms, threats: the scenario's own; with them the grammar is checked to have words for every level.

    Raises:
        PhraseErrors: with every problem found, if there is any.
    """
    grammar, problems = read_grammar(phrases, terms, threats)
    if problems:
        raise PhraseErrors(problems)
    return grammar


def read_grammar(
    phrases: Mapping[str, Any],
    terms: Sequence[Term] = (),
    threats: Mapping[str, Threat] | None = None,
    tell: Callable[[str], str] = str,
) -> tuple[Grammar, list[PhraseProblem]]:
    """Compile a scenario's phrases as far as they go, with all that is wrong with them.

    Args:
        tell: puts each text into the reader's language, its `<symbols>` and `{slots}` kept.
    """
    reader = Reader(tell=tell)
    plans: dict[Side, list[Plan]] = {US: [], USSR: []}
    words: dict[Side, dict[str, tuple[Alternative, ...]]] = {US: {}, USSR: {}}
    voices: dict[str, str] = {}
    names: dict[Side, str] = {US: "Washington", USSR: "Moscow"}
    public: set[str] = set()
    for family, raw in phrases.items():
        path: Path = (str(family),)
        if not isinstance(raw, Mapping):
            reader.wrong(path, f"{type(raw).__name__}", "write a mapping of writer, plans and words")
            continue
        for key in raw:
            if key not in FAMILY_KEYS:
                reader.wrong((*path, str(key)), f"key {key!r}", f"use one of {', '.join(FAMILY_KEYS)}")
        sides = writers_of(raw.get("writer"))
        if not sides:
            reader.wrong((*path, "writer"), f"{raw.get('writer')!r}", "write us, ussr or any")
        for side in sides:
            _family(reader, side, raw, path, plans[side], words[side])
        voices.update({str(k): str(v) for k, v in _mapping(reader, raw, path, "voices").items()})
        public.update(str(c) for c in _list(reader, raw, path, "public"))
        for side in SIDES:
            named = _mapping(reader, raw, path, "names").get(side)
            names[side] = names[side] if named is None else tell(str(named))
    books = {side: Book(tuple(plans[side]), words[side]) for side in SIDES}
    levels = {term.id: term.levels for term in terms}
    grammar = Grammar(books=books, voices=voices, public=frozenset(public), names=names, levels=levels)
    for side in SIDES:
        reader.problems += check_book(grammar, side, terms, threats or {})
    return grammar, _once(reader.problems)


def _mapping(reader: Reader, raw: Mapping[str, Any], path: Path, key: str) -> Mapping[str, Any]:
    found = raw.get(key)
    if found is None:
        return {}
    if not isinstance(found, Mapping):
        reader.wrong((*path, key), type(found).__name__, "write a mapping")
        return {}
    return found


def _list(reader: Reader, raw: Mapping[str, Any], path: Path, key: str) -> list[Any]:
    found = raw.get(key)
    if found is None:
        return []
    if not isinstance(found, list):
        reader.wrong((*path, key), type(found).__name__, "write a list")
        return []
    return found


def _family(
    reader: Reader,
    side: Side,
    raw: Mapping[str, Any],
    path: Path,
    plans: list[Plan],
    words: dict[str, tuple[Alternative, ...]],
) -> None:
    for i, entry in enumerate(_list(reader, raw, path, "plans")):
        plan = reader.plan(side, len(plans), entry, (*path, "plans", i))
        if plan is not None:
            plans.append(plan)
    for symbol, entries in _mapping(reader, raw, path, "words").items():
        where = (*path, "words", str(symbol))
        if symbol in words:
            reader.wrong(where, f"symbol {symbol!r} stands twice", "put its alternatives into one list")
        words[str(symbol)] = reader.alternatives(side, str(symbol), entries, where)


def _once(problems: list[PhraseProblem]) -> list[PhraseProblem]:
    return list(dict.fromkeys(problems))
