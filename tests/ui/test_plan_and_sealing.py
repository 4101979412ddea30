"""The plan on the desk: taking back, taking out, sealing, and the moment after; and all that came to the desk."""

from __future__ import annotations

from time import perf_counter

import pygame
import pytest
from pygame.event import Event

from game.app.letter_draft import LetterDesk
from game.core.letters import ClauseKind
from game.locale import Level, Reading, read_as
from game.ui.intents import Back
from game.ui.paint.kit import Kit
from game.ui.paint.theme import Theme
from game.ui.paint.typesetting import plain
from game.ui.scenes.desk import sealed
from game.ui.scenes.desk.council import CouncilScene
from game.ui.scenes.desk.desk import DeskScene
from game.ui.scenes.desk.orders import OrdersScene
from game.ui.scenes.desk.record import RecordScene
from game.ui.scenes.desk.seal import SealScene
from game.ui.scenes.desk.sealed import SealedScene
from game.ui.scenes.intents import ReadLetter, SealPlan, SendPlan
from game.ui.scenes.letters.letter_desk import LetterDeskScene
from game.ui.scenes.letters.letters import LettersScene
from game.ui.scenes.letters.reading import ReadingScene
from game.ui.scenes.match_state import MatchState
from game.ui.widgets import Text
from tests.ui.clipping import cut_words
from tests.ui.desks import FRIDAY, bargain, desk, dressed
from tests.ui.sample import click, key

ORDER = "strict-line"


def with_an_order() -> MatchState:
    match = desk()
    assert match.draft.toggle(ORDER) is None
    return match


# -- taking back -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("made", [DeskScene, OrdersScene])
def test_u_takes_the_last_change_back_and_shift_u_makes_it_again(made) -> None:
    match = with_an_order()
    scene = dressed(made(match))
    scene.handle(key(pygame.K_u))
    assert match.draft.empty
    assert scene.focused().startswith("Taken back: ")
    scene.handle(key(pygame.K_u, shift=True))
    assert match.draft.plan().orders == (ORDER,)
    assert scene.focused().startswith("Done again: ")


def test_what_was_taken_back_is_named_once_and_then_forgotten() -> None:
    match = with_an_order()
    scene = dressed(DeskScene(match))
    scene.handle(key(pygame.K_u))
    assert any(line.startswith("Taken back: ") for line in scene.speak())
    scene.handle(key(pygame.K_TAB))
    assert not scene.focused().startswith("Taken back: ")
    assert match.notice == ""


def test_with_nothing_to_take_back_u_says_so() -> None:
    scene = dressed(DeskScene(desk()))
    scene.handle(key(pygame.K_u))
    assert scene.focused().startswith("There is nothing to take back.")


def test_delete_and_the_cross_of_a_slip_take_an_order_out_of_the_tray() -> None:
    for size in ((1280, 720), (1920, 1080)):
        match = with_an_order()
        scene = dressed(DeskScene(match), size)
        scene.focus_on(f"slip-order:{ORDER}")
        scene.handle(key(pygame.K_DELETE))
        assert match.draft.empty
    match = with_an_order()
    scene = dressed(DeskScene(match))
    slip = scene.widget(f"slip-order:{ORDER}")
    cross = next(widget for widget in slip.walk() if type(widget).__name__ == "_Cross")
    for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
        scene.handle(Event(kind, button=1, pos=cross.rect.center))
    assert match.draft.empty
    scene.handle(key(pygame.K_u))
    assert not match.draft.empty


def test_a_click_beside_the_cross_opens_the_slip() -> None:
    match = with_an_order()
    assert click(dressed(DeskScene(match)), f"slip-order:{ORDER}") is not None
    assert not match.draft.empty


@pytest.mark.parametrize("notice", ["", "The letter is in your plan. It goes out when the watch ends."])
@pytest.mark.parametrize(("orders", "letters"), [(0, 0), (0, 1), (1, 1), (1, 0), (3, 0)])
@pytest.mark.parametrize(("side", "kind"), [("us", ClauseKind.DEMAND), ("ussr", ClauseKind.OFFER)])
def test_slips_lie_whole_in_the_tray_of_a_small_window(side, kind, orders: int, letters: int, notice: str) -> None:
    match = desk(side)
    letter = LetterDesk(match.session, side)
    assert letter.set_clause("arms", kind, 4) is None
    if letters:
        assert match.draft.add_letter(letter.draft()) is None
    for order in match.session.view(side).eligible:
        if len(match.draft.plan().orders) < orders:
            match.draft.toggle(order)
    match.notice = notice
    scene = dressed(DeskScene(match))
    assert len(match.draft.plan().orders) == orders
    assert not cut_words(scene, Kit(Theme(palette=scene.palette, size=(1280, 720))))


def test_a_letter_keeps_what_can_be_taken_back_while_one_is_away_from_it() -> None:
    match = desk()
    scene = dressed(LetterDeskScene(match))
    scene.handle(key(pygame.K_RIGHT))
    scene.handle(key(pygame.K_ESCAPE))
    again = dressed(LetterDeskScene(match))
    assert again.desk.draft().clauses
    again.handle(key(pygame.K_u))
    assert not again.desk.draft().clauses
    again.handle(key(pygame.K_u, shift=True))
    assert again.desk.draft().clauses


# -- sealing -----------------------------------------------------------------------------------------------------------


def test_sealing_says_what_is_in_the_plan_and_puts_the_safe_answer_first() -> None:
    match = with_an_order()
    scene = dressed(SealScene(match, DeskScene(match)))
    assert any("1 order, for 1 point of attention." in line for line in scene.speak())
    assert scene.focused().startswith("Not yet")
    assert scene.handle(key(pygame.K_y)) == SealPlan()


def test_an_empty_plan_is_called_what_it_is() -> None:
    match = desk()
    said = dressed(SealScene(match, DeskScene(match))).speak()
    assert "Let the watch pass?" in said
    assert any(line.startswith("You order nothing and write nothing.") for line in said)


def after_sealing(*, waits: bool = False) -> SealedScene:
    match = with_an_order()
    return dressed(SealedScene(match, DeskScene(match), waits=waits))


def test_a_sealed_plan_can_be_taken_out_again_by_u_by_esc_and_by_click() -> None:
    assert after_sealing().handle(key(pygame.K_u)) == Back()
    assert after_sealing().handle(key(pygame.K_ESCAPE)) == Back()
    scene = after_sealing()
    pos = scene.widget("recall").rect.center
    assert scene.handle(Event(pygame.MOUSEBUTTONDOWN, button=1, pos=pos)) == Back()


def test_any_other_key_or_click_sends_it_at_once() -> None:
    assert after_sealing().handle(key(pygame.K_RETURN)) == SendPlan()
    assert after_sealing().handle(key(pygame.K_k)) == SendPlan()
    assert after_sealing().handle(Event(pygame.MOUSEBUTTONDOWN, button=1, pos=(5, 5))) == SendPlan()


def test_it_goes_out_by_itself_after_a_moment_but_waits_for_who_listens(monkeypatch) -> None:
    monkeypatch.setattr(sealed, "MOMENT", 1000)
    scene = after_sealing()
    assert [scene.tick(now) for now in (0, 500, 999)] == [None, None, None]
    assert scene.tick(1000) == SendPlan()
    listening = after_sealing(waits=True)
    assert [listening.tick(now) for now in (0, 5000, 50000)] == [None, None, None]


# -- what came to the desk ---------------------------------------------------------------------------------------------


def test_messages_are_found_by_sender_and_by_any_word_of_a_letter() -> None:
    match = desk()
    scene = dressed(RecordScene(match))
    scene._seek("khrushchev missiles cuba")
    scene.refresh()
    found = [w.ident for w in scene.root.walk() if w.ident.startswith("item-") and w.focusable]
    assert found
    scene._seek("zeppelin")
    scene.refresh()
    assert any("Nothing like it has come to this desk." in line for line in scene.speak())


def test_esc_empties_the_search_before_it_leaves() -> None:
    scene = dressed(RecordScene(desk()))
    scene._seek("cuba")
    assert scene.back() is None
    assert scene.wanted == ""
    assert scene.back() == Back()


def test_unread_messages_stand_apart_and_open_in_full() -> None:
    match = desk()
    scene = dressed(RecordScene(match))
    scene.handle(key(pygame.K_u))
    cards = [w for w in scene.root.walk() if w.ident.startswith("item-") and w.role == "card"]
    assert cards
    assert isinstance(cards[0].act, ReadLetter)
    for page in scene.pages:
        for item in page.items:
            match.mark_seen(item.letter or item.key)
    scene.refresh()
    assert any("Everything has been read." in line for line in scene.speak())


# -- reading -----------------------------------------------------------------------------------------------------------


def first_words(match: MatchState) -> str:
    scene = dressed(ReadingScene(match, FRIDAY))
    text = next(w for w in scene.widget("letter").walk() if isinstance(w, Text))
    return plain(text.words)[:60]


def test_at_the_short_level_a_letter_begins_with_what_it_comes_to() -> None:
    standard = first_words(desk())
    with read_as(Reading("en", Level.SHORT)):
        short = first_words(desk())
    assert standard.startswith(("Esteemed", "Dear"))
    assert not short.startswith(("Esteemed", "Dear"))


def test_at_the_level_of_documents_a_letter_shows_the_marks_of_a_document() -> None:
    with read_as(Reading("en", Level.DOCUMENTS)):
        said = " ".join(dressed(ReadingScene(desk(), FRIDAY)).speak())
    for mark in ("From", "Written", "Tone", "State"):
        assert mark in said


def test_enter_in_the_list_of_letters_opens_the_letter_and_n_writes_a_new_one() -> None:
    scene = dressed(LettersScene(desk()))
    assert scene.handle(key(pygame.K_RETURN)) == ReadLetter(FRIDAY)
    assert dict(scene.keys())["N"] == "Write a letter"
    assert "Enter" not in dict(scene.keys())


# -- keeping up --------------------------------------------------------------------------------------------------------


def test_a_council_that_weighs_a_plan_never_holds_a_key_up() -> None:
    match = desk()
    assert match.draft.add_letter(bargain(match).draft()) is None
    scene = dressed(CouncilScene(match))
    scene.draw(pygame.Surface((1280, 720)))
    scene.tick(0)
    longest, ticks = 0.0, 0
    while scene.forecast is None and ticks < 200:
        begun = perf_counter()
        scene.tick(ticks)
        longest, ticks = max(longest, perf_counter() - begun), ticks + 1
    assert scene.forecast is not None
    assert longest < 0.15
