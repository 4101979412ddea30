"""`knot-of-war play --speak`: the real window, spoken into a file, and what is refused."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

from game.cli import main


@pytest.mark.slow
@pytest.mark.window
@pytest.mark.skipif(sys.platform == "win32", reason="a window is closed by a signal here")
def test_the_window_says_its_first_screen_into_the_file_and_closes_cleanly(tmp_path):
    env = {**os.environ, "KNOT_OF_WAR_HOME": str(tmp_path), "SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"}
    said = tmp_path / "said.txt"
    command = [sys.executable, "-m", "game", "play", "--speak", str(said)]
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as game:
        until = time.monotonic() + 40
        while time.monotonic() < until and not (said.exists() and "F1" in said.read_text(encoding="utf-8")):
            time.sleep(0.05)
        game.send_signal(signal.SIGINT)
        out, err = game.communicate(timeout=20)
    assert game.returncode == 0, err
    assert err == ""
    assert "P reads the whole screen. F1 lists its keys." in said.read_text(encoding="utf-8").splitlines()
    assert "P reads" not in out


def test_a_file_that_cannot_be_written_is_refused_before_a_window_opens(tmp_path, capsys):
    assert main(["play", "--speak", str(tmp_path / "no" / "said.txt")]) == 2
    assert "cannot be written" in capsys.readouterr().err


def test_speaking_and_plain_text_exclude_each_other(capsys):
    assert main(["play", "--text", "--speak", "terminal"]) == 2
    assert "--text" in capsys.readouterr().err


def test_a_system_without_a_voice_is_told_what_to_install_before_a_window_opens(monkeypatch, capsys):
    from game.ui.voice import voices

    monkeypatch.setattr(voices, "makers", lambda _manner: [])
    assert main(["play", "--speak", "system"]) == 2
    assert "install" in capsys.readouterr().err.lower()
