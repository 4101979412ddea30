"""The phrases of a scenario folder, checked with file, line and column."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from game.content import ContentError, Problem, load_model
from game.content.reading import Document
from game.content.sheet import merge, read_documents, read_sheet, scenario_folder, shown, yaml_files
from game.prose.compile import read_grammar
from game.prose.problems import PhraseProblem


def phrase_problems(scenario: str | Path, roots: Sequence[Path] | None = None) -> list[Problem]:
    """Return every problem of a scenario's phrases, its own and those of the scenarios it extends.

    A scenario whose rules cannot be loaded is checked without its terms; one without any phrases has no problem.

    Raises:
        ContentError: the folder or one of its files cannot be read.
    """
    folder = scenario_folder(scenario, roots)
    families: dict[str, Any] = {}
    homes: dict[str, list[Document]] = {}
    for each in reversed(read_sheet(folder, roots).folders):
        for document in read_documents(yaml_files(each / "phrases")):
            families = merge(families, document.data)
            for family in document.data:
                homes.setdefault(str(family), []).insert(0, document)
    if not families:
        return []
    try:
        model = load_model(folder, roots)
        _, problems = read_grammar(families, model.terms, model.threats)
    except ContentError:
        _, problems = read_grammar(families)
    return sorted({_placed(p, homes, folder) for p in problems})


def _placed(problem: PhraseProblem, homes: dict[str, list[Document]], folder: Path) -> Problem:
    """Place a problem in the file that says most of it; of two, in that of the scenario which extends the other."""
    documents = homes.get(str(problem.path[0]))
    if documents is None:
        return Problem(shown(folder / "phrases"), 0, 0, "bad-phrase", problem.found, mend=problem.mend)
    document = max(documents, key=lambda d: d.locate(problem.path).depth)
    return document.problem(document.locate(problem.path), "bad-phrase", problem.found, mend=problem.mend)
