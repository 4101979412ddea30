"""Offers stand, are bettered, outbid, withdrawn, lapse; and older, softer words can be taken up."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.core.facts import FactKind
from game.core.views import view_of
from tests.core.desk import QUIET, Desk, accept, letter, told, write

SOFT = {"pledge": 3, "quarantine": 1, "arms": 4}
DEAR = {**SOFT, "jupiters": 4}
FIRST, SECOND = "ussr-2", "ussr-3"


def swift(model):
    """Let cables go as fast as broadcasts, so that who wrote later is also read later, and the back channel slowly."""
    cable = replace(model.channels["cable"], hours=(0.3, 1.0))
    back = replace(model.channels["back"], hours=(14.0, 15.0))
    return replace(model, channels={**model.channels, "cable": cable, "back": back})


SWIFT = swift(QUIET)


def two_letters(model=SWIFT):
    """Khrushchev writes privately and softly, and a watch later publicly and dearly; both are read."""
    desk = Desk(model)
    desk.watch(ussr=write(letter("ussr", "cable", 1, **SOFT)))
    desk.watch(ussr=write(letter("ussr", "radio", **DEAR)))
    return desk


def test_an_older_softer_offer_stays_answerable_after_a_dearer_one():
    desk = two_letters()
    assert [o.id for o in desk.match.view("us").their_offers] == [FIRST, SECOND]
    assert told(desk.facts, FactKind.PRICE_RAISED) == [SECOND]


def test_the_answer_to_the_first_letter_brings_his_own_words_back_to_him_as_an_offer():
    desk = two_letters()
    facts = desk.watch(us=accept(FIRST, "radio"))
    assert told(facts, FactKind.OLDER_WORDS_TAKEN) == ["us-3"]
    assert desk["struck"] == 0
    (returned,) = desk.match.view("ussr").their_offers
    first = next(x for x in desk.match.now.archive if x.id == FIRST)
    assert (returned.id, returned.by, returned.levels) == ("us-3", "us", first.levels)
    assert [o.id for o in desk.match.view("us").their_offers] == [FIRST, SECOND]


def test_his_own_words_bind_once_he_takes_them_back_up():
    desk = two_letters()
    desk.watch(us=accept(FIRST, "radio"))
    facts = desk.watch(ussr=accept("us-3", "radio"))
    assert told(facts, FactKind.BARGAIN_STRUCK) == ["ussr-4"]
    assert desk["deal_jupiters"] == 1
    assert desk["deal_pledge"] == 3
    assert desk["deal_arms"] == 4


def test_he_may_also_refuse_his_own_words_and_then_they_only_stand():
    desk = two_letters()
    desk.watch(us=accept(FIRST, "radio"))
    desk.watch()
    desk.watch()
    assert desk["struck"] == 0
    assert desk.standing("us") == ["us-3"]


def test_accepting_the_same_older_words_again_does_not_pile_up_offers():
    desk = two_letters()
    for _ in range(3):
        desk.watch(us=accept(FIRST, "radio"))
    assert len(desk.standing("us")) == 1


def test_a_yes_to_the_latest_words_binds_at_once():
    desk = Desk(SWIFT)
    desk.watch(ussr=write(letter("ussr", "cable", 1, **SOFT)))
    facts = desk.watch(us=accept(FIRST, "radio"))
    assert told(facts, FactKind.BARGAIN_STRUCK) == ["us-3"]
    assert desk["struck"] == 1
    assert desk.standing("ussr") == desk.standing("us") == []


def test_a_yes_to_the_dearer_letter_binds_too():
    desk = two_letters()
    facts = desk.watch(us=accept(SECOND, "cable"))
    assert told(facts, FactKind.BARGAIN_STRUCK) == ["us-3"]
    assert desk["deal_jupiters"] == 4


def test_a_dearer_letter_still_under_way_already_unbinds_the_older_words():
    desk = Desk(SWIFT)
    desk.watch(ussr=write(letter("ussr", "cable", 1, **SOFT)))
    slow = write(letter("ussr", "back", jupiters=2, **SOFT))
    facts = desk.watch(us=accept(FIRST, "radio"), ussr=slow)
    assert told(facts, FactKind.OLDER_WORDS_TAKEN) == ["us-3"]


def test_a_dearer_letter_that_lies_unread_beside_the_yes_unbinds_it_too():
    desk = Desk(SWIFT)
    desk.watch(ussr=write(letter("ussr", "cable", 1, **SOFT)))
    facts = desk.watch(us=accept(FIRST, "radio"), ussr=write(letter("ussr", "radio", **DEAR)))
    assert told(facts, FactKind.OLDER_WORDS_TAKEN) == ["us-3"]


def test_a_feeler_under_way_unbinds_nothing():
    desk = Desk(SWIFT)
    desk.watch(ussr=write(letter("ussr", "cable", 1, **SOFT)))
    facts = desk.watch(us=accept(FIRST, "radio"), ussr=write(letter("ussr", "feeler", jupiters=2, arms=3)))
    assert told(facts, FactKind.BARGAIN_STRUCK) == ["us-3"]


def test_of_two_prices_named_in_one_breath_the_softer_binds():
    desk = Desk(SWIFT)
    both = write(letter("ussr", "cable", 1, **SOFT), letter("ussr", "radio", **DEAR))
    desk.watch(ussr=both)
    assert told(desk.watch(us=accept(FIRST, "radio")), FactKind.BARGAIN_STRUCK) == ["us-3"]


def test_an_offer_taken_back_can_no_longer_be_accepted():
    desk = Desk(SWIFT)
    desk.watch(ussr=write(letter("ussr", "cable", 1, **SOFT)))
    facts = desk.watch(ussr=write(letter("ussr", "cable"), withdraw=(FIRST,)))
    assert told(facts, FactKind.OFFER_WITHDRAWN) == [FIRST]
    assert desk.refusal("us", accept(FIRST, "radio")) == "nothing-to-accept"


def test_a_withdrawal_read_while_the_yes_is_under_way_unbinds_it():
    desk = Desk(SWIFT)
    desk.watch(ussr=write(letter("ussr", "cable", 1, **SOFT)))
    desk.watch(us=accept(FIRST, "back"), ussr=write(letter("ussr", "radio"), withdraw=(FIRST,)))
    desk.wait(lambda d: d.standing("us") != [])
    assert told(desk.facts, FactKind.OLDER_WORDS_TAKEN) == ["us-3"]
    assert desk["struck"] == 0


def test_a_better_letter_replaces_what_it_betters_in_the_same_place_only():
    desk = Desk(SWIFT)
    desk.watch(ussr=write(letter("ussr", "cable", **DEAR | {"jupiters": 2})))
    desk.watch(ussr=write(letter("ussr", "radio", **DEAR)))
    desk.watch(ussr=write(letter("ussr", "cable", 1, **SOFT)))
    assert desk.standing("ussr") == [SECOND, "ussr-4"]


def test_words_that_cannot_end_the_crisis_never_replace_words_that_can():
    desk = Desk(SWIFT)
    desk.watch(us=write(letter("us", "cable", pledge=1, arms=4)))
    desk.watch(us=write(letter("us", "cable", pledge=3)))
    assert desk.standing("us") == ["us-3", "us-4"]
    desk.watch(ussr=accept("us-3", "radio"))
    assert desk["struck"] == 1


def test_a_side_has_at_most_four_standing_offers():
    desk = Desk(SWIFT)
    for jupiters, pledge in ((0, 2), (0, 3), (2, 3), (2, 4)):
        desk.watch(ussr=write(letter("ussr", "cable", jupiters=jupiters, pledge=pledge, arms=4)))
    desk.watch(ussr=write(letter("ussr", "cable", jupiters=2, pledge=4, quarantine=2, arms=4)))
    assert len(desk.standing("ussr")) == 4
    assert FIRST not in desk.standing("ussr")


def test_an_offer_lapses_after_ninety_six_hours():
    desk = Desk(SWIFT)
    desk.watch(ussr=write(letter("ussr", "cable", 1, **SOFT)))
    desk.wait(lambda d: d["t"] == 192 + 96)
    assert desk.standing("ussr") == [FIRST]
    facts = desk.watch()
    assert told(facts, FactKind.OFFER_LAPSED) == [FIRST]
    assert desk.standing("ussr") == []


def test_a_yes_already_under_way_still_binds_when_the_offer_lapses_meanwhile():
    desk = Desk(SWIFT)
    desk.watch(ussr=write(letter("ussr", "cable", 1, **SOFT)))
    desk.wait(lambda d: d["t"] == 192 + 96)
    desk.watch(us=accept(FIRST, "back"))
    desk.wait(lambda d: d["struck"] == 1, most=2)
    assert desk["struck"] == 1


@pytest.mark.parametrize("start", ["oct26", "oct29"])
def test_what_stood_before_a_documented_moment_stands_at_it_unless_a_bargain_voided_it(start):
    desk = Desk(start=start)
    assert desk.standing("ussr") == (["ussr-3"] if start == "oct26" else [])
    assert view_of(QUIET, desk.match.crisis, "us").their_offers == desk.match.view("us").their_offers


def test_letters_under_way_are_void_once_a_bargain_is_struck():
    desk = Desk(SWIFT)
    desk.watch(ussr=write(letter("ussr", "cable", 1, **SOFT)))
    desk.watch(us=accept(FIRST, "radio"), ussr=write(letter("ussr", "feeler")))
    assert desk["struck"] == 1
    assert desk.match.now.mail == ()
    desk.watch(ussr=write(letter("ussr", "feeler")))
