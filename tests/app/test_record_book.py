"""What is remembered of finished matches, and which habits they earn."""

from __future__ import annotations

import pytest

from game.app.choices import NewGame
from game.app.grades import grade_of, grades, lasts
from game.app.newgame import model_of, start_session
from game.app.record_book import HABITS, after_match, finished, record_book, with_habits
from game.core.phases import Phase
from game.core.plans import Plan
from game.saves import Finished, Record, SaveStore


def played(store: SaveStore | None = None, **choices: object):
    session = start_session(NewGame(**{"scenario": "first-watch", "seed": 3, **choices}), store)  # type: ignore[arg-type]
    while session.phase is not Phase.ENDED:
        if session.phase is Phase.BRIEF:
            session.open_watch()
        elif session.phase is Phase.ASSESS:
            session.close_watch()
        elif session.match.question is not None:
            session.answer(session.match.question.options[0])
        else:
            assert session.waiting_for is not None
            session.seal(session.waiting_for, Plan())
    return session


def an_end(**other: object) -> Finished:
    row: dict[str, object] = {
        "match": "m",
        "scenario": "october-1962",
        "desks": ("us",),
        "ending": "quiet-trade",
        "kind": "settlement",
    }
    row |= {"watches": 30, "letters": 9, "questions": 4, "highest": 60.0, "ended": "2026"}
    return Finished(**{**row, **other})  # type: ignore[arg-type]


def test_a_match_that_goes_on_is_not_noted() -> None:
    session = start_session(NewGame(scenario="first-watch", seed=3))
    assert finished(session) is None
    assert after_match(Record(), session) == Record()


def test_a_finished_match_is_noted_with_its_watches_questions_and_highest_tension(tmp_path) -> None:
    found = finished(played(SaveStore(tmp_path)))
    assert found is not None
    assert (found.scenario, found.desks, found.watches) == ("first-watch", ("us",), 4)
    assert found.match
    assert 0 < found.highest <= 100


def test_letters_that_a_late_beginning_brings_along_are_not_counted() -> None:
    session = start_session(NewGame(start="oct27", seed=3))
    assert any(letter.by == "us" for letter in session.match.crisis.archive)
    found = finished(played(scenario="october-1962", start="oct27"))
    assert found is not None
    assert found.letters == 0


def test_the_first_watch_earns_its_habit_from_either_desk_and_both_earn_another() -> None:
    record = after_match(Record(), played())
    assert "desk-learned" in record.marks
    assert "other-desk" not in record.marks
    assert "other-desk" in after_match(record, played(side="ussr")).marks


def test_two_at_one_screen_have_not_changed_chairs() -> None:
    assert "other-desk" not in after_match(Record(), played(side="both")).marks


def test_a_habit_keeps_the_date_it_was_earned_and_unknown_ones_are_no_habits() -> None:
    record = Record(marks={"source-read": "1962"})
    assert with_habits(record, ["source-read", "war-begun"]) == record


@pytest.mark.parametrize("kind", ["war", "overruled"])
def test_no_habit_is_earned_by_an_end_in_war_or_by_a_fall(kind: str) -> None:
    from game.app.record_book import _at_end

    session = played()
    assert _at_end(session, an_end(kind=kind)) == []


def test_no_habit_speaks_of_beginning_a_war() -> None:
    for habit in HABITS:
        assert "war" not in f"{habit.name} {habit.how}".lower().split()


def test_endings_not_yet_seen_are_hints_without_a_name_and_wars_are_counted_apart() -> None:
    model = model_of("october-1962")
    ends = (an_end(), an_end(match="n", ending="general-war", kind="war", highest=100.0))
    book = record_book(Record(ends), [("October 1962", model)])
    lines = book.scenarios[0]
    assert lines.wars == 1
    assert lines.found == 1
    assert lines.endings[0].name == "A bargain with a quiet half"
    assert all(line.name == "" and line.hint for line in lines.endings[1:])
    assert book.nearest == 60.0
    assert lines.games["us"] == 2


def test_a_grade_sets_three_dials_and_a_mixture_is_none_of_them() -> None:
    model = model_of("october-1962")
    assert [grade.id for grade in grades(model)] == ["guided", "standard", "severe"]
    found = grade_of(model, NewGame())
    assert found is not None
    assert found.id == "standard"
    assert grade_of(model, NewGame(rewind=False)) is None


def test_the_length_of_a_game_follows_from_its_watches() -> None:
    assert lasts(model_of("first-watch")) == "About 10 minutes"
    assert lasts(model_of("october-1962")) == "About 2 hours"
