"""A scenario folder as one sheet of plain data: its files put together, over the scenario it extends.

Families of the same name in several files are joined; a child's entries replace the parent's key by key, lists and
plain values whole, and a null deletes.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from game.content.problems import ContentError, Problem, did_you_mean, one_of
from game.content.reading import Document, Path_
from game.resources import resources

PROSE_FOLDERS: Final = ("words", "phrases", "lines")
SOURCES: Final = "sources.yaml"
ESTIMATES: Final = "estimates.yaml"
MAX_FILES: Final = 200
_NOT_RULES: Final = frozenset({"title", "summary"})


class Sheet:
    """The merged rules families of a scenario, and the documents they come from (the child's before the parent's)."""

    def __init__(
        self, folder: Path, data: dict[str, Any], documents: Sequence[Document], folders: Sequence[Path]
    ) -> None:
        """Keep what was read; `folders` are the scenario's own and those it extends, oldest last."""
        self.folder = folder
        self.data = data
        self.documents = tuple(documents)
        self.folders = tuple(folders)
        self.problems: list[Problem] = []

    def refuse(
        self,
        code: str,
        path: Path_,
        message: str,
        *,
        key: bool = False,
        offset: int | None = None,
        width: int | None = None,
        expected: str = "",
        mend: str = "",
    ) -> None:
        """Note a problem at a path; `offset` points at a character within an expression."""
        places = [document.locate(path, key=key) for document in self.documents]
        if not places:
            self.problems.append(Problem(str(self.folder), 0, 0, code, message, expected, mend))
            return
        place = max(places, key=lambda p: p.depth)
        column, span = place.column, place.width
        if offset is not None and place.inside >= 0:
            column, span = place.column + place.inside + offset, width or 1
        self.problems.append(Problem(place.file, place.line, column, code, message, expected, mend, place.quoted, span))

    def digest(self) -> str:
        """Return the sha256 of the rules, in canonical JSON; table order counts, titles do not."""
        rules = {family: self.data[family] for family in sorted(self.data) if family not in _NOT_RULES}
        return hashlib.sha256(json.dumps(rules, separators=(",", ":"), ensure_ascii=False).encode()).hexdigest()


def scenario_folder(name: str | Path, roots: Sequence[Path] | None = None) -> Path:
    """Return the folder of a scenario named by id, or by the path of its folder or of a file in it.

    Raises:
        ContentError: there is none.
    """
    text = str(name)
    looks_like_path = os.sep in text or "/" in text or text.startswith(".")
    if looks_like_path or isinstance(name, Path):
        folder = Path(text).parent if Path(text).is_file() else Path(text)
        if folder.is_dir():
            return folder
        raise ContentError([Problem(text, 0, 0, "unknown-scenario", "there is no such scenario folder")])
    known: dict[str, Path] = {}
    for root in roots if roots is not None else (resources("scenarios"),):
        if root.is_dir():
            for path in sorted(root.iterdir()):
                if (path / "scenario.yaml").is_file():
                    known.setdefault(path.name, path)
    if text in known:
        return known[text]
    message = f"there is no scenario '{text}'"
    mend = did_you_mean(text, known)
    raise ContentError([Problem(text, 0, 0, "unknown-scenario", message, one_of(known), mend)])


def read_sheet(folder: Path, roots: Sequence[Path] | None = None) -> Sheet:
    """Read a scenario folder and the scenarios it extends.

    Raises:
        ContentError: files that cannot be read at all, or a circle of `extends`.
    """
    return _read(folder, roots, ())


def shown(path: Path) -> str:
    """Return a path as an author would type it here."""
    relative = os.path.relpath(path)
    return str(path) if relative.startswith("..") else Path(relative).as_posix()


def yaml_files(folder: Path) -> list[Path]:
    """Return the YAML files of a folder, by name; none if there is no such folder.

    Raises:
        ContentError: the folder may not be looked into.
    """
    try:
        return sorted(p for p in folder.iterdir() if p.suffix in (".yaml", ".yml") and p.is_file())
    except FileNotFoundError:
        return []
    except OSError as error:
        message = f"the folder cannot be read: {error.strerror or error}"
        raise ContentError([Problem(shown(folder), 0, 0, "unreadable", message)]) from None


def read_documents(paths: Sequence[Path]) -> list[Document]:
    """Read files, collecting the problems of all of them.

    Raises:
        ContentError: one or more cannot be read.
    """
    documents: list[Document] = []
    problems: list[Problem] = []
    if len(paths) > MAX_FILES:
        message = f"{len(paths)} files; at most {MAX_FILES} are read"
        raise ContentError([Problem(shown(paths[0].parent), 0, 0, "too-large", message)])
    for path in paths:
        try:
            document = Document(path, shown(path))
        except ContentError as error:
            problems.extend(error.problems)
            continue
        if not isinstance(document.data, dict):
            problems.append(
                document.problem(document.locate(()), "bad-value", "a file holds a mapping of names to entries")
            )
            continue
        documents.append(document)
    if problems:
        raise ContentError(problems)
    return documents


def _read(folder: Path, roots: Sequence[Path] | None, children: tuple[Path, ...]) -> Sheet:
    resolved = folder.resolve()
    if resolved in children:
        circle = " -> ".join(p.name for p in (*children, resolved))
        message = f"the scenarios extend each other in a circle: {circle}"
        raise ContentError([Problem(shown(folder / "scenario.yaml"), 0, 0, "cyclic-extends", message)])
    documents = read_documents([p for p in yaml_files(folder) if p.name not in (SOURCES, ESTIMATES)])
    if not documents:
        message = "the folder holds no scenario"
        raise ContentError([Problem(shown(folder), 0, 0, "unknown-scenario", message, "a file scenario.yaml")])
    sheet = Sheet(folder, {}, documents, (folder,))
    for document in documents:
        _join(sheet, sheet.data, document.data, document, ())
    parent_id = sheet.data.get("extends")
    if sheet.problems:
        raise ContentError(sheet.problems)
    if not isinstance(parent_id, str):
        return sheet
    parent = _read(_parent_folder(sheet, parent_id, roots), roots, (*children, resolved))
    merged = merge(parent.data, sheet.data)
    return Sheet(folder, merged, (*documents, *parent.documents), (folder, *parent.folders))


def _parent_folder(sheet: Sheet, parent_id: str, roots: Sequence[Path] | None) -> Path:
    beside = sheet.folder.parent / parent_id
    if Path(parent_id).name == parent_id and (beside / "scenario.yaml").is_file():
        return beside
    try:
        return scenario_folder(Path(parent_id).name, roots)
    except ContentError as error:
        unknown = error.problems[0]
        sheet.refuse("unknown-scenario", ("extends",), unknown.message, expected=unknown.expected, mend=unknown.mend)
        raise ContentError(sheet.problems) from None


def _join(sheet: Sheet, target: dict[Any, Any], source: dict[Any, Any], document: Document, path: Path_) -> None:
    """Put one file's entries beside another's; an entry in both is a mistake."""
    for key, value in source.items():
        known = target.get(key)
        if isinstance(known, dict) and isinstance(value, dict) and len(path) < 2:
            _join(sheet, known, value, document, (*path, key))
        elif key in target:
            place = document.locate((*path, key), key=True)
            message = f"'{key}' already stands in another file of this scenario"
            sheet.problems.append(document.problem(place, "doubled-key", message, mend="keep one of the two"))
        else:
            target[key] = dict(value) if isinstance(value, dict) else value


def merge(parent: Any, child: Any) -> Any:
    """Return a parent's data with a child's put over it."""
    if not (isinstance(parent, dict) and isinstance(child, dict)):
        return child
    merged = {key: merge(value, child[key]) if key in child else value for key, value in parent.items()}
    merged.update({key: value for key, value in child.items() if key not in parent})
    return {key: value for key, value in merged.items() if value is not None}


def gather_entries(families: dict[str, Any], document: Document, problems: list[Problem], *, of: str) -> None:
    """Put the entries of a document into their families; none may stand twice.

    Args:
        of: what the document is a part of, for messages: `scenario` or `level`.
    """
    for family, entries in document.data.items():
        if not isinstance(entries, dict):
            place = document.locate((family,), key=True)
            problems.append(document.problem(place, "bad-value", f"'{family}' must be a mapping of ids to entries"))
            continue
        known = families.setdefault(family, {})
        for entry, value in entries.items():
            if entry in known:
                place = document.locate((family, entry), key=True)
                message = f"'{entry}' already stands in another file of this {of}"
                problems.append(document.problem(place, "doubled-key", message, mend="keep one of the two"))
                continue
            known[entry] = value
