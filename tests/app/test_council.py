"""The council: stances, lines, forecasts with their doubt."""

from __future__ import annotations

import pytest

from game.app.council import council
from game.app.draft_plan import blows
from game.app.expectations import forecasts, remarks
from game.app.forecast import Weighing, worlds
from game.app.why import after
from game.core.letters import Clause, ClauseKind, LetterDraft
from game.core.phases import Phase
from game.core.plans import Plan

GENEROUS = Plan(
    letters=(
        LetterDraft(
            channel="back",
            tone=0.0,
            clauses=(
                Clause(term="pledge", level=3, kind=ClauseKind.OFFER),
                Clause(term="jupiters", level=2, kind=ClauseKind.OFFER),
                Clause(term="quarantine", level=1, kind=ClauseKind.OFFER),
                Clause(term="arms", level=4, kind=ClauseKind.DEMAND),
            ),
        ),
    )
)


@pytest.mark.parametrize("side", ["us", "ussr"])
def test_everybody_at_the_table_has_a_name_an_office_and_something_to_say(begin, side):
    for start in ("oct16", "oct24", "oct27", "oct29"):
        cards = council(begin(side=side, start=start), side)
        assert len(cards) >= 7
        assert [c.stance for c in cards] == sorted(c.stance for c in cards)
        assert all(c.name and c.office and c.line and 1 <= c.sure <= 3 for c in cards)


def test_doves_see_more_risk_in_a_plan_than_hawks_do(begin):
    rows = forecasts(begin(), "us", Plan(orders=("strict-line",))).rows
    assert rows[0].grave[1] > rows[-1].grave[1]


def test_a_forecast_prints_its_doubt_and_stays_within_its_scale(begin):
    for plan in (Plan(), GENEROUS, Plan(orders=("fly-armed", "strict-line"))):
        found = forecasts(begin(), "us", plan)
        for row in found.rows:
            for low, high in (row.tension, row.grave, row.softer, row.accepted, row.blows):
                assert 0 <= low <= high <= 100
            assert row.words
        assert found.words


def test_a_yes_is_likelier_after_a_generous_letter_than_after_silence(begin):
    session = begin()
    silence = forecasts(session, "us", Plan()).room.accepted
    assert forecasts(session, "us", GENEROUS).room.accepted[1] > silence[1]


def test_an_air_strike_is_foreseen_as_war(begin):
    assert forecasts(begin(), "us", Plan(orders=("air-strike",))).room.blows[0] > 80


def test_the_same_question_gets_the_same_answer(begin):
    session = begin()
    first = worlds(session, "us", GENEROUS)
    session.outlooks.clear()
    assert worlds(session, "us", GENEROUS) == first


def test_a_friend_and_a_critic_speak_of_a_plan_that_pulls(begin):
    session = begin()
    assert remarks(session, "us", Plan()) == ()
    assert remarks(session, "us", Plan(orders=("strict-line", "fly-armed")))


def test_after_a_watch_somebody_says_why(begin, play):
    session = begin()
    session.seal("us", Plan(orders=("strict-line",)))
    play(session, until=lambda s: s.phase is Phase.ASSESS)
    assert any("rope" in row for row in after(session, "us"))


def test_an_adviser_says_all_he_has_to_say_before_he_says_anything_again(begin):
    session = begin(start="oct27", side="us")
    heard: dict[str, list[str]] = {}
    for _ in range(6):
        if session.phase is not Phase.DELIBERATE:
            break
        stage = session.match.crisis.stage
        for card in council(session, "us"):
            before = heard.setdefault(f"{stage} {card.id} {card.leaning}", [])
            assert card.again or card.line not in before
            before.append(card.line)
        assert session.seal("us", Plan()) is None
        while session.phase is Phase.INCIDENT:
            session.answer(session.match.question.options[0])
        session.close_watch()
        session.open_watch()


def test_worlds_played_one_by_one_are_the_worlds_played_at_once(begin):
    session, again = begin(), begin()
    weighing = Weighing(session, "us", GENEROUS)
    assert weighing.share == 0
    while not weighing.step():
        assert not weighing.done
    assert weighing.worlds() == worlds(again, "us", GENEROUS)
    assert Weighing(session, "us", GENEROUS).done


def test_while_blows_are_exchanged_a_council_can_be_heard_before_a_move_is_chosen(begin, play):
    session = begin(seed=29)
    play(session, until=lambda match: bool(blows(match, "us")))
    halt = blows(session, "us")[0].id
    assert worlds(session, "us", Plan(), count=4) == worlds(session, "us", Plan(blow=halt), count=4)
