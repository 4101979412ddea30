"""Plans are judged together: what acts are worth is learned from all plans that share them."""

import numpy as np

from game.core.sides import US
from game.strategist.judgement import judge
from game.strategist.packages import packages, worth_between
from tests.strategist.small import MODEL


def test_a_plan_never_played_is_judged_by_its_acts():
    parts = [{"a": 1.0}, {"b": 1.0}, {"a": 1.0, "c": 1.0}, {"b": 1.0, "c": 1.0}, {}, {"c": 1.0}, {"a": 1.0, "b": 1.0}]
    score = np.array([4.0, -4.0, 6.0, -2.0, 0.0, 2.0])
    found = judge(parts, np.arange(6), score, np.full(6, 0.5))
    assert found.parts["a"] > found.parts["c"] > found.parts["b"]
    assert abs(found.mean[6]) < 2
    assert found.spread[6] > 0


def test_noise_alone_is_not_taken_for_skill():
    noise = np.random.default_rng(1).normal(0, 5, 12)
    found = judge([{f"x{i}": 1.0} for i in range(12)], np.arange(12), noise, np.full(12, 25.0))
    assert np.abs(found.mean - noise.mean()).max() < 0.5 * np.abs(noise - noise.mean()).max()


def test_packages_go_from_the_hardest_to_the_softest_and_none_could_be_better_for_both():
    found = [worth_between(MODEL, US, levels) for levels in packages(MODEL, US, "cable")]
    assert len(found) >= 5
    assert [x for x, _ in found] == sorted((x for x, _ in found), reverse=True)
    assert [x for _, x in found] == sorted(x for _, x in found)
