"""From a folder of files to a model: read, checked whole, compiled. Nothing unchecked is ever played."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from game.content.problems import ContentError, Problem
from game.content.reading import Document
from game.content.sheet import read_sheet, scenario_folder
from game.core.definitions import Model
from game.core.emit import Dialect, Scalar
from game.resources import resources

_models: dict[tuple[str, Dialect], Model] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A scenario that can be chosen."""

    id: str
    title: str
    summary: str
    folder: Path


def load_model(scenario: str | Path, roots: Sequence[Path] | None = None, dialect: Dialect = Scalar) -> Model:
    """Return a scenario, checked and compiled; the same object each time for the same folder.

    Mistakes in prose alone (a source that is not listed, say) do not keep it from being played; `check` reports them.

    Args:
        scenario: id of a scenario, or path of its folder.
        roots: folders that hold scenarios; the shipped ones if none are given.
        dialect: how formulas are written; see `game.content.bulk` for many games at once.

    Raises:
        ContentError: with every problem found.
    """
    folder = scenario_folder(scenario, roots)
    key = (str(folder.resolve()), dialect)
    if key not in _models:
        _models[key] = _assemble(folder, roots, dialect)
    return _models[key]


def in_dialect(model: Model, dialect: Dialect) -> Model:
    """Return the scenario of a loaded model with its formulas written in another dialect.

    Raises:
        KeyError: the model was not loaded here.
    """
    folder = next(folder for (folder, _), known in _models.items() if known is model)
    return load_model(Path(folder), dialect=dialect)


def check(paths: Iterable[str | Path], roots: Sequence[Path] | None = None) -> list[Problem]:
    """Return every problem of the scenarios at some paths (or with some ids), in reading order."""
    problems: list[Problem] = []
    for path in paths:
        try:
            folder = scenario_folder(path, roots)
            model = _assemble(folder, roots, Scalar)
            problems.extend(model.words.problems)
            problems.extend(_history_problems(model, folder, roots))
        except ContentError as error:
            problems.extend(error.problems)
    return sorted(set(problems))


def list_scenarios(roots: Sequence[Path] | None = None) -> tuple[Listed, ...]:
    """Return the scenarios that can be chosen, by folder; one whose first file cannot be read is left out."""
    found: list[Listed] = []
    for root in roots if roots is not None else (resources("scenarios"),):
        for path in sorted(root.glob("*/scenario.yaml")):
            try:
                data = Document(path, str(path)).data
            except ContentError:
                continue
            if isinstance(data, dict) and isinstance(data.get("id"), str):
                title, summary = str(data.get("title", data["id"])), str(data.get("summary", ""))
                found.append(Listed(id=data["id"], title=title, summary=summary, folder=path.parent))
    return tuple(found)


def _history_problems(model: Model, folder: Path, roots: Sequence[Path] | None) -> list[Problem]:
    from game.content.history_files import history_problems  # noqa: PLC0415 - only a check reads these files

    return history_problems(model, read_sheet(folder, roots).data)


def _assemble(folder: Path, roots: Sequence[Path] | None, dialect: Dialect) -> Model:
    from game.content.assembling import assemble  # noqa: PLC0415 - schemas take long to import, a list of titles none

    return assemble(folder, roots, dialect)
