"""Who has never played sees the scenario that teaches first, chosen and pointed out, in any language and size."""

from pathlib import Path

import pygame
import pytest

from game.app.choices import NewGame
from game.app.newgame import start_session
from game.locale import LANGUAGES, Level, Reading, tr, use
from game.ui.paint.kit import Kit
from game.ui.paint.theme import Theme
from game.ui.play import open_window
from game.ui.scenes.front.new_game import NewGameScene
from tests.ui.driver import Driver

SIZES = (((1024, 768), 200), ((1024, 768), 100), ((1280, 720), 100), ((1280, 720), 200), ((1920, 1080), 150))


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KNOT_OF_WAR_HOME", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("size", "text"), SIZES)
def test_the_first_watch_is_what_a_beginner_sees_first(language: str, size: tuple[int, int], text: int) -> None:
    use(Reading(language, Level.STANDARD))
    try:
        scene = NewGameScene(NewGame(), newcomer=True)
        scene.dress(Kit(Theme(size=size, text=text)))
        shown = [widget.ident for widget in scene.root.walk() if widget.ident.startswith("file-")]
        assert shown[0] == "file-first-watch"
        assert scene.focus is scene.widget("file-first-watch")
        assert tr("Begin here: it teaches as you play.").rstrip(".") in scene.focused()
    finally:
        use(Reading())


def test_enter_takes_a_beginner_to_the_first_watch(tmp_path: Path) -> None:
    driver = Driver(tmp_path / "saves")
    driver.press("Enter", "Enter")
    assert driver.director.match.session.match.model.id == "first-watch"


def test_who_asks_for_another_scenario_gets_it_though_the_first_watch_lies_on_top() -> None:
    scene = NewGameScene(NewGame(scenario="black-saturday"), newcomer=True)
    assert scene.choices.scenario == "black-saturday"


def test_who_has_played_finds_the_long_crisis_on_top_and_nothing_pointed_out(tmp_path: Path) -> None:
    driver = Driver(tmp_path / "saves")
    start_session(NewGame(seed=1), driver.store)
    driver.director.title()
    driver.title()
    driver.press("N")
    files = [widget for widget in driver.scene.root.walk() if widget.ident.startswith("file-")]
    assert files[0].ident == "file-october-1962"
    assert not any(tr("Begin here: it teaches as you play.") in widget.name for widget in files)


def test_language_and_level_of_the_command_line_are_those_of_the_window() -> None:
    window = open_window(language="es", level="short")
    try:
        assert (window.wishes.language, window.wishes.level) == ("es", "short")
    finally:
        pygame.display.quit()
