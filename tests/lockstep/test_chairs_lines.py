"""Lines in lock step are followed as they are in single games."""

from __future__ import annotations

import pytest

from game.ai import LineError, UnknownPolicyError
from game.ai.line_file import line_from
from game.content import load_model
from game.core.sides import SIDES
from game.lockstep.chairs import chair_for
from tests.lockstep.sealed import answers_otherwise, bulk_of, differences, moments, setup_of

MODEL = load_model("october-1962")
DEAL = {"arms": 4, "pledge": 3}
PRICE = {"arms": 4, "pledge": 2, "jupiters": 2}


def entry(at, orders=(), letters=(), withdraw=(), accept=None):
    taken = {} if accept is None else {"accept": {"from": accept[0], "channel": accept[1]}}
    return {"at": at, "orders": list(orders), "letters": list(letters), "withdraw": list(withdraw), **taken}


def letter(channel, terms=None, **more):
    return {"channel": channel, "terms": terms or {}, **more}


WASHINGTON = [
    entry(12, ["speech", "fly-low", "fly-high", "ready-strike"], [letter("back", {"arms": 3}, tone=-1.0)]),
    entry(
        150,
        ["alert-three", "strict-line"],
        [
            letter("radio", {"arms": 4, "pledge": 2}, tone=-1.5, deadline=24),
            letter("back", PRICE, tone=0.5),
            letter("un", {"arms": 3, "pledge": 1}),
            letter("feeler", PRICE),
            letter("radio", PRICE),
            letter("press", {"arms": 4, "jupiters": 4}),
        ],
    ),
    entry(170, ["selective-line"], [letter("cable", DEAL, tone=1.0)], ["softest", "newest"]),
    entry(
        190,
        ["rest-us"],
        [letter("back", DEAL, clauses=[{"term": "strike", "level": 1, "kind": "threat"}])],
        ["public"],
        ("newest", "radio"),
    ),
    entry(200, withdraw=["us-1"], accept=("softest", "back")),
    entry(210, ["asw-signal"], [letter("radio", DEAL)], ["all"], ("private", "cable")),
    entry(
        212, ["asw-force"], [letter("cable", DEAL, urgent=True)], ["us-2", "us-3", "ussr-1", "x"], ("public", "back")
    ),
    entry(230, ["lift-quarantine"], accept=("softest", "radio")),
    entry(240, ["fly-none"], [letter("back", {"arms": 4, "pledge": 4})], ["private", "us-4"], ("softest", "back")),
    entry(250, accept=("newest", "cable")),
    entry(280, accept=("newest", "back")),
    entry(300, ["fly-high"], [letter("press", {"arms": 4, "jupiters": 3})], ["softest"], ("newest", "back")),
]
MOSCOW = [
    entry(30, ["work-night", "camouflage"], [letter("back", {"arms": 2}, tone=1.0)]),
    entry(
        160,
        ["ships-hold", "alert-up", "ships-back"],
        [letter("radio", {"pledge": 2}, tone=-1.5), letter("cable", PRICE), letter("un", {"arms": 4, "jupiters": 3})],
    ),
    entry(180, ["subs-quiet"], [letter("cable", {"arms": 4, "pledge": 1})], ["softest"]),
    entry(200, (), [letter("back", {"arms": 4, "pledge": 2})], ["newest"]),
    entry(215, ["presidium"], [letter("radio", {"arms": 4, "pledge": 2})], ["all"], ("softest", "radio")),
    entry(236, accept=("newest", "back")),
    entry(250, accept=("softest", "radio")),
    entry(270, accept=("private", "cable")),
]


def line(side, watches, exclusive):
    rest = {"us": "stevenson", "ussr": "mikoyan-line"}[side]
    answers = {"us": {"plane-lost": "hold", "ship-us": "board"}, "ussr": {"plane-shot": "claim", "ship-ussr": "turn"}}
    data = {"line": "tried", "title": "Tried", "side": side, "rest": rest, "exclusive": exclusive, "watches": watches}
    return line_from(data | {"answers": answers[side]}, "tried", MODEL)


def held_against_single_games(names, many):
    asked = []
    setups = [
        setup_of(MODEL, names, start, 77 * i, attention=(i % 3, i % 2)) for start in MODEL.starts for i in range(many)
    ]
    found = moments(MODEL, names, setups, asked)
    for side in SIDES:
        chair = chair_for(names[side], bulk_of(MODEL), side)
        assert differences(MODEL, found, chair, side) == []
        assert answers_otherwise(MODEL, asked, chair, side) == []
    return found


@pytest.mark.parametrize("names", [("history", "history"), ("history", "khrushchev"), ("kennedy", "history")])
def test_history_is_followed_in_lock_step_as_alone(names):
    held_against_single_games(dict(zip(SIDES, names, strict=True)), many=2)


@pytest.mark.parametrize("exclusive", [True, False])
def test_lines_that_do_everything_a_line_can_are_followed_as_alone(exclusive):
    names = {"us": line("us", WASHINGTON, exclusive), "ussr": line("ussr", MOSCOW, not exclusive)}
    found = held_against_single_games(names, many=4)
    plans = [plan for _, both in found for plan in both.values()]
    assert max(len(plan.letters) for plan in plans) > 2
    assert sum(plan.accept is not None for plan in plans) > 10
    assert sum(len(plan.withdraw) for plan in plans) > 20


@pytest.mark.slow
def test_lines_and_personas_are_followed_as_alone_in_many_games():
    for names in (
        {"us": line("us", WASHINGTON, exclusive=False), "ussr": "khrushchev"},
        {"us": line("us", WASHINGTON, exclusive=True), "ussr": "malinovsky"},
        {"us": "chiefs", "ussr": line("ussr", MOSCOW, exclusive=False)},
        {"us": "gambler-us", "ussr": line("ussr", MOSCOW, exclusive=True)},
    ):
        held_against_single_games(names, many=20)


@pytest.mark.parametrize("name", ["nobody", "khrushchev", "random"])
def test_a_name_that_nobody_has_is_refused_as_in_a_single_game(name):
    with pytest.raises(UnknownPolicyError) as refused:
        chair_for(name, bulk_of(MODEL), "us")
    assert name in str(refused.value)


def test_a_line_for_the_other_desk_is_refused(tmp_path):
    path = tmp_path / "line.yaml"
    path.write_text("line: x\ntitle: x\nside: ussr\nrest: khrushchev\nwatches: []\n")
    with pytest.raises(LineError, match="written for 'ussr'"):
        chair_for(str(path), bulk_of(MODEL), "us")


def test_a_line_object_for_the_other_desk_is_refused():
    with pytest.raises(LineError, match="written for 'ussr'"):
        chair_for(line("ussr", MOSCOW, exclusive=True), bulk_of(MODEL), "us")
