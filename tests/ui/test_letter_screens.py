"""Letters on the screen: what clicks and keys do to a letter, an offer and the plan."""

from __future__ import annotations

import pygame
import pytest

from game.app.choices import NewGame
from game.app.correspondence import sent_letters
from game.app.newgame import start_session
from game.core.letters import ClauseKind
from game.ui.intents import Back
from game.ui.paint.typesetting import runs_of
from game.ui.scenes.intents import Notify, OpenAccept, OpenDesk, OpenLetterDesk, ReadLetter
from game.ui.scenes.letters.accept import AcceptScene
from game.ui.scenes.letters.clause_rows import LevelRow
from game.ui.scenes.letters.letter_desk import LetterDeskScene
from game.ui.scenes.letters.letters import LettersScene
from game.ui.scenes.letters.reading import ReadingScene
from game.ui.scenes.match_state import at_desk
from game.ui.widgets import Scroll, Text
from tests.ui.desks import FRIDAY, bargain, desk, dressed
from tests.ui.sample import click, key


def press(scene, *keys: int):
    """Press keys; return the last intent."""
    asked = None
    for one in keys:
        asked = scene.handle(key(one))
    return asked


def tab_to(scene, start: str) -> None:
    """Tab until the focus is on something whose ident begins so."""
    for _ in range(20):
        if scene.focus is not None and scene.focus.ident.startswith(start):
            return
        scene.handle(key(pygame.K_TAB))
    raise AssertionError(start)


def test_a_letter_opens_from_the_list_and_is_no_longer_new() -> None:
    match = desk()
    scene = dressed(LettersScene(match))
    assert match.is_new(FRIDAY)
    assert press(scene, pygame.K_RETURN) == ReadLetter(FRIDAY)
    ReadingScene(match, FRIDAY)
    assert not match.is_new(FRIDAY)
    assert "new" not in dressed(LettersScene(match)).focused()


def test_a_card_of_the_list_says_who_wrote_what_it_is_and_what_became_of_it() -> None:
    said = dressed(LettersScene(desk())).focused()
    assert said.startswith("Khrushchev. ")
    assert "An offer that stands." in said


def test_both_lists_show_side_by_side_or_by_tabs() -> None:
    match = desk()
    wide = dressed(LettersScene(match))
    assert wide.widget("sent/us-3")
    medium = dressed(LettersScene(match), (1024, 768))
    with pytest.raises(KeyError):
        medium.widget("sent/us-3")
    press(medium, pygame.K_s)
    assert medium.widget("sent/us-3")


def test_a_standing_offer_can_be_accepted_answered_or_marked_up() -> None:
    scene = dressed(ReadingScene(desk(), FRIDAY))
    assert press(scene, pygame.K_RETURN) == OpenAccept(FRIDAY)
    assert press(scene, pygame.K_a) == OpenLetterDesk(answers=FRIDAY)
    assert press(scene, pygame.K_m) == OpenLetterDesk(answers=FRIDAY, counter=True)
    assert click(scene, "accept") == OpenAccept(FRIDAY)


def test_a_letter_is_read_out_with_its_clauses() -> None:
    said = " ".join(dressed(ReadingScene(desk(), FRIDAY)).speak())
    assert "Esteemed Mr. President" in said or "Dear Mr. President" in said
    assert "The missiles in Cuba" in said
    assert "An offer that stands." in said


def test_an_own_offer_is_taken_back_only_with_a_letter_that_says_so() -> None:
    match = desk("ussr")
    offer = next(paper for paper in sent_letters(match.session, "ussr") if paper.state == "standing")
    scene = dressed(ReadingScene(match, offer.id))
    press(scene, pygame.K_w)
    assert match.draft.plan().withdraw == ()
    assert "a letter in the plan has to say so" in scene.focused()
    letter = LetterDeskScene(match)
    press(dressed(letter), pygame.K_RETURN)
    assert isinstance(press(dressed(ReadingScene(match, offer.id)), pygame.K_w), Notify)
    assert match.draft.plan().withdraw == (offer.id,)
    press(dressed(ReadingScene(match, offer.id)), pygame.K_w)
    assert match.draft.plan().withdraw == ()


def test_keys_alone_write_a_letter_and_put_it_into_the_plan() -> None:
    match = desk()
    scene = dressed(LetterDeskScene(match))
    press(scene, pygame.K_k)
    assert scene.focus is scene.widget("terms/arms")
    press(scene, pygame.K_RIGHT, pygame.K_RIGHT)
    assert scene.desk.draft().clauses[0].term == "arms"
    assert "clause 1 of the letter" in scene.focused()
    press(scene, pygame.K_g)
    press(scene, pygame.K_1, pygame.K_RIGHT, pygame.K_RIGHT)
    assert [clause.term for clause in scene.desk.draft().clauses] == ["arms", "pledge"]
    assert isinstance(press(scene, pygame.K_RETURN), Notify)
    assert len(match.draft.plan().letters) == 1


def test_a_click_on_a_box_writes_its_words_and_numbers_them() -> None:
    scene = dressed(LetterDeskScene(desk()))
    row = scene.widget("terms/pledge")
    assert isinstance(row, LevelRow)
    pos = row.boxes()[row.levels.index("Firm and public")].center
    scene.handle(pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=pos))
    scene.handle(pygame.event.Event(pygame.MOUSEBUTTONUP, button=1, pos=pos))
    assert scene.desk.draft().clauses[0].level == 3
    letter = scene.widget("preview").children[0]
    assert isinstance(letter, Text)
    numbers = [run.note for run in runs_of(letter.words) if run.note]
    assert numbers
    assert set(numbers) == {"1"}


def test_the_letter_shows_the_words_that_a_click_has_written() -> None:
    match = desk()
    match.memory["letter-in-hand"] = bargain(match).draft()
    scene = dressed(LetterDeskScene(match))
    letter = scene.widget("preview")
    assert isinstance(letter, Scroll)
    assert letter.at == 0
    scene.focus_on("terms/jupiters")
    press(scene, pygame.K_LEFT)
    letter = scene.widget("preview")
    assert isinstance(letter, Scroll)
    assert letter.at > 0
    press(scene, pygame.K_TAB)
    scene.focus_on("preview")
    press(scene, pygame.K_HOME)
    scene.refresh()
    assert scene.root is not None
    assert scene.memory["at:preview"] == 0


def test_how_a_clause_is_meant_can_be_changed_and_kept_secret() -> None:
    match = desk()
    match.memory["letter-in-hand"] = bargain(match).draft()
    scene = dressed(LetterDeskScene(match))
    click(scene, "terms/quarantine")
    scene.focus_on("how")
    press(scene, pygame.K_RIGHT)
    press(scene, pygame.K_y)
    clause = next(c for c in scene.desk.draft().clauses if c.term == "quarantine")
    assert (clause.kind, clause.secret) == (ClauseKind.ASSURANCE, True)


def test_the_panel_of_a_clause_follows_the_focus() -> None:
    match = desk()
    match.memory["letter-in-hand"] = bargain(match).draft()
    scene = dressed(LetterDeskScene(match))
    tab_to(scene, "terms/pledge")
    press(scene, pygame.K_DOWN)
    assert scene.touched == "quarantine"
    assert [getattr(scene.widget(f"terms/{term}"), "folded") for term in ("pledge", "quarantine")] == [True, False]  # noqa: B009


def test_a_refused_change_changes_nothing_and_says_why() -> None:
    match = desk()
    match.memory["letter-in-hand"] = bargain(match).draft()
    scene = dressed(LetterDeskScene(match))
    click(scene, "way/radio")
    assert scene.desk.draft().channel != "radio"
    assert "secret" in scene.refused
    assert any("secret" in line for line in scene.speak())


def test_in_a_low_window_a_refusal_is_a_question_that_enter_closes() -> None:
    match = desk()
    match.memory["letter-in-hand"] = bargain(match).draft()
    scene = dressed(LetterDeskScene(match), text=200)
    press(scene, pygame.K_h)
    scene._set_channel("radio")
    scene.refresh()
    assert scene.speak()[1] == "That cannot be"
    press(scene, pygame.K_RETURN)
    assert scene.refused == ""
    assert match.draft.plan().letters == ()


def test_what_is_not_yet_in_the_plan_waits_on_the_desk() -> None:
    match = desk()
    first = dressed(LetterDeskScene(match))
    click(first, "terms/pledge")
    press(first, pygame.K_RIGHT)
    assert press(first, pygame.K_ESCAPE) == Back()
    assert LetterDeskScene(match).desk.draft() == first.desk.draft() != LetterDeskScene(desk()).desk.draft()


def test_a_letter_of_the_plan_can_be_reworked_and_taken_out() -> None:
    match = desk()
    assert match.draft.add_letter(bargain(match).draft()) is None
    scene = dressed(LetterDeskScene(match, draft=0))
    press(scene, pygame.K_t, pygame.K_LEFT)
    assert isinstance(press(scene, pygame.K_RETURN), Notify)
    assert match.draft.plan().letters[0].tone == 1.0
    assert isinstance(press(dressed(LetterDeskScene(match, draft=0)), pygame.K_r), Notify)
    assert match.draft.plan().letters == ()


def test_a_counter_draft_begins_from_their_terms_turned_round() -> None:
    scene = LetterDeskScene(desk(), answers=FRIDAY, counter=True)
    draft = scene.desk.draft()
    assert draft.answers == FRIDAY
    kinds = {clause.term: clause.kind for clause in draft.clauses}
    assert kinds["arms"] is ClauseKind.DEMAND
    assert kinds["pledge"] is ClauseKind.OFFER


def test_the_answered_letter_is_chosen_from_a_list() -> None:
    scene = dressed(LetterDeskScene(desk()))
    press(scene, pygame.K_a)
    assert scene.speak()[1] == "Which letter does it answer?"
    click(scene, f"answers/{FRIDAY}")
    assert scene.desk.draft().answers == FRIDAY
    assert not scene.choosing
    press(scene, pygame.K_a)
    press(scene, pygame.K_ESCAPE)
    assert not scene.choosing


def test_a_deadline_and_haste_are_set_among_the_warnings() -> None:
    scene = dressed(LetterDeskScene(desk()))
    press(scene, pygame.K_w)
    scene.focus_on("warn/deadline")
    press(scene, pygame.K_RIGHT)
    scene.focus_on("warn/urgent")
    press(scene, pygame.K_SPACE)
    assert (scene.desk.draft().deadline, scene.desk.draft().urgent) == (12, True)


def test_undo_and_clear_take_words_back() -> None:
    match = desk()
    match.memory["letter-in-hand"] = bargain(match).draft()
    scene = dressed(LetterDeskScene(match))
    press(scene, pygame.K_x)
    assert scene.desk.draft().clauses == ()
    press(scene, pygame.K_u)
    assert scene.focused().startswith("Taken back: ")
    assert len(scene.desk.draft().clauses) == 5


def test_enter_is_kept_for_the_plan_while_the_letter_is_changed() -> None:
    match = desk()
    match.memory["letter-in-hand"] = bargain(match).draft()
    scene = dressed(LetterDeskScene(match))
    press(scene, pygame.K_x, pygame.K_u)
    assert isinstance(press(scene, pygame.K_RETURN), Notify)
    assert len(match.draft.plan().letters[0].clauses) == 5


def test_letters_can_be_read_but_not_answered_before_the_watch_is_open() -> None:
    session = start_session(NewGame(start="oct27", side="us", seed=3))
    match = at_desk(session, "us")
    scene = dressed(ReadingScene(match, FRIDAY))
    assert press(scene, pygame.K_RETURN) is None
    with pytest.raises(KeyError):
        scene.widget("answer")
    with pytest.raises(KeyError):
        dressed(LettersScene(match)).widget("write")


def test_a_letter_that_attention_does_not_reach_for_cannot_go_into_the_plan() -> None:
    match = desk()
    for channel in ("cable", "back", "un", "radio"):
        letter = bargain(match)
        letter.drop_clause("jupiters")
        letter.set_channel(channel)
        match.draft.add_letter(letter.draft())
    scene = dressed(LetterDeskScene(match))
    before = match.draft.plan()
    press(scene, pygame.K_RETURN)
    assert match.draft.plan() == before
    assert scene._said()


def test_a_yes_goes_into_the_plan_and_out_again() -> None:
    match = desk()
    scene = dressed(AcceptScene(match, FRIDAY))
    said = " ".join(scene.speak())
    assert "They give" in said
    assert "You give" in said
    assert isinstance(press(scene, pygame.K_RETURN), Notify)
    accept = match.draft.plan().accept
    assert accept is not None
    assert accept.letter == FRIDAY
    assert press(dressed(AcceptScene(match, FRIDAY)), pygame.K_RETURN) == OpenDesk()
    assert press(dressed(ReadingScene(match, FRIDAY)), pygame.K_RETURN) == OpenDesk()
    assert isinstance(press(dressed(AcceptScene(match, FRIDAY)), pygame.K_r), Notify)
    assert match.draft.plan().accept is None


def test_a_yes_goes_by_the_way_that_was_chosen() -> None:
    match = desk()
    scene = dressed(AcceptScene(match, FRIDAY))
    click(scene, "way/back")
    press(scene, pygame.K_RETURN)
    accept = match.draft.plan().accept
    assert accept is not None
    assert accept.channel == "back"


def test_a_yes_is_said_alone_and_the_letters_can_be_taken_out_on_the_spot() -> None:
    match = desk()
    assert match.draft.add_letter(bargain(match).draft()) is None
    scene = dressed(AcceptScene(match, FRIDAY))
    assert press(scene, pygame.K_RETURN) is None
    assert match.draft.plan().accept is None
    press(scene, pygame.K_r)
    assert isinstance(press(scene, pygame.K_RETURN), Notify)
