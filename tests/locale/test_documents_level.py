"""The documents level: it adds the record of 1962 to the standard texts and takes nothing from them."""

from __future__ import annotations

import re

import pytest

from game.app.briefing import briefing
from game.app.choices import NewGame
from game.app.codex import articles
from game.app.newgame import start_session
from game.content import load_model
from game.content.texts import NOT_PROSE, texts
from game.locale import Level, Reading, read_as

DOCUMENTS = Reading(level=Level.DOCUMENTS)
SIDES = ("us", "ussr")
WAR = "In 1962 it did not happen."
MADE_FOR_PLAY = re.compile(r"made (?:for play|up)|so far as the record goes|No record|In 1962 there was no")
RECORD = re.compile(
    r"\b(?:tapes?d?|notes?|minutes|cables?|telegrams?|letters?|memorand(?:um|a)|memoirs?|records?|logs?|papers?|column|"
    r"chronology|books?|histor(?:y|ies|ians)|newspapers?|articles?|account|public|published|printed|Dobbs|Sagan|"
    r"Freedman|Taubman|Garthoff)\b"
)
"""What a text calls that by which something is known."""
ONLY_MOSCOW = re.compile(r"Indigirka|Aleksandrovsk|Beloborodov|Grechko|Garbuz|Anadyr|Bejucal|nuclear torpedo|42,000")
"""What Washington did not know in October 1962."""
ONLY_WASHINGTON = re.compile(r"cable 445|\bHare\b|Mongoose|Stevenson asked|standing order|nine (?:men|Americans)")
"""What Moscow did not know in October 1962."""
_NUMBER = re.compile(r"\d[\d,:.]*")


@pytest.fixture(scope="module", params=["october-1962", "black-saturday", "first-watch"])
def model(request):
    return load_model(request.param)


@pytest.fixture(scope="module")
def october():
    return load_model("october-1962")


def told_anew(model):
    """Return (path, standard text, documents text) of every field that the level tells in its own way."""
    found = []
    for family in (name for name in model.words if name not in NOT_PROSE):
        standard = whole(model.words[family], family)
        found += [
            (path, standard[path], text)
            for path, text in whole(model.words.at(Level.DOCUMENTS)[family], family).items()
            if text != standard[path]
        ]
    return found


def whole(part, family):
    """Return the texts of a family by path, the paragraphs of one text put together."""
    found = {}
    for path, paragraph in texts(part, family):
        found[path] = f"{found[path]} {paragraph}" if path in found else paragraph
    return found


def historical(model):
    """Return the events at the documents level that the record of 1962 says something of."""
    events = model.words.at(Level.DOCUMENTS)["events"]
    return {key: entry for key, entry in events.items() if isinstance(entry.get("history"), dict)}


def read_in_play(model, side):
    """Return what a desk reads before the end: briefings, orders and reports, with the record that need not wait."""
    words = model.words.at(Level.DOCUMENTS)
    read = {f"starts.{key}": entry["briefing"][side] for key, entry in words["starts"].items()}
    read |= {f"orders.{key}": words["orders"][key]["what"] for key, order in model.orders.items() if order.side == side}
    for key, entry in words["events"].items():
        past = entry.get("history")
        at_once = isinstance(past, dict) and not past.get("later") and not entry.get("invented")
        if entry.get(side):
            read[f"events.{key}"] = f"{entry[side]} {past['text'] if at_once else ''}"
    return read


def figures(text):
    return {x.rstrip(",:.") for x in _NUMBER.findall(text)}


# ------------------------------------------------------------ it adds, and takes nothing away


def test_what_the_documents_level_tells_anew_is_longer_than_the_standard_text(model):
    anew = told_anew(model)
    assert anew != []
    assert [path for path, standard, text in anew if len(text.split()) <= len(standard.split())] == []


def test_no_figure_of_a_standard_text_is_lost_at_the_documents_level(model):
    lost = {path: figures(standard) - figures(text) for path, standard, text in told_anew(model)}
    assert {path: gone for path, gone in lost.items() if gone} == {}


def test_what_a_desk_reads_at_the_standard_level_stands_in_its_documents_text_word_for_word(model):
    """Whoever mends a text in words/ is told here that the level still has the old one; histories may be rewritten."""
    desk = [(path, standard, text) for path, standard, text in told_anew(model) if not path.endswith("history.text")]
    assert [path for path, standard, text in desk if not text.startswith(standard)] == []


def test_a_quotation_of_the_documents_level_has_fewer_than_eight_words(model):
    quoted = [(path, x) for path, _, text in told_anew(model) for x in re.findall(r"`([^`]*)`", text)]
    assert [(path, x) for path, x in quoted if len(x.split()) >= 8] == []


# ------------------------------------------------------------ events, briefings, endings


def test_every_historical_event_names_the_record_by_which_it_is_known(october):
    assert [key for key, entry in historical(october).items() if not RECORD.search(entry["history"]["text"])] == []


def test_every_historical_event_is_told_anew_on_each_desk_that_hears_of_it(october):
    anew = {path for path, _, _ in told_anew(october)}
    for key, entry in historical(october).items():
        assert f"events.{key}.history.text" in anew
        if not entry.get("invented"):
            assert [side for side in SIDES if entry.get(side) and f"events.{key}.{side}" not in anew] == [], key


def test_the_record_of_an_event_fits_on_a_sheet(october):
    long = {key: len(entry["history"]["text"].split()) for key, entry in historical(october).items()}
    assert {key: n for key, n in long.items() if not 50 <= n <= 140} == {}


def test_an_event_made_for_play_is_said_to_be_so_and_has_no_record_of_its_own(october):
    made = {key: e["history"]["text"] for key, e in historical(october).items() if e.get("invented")}
    assert made != {}
    assert [key for key, text in made.items() if not MADE_FOR_PLAY.search(text)] == []
    anew = {path.split(".")[1] for path, _, _ in told_anew(october) if path.startswith("events.")}
    assert sorted(anew - historical(october).keys()) == []


def test_every_start_tells_both_desks_how_that_morning_is_known(model):
    anew = {path: text for path, _, text in told_anew(model)}
    for start in model.starts:
        for side in SIDES:
            text = anew[f"starts.{start}.briefing.{side}"]
            assert RECORD.search(text), (start, side)
            assert len(text.split()) <= 150, (start, side)


def test_every_ending_is_told_anew_and_one_that_did_not_happen_says_so(model):
    anew = {path for path, _, _ in told_anew(model)}
    for key, entry in model.words.at(Level.DOCUMENTS)["endings"].items():
        for side in SIDES:
            assert f"endings.{key}.{side}" in anew, (key, side)
            if "history" not in entry:
                assert MADE_FOR_PLAY.search(entry[side]) or WAR in entry[side], (key, side)
            if WAR in model.words["endings"][key][side]:
                assert WAR in entry[side]


# ------------------------------------------------------------ the codex, and what waits until the end


@pytest.mark.parametrize("family", ["people", "weapons", "documents"])
def test_nearly_every_person_weapon_and_document_of_the_codex_is_told_more_fully(october, family):
    anew = {path.split(".")[1] for path, _, _ in told_anew(october) if path.startswith(f"{family}.")}
    assert len(anew) >= 0.85 * len(october.words[family])


def test_what_washington_reads_in_play_tells_nothing_that_moscow_alone_knew(october):
    assert [key for key, text in read_in_play(october, "us").items() if ONLY_MOSCOW.search(text)] == []


def test_what_moscow_reads_in_play_tells_nothing_that_washington_alone_knew(october):
    assert [key for key, text in read_in_play(october, "ussr").items() if ONLY_WASHINGTON.search(text)] == []


def test_what_stands_open_in_the_codex_tells_nothing_that_moscow_alone_knew(october):
    with read_as(DOCUMENTS):
        open_to_all = [a for a in articles(october) if a.part != "sources" and a.text]
    assert [a.id for a in open_to_all if ONLY_MOSCOW.search(a.text)] == []


def test_a_desk_is_told_more_in_the_middle_of_a_match():
    session = start_session(NewGame(side="ussr", start="oct27", seed=7))
    session.open_watch()
    standard = " ".join(briefing(session, "ussr").speak())
    with read_as(DOCUMENTS):
        documents = " ".join(briefing(session, "ussr").speak())
    assert len(documents.split()) > len(standard.split())
    assert "Malin's notes" in documents
