"""Focus goes by panel and by arrow; keys and clicks come to the same."""

import pygame
from pygame.event import Event

from game.ui.intents import Back
from game.ui.paint.kit import Kit
from game.ui.paint.theme import Theme
from game.ui.scene import TreeScene
from game.ui.scenes.front.menu import MenuScene
from game.ui.scenes.intents import OpenSettings
from game.ui.widgets import Button, Column, Panel, Scroll, Text, Widget
from tests.ui.sample import LETTER, Opened, SampleScene, Sealed, click, dressed, key


def focus(scene: TreeScene) -> str:
    assert scene.focus is not None
    return scene.focus.ident


def test_tab_goes_from_panel_to_panel_and_comes_round() -> None:
    scene = dressed(SampleScene())
    seen = [focus(scene)]
    for _ in range(4):
        scene.handle(key(pygame.K_TAB))
        seen.append(focus(scene))
    assert seen[0] == seen[-1] == "c1"
    assert seen[1] == "clause"
    assert seen[2] == "letter"


def test_shift_tab_goes_back() -> None:
    scene = dressed(SampleScene())
    scene.handle(key(pygame.K_TAB))
    scene.handle(key(pygame.K_TAB, shift=True))
    assert focus(scene) == "c1"


def test_arrows_move_inside_a_panel_and_turn_its_page_at_the_edge() -> None:
    scene = dressed(SampleScene(), text=130)
    order = [focus(scene)]
    for _ in range(5):
        scene.handle(key(pygame.K_DOWN))
        order.append(focus(scene))
    assert order == ["c1", "c2", "c3", "c4", "c5", "c6"]
    scene.handle(key(pygame.K_UP))
    assert focus(scene) == "c5"


def test_a_panel_remembers_where_its_focus_was() -> None:
    scene = dressed(SampleScene())
    scene.handle(key(pygame.K_DOWN))
    scene.handle(key(pygame.K_TAB))
    scene.handle(key(pygame.K_TAB, shift=True))
    assert focus(scene) == "c2"


def test_left_and_right_change_a_clause_and_enter_stays_with_the_red_button() -> None:
    scene = dressed(SampleScene())
    scene.handle(key(pygame.K_TAB))
    scene.handle(key(pygame.K_RIGHT))
    assert scene.level == 2
    assert scene.handle(key(pygame.K_RETURN)) == Sealed()


def test_enter_opens_the_card_that_has_the_focus() -> None:
    scene = dressed(SampleScene())
    assert scene.handle(key(pygame.K_RETURN)) == Opened("c1")


def test_a_digit_goes_to_its_clause_and_a_letter_presses_its_button() -> None:
    scene = dressed(SampleScene())
    scene.handle(key(pygame.K_4))
    assert (focus(scene), scene.level) == ("clause", 1)
    scene.handle(key(pygame.K_4))
    assert scene.level == 2
    assert scene.handle(key(pygame.K_c)) == Opened("council")


def test_a_letter_key_on_a_russian_keyboard_counts_by_its_place() -> None:
    scene = dressed(SampleScene())
    cyrillic = Event(pygame.KEYDOWN, key=0x441, mod=0, unicode="с", scancode=pygame.KSCAN_C)
    assert scene.handle(cyrillic) == Opened("council")


def test_letters_are_letters_while_a_text_field_has_the_focus() -> None:
    scene = dressed(SampleScene())
    click(scene, "field")
    for letter in "cab":
        assert scene.handle(Event(pygame.KEYDOWN, key=ord(letter), mod=0, unicode=letter, scancode=0)) is None
        scene.handle(Event(pygame.TEXTINPUT, text=letter))
    scene.handle(key(pygame.K_LEFT))
    scene.handle(key(pygame.K_BACKSPACE))
    assert scene.name == "cb"


def test_a_mouse_click_does_what_the_keys_do() -> None:
    scene = dressed(SampleScene())
    assert click(scene, "c2") == Opened("c2")
    click(scene, "ch1")
    assert scene.channel == 1
    assert click(scene, "seal") == Sealed()


def test_what_is_not_available_keeps_its_place_and_does_nothing() -> None:
    scene = dressed(SampleScene())
    click(scene, "ch2")
    assert scene.channel == 0
    assert focus(scene) == "ch2"
    assert "not available: not before the speech" in scene.focused()


def test_a_question_keeps_focus_and_pointer_until_it_is_answered() -> None:
    scene = SampleScene()
    scene.asking = True
    dressed(scene)
    assert focus(scene) == "no"
    for _ in range(5):
        scene.handle(key(pygame.K_TAB))
        assert focus(scene) in ("no", "yes")
    assert click(scene, "c2") is None
    assert click(scene, "no") is None
    assert not scene.asking


def test_escape_steps_back_when_nothing_else_wants_it() -> None:
    assert dressed(SampleScene()).handle(key(pygame.K_ESCAPE)) == Back()


def test_a_long_text_scrolls_by_keys_and_keeps_its_place_when_composed_again() -> None:
    scene = dressed(SampleScene())
    scene.focus_on("letter")
    scene.handle(key(pygame.K_PAGEDOWN))
    place = scene.memory["at:letter"]
    assert place > 0
    scene.refresh()
    assert scene.root is not None
    assert scene.memory["at:letter"] == place
    scene.handle(key(pygame.K_HOME))
    assert scene.memory["at:letter"] == 0


class LongPaper(TreeScene):
    """A text too long for the window, with two controls far down in it."""

    title = "A long paper"

    def compose(self, kit: Kit) -> Widget:
        inside = Column([Text(LETTER * 4), Button("First", ident="first"), Button("Second", ident="second")])
        return Panel(Scroll(inside, ident="paper", name="Paper"), name="Paper")


def test_controls_inside_a_long_text_are_reached_by_arrows_and_left_by_them() -> None:
    scene = LongPaper()
    scene.dress(Kit(Theme()))
    seen = [focus(scene)]
    for name in [pygame.K_DOWN] * 400 + [pygame.K_UP] * 2:
        scene.handle(key(name))
        if focus(scene) != seen[-1]:
            seen.append(focus(scene))
    assert seen == ["paper", "first", "second", "first", "paper"]


def test_a_key_of_a_widget_on_another_page_turns_to_it_and_acts() -> None:
    scene = dressed(MenuScene("neutral", at_desk=True, in_match=True), text=200)
    assert all(widget.ident != "menu-E" for widget in scene.root.walk())
    assert scene.handle(key(pygame.K_e)) == OpenSettings()
    assert focus(scene) == "menu-E"
    assert scene.widget("menu-E").shown
    assert dict(scene.keys())["X"] == "Close the game"
