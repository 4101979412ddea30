"""Blocks: runs of games of one cell that are handed out together, and the seeds of their games."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from game import __version__
from game.content.bulk import draw
from game.core.luck import base_of, name_key
from game.reports.study.cells import Cell, Study
from game.reports.study.plan import Column

Span = tuple[int, int]
"""The first game of a block and their number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Games `first` to `first + count - 1` of a cell.

    Args:
        columns: what is kept of them.
        version: of the game that asks for them; whoever plays them must have the same.
    """

    cell: Cell
    first: int
    count: int
    columns: tuple[Column, ...]
    version: str = __version__

    @property
    def span(self) -> Span:
        """Return the first game and their number."""
        return (self.first, self.count)


def seeds_of(cell: Cell, first: int, count: int) -> NDArray[np.uint64]:
    """Return the seeds of some games of a cell, 0 to 2**53 - 1: keyed luck, so no game's depends on another's."""
    bases = np.array([base_of(cell.seed, game) for game in range(first, first + count)], dtype=np.uint64)
    return (draw(bases, name_key(f"study:{cell.id}")) * 2.0**53).astype(np.uint64)


def missing_blocks(study: Study, finished: Mapping[str, Sequence[Span]]) -> Iterator[Block]:
    """Yield blocks for all games that no finished span holds, in the order of the plan.

    Args:
        finished: by cell id, spans in order that do not overlap, whatever block size they were made with.
    """
    for cell in study.cells:
        at = 0
        for first, count in [*finished.get(cell.id, ()), (study.games, 0)]:
            while at < first:
                size = min(study.block, first - at)
                yield Block(cell=cell, first=at, count=size, columns=study.columns)
                at += size
            at = first + count
