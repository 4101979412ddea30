"""Letters, council, incidents and codex: nothing is cut at any size, and everything can be said."""

from __future__ import annotations

from functools import cache

import pygame
import pytest

from game.ui.paint.kit import Kit
from game.ui.paint.theme import Theme
from tests.ui.clipping import cut_words
from tests.ui.desks import papers

SIZES = ((1280, 720), (1024, 768), (960, 540), (640, 360), (2560, 1080))
NAMES = (
    "letters",
    "letters-moscow",
    "reading",
    "reading-own",
    "reading-clauses",
    "desk-give",
    "desk-ask",
    "desk-warn",
    "desk-manner",
    "desk-way",
    "desk-letter",
    "desk-answers",
    "desk-refused",
    "desk-moscow",
    "accept",
    "accept-yes",
    "accept-way",
    "accept-beside-a-letter",
    "council",
    "council-moscow",
    "council-asked",
    "council-room",
    "council-pressed",
    "council-dissent",
    "codex",
    "codex-person",
    "codex-search",
    "sources",
    "incident",
    "incident-answers",
)


@cache
def made() -> dict:
    return papers()


def test_every_paper_is_looked_at() -> None:
    assert sorted(made()) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_no_word_of_a_paper_is_cut_at_any_size(name: str) -> None:
    for size in SIZES:
        for text in (100, 150, 200):
            scene = made()[name]()
            kit = Kit(Theme(palette=scene.palette, size=size, text=text))
            scene.dress(kit)
            assert cut_words(scene, kit) == [], (size, text)


@pytest.mark.parametrize("name", NAMES)
def test_every_control_of_a_paper_has_a_name_and_the_page_can_be_read_aloud(name: str) -> None:
    scene = made()[name]()
    scene.dress(Kit(Theme(palette=scene.palette)))
    for widget in scene.root.walk():
        if widget.focusable:
            assert widget.name, widget.ident
    lines = scene.speak()
    assert lines[0]
    assert lines[-1].startswith("Focus: ")


@pytest.mark.parametrize("name", NAMES)
def test_tab_and_arrows_reach_every_control_of_a_paper(name: str) -> None:
    """By Tab alone every panel, by arrows what lies in it; pages turn where they end."""
    scene = made()[name]()
    scene.dress(Kit(Theme(palette=scene.palette)))
    wanted = {widget.ident for widget in scene.root.walk() if widget.focusable}
    if any(widget.modal for widget in scene.root.walk()):
        modal = next(widget for widget in scene.root.walk() if widget.modal)
        wanted = {widget.ident for widget in modal.walk() if widget.focusable}
    reached: set[str] = set()
    for _ in range(14):
        for key, times in ((pygame.K_DOWN, 16), (pygame.K_UP, 32)):
            for _ in range(times):
                if scene.focus is not None:
                    reached.add(scene.focus.ident)
                scene.handle(pygame.event.Event(pygame.KEYDOWN, key=key, mod=0, unicode="", scancode=0))
        scene.handle(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_TAB, mod=0, unicode="", scancode=0))
    across = {ident for ident in wanted - reached if not beside(scene, ident, reached)}
    assert across == set()


def beside(scene, ident: str, reached: set[str]) -> bool:
    """Whether Left or Right leads to a control from one that was reached."""
    place = next((w.rect for w in scene.root.walk() if w.ident == ident), None)
    if place is None:
        return True
    return any(
        w.ident in reached and w.rect.top < place.bottom and place.top < w.rect.bottom for w in scene.root.walk()
    )
