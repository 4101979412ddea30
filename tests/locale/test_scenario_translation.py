"""Scenarios in other languages: catalogues in their folders, letters, annals; rules and matches untouched."""

from __future__ import annotations

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from game.ai import policy_for
from game.app.choices import NewGame
from game.app.correspondence import inbox_letters
from game.app.letter_book import grammar_of
from game.app.lexicon import lexicon_of
from game.app.newgame import start_session
from game.content import load_model
from game.core.digest import digest
from game.core.phases import Phase
from game.history.annals import annals_of
from game.history.curated import curated
from game.history.estimates import estimates_of
from game.locale import Level, Reading, read_as
from tests.locale.pseudo import spoken_in_pseudo, unmarked

RUSSIAN = Reading("ru")


@pytest.fixture(scope="module")
def october():
    return load_model("october-1962")


def translate(child, texts, domain="scenario"):
    catalog = Catalog(locale="ru", charset="utf-8")
    for english, russian in texts.items():
        catalog.add(english, russian)
    path = child.folder / "locale" / "ru" / "LC_MESSAGES" / f"{domain}.mo"
    path.parent.mkdir(parents=True)
    with path.open("wb") as file:
        write_mo(file, catalog)


def test_a_scenario_brings_its_words_in_another_language(child):
    child.write("words/own.yaml", 'events:\n  u2-lost:\n    us: "A U-2 is\n      lost."\n')
    translate(child, {"A U-2 is lost.": "Потерян U-2."})
    model = child.model()
    with read_as(RUSSIAN):
        assert lexicon_of(model).text("events", "u2-lost", "us") == "Потерян U-2."
    assert lexicon_of(model).text("events", "u2-lost", "us") == "A U-2 is lost."


def test_what_is_not_translated_stays_english(child, october):
    translate(child, {"A U-2 is lost.": "Потерян U-2."})
    with read_as(Reading("xx")):
        told = lexicon_of(child.model()).text("events", "u2-lost", "title")
    assert told == lexicon_of(october).text("events", "u2-lost", "title")


def test_a_scenario_may_translate_what_it_inherits(child, october):
    title = lexicon_of(october).text("events", "u2-lost", "title")
    translate(child, {title: "Над Кубой потерян U-2"})
    with read_as(RUSSIAN):
        assert lexicon_of(child.model()).text("events", "u2-lost", "title") == "Над Кубой потерян U-2"


def test_the_short_level_is_translated_too(child):
    child.write("levels/short/words.yaml", 'events:\n  u2-lost:\n    us: "An aircraft is lost."\n')
    translate(child, {"An aircraft is lost.": "Самолёт потерян."})
    with read_as(Reading("ru", Level.SHORT)):
        assert lexicon_of(child.model()).text("events", "u2-lost", "us") == "Самолёт потерян."


def test_paragraphs_are_translated_one_by_one_and_stay_apart(child):
    child.write("words/own.yaml", "notice:\n  content:\n    text: |\n      One.\n\n      Two\n      words.\n")
    translate(child, {"One.": "Раз.", "Two words.": "Два слова."})
    with read_as(RUSSIAN):
        assert lexicon_of(child.model()).entry("notice", "content")["text"] == "Раз.\n\nДва слова."


def test_ids_in_words_are_never_translated(october):
    with spoken_in_pseudo():
        words = lexicon_of(october)
        assert words.entry("events", "u2-lost")["icon"] == "in-u2-lost"
        lines = words.entry("advisers", "rusk")["lines"]["the-jupiters"]["dove"]
        assert [x["needs"] for x in lines if isinstance(x, dict)] == ["offer"]


def test_letters_keep_the_shape_of_their_grammar_in_every_language(october):
    english = grammar_of(october)
    with spoken_in_pseudo():
        told = grammar_of(october)
    for side in ("us", "ussr"):
        assert told.books[side].words.keys() == english.books[side].words.keys()
        for symbol, alternatives in english.books[side].words.items():
            there = told.books[side].words[symbol]
            assert [a.id for a in there] == [a.id for a in alternatives]
            assert [{p.symbol or p.slot for p in a.pieces} - {""} for a in there] == [
                {p.symbol or p.slot for p in a.pieces} - {""} for a in alternatives
            ]


def test_a_letter_that_was_read_in_english_is_read_anew_in_another_language():
    session = start_session(NewGame(side="us", start="oct27", seed=7))
    session.open_watch()
    english = inbox_letters(session, "us")[0].speak()
    with spoken_in_pseudo():
        told = inbox_letters(session, "us")[0].speak()
    assert unmarked(told) == []
    assert inbox_letters(session, "us")[0].speak() == english


def test_what_is_told_of_1962_is_told_in_the_readers_language(october):
    with spoken_in_pseudo():
        entries = annals_of(october).entries
        told = [x for e in entries for x in (e.title, e.happened.text, e.washington.text, e.moscow.text)]
        told += [e.differs.text for e in entries if e.differs is not None]
        told += [x for road in curated(october) for x in (road.title, road.changed, road.question, road.record.text)]
        told += [x for guess in estimates_of(october).published for x in (guess.who, guess.of, guess.text)]
        told += estimates_of(october).leaves_out
    assert unmarked(told) == []
    assert not annals_of(october).entries[0].title.startswith("[")


def _played(watches):
    session = start_session(NewGame(scenario="first-watch", side="us", seed=7))
    mind = policy_for("kennedy", session.match.model, "us")
    while session.match.now.watch < watches and session.phase is not Phase.ENDED:
        if session.phase is Phase.BRIEF:
            session.open_watch()
        elif session.phase is Phase.ASSESS:
            session.close_watch()
        elif session.phase is Phase.INCIDENT:
            session.answer(mind.answer(session.view("us"), session.match.question, session._dice("us"))[0])
        else:
            session.seal("us", mind.plan(session.match.crisis_view("us"), session._dice("us"))[0])
    return digest(session.match.now)


def test_a_match_is_the_same_in_every_language_and_at_every_level():
    english = _played(3)
    with spoken_in_pseudo(Level.SHORT):
        assert _played(3) == english
