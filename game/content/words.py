"""The prose of a scenario: raw entries by family, with their sources checked."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from game.content.levels import (
    OVERLAYS,
    Coverage,
    Families,
    check_levels,
    coverage,
    inherited,
    over,
    overlaid,
    read_levels,
)
from game.content.problems import Problem, did_you_mean
from game.content.reading import Document, Path_
from game.content.sheet import SOURCES, gather_entries, merge, read_documents, yaml_files
from game.locale import Level

CONFIDENCES: Final = ("high", "medium", "low")


class Words(Mapping[str, Mapping[str, Any]]):
    """Prose by family and id: `words["events"]["u2-lost"]`, `words["sources"]`, `words["phrases"]`, `words["lines"]`.

    `phrases` and `lines` hold one mapping per file, by the file's name without its ending. `problems` are the mistakes
    found in it: they never keep anybody from playing, but `check` reports them.
    """

    def __init__(
        self,
        families: Mapping[str, Mapping[str, Any]],
        problems: Sequence[Problem] = (),
        folders: Sequence[Path] = (),
        levels: Mapping[str, Families] | None = None,
    ) -> None:
        """Keep families of entries; `folders` are those they were read from, oldest last; `levels` lie over them."""
        self._families = families
        self._levels = levels or {}
        self.problems = tuple(problems)
        self.folders = tuple(folders)

    def __getitem__(self, family: str) -> Mapping[str, Any]:
        """Return a family; an unknown one is empty, as prose may be missing without harm to the rules."""
        return self._families.get(family, {})

    def __iter__(self) -> Iterator[str]:
        return iter(self._families)

    def __len__(self) -> int:
        return len(self._families)

    def at(self, level: Level) -> Mapping[str, Any]:
        """Return all families as they are told at a reading level."""
        overlay = self._levels.get(level)
        if not overlay:
            return self._families
        return {family: overlaid(part, overlay.get(family)) for family, part in self._families.items()}

    def covered(self, level: Level) -> Coverage:
        """Return how much of the words a level tells in its own way."""
        return coverage(self._families, self.at(level), self._levels.get(level) or {})

    def digest(self) -> str:
        """Return the sha256 of all prose and of its levels, in canonical JSON."""
        prose = {"words": self._families, "levels": self._levels} if self._levels else self._families
        text = json.dumps(prose, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()


def read_words(folders: Sequence[Path], ids: Mapping[str, frozenset[str]] | None = None) -> Words:
    """Return the prose of a scenario: its own over that of the scenarios it extends (`folders`, oldest last).

    Args:
        folders: where to read.
        ids: the ids of the rules by family. Prose for an id that the rules do not have is let be, unless it looks like
            a slip of the pen for one that lacks prose.

    Raises:
        ContentError: files that cannot be read. Other mistakes are kept with the words.
    """
    merged: dict[str, Any] = {}
    own: dict[str, Any] = {}
    documents: list[tuple[Document, str | None]] = []
    problems: list[Problem] = []
    levels: dict[str, Families] = {}
    own_levels: dict[str, tuple[Families, tuple[Document, ...]]] = {}
    for folder in reversed(folders):
        own, read = _folder(folder, problems)
        merged = merge(merged, own)
        documents.extend(read)
        own_levels = read_levels(folder, problems)
        for level in OVERLAYS:
            told = over(inherited(levels.get(level, {}), own), own_levels.get(level, ({}, ()))[0])
            if told:
                levels[level] = told
    # What a scenario inherits was checked where it was written: here it may have lost what it lies over.
    check_levels(own_levels, merged, problems)
    sources = merged.get("sources") or {}
    for document, family in documents:
        if family != "lines":
            check_provenance(document, sources if isinstance(sources, dict) else {}, problems)
    for family, known in (ids or {}).items():
        entries, written = merged.get(family), own.get(family)
        if isinstance(entries, dict) and isinstance(written, dict):
            # Only what the scenario itself writes can be its slip: what it inherits may be meant for another.
            lacking = known - entries.keys()
            for entry in written.keys() - known:
                _check_slip(documents, (family, entry), lacking, problems)
    return Words(merged, problems, folders, levels)


def check_provenance(document: Document, sources: Mapping[str, Any], problems: list[Problem]) -> None:
    """Note every factual entry of a document whose sources are not listed or that does not say how sure it is."""
    _check(document, document.data, (), sources, problems)


def _check_slip(
    documents: Sequence[tuple[Document, str | None]], path: Path_, lacking: frozenset[str], problems: list[Problem]
) -> None:
    mend = did_you_mean(str(path[-1]), lacking)
    if mend:
        prose = [document for document, group in documents if group == "words"]
        document = max(prose, key=lambda d: d.locate(path).depth)
        place = document.locate(path, key=True)
        problems.append(document.problem(place, "unknown-reference", f"the rules have no '{path[-1]}'", mend=mend))


def _folder(folder: Path, problems: list[Problem]) -> tuple[dict[str, Any], list[tuple[Document, str | None]]]:
    read: list[tuple[Document, str | None]] = []
    families: dict[str, Any] = {}
    groups: list[tuple[str | None, list[Path]]] = [
        (None, [path for path in (folder / SOURCES,) if path.is_file()]),
        ("words", yaml_files(folder / "words")),
        ("phrases", yaml_files(folder / "phrases")),
        ("lines", yaml_files(folder / "lines")),
    ]
    for group, paths in groups:
        for document, path in zip(read_documents(paths), paths, strict=True):
            read.append((document, group))
            if group in ("phrases", "lines"):
                families.setdefault(group, {})[path.stem] = document.data
            else:
                gather_entries(families, document, problems, of="scenario")
    return (families, read)


def _check(document: Document, value: Any, path: Path_, sources: Mapping[str, Any], problems: list[Problem]) -> None:
    """Check every mapping that claims to be factual: its sources are listed, and it says how sure it is."""
    if isinstance(value, list):
        for i, item in enumerate(value):
            _check(document, item, (*path, i), sources, problems)
    if not isinstance(value, dict):
        return
    if "source" in value and path[:1] != ("sources",):
        _check_source(document, value, path, sources, problems)
    for key, item in value.items():
        if isinstance(item, dict | list):
            _check(document, item, (*path, key), sources, problems)


def _check_source(
    document: Document, value: Mapping[str, Any], path: Path_, sources: Mapping[str, Any], problems: list[Problem]
) -> None:
    named = value["source"]
    for source in named if isinstance(named, list) else [named]:
        if source not in sources:
            place = document.locate((*path, "source"))
            mend = did_you_mean(str(source), map(str, sources))
            message = f"there is no source '{source}' in sources.yaml"
            problems.append(document.problem(place, "unknown-source", message, mend=mend))
    confidence = value.get("confidence")
    if confidence not in CONFIDENCES and not value.get("invented"):
        place = document.locate((*path, "confidence") if "confidence" in value else (*path, "source"), key=True)
        said = f"'{confidence}'" if confidence is not None else "nothing"
        message = f"a factual entry says how sure it is: high, medium or low; this says {said}"
        mend = "add confidence: high, medium or low; or invented: true if it is made for play"
        problems.append(document.problem(place, "bad-confidence", message, mend=mend))
