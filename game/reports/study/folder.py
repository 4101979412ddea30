"""The folder of a study: what was asked for, a line for each finished block, and the games.

`study.json` tells what the games follow from; `blocks.jsonl` gets a line when a block's file is safely there; the
files lie in `games/CELL/`. Whatever is missing, torn or damaged is played again.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa

from game import __version__
from game.reports.study import table
from game.reports.study.blocks import Block, Span
from game.reports.study.cells import Cell, Study
from game.reports.study.problems import StudyError, Trouble
from game.saves.atomic import write_whole

_FORMAT = 1
_ASKED, _DONE, _GAMES, _SUMMARY = "study.json", "blocks.jsonl", "games", "summary.json"


class StudyFolder:
    """The folder of one study.

    Args:
        study: what is to be in it.
        path: the folder; made when it is not there.
    """

    def __init__(self, study: Study, path: Path) -> None:
        """Keep the names; nothing is read or written yet."""
        self.study = study
        self.path = path
        self._digests: dict[tuple[str, Span], str] = {}

    def open(self) -> None:
        """Begin the study here, or go on with it.

        Raises:
            StudyError: the folder holds another study, or something that is none.
            OSError: it cannot be written.
        """
        asked = self._asked()
        before = self._before()
        if before is not None:
            _refuse_other(self.path, before, asked)
        elif self.path.is_dir() and any(self.path.iterdir()):
            message = f"{self.path} is not empty and holds no study; name a new folder"
            raise StudyError(Trouble.FOLDER, message)
        write_whole(self.path / _ASKED, (json.dumps(asked, indent=1) + "\n").encode())
        self._digests = dict(self._noted())

    def open_to_read(self) -> None:
        """Look into a folder in which the study was begun; nothing is written.

        Raises:
            StudyError: the folder holds no study, or another one.
        """
        before = self._before()
        if before is None:
            raise StudyError(Trouble.FOLDER, f"{self.path} holds no study; play it first")
        _refuse_other(self.path, before, self._asked())
        self._digests = dict(self._noted())

    def finished(self) -> dict[str, list[Span]]:
        """Return by cell the spans that are noted as finished, in order."""
        spans: dict[str, list[Span]] = {cell.id: [] for cell in self.study.cells}
        for cell_id, span in sorted(self._digests):
            spans[cell_id].append(span)
        return spans

    def settle(self) -> list[str]:
        """Look into every finished block, forget those that are missing or damaged, and return what was wrong."""
        wrong: list[str] = []
        for cell in self.study.cells:
            for span in self.finished()[cell.id]:
                try:
                    self.read(cell, span)
                except StudyError as error:
                    wrong.append(error.message)
                    del self._digests[(cell.id, span)]
                    self._file(cell, span).unlink(missing_ok=True)
        lines = [_line(cell_id, span, digest) for (cell_id, span), digest in sorted(self._digests.items())]
        write_whole(self.path / _DONE, "".join(lines).encode())
        return wrong

    def keep(self, block: Block, data: bytes) -> None:
        """Write a block's games and note that they are there.

        Raises:
            OSError: disk full, and so on.
        """
        rows = table.from_bytes(data)
        table.write(rows, self._file(block.cell, block.span))
        digest = table.digest_of(rows)
        with (self.path / _DONE).open("a", encoding="utf-8") as file:
            file.write(_line(block.cell.id, block.span, digest))
        self._digests[(block.cell.id, block.span)] = digest

    def read(self, cell: Cell, span: Span) -> pa.Table:
        """Return the rows of a finished block.

        Raises:
            StudyError: the file is missing, damaged, or not what was noted.
        """
        path = self._file(cell, span)
        try:
            rows = table.read(path, self.study.columns)
        except FileNotFoundError:
            message = f"{self._short(path)} is missing"
        except (OSError, ValueError) as error:
            message = f"{self._short(path)} is damaged: {error}"
        else:
            if table.digest_of(rows) == self._digests[(cell.id, span)]:
                return rows
            message = f"{self._short(path)} is damaged: its rows are not those that were written"
        raise StudyError(Trouble.FOLDER, message)

    def tables(self, cell: Cell) -> Iterator[pa.Table]:
        """Yield the rows of a cell's blocks, by game number.

        Raises:
            StudyError: see `read`.
        """
        for span in self.finished()[cell.id]:
            yield self.read(cell, span)

    def sum_up(self, told: Mapping[str, Any]) -> None:
        """Leave the summary beside the games.

        Raises:
            OSError: disk full, and so on.
        """
        write_whole(self.path / _SUMMARY, (json.dumps(told, indent=1) + "\n").encode())

    def _file(self, cell: Cell, span: Span) -> Path:
        return self.path / _GAMES / cell.id / f"{span[0]:012d}-{span[1]}.parquet"

    def _short(self, path: Path) -> str:
        return path.relative_to(self.path).as_posix()

    def _asked(self) -> dict[str, Any]:
        study = self.study
        return {
            "format": _FORMAT,
            "version": __version__,
            "name": study.name,
            "seed": study.seed,
            "games": study.games,
            "columns": list(table.names_of(study.columns)),
            "cells": [cell.told() for cell in study.cells],
        }

    def _before(self) -> dict[str, Any] | None:
        path = self.path / _ASKED
        if not path.exists():
            return None
        with contextlib.suppress(ValueError):
            before = json.loads(path.read_text(encoding="utf-8"))
            if isinstance(before, dict):
                return before
        raise StudyError(Trouble.FOLDER, f"{path} cannot be read as the head of a study; name a new folder")

    def _noted(self) -> Iterator[tuple[tuple[str, Span], str]]:
        """Yield what `blocks.jsonl` tells; a torn line, as a crash leaves one, tells nothing."""
        path = self.path / _DONE
        if not path.exists():
            return
        known = {cell.id for cell in self.study.cells}
        for text in path.read_text(encoding="utf-8", errors="replace").splitlines():
            with contextlib.suppress(ValueError, TypeError, KeyError):
                line = json.loads(text)
                if line["cell"] in known:
                    yield (line["cell"], (int(line["first"]), int(line["count"]))), str(line["digest"])


def _line(cell_id: str, span: Span, digest: str) -> str:
    return json.dumps({"cell": cell_id, "first": span[0], "count": span[1], "digest": digest}) + "\n"


def _refuse_other(path: Path, before: dict[str, Any], asked: dict[str, Any]) -> None:
    """Refuse to mix two studies. More games of the same one may always be added.

    Raises:
        StudyError: something but the number of games differs.
    """
    for key, wanted in asked.items():
        if key != "games" and before.get(key) != wanted:
            was = f" ({before.get(key)} there, {wanted} here)" if isinstance(wanted, str | int) else ""
            what = "its cells, or the rules or lines they are played by" if key == "cells" else f"its {key}{was}"
            message = f"{path} holds another study: {what} differ; name a new folder"
            raise StudyError(Trouble.FOLDER, message)
    games = before.get("games")
    if not isinstance(games, int) or games > asked["games"]:
        message = (
            f"{path} holds {games} games of each cell and the plan asks for {asked['games']}; ask for as many or more"
        )
        raise StudyError(Trouble.FOLDER, message)
