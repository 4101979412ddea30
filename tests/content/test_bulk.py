"""The crisis worked out for one game and for the same game among many."""

import random

import numpy as np
import pytest

from game.content import load_model
from game.content.bulk import Bulk, draw
from game.core import luck

GAMES = 60


@pytest.fixture(scope="module")
def models():
    return load_model("october-1962"), load_model("october-1962", dialect=Bulk)


@pytest.fixture(scope="module")
def games(models):
    rng = random.Random(1962)
    rows = []
    for _ in range(GAMES):
        row = [round(rng.uniform(q.lo, q.hi) * 64) / 64 for q in models[0].quantities]
        for slot, q in enumerate(models[0].quantities):
            if q.kind == "posture" and q.hi < 100:
                row[slot] = float(rng.randint(int(q.lo), int(q.hi)))
        row[0] = rng.getrandbits(64)
        rows.append(row)
    return rows


def _columns(games):
    rest = [np.array(column, dtype=float) for column in list(zip(*games, strict=True))[1:]]
    return [np.array([game[0] for game in games], dtype=np.uint64), *rest]


def _same_effects(games, alone, together):
    columns = _columns(games)
    together(columns)
    for i, game in enumerate(games):
        row = list(game)
        alone(row)
        assert [column[i] for column in columns[1:]] == row[1:]


def test_draws_in_bulk_are_the_draws_of_single_games(games):
    key = luck.name_key("ev:u2-lost")
    assert list(draw(_columns(games)[0], key)) == [luck.draw(game[0], key) for game in games]


def test_what_changes_the_values_agrees_to_the_last_bit(models, games):
    one, many = models
    _same_effects(games, one.derive, many.derive)
    _same_effects(games, one.drift, many.drift)
    for order_id, order in one.orders.items():
        _same_effects(games, order.do, many.orders[order_id].do)
    for event, twin in zip(one.events, many.events, strict=True):
        _same_effects(games, event.do, twin.do)


def test_guards_agree_and_rates_and_scores_agree_to_the_last_digits(models, games):
    one, many = models
    columns = _columns(games)
    for event, twin in zip(one.events, many.events, strict=True):
        assert list(np.broadcast_to(twin.when(columns), GAMES)) == [event.when(game) for game in games]
        if event.rate is not None and twin.rate is not None:
            assert np.broadcast_to(twin.rate(columns), GAMES) == pytest.approx([event.rate(game) for game in games])
    for order_id, order in one.orders.items():
        twin_order = many.orders[order_id]
        assert list(np.broadcast_to(twin_order.when(columns), GAMES)) == [order.when(game) for game in games]
        assert twin_order.score(columns) == pytest.approx([order.score(game) for game in games])
