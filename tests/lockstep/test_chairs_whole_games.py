"""Whole games between chairs in lock step are the same games as between single policies, to the last number."""

from __future__ import annotations

import pytest

from game.ai.playout import play_out
from game.content import load_model
from game.core.opening import begin
from game.core.sides import SIDES
from game.lockstep.chairs import chair_for
from game.lockstep.crowd import crowd_of
from game.lockstep.playouts import play_on
from game.lockstep.same import of_crisis, of_lane
from tests.lockstep.sealed import bulk_of, policies, setup_of

LONGEST = 400


def otherwise(model, names, setups):
    """Return the setups of games that go otherwise among many than alone, with the first difference."""
    bulk = bulk_of(model)
    crises = [begin(model, setup) for setup in setups]
    chairs = {side: chair_for(names[side], bulk, side) for side in SIDES}
    crowd = play_on(crowd_of(bulk, crises), chairs, LONGEST)
    alone = policies(model, names)
    found = []
    for game, crisis in enumerate(crises):
        one, same = of_lane(crowd, game), of_crisis(bulk, play_out(model, crisis, alone))
        found += [(crisis.setup, key, one[key], same[key]) for key in one if one[key] != same[key]][:1]
    return found


def setups_of(model, names, many, first):
    return [
        setup_of(model, names, start, first + i, hazard=1 + i % 2, historical_luck=i % 5 == 4)
        for start in model.starts
        for i in range(many)
    ]


@pytest.mark.parametrize(
    ("scenario", "us", "ussr"),
    [
        ("october-1962", "kennedy", "khrushchev"),
        ("october-1962", "gambler-us", "malinovsky"),
        ("october-1962", "history", "vienna"),
        ("black-saturday", "stevenson", "mikoyan-line"),
        ("first-watch", "chiefs", "khrushchev"),
    ],
)
def test_whole_games_in_lock_step_are_the_games_alone(scenario, us, ussr):
    model = load_model(scenario)
    names = {"us": us, "ussr": ussr}
    assert otherwise(model, names, setups_of(model, names, many=5, first=7)) == []


@pytest.mark.slow
def test_whole_games_of_every_pair_of_personas_are_the_games_alone():
    for scenario in ("october-1962", "black-saturday", "first-watch"):
        model = load_model(scenario)
        own = [[p.id for p in model.personas.values() if p.side == side] for side in SIDES]
        for i, us in enumerate(own[0]):
            for k, ussr in enumerate(own[1]):
                names = {"us": us, "ussr": ussr}
                assert otherwise(model, names, setups_of(model, names, many=10, first=1000 * i + 100 * k)) == []
