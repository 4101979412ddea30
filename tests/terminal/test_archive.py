"""The archive by typing: codes in an empty folder, what stays closed while one plays, and a way out of every prompt."""

from __future__ import annotations

import io
import re

import pytest

from game.app.choices import NewGame
from game.app.newgame import model_of, resume, start_session
from game.app.shared import export_tree
from game.core.digest import digest
from game.core.phases import Phase
from game.history.curated import historical_branch
from game.odds.questions import AskOdds
from game.saves import SaveStore
from game.terminal import odds_desk
from game.terminal.odds_desk import Effort
from game.terminal.shell import play

US = NewGame(side="us", start="oct27", seed=7)
TAKE = ["3", "1", "16", "take", "1", "1", "", "same", "yes"]


@pytest.fixture(autouse=True)
def few_games(monkeypatch):
    monkeypatch.setattr(odds_desk, "Effort", lambda: Effort(odds=64, half_width=0.2, others=16))


@pytest.fixture
def said(typed):
    """Return a function that types some lines and gives what was said in one line of words."""

    def spoken(*lines, **how):
        text, code = typed(list(lines), **how)
        assert code == 0
        assert "Traceback" not in text
        return " ".join(text.split())

    return spoken


def code_in(text):
    """Return the replay code and the fingerprint that a transcript holds, the last of them."""
    block = text.rsplit("Replay code:\n", maxsplit=1)[1]
    code = "".join(line.strip() for line in block.split("\n\n")[0].split("\n"))
    return code, re.findall(r"\b[0-9a-f]{64}\b", block)[0]


# -- sharing -------------------------------------------------------------------------------------------------------


def test_a_code_opened_in_an_empty_folder_comes_to_the_same_truth(typed, tmp_path):
    first, second = SaveStore(tmp_path / "one"), SaveStore(tmp_path / "two")
    text, _ = typed([*TAKE, "order rest-us", "seal yes", "2", "b", "code"], store=first)
    code, fingerprint = code_in(text)
    lines = [code[at : at + 70] for at in range(0, len(code), 70)]
    text, _ = typed(["3", "code", *lines, "17", "take", "1", "1", "", "same", "yes", "b", "code"], store=second)
    assert text.count(fingerprint) == 2
    assert code_in(text)[1] == fingerprint
    found = second.newest()
    assert found is not None
    assert digest(resume(found[1]).match.crisis) == fingerprint


def test_a_code_of_history_is_known_as_history(said, typed):
    text, _ = typed(["2", "1", "code"])
    code, fingerprint = code_in(text)
    assert fingerprint == digest(historical_branch(model_of("october-1962")).end)
    assert "a road you have here already: 1962" in said("2", f"code {code}")


def test_what_is_no_code_or_a_damaged_one_is_refused_in_words(said, typed):
    text, _ = typed(["2", "1", "code"])
    code, _ = code_in(text)
    heard = said("2", "code", "hello", "", "code", code[:200], "", f"code {code[:80]}A{code[81:]}", "code", "back")
    assert "a code begins with KOW1." in heard
    assert heard.count("That code is damaged") == 2
    assert "No code was opened" in heard


def test_a_tree_file_is_written_and_taken_in_again(said, typed, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    store = SaveStore(tmp_path / "saves")
    typed(["seal yes", "2", "b", "export mine"], store=store, choices=US)
    heard = said("b", "merge mine.kowtree", "merge mine.kowtree", choices=US)
    assert "One place of mine.kowtree is new." in heard
    assert "It holds nothing new" in heard
    assert "A tree of" in said("2", "file mine.kowtree")


def test_a_tree_that_begins_otherwise_is_refused_in_words(said, tmp_path):
    other = tmp_path / "other.kowtree"
    other.write_bytes(export_tree(start_session(NewGame(side="us", start="oct27", seed=8))))
    assert "begin" in said("b", f"merge {other}", choices=US).split("other.kowtree")[1]


def test_a_file_that_is_none_is_refused_in_words(said, tmp_path):
    junk = tmp_path / "junk.kowtree"
    junk.write_bytes(b"\x00\xff junk")
    heard = said("2", "file nowhere", f"file {junk}", "file", "")
    assert "There is no file nowhere" in heard
    assert "'junk.kowtree' is not a tree" in heard


def test_a_comparison_and_a_debrief_are_written_to_files(said, tmp_path):
    said(
        "2",
        "1",
        f"write {tmp_path}/r.md",
        "debrief",
        f"write {tmp_path}/d.html",
        "back",
        "compare trade",
        f"write {tmp_path}/c.md",
    )
    assert (tmp_path / "r.md").read_text(encoding="utf-8").startswith("# Debrief: 1962")
    assert (tmp_path / "d.html").read_text(encoding="utf-8").startswith("<!")
    assert (tmp_path / "c.md").read_text(encoding="utf-8").startswith("# 1962 beside")


def test_a_file_is_not_written_over_without_a_plain_yes(said, tmp_path):
    there = tmp_path / "d.md"
    there.write_text("mine", encoding="utf-8")
    assert "Nothing was written" in said("2", "1", "debrief", f"write {there}", "no")
    assert there.read_text(encoding="utf-8") == "mine"


# -- what stays closed while one plays -----------------------------------------------------------------------------


def test_odds_of_ones_own_match_stay_closed_in_mid_game(said):
    heard = said("b", "odds", "watch 1", "odds", "odds all", "risk", "turning", "luck moscow", choices=US)
    assert heard.count("Not now: odds are made from the whole truth") == 6
    assert "by this model" not in heard


def test_odds_of_a_road_with_the_draws_of_the_match_stay_closed_too(said):
    heard = said("2", *TAKE[1:], "b", "history", "1", "odds")
    assert "This road begins with the very draws of your match" in heard
    assert "by this model" not in heard


def test_odds_of_a_road_with_other_draws_may_be_asked_in_mid_game(said):
    assert "ODDS FROM TUE 16 OCT" in said("b", "history", "1", "odds", choices=US)


def test_the_tree_tells_a_player_nothing_that_his_desk_has_not_learned(typed):
    session = start_session(NewGame(side="us", start="oct24", seed=7))
    text, _ = typed(["seal yes", "2", "seal yes", "2", "b", "list all", "watch 2", "p", "n", "list"], session=session)
    shown = text.split("THE TREE OF THIS MATCH", maxsplit=1)[1]
    assert "Moscow:" not in shown
    assert "What Moscow learned" not in shown
    assert "papers open" not in shown


def test_comparing_and_debriefing_ones_own_match_wait_for_its_end(said):
    heard = said("b", "compare", "watch 1", "debrief", "moscow", choices=US)
    assert heard.count("it opens when the match is over") == 2
    assert "while you play, its papers stay closed" in heard


def test_two_at_one_screen_see_hours_and_knots_only_and_go_back_together(typed):
    session = start_session(NewGame(side="both", start="oct27", seed=7))
    lines = ["", "b", "go 1", "back", "seal yes", "", "seal yes"]
    text, _ = typed(lines, session=session)
    assert "two play at one screen, and the watch has begun" in " ".join(text.split()).lower()
    lines = ["branches", "watch 1", "go 1", "same"]
    while session.phase is not Phase.BRIEF:
        text, _ = typed(["2"], session=session) if session.phase is Phase.INCIDENT else typed(["", ""], session=session)
    text, _ = typed(lines, session=session)
    assert "You stand at the opening of another watch" in " ".join(text.split())
    assert "roads can be read when it is over" in " ".join(text.split())


# -- going back ----------------------------------------------------------------------------------------------------


def test_a_match_without_a_way_back_says_so(said):
    choices = NewGame(side="us", start="oct27", seed=7, rewind=False)
    assert "begun as one without a way back" in said("b", "go 1", choices=choices)


def test_going_back_with_the_same_luck_and_the_same_choice_comes_to_the_same_place(typed):
    session = start_session(US)
    typed(["seal yes", "2", "b", "go 1", "same", "seal yes", "2"], session=session)
    assert len(session.tree.nodes) == 2


def test_new_luck_at_the_fork_makes_another_road(typed):
    session = start_session(US)
    typed(["seal yes", "2", "b", "go 1", "new", "99", "seal yes", "2"], session=session)
    assert len(session.tree.children[session.tree.root.id]) == 2


def test_a_slip_of_one_letter_decides_no_incident(typed):
    session = start_session(NewGame(side="us", start="oct27", seed=7))
    text, _ = typed(["seal yes", "b", "back", "h"], session=session)
    if "Decide now" in text:
        assert "You decided" not in text


def test_another_match_from_the_archive_leaves_the_first_as_it_is(typed, tmp_path):
    store = SaveStore(tmp_path)
    text, _ = typed(["b", "history", "2", "10", "take", "2", "1", "", "same", "no"], store=store, choices=US)
    assert "The match you were playing stays as it is" in " ".join(text.split())
    assert "You sit at Khrushchev's desk" in text
    assert len(store.matches()) == 2


# -- a way out of every prompt -------------------------------------------------------------------------------------

PROMPTS = (
    (),
    ("2",),
    ("2", "code"),
    ("2", "file"),
    ("2", "1"),
    ("2", "1", "compare"),
    ("2", "1", "compare trade"),
    ("2", "1", "debrief"),
    ("2", "1", "take"),
    ("2", "1", "take", "1"),
    ("2", "1", "take", "1", "1", "", "new"),
    ("2", "1", "take", "1", "1", "", "same", "yes", "b"),
    ("1",),
)


@pytest.mark.parametrize("lines", PROMPTS, ids=" ".join)
def test_input_may_end_at_any_prompt(said, lines):
    assert "The input has ended." in said(*lines)


@pytest.mark.parametrize("lines", PROMPTS, ids=" ".join)
def test_every_prompt_is_left_by_back_or_quit(typed, lines):
    text, code = typed([*lines, *["back"] * 8, "quit", "quit", "quit"])
    assert code == 0
    assert "The input has ended" not in text


@pytest.mark.parametrize("lines", PROMPTS, ids=" ".join)
def test_what_is_typed_wrongly_gets_one_line_and_the_prompt_again(typed, lines):
    text, code = typed([*lines, "¿qué?", "99999999999999999999999"])
    assert code == 0
    assert text.count("> ¿qué?") == 1


def test_an_interruption_drops_the_odds_and_never_the_match(typed, monkeypatch):
    def interrupted(self, engine):
        raise KeyboardInterrupt
        yield

    monkeypatch.setattr(AskOdds, "steps", interrupted)
    text, code = typed(["2", "1", "odds", "n"])
    assert code == 0
    assert "Dropped. Nothing else has changed." in text
    assert "WATCH 2 OF 29" in text


def test_an_interruption_at_a_prompt_of_the_archive_leaves_with_130():
    class Impatient(io.StringIO):
        def readline(self, *args):
            line = super().readline(*args)
            if not line:
                raise KeyboardInterrupt
            return line

    assert play(None, NewGame(), Impatient("2\n1\n"), io.StringIO(), None) == 130


def test_every_line_of_the_archive_fits_in_eighty_columns(typed):
    text, _ = typed(
        [
            "2",
            "help",
            "1",
            "16",
            "help",
            "letters",
            "knew",
            "moscow",
            "list",
            "debrief",
            "all",
            "back",
            "compare trade",
            "all",
            "dice",
            "odds",
            "back",
            "odds",
            "risk",
            "luck us",
            "turning",
            "doubts",
            "code",
        ]
    )
    lines = [line for line in text.split("\n") if "> " not in line]
    assert max(map(len, lines)) <= 80
    assert all(c.isprintable() for line in lines for c in line)
