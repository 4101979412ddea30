"""Who plays the blocks on this machine: this process alone, or several that may die and be replaced."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Generator, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.process import BaseProcess
from threading import Thread
from typing import Protocol

from game.reports.study.blocks import Block
from game.reports.study.playing import play_block
from game.reports.study.problems import StudyError, Trouble

Played = tuple[Block, bytes]
"""A block and its table as Arrow IPC."""
MOST_DEATHS = 5
"""Deaths in a row, without a single block finished, after which it is no accident any more."""


class Crew(Protocol):
    """Plays blocks, in any order, each to its end."""

    def played(self, blocks: Iterator[Block]) -> Generator[Played, None, None]:
        """Yield each block with its games; takes only a few blocks ahead of what it has yielded.

        Raises:
            StudyError: it cannot go on.
        """
        ...


class Alone:
    """This process."""

    def played(self, blocks: Iterator[Block]) -> Generator[Played, None, None]:
        """Yield each block with its games, in order."""
        for block in blocks:
            yield block, play_block(block)


class Pool:
    """Several processes. When one dies, the others are replaced with it and their blocks are played again.

    Args:
        workers: how many, 2 or more.
    """

    def __init__(self, workers: int) -> None:
        """Remember how many; processes start when there is something to play."""
        self._workers = workers

    def played(self, blocks: Iterator[Block]) -> Generator[Played, None, None]:
        """Yield each block with its games, as they come.

        Raises:
            StudyError: the processes die again and again.
        """
        again: deque[Block] = deque()
        deaths = 0
        while True:
            others = set(multiprocessing.active_children())
            spawn = multiprocessing.get_context("spawn")
            pool = ProcessPoolExecutor(self._workers, mp_context=spawn, initializer=_begin)
            under_way: dict[Future[bytes], Block] = {}
            try:
                while True:
                    self._hand_out(pool, under_way, again, blocks)
                    if not under_way:
                        return
                    for future in wait(under_way, return_when=FIRST_COMPLETED).done:
                        data = future.result()
                        block = under_way.pop(future)
                        deaths = 0
                        yield block, data
            except BrokenProcessPool:
                again.extend(under_way.values())
                deaths += 1
            finally:
                _end(pool, set(multiprocessing.active_children()) - others)
            if deaths >= MOST_DEATHS:
                message = (
                    f"the worker processes died {deaths} times in a row; is there memory enough? "
                    "Try fewer workers or smaller blocks"
                )
                raise StudyError(Trouble.WORKERS, message)

    def _hand_out(
        self,
        pool: ProcessPoolExecutor,
        under_way: dict[Future[bytes], Block],
        again: deque[Block],
        blocks: Iterator[Block],
    ) -> None:
        while len(under_way) < 2 * self._workers:
            block = again.popleft() if again else next(blocks, None)
            if block is None:
                return
            try:
                under_way[pool.submit(play_block, block)] = block
            except BrokenProcessPool:
                again.append(block)
                raise


def _begin() -> None:
    """Leave Ctrl-C to the parent, and do not outlive it: a pool's process would wait for work without end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_the_parent, daemon=True).start()


def _end_with_the_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _end(pool: ProcessPoolExecutor, processes: set[BaseProcess]) -> None:
    """Let go of a pool at once; a block half played is worth nothing."""
    pool.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        process.terminate()
