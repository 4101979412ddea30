"""Blocks played by the workers of an existing Dask cluster, which need share no disk with this machine."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterator
from concurrent.futures import CancelledError
from typing import Any

from distributed import Client, KilledWorker, wait

from game.reports.study.blocks import Block
from game.reports.study.crews import MOST_DEATHS, Played
from game.reports.study.playing import play_block
from game.reports.study.problems import StudyError, Trouble

_TIMEOUT = 10.0
_LOOK = 5.0
"""Seconds between two looks at how many workers there are."""


class Cluster:
    """The workers of a scheduler. When one is lost, the scheduler gives its blocks to another.

    Args:
        address: of the scheduler, such as `tcp://10.0.0.5:8786`.

    Raises:
        StudyError: nobody answers there.
    """

    def __init__(self, address: str, timeout: float = _TIMEOUT) -> None:
        """Connect."""
        self._address = address
        try:
            self._client = Client(address, timeout=timeout)
        except (OSError, TimeoutError, ValueError) as error:
            reason = (str(error) or type(error).__name__).splitlines()[0]
            message = f"no Dask scheduler answers at {address}: {reason}; start one with `dask scheduler`"
            raise StudyError(Trouble.WORKERS, message) from None

    @property
    def workers(self) -> int:
        """Return how many workers the scheduler has now."""
        return len(self._client.nthreads())

    def played(self, blocks: Iterator[Block]) -> Generator[Played, None, None]:
        """Yield each block with its games, as they come; without workers it waits until there are some.

        Raises:
            StudyError: the scheduler is gone, a worker has no game or another one, or workers die again and again.
        """
        under_way: dict[Any, Block] = {}
        again: deque[Block] = deque()
        deaths = 0
        try:
            while True:
                room = 2 * max(1, sum(self._client.nthreads().values())) - len(under_way)
                for _ in range(room):
                    block = again.popleft() if again else next(blocks, None)
                    if block is None:
                        break
                    under_way[self._client.submit(play_block, block, pure=False)] = block
                if not under_way:
                    return
                for future in self._ended(under_way):
                    block = under_way.pop(future)
                    try:
                        data = future.result()
                    except KilledWorker:
                        again.append(block)
                        deaths += 1
                        if deaths >= MOST_DEATHS:
                            raise
                        continue
                    deaths = 0
                    yield block, data
        except KilledWorker:
            message = "the workers died again and again; have they memory enough? Try smaller blocks"
            raise StudyError(Trouble.WORKERS, message) from None
        except (CancelledError, OSError, TimeoutError):
            message = f"the connection to the scheduler at {self._address} is lost"
            raise StudyError(Trouble.WORKERS, message) from None
        except (ImportError, AttributeError, RuntimeError) as error:
            if not _lacks_the_game(error):
                raise
            message = "a worker does not have the game installed, or another version of it: install the same everywhere"
            raise StudyError(Trouble.WORKERS, message) from None
        finally:
            self._client.close(timeout=2)

    def _ended(self, under_way: dict[Any, Block]) -> list[Any]:
        try:
            return list(wait(list(under_way), timeout=_LOOK, return_when="FIRST_COMPLETED").done)
        except TimeoutError:
            return []


def _lacks_the_game(error: BaseException | None) -> bool:
    """Return whether a task could not even be unpacked where it arrived."""
    while error is not None:
        if isinstance(error, ImportError) or "deserializ" in str(error):
            return True
        error = error.__cause__
    return False
