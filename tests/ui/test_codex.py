"""The codex is searched, leafed through and followed from entry to entry; what was known only later waits."""

from __future__ import annotations

import pygame

from game.app.codex import FAMILIES
from game.locale import Level, Reading, read_as
from game.ui.intents import Back
from game.ui.scenes.codex.codex import CodexScene, SourcesScene
from game.ui.scenes.codex.codex_links import LinkedText, linked, links_of
from game.ui.scenes.intents import OpenCodex
from game.ui.scenes.match_state import at_desk
from game.ui.showroom.matches import reached
from game.ui.showroom.points import settled
from game.ui.widgets import Text
from tests.ui.desks import desk, dressed
from tests.ui.sample import click, key


def typed(scene: CodexScene, words: str) -> None:
    """Type into whatever has the focus."""
    for letter in words:
        scene.handle(pygame.event.Event(pygame.KEYDOWN, key=ord(letter), mod=0, unicode=letter, scancode=0))
        scene.handle(pygame.event.Event(pygame.TEXTINPUT, text=letter))


def test_a_search_finds_titles_first_and_then_texts() -> None:
    scene = dressed(CodexScene(desk()))
    scene.handle(key(pygame.K_s))
    typed(scene, "quarantine")
    found = scene.found()
    assert found[0].title == "Quarantine"
    assert "places/cape-maisi" in [article.id for article in found]


def test_enter_in_the_search_opens_the_best_entry() -> None:
    scene = dressed(CodexScene(desk()))
    scene.handle(key(pygame.K_s))
    typed(scene, "guantanamo")
    scene.handle(key(pygame.K_RETURN))
    assert scene.entry is not None
    assert scene.entry.title.startswith("Guantanamo")


def test_escape_leaves_the_search_before_the_codex() -> None:
    scene = dressed(CodexScene(desk()))
    scene.handle(key(pygame.K_s))
    typed(scene, "berlin")
    assert scene.handle(key(pygame.K_ESCAPE)) is None
    assert scene.wanted == ""
    assert scene.handle(key(pygame.K_ESCAPE)) == Back()


def test_a_search_for_nothing_says_so() -> None:
    scene = dressed(CodexScene(desk()))
    scene.handle(key(pygame.K_s))
    typed(scene, "zzz")
    assert "Nothing here goes by that word. Try a shorter one." in scene.speak()


def test_arrows_leaf_through_the_codex() -> None:
    scene = dressed(CodexScene(desk()))
    shown = scene.found()
    scene.focus_on(f"list/{shown[0].id}")
    scene.handle(key(pygame.K_DOWN))
    assert scene.entry is not None
    assert scene.entry.id == shown[1].id
    assert any(shown[1].text in line for line in scene.speak())


def test_in_a_narrow_window_an_entry_takes_the_screen_and_escape_goes_back_to_the_list() -> None:
    scene = dressed(CodexScene(desk()), text=200)
    scene.focus_on(f"list/{scene.found()[0].id}")
    scene.handle(key(pygame.K_RETURN))
    assert scene.reading
    assert scene.handle(key(pygame.K_ESCAPE)) is None
    assert not scene.reading
    assert scene.handle(key(pygame.K_ESCAPE)) == Back()


def test_the_codex_opens_at_a_word_a_title_or_an_id() -> None:
    for term in ("weapons/u-2", "U-2", "u-2"):
        scene = dressed(CodexScene(desk(), term))
        assert scene.entry is not None
        assert scene.entry.title == "U-2"
        assert scene.focus is not None
        assert scene.focus.name == "U-2"


def test_the_sources_open_at_the_bibliography() -> None:
    assert {article.part for article in SourcesScene(desk()).found()} == {"sources"}


def test_the_parts_are_opened_by_their_numbers() -> None:
    scene = dressed(CodexScene(desk()))
    for number, (part, _) in enumerate(FAMILIES, start=1):
        scene.handle(key(pygame.K_0 + number))
        assert scene.family == part


def test_an_entry_leads_to_others_and_to_its_sources() -> None:
    scene = dressed(CodexScene(desk(), "weapons/jupiter"))
    click(scene, "see-places/turkey")
    assert scene.entry is not None
    assert scene.entry.id == "places/turkey"
    source = scene.entry.sources[0][0]
    click(scene, f"source-{source}")
    assert scene.entry.id == f"sources/{source}"


def test_what_was_known_only_later_is_not_said_until_it_is_asked_for() -> None:
    scene = dressed(CodexScene(desk(), "glossary/tactical"))
    assert scene.entry is not None
    later = scene.entry.later
    assert "were in Cuba" in later
    assert not any(later in line for line in scene.speak())
    scene.handle(key(pygame.K_v))
    assert any(later in line for line in scene.speak())
    assert any("known only later" in line.lower() for line in scene.speak())


def test_washington_is_not_told_of_the_small_warheads_by_a_title() -> None:
    ours, theirs = CodexScene(desk("us"), family="weapons"), CodexScene(desk("ussr"), family="weapons")
    assert "weapons/tactical-warheads" not in [article.id for article in ours.found()]
    assert "weapons/tactical-warheads" in [article.id for article in theirs.found()]


def test_after_the_end_everything_is_open() -> None:
    scene = dressed(CodexScene(at_desk(reached(settled, start="oct27", side="us"), "us"), family="documents"))
    assert "documents/dobrynin-cable" in [article.id for article in scene.found()]
    assert not any("opens when the match has ended" in line for line in scene.speak())


def test_without_a_match_the_codex_is_open_to_read() -> None:
    scene = dressed(CodexScene(None, "documents/khrushchev-26-october"))
    assert scene.entry is not None
    assert any("knot of war" in line for line in scene.speak())


def test_the_hard_words_of_a_screen_are_listed() -> None:
    scene = dressed(CodexScene(desk(), here=["The U-2 crossed San Cristobal.", "DEFCON 3 was ordered."]))
    assert [article.title for article in scene.found()] == ["U-2", "San Cristobal", "DEFCON"]


def test_a_screen_without_hard_words_says_so() -> None:
    scene = dressed(CodexScene(desk(), here=["Nothing hard."]))
    assert "There is no hard word on that screen." in scene.speak()


def test_an_underlined_word_opens_the_codex_by_a_click() -> None:
    match = desk()
    text = LinkedText("They flew a U-2 over the island.", links_of(match), "body")
    scene = dressed(CodexScene(match))
    kit = scene._kit
    assert kit is not None
    text.place(kit, pygame.Rect(0, 0, 600, 40))
    at = (kit.type.width("They flew a ", "body") + 4, 5)
    assert text.hit(at) is text
    assert text.click(at) == OpenCodex("weapons/u-2")
    assert text.hit((2, 5)) is None


def test_at_the_short_level_a_hard_word_is_told_in_a_line_below() -> None:
    match = desk()
    assert isinstance(linked(match, "The Jupiters stay."), Text)
    with read_as(Reading(level=Level.SHORT)):
        lines = [w.name for w in linked(match, "The Jupiters stay.").walk() if isinstance(w, Text)]
    assert lines[0] == "The Jupiters stay."
    assert lines[1].startswith("Jupiter: American missile")
