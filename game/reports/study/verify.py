"""A finished study held against what it should be: complete, undamaged, and what the rules say."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pyarrow as pa

from game.reports.study import table
from game.reports.study.blocks import Block, missing_blocks, seeds_of
from game.reports.study.cells import Cell
from game.reports.study.ends import model_of, one_by_one
from game.reports.study.folder import StudyFolder
from game.reports.study.problems import StudyError

SAMPLE = 3
"""Games of each cell that are played again, one at a time."""


def problems_of(folder: StudyFolder) -> Iterator[str]:
    """Yield what is wrong with an opened study; nothing is changed.

    Every block is read and held against the digest noted for it, every seed is worked out anew, and a few games of each
    cell are played again by the rules for a single game.

    Raises:
        ContentError, StudyError: a scenario is not the one the study was planned with.
    """
    finished = folder.finished()
    for block in missing_blocks(folder.study, finished):
        yield f"cell {block.cell.id}: games {block.first} to {block.first + block.count - 1} have not been played"
    for cell in folder.study.cells:
        sampled = False
        for span in finished[cell.id]:
            try:
                rows = folder.read(cell, span)
            except StudyError as error:
                yield error.message
                continue
            first, count = span
            games = np.arange(first, first + count)
            if not np.array_equal(rows.column("game").to_numpy(), games):
                yield f"cell {cell.id}: the block from game {first} does not hold the games {first} to {games[-1]}"
            elif not np.array_equal(rows.column("seed").to_numpy(), seeds_of(cell, first, count).astype(np.int64)):
                yield f"cell {cell.id}: the block from game {first} was played from other seeds"
            elif not sampled:
                sampled = True
                yield from _played_otherwise(cell, first, rows.slice(0, SAMPLE), folder)


def _played_otherwise(cell: Cell, first: int, kept: pa.Table, folder: StudyFolder) -> Iterator[str]:
    block = Block(cell=cell, first=first, count=kept.num_rows, columns=folder.study.columns)
    seeds = seeds_of(cell, first, kept.num_rows)
    again = table.table_of(block, model_of(cell), seeds, one_by_one(cell, seeds))
    for i in range(kept.num_rows):
        was, now = kept.slice(i, 1), again.slice(i, 1)
        if table.rows_of(was) != table.rows_of(now):
            again_is, kept_was = now.to_pylist()[0], was.to_pylist()[0]
            yield f"cell {cell.id}: game {first + i}, played again, is {again_is}; kept was {kept_was}"
