"""A strategist plays by the rules, decides the same each time, and says afterwards what it thought."""

import pytest

from game.ai import Chance, UnknownPolicyError
from game.content import load_model
from game.core.legality import refuse_plan
from game.core.sides import SIDES, US, USSR, other
from game.core.views import view_of
from game.core.watch import play_watch
from game.strategist import STRENGTHS, opponent_for, opponents
from game.strategist.policy import Strategist
from game.strategist.search import run
from tests.strategist.small import MODEL, TWO_ROUNDS, begun, dice_of, first_question, on_the_way, strategist


@pytest.mark.parametrize(
    ("scenario", "start"), [("october-1962", "oct16"), ("october-1962", "oct26"), ("black-saturday", None)]
)
@pytest.mark.parametrize("side", SIDES)
def test_every_plan_of_a_game_against_chance_is_legal(scenario, start, side):
    model = load_model(scenario)
    crisis = begun(start or model.default_start, 8, model)
    desk, across = strategist(side, model=model), Chance(model, other(side))

    def answer(now, question):
        who = desk if question.side == side else across
        option = who.answer(view_of(model, now, question.side), question, dice_of(crisis, question.side, model))[0]
        assert option in question.options
        return option

    for _ in range(6):
        plans = {
            s: who.plan(view_of(model, crisis, s), dice_of(crisis, s, model))[0]
            for s, who in ((side, desk), (other(side), across))
        }
        assert refuse_plan(model, crisis, side, plans[side]) is None
        crisis = play_watch(model, crisis, plans, answer)
        if crisis.ending is not None:
            break


def test_the_same_view_and_dice_give_the_same_plan_each_time():
    crisis = on_the_way(begun(seed=2), 2)
    view, dice = view_of(MODEL, crisis, US), dice_of(crisis, US)
    assert Strategist(MODEL, US, TWO_ROUNDS).plan(view, dice) == Strategist(MODEL, US, TWO_ROUNDS).plan(view, dice)


def test_searches_that_share_a_crowd_come_to_what_each_comes_to_alone():
    moments = [on_the_way(begun(seed=seed), seed % 4) for seed in range(3)]
    desk = strategist(USSR)
    together = [desk.consider(view_of(MODEL, x, USSR), dice_of(x, USSR)) for x in moments]
    run(together)
    for crisis, search in zip(moments, together, strict=True):
        assert search.options[search.best] == desk.plan(view_of(MODEL, crisis, USSR), dice_of(crisis, USSR))[0]


def test_a_name_without_a_strength_means_the_middle_one():
    assert opponent_for("strategist", MODEL, US)._strength is STRENGTHS["strategist-steady"]
    assert opponent_for("kennedy", MODEL, US).persona == "kennedy"
    assert {"kennedy", *STRENGTHS} <= set(opponents(MODEL, US))
    with pytest.raises(UnknownPolicyError):
        opponent_for("strategist-wild", MODEL, US)


def test_a_strategist_says_what_it_took_to_be_the_case_and_what_it_expected():
    crisis = on_the_way(begun(seed=6), 2)
    plan, reasons = strategist(US, explain=True).plan(view_of(MODEL, crisis, US), dice_of(crisis, US))
    said = {(x.about, x.label): x.value for x in reasons}
    assert said["search", "games"] > said["search", "worlds"] > 0
    assert 0 <= said["search", "war"] <= 100
    assert said["belief:ussr_dread", "low"] <= said["belief:ussr_dread", "middle"] <= said["belief:ussr_dread", "high"]
    for order in plan.orders:
        assert (f"order:{order}", "foreseen") in said


def test_an_answer_is_one_of_those_open_and_comes_with_its_reasons():
    crisis, view, question = first_question(US)
    option, reasons = strategist(US, explain=True).answer(view, question, dice_of(crisis, US))
    assert option in question.options
    assert any(x.about == f"answer:{question.choice}:{option}" for x in reasons)


def test_what_it_believed_can_be_recalled_without_searching_again():
    crisis = on_the_way(begun(seed=6), 2)
    view, dice = view_of(MODEL, crisis, US), dice_of(crisis, US)
    _, reasons = strategist(US, explain=True).plan(view, dice)
    assert strategist(US).recall(view, dice) == tuple(x for x in reasons if x.about.startswith("belief:"))
