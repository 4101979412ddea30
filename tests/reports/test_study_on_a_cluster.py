"""A study on the workers of a Dask cluster, of which one is lost."""

from __future__ import annotations

import os
import signal

import pytest

pytest.importorskip("pyarrow")
distributed = pytest.importorskip("distributed")

from game.reports.study.cells import study_of
from game.reports.study.cluster import Cluster
from game.reports.study.crews import Alone
from game.reports.study.folder import StudyFolder
from game.reports.study.problems import StudyError
from game.reports.study.run import run
from game.reports.study.totals import totals

PLAN = """\
name: clustered
seed: 11
games: 240
block: 10
scenarios:
  - {scenario: first-watch}
pairings:
  - {us: kennedy, ussr: khrushchev}
"""


def _folder(tmp_path, name):
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    folder = StudyFolder(study_of(tmp_path / "plan.yaml"), tmp_path / name)
    folder.open()
    return folder


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_a_cluster_that_loses_a_worker_gives_what_one_process_gives(tmp_path):
    killed = []
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0", silence_logs=50
    ) as cluster:

        def told(progress):
            if progress.played and not killed:
                killed.append(cluster.workers[0].pid)
                os.kill(killed[0], signal.SIGKILL)

        there = _folder(tmp_path, "there")
        run(there, Cluster(cluster.scheduler_address), told)
    here = _folder(tmp_path, "here")
    run(here, Alone(), lambda _progress: None)
    assert killed
    assert totals(there) == totals(here)


@pytest.mark.filterwarnings("ignore")
def test_a_scheduler_that_does_not_answer_is_told_in_words():
    with pytest.raises(StudyError, match=r"no Dask scheduler answers at tcp://127\.0\.0\.1:9"):
        Cluster("tcp://127.0.0.1:9", timeout=0.5)
    with pytest.raises(StudyError, match="no Dask scheduler answers at nonsense://"):
        Cluster("nonsense://", timeout=0.5)
