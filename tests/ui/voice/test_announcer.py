"""What is said when: arrivals, focus, what an act changed, dialogs, captions, whole screens."""

from __future__ import annotations

import pygame
import pytest

from game.ui.voice.announcer import Announcer
from tests.ui.sample import SampleScene, dressed, key


class Ledger:
    """A voice that writes down what it says, and where it was cut."""

    trouble = ""

    def __init__(self) -> None:
        self.said: list[str] = []

    def say(self, *lines):
        self.said.extend(lines)

    def cut(self):
        self.said.append("--")

    def close(self):
        """Nothing is open."""

    def taken(self) -> list[str]:
        said, self.said = self.said, []
        return said


@pytest.fixture
def desk():
    ledger = Ledger()
    announcer, scene = Announcer(ledger), dressed(SampleScene())
    announcer.follow(scene)
    first = ledger.taken()

    def press(*codes):
        for code in codes:
            announcer.acted()
            scene.handle(key(code))
            announcer.follow(scene)
        return ledger.taken()

    return announcer, scene, ledger, press, first


def test_a_new_screen_is_said_by_title_panel_and_focus_and_tells_once_how_to_hear_more(desk):
    announcer, _scene, ledger, _press, first = desk
    assert first == [
        "Sample desk",
        "Inbox",
        "Cable 1, card, new, 1 of 4",
        "P reads the whole screen. F1 lists its keys.",
    ]
    announcer.follow(dressed(SampleScene()))
    assert ledger.taken() == ["Sample desk", "Inbox", "Cable 1, card, new, 1 of 4"]


def test_a_key_cuts_what_is_said_and_the_new_focus_is_said(desk):
    _announcer, _scene, _ledger, press, _first = desk
    assert press(pygame.K_DOWN) == ["--", "Cable 2, card, 2 of 4"]


def test_a_panel_is_named_on_the_way_in_only(desk):
    _announcer, _scene, _ledger, press, _first = desk
    said = press(pygame.K_TAB)
    assert said[:2] == ["--", "Letter"]
    assert said[2].startswith("No invasion of Cuba, clause, Hint, 2 of 3")
    assert press(pygame.K_DOWN)[1].startswith("Embassy cable")


def test_a_changed_value_is_said_with_its_control(desk):
    _announcer, _scene, _ledger, press, _first = desk
    press(pygame.K_TAB)
    said = press(pygame.K_RIGHT)
    assert said[0] == "--"
    assert said[-1].startswith("No invasion of Cuba, clause, Pledge, 3 of 3")


def test_a_question_is_read_when_it_opens_and_the_screen_named_when_it_closes(desk):
    announcer, scene, ledger, press, _first = desk
    scene.asking = True
    scene.refresh()
    announcer.acted()
    announcer.follow(scene)
    said = ledger.taken()
    assert said[1:3] == ["Send this letter?", "A sealed letter cannot be called back."]
    assert said[-1].startswith("Not yet, button")
    said = press(pygame.K_SPACE)
    assert said[1] == "Sample desk"
    assert len(said) <= 4


def test_words_that_change_by_themselves_do_not_interrupt(desk):
    announcer, scene, ledger, _press, _first = desk
    scene.level = 2
    scene.refresh()
    announcer.follow(scene)
    assert ledger.taken() == []


def test_reading_a_screen_says_all_of_it(desk):
    announcer, scene, ledger, _press, _first = desk
    announcer.read(scene)
    said = ledger.taken()
    assert said[0] == "--"
    assert said[1:] == list(scene.speak())


def test_captions_are_said_without_cutting(desk):
    announcer, _scene, ledger, _press, _first = desk
    announcer.caption("[Telex: a cable comes in]")
    assert ledger.taken() == ["[Telex: a cable comes in]"]


def test_without_a_voice_only_a_screen_that_is_asked_for_is_printed(capsys):
    announcer, scene = Announcer(None), dressed(SampleScene())
    announcer.follow(scene)
    assert capsys.readouterr().out == ""
    announcer.read(scene)
    assert "Sample desk" in capsys.readouterr().out
