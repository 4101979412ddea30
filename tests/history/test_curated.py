"""The course of 1962 as a game, and roads that leave it: fixed, parting where they say, held against the rules."""

import shutil

import pytest

from game.ai import LinePolicy, line_of
from game.cli import main
from game.content import ContentError, load_model
from game.content.sheet import scenario_folder
from game.core.digest import digest
from game.core.facts import FactKind
from game.core.scores import score
from game.core.sides import SIDES
from game.history.branch import branch_of_playout, decisions_of, play_branch
from game.history.curated import branch_of, curated, curated_problems, has_history, historical_branch

MODEL = load_model("october-1962")
ROADS = curated(MODEL)
EXPECTED = {
    "air-strike-20-october",
    "private-note-only",
    "ships-ordered-on",
    "sam-site-struck",
    "public-trade",
    "no-word-on-the-jupiters",
    "cordier-on-monday",
    "hold-fire-in-time",
    "castro-consulted",
    "invasion-30-october",
    "hot-line-already-there",
}
RECORD = (
    "gromyko-calls",
    "oas-vote",
    "column-on-turkey",
    "castro-opens-fire",
    "u2-lost",
    "u2-strays",
    "castro-cable",
    "sub-forced-up",
    "false-radar-us",
    "castro-five-points",
    "bombers-disputed",
    "press-conference",
)
AMISS = [
    FactKind.ORDER_LATE,
    FactKind.ORDER_LOST,
    FactKind.ORDER_OVERDONE,
    FactKind.ORDER_UNDERDONE,
    FactKind.ORDER_LAPSED,
]


def _value(branch, name):
    return branch.end.v[MODEL.index[name]]


def _fell(branch, kind):
    return {fact.id: fact.t for watch in branch.watches for fact in watch.facts if fact.kind is kind}


def test_history_ends_as_it_ended():
    branch = historical_branch(MODEL)
    assert branch.end.ending.id == "quiet-trade"
    assert (branch.end.ending.t, branch.end.cause) == (876.0, "ussr-5")
    assert _fell(branch, FactKind.BARGAIN_STRUCK) == {"ussr-5": 300.0}, "28 October, evening in Washington"
    terms = {
        term.id: int(_value(branch, f"deal_{term.id}")) for term in MODEL.terms if _value(branch, f"deal_{term.id}")
    }
    assert terms == {"pledge": 2, "quarantine": 1, "jupiters": 2, "arms": 4, "il28": 1, "inspection": 2}
    assert (_value(branch, "il28_gone"), _value(branch, "grip"), _value(branch, "rung")) == (2.0, 0.0, 3.0)
    last = branch.watches[-1]
    assert last.before.v[MODEL.at.t] <= 853.0 < branch.end.v[MODEL.at.t], "the last watch holds 20 November"
    assert "lift-quarantine" in last.plans["us"].orders
    assert "il28-yield" in last.plans["ussr"].orders


def test_history_is_the_same_on_every_machine():
    assert digest(historical_branch(MODEL).end)[:16] == "15d16a2348c348b0"


def test_in_history_every_order_is_carried_out_as_given_and_nothing_named_is_skipped():
    branch = historical_branch(MODEL)
    for kind in AMISS:
        assert not _fell(branch, kind), kind
    chairs = {side: LinePolicy(MODEL, line_of("history", MODEL, side)) for side in ("us", "ussr")}
    branch_of_playout(MODEL, branch.setup, chairs)
    assert not [skipped for chair in chairs.values() for skipped in chair.skipped]


def test_the_events_of_the_record_fall_in_history():
    fell = _fell(historical_branch(MODEL), FactKind.EVENT)
    for event in RECORD:
        assert event in fell, event


def test_the_eleven_roads_are_there_each_with_a_question_and_its_sources():
    assert {road.id for road in ROADS} >= EXPECTED
    for road in ROADS:
        assert road.question.endswith("?"), road.id
        assert set(road.record.sources) <= set(MODEL.words["sources"]), road.id
        assert road.told.endswith("One road of many: see its odds."), road.id
        assert road.invented, road.id


@pytest.mark.parametrize("road", ROADS, ids=lambda road: road.id)
def test_a_road_departs_where_it_says_and_nowhere_else(road):
    trunk, branch = historical_branch(MODEL), branch_of(MODEL, road)
    assert branch.ended
    if road.departs is None:
        assert branch.setup.start == road.start
        assert branch.nodes[0] != trunk.nodes[0]
        return
    before = [w for w in branch.watches if w.before.v[MODEL.at.t] < road.departs]
    assert branch.nodes[: len(before) + 1] == trunk.nodes[: len(before) + 1]
    assert branch.nodes[len(before) + 1] not in trunk.nodes
    assert branch.watches[len(before)].before.v[MODEL.at.t] == road.departs


@pytest.mark.parametrize("road", ROADS, ids=lambda road: road.id)
def test_a_road_can_be_played_again_from_its_decisions(road):
    branch = branch_of(MODEL, road)
    again = play_branch(MODEL, branch.setup, decisions_of(branch))
    assert again.nodes == branch.nodes
    assert digest(again.end) == digest(branch.end)


def test_what_is_named_is_done():
    branches = {road.id: branch_of(MODEL, road) for road in ROADS}
    ordered = {name: _fell(branch, FactKind.ORDER_CARRIED_OUT) for name, branch in branches.items()}
    assert ordered["air-strike-20-october"]["air-strike"] == 96.0
    assert "speech" not in {o for w in branches["private-note-only"].watches[:10] for o in w.plans["us"].orders}
    assert "ship-at-the-line" in _fell(branches["ships-ordered-on"], FactKind.EVENT)
    assert ordered["sam-site-struck"]["strike-sam"] == 276.0
    assert _value(branches["public-trade"], "deal_jupiters") == 4.0
    assert _value(branches["no-word-on-the-jupiters"], "deal_jupiters") == 1.0
    assert _value(branches["cordier-on-monday"], "deal_jupiters") == 3.0
    assert "u2-lost" not in _fell(branches["hold-fire-in-time"], FactKind.EVENT)
    assert _value(branches["castro-consulted"], "castro_asked") == 1.0
    assert _fell(branches["invasion-30-october"], FactKind.BLOW)["invade-now"] == 330.0
    assert _value(branches["hot-line-already-there"], "hotline") == 1.0


def test_war_is_the_end_of_few_roads():
    kinds = [branch_of(MODEL, road).end.ending.kind for road in ROADS]
    assert kinds.count("war") == 2


@pytest.mark.parametrize("scenario", ["black-saturday", "first-watch"])
def test_a_scenario_that_begins_elsewhere_has_no_course_of_1962_and_says_so(scenario):
    model = load_model(scenario)
    assert not has_history(model)
    assert curated(model) == ()
    with pytest.raises(ContentError, match="no course of 1962"):
        historical_branch(model)


@pytest.fixture
def folder(tmp_path):
    """Return a copy of the whole scenario that may be spoilt."""
    copy = tmp_path / "october-1962"
    shutil.copytree(scenario_folder("october-1962"), copy)
    return copy


@pytest.mark.parametrize(
    ("file", "stands", "instead", "said"),
    [
        ("sam-site-struck.yaml", "orders: [strike-sam]", "orders: [strike-sm]", "did you mean 'strike-sam'?"),
        ("public-trade.yaml", "channel: radio", "channel: post", "channel for a yes"),
        ("sam-site-struck.yaml", 'departs: "1962-10-27T18:00"', 'departs: "1962-10-27T19:00"', "one of the hours"),
        ("public-trade.yaml", "then: kennedy", "then: kennedi", "did you mean 'kennedy'?"),
    ],
)
def test_check_tells_what_a_road_names_that_the_rules_do_not_have(folder, capsys, file, stands, instead, said):
    path = folder / "branches" / file
    text = path.read_text(encoding="utf-8")
    assert stands in text
    path.write_text(text.replace(stands, instead, 1), encoding="utf-8")
    assert main(["check", str(folder)]) == 1
    assert said in capsys.readouterr().out


def test_the_shipped_roads_are_held_against_the_rules_without_a_problem():
    assert curated_problems(MODEL) == []


def test_the_scores_of_1962_beside_a_result_are_those_of_the_course_that_is_replayed():
    end = historical_branch(MODEL).end
    for side in SIDES:
        replayed = {axis: round(value) for axis, value in score(MODEL, end, side).items()}
        assert MODEL.history_scores[side] == replayed
