"""The watch of many games at once against the watch of one: the very same plans, answers and luck, game for game."""

import re
import shutil
import tempfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from game.content import ContentError, load_model, resources
from game.content.bulk import Bulk
from game.core.crisis import Setup
from game.core.opening import begin
from game.lockstep import watch as lockstep
from game.lockstep.crowd import crowd_of
from game.lockstep.opening import open_many
from game.lockstep.same import of_crisis, of_lane
from tests.lockstep.scripted import HISTORICAL, NOBODY, answers_of, difference, first_difference, games_of, plans_of

MINI = Path(__file__).parents[1] / "content" / "fixtures" / "mini"
SHIPPED = ("october-1962", "black-saturday", "first-watch")
WITHOUT_HISTORY = HISTORICAL[:4]


def _both(scenario):
    return load_model(scenario), load_model(scenario, dialect=Bulk)


@pytest.mark.parametrize(("scenario", "games"), [("october-1962", 70), ("black-saturday", 60), ("first-watch", 40)])
def test_games_among_many_are_the_games_alone_after_every_watch(scenario, games):
    model, many = _both(scenario)
    pairs = HISTORICAL if scenario == "october-1962" else WITHOUT_HISTORY
    assert first_difference(many, list(games_of(model, games, seed=1962, pairs=pairs)), every=2) is None


@pytest.mark.slow
@pytest.mark.parametrize("scenario", SHIPPED)
def test_thousands_of_games_among_many_are_the_games_alone(scenario):
    model, many = _both(scenario)
    for seed in range(5):
        assert first_difference(many, list(games_of(model, 200, seed=seed)), every=4) is None


@settings(max_examples=5, deadline=None)
@given(seed=st.integers(0, 2**32), size=st.integers(1, 9))
def test_whoever_else_is_played_a_game_stays_the_same(seed, size):
    model, many = _both("black-saturday")
    assert first_difference(many, list(games_of(model, size, seed=seed)), every=3) is None


def test_a_game_that_has_ended_stays_as_it_was():
    model, many = _both("first-watch")
    games = list(games_of(model, 6, seed=3))
    crowd = crowd_of(many, [game[-1].before for game in games])
    last = [game[-1] for game in games]
    lockstep.play_watch(crowd, plans_of(crowd, last), NOBODY, answers_of(model, last))
    ended = [of_lane(crowd, i) for i in range(6)]
    assert all(x["ending"] is not None for x in ended)
    lockstep.play_watch(crowd, plans_of(crowd, last), NOBODY)
    assert [of_lane(crowd, i) for i in range(6)] == ended


@pytest.mark.parametrize("nature", [True, False])
@pytest.mark.parametrize("scenario", SHIPPED)
def test_games_opened_together_begin_like_games_opened_alone(scenario, nature):
    model, many = _both(scenario)
    for start in model.starts:
        setup = Setup(scenario=model.id, start=start, seed=0, personas=("kennedy", "khrushchev"), nature=nature)
        seeds = np.array([5, 2**63 - 1, 77], np.uint64)
        crowd = open_many(many, setup, seeds)
        for i, seed in enumerate(seeds):
            alone = begin(model, Setup(**{**_asdict(setup), "seed": int(seed)}))
            assert difference(of_crisis(many, alone), of_lane(crowd, i)) == ""


def _asdict(setup):
    return {name: getattr(setup, name) for name in setup.__slots__}


def test_taking_games_out_of_a_crowd_leaves_both_independent():
    model, many = _both("first-watch")
    games = list(games_of(model, 4, seed=9))
    crowd = crowd_of(many, [game[0].before for game in games])
    before = [of_lane(crowd, i) for i in range(4)]
    part = crowd.take(np.array([2, 0]))
    assert [of_lane(part, i) for i in range(2)] == [before[2], before[0]]
    first = [games[2][0], games[0][0]]
    lockstep.play_watch(part, plans_of(part, first), NOBODY, answers_of(model, first))
    assert [of_lane(crowd, i) for i in range(4)] == before


# -- scenarios that nobody wrote --------------------------------------------------------------------------------------

_NUMBER = re.compile(r"(?<![\w.-])\d+(?:\.\d+)?(?![\w.-])")


def _bent(folder, files, pick):
    """Change some of the numbers in a scenario's files."""
    for name in files:
        path = folder / name
        text = path.read_text(encoding="utf-8")
        # 0 and 1 are mostly flags; half a flag is neither set nor cleared, and no rule knows what to make of it.
        found = [m for m in _NUMBER.finditer(text) if m.group() not in ("0", "1")]
        for at, factor in sorted(pick(len(found)), reverse=True):
            number = found[at]
            new = f"{float(number.group()) * factor:.6g}"
            text = text[: number.start()] + new + text[number.end() :]
        path.write_text(text, encoding="utf-8")


def _picks(data, most):
    def pick(count):
        places = data.draw(st.lists(st.integers(0, count - 1), max_size=most, unique=True))
        return [(at, data.draw(st.sampled_from((0, 0.5, 2, 3)))) for at in places]

    return pick


def _generated(source, files, data, most):
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / source.name
        shutil.copytree(source, folder)
        _bent(folder, files, _picks(data, most))
        try:
            return _both(folder)
        except ContentError:
            assume(False)
            raise


@given(data=st.data())
def test_in_a_small_scenario_of_other_numbers_games_among_many_are_the_games_alone(data):
    model, many = _generated(MINI, ("acts.yaml", "letters.yaml", "tracks.yaml"), data, 6)
    pairs = [("random", "random")]
    games = list(games_of(model, 6, seed=data.draw(st.integers(0, 2**32)), pairs=pairs, most=30))
    assert first_difference(many, games) is None


@settings(max_examples=3, deadline=None)
@given(data=st.data())
def test_in_a_great_scenario_of_other_numbers_games_among_many_are_the_games_alone(data):
    files = ("orders.yaml", "events.yaml", "choices.yaml", "letters.yaml", "promises.yaml", "ladder.yaml")
    model, many = _generated(resources("scenarios") / "october-1962", files, data, 12)
    games = list(games_of(model, 10, seed=data.draw(st.integers(0, 2**32)), most=40))
    assert first_difference(many, games, every=4) is None
