"""Keeps account of what a debrief rests on: every source cited with its confidence, and what was invented for play."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any, Final

from game.app.lexicon import INVENTED, Lexicon, plain, said
from game.locale import marked, tr, trn
from game.reports.debrief_parts import SourceTold

_CONFIDENCE: Final = ("high", "medium", "low")
_WITH: Final = {
    "high": marked("with high confidence"),
    "medium": marked("with medium confidence"),
    "low": marked("with low confidence"),
    "": marked("with no word on the confidence"),
}
_KINDS: Final = ("documents", "oral", "study", "press")


class Citations:
    """Collects while a debrief is written."""

    def __init__(self, words: Lexicon) -> None:
        """Begin with nothing cited."""
        self._words = words
        self._cited: dict[str, Counter[str]] = {}
        self._invented: dict[str, None] = {}

    def cite(self, entry: Mapping[str, Any], what: str) -> str:
        """Take note of where an entry comes from, and return it in words; empty if it does not say.

        Args:
            what: what the entry is about, for the list of inventions.
        """
        found = self._words.provenance(entry)
        if found == tr(INVENTED):
            if what:
                self._invented[what] = None
            return found
        for part in (entry, entry.get("history")):
            if isinstance(part, Mapping) and part.get("source"):
                named = part["source"]
                for name in named if isinstance(named, list | tuple) else [named]:
                    self._cited.setdefault(str(name), Counter())[str(part.get("confidence") or "")] += 1
                break
        return found

    @property
    def invented(self) -> tuple[str, ...]:
        """What was made for play, in the order in which it came up."""
        return tuple(self._invented)

    @property
    def sources(self) -> tuple[SourceTold, ...]:
        """The sources cited: documents first, then witnesses, studies and the press, each by name."""
        found = [self._source(name, counts) for name, counts in self._cited.items()]
        place = {kind: i for i, kind in enumerate(_KINDS)}
        return tuple(sorted(found, key=lambda s: (place.get(s.kind, len(place)), s.short.lower())))

    def _source(self, name: str, counts: Counter[str]) -> SourceTold:
        entry = self._words.entry("sources", name)
        return SourceTold(
            short=said(entry.get("short")) or plain(name),
            full=said(entry.get("full")) or plain(name),
            kind=said(entry.get("kind")),
            note=said(entry.get("note")),
            confidence=_cited(counts),
            title=said(entry.get("title")) or said(entry.get("short")) or plain(name),
            times=counts.total(),
        )


def _cited(counts: Counter[str]) -> str:
    """Return how often a source was cited and with which confidence: `cited 4 times, with high confidence`."""
    named = {tr(_WITH[c]): counts[c] for c in (*_CONFIDENCE, "") if counts[c]}
    often = tr("cited twice") if counts.total() == 2 else trn("cited once", "cited {count} times", counts.total())
    if len(named) == 1:
        return tr("{often}, {how}", often=often, how=next(iter(named)))
    return tr("{often}: {how}", often=often, how=", ".join(f"{count} {how}" for how, count in named.items()))
