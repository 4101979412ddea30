"""Reading levels: overlays that tell a scenario's words shorter, or more fully, field by field.

`levels/short/*.yaml` and `levels/documents/*.yaml` hold the same families, ids and fields as `words/`. A field they
give takes the place of the standard one at that level; what they leave out is told as `words/` has it. A scenario that
extends another inherits its levels, save for the texts that it writes anew itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from game.content.problems import Problem, did_you_mean, one_of
from game.content.reading import Document, Path_
from game.content.sheet import gather_entries, merge, read_documents, yaml_files
from game.content.texts import NOT_PROSE, is_told, texts
from game.locale import Level

FOLDER: Final = "levels"
OVERLAYS: Final = (Level.SHORT, Level.DOCUMENTS)
"""Levels that a scenario may bring; the standard one is `words/` itself."""

Families = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of a scenario's words a level tells in its own way.

    Args:
        given, texts: texts that the level gives, of all there are.
        words: words of all texts at this level; standard: at the standard one.
    """

    given: int
    texts: int
    words: int
    standard: int


def read_levels(folder: Path, problems: list[Problem]) -> dict[str, tuple[Families, tuple[Document, ...]]]:
    """Return one folder's own overlays by level, with the documents that hold them.

    Raises:
        ContentError: a file cannot be read.
    """
    found: dict[str, tuple[Families, tuple[Document, ...]]] = {}
    home = folder / FOLDER
    for path in sorted(home.iterdir()) if home.is_dir() else ():
        if path.name not in OVERLAYS:
            if path.is_dir():
                mend = did_you_mean(path.name, OVERLAYS)
                message = f"there is no reading level '{path.name}'"
                problems.append(Problem(str(path), 0, 0, "unknown-reference", message, one_of(OVERLAYS), mend))
            continue
        documents = tuple(read_documents(yaml_files(path)))
        families: Families = {}
        for document in documents:
            gather_entries(families, document, problems, of="level")
        found[path.name] = (families, documents)
    return found


def check_levels(
    own: Mapping[str, tuple[Families, tuple[Document, ...]]], words: Mapping[str, Any], problems: list[Problem]
) -> None:
    """Note everything in a folder's own overlays that has no place in the words they are laid over."""
    for _, documents in own.values():
        for document in documents:
            for family, entries in document.data.items():
                if family in NOT_PROSE:
                    place = document.locate((family,), key=True)
                    message = f"'{family}' has no reading levels"
                    problems.append(document.problem(place, "bad-value", message, mend="take it out"))
                else:
                    _check(document, entries, words.get(family), (family,), words, problems)


def inherited(overlay: Families, own: Mapping[str, Any]) -> Families:
    """Return an overlay without the texts that a scenario writes anew in its own words."""
    kept: Families = {}
    for key, value in overlay.items():
        if key not in own:
            kept[key] = value
        elif isinstance(value, Mapping) and isinstance(own[key], Mapping):
            kept[key] = inherited(dict(value), own[key])
    return kept


def overlaid(standard: Any, overlay: Any) -> Any:
    """Return the standard words with an overlay's texts in their places; a text without a place is let be."""
    if isinstance(standard, Mapping) and isinstance(overlay, Mapping):
        return {key: overlaid(value, overlay[key]) if key in overlay else value for key, value in standard.items()}
    if isinstance(standard, list) and isinstance(overlay, Mapping):
        own = {str(key): value for key, value in overlay.items()}
        return [overlaid(x, own[str(n)]) if str(n) in own else x for n, x in enumerate(standard, start=1)]
    if isinstance(standard, list) and isinstance(overlay, list):
        if all(isinstance(x, str) for x in (*standard, *overlay)):
            return overlay
        same = len(standard) == len(overlay)
        return [overlaid(a, b) for a, b in zip(standard, overlay, strict=True)] if same else standard
    return overlay if isinstance(standard, str) and isinstance(overlay, str) else standard


def over(parent: Families, child: Families) -> Families:
    """Return a parent's overlay with a child's put over it."""
    merged: Families = merge(parent, child)
    return merged


def coverage(words: Mapping[str, Any], at_level: Mapping[str, Any], overlay: Mapping[str, Any]) -> Coverage:
    """Return how much a level tells in its own way, given the words as written, as told at the level, and its own."""
    standard, there, given = (
        [text for family in part if family not in NOT_PROSE for text in texts(part[family], family)]
        for part in (words, at_level, overlay)
    )
    return Coverage(
        given=len({path for path, _ in given}),
        texts=len({path for path, _ in standard}),
        words=sum(len(text.split()) for _, text in there),
        standard=sum(len(text.split()) for _, text in standard),
    )


def _check(
    document: Document, given: Any, standard: Any, path: Path_, whole: Mapping[str, Any], problems: list[Problem]
) -> None:
    if standard is None:
        known = _known(whole, path[:-1])
        place = document.locate(path, key=True)
        message = f"the words have no '{path[-1]}' {_within(path)}"
        mend = did_you_mean(str(path[-1]), known) or "a level gives only texts that words/ has"
        problems.append(document.problem(place, "unknown-reference", message.strip(), mend=mend))
    elif not is_told(path[-1], standard):
        place = document.locate(path, key=True)
        problems.append(document.problem(place, "bad-value", f"'{path[-1]}' is no text", mend="take it out"))
    elif isinstance(standard, Mapping) and isinstance(given, Mapping):
        for key, value in given.items():
            _check(document, value, standard.get(key), (*path, key), whole, problems)
    elif isinstance(standard, list) and isinstance(given, Mapping):
        numbered = {str(n): x for n, x in enumerate(standard, start=1)}
        for key, value in given.items():
            _check(document, value, numbered.get(str(key)), (*path, key), whole, problems)
    elif isinstance(standard, list) and isinstance(given, list):
        if not all(isinstance(x, str) for x in (*standard, *given)):
            if len(standard) != len(given):
                message = f"{len(given)} entries stand here and {len(standard)} in words/"
                problems.append(document.problem(document.locate(path), "bad-value", message, mend="give as many"))
            for i, (value, there) in enumerate(zip(given, standard, strict=False)):
                _check(document, value, there, (*path, i), whole, problems)
    elif not (isinstance(standard, str) and isinstance(given, str)):
        message = f"'{path[-1]}' is {_shape(given)} here and {_shape(standard)} in words/"
        problems.append(document.problem(document.locate(path), "bad-value", message, mend="give it the same shape"))


def _known(whole: Any, path: Path_) -> list[str]:
    for key in path:
        whole = whole[int(key) - 1] if isinstance(whole, list) else whole[key]
    return [str(key) for key in whole] if isinstance(whole, Mapping) else []


def _within(path: Path_) -> str:
    return f"in {'.'.join(map(str, path[:-1]))}" if len(path) > 1 else ""


def _shape(value: Any) -> str:
    if isinstance(value, Mapping):
        return "a mapping"
    return "a list" if isinstance(value, list) else "a text" if isinstance(value, str) else "no text"
