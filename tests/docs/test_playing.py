"""What docs/playing.md says of the terminal and of the presets is so."""

import io
import re
from pathlib import Path

import pytest

from game.app.choices import NewGame
from game.app.newgame import start_session
from game.content import load_model
from game.terminal.shell import play

PAGE = (Path(__file__).parents[2] / "docs" / "playing.md").read_text(encoding="utf-8")
MODEL = load_model("october-1962")
NOT_UNDERSTOOD = ("There is no command", "There is no order", "That could be", "Type accept and", "The inbox is empty")


def _played(*lines, side="us"):
    choices = NewGame(scenario="black-saturday", side=side, seed=7, luck="historical")
    out = io.StringIO()
    assert play(start_session(choices), choices, io.StringIO("\n".join(lines) + "\n"), out) == 0
    return " ".join(out.getvalue().split())


def test_the_course_of_commands_shown_is_understood_to_its_last_line():
    shown = PAGE.partition("```commands\n")[2].partition("```")[0].split("\n")
    told = _played(*(line for line in shown if line))
    assert not [words for words in NOT_UNDERSTOOD if words in told]
    assert "The yes is in the plan" in told


def rows_of(head):
    """Return the first cells of a table."""
    table = PAGE.partition(f"| {head} |")[2].partition("\n\n")[0]
    return re.findall(r"^\| ([^|]*`[^|]*) \| [^|]+ \|$", table, re.MULTILINE)


@pytest.mark.parametrize("row", rows_of("command"))
def test_a_command_of_the_table_is_known_to_the_terminal(row):
    for command in re.findall(r"`([^`]+)`", row):
        typed = {"letter": "letter\ncancel", "counter": "counter ussr-3\ncancel"}.get(command, command)
        told = _played(*typed.replace(" N", " 1").replace("NAME", "mine").replace("WORD", "quarantine").split("\n"))
        assert f"There is no command “{command.split()[0]}" not in told


def test_every_command_at_the_tree_is_known_there():
    commands = [c for row in rows_of("at the tree") for c in re.findall(r"`([^`]+)`", row)]
    typed = [c.replace("N", "1").replace("FILE", "/nowhere/x.txt").replace("WORDS", "mine") for c in commands]
    told = _played(
        "b", *(line for c in typed for line in (c, *(["back"] if c.startswith(("watch", "history", "go")) else [])))
    )
    assert len(commands) > 12
    assert not [words for words in (*NOT_UNDERSTOOD, "“back”") if words in told]


def test_every_command_on_a_road_is_known_there():
    commands = [c for row in rows_of("on a road") for c in re.findall(r"`([^`]+)`", row)]
    out = io.StringIO()
    # What is asked of the odds is dropped at once: here it is only to be known.
    quick = [c for c in commands if c.split()[0] not in ("odds", "risk", "turning", "luck")]
    lines = [
        x
        for c in quick
        for x in (c.replace("NAME", "trade").replace("FILE", "/nowhere/x.txt"), *(["back"] if c in INNER else []))
    ]
    assert play(None, NewGame(), io.StringIO("\n".join(["2", "1", *lines]) + "\n"), out) == 0
    assert len(commands) > 15
    assert "There is no command" not in out.getvalue()


INNER = ("take", "compare", "compare NAME", "debrief")


def test_the_risk_presets_have_the_factors_the_page_gives_and_a_source():
    rows = re.findall(r"^\| `([a-z-]+)` \| ([\d.]+) \| .*\d{4}\) \|$", PAGE, re.MULTILINE)
    assert {name: float(x) for name, x in rows} == {k: p.values["hazard"] for k, p in MODEL.risk.items()}
    assert all(MODEL.risk[name].values["source"] in MODEL.words["sources"] for name, _ in rows)


@pytest.mark.parametrize(("scenario", "factors"), [("october-1962", []), ("black-saturday", [1, 3, 5.5, 8])])
def test_a_darker_judgement_is_more_dangerous_in_every_scenario(scenario, factors):
    risk = load_model(scenario).risk
    found = [float(risk[name].values["hazard"]) for name in ("low", "default", "kennedy-guess", "high")]
    assert found == sorted(found)
    assert not factors or found == factors


@pytest.mark.parametrize("family", ["temperament", "difficulty"])
def test_every_preset_is_named(family):
    for name in getattr(MODEL, family):
        assert f"`{name}`" in PAGE


def test_the_channels_have_the_hours_that_the_page_gives():
    table = PAGE.partition("| channel |")[2].partition("\n\n")[0]
    for row, channel in zip(table.splitlines()[2:], MODEL.channels.values(), strict=True):
        low, high = channel.hours
        hours = "up to an hour" if high <= 1 else f"{int(low)} to {int(high)} hours"
        assert hours in row
        assert row.rstrip(" |").endswith("yes" if channel.accepts else "no")


def test_attention_is_as_the_page_says():
    points = {"three": 3, "four": 4, "five": 5}
    said = {points[w]: hours for w, hours in (("three", 6.0), ("four", 12.0), ("five", 24.0)) if w in PAGE}
    values = list(MODEL.template)
    for wanted, hours in said.items():
        values[MODEL.at.h] = hours
        assert next(p for guard, p in MODEL.attention if guard(values)) == wanted
