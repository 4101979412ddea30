"""The window: what it draws again, controllers, a mouse alone, slips, pictures of the screen, and mishaps."""

import time
from dataclasses import replace
from pathlib import Path

import pygame
import pytest
from pygame import Rect
from pygame.event import Event

from game.ui.frame.dpi import first_size
from game.ui.frame.drawing import Drawing
from game.ui.frame.free_place import Taken
from game.ui.frame.keyboard import KeyboardScene
from game.ui.frame.redrawing import joined_spots
from game.ui.frame.slips import Slips
from game.ui.frame.stream import Stream
from game.ui.frame.window import Window
from game.ui.keys.names import key_name, named_key
from game.ui.keys.pad import Pad
from game.ui.paint.kit import Kit
from game.ui.paint.motion import motions
from game.ui.paint.theme import Theme
from game.ui.paint.workshop import workshop
from game.ui.scene import Scene
from game.ui.widgets import Scroll, TextField
from tests.ui.driver import Driver
from tests.ui.sample import SampleScene, dressed, key


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KNOT_OF_WAR_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def driver(tmp_path: Path) -> Driver:
    return Driver(tmp_path / "saves")


def sample(driver: Driver) -> SampleScene:
    scene = SampleScene()
    driver.show(scene)
    return scene


# -- drawing -----------------------------------------------------------------------------------------------------------


def pixels(surface: pygame.Surface) -> bytes:
    return pygame.image.tobytes(surface, "RGB")


@pytest.mark.parametrize("high", [False, True])
def test_what_is_drawn_in_parts_looks_as_if_drawn_whole(screen: pygame.Surface, high: bool) -> None:
    scene = dressed(SampleScene(), high_contrast=high)
    scene.draw(screen)
    acts = [key(pygame.K_TAB), key(pygame.K_RIGHT), key(pygame.K_DOWN), key(pygame.K_TAB), key(pygame.K_TAB)]
    acts += [
        Event(pygame.MOUSEMOTION, pos=scene.widget(ident).rect.center, rel=(0, 0), buttons=(0, 0, 0))
        for ident in ("c2", "seal", "ch1", "field", "c1")
    ]
    drawn_in_parts = 0
    for act in acts:
        scene.handle(act)
        if not scene.dirty and scene.redraw(screen):
            drawn_in_parts += 1
        elif scene.dirty:
            scene.draw(screen)
        seen = pixels(screen)
        scene.draw(screen)
        assert seen == pixels(screen), act
    assert drawn_in_parts >= 7


def test_a_focus_that_moves_costs_two_small_parts_and_no_composing(screen: pygame.Surface) -> None:
    scene = dressed(SampleScene())
    scene.draw(screen)
    root = scene.root
    scene.handle(key(pygame.K_DOWN))
    parts = scene.redraw(screen)
    assert scene.root is root
    assert 0 < sum(part.width * part.height for part in parts) < 0.2 * screen.get_width() * screen.get_height()


def test_nothing_is_drawn_while_nothing_changes(driver: Driver) -> None:
    scene = sample(driver)
    drawing, kit = Drawing(), driver.window.kit_for("washington")
    drawing.show(scene, driver.window.surface, kit)
    assert not drawing.show(scene, driver.window.surface, kit)


def test_parts_that_touch_become_one() -> None:
    whole = Rect(0, 0, 100, 100)
    assert joined_spots([Rect(0, 0, 10, 10), Rect(5, 5, 10, 10), Rect(90, 90, 20, 20)], whole) == [
        Rect(0, 0, 15, 15),
        Rect(90, 90, 10, 10),
    ]


# -- events ------------------------------------------------------------------------------------------------------------


def motion(x: int) -> Event:
    return Event(pygame.MOUSEMOTION, pos=(x, 0), rel=(1, 0), buttons=(0, 0, 0))


def test_of_many_motions_in_a_row_only_the_last_is_told() -> None:
    told = list(Stream().events([motion(1), motion(2), key(pygame.K_a), motion(3), motion(4)], 0))
    assert [event.pos[0] if event.type == pygame.MOUSEMOTION else "key" for event in told] == [2, "key", 4]


def test_the_right_button_of_the_mouse_goes_back(driver: Driver) -> None:
    driver.press("F10")
    assert driver.name == "MenuScene"
    driver.post(Event(pygame.MOUSEBUTTONDOWN, button=3, pos=(5, 5)))
    driver.post(Event(pygame.MOUSEBUTTONUP, button=3, pos=(5, 5)))
    assert driver.name == "TitleScene"


def pad() -> Pad:
    made = Pad()
    made.started = True
    return made


def button(number: int, *, down: bool = True) -> Event:
    kind = pygame.CONTROLLERBUTTONDOWN if down else pygame.CONTROLLERBUTTONUP
    return Event(kind, button=number, instance_id=0)


def axis(number: int, value: float) -> Event:
    return Event(pygame.CONTROLLERAXISMOTION, axis=number, value=round(value * 32767), instance_id=0)


def names(events: object) -> list[str]:
    return [key_name(event) for event in events if event.type == pygame.KEYDOWN]  # type: ignore[attr-defined]


def test_buttons_of_a_controller_are_keys() -> None:
    keys = {"A": "Enter", "B": "Esc", "DPAD_LEFT": "Left", "RIGHTSHOULDER": "Tab", "START": "F10"}
    for name, expected in keys.items():
        assert names(pad().keys(button(getattr(pygame, f"CONTROLLER_BUTTON_{name}")), 0)) == [expected]
    assert pad().keys(key(pygame.K_a), 0) is None


def test_a_stick_presses_once_and_repeats_only_while_it_is_held() -> None:
    made = pad()
    assert names(made.keys(axis(pygame.CONTROLLER_AXIS_LEFTY, 0.3), 0)) == []
    assert names(made.keys(axis(pygame.CONTROLLER_AXIS_LEFTY, 0.8), 0)) == ["Down"]
    assert names(made.keys(axis(pygame.CONTROLLER_AXIS_LEFTY, 0.5), 10)) == [], "a trembling stick counts once"
    assert made.repeated(100) == []
    assert names(made.repeated(450)) == ["Down"]
    assert names(made.repeated(500)) == []
    made.keys(axis(pygame.CONTROLLER_AXIS_LEFTY, 0.1), 510)
    assert made.repeated(5000) == []


def test_a_trigger_turns_one_page() -> None:
    made = pad()
    assert names(made.keys(axis(pygame.CONTROLLER_AXIS_TRIGGERRIGHT, 1.0), 0)) == ["PgDn"]
    assert names(made.keys(axis(pygame.CONTROLLER_AXIS_TRIGGERRIGHT, 0.9), 5)) == []


def test_a_controller_alone_opens_the_menu_and_leaves_it(driver: Driver) -> None:
    driver.window.stream.pad.started = True
    for number, name in ((pygame.CONTROLLER_BUTTON_START, "MenuScene"), (pygame.CONTROLLER_BUTTON_B, "TitleScene")):
        for event in driver.window.stream.events([button(number), button(number, down=False)], 0):
            driver.post(event)
        assert driver.name == name


# -- a keyboard on the screen ------------------------------------------------------------------------------------------


def test_a_mouse_alone_can_write_in_a_field(driver: Driver) -> None:
    scene = sample(driver)
    field = scene.widget("field")
    assert isinstance(field, TextField)
    driver.click_at((field.rect.right - 20, field.rect.bottom - 25))
    assert driver.name == "KeyboardScene"
    for ident in ("key-a", "capitals", "key-b", "space", "key-1", "delete", "key-2"):
        driver.click(ident)
    driver.click("done")
    assert driver.scene is scene
    assert scene.name == "aB 2"


def test_what_was_typed_on_the_screen_can_be_dropped(driver: Driver) -> None:
    scene = sample(driver)
    scene.focus_on("field")
    driver.post(named_key("Enter", pad=True))
    assert isinstance(driver.scene, KeyboardScene)
    driver.click("key-a")
    driver.press("Esc")
    assert driver.name == "SampleScene"
    assert scene.name == ""


def test_the_keyboard_on_the_screen_offers_only_letters_that_the_field_takes(driver: Driver) -> None:
    field = TextField("Seed", "7", lambda _text: None, ident="seed", limit=2, allowed=str.isdigit)
    driver.show(KeyboardScene(driver.scene, field))
    keys = [w.ident for w in driver.scene.root.walk() if w.ident.startswith("key-") and w.focusable]
    assert keys == [f"key-{n}" for n in "1234567890"]


# -- slips -------------------------------------------------------------------------------------------------------------


def test_a_slip_goes_by_itself_or_with_a_key(driver: Driver) -> None:
    slips = Slips()
    slips.add("[a bell]", 0)
    assert not slips.expire(3000)
    assert slips.expire(6000)
    driver.window.notice("Kept")
    assert driver.window.drawing.slips.shown
    driver.press("Tab")
    assert not driver.window.drawing.slips.shown


@pytest.mark.parametrize("text", [100, 200])
def test_a_slip_covers_no_control(text: int) -> None:
    kit = Kit(Theme(text=text))
    target = pygame.Surface((1280, 720))
    for x in range(0, 1200, 150):
        for y in range(0, 700, 70):
            slips, control = Slips(), Rect(x, y, 200, 80)
            slips.add("[the teletype starts]", 0)
            box = slips.draw(target, kit, Taken((control,)))
            assert not box.colliderect(control)
            assert target.get_rect().contains(box)


def test_a_slip_keeps_off_words_where_there_is_room_and_covers_them_where_there_is_none() -> None:
    kit, target = Kit(Theme()), pygame.Surface((1280, 720))
    slips = Slips()
    slips.add("[the teletype starts]", 0)
    foot = Rect(0, 500, 1280, 220)
    assert not slips.draw(target, kit, Taken(seen=(foot,))).colliderect(foot)
    assert slips.draw(target, kit, Taken((Rect(0, 0, 1280, 500),), (foot,))).colliderect(foot)


def test_a_slip_that_finds_no_place_covers_as_little_of_controls_as_it_can() -> None:
    kit, target = Kit(Theme()), pygame.Surface((1280, 720))
    slips = Slips()
    slips.add("[the teletype starts]", 0)
    box = slips.draw(target, kit, Taken((Rect(0, 40, 1280, 680),)))
    assert box.top < 40


def test_captions_are_shown_and_said_unless_somebody_wants_none(driver: Driver) -> None:
    said: list[str] = []

    class Ears:
        def acted(self) -> None: ...
        def follow(self, scene: Scene) -> None: ...
        def read(self, scene: Scene) -> None: ...
        def caption(self, words: str) -> None:
            said.append(words)

    driver.window.listeners.append(Ears())
    driver.window.caption("[a telephone]")
    assert said == ["[a telephone]"]
    assert [slip.words for slip in driver.window.drawing.slips.shown] == ["[a telephone]"]
    driver.window.drawing.slips.drop()
    driver.window.wish(replace(driver.window.wishes, captions=False), driver.scene)
    driver.window.caption("[a bell]")
    assert not driver.window.drawing.slips.shown


def test_a_picture_of_the_screen_lands_in_the_home_folder_and_a_slip_says_where(driver: Driver, home: Path) -> None:
    driver.press("F12")
    until = time.monotonic() + 5
    while not driver.window.drawing.slips.shown and time.monotonic() < until:
        driver.window.look_for_pictures()
        time.sleep(0.01)
    (picture,) = (home / "screenshots").glob("*.png")
    assert str(picture) in driver.window.drawing.slips.shown[0].words
    assert pygame.image.load(picture).get_size() == driver.window.surface.get_size()


def test_a_disk_that_refuses_a_picture_is_told(driver: Driver, home: Path) -> None:
    (home / "screenshots").write_text("a file where the folder should be")
    driver.press("F12")
    until = time.monotonic() + 5
    while not driver.window.drawing.slips.shown and time.monotonic() < until:
        driver.window.look_for_pictures()
        time.sleep(0.01)
    assert "could not be kept" in driver.window.drawing.slips.shown[0].words


@pytest.mark.parametrize("size", [(1024, 768), (2560, 1080), (800, 600), (500, 300)])
def test_the_window_may_take_any_size_in_the_middle_of_play(driver: Driver, size: tuple[int, int]) -> None:
    scene = sample(driver)
    pygame.display.set_mode(size, pygame.RESIZABLE)
    driver.post(Event(pygame.VIDEORESIZE, size=size, w=size[0], h=size[1]))
    assert driver.window.surface.get_size() == size
    scene.dirty = True
    driver.window.drawing.show(scene, driver.window.surface, driver.window.kit_for("washington"))
    assert scene.root.rect.width <= size[0]
    pygame.display.set_mode((1280, 720))


def test_the_size_of_the_window_is_kept_when_it_closes(tmp_path: Path) -> None:
    kept: list[object] = []
    window = Window("test", size=(1100, 700), on_wishes=kept.append)
    pygame.event.clear()
    pygame.event.post(Event(pygame.QUIT))
    window.run(SampleScene(), lambda _intent, _scene: None)
    assert kept
    assert kept[-1].window_size == (1100, 700)  # type: ignore[attr-defined]
    assert Window("test", wishes=kept[-1]).surface.get_size() == (1100, 700)  # type: ignore[arg-type]


# -- screens of every kind ---------------------------------------------------------------------------------------------


def test_a_window_opens_larger_on_a_finer_screen_and_smaller_on_a_small_one() -> None:
    assert first_size((1920, 1080)) == (1280, 720)
    assert first_size((3840, 2160)) == (2560, 1440)
    assert first_size((3440, 1440)) == (1707, 960)
    wide, tall = first_size((1024, 768))
    assert wide <= 1024
    assert tall <= 768 - 60


def test_places_in_points_become_places_in_pixels(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pygame.display, "get_window_size", lambda: (1280, 720))
    fine, usual = pygame.Surface((2560, 1440)), pygame.Surface((1280, 720))
    click = Event(pygame.MOUSEBUTTONDOWN, button=1, pos=(100, 50))
    told = Stream().translated(click, fine, typing=False)
    assert told is not None
    assert told.pos == (200, 100)
    assert told.button == 1
    assert Stream().translated(click, usual, typing=False) is click


def test_the_pointer_tells_what_lies_below_it(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    shapes: list[int] = []
    monkeypatch.setattr(pygame.mouse, "set_cursor", shapes.append)
    scene = sample(driver)
    for ident in ("c1", "field", "c2", "ch2"):
        pos = scene.widget(ident).rect.center
        driver.post(Event(pygame.MOUSEMOTION, pos=pos, rel=(1, 1), buttons=(0, 0, 0)))
    driver.post(Event(pygame.MOUSEMOTION, pos=(0, 0), rel=(1, 1), buttons=(0, 0, 0)))
    hand, bar, no, arrow = (
        pygame.SYSTEM_CURSOR_HAND,
        pygame.SYSTEM_CURSOR_IBEAM,
        pygame.SYSTEM_CURSOR_NO,
        pygame.SYSTEM_CURSOR_ARROW,
    )
    assert shapes == [hand, bar, hand, no, arrow]


def test_a_page_is_turned_by_its_keycaps_and_by_nothing_beside_them(driver: Driver) -> None:
    scene = sample(driver)
    letter = scene.widget("letter")
    assert isinstance(letter, Scroll)
    driver.click_at(letter.turner.on.center)
    place = letter.memory["at:letter"]
    assert place > 0
    driver.click_at((letter.turner.rect.left + 5, letter.turner.rect.centery))
    assert scene.memory["at:letter"] == place
    shown = scene.widget("letter")
    assert isinstance(shown, Scroll)
    driver.click_at(shown.turner.back.center)
    assert scene.memory["at:letter"] < place


def test_whoever_wants_everything_at_once_sees_no_motion(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workshop, "_open", True)
    theme = driver.window.kit_for("washington").theme
    motions.begin("knot", "sheet_arrives", theme)
    assert motions.share("knot") < 1
    motions.cut()
    driver.window.wish(replace(driver.window.wishes, instant_text=True), driver.scene)
    motions.begin("knot", "sheet_arrives", theme)
    assert motions.share("knot") == 1
    driver.window.wish(replace(driver.window.wishes, instant_text=False), driver.scene)
