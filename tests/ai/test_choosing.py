"""Orders, answers and moves of a persona, and the words for his reasons."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.ai.persona import Persona
from game.ai.policy import Reason
from game.ai.why import accounts, tell
from game.core.luck import Dice, OpponentRow
from game.core.plans import Plan, Question
from tests.ai.small import order, small_model, values, view

MODEL = small_model()
DICE = Dice(1962, 288, "us")


def orders_of(desk, model=MODEL, dice=DICE):
    return Persona(model, "us", "kennedy").plan(desk, dice)[0].orders


def test_the_most_attractive_orders_are_given_and_never_two_that_contradict_each_other():
    # `look` and `look-away` set the same posture; `dither` scores 0.25 after its cost, below the threshold.
    assert orders_of(view(MODEL, "us")) == ("look", "speak")


def test_orders_are_kept_within_attention():
    assert orders_of(view(MODEL, "us", attention=2)) == ("look",)
    assert orders_of(view(MODEL, "us", attention=0)) == ()


def test_only_what_may_be_given_is_given():
    assert orders_of(view(MODEL, "us", eligible=("look-away", "dither"))) == ("look-away",)


def test_no_more_than_four_orders_are_given_in_one_watch():
    many = small_model(orders={f"o{i}": order(f"o{i}", "us", i, 2.0) for i in range(7)})
    assert len(orders_of(view(many, "us", attention=7), many)) == 4


def test_chance_decides_more_the_wider_the_temperament():
    desk = view(MODEL, "us", values(p_temp_us=0.6))
    usual = {orders_of(desk, dice=Dice(seed, 288, "us")) for seed in range(60)}
    steady = {orders_of(replace(desk, temperament=0.001), dice=Dice(seed, 288, "us")) for seed in range(60)}
    assert len(usual) > 4
    assert steady == {("look", "speak")}


def test_the_same_view_and_dice_give_the_same_plan():
    desk = view(MODEL, "us", values(p_temp_us=0.9))
    for seed in range(20):
        first = Persona(MODEL, "us", "kennedy").plan(desk, Dice(seed, 288, "us"))
        again = Persona(MODEL, "us", "kennedy").plan(desk, Dice(seed, 288, "us"))
        assert first == again


def test_a_row_of_draws_is_the_draws_of_its_names():
    row = OpponentRow(f"ord:us:{i}" for i in range(50))
    for seed in (0, 1962, 2**63 - 1):
        dice = Dice(seed, 288, "us")
        assert dice.us(row) == [dice.u(name) for name in row.names]


def test_nobody_can_prepare_a_row_of_what_is_not_an_opponents_to_draw():
    with pytest.raises(ValueError, match="ev:u2-lost"):
        OpponentRow(["ord:us:look", "ev:u2-lost"])


def test_an_incident_is_answered_with_the_most_attractive_open_option():
    persona = Persona(MODEL, "us", "kennedy")
    question = Question(key="plane-lost", choice="plane-lost", side="us", options=("hold", "retaliate", "quiet"))
    narrow = replace(question, options=("retaliate", "quiet"))
    assert persona.answer(view(MODEL, "us"), question, DICE) == ("hold", ())
    assert persona.answer(view(MODEL, "us"), narrow, DICE) == ("quiet", ())


def test_under_blows_one_move_is_made_and_nothing_else():
    desk = view(MODEL, "us", clash_options=("cease", "go-on"), eligible=())
    assert Persona(MODEL, "us", "kennedy").plan(desk, DICE)[0] == Plan(blow="go-on")


def test_reasons_add_up_to_the_score_and_are_told_by_the_largest():
    persona = Persona(MODEL, "us", "kennedy", explain=True)
    _, reasons = persona.plan(view(MODEL, "us"), DICE)
    look = [r for r in reasons if r.about == "order:look"]
    assert {r.label for r in look} == {"urge", "cost", "chance"}
    account = next(a for a in accounts(reasons) if a.about == "order:speak")
    assert (account.reason, account.scruple, account.near) == ("urge", "cost", False)
    assert "the moment" in tell(account, MODEL)


def test_the_scenarios_own_words_name_a_motive():
    worded = small_model(words={"motives": {"calm": {"reason": "the rope was slipping"}, "press": "pride"}})
    found = accounts([Reason("order:x", "calm", 1.0), Reason("order:x", "press", -1.0), Reason("order:x", "near", 1.0)])
    told = tell(found[0], worded)
    assert "the rope was slipping" in told
    assert "pride" in told
    assert "near thing" in told
