"""`knot-of-war duel` on the command line."""

import json

from game.cli import main

_SHORT = ["--start", "oct29", "--games", "3"]


def test_the_table_can_be_had_as_json(capsys):
    assert main(["duel", "persona", "random", "--side", "both", *_SHORT, "--json"]) == 0
    us, ussr = json.loads(capsys.readouterr().out)["duels"]
    assert [x["policy"] for x in us["policies"]] == ["kennedy", "random"]
    assert [x["policy"] for x in ussr["policies"]] == ["khrushchev", "random"]
    assert (us["against"], ussr["against"]) == ("khrushchev", "kennedy")
    assert len(us["differences"]) == 1


def test_the_table_says_who_did_better_and_by_how_much(capsys):
    assert main(["duel", "kennedy", "chiefs", *_SHORT]) == 0
    out = capsys.readouterr().out
    assert "3 games each" in out
    assert "chiefs over kennedy" in out


def test_a_risk_preset_changes_how_likely_accidents_are(capsys):
    assert main(["duel", "kennedy", *_SHORT, "--risk", "high"]) == 0
    assert "accidents 3.2 times as likely" in capsys.readouterr().out


def test_an_unknown_policy_is_refused_in_words(capsys):
    assert main(["duel", "kennedy", "strategist-wild", *_SHORT]) == 2
    assert "strategist-wild" in capsys.readouterr().err
