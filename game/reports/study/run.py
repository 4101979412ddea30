"""A study played: whatever its folder does not hold yet, by whatever crew."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass

from game.reports.study.blocks import missing_blocks
from game.reports.study.crews import Crew
from game.reports.study.folder import StudyFolder


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a study has come.

    Args:
        done: games on disk. total: games asked for. played: games of this run. seconds: since it began.
    """

    done: int
    total: int
    played: int
    seconds: float

    @property
    def rate(self) -> float:
        """Return the games a second of this run."""
        return self.played / self.seconds if self.seconds > 0 else 0.0

    @property
    def left(self) -> float | None:
        """Return the seconds that remain at this rate; None while nobody knows."""
        return (self.total - self.done) / self.rate if self.rate > 0 else None


def run(folder: StudyFolder, crew: Crew, told: Callable[[Progress], None]) -> None:
    """Play the games that an opened folder lacks; each block is on disk before the next is taken.

    Args:
        told: hears of the progress, once at the beginning and after each block.

    Raises:
        StudyError: the crew cannot go on.
        OSError: the folder cannot be written.
    """
    study = folder.study
    finished = folder.finished()
    total = study.games * len(study.cells)
    before = sum(count for spans in finished.values() for _, count in spans)
    began, played = time.perf_counter(), 0
    told(Progress(before, total, 0, 0.0))
    with closing(crew.played(missing_blocks(study, finished))) as blocks:
        for block, data in blocks:
            folder.keep(block, data)
            played += block.count
            told(Progress(before + played, total, played, time.perf_counter() - began))
