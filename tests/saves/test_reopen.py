"""From a save back to the match, under the same rules or others."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.content import load_model
from game.core.phases import Phase
from game.history.reopen import reopen
from game.reports.pairing import Pairing
from game.reports.recorded import recorded
from game.saves import SaveError, fell_of
from game.saves.schema import SavedMatch


@pytest.fixture(scope="module")
def model():
    return load_model("october-1962")


@pytest.fixture(scope="module")
def steps(model):
    pairing = Pairing(scenario=model.id, start="oct24", us="kennedy", ussr="khrushchev", games=1, seed=5)
    chairs = pairing.chairs(model)
    return pairing.setup(0, chairs), tuple(recorded(model, pairing.setup(0, chairs), chairs))


@pytest.fixture
def saved(model, steps, header):
    setup, played = steps
    return SavedMatch(
        name="x",
        header=replace(header, setup=setup, scenario_digest=model.digest),
        steps=tuple(command for command, _ in played),
        fell=tuple(fell_of(match) for _, match in played),
    )


def test_a_whole_match_goes_through_a_file_and_falls_again_as_it_fell(model, saved, store):
    journal = store.resume(saved)
    assert journal.problem is None
    again = store.load(store.matches()[0])
    reopened = reopen(model, again)
    assert reopened.match.phase is Phase.ENDED
    assert fell_of(reopened.match).digest == saved.fell[-1].digest
    assert reopened.remarks == ()


def test_an_edited_scenario_that_does_not_concern_the_match_is_opened_with_a_remark(model, saved):
    edited = replace(saved, header=replace(saved.header, scenario_digest="0" * 64))
    reopened = reopen(model, edited)
    assert "was edited" in reopened.remarks[0]


def test_a_match_that_falls_otherwise_now_is_refused_and_the_first_difference_is_named(model, saved):
    at = next(i for i, fell in enumerate(saved.fell) if fell.facts)
    other = replace(saved.fell[at], facts=("event:volcano", *saved.fell[at].facts[1:]))
    bent = replace(saved, fell=(*saved.fell[:at], other, *saved.fell[at + 1 :]))
    with pytest.raises(SaveError) as refused:
        reopen(model, bent)
    assert refused.value.problem.code == "replay-differs"
    assert "event:volcano" in refused.value.problem.because
    assert f"first {at} steps" in refused.value.problem.safe


def test_a_match_whose_numbers_differ_is_refused(model, saved):
    other = replace(saved.fell[0], digest="0" * 64)
    with pytest.raises(SaveError) as refused:
        reopen(model, replace(saved, fell=(other, *saved.fell[1:])))
    assert "other numbers" in refused.value.problem.because


@pytest.mark.parametrize("change", [{"start": "oct42"}, {"personas": ("nobody", "khrushchev")}])
def test_a_match_from_a_start_or_leader_that_is_gone_is_refused(model, saved, change):
    gone = replace(saved, header=replace(saved.header, setup=replace(saved.header.setup, **change)))
    with pytest.raises(SaveError) as refused:
        reopen(model, gone)
    assert refused.value.problem.code == "replay-differs"


def test_a_match_of_another_scenario_is_refused(model, saved):
    with pytest.raises(SaveError):
        reopen(model, replace(saved, header=replace(saved.header, scenario="black-saturday")))


def test_every_save_problem_is_explained_in_the_documentation():
    import re
    from pathlib import Path

    root = Path(__file__).parents[2]
    sources = [*(root / "game" / "saves").glob("*.py"), *(root / "game" / "history").glob("*.py")]
    codes = {code for p in sources for code in re.findall(r'code="([a-z-]+)"', p.read_text(encoding="utf-8"))}
    explained = set(re.findall(r"^#### (\S+)", (root / "docs" / "errors.md").read_text(encoding="utf-8"), re.MULTILINE))
    assert codes
    assert codes <= explained
