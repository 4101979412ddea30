"""The phases of a watch are a checked table."""

from __future__ import annotations

import pytest

from game.core.phases import STEPS, Phase, Step, Trigger, build


def test_every_phase_is_reachable_and_none_is_a_trap() -> None:
    table = build(STEPS, Phase.BRIEF, Phase.ENDED)
    assert len(table) == len(STEPS)


def test_a_phase_that_leads_nowhere_is_refused() -> None:
    steps = tuple(s for s in STEPS if s.at is not Phase.ANSWER)
    with pytest.raises(ValueError, match="answer is a trap"):
        build(steps, Phase.BRIEF, Phase.ENDED)


def test_a_phase_that_nothing_leads_to_is_refused() -> None:
    steps = tuple(s for s in STEPS if s.to is not Phase.INCIDENT)
    with pytest.raises(ValueError, match="cannot be reached"):
        build(steps, Phase.BRIEF, Phase.ENDED)


def test_two_ways_for_one_trigger_are_refused() -> None:
    twice = (*STEPS, Step(Phase.BRIEF, Trigger.OPEN_WATCH, Phase.ASSESS))
    with pytest.raises(ValueError, match="two ways"):
        build(twice, Phase.BRIEF, Phase.ENDED)
