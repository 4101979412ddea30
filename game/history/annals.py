"""The annals: what is known of each hour of the crisis, told beside the course of 1962 and beside any game.

The words lie in a scenario's `commentary/`. An entry belongs to the watch that covers its hour; a scenario that extends
another inherits the entries of the hours in which it can be played.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

from game.content.history_files import hour_of, read_history
from game.content.problems import ContentError
from game.content.schemas.history import Commentary, Sources
from game.content.texts import paragraphs
from game.core.definitions import Model
from game.locale import Level, Reading, reading
from game.locale.catalogue import scenario_texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One passage of an entry.

    Args:
        sources: ids of the bibliography, `model.words["sources"]`.
        confidence: `high`, `medium` or `low`.
        inferred: whether it is our own reading rather than the plain word of a document.
    """

    text: str
    sources: tuple[str, ...]
    confidence: str
    inferred: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What is known of one hour.

    Args:
        at: hours since the scenario's zero.
        title: a few words.
        happened: what happened, as far as is known today; at the short level in two plain sentences.
        washington, moscow: what that capital knew or believed then.
        differs: where memoir and archive, or witness and witness, disagree; None where they do not.
    """

    at: float
    title: str
    happened: Passage
    washington: Passage
    moscow: Passage
    differs: Passage | None


@dataclass(frozen=True, slots=True)
class Annals:
    """All entries of a scenario, by hour."""

    entries: tuple[Entry, ...]

    def between(self, t0: float, t1: float) -> tuple[Entry, ...]:
        """Return the entries from hour `t0` until before hour `t1`; of a watch, from its opening to the next."""
        return tuple(entry for entry in self.entries if t0 <= entry.at < t1)


def annals_of(model: Model) -> Annals:
    """Return what is told of the hours in which a scenario can be played, as is read now; nothing if it tells nothing.

    Raises:
        ContentError: the commentary is malformed; `knot-of-war check` tells the same.
    """
    return _annals_of(model, reading())


def in_language(model: Model, value: Any, language: str) -> Any:
    """Return a text of the files beside the rules in a language; whatever is no text comes back as it is."""
    if language == "en" or not isinstance(value, str):
        return value
    tell = scenario_texts(getattr(model.words, "folders", ()), language).gettext
    return " ".join(tell(part) for part in paragraphs(value))


@lru_cache(maxsize=8)
def _annals_of(model: Model, way: Reading) -> Annals:
    files = read_history(model)
    if files.problems:
        raise ContentError(files.problems)
    first = min(start.t for start in model.starts.values())
    last = max(start.last_bargain for start in model.starts.values())
    entries = [_entry(model, written, way) for _, told in files.commentary for written in told.entries]
    within = sorted((entry for entry in entries if first <= entry.at <= last), key=lambda entry: entry.at)
    return Annals(tuple(within))


def told_at(annals: Annals, hours: Sequence[float]) -> tuple[tuple[Entry, ...], ...]:
    """Return the entries of each watch, given the hours at which the watches open and the last one ends.

    Args:
        hours: one more than there are watches, from the least to the greatest.
    """
    return tuple(annals.between(t0, t1) for t0, t1 in pairwise(hours))


def ids_of(sources: Sources) -> tuple[str, ...]:
    """Return the ids of an entry's sources, which may be written as one or as a list."""
    return (sources,) if isinstance(sources, str) else tuple(sources)


def _entry(model: Model, written: Commentary, way: Reading) -> Entry:
    at = hour_of(written.at, model.zero)
    if at is None:
        # `check` tells the place; here the entry merely falls outside every scenario.
        at = -1.0
    sources = ids_of(written.source)

    def passage(text: str, name: str) -> Passage:
        inferred = name in written.inference
        text = in_language(model, text, way.language)
        return Passage(text=text, sources=sources, confidence=written.confidence, inferred=inferred)

    differs = written.differs
    happened = written.short if way.level is Level.SHORT and written.short else written.happened
    return Entry(
        at=at,
        title=in_language(model, written.title, way.language),
        happened=passage(happened, "happened"),
        washington=passage(written.washington, "washington"),
        moscow=passage(written.moscow, "moscow"),
        differs=None
        if differs is None
        else Passage(
            text=in_language(model, differs.text, way.language),
            sources=ids_of(differs.source),
            confidence=differs.confidence,
        ),
    )
