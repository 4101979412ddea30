"""`knot-of-war study`: a plan of millions of games played into Parquet, here or on a cluster, and gone on with."""

from __future__ import annotations

import json
import logging
import sys
import time
from argparse import Namespace
from collections.abc import Callable
from importlib.util import find_spec
from typing import TYPE_CHECKING

from game.cli.exits import Complaint, Exit
from game.content import ContentError
from game.reports.study.problems import StudyError, Trouble

if TYPE_CHECKING:
    from game.reports.study.crews import Crew
    from game.reports.study.folder import StudyFolder
    from game.reports.study.run import Progress

_CODES = {Trouble.EXTRA: Exit.USAGE, Trouble.FOLDER: Exit.SAVE, Trouble.WORKERS: Exit.WORKERS}
_LINE_EVERY = 10.0
"""Seconds between two lines of progress where standard error is no terminal."""


def study(given: Namespace) -> int:
    """Play, go on with, or verify the study of a plan; print what it came to."""
    _need("pyarrow", "study", "studies are written as Parquet")
    if given.scheduler is not None:
        _need("distributed", "cluster", "a Dask cluster is reached through distributed")
    from game.reports.study.cells import study_of
    from game.reports.study.folder import StudyFolder

    try:
        folder = StudyFolder(study_of(given.plan), given.out)
        if given.verify:
            return _verify(folder)
        return _play(folder, given)
    except ContentError as error:
        raise Complaint(str(error), Exit.CONTENT) from None
    except StudyError as error:
        raise Complaint(error.message, _CODES[error.trouble]) from None
    except OSError as error:
        raise Complaint(f"cannot write to {given.out}: {error.strerror or error}", Exit.SAVE) from None


def _play(folder: StudyFolder, given: Namespace) -> int:
    from game.reports.study.run import run
    from game.reports.study.totals import as_text, totals

    folder.open()
    for wrong in folder.settle():
        sys.stderr.write(f"{wrong}; it is played again\n")
    crew = _crew(given)
    try:
        with _Telling() as telling:
            run(folder, crew, telling)
    except KeyboardInterrupt:
        sys.stderr.write(f"Stopped. What is finished is kept; the same command goes on with it: {_again(given)}\n")
        return Exit.INTERRUPTED
    except StudyError as error:
        message = f"{error.message}. What is finished is kept; the same command goes on with it"
        raise Complaint(message, _CODES[error.trouble]) from None
    told = totals(folder)
    folder.sum_up(told)
    sys.stdout.write(json.dumps(told) if given.json else as_text(told))
    sys.stdout.write("\n")
    return Exit.FINE


def _verify(folder: StudyFolder) -> int:
    from game.reports.study.totals import totals
    from game.reports.study.verify import problems_of

    folder.open_to_read()
    found = 0
    for problem in problems_of(folder):
        found += 1
        sys.stdout.write(f"{problem}\n")
    if found:
        sys.stdout.write(f"{found} problem{'s' if found != 1 else ''}; study without --verify mends what is missing.\n")
        return Exit.PROBLEMS
    told = totals(folder)
    sys.stdout.write(f"{told['games']} games, nothing is wrong.\ndigest {told['digest']}\n")
    return Exit.FINE


def _crew(given: Namespace) -> Crew:
    if given.scheduler is not None:
        from game.reports.study.cluster import Cluster

        for name in [x for x in logging.root.manager.loggerDict if x.startswith("distributed")]:
            logging.getLogger(name).setLevel(logging.CRITICAL)  # a lost worker is no news, a lost scheduler is told
        cluster = Cluster(given.scheduler)
        waits = "" if cluster.workers else "; nothing is played until there are some"
        sys.stderr.write(f"{given.scheduler} has {cluster.workers} workers{waits}\n")
        return cluster
    from game.reports.study.crews import Alone, Pool

    return Alone() if given.workers == 1 else Pool(given.workers)


def _need(package: str, extra: str, why: str) -> None:
    if find_spec(package) is None:
        raise Complaint(f"{why}, and {package} is not installed: python -m pip install 'knot-of-war[{extra}]'")


def _again(given: Namespace) -> str:
    words = ["knot-of-war", "study", str(given.plan), "--out", str(given.out), "--workers", str(given.workers)]
    if given.scheduler is not None:
        words = [*words[:5], "--scheduler", given.scheduler]
    return " ".join(f'"{word}"' if " " in word else word for word in words)


class _Telling:
    """Tells the progress on standard error: one line that changes on a terminal, else one every ten seconds."""

    def __init__(self) -> None:
        self._lively = sys.stderr.isatty()
        self._last = -_LINE_EVERY

    def __enter__(self) -> Callable[[Progress], None]:
        return self._tell

    def __exit__(self, *_: object) -> None:
        if self._lively:
            sys.stderr.write("\n")

    def _tell(self, p: Progress) -> None:
        now = time.perf_counter()
        if not self._lively and now - self._last < _LINE_EVERY and p.done < p.total:
            return
        self._last = now
        left = f", {_span(p.left)} left" if p.left is not None and p.done < p.total else ""
        rate = f", {p.rate:,.0f} games/s" if p.played else ""
        text = f"{p.done:,} of {p.total:,} games{rate}{left}"
        sys.stderr.write(f"\r{text:<70}" if self._lively else f"{text}\n")
        sys.stderr.flush()


def _span(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes:02d} min" if hours else f"{minutes} min {rest:02d} s" if minutes else f"{rest} s"
