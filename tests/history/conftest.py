"""Games by chance, short enough to try many of them."""

from __future__ import annotations

from functools import cache

import pytest

from game.ai.chance import Chance
from game.content import load_model
from game.core.crisis import Setup
from game.history.branch import branch_of_playout


@cache
def model_of(name="first-watch"):
    return load_model(name)


def setup_of(seed, name="first-watch", start=None, **more):
    model = model_of(name)
    us, ussr = (next(p.id for p in model.personas.values() if p.side == side) for side in ("us", "ussr"))
    return Setup(scenario=name, start=start or model.default_start, seed=seed, personas=(us, ussr), **more)


def chairs_of(name="first-watch"):
    model = model_of(name)
    return {side: Chance(model, side) for side in ("us", "ussr")}


@cache
def game_of(seed, name="first-watch"):
    """A whole game by chance."""
    return branch_of_playout(model_of(name), setup_of(seed, name), chairs_of(name))


@pytest.fixture(scope="session")
def model():
    return model_of()
