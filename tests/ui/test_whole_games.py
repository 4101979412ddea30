"""Whole games in the window: by keys alone, by mouse alone, by two at one screen; saves, taking back, leaving."""

from __future__ import annotations

import json
from pathlib import Path

import pygame
import pytest
from pygame.event import Event

from game.saves.places import HOME_VARIABLE
from game.ui.frame.window import Wishes
from game.ui.scenes.desk.desk import DeskScene
from game.ui.widgets import Button, Widget
from game.ui.wishes_file import keep_wishes, read_wishes
from tests.ui.driver import Driver

MOST_SCREENS = 400


@pytest.fixture
def driver(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Driver:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    return Driver(tmp_path / "saves")


def shown(driver: Driver, ident: str) -> bool:
    return ident in driver.idents()


# -- by keys -----------------------------------------------------------------------------------------------------------


def play_by_keys(driver: Driver, until: str) -> list[str]:
    """Press keys until a screen of that name is shown; at each desk an order is put into the tray."""
    passed = []
    for _ in range(MOST_SCREENS):
        passed.append(driver.name)
        if driver.name == until:
            return passed
        if driver.name in ("BriefingScene", "AssessmentScene", "HandOverScene"):
            driver.press("Enter")
        elif driver.name == "DeskScene":
            driver.press("O", "Tab", "Space", "Esc")
            assert driver.name == "DeskScene"
            driver.press("E")
        elif driver.name == "SealScene":
            driver.press("Y")
        elif driver.name in ("IncidentScene", "BlowsScene"):
            driver.press("1", "Enter")
        else:
            raise AssertionError(f"no way on from {driver.name}")
    raise AssertionError(f"{until} was not reached")


def test_a_whole_game_is_played_by_keys_from_the_title_to_the_debrief(driver: Driver) -> None:
    assert driver.name == "TitleScene"
    driver.press("Enter")
    assert driver.name == "NewGameScene"
    driver.press("Down", "Space", "Enter")
    passed = play_by_keys(driver, "EndingScene")
    assert {"BriefingScene", "DeskScene", "SealScene", "AssessmentScene"} <= set(passed)
    driver.press("Enter")
    assert driver.name == "DebriefScene"
    for sheet in "2345":
        driver.press(sheet)
        assert driver.name == "DebriefScene"
    driver.press("Esc", "Esc")
    assert driver.name == "TitleScene"


def test_every_paper_of_the_desk_opens_by_its_key_and_esc_leads_back(driver: Driver) -> None:
    driver.begin(start="oct27", seed=3)
    driver.press("Enter")
    opens = {
        "L": "LettersScene",
        "N": "LetterDeskScene",
        "C": "CouncilScene",
        "O": "OrdersScene",
        "M": "MapScene",
        "T": "StandingScene",
        "R": "RecordScene",
        "S": "SourcesScene",
        "G": "CodexScene",
        "F10": "MenuScene",
    }
    for key, name in opens.items():
        driver.press(key)
        assert driver.name == name
        for _ in range(3):
            if driver.name != "DeskScene":
                driver.press("Esc")
        assert driver.name == "DeskScene"


# -- by mouse ----------------------------------------------------------------------------------------------------------


def button(driver: Driver, name: str) -> Widget:
    """The button of that name, as a person would look for it."""
    return next(w for w in driver.scene.root.walk() if isinstance(w, Button) and w.shown_name == name)


def first(driver: Driver, start: str) -> Widget | None:
    return next(
        (w for w in driver.scene.root.walk() if w.ident.startswith(start) and w.focusable and not w.reason), None
    )


def play_by_mouse(driver: Driver) -> None:
    for _ in range(MOST_SCREENS):
        if driver.name == "EndingScene":
            return
        if driver.name == "BriefingScene":
            driver.click("begin")
        elif driver.name == "AssessmentScene":
            driver.click("go-on")
        elif driver.name == "DeskScene":
            driver.click(button(driver, "Orders"))
            order = first(driver, "order-")
            if order is not None:
                driver.click(order)
            driver.click("done")
            driver.click("end")
        elif driver.name == "SealScene":
            driver.click("seal")
        elif driver.name == "IncidentScene":
            option = first(driver, "answers/")
            assert option is not None
            driver.click(option)
            driver.click("decide")
        elif driver.name == "BlowsScene":
            move = first(driver, "move-")
            assert move is not None
            driver.click(move)
            driver.click("end")
        else:
            raise AssertionError(f"no way on from {driver.name}")
    raise AssertionError("the ending was not reached")


def test_a_whole_game_is_played_by_mouse_from_the_title_to_the_title(driver: Driver) -> None:
    driver.click("new")
    driver.click("file-black-saturday")
    driver.click("desk-ussr")
    driver.click("start")
    assert driver.name == "BriefingScene"
    play_by_mouse(driver)
    driver.click("debrief")
    driver.click("tab-unknown")
    driver.click(button(driver, "Back"))
    driver.click(button(driver, "Title"))
    assert driver.name == "TitleScene"


def test_a_mouse_opens_every_paper_of_a_wide_desk(driver: Driver) -> None:
    driver.begin(start="oct27", seed=3)
    driver.click("begin")
    for name, scene in (
        ("Letters", "LettersScene"),
        ("Council", "CouncilScene"),
        ("Standing", "StandingScene"),
        ("Messages", "RecordScene"),
    ):
        driver.click(button(driver, name))
        assert driver.name == scene
        driver.director.stack[1:] = []
        driver.show(driver.director.stack[0])
    driver.click("map")
    assert driver.name == "MapScene"


# -- two at one screen -------------------------------------------------------------------------------------------------


def test_two_players_never_see_the_other_desk_without_a_cover_sheet_between(driver: Driver) -> None:
    driver.begin(scenario="black-saturday", side="both", seed=2)
    assert driver.name == "HandOverScene"
    side_before = None
    for _ in range(80):
        match = driver.director.match
        if driver.name in ("EndingScene", "TitleScene"):
            break
        if driver.name == "HandOverScene":
            covered = " ".join(driver.scene.speak())
            assert "Tension" not in covered
            side_before = None
        else:
            assert side_before in (None, match.side)
            side_before = match.side
        driver.go_on()


# -- saves, taking back, leaving ---------------------------------------------------------------------------------------


def test_a_match_goes_on_from_the_title_where_it_was_left(driver: Driver) -> None:
    driver.begin(start="oct24", seed=5)
    play_by_keys(driver, "AssessmentScene")
    driver.press("Enter", "Enter")
    assert driver.name == "DeskScene"
    watch = driver.director.match.session.match.crisis.watch
    driver.press("F10", "Q")
    assert driver.name == "TitleScene"
    driver.press("Enter")
    match = driver.director.match
    assert match.session.match.crisis.watch == watch
    assert driver.name in ("DeskScene", "BriefingScene")


def test_a_match_is_saved_under_a_name_and_loaded_from_the_list(driver: Driver) -> None:
    driver.begin(start="oct24", seed=5)
    driver.press("Enter", "F10", "A")
    assert driver.name == "SaveAsScene"
    driver.press("Enter")
    assert driver.name == "DeskScene"
    assert "Saved as" in " ".join(driver.scene.speak())
    driver.press("F10", "L")
    assert driver.name == "LoadScene"
    slot = next(ident for ident in driver.idents() if ident.startswith("save-slot-"))
    driver.click(slot)
    driver.press("Enter")
    assert driver.name in ("DeskScene", "BriefingScene")


def test_a_watch_is_taken_back_where_the_preset_allows_it(driver: Driver) -> None:
    driver.begin(start="oct24", seed=5, information="clear")
    play_by_keys(driver, "AssessmentScene")
    watch = driver.director.match.session.match.crisis.watch
    driver.press("U")
    assert driver.name == "BriefingScene"
    assert driver.director.match.session.match.crisis.watch == watch


def test_the_window_closes_at_once_where_nothing_would_be_lost(driver: Driver) -> None:
    driver.begin(start="oct24", seed=5)
    driver.press("Enter", "O", "Tab", "Space", "Esc")
    driver.post(Event(pygame.QUIT))
    assert driver.closed


def test_closing_asks_first_where_a_plan_would_be_lost_and_the_safe_answer_has_the_focus(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.ui.flow.records.put_desk", lambda *_: False)  # a disk that refuses
    driver.begin(start="oct24", seed=5)
    driver.press("Enter", "O", "Tab", "Space", "Esc")
    driver.post(Event(pygame.QUIT))
    assert driver.name == "AskScene"
    assert driver.scene.focus is not None
    assert driver.scene.focus.ident == "no"
    driver.press("Enter")
    assert driver.name == "DeskScene"
    driver.post(Event(pygame.QUIT))
    driver.press("Y")
    assert driver.closed


def test_the_seal_is_asked_for_and_not_yet_has_the_focus(driver: Driver) -> None:
    driver.begin(start="oct24", seed=5)
    driver.press("Enter", "E")
    assert driver.name == "SealScene"
    assert driver.scene.focus is not None
    assert driver.scene.focus.ident == "not-yet"
    driver.press("Enter")
    assert driver.name == "DeskScene"


def test_a_disk_that_refuses_is_told_on_the_next_screen_and_the_game_goes_on(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver.begin(start="oct24", seed=5)

    def refuse(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    journal = driver.director.match.session.journal
    monkeypatch.setattr(type(journal), "_write_missing", refuse)
    driver.press("Enter")
    assert driver.name == "DeskScene"
    assert "not being written down" in " ".join(driver.scene.speak())


def test_settings_change_at_once_and_are_kept(driver: Driver) -> None:
    driver.press("S")
    assert driver.name == "SettingsScene"
    driver.press("Right")
    assert driver.window.wishes.text == 115
    keep_wishes(driver.window.wishes)
    assert read_wishes().text == 115


def test_damaged_settings_count_as_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    for text in ("", "[]", "{", json.dumps({"text": 5, "high_contrast": "yes"}), "\x00"):
        (tmp_path / "settings.json").write_text(text)
        assert read_wishes() == Wishes()


def test_a_desk_in_one_column_reaches_everything_by_tabs_and_menu(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    driver = Driver(tmp_path / "saves", wishes=Wishes(text=200))
    driver.begin(start="oct27", seed=3)
    driver.press("Enter")
    assert isinstance(driver.scene, DeskScene)
    driver.press("D")
    assert shown(driver, "draft") or shown(driver, "plan")
    driver.press("F10")
    for _ in range(12):
        if shown(driver, "menu-C"):
            break
        driver.press("PgDn")
    driver.press("C")
    assert driver.name == "CouncilScene"


def test_the_first_watch_teaches_tip_by_tip_on_the_screens_they_speak_of(driver: Driver) -> None:
    driver.begin(scenario="first-watch", seed=3)
    driver.press("Enter")
    assert "1 of 8" in " ".join(driver.scene.speak())
    driver.press("K")
    assert "2 of 8" in " ".join(driver.scene.speak())
    driver.press("K", "K", "K", "M")
    assert "question mark" in " ".join(driver.scene.speak())
    driver.press("Esc")
    assert "6 of 8" in " ".join(driver.scene.speak())
