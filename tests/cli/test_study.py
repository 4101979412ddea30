"""The study command: what it prints, what it refuses, and how it is stopped."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

pytest.importorskip("pyarrow")

from game.cli import main

ROOT = Path(__file__).parents[2]
PLAN = """\
name: typed
seed: 3
games: 20
block: 5
scenarios:
  - {scenario: first-watch}
pairings:
  - {us: kennedy, ussr: khrushchev}
"""


@pytest.fixture(autouse=True)
def _home(tmp_path, monkeypatch):
    monkeypatch.setenv("KNOT_OF_WAR_HOME", str(tmp_path / "home"))


@pytest.fixture
def plan(tmp_path):
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN, encoding="utf-8")
    return path


def test_a_study_prints_its_shares_and_its_digest_and_leaves_a_summary(plan, tmp_path, capsys):
    out = tmp_path / "out"
    assert main(["study", str(plan), "--out", str(out), "--workers", "1", "--json"]) == 0
    printed, progress = capsys.readouterr()
    told = json.loads(printed)
    assert told["games"] == 20
    assert "20 of 20 games" in progress
    assert json.loads((out / "summary.json").read_text(encoding="utf-8")) == told
    assert main(["study", str(plan), "--out", str(out), "--workers", "1"]) == 0
    again = capsys.readouterr().out
    assert f"digest {told['digest']}" in again
    assert "by this model; shares in per cent" in again


def test_verify_plays_nothing_and_says_what_is_wrong(plan, tmp_path, capsys):
    out = tmp_path / "out"
    words = ["study", str(plan), "--out", str(out), "--workers", "1"]
    assert main([*words, "--verify"]) == 4
    assert "holds no study; play it first" in capsys.readouterr().err
    assert main(words) == 0
    capsys.readouterr()
    assert main([*words, "--verify"]) == 0
    assert "20 games, nothing is wrong." in capsys.readouterr().out
    victim = next((out / "games").rglob("*.parquet"))
    victim.write_bytes(b"")
    assert main([*words, "--verify"]) == 1
    assert "is damaged" in capsys.readouterr().out
    assert victim.read_bytes() == b""
    assert main(words) == 0
    assert "it is played again" in capsys.readouterr().err
    assert main([*words, "--verify"]) == 0


def test_a_mistake_in_the_plan_is_told_with_its_line(plan, tmp_path, capsys):
    plan.write_text(PLAN.replace("us: kennedy", "us: kenedy"), encoding="utf-8")
    code = main(["study", str(plan), "--out", str(tmp_path / "out")])
    said = capsys.readouterr().err
    assert code == 3
    assert "plan.yaml:8:" in said
    assert "did you mean 'kennedy'?" in said
    assert not (tmp_path / "out").exists()


def test_a_plan_that_is_not_there_and_a_folder_that_cannot_be_are_told(plan, tmp_path, capsys):
    assert main(["study", str(tmp_path / "none.yaml"), "--out", str(tmp_path / "out")]) == 3
    assert "cannot be read" in capsys.readouterr().err
    assert main(["study", str(plan), "--out", str(plan / "below"), "--workers", "1"]) == 4
    assert "cannot write to" in capsys.readouterr().err


@pytest.mark.parametrize(("package", "extra"), [("pyarrow", "study"), ("distributed", "cluster")])
def test_an_extra_that_is_not_installed_is_named(plan, tmp_path, capsys, monkeypatch, package, extra):
    from game.cli import study

    found = study.find_spec
    monkeypatch.setattr(study, "find_spec", lambda name: None if name == package else found(name))
    assert main(["study", str(plan), "--out", str(tmp_path / "out"), "--scheduler", "tcp://127.0.0.1:9"]) == 2
    assert f"pip install 'knot-of-war[{extra}]'" in capsys.readouterr().err


@pytest.mark.filterwarnings("ignore")
def test_a_scheduler_that_does_not_answer_is_exit_code_5(plan, tmp_path, capsys):
    pytest.importorskip("distributed")
    assert main(["study", str(plan), "--out", str(tmp_path / "out"), "--scheduler", "nonsense://x"]) == 5
    assert "no Dask scheduler answers" in capsys.readouterr().err


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="sends the signal of Ctrl-C")
@pytest.mark.parametrize("workers", [1, 2])
def test_ctrl_c_stops_a_study_which_says_how_to_go_on_and_then_ends_the_same(plan, tmp_path, workers):
    plan.write_text(PLAN.replace("games: 20", "games: 600"), encoding="utf-8")
    out = tmp_path / "out"
    words = [sys.executable, "-m", "game", "study", str(plan), "--out", str(out), "--workers", str(workers), "--json"]
    # A shell that runs the tests in its background has them ignore Ctrl-C, and what they start as well.
    heeds = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    running = subprocess.Popen(words, cwd=ROOT, stderr=subprocess.PIPE, text=True, preexec_fn=heeds)  # noqa: PLW1509 - no threads here
    noted = out / "blocks.jsonl"
    until = time.monotonic() + 60
    while time.monotonic() < until and not (noted.exists() and noted.read_text(encoding="utf-8").count("\n") > 3):
        time.sleep(0.05)
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=30)
    assert running.returncode == 130
    assert "the same command goes on with it: knot-of-war study" in said
    assert "Traceback" not in said
    done = noted.read_text(encoding="utf-8").count("\n")
    assert 3 < done < 120
    resumed = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True)
    whole = [*words[:6], str(tmp_path / "whole"), *words[7:]]
    assert json.loads(resumed.stdout) == json.loads(
        subprocess.run(whole, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    )


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self").exists(), reason="looks for processes where Linux lists them")
def test_a_study_that_is_killed_leaves_no_process_behind_and_goes_on_where_it_was(plan, tmp_path):
    plan.write_text(PLAN.replace("games: 20", "games: 600"), encoding="utf-8")
    out = tmp_path / "out"
    words = [sys.executable, "-m", "game", "study", str(plan), "--out", str(out), "--workers", "2", "--json"]
    running = subprocess.Popen(words, cwd=ROOT, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    noted = out / "blocks.jsonl"
    until = time.monotonic() + 60
    while time.monotonic() < until and not (noted.exists() and noted.read_text(encoding="utf-8").count("\n") > 3):
        time.sleep(0.05)
    children = Path(f"/proc/{running.pid}/task/{running.pid}/children").read_text(encoding="ascii").split()
    assert children
    running.kill()
    running.wait()
    until = time.monotonic() + 60
    while time.monotonic() < until and any(_alive(int(child)) for child in children):
        time.sleep(0.1)
    assert not any(_alive(int(child)) for child in children)
    resumed = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True)
    assert json.loads(resumed.stdout)["games"] == 600


def _alive(process):
    try:
        return " Z " not in Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
