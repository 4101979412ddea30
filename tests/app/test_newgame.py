"""What can be chosen, what cannot, and the way back into a saved match."""

from __future__ import annotations

import pytest

from game.app.choices import ChoiceError, NewGame
from game.app.newgame import (
    informations,
    lucks,
    model_of,
    opponents,
    resume,
    risks,
    scenarios,
    sides,
    start_session,
    starts,
    temperaments,
)
from game.app.save_list import saves
from game.core.digest import digest
from game.core.phases import Phase
from game.saves import SaveStore
from game.strategist import STRENGTHS


def test_everything_that_can_be_chosen_has_a_label_and_says_what_it_is():
    model = model_of("october-1962")
    lists = [scenarios(), starts(model), sides(model), opponents(model, "us"), opponents(model, "ussr")]
    lists += [temperaments(model), informations(model), risks(model), lucks(model)]
    for items in lists:
        assert items
        assert all(x.label and x.about for x in items)
        assert len({x.id for x in items}) == len(items)


def test_every_start_can_be_begun_from_every_desk():
    for start in starts(model_of("october-1962")):
        for side in ("us", "ussr", "both"):
            session = start_session(NewGame(start=start.id, side=side, seed=1))
            assert session.phase is Phase.BRIEF


def test_every_scenario_that_ships_can_be_begun():
    for scenario in scenarios():
        assert start_session(NewGame(scenario=scenario.id, seed=1)).phase is Phase.BRIEF


@pytest.mark.parametrize(
    "wrong",
    [
        {"scenario": "october-1963"},
        {"start": "oct99"},
        {"opponent": "napoleon"},
        {"opponent": "kennedy"},
        {"temperament": "furious"},
        {"information": "all"},
        {"risk": "none"},
        {"luck": "good"},
        {"side": "cuba"},
        {"seed": -1},
        {"seed": 2**63},
        {"side": "both", "opponent": "khrushchev"},
    ],
)
def test_a_choice_that_does_not_exist_is_refused_with_a_way_to_mend_it(wrong):
    with pytest.raises(ChoiceError) as refused:
        start_session(NewGame(**wrong))
    assert refused.value.because
    assert refused.value.mend


def test_an_opponent_sits_across_and_nobody_does_when_both_desks_are_played():
    model = model_of("october-1962")
    leaders = [x for x in opponents(model, "us") if x.id in model.personas]
    assert leaders
    assert all(model.personas[x.id].side == "ussr" for x in leaders)
    assert [x.id for x in opponents(model, "us") if x not in leaders] == [*STRENGTHS]
    assert opponents(model, "both") == ()


def test_presets_reach_the_set_up():
    session = start_session(NewGame(side="ussr", seed=3, temperament="gambling", information="clear", risk="high"))
    setup = session.match.crisis.setup
    assert setup.temperament == (1.6, 1.0)
    assert setup.fog == 0.5
    assert setup.hazard == 3.2
    assert session.information.takebacks


def test_the_same_seed_begins_the_same_match():
    first, second = (start_session(NewGame(seed=11)) for _ in range(2))
    assert digest(first.match.crisis) == digest(second.match.crisis)


def test_a_match_is_gone_on_with_exactly_where_it_was_left_even_in_an_incident(begin, play, tmp_path):
    store = SaveStore(tmp_path)
    session = begin(side="us", start="oct24", seed=12, store=store)
    play(session, until=lambda s: s.phase is Phase.INCIDENT and s.match.crisis.watch > 2)
    assert session.phase is Phase.INCIDENT
    found = store.newest()
    assert found is not None
    entry, saved = found
    again = resume(saved, store, entry)
    assert again.phase is Phase.INCIDENT
    assert again.match.question == session.match.question
    assert digest(again.match.now) == digest(session.match.now)
    assert again.facts("us") == session.facts("us")
    assert [w.reasons for w in again.whys] == [w.reasons for w in session.whys]
    assert len(again.chronicle.pages) == len(session.chronicle.pages)


def test_saves_are_listed_with_what_they_are(begin, tmp_path):
    store = SaveStore(tmp_path)
    begin(store=store)
    (tmp_path / "slots").mkdir()
    (tmp_path / "slots" / "junk.knot").write_bytes(b"\x00\x01junk")
    lines = saves(store)
    assert any("Washington's desk" in x.words and x.problem is None for x in lines)
    assert all(x.problem for x in lines if x.entry.name.startswith("junk"))


def test_a_beginning_in_mid_crisis_tells_each_desk_what_it_opens_there():
    model = model_of("october-1962")
    first, later = sides(model), sides(model, "oct27")
    assert "Moscow does not know" in first[0].about
    assert "Moscow does not know" not in later[0].about
    assert later[1].about.startswith("No attack came in the night.")
    assert first[2] == later[2]
