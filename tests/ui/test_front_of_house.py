"""The front of the house: the first page, the notice, the care of saves, games played, tips; by keys and by mouse."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from game.saves import Record
from game.saves.covers import cover_path
from game.saves.places import HOME_VARIABLE
from game.ui.flow.front import first_page
from game.ui.scenes import intents as ask
from game.ui.scenes.chapters import ChaptersScene
from game.ui.scenes.front import front_intents as want
from game.ui.scenes.front.games_played import GamesPlayedScene
from game.ui.scenes.front.load import LoadScene
from game.ui.wishes import Wishes
from game.ui.wishes_file import keep_wishes, never_started
from tests.ui.driver import Driver


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def driver(home: Path, tmp_path: Path) -> Driver:
    found = Driver(tmp_path / "saves")
    found.window._on_wishes = keep_wishes
    return found


def spoken(driver: Driver) -> str:
    return " ".join(driver.scene.speak())


def play_on(driver: Driver, until: str) -> None:
    for _ in range(200):
        if driver.name == until:
            return
        driver.go_on()
    raise AssertionError(f"{until} was not reached")


# -- the first start ---------------------------------------------------------------------------------------------------


def test_the_first_start_asks_four_questions_shows_the_notice_and_leads_to_the_title(driver: Driver) -> None:
    assert never_started()
    driver.show(first_page(driver.director))
    assert driver.name == "FirstStartScene"
    for name in ("Language", "Size of text", "How much is told", "A voice"):
        assert name in spoken(driver)
    driver.press("Tab", "Enter")
    assert isinstance(driver.scene, ChaptersScene)
    assert "nuclear weapons" in spoken(driver)
    driver.press("Enter")
    assert driver.name == "TitleScene"
    assert not never_started()


def test_the_first_page_is_answered_by_keys_and_what_was_chosen_is_remembered(driver: Driver, home: Path) -> None:
    driver.show(first_page(driver.director))
    driver.press("Down", "Right")
    assert driver.window.wishes.text == 115
    driver.press("Esc")
    kept = json.loads((home / "settings.json").read_text(encoding="utf-8"))
    assert kept["text"] == 115


def test_the_first_page_is_answered_by_mouse(driver: Driver) -> None:
    driver.show(first_page(driver.director))
    level = driver.scene.widget("level")
    driver.click_at(level.boxes()[2].center)  # type: ignore[attr-defined]
    assert driver.window.wishes.level == "documents"
    driver.click("begin")
    driver.click("go-on")
    assert driver.name == "TitleScene"


def test_another_language_on_the_first_page_is_spoken_at_once(driver: Driver) -> None:
    driver.show(first_page(driver.director))
    driver.press("Right")
    assert driver.window.wishes.language == "es"
    driver.window.wish(Wishes(tips=False), driver.scene)


def test_the_notice_is_read_a_chapter_at_a_time_and_left_at_any(driver: Driver) -> None:
    driver.press("A")
    assert isinstance(driver.scene, ChaptersScene)
    heads = [chapter.head for chapter in driver.scene.chapters]
    assert len(heads) >= 5
    driver.press("Enter")
    assert heads[1] in spoken(driver)
    driver.click("chapter-3")
    assert heads[3] in spoken(driver)
    driver.press("Esc")
    assert driver.name == "TitleScene"


def test_the_credits_hold_every_licence_file_and_every_program_the_game_stands_on(driver: Driver) -> None:
    from game.resources import resources

    driver.press("C")
    assert isinstance(driver.scene, ChaptersScene)
    text = " ".join(f"{chapter.head} {chapter.text}" for chapter in driver.scene.chapters)
    for file in resources("assets").glob("*/LICENSE-*.txt"):
        words = " ".join(file.read_text(encoding="utf-8").split())
        assert words[:60] in " ".join(text.split()), file.name
    assert "Natural Earth" in text
    assert "pygame-ce" in text


# -- saves -------------------------------------------------------------------------------------------------------------


def saved(driver: Driver) -> str:
    """A match saved from its desk; the ident of its card."""
    driver.begin(start="oct27", seed=3)
    driver.press("Enter", "F10", "A", "Enter", "F10", "L")
    assert driver.name == "LoadScene"
    return next(ident for ident in driver.idents() if ident.startswith("save-slot-"))


def test_a_save_made_in_the_window_shows_the_desk_its_date_side_watch_and_tension(driver: Driver) -> None:
    driver.click(saved(driver))
    scene = driver.scene
    assert isinstance(scene, LoadScene)
    line = scene.chosen
    assert line is not None
    assert line.cover is not None
    assert line.cover.tension is not None
    words = spoken(driver)
    for part in ("Washington's desk", "27 Oct", "of 100"):
        assert part in words
    assert scene._picture(line) is not None


def test_a_damaged_picture_is_drawn_anew_and_the_save_opens_all_the_same(driver: Driver) -> None:
    ident = saved(driver)
    entry = driver.store.slots()[0]
    cover_path(entry.path).write_bytes(b"spoilt")
    driver.press("Esc", "L")
    driver.click(ident)
    scene = driver.scene
    assert isinstance(scene, LoadScene)
    assert scene.chosen is not None
    assert scene._picture(scene.chosen) is None
    driver.press("Enter")
    assert driver.name in ("DeskScene", "BriefingScene")


def test_a_save_is_renamed_copied_and_deleted_by_keys_and_deletion_is_asked_for(driver: Driver) -> None:
    driver.click(saved(driver))
    driver.press("R")
    assert driver.name == "NamingScene"
    driver.scene._rename("Before the answer")  # type: ignore[attr-defined]
    driver.press("Enter")
    assert [entry.name for entry in driver.store.slots()] == ["Before the answer"]
    driver.press("C")
    driver.scene._rename("Before the answer")  # type: ignore[attr-defined]
    driver.press("Enter")
    assert driver.name == "NamingScene"
    assert "There is a save called" in spoken(driver)
    driver.scene._rename("Another")  # type: ignore[attr-defined]
    driver.press("Enter")
    assert {entry.name for entry in driver.store.slots()} == {"Before the answer", "Another"}
    driver.press("D", "Esc")
    assert len(driver.store.slots()) == 2
    driver.press("D", "Y")
    assert [entry.name for entry in driver.store.slots()] == ["Before the answer"]
    assert "was deleted" in spoken(driver)


def test_a_save_goes_out_and_comes_back_by_mouse(driver: Driver) -> None:
    driver.click(saved(driver))
    driver.click("export")
    assert "Written to" in spoken(driver)
    driver.click("take-in")
    file = next(ident for ident in driver.idents() if ident.startswith("file-"))
    driver.click(file)
    assert driver.name == "LoadScene"
    assert len(driver.store.slots()) == 2


def test_what_cannot_be_brought_in_says_why_and_the_page_stays(driver: Driver, tmp_path: Path) -> None:
    (tmp_path / "letter.kow").write_bytes(b"Dear Mr Chairman")
    driver.press("L", "I")
    driver.scene._type(str(tmp_path / "letter.kow"))  # type: ignore[attr-defined]
    driver.press("Enter")
    assert driver.name == "TakeInScene"
    assert "is not a saved match" in spoken(driver)


def test_a_full_disk_is_told_where_a_name_is_asked_for(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    driver.click(saved(driver))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("game.saves.store.write_whole", full)
    driver.press("C")
    driver.scene._rename("Copy")  # type: ignore[attr-defined]
    driver.press("Enter")
    assert "No space left on device" in spoken(driver)
    assert len(driver.store.slots()) == 1


def test_an_empty_list_of_saves_offers_a_new_game(driver: Driver) -> None:
    driver.press("L")
    assert "Nothing is kept yet" in spoken(driver)
    driver.press("Enter")
    assert driver.name == "NewGameScene"


# -- leaving at any moment ---------------------------------------------------------------------------------------------


def desk_with_an_order(driver: Driver) -> tuple[str, ...]:
    driver.begin(start="oct27", seed=3)
    driver.press("Enter", "O", "Tab", "Space", "Esc")
    orders = driver.director.match.draft.plan().orders
    assert orders
    return orders


def test_a_plan_not_yet_sealed_lies_on_the_desk_again_after_the_window_was_closed(driver: Driver) -> None:
    orders = desk_with_an_order(driver)
    driver.director.close()
    again = Driver(driver.store.folder)
    again.press("Enter", "Enter")
    assert again.name == "DeskScene"
    assert again.director.match.draft.plan().orders == orders


def test_a_plan_not_yet_sealed_survives_a_window_that_is_killed(driver: Driver) -> None:
    orders = desk_with_an_order(driver)
    again = Driver(driver.store.folder)
    again.press("Enter", "Enter")
    assert again.director.match.draft.plan().orders == orders


def test_a_letter_half_written_lies_on_the_letter_desk_again(driver: Driver) -> None:
    driver.begin(start="oct27", seed=3)
    driver.press("Enter", "N", "1", "Right", "Esc")
    letter = driver.director.match.memory["letter-in-hand"]
    again = Driver(driver.store.folder)
    again.press("Enter", "Enter")
    assert again.director.match.memory["letter-in-hand"] == letter


def test_the_desk_goes_with_a_named_save_and_not_into_the_next_watch(driver: Driver) -> None:
    orders = desk_with_an_order(driver)
    driver.press("F10", "A", "Enter")
    driver.press("E", "Y")
    play_on(driver, "BriefingScene")
    driver.press("Enter")
    assert driver.director.match.draft.empty
    driver.press("F10", "L")
    driver.click(next(ident for ident in driver.idents() if ident.startswith("save-slot-")))
    driver.press("Enter", "Enter")
    assert driver.director.match.draft.plan().orders == orders


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"[1]", b'{"mark": "knot-of-war desk", "format": 1, "desk": {}}', b"\xff"]
)
def test_a_damaged_desk_is_an_empty_one_and_the_match_goes_on(driver: Driver, data: bytes) -> None:
    desk_with_an_order(driver)
    for file in (driver.store.folder / "matches").glob("*.desk"):
        file.write_bytes(data)
    again = Driver(driver.store.folder)
    again.press("Enter", "Enter")
    assert again.name == "DeskScene"
    assert again.director.match.draft.empty


# -- games played ------------------------------------------------------------------------------------------------------


def test_a_match_that_ends_is_noted_once_and_shown_under_games_played(driver: Driver) -> None:
    driver.begin(scenario="first-watch", seed=3)
    play_on(driver, "EndingScene")
    record = driver.director.records.record
    assert len(record.finished) == 1
    assert record.finished[0].watches == 4
    assert "desk-learned" in record.marks
    driver.show(driver.director.title())
    driver.press("G")
    scene = driver.scene
    assert isinstance(scene, GamesPlayedScene)
    assert scene.book.games == 1
    assert "Two days at the line" in spoken(driver) or scene.book.scenarios[-1].found == 1


def test_the_record_is_emptied_only_when_asked_twice_and_tips_are_not_shown_again(driver: Driver) -> None:
    records = driver.director.records
    records.keep(Record(marks={"source-read": "2026"}, tips=frozenset({"DeskScene"})))
    driver.press("G", "E")
    assert driver.name == "AskScene"
    driver.press("Esc")
    assert records.record.marks
    driver.press("E", "Y")
    assert driver.name == "GamesPlayedScene"
    assert records.record == Record(tips=frozenset({"DeskScene"}))


def test_a_damaged_record_is_told_on_its_page(driver: Driver) -> None:
    driver.store.folder.mkdir(parents=True, exist_ok=True)
    (driver.store.folder / "record.json").write_bytes(b"{")
    driver.press("G")
    assert "was damaged" in spoken(driver)


def test_looking_things_up_in_a_match_is_a_habit_worth_having(driver: Driver) -> None:
    driver.begin(start="oct27", seed=3)
    driver.press("Enter", "S", "Esc", "G", "Esc")
    assert {"source-read", "word-looked-up"} <= set(driver.director.records.record.marks)


def test_asking_everybody_at_the_table_is_noted_on_leaving_the_council(driver: Driver) -> None:
    driver.begin(start="oct27", seed=3)
    driver.press("Enter", "C")
    driver.scene._ask_all()  # type: ignore[attr-defined]
    driver.press("Esc")
    assert "table-heard" in driver.director.records.record.marks


# -- tips --------------------------------------------------------------------------------------------------------------


def test_a_screen_says_a_word_about_itself_once_on_a_machine(home: Path, tmp_path: Path) -> None:
    driver = Driver(tmp_path / "saves", wishes=Wishes(tips=True))
    driver.begin(start="oct27", seed=3)
    driver.press("Enter", "O")
    assert "what it does and what it risks" in spoken(driver)
    driver.press("Esc", "O")
    assert "what it does and what it risks" not in spoken(driver)
    again = Driver(tmp_path / "saves", wishes=Wishes(tips=True))
    again.begin(start="oct27", seed=3)
    again.press("Enter", "O")
    assert "what it does and what it risks" not in spoken(again)


def test_no_screen_says_anything_where_tips_are_switched_off(driver: Driver) -> None:
    driver.begin(start="oct27", seed=3)
    driver.press("Enter", "O")
    assert "what it does and what it risks" not in spoken(driver)
    assert driver.director.records.record.tips == frozenset()


def test_tips_of_the_first_watch_are_put_away_and_called_back_by_mouse(driver: Driver) -> None:
    driver.begin(scenario="first-watch", seed=3)
    driver.press("Enter")
    driver.click("tips-off")
    assert "look about" not in spoken(driver)
    driver.press("M")
    assert "question mark" not in spoken(driver)
    driver.press("Esc")
    driver.click("tips-on")
    assert "look about" in spoken(driver)


def test_intents_of_the_front_are_answered() -> None:
    from game.ui.flow.front import ANSWERS

    mine = {found for found in vars(want).values() if isinstance(found, type) and found.__module__ == want.__name__}
    assert mine <= set(ANSWERS)
    assert {ask.OpenLoad, ask.OpenCredits, ask.OpenContentNote} <= set(ANSWERS)


def test_tips_of_the_letter_desk_follow_what_the_hands_do(driver: Driver) -> None:
    driver.begin(scenario="first-watch", seed=3, side="ussr")
    driver.press("Enter", "E", "Y")
    play_on(driver, "BriefingScene")
    driver.press("Enter", "N")
    assert driver.name == "LetterDeskScene"
    assert "switch a clause on" in driver.director.match.notice
    driver.press("1", "Right")
    assert "writes itself" in driver.director.match.notice
    for key in ("Right", "Right", "Left"):
        driver.press(key)
    assert "Choose how it goes" in driver.director.match.notice
    driver.press("Enter")
    assert driver.director.match.draft.plan().letters
    driver.press("K", "K")
    assert "Your letter goes when the lid is closed" in spoken(driver)


def test_an_incident_of_the_first_watch_is_met_with_its_tip_from_either_desk(driver: Driver) -> None:
    for side in ("us", "ussr"):
        driver.begin(scenario="first-watch", seed=3, side=side)
        play_on(driver, "IncidentScene")
        assert "to wait is an answer too" in spoken(driver)


def test_reading_every_new_paper_before_sealing_is_noted(driver: Driver) -> None:
    from game.app.inbox import inbox

    driver.begin(start="oct27", seed=3)
    driver.press("Enter")
    match = driver.director.match
    for item in inbox(match.session, match.side):
        match.mark_seen(item.letter or item.key)
    driver.press("E", "Y")
    assert "papers-read" in driver.director.records.record.marks


def test_sealing_with_papers_unread_is_not(driver: Driver) -> None:
    driver.begin(start="oct27", seed=3)
    driver.press("Enter", "E", "Y")
    assert "papers-read" not in driver.director.records.record.marks


def test_two_roads_are_compared_only_where_two_were_played(driver: Driver) -> None:
    from game.core.plans import Plan
    from game.ui.flow.records import _forked

    driver.begin(scenario="first-watch", seed=3)
    session = driver.director.match.session
    assert session.tree is not None
    root = session.tree.root.id
    for plan in (Plan(), Plan(orders=("fly-high",))):
        assert not _forked(driver.director.match)
        session.rewind(root)
        session.open_watch()
        order = plan if session.refuse("us", plan) is None else Plan(orders=(_first_order(driver),))
        session.seal("us", order)
        while session.match.question is not None:
            session.answer(session.match.question.options[0])
        session.close_watch()
    assert _forked(driver.director.match)


def _first_order(driver: Driver) -> str:
    from game.core.plans import Plan

    session = driver.director.match.session
    return next(o for o in session.match.model.orders if session.refuse("us", Plan(orders=(o,))) is None)
