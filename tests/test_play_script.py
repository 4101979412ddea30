"""The set-up script at the root: it must run, or say what is missing, on any Python."""

from __future__ import annotations

import ast
import builtins
import json
import sys
from pathlib import Path

import pytest

import play

ROOT = Path(__file__).parents[1]
STANDARD = {"ensurepip", "hashlib", "json", "os", "shutil", "subprocess", "sys", "time", "venv"}


@pytest.fixture
def elsewhere(monkeypatch, tmp_path):
    """The script in an empty folder, where nothing has been set up and nothing is really run."""
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    venv = tmp_path / ".venv"
    monkeypatch.setattr(play, "ROOT", str(tmp_path))
    monkeypatch.setattr(play, "VENV", str(venv))
    monkeypatch.setattr(play, "STAMP", str(venv / "knot-of-war.json"))
    made = []

    def make_venv():
        made.append("venv")
        Path(play.venv_python()).parent.mkdir(parents=True, exist_ok=True)
        Path(play.venv_python()).write_text("")

    monkeypatch.setattr(play, "make_venv", make_venv)
    monkeypatch.setattr(play, "install", lambda extras: made.append(tuple(extras)))
    monkeypatch.setattr(play, "play", lambda arguments: made.append(arguments) or 0)
    return made


def test_the_script_can_be_read_by_an_old_python_and_needs_only_the_standard_library():
    tree = ast.parse((ROOT / "play.py").read_text(encoding="utf-8"), feature_version=(3, 5))
    assert not any(isinstance(node, ast.JoinedStr | ast.NamedExpr) for node in ast.walk(tree))
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    assert imported <= STANDARD


def test_the_first_start_sets_up_and_plays_and_the_second_only_plays(elsewhere):
    assert play.main(["play", "--text"]) == 0
    assert play.main([]) == 0
    assert elsewhere == ["venv", (), ["play", "--text"], []]


def test_a_changed_project_file_or_a_moved_folder_is_installed_again(elsewhere, tmp_path):
    play.main([])
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'other'\n")
    play.main([])
    assert elsewhere == ["venv", (), [], "venv", (), []]


def test_the_developers_tools_stay_once_they_are_there(elsewhere, monkeypatch):
    monkeypatch.setattr(play, "check", lambda: 0)
    assert play.main(["--check"]) == 0
    play.main([])
    assert elsewhere == ["venv", ("dev",), []]


def test_a_spoilt_note_of_the_last_installation_counts_as_none(elsewhere):
    play.main([])
    Path(play.STAMP).write_text("[")
    play.main([])
    assert elsewhere.count("venv") == 2
    assert "fingerprint" in json.loads(Path(play.STAMP).read_text())


def test_too_old_a_python_is_told_what_to_do(monkeypatch, capsys):
    monkeypatch.setattr(play, "LEAST", (99, 0))
    monkeypatch.setattr(play, "SEEK", [])
    assert play.main([]) == 1
    assert "needs 99.0 or newer" in capsys.readouterr().err


def test_a_newer_python_on_the_machine_is_used(monkeypatch):
    called = []
    monkeypatch.setattr(play, "LEAST", (99, 0))
    monkeypatch.setattr(play.shutil, "which", lambda name: "/usr/bin/" + name)
    monkeypatch.setattr(play.subprocess, "call", lambda command: called.append(command) or 7)
    assert play.main(["play", "--text"]) == 7
    assert called[0][0].startswith("/usr/bin/python3.")
    assert called[0][2:] == ["play", "--text"]


def test_a_python_without_venv_is_told_what_to_install(monkeypatch, capsys, tmp_path):
    real = builtins.__import__

    def without(name, *rest):
        if name == "ensurepip":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(play, "VENV", str(tmp_path / ".venv"))
    monkeypatch.setattr(play, "STAMP", str(tmp_path / ".venv" / "stamp"))
    monkeypatch.setattr(builtins, "__import__", without)
    assert play.main([]) == 1
    assert "sudo apt install python3-venv" in capsys.readouterr().err


def test_a_pip_that_fails_is_told_apart_from_a_mistake_of_ours(monkeypatch, capsys, elsewhere):
    def refuse(_extras):
        raise play.SetupError("pip could not install what the game needs")

    monkeypatch.setattr(play, "install", refuse)
    assert play.main([]) == 1
    assert "cannot be set up yet" in capsys.readouterr().err
    assert not Path(play.STAMP).exists()


def test_a_folder_that_cannot_be_written_is_told(monkeypatch, capsys, elsewhere):
    def refuse():
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(play, "make_venv", refuse)
    assert play.main([]) == 1
    assert "cannot be written: Permission denied" in capsys.readouterr().err


def test_check_takes_nothing_else(capsys):
    assert play.main(["--check", "--fast"]) == 1
    assert "--fast" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="the environment lies in bin here")
def test_the_environments_python_is_where_the_platform_puts_it():
    assert play.venv_python().endswith("bin/python")
