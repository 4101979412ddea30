"""The worlds of a plan are played before it goes out: the assessment finds them played."""

from pathlib import Path

import pytest

from game.app.forecast import Weighing
from game.ui.scenes.desk.weighed_ahead import WeighedAhead
from tests.ui.driver import Driver


@pytest.fixture
def driver(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Driver:
    monkeypatch.setenv("KNOT_OF_WAR_HOME", str(tmp_path))
    return Driver(tmp_path / "saves")


def test_while_one_is_asked_whether_to_seal_the_worlds_of_the_plan_are_played(driver: Driver) -> None:
    driver.begin(scenario="first-watch", side="us", seed=5)
    driver.press("Enter", "E")
    match = driver.director.match
    assert driver.name == "SealScene"
    for _ in range(400):
        driver.scene.tick(0)
    assert Weighing(match.session, match.side, match.draft.plan()).done


def test_a_plan_that_changes_is_weighed_anew(driver: Driver) -> None:
    driver.begin(scenario="first-watch", side="us", seed=5)
    driver.press("Enter")
    match, ahead = driver.director.match, WeighedAhead(driver.director.match)
    ahead.go_on()
    driver.press("O", "Down", "Space", "Tab", "Space", "Esc")
    for _ in range(400):
        ahead.go_on()
    assert match.draft.plan().orders
    assert Weighing(match.session, match.side, match.draft.plan()).done
