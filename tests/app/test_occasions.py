"""What an adviser may presuppose, and whether a council's numbers hold."""

from __future__ import annotations

from game.ai import policy_for
from game.app import forecast
from game.app.council import council
from game.app.expectations import forecasts
from game.app.lexicon import lexicon_of
from game.app.occasions import occasions, sayable
from game.app.tutorial import ending_lesson, incident_lesson
from game.core.letters import Clause, ClauseKind, LetterDraft
from game.core.phases import Phase
from game.core.plans import Plan


def test_a_line_is_said_only_once_one_of_its_needs_has_come_about():
    lines = ["plain", {"says": "of an offer", "needs": "offer"}, {"says": "of either", "needs": ["dearer", "u2-lost"]}]
    assert sayable(lines, frozenset()) == ["plain"]
    assert sayable(lines, frozenset({"offer"})) == ["plain", "of an offer"]
    assert sayable(lines, frozenset({"u2-lost"})) == ["plain", "of either"]


def test_every_need_of_an_advisers_line_is_something_that_can_come_about(begin):
    model = begin().match.model
    known = {e.id for e in model.events} | set(model.orders) | set(model.channels)
    known |= {"letter", "offer", "dearer", "bargain", "blows"} | {f"bargain-{term.id}" for term in model.terms}
    words = lexicon_of(model)
    for key in words.keys("advisers"):
        for shades in (words.entry("advisers", key).get("lines") or {}).values():
            for lines in shades.values():
                for line in lines if isinstance(lines, list | tuple) else [lines]:
                    if not isinstance(line, str):
                        needs = line["needs"] if isinstance(line["needs"], list | tuple) else [line["needs"]]
                        assert set(needs) <= known, (key, needs)


def test_on_the_first_morning_nobody_speaks_of_letters_that_were_never_written(begin):
    session = begin(start="oct16")
    assert not occasions(session, "us") & {"letter", "offer", "dearer", "bargain"}
    said = " ".join(card.line for card in council(session, "us"))
    assert "private letter" not in said
    assert "on Friday" not in said


def test_on_the_last_saturday_the_dearer_letter_may_be_spoken_of(begin):
    assert {"letter", "offer"} <= occasions(begin(start="oct27"), "us")


def test_a_letter_without_terms_is_not_forecast_to_be_taken_or_not(begin):
    session = begin(start="oct16")
    bare = Plan(letters=(LetterDraft(channel="back", tone=0.0),))
    told = forecasts(session, "us", bare)
    assert not any("take it" in row.words for row in told.rows)
    assert not any(line.startswith("Their yes") for line in told.words)
    clauses = (
        Clause(term="pledge", level=2, kind=ClauseKind.OFFER),
        Clause(term="arms", level=4, kind=ClauseKind.DEMAND),
    )
    offer = Plan(letters=(LetterDraft(channel="back", tone=0.0, clauses=clauses),))
    assert any(line.startswith("Their yes") for line in forecasts(session, "us", offer).words)


def test_the_knot_ends_where_the_council_said_more_often_than_not(begin):
    inside = total = 0
    for seed in range(5):
        session = begin(start=("oct22", "oct24", "oct26", "oct27", "oct16")[seed], seed=300 + seed)
        model = session.match.model
        mind = policy_for(session.match.crisis.setup.personas[0], model, "us")
        for _ in range(3):
            while session.phase not in (Phase.DELIBERATE, Phase.SEAL, Phase.ENDED):
                if session.phase is Phase.BRIEF:
                    session.open_watch()
                elif session.phase is Phase.ASSESS:
                    session.close_watch()
                else:
                    session.answer(session.match.question.options[0])
            if session.phase is Phase.ENDED or model.stages[session.match.crisis.stage].blows:
                break
            plan = mind.plan(session.match.crisis_view("us"), session._dice("us"))[0]
            low, high = forecast.outlook(forecast.worlds(session, "us", plan)).tension
            session.seal("us", plan)
            while session.phase is Phase.INCIDENT:
                session.answer(session.match.question.options[0])
            total += 1
            inside += low - 1 <= session.match.then.v[model.at.knot] <= high + 1
    assert total >= 12
    assert inside / total >= 0.6


def test_the_first_incident_and_the_end_have_tips_where_a_scenario_teaches(begin, play):
    session = play(begin(scenario="first-watch", start=None, seed=3), until=lambda s: s.phase is Phase.INCIDENT)
    assert session.phase is Phase.INCIDENT
    assert incident_lesson(session, "us").tips
    assert all(tip.typed for tip in incident_lesson(session, "us").tips)
    session.answer(session.match.question.options[0])
    assert incident_lesson(session, "us") is None
    assert ending_lesson(session, "us").tips
    assert ending_lesson(begin(), "us") is None
