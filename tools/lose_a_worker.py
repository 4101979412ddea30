"""Play a study on a Dask cluster of two worker processes on this machine, and kill one of them in the middle.

    python tools/lose_a_worker.py PLAN DIR [GAMES]

The worker is killed with signal 9 once GAMES games (half of them if nothing is said) are on disk. Play the same plan
into another folder with `knot-of-war study PLAN --out OTHER --workers 1`: the digests are equal.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

from distributed import LocalCluster

from game.reports.study.cells import study_of
from game.reports.study.cluster import Cluster
from game.reports.study.folder import StudyFolder
from game.reports.study.run import Progress, run
from game.reports.study.totals import as_text, totals


def main(plan: Path, out: Path, games: int | None) -> None:
    """Play the study and print what it came to, and what happened on the way."""
    folder = StudyFolder(study_of(plan), out)
    folder.open()
    began = time.perf_counter()
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0", silence_logs=50) as cluster:
        victim: list[int] = []

        def told(progress: Progress) -> None:
            if not victim and progress.played >= (games or progress.total // 2):
                victim.append(cluster.workers[0].pid)
                os.kill(victim[0], signal.SIGKILL)
                print(f"worker process {victim[0]} killed at {progress.done:,} games", flush=True)

        print(f"two workers: {', '.join(str(worker.pid) for worker in cluster.workers.values())}", flush=True)
        run(folder, Cluster(cluster.scheduler_address), told)
    seconds = time.perf_counter() - began
    told_at_end = totals(folder)
    folder.sum_up(told_at_end)
    print(as_text(told_at_end))
    print(f"{told_at_end['games'] / seconds:,.0f} games a second, {seconds:.0f} s in all")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else None)
