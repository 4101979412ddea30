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
from game.saves.steps import Rewind, Star

header = Header(scenario="s", scenario_digest="d", setup=Setup(scenario="s", start="a", seed=1, personas=("k", "n")),
                seats=Seats(us="person", ussr="n"), made_by="0", match="m", began="now", title="t", zero="z")
store = SaveStore(Path(sys.argv[1]))
journal = store.begin(header)
for watch in range(100_000):
    fell = Fell(t=float(watch), stage="x" * 50, watch=watch, facts=("event:photographs",) * 200, digest="0" * 64)
    for step in (OpenWatch(), Star(node="0" * 16), CloseWatch(), Rewind(node="0" * 16)):
        assert journal.keep(step, fell) is None
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


def test_a_journal_cut_at_any_byte_gives_the_tree_as_far_as_it_was_written(tmp_path):
    from game.app.choices import NewGame
    from game.app.newgame import start_session
    from game.content import load_model
    from game.core.plans import Plan
    from game.history.reopen import reopen
    from game.saves.lines import read_lines
    from game.saves.steps import Luck, Name

    session = start_session(NewGame(scenario="first-watch", seed=3), SaveStore(tmp_path))
    root = session.tree.root.id
    for luck in (None, Luck(seed=8)):
        assert session.rewind(root, luck) is None
        assert session.open_watch() is None
        assert session.seal("us", Plan()) is None
        assert session.write(Name(node=root, text="Here it began")) is None
    text = session.journal.text
    whole = reopen(load_model("first-watch"), read_lines(text, "x"))
    assert whole.tree == session.tree
    ends = [at for at, byte in enumerate(text) if byte == 10]
    rng = random.Random(7)
    for cut in [*ends, *(rng.randrange(ends[0] + 2, len(text)) for _ in range(20))]:
        found = reopen(load_model("first-watch"), read_lines(text[:cut], "x"))
        assert set(found.tree.nodes) <= set(session.tree.nodes)
        assert found.tree.nodes[found.tree.cursor]
        steps = text[:cut].count(b"\n")
        assert len(read_lines(text[:cut], "x").steps) in (steps, steps - 1)
