"""The journal of the match in play: each step goes to disk before the next one is asked for."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from game.core.plans import CloseWatch
from game.saves.atomic import write_whole
from game.saves.lines import header_line, step_line
from game.saves.problems import SaveProblem, cannot_write
from game.saves.schema import Fell, Header, SavedMatch, fell_of
from game.saves.steps import Step

if TYPE_CHECKING:
    from game.core.match import Match

Autosave = Callable[["Journal", Fell], None]


class Journal:
    """A match file that grows by one line a step.

    It keeps every line in memory as well. When the disk refuses one, the game goes on, `problem` says why, and the next
    append tries again with all that is missing.
    """

    def __init__(self, path: Path, header: Header, autosave: Autosave) -> None:
        """Prepare a journal; nothing is on disk until `start`."""
        self.path = path
        self.header = header
        self.problem: SaveProblem | None = None
        self._autosave = autosave
        line, self._link = header_line(header)
        self._lines: list[bytes] = [line]
        self._on_disk = 0  # lines
        self._good = 0  # bytes

    @property
    def steps(self) -> int:
        """How many steps the journal holds."""
        return len(self._lines) - 1

    @property
    def text(self) -> bytes:
        """The whole journal as it is, or would be, on disk."""
        return b"".join(self._lines)

    def start(self, earlier: SavedMatch | None = None) -> None:
        """Put the journal on disk, with the steps of an earlier save if the match goes on from one."""
        if earlier is not None:
            for step, fell in zip(earlier.steps, earlier.fell, strict=True):
                self._add(step, fell)
        self._flush()

    def append(self, step: Step, match: Match) -> None:
        """Write one step and what fell, given the match after it; `problem` says what kept it from the disk."""
        self.keep(step, fell_of(match))

    def keep(self, step: Step, fell: Fell) -> SaveProblem | None:
        """Write one step and what fell; return what kept it from the disk, if anything did.

        An autosave is made whenever a watch is closed.
        """
        self._add(step, fell)
        self._flush()
        if isinstance(step, CloseWatch) and self.problem is None:
            try:
                self._autosave(self, fell)
            except OSError as error:
                self.problem = cannot_write(str(self.path.parent), error)
        return self.problem

    def _add(self, step: Step, fell: Fell) -> None:
        line, self._link = step_line(len(self._lines), step, fell, self._link)
        self._lines.append(line)

    def _flush(self) -> None:
        try:
            self._write_missing()
        except OSError as error:
            self.problem = cannot_write(str(self.path.parent), error)
        else:
            self.problem = None

    def _write_missing(self) -> None:
        if self._on_disk == 0 or not self.path.exists():
            text = self.text
            write_whole(self.path, text)
            self._on_disk, self._good = len(self._lines), len(text)
            return
        missing = b"".join(self._lines[self._on_disk :])
        with self.path.open("r+b") as file:
            # Whatever a refused write left behind the last good line must go first.
            file.truncate(self._good)
            file.seek(self._good)
            file.write(missing)
            file.flush()
            os.fsync(file.fileno())
        self._on_disk, self._good = len(self._lines), self._good + len(missing)
