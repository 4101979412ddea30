"""Every action can have another key, and none is ever left without one."""

from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest
from pygame.event import Event

from game.ui.keys.actions import ACTIONS
from game.ui.keys.keymap import KeyMap, reader_key, told_keys, use_keys
from game.ui.scenes.front.key_map import KeyMapScene
from game.ui.wishes import Wishes
from tests.ui.driver import Driver
from tests.ui.sample import SampleScene


@pytest.fixture
def driver(tmp_path: Path) -> Iterator[Driver]:
    driver = Driver(tmp_path / "saves")
    driver.show(driver.director.over(KeyMapScene(lambda: driver.window.wishes)))
    yield driver
    use_keys(KeyMap())


def choose(driver: Driver, action: str, key: str) -> None:
    driver.scene.focus_on(f"key-{action}")
    driver.press("Enter", key)


def said(driver: Driver) -> str:
    return " ".join(driver.scene.speak())


def test_enter_on_an_action_and_then_a_key_gives_it_that_key(driver: Driver) -> None:
    choose(driver, "M", "F9")
    assert driver.window.wishes.keys == (("M", "F9"),)
    assert reader_key("M") == "F9"
    assert "Map, key F9, card" in said(driver)


def test_escape_leaves_the_key_as_it_is(driver: Driver) -> None:
    choose(driver, "M", "Esc")
    assert driver.window.wishes.keys == ()
    assert driver.name == "KeyMapScene"


def test_keys_of_the_window_are_taken_as_keys_while_one_is_chosen(driver: Driver) -> None:
    choose(driver, "F3", "F9")
    choose(driver, "M", "F3")
    assert not driver.window.wishes.high_contrast
    assert reader_key("M") == "F3"


def test_a_clash_is_named_at_once_and_can_be_solved_on_the_spot(driver: Driver) -> None:
    choose(driver, "M", "L")
    assert "L stands for two actions: Letters; Map." in said(driver)
    assert driver.window.wishes.keys == (), "nothing counts while two actions share a key"
    driver.press("Esc")
    assert driver.name == "KeyMapScene"
    driver.scene.focus_on("solve")
    driver.press("Enter")
    assert dict(driver.window.wishes.keys) == {"M": "L", "L": "M"}
    driver.press("Esc")
    assert driver.name == "TitleScene"


def test_who_leaves_in_spite_of_a_clash_is_warned_once_and_keeps_the_keys_that_counted(driver: Driver) -> None:
    choose(driver, "M", "F9")
    choose(driver, "M", "L")
    driver.press("Esc")
    assert "L still stands for two: Letters; Map." in said(driver)
    driver.press("Esc")
    assert driver.name == "TitleScene"
    assert dict(driver.window.wishes.keys) == {"M": "F9"}


def test_one_key_and_all_keys_can_be_given_back(driver: Driver) -> None:
    choose(driver, "M", "F9")
    choose(driver, "L", "F8")
    driver.scene.focus_on("key-M")
    driver.press("Delete")
    assert dict(driver.window.wishes.keys) == {"L": "F8"}
    driver.scene.focus_on("reset-all")
    driver.press("Enter")
    assert driver.window.wishes.keys == ()


def test_a_key_that_mends_typing_is_refused(driver: Driver) -> None:
    choose(driver, "M", "Backspace")
    assert "stays as it is" in said(driver)
    assert driver.window.wishes.keys == ()


def test_moving_keys_can_be_changed_and_the_new_ones_move(driver: Driver) -> None:
    choose(driver, "Down", "J")
    driver.scene.focus_on("key-Tab")
    before = driver.scene.focus
    driver.press("J")
    assert driver.scene.focus is not before
    choose_esc = KeyMap((("Esc", "F8"),))
    assert choose_esc.meant("F8") == "Esc"
    assert choose_esc.meant("Esc") == ""


def test_every_action_has_one_key_and_each_key_one_action() -> None:
    for first in ACTIONS:
        for key in ("F8", *ACTIONS):
            changed = KeyMap().changed(first, key)
            assert all(changed.key(action) for action in ACTIONS)
            assert bool(changed.clashes()) == (key != first and key in ACTIONS)
    assert not KeyMap.sound((("L", "M"),))
    assert KeyMap.sound((("L", "M"), ("M", "L")))


def test_keycaps_and_voices_tell_the_key_that_is_pressed() -> None:
    use_keys(KeyMap((("L", "F9"),)))
    assert told_keys("L") == "F9"
    assert told_keys("Home End") == "Home End"
    use_keys(KeyMap())


def test_letters_stay_letters_in_a_field_whatever_they_mean_elsewhere(tmp_path: Path) -> None:
    driver = Driver(tmp_path / "saves", wishes=Wishes(keys=(("Esc", "J"),)))
    scene = SampleScene()
    driver.show(scene)
    scene.focus_on("field")
    driver.post(Event(pygame.KEYDOWN, key=pygame.K_j, mod=0, unicode="j", scancode=0))
    driver.post(Event(pygame.TEXTINPUT, text="j"))
    assert scene.name == "j"
    driver.press("Esc")
    assert driver.name == "TitleScene" or driver.scene is scene
    use_keys(KeyMap())
