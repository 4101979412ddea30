"""The risk ledger: what of the danger lies in the coming watch, and what it comes from."""

from __future__ import annotations

import json

import pytest

from game.core.plans import Plan
from game.history.estimates import RISK_KINDS
from game.lockstep.playouts import FirstWatch
from game.odds.asking import Until, odds_of
from game.odds.ledger import ledger_of
from tests.odds.lottery import lottery
from tests.odds.reference import SEATS, branch, crisis_at, last, scalar_engine

ENGINE = scalar_engine()


@pytest.fixture(scope="module")
def ledger():
    return last(ledger_of(ENGINE, crisis_at("oct27"), SEATS, games=120, watches=120))


def test_the_kinds_of_risk_sum_to_the_whole_risk(ledger):
    assert sum(ledger.coming_watch(k).count for k in RISK_KINDS) == ledger.coming_watch().count
    assert sum(ledger.after_it(k).count for k in RISK_KINDS) == ledger.after_it().count


def test_the_coming_watch_and_what_follows_come_to_the_chance_of_war(ledger):
    odds = last(odds_of(ENGINE, crisis_at("oct27"), SEATS, Until(half_width=0, games=120)))
    assert ledger.coming_watch().count + ledger.after_it().count == odds.war.count


def test_an_air_strike_sealed_for_the_coming_watch_is_a_risk_of_choice_in_it():
    model = ENGINE.model
    crisis = next(
        w.before
        for seed in range(40)
        for w in branch("oct24", seed).watches
        if model.orders["air-strike"].when(w.before.v) and w.before.v[model.at.h] >= 12
    )
    strike = FirstWatch({"us": Plan(orders=("air-strike",))}, {})
    ordered = last(ledger_of(ENGINE, crisis, SEATS, games=20, watches=20, first=strike))
    free = last(ledger_of(ENGINE, crisis, SEATS, games=20, watches=20))
    assert ordered.after_it("choice").count + ordered.coming_watch("choice").count > free.coming_watch().count
    assert ordered.games == free.games == 20


def test_a_ledger_grows_batch_by_batch_the_coming_watch_first():
    engine, _ = lottery()
    steps = list(ledger_of(engine, crisis_at(), SEATS, games=3000, watches=10_000))
    assert [(s.value.watches, s.value.games) for s in steps] == [
        (8192, 0),
        (10_000, 0),
        (10_000, 1024),
        (10_000, 2048),
        (10_000, 3000),
    ]
    assert [s.final for s in steps] == [False] * 4 + [True]
    assert [s.done for s in steps] == sorted(s.done for s in steps)
    assert steps[-1].value.coming_watch("choice").share == pytest.approx(1 / 16, abs=0.02)


def test_the_coming_watch_alone_can_be_asked_for():
    engine, play = lottery()
    assert last(ledger_of(engine, crisis_at(), SEATS, games=0)).watches == 16_384
    assert not play.calls


def test_there_is_no_risk_to_reckon_once_the_game_has_ended():
    assert last(ledger_of(ENGINE, branch().end, SEATS)).games == 0


def test_a_ledger_can_be_written_as_json_by_kind_and_by_cause(ledger):
    data = json.loads(json.dumps(ledger.as_json()))
    assert set(data["coming"]["kinds"]) == set(RISK_KINDS)
    assert set(data["later"]["causes"]) == set(ledger.later)
