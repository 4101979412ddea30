"""One block played: what a worker does, wherever it runs."""

from __future__ import annotations

from threading import Lock

from game import __version__
from game.content import ContentError
from game.reports.study.blocks import Block, seeds_of
from game.reports.study.ends import ends_of, model_of
from game.reports.study.problems import StudyError, Trouble
from game.reports.study.table import table_of, to_bytes

_ONE_AT_A_TIME = Lock()
"""A cluster's worker may have several threads; models and their scratch room are shared between them."""


def play_block(block: Block) -> bytes:
    """Play the games of a block and return its table as Arrow IPC.

    Raises:
        StudyError: this machine has another version of the game, or other rules, than the study was planned with.
    """
    if block.version != __version__:
        message = (
            f"a worker has version {__version__} of the game and the study was begun with {block.version}; "
            "install the same everywhere"
        )
        raise StudyError(Trouble.WORKERS, message)
    seeds = seeds_of(block.cell, block.first, block.count)
    with _ONE_AT_A_TIME:
        try:
            model = model_of(block.cell)
            ends = ends_of(block.cell, seeds)
        except ContentError as error:
            message = f"a worker cannot load the scenario {block.cell.written!r}: {error.problems[0].message}"
            raise StudyError(Trouble.WORKERS, message) from None
    return to_bytes(table_of(block, model, seeds, ends))
