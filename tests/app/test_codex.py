"""What the codex tells, to whom, and when."""

from __future__ import annotations

import pytest

from game.app.brevity import brief, sentences
from game.app.choices import NewGame
from game.app.codex import FAMILIES, Knowledge, articles, gloss, knowledge
from game.app.codex_search import Links, folded, search
from game.app.newgame import model_of, start_session
from game.locale import Level, Reading, read_as

ALL = Knowledge()


@pytest.fixture(scope="module")
def everything():
    return articles(model_of("october-1962"))


def test_every_article_says_where_it_comes_from_or_that_it_is_invented(everything):
    assert [
        a.id
        for a in everything
        if a.part != "sources" and not (a.sources and a.confidence) and "nvented" not in a.confidence
    ] == []


def test_every_part_holds_something(everything):
    assert {a.part for a in everything} == {part for part, _ in FAMILIES}


def test_every_article_to_read_on_is_there(everything):
    ids = {a.id for a in everything}
    assert [(a.id, other) for a in everything for other in a.see if other not in ids] == []


def test_what_tells_an_article_is_an_event_an_order_or_a_word_of_the_scenario(everything):
    model = model_of("october-1962")
    known = {e.id for e in model.events} | set(model.orders) | set(model.words["events"])
    assert [(a.id, told) for a in everything for told in a.told_by if told not in known] == []


@pytest.mark.parametrize("wanted", ["guantánamo", "GUANTANAMO", "guanta"])
def test_case_and_accents_do_not_matter(everything, wanted):
    assert search(everything, wanted, ALL)[0].title.startswith("Guantanamo")


def test_every_word_that_is_typed_has_to_fit(everything):
    found = search(everything, "nuclear torpedo", ALL)
    assert found[0].id == "weapons/nuclear-torpedo"
    assert search(everything, "nuclear zebra", ALL) == []


def test_a_desk_does_not_find_what_it_cannot_know(everything):
    session = start_session(NewGame(side="us", start="oct27"))
    ours, theirs = knowledge(session, "us"), knowledge(session, "ussr")
    for word in ("torpedo", "tactical warheads", "arkhipov", "dobrynin's cable"):
        told = " ".join(a.title for a in search(everything, word, ours))
        assert "Nuclear torpedo" not in told
        assert "Arkhipov" not in told
        assert "cable on the talk" not in told
    assert "weapons/nuclear-torpedo" in [a.id for a in search(everything, "torpedo", theirs)]


@pytest.mark.parametrize("side", ["us", "ussr"])
def test_no_desk_is_told_of_what_comes_after(everything, side):
    knows = knowledge(start_session(NewGame(side=side, start="oct16")), side)
    open_text = " ".join(
        a.text + (a.later if knows.opens(a) else "") for a in everything if knows.lists(a) and a.part != "sources"
    )
    for word in ("1992", "2002", "1963", "28 October 1962", "secret assurance"):
        assert word not in open_text


def test_hard_words_are_found_in_running_text_once_each(everything):
    links = Links(everything, ALL)
    text = "A U-2 found R-12s? No: an R-12 near San Cristobal, and a U-2 came home."
    assert [(text[x.start : x.end], x.article.id) for x in links.within(text)] == [
        ("U-2", "weapons/u-2"),
        ("R-12", "weapons/r-12"),
        ("San Cristobal", "places/san-cristobal"),
    ]


def test_a_gloss_is_one_line_and_tells_nothing_that_is_shut(everything):
    article = next(a for a in everything if a.id == "glossary/tactical")
    assert gloss(article, Knowledge("us")) == "A small one, for a battlefield."


def test_letters_are_folded_to_bare_small_ones():
    assert folded("Guantánamo Ёлка") == "guantanamo елка"


def test_at_the_short_level_only_the_first_sentences_are_told():
    text = "Mr. Ball came. F. Kennedy spoke! Nobody answered. They went."
    assert sentences(text) == ["Mr. Ball came.", "F. Kennedy spoke!", "Nobody answered.", "They went."]
    assert brief(text) == text
    with read_as(Reading(level=Level.SHORT)):
        assert brief(text) == "Mr. Ball came. F. Kennedy spoke!"
