"""Playouts of many games: what they come to is what the same games come to alone."""

from dataclasses import replace

import numpy as np
import pytest

from game.ai import policy_for
from game.ai.playout import play_out
from game.content import load_model
from game.content.bulk import Bulk
from game.core.crisis import Setup
from game.core.luck import base_of, moment_of
from game.core.opening import begin
from game.core.plans import Plan
from game.core.scores import score
from game.core.sides import SIDES
from game.lockstep.chairs import chair_for
from game.lockstep.opening import crowd_from, open_many
from game.lockstep.playouts import CHUNK, FirstWatch, cause_name, finish, play_on, play_out_many
from game.lockstep.same import of_crisis, of_lane
from tests.lockstep.scripted import difference, played_alone

NAMES = ("kennedy", "khrushchev")
MODEL = load_model("october-1962")
MANY = load_model("october-1962", dialect=Bulk)


def _chairs():
    return {side: chair_for(name, MANY, side) for side, name in zip(SIDES, NAMES, strict=True)}


def _policies():
    return {side: policy_for(name, MODEL, side) for side, name in zip(SIDES, NAMES, strict=True)}


def _setup(start="oct26", **more):
    return Setup(scenario=MODEL.id, start=start, seed=0, personas=NAMES, **more)


def _under(crisis, seed, *, historical=False):
    twin = crisis.clone()
    twin.setup = replace(crisis.setup, seed=seed, historical_luck=historical)
    twin.v[0] = base_of(seed, moment_of(crisis.v[MODEL.at.t]))
    return twin


def _same_end(outcomes, row, end):
    assert end.ending is not None
    assert MANY.endings[outcomes.ending[row]].id == end.ending.id
    assert outcomes.t[row] == end.ending.t
    assert cause_name(MANY, int(outcomes.cause[row])) == end.ending.cause
    assert outcomes.rung[row] == end.v[MODEL.at.rung]
    assert outcomes.side[row] == (-1 if end.ending.side is None else SIDES.index(end.ending.side))
    assert outcomes.total[:, row].tolist() == [score(MODEL, end, side)["total"] for side in SIDES]


@pytest.mark.parametrize("start", ["oct16", "oct26"])
def test_new_games_come_to_what_they_come_to_alone(start):
    seeds = np.arange(12, dtype=np.uint64)
    outcomes = finish(open_many(MANY, _setup(start), seeds), _chairs())
    for row, seed in enumerate(seeds):
        _same_end(outcomes, row, play_out(MODEL, begin(MODEL, replace(_setup(start), seed=int(seed))), _policies()))


@pytest.mark.parametrize("historical", [False, True])
def test_games_that_go_on_under_other_luck_come_to_what_they_come_to_alone(historical):
    crises = [x.before for x in played_alone(MODEL, replace(_setup(), seed=8), NAMES)[:3]]
    start = np.array([0, 1, 2, 2, 1, 0], np.int32)
    seeds = np.array([3, 1, 4, 1, 5, 9], np.uint64)
    outcomes = play_out_many(MANY, crises, chairs=_chairs(), seeds=seeds, start=start, historical=historical)
    assert outcomes.lane.tolist() == list(range(6))
    assert outcomes.start.tolist() == start.tolist()
    for row in range(6):
        crisis = _under(crises[start[row]], int(seeds[row]), historical=historical)
        _same_end(outcomes, row, play_out(MODEL, crisis, _policies()))


def test_a_first_watch_settled_beforehand_is_played_as_it_was():
    watches = played_alone(MODEL, replace(_setup(), seed=8), NAMES)
    watch = watches[0]
    first = [FirstWatch(watch.plans, watch.answers), FirstWatch({"ussr": Plan()}, {})]
    seeds = np.array([8, 8], np.uint64)
    crowd = crowd_from(MANY, [watch.before, watch.before], np.array([0, 1], np.int32), seeds)
    play_on(crowd, _chairs(), 1, first)
    assert difference(of_crisis(MANY, watch.after), of_lane(crowd, 0)) == ""
    alone = _policies()

    class Idle:
        def plan(self, view, dice):
            return (Plan(), ()) if view.watch == watch.before.watch else alone["ussr"].plan(view, dice)

        def answer(self, view, question, dice):
            return alone["ussr"].answer(view, question, dice)

    outcomes = finish(crowd, _chairs())
    _same_end(outcomes, 1, play_out(MODEL, watch.before, {"us": alone["us"], "ussr": Idle()}))


def test_settled_answers_are_given_where_they_are_open():
    for seed in range(60):
        for watch in played_alone(MODEL, replace(_setup(), seed=seed), NAMES):
            if watch.answers:
                key = next(iter(watch.answers))
                options = [o.id for o in MODEL.choices[key].options]
                first = [FirstWatch(watch.plans, {**watch.answers, key: option}) for option in options]
                n = len(options)
                crowd = crowd_from(MANY, [watch.before] * n, np.arange(n, dtype=np.int32), np.full(n, seed, np.uint64))
                play_on(crowd, _chairs(), 1, first)
                mine = options.index(watch.answers[key])
                assert difference(of_crisis(MANY, watch.after), of_lane(crowd, mine)) == ""
                others = [of_lane(crowd, i)["v"] for i in range(n) if i != mine]
                assert any(x != of_lane(crowd, mine)["v"] for x in others)
                return
    raise AssertionError


def test_some_watches_are_played_and_the_crowd_handed_back():
    watches = played_alone(MODEL, replace(_setup(), seed=21), NAMES)
    crowd = open_many(MANY, _setup(), np.array([21], np.uint64))
    for watch in watches:
        assert difference(of_crisis(MANY, watch.before), of_lane(crowd, 0)) == ""
        assert play_on(crowd, _chairs(), 1) is crowd
    end = of_lane(crowd, 0)
    assert end["ending"] == watches[-1].after.ending.id
    play_on(crowd, _chairs(), 5)
    assert of_lane(crowd, 0) == end


def test_games_that_had_ended_come_to_their_end():
    end = played_alone(MODEL, replace(_setup(), seed=3), NAMES)[-1].after
    crowd = crowd_from(MANY, [end], np.zeros(2, np.int32), np.array([1, 2], np.uint64))
    outcomes = finish(crowd, _chairs())
    assert outcomes.ending.tolist() == [[x.id for x in MANY.endings].index(end.ending.id)] * 2
    assert outcomes.t.tolist() == [end.ending.t] * 2


def test_blows_are_dated_by_the_hour_they_began():
    outcomes = finish(open_many(MANY, _setup("oct27", hazard=3.2), np.arange(150, dtype=np.uint64)), _chairs())
    kinds = np.array([x.kind for x in MANY.endings])[outcomes.ending]
    fought = outcomes.clash_t < 9999
    assert fought.any()
    assert (fought == (kinds == "war")).all()
    assert (outcomes.clash_t[fought] <= outcomes.t[fought]).all()


def test_a_long_playout_can_be_called_off_between_its_parts(monkeypatch):
    monkeypatch.setattr("game.lockstep.playouts.CHUNK", 4)
    crisis = begin(MODEL, _setup())
    asked = []

    def cancelled():
        asked.append(True)
        return len(asked) > 1

    n = 14
    outcomes = play_out_many(
        MANY,
        [crisis],
        chairs=_chairs(),
        seeds=np.arange(n, dtype=np.uint64),
        start=np.zeros(n, np.int32),
        cancelled=cancelled,
    )
    assert outcomes.lane.tolist() == list(range(8))
    assert outcomes.n == 8 < CHUNK
