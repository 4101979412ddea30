"""Odds made in lock step are the odds made one game after the other."""

from __future__ import annotations

import pytest

from game.odds.as_played import line_as_played
from game.odds.asking import Until, odds_of
from game.odds.engine import bulk_engine
from game.odds.ledger import ledger_of
from game.odds.luck import luck_of
from game.odds.questions import AskOdds
from game.odds.serving import Failed
from game.odds.turning import turning_points
from game.odds.worker import OddsWorker
from tests.odds.reference import SEATS, branch, crisis_at, last, scalar_engine
from tests.odds.test_worker import wait_for

BULK, SCALAR = bulk_engine("october-1962"), scalar_engine()


@pytest.mark.parametrize("start", ["oct16", "oct24", "oct27"])
def test_the_odds_of_a_node_are_the_same_in_lock_step(start):
    until = Until(half_width=0, games=60)
    crisis = crisis_at(start)
    assert last(odds_of(BULK, crisis, SEATS, until)) == last(odds_of(SCALAR, crisis, SEATS, until))


def test_a_line_held_in_lock_step_has_the_same_odds():
    game = branch("oct24", 3)
    seats = {**SEATS, "ussr": line_as_played(SCALAR.model, game.watches, "ussr")}
    until = Until(half_width=0, games=60)
    assert last(odds_of(BULK, game.start, seats, until)) == last(odds_of(SCALAR, game.start, seats, until))


def test_the_risk_ledger_is_the_same_in_lock_step():
    crisis = branch("oct22", 4, "chiefs", "malinovsky").watches[6].before
    bulk, scalar = (last(ledger_of(e, crisis, SEATS, games=40, watches=400)) for e in (BULK, SCALAR))
    assert bulk == scalar
    assert bulk.coming


def test_turning_points_are_the_same_in_lock_step():
    watches = branch("oct26", 3).watches[:4]
    bulk, scalar = (last(turning_points(e, watches, SEATS, games=25)) for e in (BULK, SCALAR))
    assert bulk == scalar


def test_luck_accounts_are_the_same_in_lock_step():
    watches = branch("oct26", 4).watches
    bulk, scalar = (last(luck_of(e, watches, "us", SEATS, games=40)) for e in (BULK, SCALAR))
    assert bulk == scalar


def test_the_worker_plays_in_lock_step_unless_told_otherwise():
    with OddsWorker() as worker:
        question = AskOdds(crisis=crisis_at("oct27"), seats=SEATS, until=Until(half_width=0, games=50))
        found = wait_for(worker, worker.ask("october-1962", question))[-1]
        assert not isinstance(found, Failed), found
        assert found.value == last(odds_of(BULK, question.crisis, SEATS, question.until))
