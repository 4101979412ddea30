"""What holds in every game, whatever is played: it ends, replays, keeps its secrets, and stays on its scales."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import fields, replace
from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from game.ai.playout import play_out
from game.core.crisis import Crisis, Setup
from game.core.definitions import GRID, Model
from game.core.digest import digest
from game.core.facts import FactKind
from game.core.legality import plan_cost
from game.core.luck import Dice, base_of, draw, moment_of, name_key
from game.core.match import Match, decide, open_match
from game.core.opening import begin
from game.core.outlook import outlook_of
from game.core.phases import Phase
from game.core.plans import Answer, CloseWatch, OpenWatch, Plan, Refusal, Seal
from game.core.sides import SIDES, Side, other
from game.core.slots import orders_by_index
from game.core.views import View, view_of
from game.core.watch import open_watch, play_watch
from tests.core.play import MODELS, Game, accepted, chairs_of, games, steps

OCTOBER = MODELS["october-1962"]
OFF_THE_GRID = {"persona", "clock", "scratch", "motive"}
"""Kinds of quantity that are no stored state: they are set once, or worked out anew whenever they are needed."""
PULLS = {"a", "b"}
"""The sums of pull: they last no longer than the watch."""


@given(games())
def test_any_random_play_ends_and_its_commands_replay_to_the_same_digest(game):
    model, setup = game.model, game.setup
    played = list(steps(game))
    end = played[-1][0]
    assert end.phase is Phase.ENDED
    assert end.crisis.ending is not None
    replayed = open_match(model, setup)
    for match, command in played[:-1]:
        assert digest(replayed.now) == digest(match.now)
        replayed = accepted(replayed, command)
    assert digest(replayed.now) == digest(end.now)
    assert replayed.told == end.told


@given(games())
def test_a_match_and_a_playout_are_the_same_game(game):
    model, setup, chairs = game.model, game.setup, game.chairs
    *_, (end, _) = steps(game)
    assert digest(play_out(model, begin(model, setup), chairs)) == digest(end.crisis)


@given(games(), st.data())
def test_a_refusal_leaves_the_match_untouched(game, data):
    nonsense = (
        OpenWatch(),
        CloseWatch(),
        Seal(by="us", plan=Plan(orders=("no-such-order",))),
        Seal(by="ussr", plan=Plan(blow="no-such-blow", withdraw=("us-99",))),
        Answer(by="us", question="no-such-question", option="no-such-option"),
    )
    refused = 0
    for match, _ in steps(game):
        command = data.draw(st.sampled_from(nonsense))
        before, parts = digest(match.now), [getattr(match, f.name) for f in fields(match)]
        done = decide(match, command)
        if isinstance(done, Refusal):
            refused += 1
            assert done.because
            assert done.mend
        assert digest(match.now) == before
        assert all(getattr(match, f.name) is part for f, part in zip(fields(match), parts, strict=True))
    assert refused


@given(games(), st.integers(0, 5))
def test_every_order_and_every_move_that_a_view_offers_is_accepted(game, phase):
    model = game.model
    for match, _ in steps(game):
        if match.phase is not Phase.DELIBERATE or match.crisis.watch % 6 != phase:
            continue
        for side in SIDES:
            view = match.view(side)
            for order in view.eligible:
                plan = Plan(orders=(order,))
                done = decide(match, Seal(by=side, plan=plan))
                if plan_cost(model, plan) <= view.attention:
                    assert not isinstance(done, Refusal), (order, done)
                else:
                    assert isinstance(done, Refusal)
                    assert done.code == "attention"
            for move in view.clash_options:
                assert not isinstance(decide(match, Seal(by=side, plan=Plan(blow=move))), Refusal)
            closed = {o.id for o in model.orders.values() if o.side == side} - set(view.eligible)
            for order in sorted(closed)[:10]:
                assert isinstance(decide(match, Seal(by=side, plan=Plan(orders=(order,)))), Refusal)


@given(games())
def test_playing_a_watch_never_changes_the_truth_it_was_given(game):
    model, setup, chairs = game.model, game.setup, game.chairs
    crisis = begin(model, setup)
    while crisis.ending is None:
        before = digest(crisis)
        dice = {side: Dice(setup.seed, crisis.v[model.at.t], side) for side in SIDES}
        plans = {side: chairs[side].plan(view_of(model, crisis, side), dice[side])[0] for side in SIDES}

        def answer(truth, question, dice=dice):
            mid = digest(truth)
            option = chairs[question.side].answer(view_of(model, truth, question.side), question, dice[question.side])[
                0
            ]
            assert digest(truth) == mid
            return option

        then = play_watch(model, crisis, plans, answer)
        assert digest(crisis) == before
        open_watch(model, crisis)
        assert digest(crisis) == before
        crisis = then


@given(games())
def test_all_values_stay_in_range_and_on_the_grid(game):
    model = game.model
    for match, _ in steps(game):
        if match.phase is not Phase.DELIBERATE and match.phase is not Phase.ENDED:
            continue
        for q, x in zip(model.quantities, match.crisis.v, strict=True):
            assert math.isfinite(x), q.name
            if q.kind not in OFF_THE_GRID and q.name not in PULLS:
                assert x * GRID == round(x * GRID), (q.name, x)
            if q.kind in {"track", "estimate", "posture", "nature"}:
                assert q.lo <= x <= q.hi, (q.name, x)
        assert len([o for o in match.crisis.offers if o.by == "us"]) <= 4
        assert len([o for o in match.crisis.offers if o.by == "ussr"]) <= 4


@given(games())
def test_hours_only_go_on_and_watches_have_the_length_they_announce(game):
    model = game.model
    at_decision = [m.crisis for m, _ in steps(game) if m.phase in (Phase.DELIBERATE, Phase.ENDED)]
    for earlier, later in pairwise(at_decision):
        passed = later.v[model.at.t] - earlier.v[model.at.t]
        assert passed in {earlier.v[model.at.h], 6.0}


@given(games())
def test_the_outlook_of_a_watch_leaves_out_nothing_that_could_fall(game):
    model, hazard = game.model, game.setup.hazard
    at = model.at
    for match, _ in steps(game):
        crisis = match.crisis
        if match.phase is not Phase.DELIBERATE or crisis.v[at.clash]:
            continue
        v, families = crisis.v, model.stages[crisis.stage].events
        t, h = v[at.t], v[at.h]
        outlook = {e.id for e in outlook_of(model, crisis.stage).by_chance(t, t + h, v[0], hazard * h)}
        for event in model.events:
            if event.family not in families:
                continue
            dated = event.at is not None and t <= event.at < t + h
            chance = 0.0 if event.rate is None or event.at is not None else 1 - math.exp(-event.rate(v) * hazard * h)
            assert event.id in outlook or not (dated or draw(v[0], name_key(f"ev:{event.id}")) < chance), event.id


def scrambled(model: Model, crisis: Crisis, side: Side, lot: Random) -> Crisis:
    """Return a truth that differs from another in everything that a side cannot know, and in nothing else."""
    twin = crisis.clone()
    for slot in model.hidden[side]:
        q = model.quantities[slot]
        twin.v[slot] = round((q.lo + lot.random() * (q.hi - q.lo)) * GRID) / GRID
    rival = other(side)
    unread = {x.id for x in crisis.archive if x.by == rival and x.read is None}
    rewritten = tuple(
        replace(
            x, tone=-x.tone, levels=x.levels[::-1], clauses=(), offer=not x.offer, arrives=x.arrives + 3, deadline=5
        )
        for x in crisis.archive
        if x.id in unread
    )
    kept = rewritten if lot.random() < 0.5 else ()
    twin.archive = tuple(x for x in crisis.archive if x.id not in unread) + kept
    twin.mail = tuple(x for x in crisis.mail if x.by == side) + kept
    own = {o.index for o in model.orders.values() if o.side == side}
    theirs = [o.index for o in orders_by_index(model) if o.index not in own]
    twin.pending = (*(p for p in crisis.pending if p[0] in own), (theirs[0], 999.0, "overdone"))
    for index in theirs:
        twin.given[index] = crisis.v[model.at.t]
        twin.given_count[index] += 1
    twin.signals = ((9.0, 9.0, 9.0, 9.0), (-9.0, 9.0, -9.0, 9.0))
    personas = list(crisis.setup.personas)
    personas[SIDES.index(rival)] = "nobody"
    twin.setup = replace(crisis.setup, seed=crisis.setup.seed + 1, personas=(personas[0], personas[1]))
    return twin


def differing(one: View, two: View) -> list[str]:
    """Return the names of the parts in which two views differ; what is unknown equals what is unknown."""
    found = [f.name for f in fields(one) if f.name != "values" and getattr(one, f.name) != getattr(two, f.name)]
    for q, a, b in zip(one.model.quantities, one.values, two.values, strict=True):
        if a != b and not (math.isnan(a) and math.isnan(b)):
            found.append(q.name)
    return found


@given(games("kennedy", "khrushchev") | games(), st.integers(0, 3), st.integers())
def test_no_view_shows_what_a_side_cannot_know_and_no_plan_comes_of_it(game, phase, lots):
    model, setup, chairs = game.model, game.setup, game.chairs
    seen, lot = 0, Random(lots)
    for match, _ in steps(game):
        deciding = match.phase is Phase.DELIBERATE and match.crisis.watch % 4 == phase
        if not deciding and match.phase is not Phase.INCIDENT:
            continue
        for side in SIDES:
            truth = match.now
            twin = scrambled(model, truth, side, lot)
            one, two = view_of(model, truth, side), view_of(model, twin, side)
            assert differing(one, two) == []
            seen += 1
            dice = Dice(setup.seed, truth.v[model.at.t], side)
            if match.question is None:
                assert chairs[side].plan(one, dice) == chairs[side].plan(two, dice)
            elif match.question.side == side:
                question = match.question
                assert chairs[side].answer(one, question, dice) == chairs[side].answer(two, question, dice)
    assert seen or match.crisis.watch <= 4


def test_a_view_that_showed_one_hidden_number_would_be_found_out():
    crisis = begin(OCTOBER, Setup(scenario=OCTOBER.id, start="oct24", seed=1, personas=("kennedy", "khrushchev")))
    shown = OCTOBER.index["ussr_dread"]
    leaky = replace(OCTOBER, hidden={**OCTOBER.hidden, "us": tuple(x for x in OCTOBER.hidden["us"] if x != shown)})
    twin = scrambled(OCTOBER, crisis, "us", Random(1))
    assert differing(view_of(leaky, crisis, "us"), view_of(leaky, twin, "us")) == ["ussr_dread"]


@given(games("kennedy", "khrushchev"))
def test_nobody_is_told_what_only_the_other_side_learns(game):
    *_, (end, _) = steps(game)
    for side in SIDES:
        rival = other(side)
        for fact in end.facts_for(side):
            assert side in fact.readers
            assert fact.get("truth") is None
            assert fact.get(rival) is None
            private = {FactKind.ORDER_GIVEN, FactKind.ORDER_CARRIED_OUT, FactKind.LETTER_SENT, FactKind.ASKED}
            assert fact.kind not in private or fact.side == side
            services = {FactKind.ORDER_LATE, FactKind.ORDER_LOST, FactKind.ORDER_OVERDONE, FactKind.ORDER_UNDERDONE}
            assert fact.kind not in services


def luck_met(played: Sequence[tuple[Match, object]]) -> dict[tuple[object, ...], object]:
    """Return what chance decided in a game, by the name under which it was drawn."""
    met: dict[tuple[object, ...], object] = {}
    model = played[0][0].model
    lengths: dict[float, float] = {}
    for match, _ in played:
        crisis = match.crisis
        if match.phase is not Phase.DELIBERATE:
            continue
        t = crisis.v[model.at.t]
        met["slot", t] = crisis.v[0]
        lengths[t] = crisis.v[model.at.h]
    end = played[-1][0]
    for x in end.crisis.archive:
        if x.sent in lengths:
            met["mail", x.by, x.channel, x.sent, lengths[x.sent]] = x.arrives
    for fact in end.told:
        if fact.kind is FactKind.ORDER_CARRIED_OUT and model.orders[fact.id].seen < 1:
            met["seen", fact.id, fact.t] = any(
                f.kind is FactKind.ORDER_NOTICED and f.id == fact.id and f.t == fact.t for f in end.told
            )
    return met


@given(st.integers(0, 2**63 - 1), st.integers(1, 12), st.sampled_from(SIDES))
def test_two_runs_that_differ_in_one_decision_share_all_other_luck(seed, watch, side):
    setup = Setup(scenario=OCTOBER.id, start="oct16", seed=seed, personas=("kennedy", "khrushchev"))
    game = Game(OCTOBER, setup, chairs_of(OCTOBER, "kennedy", "khrushchev"))

    def idle(match, command):
        mine = isinstance(command, Seal) and command.by == side and match.crisis.watch == watch
        return Seal(by=side, plan=Plan()) if mine and command.plan.blow is None else command

    one, two = list(steps(game)), list(steps(game, idle))
    first, second = luck_met(one), luck_met(two)
    shared = first.keys() & second.keys()
    assert len(shared) > watch
    assert {k: first[k] for k in shared} == {k: second[k] for k in shared}
    until = [m.crisis for m, _ in one if m.crisis.watch <= watch], [m.crisis for m, _ in two if m.crisis.watch <= watch]
    assert {digest(c) for c in until[0]} == {digest(c) for c in until[1]}


@given(st.integers(0, 2**63 - 1), st.integers(0, 900))
def test_the_luck_of_a_watch_belongs_to_its_seed_and_six_hour_moment_alone(seed, t):
    assert base_of(seed, moment_of(t)) == base_of(seed, moment_of(t - t % 6))
    assert base_of(seed, moment_of(t)) != base_of(seed, moment_of(t) + 1)


@given(games())
def test_the_digest_moves_with_every_part_of_the_truth(game):
    matches = [m for m, _ in steps(game)]
    crisis = matches[len(matches) // 2].crisis
    before = digest(crisis)
    changes = {
        "v": [*crisis.v[:-1], crisis.v[-1] + 1],
        "stage": "elsewhere",
        "watch": crisis.watch + 1,
        "given": [x + 1 for x in crisis.given],
        "given_count": [x + 1 for x in crisis.given_count],
        "fired": [x + 1 for x in crisis.fired],
        "pending": (*crisis.pending, (0, 1.0, "")),
        "signals": ((1.0, 0.0, 0.0, 0.0), (0.0, 0.0, 0.0, 0.5)),
        "promises": ("broken",) * (1 + len(crisis.promises)),
        "clash_steps": crisis.clash_steps + 1,
        "last_no_bargain": crisis.last_no_bargain + 1,
        "last_bargain": crisis.last_bargain + 1,
        "cause": f"{crisis.cause}!",
        "setup": replace(crisis.setup, hazard=crisis.setup.hazard + 1),
    }
    if crisis.archive:
        changes["archive"] = (
            *crisis.archive[:-1],
            replace(crisis.archive[-1], withdrawn=not crisis.archive[-1].withdrawn),
        )
        changes["offers"] = (*crisis.offers, crisis.archive[-1])
        changes["mail"] = (*crisis.mail, crisis.archive[-1])
    for name, value in changes.items():
        twin = crisis.clone()
        setattr(twin, name, value)
        assert digest(twin) != before, name
    assert digest(crisis.clone()) == before
