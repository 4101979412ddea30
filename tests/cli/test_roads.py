"""Roads on the command line: read, asked, compared, listed, shared and told."""

from __future__ import annotations

import json

import pytest

from game.cli import main


@pytest.fixture(autouse=True)
def _home(tmp_path, monkeypatch):
    monkeypatch.setenv("KNOT_OF_WAR_HOME", str(tmp_path))


def _said(capsys, *words):
    assert main([*words]) == 0
    return capsys.readouterr().out


def _told(capsys, *words):
    return json.loads(_said(capsys, *words, "--json"))


def test_history_is_read_from_its_first_photograph_to_its_last_loose_end(capsys):
    told = _told(capsys, "replay", "history")
    first, *_, last = told["watches"]
    assert first["when"]["us"].startswith("Tue 16 Oct")
    assert "Nov" in last["when"]["us"]
    assert last["ending"]
    assert all(x["source"] for watch in told["watches"] for hour in watch["told"] for x in hour["tellings"])


def test_part_of_a_road_can_be_read_in_words(capsys):
    text = _said(capsys, "replay", "history", "--first", "17", "--last", "17")
    assert "Watch 17 of" in text
    assert "Watch 16 of" not in text
    assert "What Moscow knew:" in text


def test_a_code_given_to_a_fresh_folder_is_the_same_game(tmp_path, capsys):
    shared = _told(capsys, "code", "public-trade")
    folder = str(tmp_path / "elsewhere")
    again = _told(capsys, "replay", shared["code"], "--saves", folder)
    assert again["digest"] == shared["digest"]


def test_a_road_can_be_taken_over_from_its_code_and_is_then_the_newest_match(capsys):
    shared = _told(capsys, "tree", "history")
    node = shared["roads"][0]["places"][15]["node"]
    code = _said(capsys, "code", "history", "--node", node).strip()
    text = _said(capsys, "code", code, "--take", "us")
    assert "Watch 16 stands open" in text
    mine = _told(capsys, "code", "last")
    assert mine["watches"] == 15
    assert mine["digest"] in text


def test_trees_are_merged_into_a_file_that_is_a_road_itself(tmp_path, capsys):
    out = tmp_path / "both.kowtree"
    _said(capsys, "tree", "history", "public-trade", "--out", str(out))
    told = _told(capsys, "tree", str(out))
    assert len(told["roads"]) == 2
    assert _told(capsys, "code", str(out))["digest"] == _told(capsys, "code", "history")["digest"]


def test_two_roads_are_compared_where_they_part(tmp_path, capsys):
    page = tmp_path / "two.html"
    told = _told(capsys, "compare", "public-trade")
    assert told["parting"]["differences"]
    assert main(["compare", "public-trade", "no-word-on-the-jupiters", "--html", str(page)]) == 0
    assert page.read_text(encoding="utf-8").startswith("<!")


def test_odds_come_with_their_range_and_what_they_leave_out(capsys):
    told = _told(capsys, "odds", "history", "--watch", "20", "--games", "64")
    war = told["odds"]["war"]
    assert war["low"] <= war["share"] <= war["high"]
    assert told["beside"]["published"]
    assert told["beside"]["leaves_out"]
    text = _said(capsys, "odds", "history", "--watch", "20", "--games", "64")
    assert "By this model" in text


def test_the_odds_of_one_sides_decisions_under_other_luck_are_told(capsys):
    told = _told(capsys, "odds", "public-trade", "--luck", "us", "--games", "64")
    assert told["well"]["count"] <= 64


def test_a_debrief_is_one_page_that_asks_for_nothing_else(tmp_path, capsys):
    page = tmp_path / "debrief.html"
    assert main(["debrief", "history", "--html", str(page)]) == 0
    text = page.read_text(encoding="utf-8")
    assert "<svg" in text
    assert 'src="http' not in text
    assert "# " in _said(capsys, "debrief", "history")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["replay", "histry"], 2, "did you mean 'history'?"),
        (["replay", "history", "--last", "99"], 2, "that road has the watches 1 to"),
        (["replay", "last"], 2, "there is no match in"),
        (["code", "KOW1.NOTACODE"], 4, "damaged"),
        (["code", f"KOW1.{'A' * 300}"], 4, "damaged"),  # longer than any file's name
        (["code", "history", "--node", "zz"], 2, "no place of this tree"),
        (["tree", "no/such.kowtree"], 4, "cannot be read"),
        (["odds", "history", "--us", "castro"], 2, "no opponent 'castro'"),
        (["compare", "history", "nowhere"], 2, "no road of october-1962"),
        (["debrief", "history", "--html", "/proc/no/page.html"], 4, "cannot be written"),
    ],
)
def test_what_cannot_be_found_is_said_with_a_mend_and_a_code(words, code, said, capsys):
    assert main(words) == code
    _, err = capsys.readouterr()
    assert said in err
    assert "Traceback" not in err
