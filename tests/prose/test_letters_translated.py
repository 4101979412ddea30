"""Letters in Spanish and Russian: put together from translated phrases, and still sentences."""

from __future__ import annotations

import re
from functools import lru_cache

import pytest

from game.app.letter_book import language_of_letters
from game.app.newgame import model_of
from game.core.sides import Side
from game.locale import Level, Reading, read_as
from game.locale.catalogue import scenario_texts
from game.prose.compile import read_grammar
from game.prose.grammar import Grammar
from game.prose.sentences import bare
from game.prose.write import WrittenLetter, write_letter
from tests.prose.corpus import a_game_of, phrases

LANGUAGES = ("es", "ru")
ODD = re.compile(r"[{}<>]|,,|\.\.|[?!]\.| [,.;:?]|  ")
JARS = {"es": re.compile(r"\b(?:de el|a el)\s+(?!la\b)[a-záéíóúñ]"), "ru": re.compile(r"[A-Za-z]{3,}")}
"""What betrays a seam: an article that should have melted into the word before it; a word left in Latin letters."""


@lru_cache
def book(language: str) -> Grammar:
    model = model_of("october-1962")
    return read_grammar(phrases(), model.terms, model.threats, scenario_texts(model.words.folders, language).gettext)[0]


def letters(language: str, side: Side, seed: int) -> list[WrittenLetter]:
    used: frozenset[str] = frozenset()
    found = []
    with read_as(Reading(language, Level.STANDARD)):
        for facts in a_game_of(side, seed, 25):
            letter = write_letter(book(language), facts, used)
            used |= letter.marks
            found.append(letter)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reader_gets_letters_in_his_language(language):
    assert language_of_letters(model_of("october-1962"), language) == language


@pytest.mark.parametrize("side", ["us", "ussr"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_letters_of_one_game_repeat_no_sentence_and_leave_no_seam(language, side):
    for seed in range(3):
        written = letters(language, side, seed)
        said = [bare(s.text) for letter in written for s in letter.sentences]
        assert len(said) == len(set(said))
        for letter in written:
            assert ODD.search(letter.body) is None, letter.body
            assert JARS[language].search(letter.body) is None, letter.body
            assert all(s.text[0].isupper() or s.text[0] in "0123456789¿¡«" for s in letter.sentences), letter.body


@pytest.mark.parametrize("side", ["us", "ussr"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_clause_is_told_in_every_language(language, side):
    told = 0
    for facts, letter in zip(a_game_of(side, 3, 25), letters(language, side, 3), strict=True):
        assert {s.clause for s in letter.sentences if s.clause is not None} == set(range(len(facts.clauses)))
        told += len(facts.clauses)
    assert told > 0
