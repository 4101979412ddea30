"""The loop: an answer within 50 ms, and a match that outlives a scene that stumbles."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest
from pygame.event import Event

from game.locale import tr
from game.ui.frame.loop import Loop
from game.ui.frame.mishap import MishapScene
from game.ui.frame.window import Window
from game.ui.intents import Back, CloseAsked, Intent, Leave, LeaveMishap
from game.ui.keys.names import named_key
from game.ui.paint.kit import Kit
from game.ui.scene import Scene, TreeScene
from game.ui.widgets import Widget
from tests.ui.driver import Driver
from tests.ui.sample import SampleScene, key


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KNOT_OF_WAR_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def driver(tmp_path: Path) -> Driver:
    return Driver(tmp_path / "saves")


class Stumbling(SampleScene):
    """Raises as often as it is told to, where it is told to."""

    where = ""

    def compose(self, kit: Kit) -> Widget:
        if self.where == "compose":
            raise ValueError("no such clause")
        return super().compose(kit)

    def tick(self, now: int) -> Intent | None:
        if self.where == "tick":
            raise ValueError("no such hour")
        return None


def looped(window: Window, scene: Scene, route: object, *acts: object) -> list[str]:
    """Run the loop over a scene; after each few turns do the next act; return the scenes seen."""
    seen: list[str] = []
    waiting = list(acts)

    class Watched(Loop):
        def _rest(self) -> None:
            time.sleep(0.035)  # so that each turn is a tick
            name = type(self._scene).__name__
            if not seen or seen[-1] != name:
                seen.append(name)
            if waiting:
                act = waiting.pop(0)
                if callable(act):
                    act()
                else:
                    pygame.event.post(act)  # type: ignore[arg-type]
            else:
                pygame.event.post(Event(pygame.QUIT))

    Watched(window, route).run(scene)  # type: ignore[arg-type]
    return seen


@pytest.fixture
def window(monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    made = Window("test", size=(1280, 720), mend=MishapScene)
    pygame.event.clear()
    yield made
    pygame.event.clear()


def closes(intent: Intent, scene: Scene) -> Scene | None:
    if isinstance(intent, LeaveMishap):
        return SampleScene()
    return None if isinstance(intent, CloseAsked) else scene


@pytest.mark.parametrize("where", ["compose", "tick"])
def test_a_scene_that_stumbles_gives_way_to_a_page_that_says_what_is_safe(
    window: Window, home: Path, where: str
) -> None:
    scene = Stumbling()
    scene.where = where
    seen = looped(window, scene, closes, lambda: None, lambda: None)
    assert seen[-1] == "MishapScene"
    (report,) = home.glob("crash *.txt")
    assert "no such" in report.read_text()
    assert "Screen: Stumbling" in report.read_text()
    assert window.failed, "closed at the page: the exit code tells of it"


def test_from_that_page_one_goes_back_to_the_screen_or_on_to_the_title(window: Window) -> None:
    scene = Stumbling()
    scene.where = "tick"

    def mended() -> None:
        scene.where = ""
        pygame.event.post(key(pygame.K_ESCAPE))

    assert looped(window, scene, closes, lambda: None, mended, lambda: None)[-2:] == ["MishapScene", "Stumbling"]
    assert not window.failed
    again = Stumbling()
    again.where = "tick"
    assert looped(window, again, closes, lambda: None, key(pygame.K_t), lambda: None)[-2:] == [
        "MishapScene",
        "SampleScene",
    ]


def test_a_window_that_stumbles_again_and_again_gives_up(window: Window) -> None:
    scene = Stumbling()
    scene.where = "tick"
    backs = [named_key("Esc"), *(step for _ in range(40) for step in (lambda: None, named_key("Esc")))]
    with pytest.raises(ValueError, match="no such hour"):
        looped(window, scene, closes, *backs)


def test_without_anybody_to_mend_it_an_error_goes_up() -> None:
    scene = Stumbling()
    scene.where = "tick"
    with pytest.raises(ValueError, match="no such hour"):
        looped(Window("test", size=(1280, 720)), scene, closes, lambda: None)


def test_the_page_of_a_mishap_speaks_its_three_parts(driver: Driver) -> None:
    driver.show(MishapScene(driver.scene, ValueError("no such clause"), None))
    said = " ".join(driver.scene.speak())
    for words in ("What happened", "What is safe", "What to do", "no such clause", "disk refused"):
        assert tr(words) in said
    assert isinstance(driver.scene, TreeScene)
    assert driver.scene.focus is not None
    assert isinstance(driver.scene.focus.act, Back)
    assert any(isinstance(widget.act, Leave) for widget in driver.scene.root.walk())


def test_an_answer_to_a_key_is_on_the_window_within_fifty_milliseconds(window: Window) -> None:
    """From the press, at any instant of the window's rest, to the frame that shows the focus gone on."""
    scene = SampleScene()
    took: list[float] = []
    pressed: list[float] = []

    def press() -> None:
        for _ in range(12):
            time.sleep(0.07)
            pressed.append(time.perf_counter())
            pygame.event.post(key(pygame.K_DOWN if len(pressed) % 2 else pygame.K_UP))
            pygame.event.post(Event(pygame.KEYUP, key=pygame.K_DOWN, mod=0, unicode="", scancode=0))
            pygame.event.post(Event(pygame.KEYUP, key=pygame.K_UP, mod=0, unicode="", scancode=0))
        pygame.event.post(Event(pygame.QUIT))

    shown = window.drawing.show

    def timed(scene: Scene, surface: pygame.Surface, kit: Kit) -> bool:
        drew = shown(scene, surface, kit)
        if drew and len(took) < len(pressed):
            took.append(time.perf_counter() - pressed[-1])
        return drew

    window.drawing.show = timed  # type: ignore[method-assign]
    thread = threading.Thread(target=press)
    thread.start()
    Loop(window, closes).run(scene)
    thread.join()
    assert len(took) >= 10
    assert sorted(took)[len(took) // 2] < 0.05
