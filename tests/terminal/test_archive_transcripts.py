"""Golden transcripts of the archive: watching 1962, taking over on 27 October, going back, comparing, sharing.

`UPDATE_TRANSCRIPTS=1 pytest tests/terminal/test_archive_transcripts.py` writes them anew after a wanted change.
"""

from __future__ import annotations

import io
import os
import re
from pathlib import Path

import pytest

from game.app.choices import NewGame
from game.saves import SaveStore
from game.terminal import odds_desk
from game.terminal.odds_desk import Effort
from game.terminal.shell import play

FOLDER = Path(__file__).parent / "transcripts" / "archive"
INPUTS = sorted(FOLDER.glob("*.in"))


@pytest.fixture(autouse=True)
def few_games(monkeypatch):
    """Ask for odds from few games; their figures are left out of the transcripts."""
    monkeypatch.setattr(odds_desk, "Effort", lambda: Effort(odds=64, half_width=0.2, others=16))


def transcript(lines, folder):
    sink = io.StringIO()
    code = play(None, NewGame(), io.StringIO(lines), sink, SaveStore(folder))
    assert code == 0
    return re.sub(re.escape(str(Path.cwd())), "FOLDER", sink.getvalue())


@pytest.mark.parametrize("path", INPUTS, ids=lambda p: p.stem)
def test_the_archive_reads_as_it_is_written_down(path, tmp_path):
    said = transcript(path.read_text(encoding="utf-8"), tmp_path)
    golden = path.with_suffix(".txt")
    if os.environ.get("UPDATE_TRANSCRIPTS"):
        golden.write_text(said, encoding="utf-8")
    assert said == golden.read_text(encoding="utf-8")
