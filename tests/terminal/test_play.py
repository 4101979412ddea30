"""The whole game by typing."""

from __future__ import annotations

import io

import pytest

from game.app.choices import NewGame
from game.app.newgame import start_session
from game.core.phases import Phase
from game.saves import SaveStore
from game.terminal.shell import play

US = NewGame(side="us", start="oct27", seed=7)
LOOKING = (
    "help",
    "help letter",
    "inbox",
    "read 1",
    "letters",
    "read ussr-1",
    "status",
    "map",
    "council",
    "forecast",
    "orders",
    "orders line",
    "terms",
    "plan",
    "log",
    "glossary",
    "glossary knot",
    "brief",
    "tips",
)


@pytest.mark.parametrize(
    ("side", "start", "seed"), [("us", "oct16", 21), ("ussr", "oct22", 22), ("both", "oct26", 23), ("us", "oct29", 24)]
)
def test_a_whole_match_is_played_by_typing(play_typed, side, start, seed):
    session, text, code = play_typed(LOOKING, side=side, start=start, seed=seed)
    assert code == 0
    assert session.phase is Phase.ENDED
    assert "WHAT CAME OF IT" in text
    assert "Traceback" not in text
    assert "was not understood" not in text


def test_nothing_but_plain_text_in_eighty_columns_is_written(play_typed):
    _, text, _ = play_typed(LOOKING, side="ussr", start="oct24", seed=31)
    said = [line for line in text.split("\n") if "> " not in line]
    assert max(len(line) for line in said) <= 80
    assert all(c.isprintable() for line in said for c in line)
    assert "\n\n\n" not in text.replace("\n\n\n\n", "")


def test_a_tutorial_and_a_short_scenario_are_played_by_typing(play_typed):
    for scenario in ("first-watch", "black-saturday"):
        session, text, code = play_typed(scenario=scenario, side="us", seed=5)
        assert (code, session.phase) == (0, Phase.ENDED)
        assert "The match is over" in text


def test_the_end_of_the_input_ends_politely_and_the_match_is_kept(typed, tmp_path):
    store = SaveStore(tmp_path)
    text, code = typed(["order strict-line", "seal yes"], store=store, choices=US)
    assert code == 0
    assert "The input has ended. The match is kept" in text
    found = store.newest()
    assert found is not None
    assert len(found[1].steps) > 2


def test_a_match_is_gone_on_with_from_the_menu(typed, tmp_path):
    store = SaveStore(tmp_path)
    typed(["seal yes"], store=store, choices=US)
    text, code = typed(["1", "status"], store=store)
    assert code == 0
    assert "Go on with the last match" in text
    assert "WHERE THINGS STAND" in text


def test_a_new_match_is_chosen_from_the_menus(typed):
    text, code = typed(["1", "october", "oct24", "2", "2", "yes", "", "clear", "low", "1", "no", "42", "quit"])
    assert code == 0
    assert "You sit at Khrushchev's desk" in text
    assert "Seed 42" in text


def test_what_is_typed_wrongly_gets_a_helpful_line(typed):
    text, _ = typed(
        [
            "xyzzy",
            "order",
            "order zzz",
            "order fly-low",
            "order il28-deadline",
            "drop 9",
            "read 99",
            "letter pigeon",
            "letter radio; tone 9",
            "letter radio; give arms 4",
            "letter radio; offer jupiters 2",
            "letter radio; blah",
            "accept 7",
            "withdraw",
            "counter 9",
            "save",
            "glossary qqqq",
            "move 1",
            "takeback",
            "99",
            "",
        ],
        choices=US,
    )
    for words in (
        "There is no command “xyzzy”",
        "There is no order “zzz”",
        "cannot be given now: it is so already",
        "does not belong to this stage",
        "The plan is empty",
        "Type read and a number from 1",
        "There is no way called “pigeon”",
        "Choose -2 to 2 in halves",
        "not yours to give",
        "Use a private channel",
        "“blah” was not understood",
        "There is no standing offer of yours",
        "without saves",
        "There is no entry for “qqqq”",
        "No blows are being exchanged",
        "Nothing has been decided yet",
        "Type help for the commands",
    ):
        assert words in text, words


def test_commands_that_are_piped_in_are_echoed(typed):
    text, _ = typed(["status"], choices=US)
    assert "left> status\n" in text


def test_an_interruption_at_any_prompt_leaves_with_130(tmp_path):
    class Impatient(io.StringIO):
        def readline(self, *args):
            line = super().readline(*args)
            if not line:
                raise KeyboardInterrupt
            return line

    for lines in ("", "letter\n", "letter\n1\n3\n", "seal\n", "seal yes\n"):
        sink = io.StringIO()
        store = SaveStore(tmp_path)
        assert play(start_session(US, store), US, Impatient(lines), sink, store) == 130
        assert "Interrupted. The match is kept" in sink.getvalue()
    sink = io.StringIO()
    assert play(None, NewGame(), Impatient(""), sink, None) == 130
    assert "Nothing was begun" in sink.getvalue()


def test_a_grave_plan_is_sealed_only_on_a_plain_yes(typed):
    session = start_session(US)
    text, _ = typed(["order air-strike", "seal", ""], session=session)
    assert "This order begins a war" in text
    assert "The plan stays on your desk" in text
    assert session.match.crisis.watch == 1


def test_two_players_at_one_screen_never_see_each_others_desk(typed):
    session = start_session(NewGame(side="both", start="oct27", seed=7))
    text, _ = typed(["", "order rest-us", "seal yes", "", "status", "seal yes"], session=session)
    first, _, second = text.partition("\n" * 60)
    assert "Kennedy's desk" in first
    assert "Khrushchev's desk" in second
    assert "Khrushchev sits down alone" in second.split("Khrushchev's desk", maxsplit=1)[0]
    assert "Send the staff home" not in second.partition("AFTER WATCH")[0]


def test_a_letter_is_written_step_by_step(typed):
    session = start_session(US)
    lines = [
        "letter",
        "3",
        "3",
        "1",
        "1",
        "3",
        "no",
        "5",
        "1",
        "4",
        "no",
        "",
        "5",
        "2",
        "tone 1",
        "1",
        "plan",
        "seal yes",
    ]
    text, _ = typed(lines, session=session)
    assert "The letter is in the plan" in text
    letter = session.match.now.archive[-1] if session.match.now.archive[-1].by == "us" else None
    sent = letter or next(x for x in reversed(session.match.now.archive) if x.by == "us")
    assert {c.term: c.level for c in sent.clauses} == {"pledge": 3, "arms": 4}
    assert sent.channel == "back"
    assert sent.tone == 1.0
    assert sent.deadline == 12


def test_a_letter_that_is_thrown_away_leaves_no_trace(typed):
    session = start_session(US)
    text, _ = typed(["letter", "1", "cancel", "plan"], session=session)
    assert "No letter was added" in text
    assert "Nothing yet" in text


def test_a_yes_is_read_before_it_goes(typed):
    text, _ = typed(["accept 1 radio", "plan", "drop 1", "plan"], choices=US)
    assert "The yes is in the plan" in text
    assert "Accept the offer" in text
    assert "Nothing yet" in text


def test_a_match_is_saved_under_a_name_and_taken_back(typed, tmp_path):
    store = SaveStore(tmp_path)
    choices = NewGame(side="us", start="oct27", seed=7, information="clear")
    text, _ = typed(["save before", "seal yes", "takeback", "status"], store=store, choices=choices)
    assert "Saved as “before”" in text
    assert store.slots()


def test_a_disk_that_refuses_is_named_and_the_game_goes_on(typed, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    text, code = typed(["status", "seal yes"], store=SaveStore(blocked / "saves"), choices=US)
    assert code == 0
    assert "A word on saving" in text
    assert "AFTER WATCH 1" in text
