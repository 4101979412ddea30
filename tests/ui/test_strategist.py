"""A strategist thinks beside the window: the window goes on, and nobody can turn away half-way."""

import threading
from pathlib import Path

import pytest

from game.saves.places import HOME_VARIABLE
from game.strategist import strength
from game.strategist.strength import Round, Strength
from game.ui.scenes.wait import WaitScene
from game.ui.widgets import Button
from tests.ui.driver import Driver


@pytest.fixture
def driver(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Driver:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    little = Strength("strategist-quick", 1.0, (Round(4, 2),), 2)
    monkeypatch.setattr(strength, "STRENGTHS", {little.name: little})
    return Driver(tmp_path / "saves")


def test_while_a_strategist_searches_a_sheet_says_so(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    waiting = driver.director.waiting

    def noted(words, work, then, **how):
        said.append(words)
        assert how == {"stops": False}
        return waiting(words, work, then, **how)

    driver.begin(side="us", start="oct29", seed=7, opponent="strategist-quick")
    monkeypatch.setattr(driver.director, "waiting", noted)
    assert driver.name == "BriefingScene"
    driver.press("Enter")
    assert driver.name == "DeskScene"
    assert said == ["The other side deliberates."]
    driver.press("E", "Y")
    assert said == ["The other side deliberates."] * 2
    assert driver.name in ("AssessmentScene", "IncidentScene")


def test_against_a_leader_nobody_waits(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    driver.begin(side="us", start="oct29", seed=7)
    monkeypatch.setattr(driver.director, "waiting", None)
    driver.press("Enter", "E", "Y")
    assert driver.name in ("AssessmentScene", "IncidentScene")


@pytest.mark.parametrize("stops", [True, False])
def test_only_work_that_changes_nothing_can_be_left(driver: Driver, stops: bool) -> None:
    done = threading.Event()
    scene = WaitScene("One moment.", done.wait, lambda _: None, stops=stops)
    driver.put_up(scene)
    buttons = [x for x in scene.root.walk() if isinstance(x, Button)]
    assert bool(buttons) == stops
    assert (scene.back() is not None) == stops
    done.set()


def test_work_beside_the_window_begins_once_its_sheet_is_seen(driver: Driver) -> None:
    begun = threading.Event()
    scene = WaitScene("One moment.", begun.set, lambda _: None)
    scene.tick(0)
    assert not begun.is_set()
    driver.put_up(scene)
    scene.tick(33)
    assert begun.wait(10)
