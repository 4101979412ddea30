"""What a person types, and what the shell is told."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from game import __version__
from game.cli import main


@pytest.fixture(autouse=True)
def _home(tmp_path, monkeypatch):
    monkeypatch.setenv("KNOT_OF_WAR_HOME", str(tmp_path))


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["simlate"], 2, "Did you mean simulate?"),
        (["simulate", "--gmaes", "3"], 2, "Did you mean --games?"),
        (["simulate", "--games", "0"], 2, "expected a whole number from 1"),
        (["simulate", "--games", "many"], 2, "found 'many'"),
        (["simulate", "--seed", "9" * 60], 2, "expected a whole number"),
        (["simulate", "--scenario", "october-1926"], 2, "did you mean 'october-1962'?"),
        (["simulate", "--start", "oct21"], 2, "did you mean 'oct2"),
        (["simulate", "--us", "kenedy"], 2, "did you mean 'kennedy'?"),
        (["simulate", "--ussr", "kennedy"], 2, "khrushchev"),
        (["simulate", "--risk", "hihg"], 2, "did you mean 'high'?"),
        (["play", "--side", "cuba"], 2, "invalid choice: 'cuba'"),
        (["play", "--start", "oct42"], 2, "there is no start 'oct42'"),
        (["play", "--opponent", "krushchev"], 2, "did you mean 'khrushchev'?"),
        (["play", "--information", "claer"], 2, "did you mean 'clear'?"),
        (["play", "--resume", "--seed", "1"], 2, "leave out --seed"),
        (["play", "--resume"], 4, "no match to go on with"),
        (["check", "no/such/folder"], 2, "no such scenario folder"),
    ],
)
def test_what_cannot_be_done_is_said_once_with_a_mend_and_a_code(words, code, said, capsys):
    assert main(words) == code
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err
    assert "Traceback" not in err


def test_the_version_is_printed(capsys):
    assert main(["--version"]) == 0
    assert __version__ in capsys.readouterr().out


def test_every_command_explains_itself(capsys):
    for words in ([], ["play"], ["simulate"], ["check"], ["diagram"], ["bench"]):
        assert main([*words, "--help"]) == 0
        assert "usage:" in capsys.readouterr().out


def test_the_shipped_scenarios_pass_the_check(capsys):
    assert main(["check"]) == 0
    assert "nothing is wrong" in capsys.readouterr().out


def test_a_broken_scenario_is_told_with_its_place_and_the_exit_code_1(tmp_path, capsys):
    (tmp_path / "scenario.yaml").write_text("id: mine\nextends: october-1962\ntitel: Mine\n")
    assert main(["check", str(tmp_path)]) == 1
    assert "scenario.yaml:3" in capsys.readouterr().out
    assert main(["check", "--json", str(tmp_path)]) == 1
    problems = json.loads(capsys.readouterr().out)
    assert 3 in [p["line"] for p in problems]


def test_a_broken_scenario_cannot_be_simulated_and_the_exit_code_is_3(tmp_path, capsys):
    (tmp_path / "scenario.yaml").write_text("id: mine\nextends: october-1962\ntitel: Mine\n")
    assert main(["simulate", "--scenario", str(tmp_path)]) == 3
    assert "titel" in capsys.readouterr().err


def test_a_malformed_line_file_is_refused_with_the_exit_code_3(tmp_path, capsys):
    line = tmp_path / "line.yaml"
    line.write_text("side: us\nmoves: 3\n")
    assert main(["simulate", "--us", str(line), "--games", "1"]) == 3
    assert "line.yaml" in capsys.readouterr().err


def test_a_simulation_is_one_json_object(capsys):
    assert main(["simulate", "--games", "3", "--start", "oct26", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["games"] == 3
    assert sum(kind["count"] for kind in told["kinds"].values()) == 3
    assert set(told["kinds"]) == {"settlement", "stalemate", "overruled", "war"}


def test_ctrl_c_ends_a_command_without_a_traceback(monkeypatch, capsys):
    def interrupted(_given):
        raise KeyboardInterrupt

    monkeypatch.setattr("game.cli.command._carry_out", interrupted)
    assert main(["check"]) == 130
    assert "Traceback" not in capsys.readouterr().err


def test_a_mistake_of_our_own_is_kept_for_a_report_and_not_thrown_at_the_player(monkeypatch, capsys, tmp_path):
    def stumbling(_given):
        raise RuntimeError("the rope slipped")

    monkeypatch.setattr("game.cli.command._carry_out", stumbling)
    assert main(["check"]) == 70
    err = capsys.readouterr().err
    assert "the rope slipped" in err
    assert "Traceback" not in err
    (report,) = tmp_path.glob("crash*.txt")
    assert "Traceback" in report.read_text()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_a_full_disk_under_the_output_is_told_and_the_exit_code_is_4():
    command = [sys.executable, "-m", "game", "diagram"]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 4
    assert "No space left" in done.stderr
    assert "Traceback" not in done.stderr
