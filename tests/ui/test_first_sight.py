"""The first frame, and the figures of the window: shown before the game is loaded, told whatever the machine does."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pygame
import pytest

from game.app.choices import NewGame
from game.app.correspondence import sent_letters
from game.app.newgame import start_session
from game.app.status import status
from game.core.digest import digest
from game.reports import bench_window
from game.saves import SaveStore
from game.ui.flow import ahead
from game.ui.frame.curtain import raise_curtain


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A player's folder of its own; afterwards the tests' window is as it was."""
    monkeypatch.setenv("KNOT_OF_WAR_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture(autouse=True)
def _window_as_before() -> object:
    yield
    pygame.display.set_mode((1280, 720))


def shown() -> pygame.Surface:
    surface = pygame.display.get_surface()
    assert surface is not None
    return surface


def test_the_curtain_opens_the_window_as_its_reader_left_it(home: Path) -> None:
    (home / "settings.json").write_text(json.dumps({"window_size": [900, 600]}), encoding="utf-8")
    raise_curtain()
    assert shown().get_size() == (900, 600)
    colours = {tuple(shown().get_at((x, 300))[:3]) for x in range(0, 900, 30)}
    assert len(colours) == 2


@pytest.mark.parametrize("kept", ["", "[]", "{", '{"window_size": "large"}', '{"window_size": [1, -5]}'])
def test_damaged_wishes_do_not_keep_the_curtain_down(home: Path, kept: str) -> None:
    (home / "settings.json").write_text(kept, encoding="utf-8")
    raise_curtain()
    assert min(shown().get_size()) > 200


def test_the_curtain_loads_nothing_of_the_game() -> None:
    program = (
        "import sys; import game.ui.frame.curtain;"
        "heavy = ('game.core', 'game.app', 'game.content', 'game.ui.scenes');"
        "print(sorted(name for name in sys.modules if name.startswith(heavy)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_every_screen_that_is_read_ahead_exists() -> None:
    scenes = Path(ahead.__file__).parent.parent / "scenes"
    assert [name for name in ahead._SCREENS if not (scenes / f"{name.replace('.', '/')}.py").is_file()] == []


def test_where_no_window_runs_nothing_is_read_ahead() -> None:
    ahead.read_ahead()
    assert not ahead._begun.is_set()


def test_making_a_match_ready_changes_nothing_of_it(tmp_path: Path) -> None:
    choices = NewGame(side="us", start="oct27", seed=7)
    plain, ready = (start_session(choices, SaveStore(tmp_path / name)) for name in ("plain", "ready"))
    assert ahead.made_ready(ready) is ready
    assert status(plain, "us") == status(ready, "us")
    assert sent_letters(plain, "us") == sent_letters(ready, "us")
    assert digest(plain.match.crisis) == digest(ready.match.crisis)


def test_the_window_s_figures_name_the_dearest_screen_and_the_slowest_key(monkeypatch: pytest.MonkeyPatch) -> None:
    frames = [
        {"screen": "title", "first": 9.0, "whole": 2.0, "part": 1.0},
        {"screen": "tree", "first": 9.0, "whole": 5.0, "part": 8.0},
    ]
    keys = [
        {"key": "M", "on": "DeskScene", "to": "MapScene", "answer": 40.0, "work": 12.0},
        {"key": "Esc", "on": "MapScene", "to": "DeskScene", "answer": 60.0, "work": 9.0},
        {"turn": 70.0, "work": 3.0, "on": "WaitScene"},
        {"idle": 1.5, "on": "DeskScene"},
    ]
    monkeypatch.setattr(bench_window, "measure_startup", lambda _seconds: iter(()))
    monkeypatch.setattr(bench_window, "_stopwatch", lambda what, _size, _display: frames if what == "frames" else keys)
    found = {measure.id: measure for measure in bench_window.window_measures(1.0)}
    assert "tree" in found["part-worst-1280x720"].label
    assert not found["part-worst-1280x720"].holds
    assert found["part-worst-1920x1080"].holds
    assert "Esc on MapScene" in found["answer-worst-dummy"].label
    assert not found["answer-worst-dummy"].holds
    assert found["answer-work-dummy"].value == 12.0
    assert "WaitScene" in found["turn-dummy"].label
    assert found["turn-dummy"].value == 70.0
    assert found["idle-desk-dummy"].holds


def test_a_stopwatch_that_cannot_run_yields_no_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench_window, "measure_startup", lambda _seconds: iter(()))
    monkeypatch.setattr(bench_window, "_stopwatch", lambda *_given: [])
    assert list(bench_window.window_measures(1.0)) == []
