"""Golden transcripts: what is typed and what is said, line by line.

`UPDATE_TRANSCRIPTS=1 pytest tests/terminal/test_transcripts.py` writes them anew after a wanted change.
"""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from game.app.choices import NewGame
from game.app.newgame import start_session
from game.terminal.shell import play

FOLDER = Path(__file__).parent / "transcripts"
INPUTS = sorted(FOLDER.glob("*.in"))


def transcript(path):
    head, _, lines = path.read_text(encoding="utf-8").partition("\n")
    choices = dict(part.split("=") for part in head.split())
    seed = int(choices.pop("seed"))
    sink = io.StringIO()
    code = play(start_session(NewGame(seed=seed, **choices)), NewGame(), io.StringIO(lines), sink)
    assert code == 0
    return sink.getvalue()


@pytest.mark.parametrize("path", INPUTS, ids=lambda p: p.stem)
def test_a_match_reads_as_it_is_written_down(path):
    said = transcript(path)
    golden = path.with_suffix(".txt")
    if os.environ.get("UPDATE_TRANSCRIPTS"):
        golden.write_text(said, encoding="utf-8")
    assert said == golden.read_text(encoding="utf-8")


def test_there_are_transcripts_of_both_desks():
    heads = [path.read_text(encoding="utf-8").split("\n")[0] for path in INPUTS]
    assert any("side=us" in h for h in heads)
    assert any("side=ussr" in h for h in heads)
    assert any("side=both" in h for h in heads)
