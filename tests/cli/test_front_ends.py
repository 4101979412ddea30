"""Which front end is opened, and with what."""

from __future__ import annotations

import pytest

from game.app.front import NoWindowError
from game.cli import main
from game.saves import SaveStore


@pytest.fixture
def opened(monkeypatch, tmp_path):
    """Both front ends replaced by ones that note what they were given."""
    monkeypatch.setenv("KNOT_OF_WAR_HOME", str(tmp_path))
    monkeypatch.setenv("DISPLAY", ":0")
    seen = []

    def front(name):
        def run(session, choices, store):
            seen.append((name, session, choices, store))
            return 0

        return run

    monkeypatch.setattr("game.cli.play._window", lambda *_: front("window"))
    monkeypatch.setattr("game.cli.play._terminal", lambda *_: front("terminal"))
    return seen


def test_without_words_the_window_opens_at_its_first_page(opened):
    assert main([]) == 0
    ((name, session, _, _),) = opened
    assert (name, session) == ("window", None)


def test_a_choice_opens_the_desk_at_once(opened):
    assert main(["play", "--side", "ussr", "--start", "oct26", "--seed", "7", "--opponent", "stevenson"]) == 0
    ((_, session, _, _),) = opened
    assert session.people == ("ussr",)
    assert session.match.crisis.setup.seed == 7
    assert session.match.crisis.setup.personas[0] == "stevenson"


def test_text_opens_the_terminal(opened):
    main(["play", "--text"])
    assert opened[0][0] == "terminal"


def test_without_a_display_the_terminal_opens_and_says_why(opened, monkeypatch, capsys):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert main(["play"]) == 0
    assert opened[0][0] == "terminal"
    assert "no display" in capsys.readouterr().err


def test_a_window_that_does_not_open_gives_way_to_the_terminal(opened, monkeypatch, capsys):
    def shut(_session, _choices, _store):
        raise NoWindowError("The display refused.")

    monkeypatch.setattr("game.cli.play._window", lambda *_: shut)
    assert main(["play"]) == 0
    assert opened[0][0] == "terminal"
    assert "The display refused." in capsys.readouterr().err


def test_a_match_is_resumed_where_it_was_left(opened, tmp_path):
    main(["play", "--side", "us", "--start", "oct26", "--saves", str(tmp_path / "here")])
    session = opened[0][1]
    session.open_watch()
    assert main(["play", "--resume", "--saves", str(tmp_path / "here")]) == 0
    again = opened[1][1]
    assert again.phase == session.phase
    assert again.match.crisis.v == session.match.crisis.v
    assert len(SaveStore(tmp_path / "here").matches()) == 1
