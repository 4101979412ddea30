"""A screen as nodes, and the bridge to screen readers with an adapter of our own in place of the system's."""

from __future__ import annotations

import pygame
import pytest

from game.ui.voice import screen_reader as module
from game.ui.voice.nodes import SCREEN, nodes_of
from game.ui.voice.screen_reader import ScreenReader, screen_reader
from tests.ui.sample import SampleScene, dressed

accesskit = pytest.importorskip("accesskit", reason="the bridge to screen readers needs knot-of-war[a11y]")


class Adapter:
    """Stands in for the system's: keeps updates."""

    def __init__(self, begun, asked, ended=None):
        self.begun, self.asked = begun, asked
        self.updates = []
        self.keyboard = []

    def update_if_active(self, make):
        self.updates.append(make())

    def update_window_focus_state(self, focused):
        self.keyboard.append(focused)


class Request:
    """What a screen reader asks for."""

    def __init__(self, action, target):
        self.action, self.target = action, target


@pytest.fixture
def bridge(monkeypatch):
    monkeypatch.setattr(module, "_SETTLING", 0.0)
    monkeypatch.setattr(accesskit.unix, "Adapter", Adapter)
    return ScreenReader("Knot of War", accesskit)


def numbered():
    seen: dict[str, int] = {}
    return lambda widget: seen.setdefault(widget.ident, 1000 + len(seen))


def by_label(scene):
    nodes, focus = nodes_of(scene, numbered())
    return {node.label: node for node in nodes if node.label}, focus


def test_controls_become_nodes_with_role_name_state_and_place():
    nodes, focus = by_label(dressed(SampleScene()))
    card = nodes["Cable 2"]
    assert (card.role, card.place, card.acts) == ("BUTTON", 2, True)
    assert nodes["Cable 1"].state == "new"
    assert (nodes["Inbox"].role, nodes["Inbox"].places) == ("GROUP", 4)
    assert nodes["Cable 1"].number == focus
    clause = nodes["No invasion of Cuba"]
    assert (clause.role, clause.value, clause.range, clause.steps) == ("SLIDER", "Hint", (0, 2, 1, 1), True)
    assert (nodes["Embassy cable"].role, nodes["Embassy cable"].on) == ("RADIO_BUTTON", True)
    assert nodes["Radio"].disabled
    assert "not before the speech" in nodes["Radio"].state
    assert nodes["Council"].shortcut == "C"
    assert nodes["Name of the save"].role == "TEXT_INPUT"


def test_every_node_is_a_child_once_and_lies_inside_the_window():
    nodes, _focus = nodes_of(dressed(SampleScene()), numbered())
    children = [child for node in nodes for child in node.children]
    assert sorted(children) == sorted(node.number for node in nodes if node.number != SCREEN)
    for node in nodes:
        assert -200 <= node.bounds[0] <= node.bounds[2] <= 1480


def test_a_question_hides_what_lies_below_it():
    scene = SampleScene()
    scene.asking = True
    nodes, _focus = by_label(dressed(scene))
    assert nodes["Send this letter?"].role == "DIALOG"
    assert nodes["Send this letter?"].modal
    assert "Cable 1" not in nodes


def test_nothing_is_built_until_a_reader_asks(bridge):
    bridge.follow(dressed(SampleScene()))
    assert bridge._adapter.updates == []
    assert bridge.take(dressed(SampleScene())) == []


def test_a_reader_that_comes_gets_the_window_and_then_the_screen(bridge):
    first = bridge._adapter.begun()
    assert len(first.nodes) == 1
    scene = dressed(SampleScene())
    bridge.take(scene)
    assert len(bridge._adapter.updates[-1].nodes) > 20


def test_only_what_changed_is_sent(bridge):
    bridge._adapter.begun()
    scene = dressed(SampleScene())
    bridge.take(scene)
    bridge.follow(scene)
    assert len(bridge._adapter.updates) == 1
    scene.focus_on("c2")
    bridge.follow(scene)
    assert len(bridge._adapter.updates) == 2
    assert bridge._adapter.updates[-1].nodes == []
    scene.level = 2
    scene.refresh()
    bridge.follow(scene)
    assert len(bridge._adapter.updates[-1].nodes) == 1


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("FOCUS", []),
        ("CLICK", [pygame.K_SPACE, pygame.K_SPACE]),
        ("INCREMENT", [pygame.K_RIGHT, pygame.K_RIGHT]),
        ("DECREMENT", [pygame.K_LEFT, pygame.K_LEFT]),
    ],
)
def test_what_a_reader_wants_becomes_focus_and_keys_of_the_loop(bridge, name, keys):
    bridge._adapter.begun()
    scene = dressed(SampleScene())
    bridge.take(scene)
    number = bridge._number(scene, scene.widget("clause"))
    bridge._adapter.asked(Request(getattr(accesskit.Action, name), number))
    events = bridge.take(scene)
    assert [event.key for event in events] == keys
    assert scene.focus is not None
    assert scene.focus.ident == "clause"


def test_a_wish_for_something_that_is_gone_does_nothing(bridge):
    bridge._adapter.begun()
    bridge._adapter.asked(Request(accesskit.Action.CLICK, 123456))
    bridge._adapter.asked(Request(accesskit.Action.SCROLL_UP, 1001))
    assert bridge.take(dressed(SampleScene())) == []


def test_captions_are_live_and_the_same_words_twice_are_said_twice(bridge):
    bridge._adapter.begun()
    scene = dressed(SampleScene())
    bridge.take(scene)
    for _ in range(2):
        bridge.caption("[Telex: a cable comes in]")
        bridge.take(scene)
        live = [node for _number, node in bridge._adapter.updates[-1].nodes if node.live == accesskit.Live.POLITE]
        assert [node.value for node in live] == ["[Telex: a cable comes in]"]


def test_what_an_act_changes_is_live_too(bridge):
    bridge._adapter.begun()
    scene = dressed(SampleScene())
    bridge.follow(scene)
    scene.asking = True
    scene.refresh()
    bridge.acted()
    bridge.follow(scene)
    said = [node.value for _number, node in bridge._adapter.updates[-1].nodes if node.live == accesskit.Live.POLITE]
    assert len(said) == 1
    assert said[0].startswith("Send this letter? A sealed letter cannot be called back.")


def test_without_accesskit_or_without_a_screen_there_is_no_bridge(monkeypatch):
    assert screen_reader("Knot of War", (640, 480)) is None
    monkeypatch.setattr(module.pygame.display, "get_driver", lambda: "x11")
    monkeypatch.setitem(module.sys.modules, "accesskit", None)
    assert screen_reader("Knot of War", (640, 480)) is None
