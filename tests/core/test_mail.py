"""Letters take time and cross; channels are busy, leak, or can be disowned."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.core.facts import FactKind
from tests.core.desk import QUIET, Desk, letter, scene, told, write

SOFT = {"pledge": 3, "arms": 4}


def letter_of(desk, ident):
    return next(x for x in desk.match.now.archive if x.id == ident)


def with_channel(model, ident, **more):
    return replace(model, channels={**model.channels, ident: replace(model.channels[ident], **more)})


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("channel", ["cable", "radio", "back", "un", "feeler", "press"])
def test_a_letter_is_under_way_as_long_as_its_channel_takes(channel, seed):
    desk = Desk(seed=seed)
    desk.watch(us=write(letter("us", channel)))
    desk.wait(lambda d: letter_of(d, "us-3").read is not None)
    sent = letter_of(desk, "us-3")
    low, high = QUIET.channels[channel].hours
    assert sent.sent + 2 + low <= sent.arrives <= sent.sent + 2 + high
    assert sent.arrives <= sent.read < sent.arrives + 12


def test_letters_cross_when_both_write_in_the_same_watch():
    desk = Desk()
    desk.watch(us=write(letter("us", "radio")), ussr=write(letter("ussr", "radio")))
    assert letter_of(desk, "us-3").read == letter_of(desk, "ussr-2").read == 204
    assert letter_of(desk, "us-3").answers is None
    assert desk.refusal("us", write(letter("us", "cable", answers="us-3"))) == "answers-unread"
    desk.watch(us=write(letter("us", "cable", answers="ussr-2")))


def test_a_letter_works_on_nobody_before_it_is_read():
    written, silent = Desk(), Desk()
    written.watch(us=write(letter("us", "feeler", -2)))
    silent.watch()
    assert written["ussr_dread"] == silent["ussr_dread"]
    assert written["ussr_res"] == silent["ussr_res"]
    assert letter_of(written, "us-3").read is None


def test_a_colder_letter_frightens_its_reader_more():
    cold, warm = Desk(), Desk()
    cold.watch(us=write(letter("us", "radio", -2)))
    warm.watch(us=write(letter("us", "radio", 2)))
    assert cold["ussr_dread"] > warm["ussr_dread"]
    assert cold["knot"] > warm["knot"]


def test_a_channel_is_busy_until_its_letter_is_read():
    desk = Desk()
    desk.watch(us=write(letter("us", "feeler")))
    assert "feeler" in desk.match.view("us").busy
    assert desk.refusal("us", write(letter("us", "feeler"))) == "channel-busy"
    assert "feeler" not in desk.match.view("ussr").busy
    desk.wait(lambda d: letter_of(d, "us-3").read is not None)
    desk.watch(us=write(letter("us", "feeler")))


def test_a_letter_leaks_or_not_and_a_leak_hurts_only_if_it_trades_something_delicate():
    leaky = with_channel(QUIET, "cable", leak=1.0)
    plain, delicate, tight = Desk(leaky), Desk(leaky), Desk()
    for desk, levels in ((plain, SOFT), (delicate, {**SOFT, "jupiters": 2}), (tight, {**SOFT, "jupiters": 2})):
        desk.watch(us=write(letter("us", "cable", **levels)))
        desk.wait(lambda d: letter_of(d, "us-3").read is not None)
    assert told(plain.facts, FactKind.LETTER_LEAKED) == told(delicate.facts, FactKind.LETTER_LEAKED) == ["us-3"]
    assert letter_of(delicate, "us-3").leaked
    assert not told(tight.facts, FactKind.LETTER_LEAKED)
    assert delicate["us_ally"] == pytest.approx(tight["us_ally"] - 5, abs=0.1)
    assert plain["us_ally"] == pytest.approx(tight["us_ally"], abs=0.1)


def test_a_planted_column_floats_terms_stands_for_nothing_and_can_be_disowned():
    desk = Desk(scene(QUIET, "oct24", lippmann=0))
    desk.watch(us=write(letter("us", "press", jupiters=3, arms=4, urgent=True)))
    assert desk["us_cries"] == 0
    desk.wait(lambda d: letter_of(d, "us-3").read is not None)
    assert desk["lippmann"] == 1
    assert desk.standing("us") == []


def test_a_column_that_does_not_name_turkey_floats_nothing():
    desk = Desk()
    desk.watch(us=write(letter("us", "press", pledge=2, arms=4)))
    desk.wait(lambda d: letter_of(d, "us-3").read is not None)
    assert desk["lippmann"] == 0


def test_a_feeler_moves_its_reader_less_than_a_cable():
    moved = {}
    for channel in ("cable", "feeler"):
        desk, still = Desk(), Desk()
        desk.watch(us=write(letter("us", channel, -2)))
        still.watch()
        while letter_of(desk, "us-3").read is None:
            desk.watch()
            still.watch()
        moved[channel] = desk["ussr_res"] - still["ussr_res"]
    assert 0 < moved["feeler"] < moved["cable"]


def test_washingtons_word_before_the_exposure_tells_moscow_that_it_knows():
    desk = Desk(start="oct16")
    assert desk["ussr_knows"] == 0
    desk.watch(us=write(letter("us", "back", -1)))
    assert desk["ussr_knows"] == 1
    assert desk["exposed"] == 0


def test_a_demand_in_public_tightens_the_knot_and_an_offer_lets_it_out():
    knots = {}
    for name, draft in {
        "demand": letter("us", "radio"),
        "offer": letter("us", "radio", **SOFT),
        "threat": letter("us", "cable", threat=("strike", 2)),
        "plain": letter("us", "cable"),
    }.items():
        desk = Desk()
        desk.watch(us=write(draft))
        knots[name] = desk["knot"]
    assert knots["offer"] < knots["plain"] < knots["demand"]
    assert knots["plain"] < knots["threat"]
