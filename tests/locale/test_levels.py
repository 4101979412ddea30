"""Reading levels: overlays of a scenario's words, how they are checked, and what the short one promises."""

from __future__ import annotations

import re
from statistics import median

import pytest

from game.app.briefing import briefing
from game.app.choices import NewGame
from game.app.lexicon import lexicon_of
from game.app.newgame import start_session
from game.cli.command import main
from game.content import load_model
from game.content.texts import NOT_PROSE, texts
from game.history.annals import annals_of
from game.locale import Level, Reading, read_as

SHORT = Reading(level=Level.SHORT)
MOST_WORDS = 12


@pytest.fixture(scope="module")
def october():
    return load_model("october-1962")


@pytest.fixture(scope="module")
def short(october):
    return told(october, Level.SHORT)


def told(model, level):
    """Return every text of a scenario's words at a level, with its path."""
    words = model.words.at(level)
    return [found for family in words if family not in NOT_PROSE for found in texts(words[family], family)]


def sentences(text):
    return [part for part in re.split(r"(?<=[.?!;])\s+", text) if part]


# ------------------------------------------------------------ how overlays work


def test_a_level_tells_its_own_text_where_it_has_one_and_the_standard_one_elsewhere(child):
    child.write("levels/short/words.yaml", 'events:\n  u2-lost:\n    us: "An aircraft is lost."\n')
    words = child.model().words
    assert words.at(Level.SHORT)["events"]["u2-lost"]["us"] == "An aircraft is lost."
    assert words.at(Level.SHORT)["events"]["u2-lost"]["title"] == words["events"]["u2-lost"]["title"]
    assert words["events"]["u2-lost"]["us"] != "An aircraft is lost."


def test_a_level_may_tell_more_than_the_standard_one(child):
    child.write("levels/documents/words.yaml", 'orders:\n  speech:\n    what: "You speak for seventeen minutes."\n')
    words = child.model().words
    assert words.at(Level.DOCUMENTS)["orders"]["speech"]["what"] == "You speak for seventeen minutes."


def test_a_level_may_tell_single_entries_of_a_list_by_their_number(child):
    child.write("levels/short/words.yaml", 'tracks:\n  mrbm:\n    words: {2: "soon"}\n')
    words = child.model().words
    standard = words["tracks"]["mrbm"]["words"]
    assert words.at(Level.SHORT)["tracks"]["mrbm"]["words"] == [standard[0], "soon", *standard[2:]]


def test_a_scenario_inherits_the_levels_of_the_one_it_extends(child, october):
    told = child.model().words.at(Level.SHORT)["events"]["u2-lost"]["us"]
    assert told == october.words.at(Level.SHORT)["events"]["u2-lost"]["us"]


def test_a_text_that_a_scenario_writes_anew_is_not_hidden_by_an_inherited_short_one(child):
    child.write("words/own.yaml", 'events:\n  u2-lost:\n    us: "Another story of the aircraft."\n')
    event = child.model().words.at(Level.SHORT)["events"]["u2-lost"]
    assert event["us"] == "Another story of the aircraft."
    assert event["ussr"] == load_model("october-1962").words.at(Level.SHORT)["events"]["u2-lost"]["ussr"]


def test_an_inherited_short_text_for_an_entry_that_was_taken_out_is_let_be(child):
    child.write("words/own.yaml", "people:\n  power: null\n")
    words = child.model().words
    assert "power" not in words.at(Level.SHORT)["people"]
    assert words.problems == ()


def test_the_lexicon_answers_at_the_level_of_the_moment(october):
    standard = lexicon_of(october).text("events", "u2-lost", "us")
    with read_as(SHORT):
        short = lexicon_of(october).text("events", "u2-lost", "us")
    assert short != standard
    assert lexicon_of(october).text("events", "u2-lost", "us") == standard


def test_a_desk_is_told_shorter_in_the_middle_of_a_match():
    session = start_session(NewGame(side="us", start="oct27", seed=7))
    session.open_watch()
    standard = sum(len(line.split()) for line in briefing(session, "us").speak())
    with read_as(SHORT):
        short = sum(len(line.split()) for line in briefing(session, "us").speak())
    assert short < 0.9 * standard


def test_levels_belong_to_the_prose_and_not_to_the_rules(child, another):
    another.write("levels/short/words.yaml", 'events:\n  u2-lost:\n    us: "An aircraft is lost."\n')
    assert another.model().digest == child.model().digest
    assert another.model().words.digest() != child.model().words.digest()


# ------------------------------------------------------------ how they are checked


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        ('events:\n  u2-lots:\n    us: "Gone."\n', "the words have no 'u2-lots' in events", 2),
        ('evnts:\n  u2-lost:\n    us: "Gone."\n', "the words have no 'evnts'", 1),
        ('events:\n  u2-lost:\n    uss: "Gone."\n', "the words have no 'uss' in events.u2-lost", 3),
        ('events:\n  u2-lost:\n    icon: "Gone."\n', "'icon' is no text", 3),
        ("events:\n  u2-lost:\n    us: [Gone]\n", "'us' is a list here and a text in words/", 3),
        ('tracks:\n  mrbm:\n    words: {9: "soon"}\n', "the words have no '9' in tracks.mrbm.words", 3),
        ('phrases:\n  kennedy: "Gone."\n', "'phrases' has no reading levels", 1),
        ("events: Gone\n", "'events' must be a mapping of ids to entries", 1),
    ],
)
def test_a_mistake_in_a_level_is_told_with_its_place(child, text, message, line):
    child.write("levels/short/words.yaml", text)
    problem = child.model().words.problems[0]
    assert problem.message == message
    assert problem.line == line
    assert problem.file.endswith("words.yaml")


def test_a_slip_of_the_pen_is_mended_by_name(child):
    child.write("levels/short/words.yaml", 'events:\n  u2-lots:\n    us: "Gone."\n')
    assert "u2-lost" in child.model().words.problems[0].mend


def test_a_level_that_does_not_exist_is_named(child):
    child.write("levels/shrot/words.yaml", 'events:\n  u2-lost:\n    us: "Gone."\n')
    problem = child.model().words.problems[0]
    assert problem.message == "there is no reading level 'shrot'"
    assert "short" in problem.mend


def test_the_same_entry_in_two_files_of_a_level_is_refused(child):
    for name in ("one", "two"):
        child.write(f"levels/short/{name}.yaml", 'events:\n  u2-lost:\n    us: "Gone."\n')
    assert child.model().words.problems[0].code == "doubled-key"


def test_the_check_says_how_much_of_the_words_a_level_covers(capsys):
    assert main(["check", "black-saturday"]) == 0
    assert re.search(r"black-saturday: level short tells \d+ of [\d,]+ texts its own way", capsys.readouterr().out)


# ------------------------------------------------------------ what the short level promises


def test_sentences_of_the_short_level_have_at_most_twelve_words(short):
    lesson = told(load_model("first-watch"), Level.SHORT)
    assert [(path, x) for path, text in short + lesson for x in sentences(text) if len(x.split()) > MOST_WORDS] == []


def test_half_of_the_sentences_of_the_short_level_have_at_most_seven_words(short):
    assert median(len(part.split()) for _, text in short for part in sentences(text)) <= 7


def test_what_happened_in_each_hour_is_told_in_short_sentences(october):
    with read_as(SHORT):
        entries = annals_of(october).entries
    told = [part for entry in entries for part in sentences(entry.happened.text)]
    assert max(len(part.split()) for part in told) <= MOST_WORDS
    assert entries[0].happened.text != annals_of(october).entries[0].happened.text


_NUMBER = re.compile(r"\d[\d,:]*")
_SAME_FIGURE = {"forty thousand": "40,000", "about a hundred": "100", "fifteen miles": "15"}


def test_a_short_text_names_no_figure_that_its_entry_does_not_have(october):
    """Dates, hours, counts and distances may be left out, but none may be another."""
    wrong = []
    for family in (name for name in october.words if name not in NOT_PROSE):
        for key, entry in october.words[family].items():
            known = " ".join(text for _, text in texts(entry, key))
            figures = set(_NUMBER.findall(known)) | {v for k, v in _SAME_FIGURE.items() if k in known.lower()}
            figures = {x.rstrip(",:") for x in figures}
            for path, text in texts(october.words.at(Level.SHORT)[family][key], f"{family}.{key}"):
                wrong += [(path, x) for x in _NUMBER.findall(text) if x.rstrip(",:") not in figures]
    assert wrong == []


def test_a_war_that_did_not_happen_is_said_not_to_have_happened_at_every_level(october):
    for key, entry in october.words["endings"].items():
        for side in ("us", "ussr"):
            if "In 1962 it did not happen." in str(entry.get(side)):
                assert "In 1962 it did not happen." in october.words.at(Level.SHORT)["endings"][key][side]


def test_a_short_briefing_still_says_what_is_not_known(october):
    for start in october.words.at(Level.SHORT)["starts"].values():
        for side in ("us", "ussr"):
            assert "You do not know" in start["briefing"][side]
