"""What the reader wishes is kept field by field, and changes everything at once."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from game.locale import Level, reading
from game.ui.frame.own_keys import Silencer
from game.ui.keys.keymap import keys_in_use
from game.ui.scenes.front.settings import TABS, SettingsScene
from game.ui.wishes import VOLUMES, Wishes
from game.ui.wishes_file import keep_wishes, read_wishes
from tests.ui.driver import Driver

GOOD = Wishes(
    text=150,
    high_contrast=True,
    language="ru",
    level="short",
    voice="terminal",
    volume_room=0,
    window_size=(1600, 900),
    window_place=(-40, 12),
    keys=(("L", "J"),),
)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KNOT_OF_WAR_HOME", str(tmp_path))
    return tmp_path


def test_wishes_come_back_as_they_were_kept() -> None:
    keep_wishes(GOOD)
    assert read_wishes() == GOOD


@pytest.mark.parametrize(
    ("field", "damaged"),
    [
        ("text", 117),
        ("text", True),
        ("high_contrast", 1),
        ("language", "tlh"),
        ("level", None),
        ("voice", 7),
        ("volume_room", 11),
        ("volume_all", -1),
        ("volume_room", 2.5),
        ("window_size", [10, 10]),
        ("window_size", "1600x900"),
        ("window_place", [1, 2, 3]),
        ("keys", [["L", "M"]]),
        ("keys", [["no such key", "M"]]),
        ("keys", [["L"]]),
        ("keys", {"L": "J"}),
    ],
)
def test_a_damaged_wish_falls_back_alone_and_nothing_is_said(home: Path, field: str, damaged: Any) -> None:
    keep_wishes(GOOD)
    file = home / "settings.json"
    file.write_text(json.dumps({**json.loads(file.read_text()), field: damaged, "unknown": 1}))
    assert read_wishes() == replace(GOOD, **{field: getattr(Wishes(), field)})


@pytest.mark.parametrize("text", ["", "[]", "null", "{", "[" * 100_000, "\ufeff{}"])
def test_a_file_that_cannot_be_read_counts_as_none(home: Path, text: str) -> None:
    (home / "settings.json").write_text(text, encoding="utf-8")
    assert read_wishes() == Wishes()


def settings(tmp_path: Path, wishes: Wishes | None = None) -> Driver:
    driver = Driver(tmp_path / "saves", wishes=wishes)
    scene = SettingsScene(lambda: driver.window.wishes)
    driver.show(driver.director.over(scene))
    return driver


def test_every_wish_of_the_settings_can_be_reached_and_changed_by_keys(tmp_path: Path) -> None:
    driver = settings(tmp_path)
    for _, _, key in TABS:
        driver.press(key)
        asked = [w for w in driver.scene.root.walk() if w.focusable and hasattr(driver.window.wishes, w.ident)]
        assert asked or key == "4"
        for widget in asked:
            before = getattr(driver.window.wishes, widget.ident)
            driver.scene.focus_on(widget.ident)
            driver.press("Space" if isinstance(before, bool) else "Right")
            after = driver.window.wishes
            if getattr(after, widget.ident) == before:
                driver.press("Left")
            assert getattr(driver.window.wishes, widget.ident) != before, widget.ident
            driver.window.wish(replace(driver.window.wishes, **{widget.ident: before}), driver.scene)


def test_language_and_level_change_at_once_and_the_screen_is_told_anew(tmp_path: Path) -> None:
    driver = settings(tmp_path)
    driver.scene.focus_on("language")
    driver.press("Right")
    assert reading().language == driver.window.wishes.language == "es"
    driver.scene.focus_on("level")
    driver.press("Left")
    assert reading().level is Level.SHORT
    driver.window.wish(Wishes(), driver.scene)
    assert reading().language == "en"


def test_text_size_contrast_and_sound_have_keys_of_the_window(tmp_path: Path) -> None:
    driver = settings(tmp_path)
    driver.press("=", "F3")
    assert (driver.window.wishes.text, driver.window.wishes.high_contrast) == (115, True)
    driver.press("-", "F2")
    assert driver.window.wishes.text == 100
    assert all(driver.window.wishes.loudness(group) == 0 for group in VOLUMES)
    driver.press("F2")
    assert driver.window.wishes.loudness("volume_desk") == Wishes().volume_desk


def test_one_volume_stands_above_all_groups() -> None:
    wishes = Wishes(volume_all=5, volume_desk=6, volume_room=4, volume_voice=10)
    assert [wishes.loudness(group) for group in VOLUMES] == [3, 2, 5]
    assert all(replace(wishes, volume_all=0).loudness(group) == 0 for group in VOLUMES)


def test_silence_and_back_leaves_every_volume_as_it_was_set() -> None:
    silencer, wishes = Silencer(), Wishes(volume_all=7, volume_desk=2, volume_room=0)
    silent, _ = silencer.turned(wishes)
    assert silent == replace(wishes, volume_all=0)
    assert silencer.turned(silent)[0] == wishes


def test_where_nothing_is_heard_the_key_brings_sound_back() -> None:
    for silent in (Wishes(volume_all=0), Wishes(volume_desk=0, volume_room=0, volume_voice=0)):
        assert Silencer().turned(silent)[0] == Wishes()


def test_keys_of_the_reader_count_as_soon_as_they_are_wished_for(tmp_path: Path) -> None:
    driver = settings(tmp_path)
    driver.window.wish(replace(driver.window.wishes, keys=(("F3", "F9"),)), driver.scene)
    assert keys_in_use().key("F3") == "F9"
    driver.press("F9")
    assert driver.window.wishes.high_contrast
    driver.press("F3")
    assert driver.window.wishes.high_contrast, "the key of old has lost its meaning"
    driver.window.wish(Wishes(), driver.scene)
