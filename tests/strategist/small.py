"""A strategist that thinks little, so that tests are quick, and moments for it to think at."""

from functools import cache

from game.ai import policy_for
from game.content import load_model
from game.core.crisis import Setup
from game.core.inplay import Unanswered
from game.core.luck import Dice
from game.core.opening import begin
from game.core.sides import SIDES
from game.core.views import view_of
from game.core.watch import play_watch
from game.strategist.hand import HANDS
from game.strategist.policy import Strategist
from game.strategist.strength import Round, Strength

MODEL = load_model("october-1962")
LITTLE = Strength("little", 1.0, (Round(8, 3),), 6, hands=HANDS[:3], hand_worlds=3)
TWO_ROUNDS = Strength("two-rounds", 1.0, (Round(8, 4), Round(6, 8)), 8)


@cache
def strategist(side, explain=False, model=MODEL):
    """Return a strategist that thinks little."""
    return Strategist(model, side, LITTLE, explain=explain)


def leaders(model=MODEL):
    """Return the first persona of each side."""
    return tuple(next(p.id for p in model.personas.values() if p.side == side) for side in SIDES)


def begun(start="oct26", seed=3, model=MODEL):
    """Return the truth at the first moment of decision."""
    return begin(model, Setup(scenario=model.id, start=start, seed=seed, personas=leaders(model)))


def dice_of(crisis, side, model=MODEL):
    """Return the dice of a side's desk."""
    return Dice(crisis.setup.seed, crisis.v[model.at.t], side)


def on_the_way(crisis, watches, model=MODEL):
    """Return the truth after some watches between personas, or at the last moment of decision before an end."""
    chairs = {s: policy_for(p, model, s) for s, p in zip(SIDES, leaders(model), strict=True)}

    def answer(now, question):
        return chairs[question.side].answer(
            view_of(model, now, question.side), question, dice_of(crisis, question.side, model)
        )[0]

    for _ in range(watches):
        plans = {s: chairs[s].plan(view_of(model, crisis, s), dice_of(crisis, s, model))[0] for s in SIDES}
        after = play_watch(model, crisis, plans, answer)
        if after.ending is not None:
            return crisis
        crisis = after
    return crisis


def first_question(side, model=MODEL):
    """Return (crisis, view, question) of an incident in which a side is asked."""
    chairs = {s: policy_for(p, model, s) for s, p in zip(SIDES, leaders(model), strict=True)}
    for seed in range(200):
        crisis = begun("oct26", seed, model)
        for _ in range(6):
            plans = {s: chairs[s].plan(view_of(model, crisis, s), dice_of(crisis, s, model))[0] for s in SIDES}
            found = []

            def answer(now, question, crisis=crisis, found=found):
                if question.side == side and len(question.options) > 1:
                    found.append((now.clone(), view_of(model, now, side), question))
                    raise Unanswered(question)
                return chairs[question.side].answer(
                    view_of(model, now, question.side), question, dice_of(crisis, question.side, model)
                )[0]

            try:
                crisis = play_watch(model, crisis, plans, answer)
            except Unanswered:
                return found[0]
            if crisis.ending is not None:
                break
    raise AssertionError
