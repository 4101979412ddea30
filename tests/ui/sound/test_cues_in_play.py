"""Cues where things happen: the first watches of a game, heard in order."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from game.app.choices import NewGame
from game.core.phases import Phase
from game.ui.flow import cues
from game.ui.sound import arrival, desk_sounds, on_open_air
from tests.ui.driver import Driver


@pytest.fixture
def heard(monkeypatch):
    """Names of cues and rooms, as they come."""
    names: list[str] = []
    monkeypatch.setattr(desk_sounds, "cue", lambda name, *_rest, **_values: names.append(name))
    monkeypatch.setattr(cues, "room", lambda name: names.append(f"room {name}"))
    return names


@pytest.fixture
def driver(tmp_path, heard) -> Driver:
    driver = Driver(tmp_path)
    driver.director.choices = NewGame(scenario="first-watch", seed=5)
    heard.clear()
    return driver


def without_steps(names: list[str]) -> list[str]:
    """What was heard but for the tick of the focus; the list is emptied."""
    said = [name for name in names if name != "focus"]
    names.clear()
    return said


def at_desk(driver: Driver, heard: list[str]) -> None:
    driver.press("Enter", "Enter")
    assert driver.name == "BriefingScene"
    driver.press("Enter")
    heard.clear()


def test_sitting_down_lets_the_room_be_heard_and_the_cable_that_came(driver, heard):
    driver.press("Enter", "Enter")
    said = without_steps(heard)
    assert said.index("room washington") < said.index("telex")


def test_moscow_has_a_room_of_its_own(tmp_path, heard):
    driver = Driver(tmp_path)
    heard.clear()
    driver.begin(scenario="first-watch", side="ussr", seed=5)
    assert "room moscow" in heard


def test_papers_orders_letters_and_refusals_are_heard(driver, heard):
    at_desk(driver, heard)
    driver.press("L")
    assert "paper" in without_steps(heard)
    driver.press("N", "4", "Right", "Right")
    assert without_steps(heard)[-2:] == ["key", "key"]
    driver.press("Enter")
    assert "bell" in without_steps(heard)
    driver.press("Esc", "O", "Tab", "Space")
    assert without_steps(heard)[-1] == "stamp"
    driver.press("Esc", "L", "N", "Enter")
    assert without_steps(heard)[-1] == "refused"


def test_the_end_of_a_watch_an_incident_and_its_answer_are_heard(driver, heard):
    at_desk(driver, heard)
    driver.press("E", "Y")
    said = without_steps(heard)
    while driver.name != "IncidentScene":
        assert "watch-ends" in said
        driver.press("Enter", "Enter", "E", "Y")
        said = without_steps(heard)
    assert "incident" in said
    assert said.count("stamp") == 1
    driver.press("Space", "Enter")
    assert without_steps(heard)[:2] == ["stamp", "room washington"]


def test_coming_back_to_a_screen_is_not_news(driver, heard):
    at_desk(driver, heard)
    driver.press("F10", "Esc", "C", "Esc")
    assert [name for name in without_steps(heard) if not name.startswith("room")] == []


def test_the_room_is_left_when_the_match_is_left_and_when_it_ends(driver, heard):
    at_desk(driver, heard)
    driver.press("F10", "Q")
    while driver.name != "TitleScene":
        driver.press("Tab", "Enter")
    assert heard[-1] == "room None"


class EndingScene:
    """An ending of some kind."""

    palette = "neutral"

    def __init__(self, kind):
        self.pages = type("Pages", (), {"kind": kind})


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("settlement", ["room None", "settled"]), ("war", ["room None", "war"]), ("stalemate", ["room None"])],
)
def test_endings_end_the_room_and_war_plays_nothing(heard, kind, expected):
    over = SimpleNamespace(session=SimpleNamespace(phase=Phase.ENDED))
    cues.Cues().heed(over, None, EndingScene(kind))
    assert heard == expected


def test_letters_sound_by_the_way_they_take():
    assert arrival("ch-cable") == "telex"
    assert arrival("ch-brother") == "telephone"
    assert arrival("ch-radio") == "static"
    assert on_open_air("ch-tv")
    assert not on_open_air("ch-embassy")
