"""A strategist may go on in another temper: that changes what its own desk wants, and nothing that anybody sees."""

from dataclasses import replace

import pytest

from game.core.sides import SIDES, US, USSR, other
from game.core.views import view_of
from game.strategist.hand import FIRM, HABIT, HANDS
from game.strategist.policy import Strategist
from game.strategist.search import run
from game.strategist.strength import DEEP
from game.strategist.taking_up import desk_of, take_up
from tests.strategist.small import LITTLE, MODEL, begun, dice_of, on_the_way


def _search(side, strength=LITTLE):
    crisis = on_the_way(begun(seed=4), 2)
    return Strategist(MODEL, side, strength).consider(view_of(MODEL, crisis, side), dice_of(crisis, side))


@pytest.mark.parametrize("side", SIDES)
def test_a_hand_changes_the_motives_of_its_own_desk_and_nothing_else(side):
    mind = _search(side).mind
    view = view_of(MODEL, begun(seed=4), side)
    habit, firm = (take_up(mind.worlds(view, 5, 6), side, hand) for hand in (HABIT, FIRM))
    changed = {q.name for q, a, b in zip(MODEL.quantities, habit.v, firm.v, strict=True) if (a != b).any()}
    assert {f"{side}_press", f"{side}_fight", f"p_write_{side}"} <= changed
    own = {q.name for q in MODEL.quantities if q.kind in ("persona", "motive", "derived")}
    assert changed <= own
    assert not any(name.startswith(f"{other(side)}_") or name.endswith(f"_{other(side)}") for name in changed)
    assert f"p_caution_{side}" not in changed


@pytest.mark.parametrize("side", SIDES)
def test_a_desk_in_another_temper_sees_what_it_saw(side):
    mind = _search(side).mind
    view = view_of(MODEL, begun(seed=4), side)
    desk = desk_of(view, take_up(mind.worlds(view, 5, 1), side, FIRM), FIRM)
    for slot, q in enumerate(MODEL.quantities):
        if slot and q.kind not in ("persona", "motive", "derived"):
            assert desk.values[slot] == view.values[slot] or view.values[slot] != view.values[slot], q.name
    assert desk[f"p_press_{side}"] == view[f"p_press_{side}"] + FIRM.leanings["press"]
    assert desk[f"{side}_press"] > view[f"{side}_press"]


def test_the_search_goes_on_from_the_hand_that_came_out_best_and_tries_what_it_would_do():
    search = _search(USSR, replace(LITTLE, hands=HANDS, hand_worlds=24))
    before = set(search.options)
    asked = search.request()
    assert asked.crowd.n == 24 * len(HANDS)
    run([search])
    assert search.hand in HANDS
    assert search.hand is not HABIT
    assert set(search.options) > before
    assert search.games == asked.crowd.n + sum(x.games for x in search.tried)


def test_the_deep_strategist_alone_compares_hands():
    assert DEEP.hands == HANDS
    assert _search(US, replace(LITTLE, hands=(HABIT,))).request().crowd.n == 8 * 3
