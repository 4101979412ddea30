"""Mistakes in a scenario's phrases are found at once, each with the way to it."""

from __future__ import annotations

from copy import deepcopy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.core.sides import SIDES
from game.prose.compile import compile_grammar, read_grammar
from game.prose.problems import PhraseErrors
from game.prose.write import write_letter
from tests.prose.corpus import a_game_of, occasion, phrases, sheet


def broken(change):
    families = deepcopy(phrases())
    change(families)
    return [str(p) for p in read_grammar(families)[1]]


def test_the_shipped_phrases_have_no_problem():
    assert read_grammar(phrases())[1] == []


def test_the_shipped_phrases_have_words_for_every_term_level_and_threat():
    words = {side: set().union(*(f["words"] for f in phrases().values() if f["writer"] == side)) for side in SIDES}
    for term, entry in sheet()["terms"].items():
        for side in SIDES:
            family = "give" if entry["giver"] == side else "ask"
            assert {f"{family}.{term}.{n}" for n in range(1, len(entry["levels"]))} <= words[side]
            assert f"topic.{term}" in words[side]
    for threat, entry in sheet()["threats"].items():
        assert f"menace.{threat}" in words[entry["by"]]


def test_the_images_and_closings_are_as_many_as_promised():
    def count(family, symbol):
        return sum(len(x["say"]) if isinstance(x, dict) else 1 for x in phrases()[family]["words"][symbol])

    assert count("khrushchev-images", "image") >= 40
    assert count("khrushchev", "farewell") >= 30
    assert count("kennedy", "farewell") >= 30


def test_no_two_alternatives_of_one_writer_share_a_text():
    for side in SIDES:
        seen = {}
        for family, entry in phrases().items():
            if entry["writer"] != side:
                continue
            for symbol, alternatives in entry["words"].items():
                for x in alternatives:
                    for text in x["say"] if isinstance(x, dict) else [x]:
                        if len(text.split()) > 8 and not symbol.endswith(".any"):
                            assert text not in seen, (family, symbol, text, seen[text])
                            seen[text] = symbol


def test_an_unknown_symbol_is_named_with_its_place():
    found = broken(lambda f: f["kennedy"]["words"]["hope"].append("We trust in <providence>."))
    place = len(phrases()["kennedy"]["words"]["hope"])
    assert f"phrases: kennedy.words.hope.{place}: unknown symbol <providence>; define it under words" in found


def test_an_unknown_slot_is_named():
    found = broken(lambda f: f["kennedy"]["words"]["hope"].append("It is {weather} here."))
    assert any("unknown slot {weather}" in p for p in found)


def test_a_symbol_nobody_calls_is_reported():
    found = broken(lambda f: f["khrushchev"]["words"].update({"lonely": ["Nobody reads this."]}))
    assert any("'lonely' of ussr is never used" in p for p in found)


def test_an_endless_circle_is_reported_and_still_ends():
    def change(families):
        families["kennedy"]["words"]["hope"].append("We hope <round>.")
        families["kennedy"]["words"]["round"] = ["and <about>"]
        families["kennedy"]["words"]["about"] = ["and <round>"]

    assert any("endless circle" in p for p in broken(change))
    families = deepcopy(phrases())
    change(families)
    assert write_letter(read_grammar(families)[0], occasion("us")).sentences


def test_phrases_that_swell_without_end_are_cut_short():
    families = deepcopy(phrases())
    words = families["kennedy"]["words"]
    words["hope"] = ["<swell0>."]
    for n in range(12):
        words[f"swell{n}"] = [f"<swell{n + 1}> " * 8]
    words["swell12"] = ["ha"]
    letter = write_letter(read_grammar(families)[0], occasion("us"))
    assert len(letter.body) < 10_000


@pytest.mark.parametrize("condition", ["cold warm", "cold !cold", "direct note", "gives bare"])
def test_a_condition_that_cannot_hold_is_reported(condition):
    found = broken(lambda f: f["kennedy"]["words"]["hope"].append({"if": condition, "say": ["Well."]}))
    assert any("a condition that can never hold" in p for p in found)


def test_an_unknown_flag_is_reported():
    found = broken(lambda f: f["kennedy"]["words"]["hope"].append({"if": "grumpy", "say": ["Well."]}))
    assert any("unknown flag 'grumpy'" in p for p in found)


def test_an_unknown_move_in_a_plan_is_reported():
    found = broken(lambda f: f["kennedy"]["plans"][0]["paragraphs"].append("*bribes dance?"))
    assert any("unknown move 'bribes'" in p for p in found)
    assert any("unknown move 'dance'" in p for p in found)


def test_a_writer_without_plans_is_reported():
    found = broken(lambda f: f["khrushchev"].pop("plans"))
    assert any("no plans for ussr" in p for p in found)


def test_all_problems_are_raised_together():
    families = deepcopy(phrases())
    families["kennedy"]["words"]["hope"] += ["<one>.", "<two>."]
    with pytest.raises(PhraseErrors) as caught:
        compile_grammar(families)
    assert len(caught.value.problems) == 2


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=12),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["writer", "plans", "words", "voices", "names", "hope", "if", "say"]), inner, max_size=3
        )
    ),
    max_leaves=12,
)


@settings(deadline=None, max_examples=40)
@given(st.dictionaries(st.text(min_size=1, max_size=8), JUNK, max_size=3))
def test_junk_is_reported_and_never_breaks_the_reading(families):
    assert read_grammar(families)[1]


@settings(deadline=None, max_examples=40)
@given(st.sampled_from(sorted(phrases())), JUNK)
def test_a_family_turned_to_junk_is_reported_and_letters_can_still_be_written(family, junk):
    families = phrases() | {family: junk}
    grammar, problems = read_grammar(families)
    assert problems
    for side in SIDES:
        if grammar.books[side].plans:
            for facts in a_game_of(side, 1, 3):
                write_letter(grammar, facts)
