"""A writer is killed at random instants; what it had been told is saved must be there."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time

import pytest

from game.saves import SaveStore

_WRITER = """
import sys
from pathlib import Path
from game.core.crisis import Setup
from game.core.plans import CloseWatch, OpenWatch
from game.saves import Fell, Header, SaveStore, Seats

header = Header(scenario="s", scenario_digest="d", setup=Setup(scenario="s", start="a", seed=1, personas=("k", "n")),
                seats=Seats(us="person", ussr="n"), made_by="0", match="m", began="now", title="t", zero="z")
store = SaveStore(Path(sys.argv[1]))
journal = store.begin(header)
for watch in range(100_000):
    fell = Fell(t=float(watch), stage="x" * 50, watch=watch, facts=("event:photographs",) * 200, digest="0" * 64)
    for command in (OpenWatch(), CloseWatch()):
        assert journal.keep(command, fell) is None
        print(journal.steps, flush=True)
    store.save_slot("mine", journal)
"""


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is POSIX")
def test_a_match_whose_writer_is_killed_at_any_instant_opens_with_all_that_was_acknowledged(tmp_path):
    luck = random.Random(1962)
    for attempt in range(8):
        folder = tmp_path / str(attempt)
        writer = subprocess.Popen([sys.executable, "-c", _WRITER, str(folder)], stdout=subprocess.PIPE, text=True)
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(luck.uniform(0.0, 0.15))
        writer.send_signal(signal.SIGKILL)
        heard, _ = writer.communicate()
        acknowledged = max((int(line) for line in heard.split("\n") if line), default=1)
        store = SaveStore(folder)
        found = store.newest()
        assert found is not None
        assert len(found[1].steps) >= acknowledged
        for entry in (*store.autosaves(), *store.slots()):
            assert store.load(entry).remarks == ()
