"""What a study came to: a digest over all rows in order, and for each cell the shares of its endings."""

from __future__ import annotations

import hashlib
import json
import math
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import pyarrow as pa

from game.content import load_model
from game.core.crisis import EndingKind
from game.odds.wilson import share_of
from game.reports.study import table
from game.reports.study.cells import Cell
from game.reports.study.folder import StudyFolder

_Z95 = 1.959963984540054


def totals(folder: StudyFolder) -> dict[str, Any]:
    """Return the summary of a finished study, as values that JSON can hold; docs/studies.md explains each.

    The digest covers the names of the columns and every row, cell by cell and game by game; neither the size of blocks
    nor who played them shows in it.

    Raises:
        StudyError: a block is missing or damaged.
    """
    study = folder.study
    hashed = hashlib.sha256(json.dumps(table.names_of(study.columns)).encode())
    cells = []
    for cell in study.cells:
        counted = _Counted()
        for rows in folder.tables(cell):
            hashed.update(table.rows_of(rows))
            counted.add(rows)
        cells.append({**cell.told(), **counted.told(cell)})
    return {
        "study": study.name,
        "seed": study.seed,
        "games": sum(cell["games"] for cell in cells),
        "digest": hashed.hexdigest(),
        "cells": cells,
    }


def as_text(told: Mapping[str, Any]) -> str:
    """Return a summary as a page of text."""
    return "\n".join(_page(told))


class _Counted:
    """Counts of one cell."""

    def __init__(self) -> None:
        self.games = 0
        self.endings: Counter[str] = Counter()
        self.scores: dict[str, tuple[float, float]] = {}

    def add(self, rows: pa.Table) -> None:
        self.games += rows.num_rows
        for entry in rows.column("ending").value_counts().to_pylist():
            self.endings[entry["values"]] += entry["counts"]
        for name in ("score_us", "score_ussr"):
            if name in rows.column_names:
                values = rows.column(name).to_numpy()
                first, second = self.scores.get(name, (0.0, 0.0))
                # Sums of multiples of 1/64 and of their squares are exact, so their order does not matter.
                self.scores[name] = (first + float(values.sum()), second + float((values * values).sum()))

    def told(self, cell: Cell) -> dict[str, Any]:
        n, rules = self.games, load_model(cell.scenario).endings
        kinds = {str(kind): sum(self.endings[e.id] for e in rules if e.kind == kind) for kind in EndingKind}
        return {
            "games": n,
            "kinds": {kind: share_of(count, n).as_json() for kind, count in kinds.items()},
            "endings": {e.id: share_of(self.endings[e.id], n).as_json() for e in rules},
            "scores": {name: _mean(n, *sums) for name, sums in self.scores.items()},
        }


def _mean(n: int, total: float, squares: float) -> dict[str, float]:
    mean = total / n
    half = _Z95 * math.sqrt(max(squares / n - mean * mean, 0.0) / n)
    return {"mean": round(mean, 3), "low": round(mean - half, 3), "high": round(mean + half, 3)}


def _page(told: Mapping[str, Any]) -> Iterator[str]:
    yield f"{told['study']}: {told['games']} games, {len(told['cells'])} cells, seed {told['seed']}"
    yield "by this model; shares in per cent, with 95 % intervals"
    for cell in told["cells"]:
        yield ""
        yield f"{cell['us']} (us) and {cell['ussr']} (ussr), {_scene(cell)}: {cell['games']} games"
        for name, s in [*cell["kinds"].items(), *((e, s) for e, s in cell["endings"].items() if s["count"])]:
            indent = "  " if name in cell["kinds"] else "    "
            row = f"{indent}{name:<24}"[:28]
            yield f"{row} {100 * s['share']:6.2f}  ({100 * s['low']:.2f} to {100 * s['high']:.2f})  {s['count']}"
        for name, m in cell["scores"].items():
            yield f"  {name.replace('_', ' of ')}: {m['mean']:.2f}  ({m['low']:.2f} to {m['high']:.2f})"
    yield ""
    yield f"digest {told['digest']}"


def _scene(cell: Mapping[str, Any]) -> str:
    parts = [f"{cell['scenario']} from {cell['start']}", *(f"{k} = {x:g}" for k, x in cell["variant"].items())]
    parts.append(f"hazard {cell['hazard']:g}")
    if cell["temperament"] != 1:
        parts.append(f"temperament {cell['temperament']:g}")
    if cell["historical_luck"]:
        parts.append("events at their hours")
    if not cell["nature"]:
        parts.append("no hidden draws of character")
    return ", ".join(parts)
