"""What a newcomer at the terminal leans on: looking before deciding, one more try, plain words where the disk fails."""

from __future__ import annotations

import io

import pytest

from game.app.choices import NewGame
from game.app.newgame import start_session
from game.app.tutorial import lesson
from game.saves import SaveStore
from game.terminal.shell import play

TO_THE_END = "seal yes\nseal yes\nseal yes\nwave\nseal yes\n"


@pytest.fixture
def first_watch():
    """Return a function that plays the first watch by lines of input; gives the exit code and what was said."""

    def played(lines, store=None):
        choices = NewGame(scenario="first-watch", seed=3)
        sink = io.StringIO()
        code = play(start_session(choices, store), choices, io.StringIO(lines), sink, store)
        return code, sink.getvalue()

    return played


def test_a_person_may_look_before_an_incident_is_answered(first_watch):
    _, said = first_watch("seal yes\nseal yes\nseal yes\nmap\nglossary quarantine\nnonsense\nwave\n")
    said = " ".join(said.split())
    asked = said.index("A TANKER")
    assert said.index("THE MAP TABLE") > asked
    assert "To look first: inbox" in said
    assert said.index("You decided: Hail her") > said.index("To look first: inbox")


def test_tips_name_what_is_typed_and_no_key_of_the_window(first_watch):
    _, said = first_watch("")
    assert "Type inbox, then read 1." in said
    assert "Key:" not in said
    assert "tokens" not in said


def test_the_last_watch_can_be_played_once_more_after_the_end(first_watch, tmp_path):
    _, said = first_watch(f"{TO_THE_END}takeback\nseal yes\n\n", SaveStore(tmp_path))
    assert said.count("TWO DAYS AT THE LINE") == 2
    assert said.count("Type debrief, branches, played, takeback, or Enter") == 2


def test_a_match_that_the_disk_refuses_is_not_left_without_a_plain_yes(first_watch, tmp_path):
    folder = tmp_path / "taken"
    folder.write_text("a file where the folder should be")
    code, said = first_watch("quit\nno\nquit\nyes\n", SaveStore(folder))
    assert code == 0
    assert said.count("This match is not saved. Leave and lose it?") == 2
    assert "is lost" in said


def test_an_adviser_is_heard_alone_by_name(first_watch):
    _, said = first_watch("council lem\ncouncil nobody\n")
    assert "Says the hard thing and says it once." in said
    assert "Nobody at the table is called “nobody”" in said


def test_the_term_sheet_says_why_a_term_matters_and_what_makes_a_warning_good(first_watch):
    _, said = first_watch("terms\n")
    told = " ".join(said.split())
    assert "it could say that it had saved Cuba" in told
    assert "Orders: “Stop fuel as well” or “Stop every ship”." in told
    assert "half a day, more or less" in told
    assert "Four times as many" not in told


def test_what_the_assessment_told_is_not_told_again_in_the_next_brief(first_watch):
    _, said = first_watch("seal yes\nseal yes\n")
    assert said.count("Intelligence: Moscow appeals to the neutrals.") == 1


def test_every_step_of_the_lesson_has_words_for_who_types():
    session = start_session(NewGame(scenario="first-watch", seed=3), None)
    session.open_watch()
    assert all(tip.typed and "Key:" not in tip.typed for tip in lesson(session, "us").tips)
