"""The council asked further: an adviser pressed, dissent, the room counted; what is never said twice."""

from __future__ import annotations

import re

import pytest

from game.app.agenda import agenda_of
from game.app.briefing import briefing
from game.app.council import council
from game.app.draft_plan import PlanDraft, blows
from game.app.expectations import forecasts
from game.app.incident import incident
from game.app.lexicon import lexicon_of
from game.app.pressing import pressed
from game.app.status import status
from game.app.the_room import asked, dissent, roads_of
from game.app.wishes import wishes
from game.core.phases import Phase
from game.core.plans import Plan
from game.locale import Level, Reading, read_as

STRIKE = Plan(orders=("air-strike",))


def settled(match):
    return bool(match.match.crisis.v[match.match.model.at.struck]) and match.phase is Phase.DELIBERATE


@pytest.mark.parametrize("side", ["us", "ussr"])
@pytest.mark.parametrize("start", ["oct16", "oct22", "oct27", "oct29"])
def test_what_an_adviser_would_do_could_be_sealed(begin, side, start):
    session = begin(side=side, start=start)
    for his in wishes(session, side).values():
        assert session.refuse(side, his.plan) is None


def test_an_adviser_who_is_pressed_says_what_he_would_do_his_doubt_and_what_would_move_him(begin):
    session = begin()
    before = session.view("us")
    for card in council(session, "us"):
        told = pressed(session, "us", card.id, Plan())
        assert told.instead
        assert told.unsure.startswith("Least sure")
        assert "He would" in told.change or "change his mind" in told.change
    assert session.view("us") == before


def test_what_an_adviser_would_do_can_be_taken_up_and_is_then_what_lies_on_the_desk(begin):
    session = begin()
    draft = PlanDraft(session, "us")
    his = wishes(session, "us")["taylor"]
    assert draft.take_up(his.plan) is None
    assert pressed(session, "us", "taylor", draft.plan()).same


def test_dissent_against_a_strike_names_the_blows_it_leads_to(begin):
    found = dissent(begin(), "us", STRIKE)
    assert found.against
    assert "blows" in found.argument
    assert len(found.others) >= 5


def test_the_room_is_counted_for_three_roads_the_plan_first(begin):
    session = begin()
    roads = asked(session, "us", STRIKE)
    assert [road.id for road in roads][:2] == ["plan", "nothing"]
    assert len(roads) == 3
    for road in roads:
        assert sum(road.count(mind) for mind in ("for", "unsure", "against")) == len(council(session, "us"))
    assert roads[0].count("against") > roads[0].count("for")


def test_while_blows_are_exchanged_the_roads_are_the_moves_that_are_open(begin, play):
    session = play(begin(seed=29), until=lambda match: bool(blows(match, "us")))
    moves = [move.id for move in blows(session, "us")]
    assert [road[0] for road in roads_of(session, "us", Plan())] == moves[:3]


def test_nobody_repeats_himself_in_twenty_watches(begin, play):
    session = begin(start="oct16", seed=5)
    heard: dict[str, list[str]] = {}
    for _ in range(20):
        for card in council(session, "us"):
            assert card.line
            assert card.line not in heard.setdefault(card.id, []), card.line
            heard[card.id].append(card.line)
        watch = session.match.crisis.watch
        play(session, until=lambda match, w=watch: match.match.crisis.watch > w and match.phase is Phase.DELIBERATE)
        if session.phase is Phase.ENDED:
            break


def test_what_is_said_is_worked_out_anew_alike_and_at_every_level_by_the_same_lines(begin, play):
    session = play(begin(start="oct24", seed=5), until=lambda match: match.match.crisis.watch > 6)
    lines = [card.line for card in council(session, "us")]
    session.table.clear()
    assert [card.line for card in council(session, "us")] == lines
    topics = [card.topic for card in council(session, "us")]
    with read_as(Reading("en", Level.SHORT)):
        assert [card.topic for card in council(session, "us")] == topics


def test_every_line_on_the_situation_names_only_what_is_filled_in(begin, play):
    session = begin(start="oct16", seed=2)
    while session.phase is not Phase.ENDED:
        assert not [card.line for card in council(session, "us") if re.search(r"\{\w+\}", card.line)]
        watch = session.match.crisis.watch
        play(session, until=lambda match, w=watch: match.match.crisis.watch > w and match.phase is Phase.DELIBERATE)


def test_once_all_is_settled_nobody_speaks_of_a_yes_that_is_still_to_come(begin):
    session = begin(start="oct29")
    found = forecasts(session, "us", Plan())
    told = " ".join([*found.words, found.expected, *(row.words for row in found.rows)])
    assert "take it" not in told
    assert "yes" not in told
    assert all("their yes" not in pressed(session, "us", c.id, Plan()).unsure for c in council(session, "us"))


def test_once_all_is_settled_missiles_that_leave_are_no_loss_to_moscow(begin):
    before, after = (status(begin(side="ussr", start=start), "ussr") for start in ("oct27", "oct29"))
    sense = [next(r.sense for r in page.shared + page.own if r.id == "mrbm") for page in (before, after)]
    assert sense == [1, 0]


def test_whether_to_strike_or_to_blockade_is_no_question_once_there_is_a_line_or_there_are_blows(begin, play):
    assert "Strike or blockade" in agenda_of(begin(start="oct16"), "us")
    assert "Strike or blockade" not in agenda_of(begin(start="oct27"), "us")
    session = play(begin(seed=29), until=lambda match: bool(blows(match, "us")))
    assert "To strike on or to halt" in agenda_of(session, "us")
    known = lexicon_of(session.match.model).entry("advisers", "mcnamara")["lines"]
    line = next(card.line for card in council(session, "us") if card.id == "mcnamara")
    assert line not in str(known["the-jupiters"])


def test_an_answer_to_an_incident_tells_a_range_and_everybody_backs_one(begin, play):
    matches = (play(begin(seed=seed), until=lambda match: match.phase is Phase.INCIDENT) for seed in range(1, 12))
    session = next(match for match in matches if match.phase is Phase.INCIDENT)
    found = incident(session)
    assert all(option.rope[0] <= option.rope[1] for option in found.options)
    assert any(option.rope[1] - option.rope[0] >= 1 for option in found.options)
    backed = [name for option in found.options for name in option.backers]
    assert sorted(backed) == sorted(card.name for card in council(session, found.side))


def test_an_event_of_the_calendar_is_told_under_its_own_day(begin, play):
    session = begin(start="oct16", seed=2)
    play(session, until=lambda match: match.view("us").t > 520 and match.phase is Phase.BRIEF)
    news = [item for item in briefing(session, "us").news if item.key.endswith("election-day")]
    assert all("6 Nov" in item.when for item in news)
