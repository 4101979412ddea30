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


def heard(lines, folder):
    sink = io.StringIO()
    code = play(None, NewGame(), io.StringIO(lines), sink, SaveStore(folder))
    assert code == 0
    return sink.getvalue()


def a_code(folder):
    """Return the code that somebody else got who took over on 27 October, in the lines in which it was told."""
    lines = ["3", "1", "16", "take", "1", "1", "", "same", "yes", "order rest-us", "seal yes", "2", "b", "code", ""]
    return re.findall(r"^  ([0-9A-Z+./:-]+)$", heard("\n".join(lines), folder), re.MULTILINE)


def transcript(lines, tmp_path):
    """Return what was said, without what hangs on the version of the game or on the machine."""
    if "<code>" in lines:
        lines = lines.replace("<code>", "\n".join(a_code(tmp_path / "theirs")))
    said = heard(lines, tmp_path / "mine").replace(str(Path.cwd()), "(this folder)")
    said = re.sub(r"^  [0-9A-Z+./:-]+\n", "", said, flags=re.MULTILINE)
    said = re.sub(r"^code> [0-9A-Z+./:-]+\n", "code> CODE\n", said, flags=re.MULTILINE)
    said = re.sub(r"^\d+ letters hold", "SO MANY letters hold", said, flags=re.MULTILINE)
    return re.sub(r"Made by version \S+ of", "Made by version V of", said)


@pytest.mark.parametrize("path", INPUTS, ids=lambda p: p.stem)
def test_the_archive_reads_as_it_is_written_down(path, tmp_path):
    said = transcript(path.read_text(encoding="utf-8"), tmp_path)
    golden = path.with_suffix(".txt")
    if os.environ.get("UPDATE_TRANSCRIPTS"):
        golden.write_text(said, encoding="utf-8")
    assert said == golden.read_text(encoding="utf-8")
