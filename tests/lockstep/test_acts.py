"""What is written down beforehand does what the rules would do step by step."""

from __future__ import annotations

import numpy as np
import pytest

from game.content import load_model
from game.content.bulk import Bulk
from game.core.crisis import Setup
from game.core.sides import SIDES
from game.lockstep.acts import Script, at_games
from game.lockstep.inplay import InPlay
from game.lockstep.opening import open_many
from game.lockstep.traces import opens

MODEL = load_model("october-1962", dialect=Bulk)
FEW = np.array([1, 4, 5])
MOST = np.array([0, 1, 2, 4, 5, 6, 7])


def _crowd():
    setup = Setup(scenario=MODEL.id, start=MODEL.default_start, seed=0, personas=("kennedy", "khrushchev"))
    crowd = open_many(MODEL, setup, np.arange(8, dtype=np.uint64))
    rng = np.random.default_rng(1962)
    for slot, q in enumerate(MODEL.quantities[1:], start=1):
        if q.kind in ("track", "posture") and slot != MODEL.at.exposed:
            crowd.v[slot] = np.rint(rng.uniform(q.lo, q.hi, 8))
    return crowd


def _same(one, other):
    assert all(np.array_equal(a, b, equal_nan=a.dtype != np.uint64) for a, b in zip(one.v, other.v, strict=True))
    assert np.array_equal(one.signals, other.signals)


@pytest.mark.parametrize("event", MODEL.events, ids=lambda event: event.id)
def test_an_event_befalls_games_as_the_rules_say(event):
    script = Script(MODEL)
    script.jolt(event.knot)
    script.effects(event.do)
    for side in SIDES:
        script.shock(side, event.to[side])
    act = script.act()
    if act is None:
        assert opens(MODEL, event.do) or not script.known
        return
    at_once, in_steps = _crowd(), _crowd()
    act(at_once.v, at_once.signals, FEW)
    w = InPlay(in_steps, {})
    p = w.part(FEW)
    w.happen(p, event.knot, event.do, event.to, event.id)
    p.put_back()
    _same(at_once, in_steps)


@pytest.mark.parametrize("order", MODEL.orders.values(), ids=lambda order: order.id)
def test_an_order_does_pulls_and_tells_what_the_rules_say(order):
    script = Script(MODEL)
    script.effects(order.do)
    script.pull(order.side, order.pull)
    script.signal(order.side, order.signal)
    act = script.act()
    if act is None:
        assert opens(MODEL, order.do) or not script.known
        return
    at_once, in_steps = _crowd(), _crowd()
    act(at_once.v, at_once.signals, FEW)
    w = InPlay(in_steps, {})
    p = w.part(FEW)
    w.apply(p, order.do, order.id)
    w.pull(p, order.side, order.pull)
    p.put_back()
    w.signal(p, order.side, order.signal)
    _same(at_once, in_steps)


@pytest.mark.parametrize("games", [FEW, MOST], ids=["few", "most"])
def test_a_formula_gives_the_same_at_some_games_as_in_all(games):
    v = _crowd().v
    for order in MODEL.orders.values():
        for formula in (order.when, order.score):
            everywhere = np.broadcast_to(formula(v), 8)
            assert np.array_equal(at_games(formula)(v, games), everywhere[games], equal_nan=True)
