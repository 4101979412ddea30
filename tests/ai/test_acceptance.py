"""Whether offers are taken up."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest

from game.ai.acceptance import Weighed, Weighing
from game.ai.persona import Persona
from game.core.luck import Dice
from tests.ai.small import gives, letter, small_model, values, view

MODEL = small_model()
TERMS_A = {"pledge": 3, "quarantine": 1, "arms": 4, "inspection": 1}
A = letter(MODEL, "ussr-1", "ussr", "cable", gives("ussr", **TERMS_A), sent=252.0)
B = letter(MODEL, "ussr-2", "ussr", "radio", gives("ussr", **TERMS_A, jupiters=4), sent=264.0)
KENNEDYS = letter(
    MODEL,
    "us-1",
    "us",
    "back",
    gives("us", pledge=2, quarantine=1, jupiters=2, arms=4, il28=1, inspection=2),
    urgent=True,
)
KHRUSHCHEV = {
    "t": 295.0,
    "ussr_dread": 46.0,
    "ussr_faith": 45.0,
    "ussr_hold": -32 + 0.75 * 40,
    "ussr_more": -5 + 0.45 * 40,
    "p_focal_ussr": 10.0,
    "p_pride_ussr": 1.0,
    "p_clash_ussr": -88.0,
    "p_inertia_ussr": 11.0,
    "p_temp_ussr": 0.6,
}


def khrushchevs_view(their=(KENNEDYS,), **more):
    return view(MODEL, "ussr", values(**{**KHRUSHCHEV, **more}), t=295.0, own_offers=(A, B), their_offers=tuple(their))


def weigh(**more) -> Weighed:
    return Weighing(MODEL, "ussr").weigh(khrushchevs_view(**more))[0]


def in_mood(mood: float) -> Dice:
    """Return dice of a fixed mood."""
    return SimpleNamespace(mood=mood, lanes=lambda row: (1 << 63,) * len(row.names), u=lambda _: 0.5, g=lambda _: 0.57)  # type: ignore[return-value]


def test_the_worked_example_of_the_acceptance_rule_comes_out():
    found = weigh()
    assert found.worth == pytest.approx(-19.725)
    assert found.focal == pytest.approx(4.41, abs=0.01)
    assert found.audience == pytest.approx(10.04, abs=0.01)
    assert found.bow == 3
    assert found.sting == pytest.approx(0.05, abs=0.01)
    assert found.go_on == pytest.approx(-41.56, abs=0.01)
    assert found.margin == pytest.approx(2.15, abs=0.01)
    assert found.chance == pytest.approx(0.58, abs=0.005)


def test_a_willing_mood_accepts_by_the_quickest_way_in_fear():
    plan, _ = Persona(MODEL, "ussr", "khrushchev").plan(khrushchevs_view(), in_mood(0.5))
    assert plan.accept is not None
    assert plan.accept.letter == "us-1"
    assert plan.accept.channel == "radio"
    assert plan.letters == ()


def test_an_unwilling_mood_refuses_the_same_offer():
    plan, _ = Persona(MODEL, "ussr", "khrushchev").plan(khrushchevs_view(), in_mood(0.7))
    assert plan.accept is None


def test_a_calm_leader_sends_his_yes_by_cable_unless_a_deadline_runs():
    calm = {"ussr_dread": 41.0, "p_inertia_ussr": -40.0}
    persona = Persona(MODEL, "ussr", "khrushchev")
    plan, _ = persona.plan(khrushchevs_view(**calm), in_mood(0.1))
    pressed, _ = persona.plan(khrushchevs_view(**calm, us_due=300.0), in_mood(0.1))
    assert plan.accept is not None
    assert plan.accept.channel == "cable"
    assert pressed.accept is not None
    assert pressed.accept.channel == "radio"


def test_a_yes_cannot_leave_by_a_busy_channel():
    busy = replace(khrushchevs_view(), busy=frozenset({"radio"}))
    assert Persona(MODEL, "ussr", "khrushchev").plan(busy, in_mood(0.1))[0].accept is None


def test_a_yes_is_not_said_twice():
    said = letter(MODEL, "ussr-3", "ussr", "radio", A.clauses, accepts="us-1", offer=False, read=None)
    waiting = replace(khrushchevs_view(), sent=(A, B, said), busy=frozenset({"radio"}))
    heard = replace(khrushchevs_view(), sent=(A, B, replace(said, read=294.0)))
    persona = Persona(MODEL, "ussr", "khrushchev")
    assert persona.plan(waiting, in_mood(0.0))[0].accept is None
    assert persona.plan(heard, in_mood(0.0))[0].accept is None


def test_while_one_yes_is_under_way_no_other_is_said():
    other = letter(MODEL, "us-0", "us", "cable", KENNEDYS.clauses)
    said = letter(MODEL, "ussr-3", "ussr", "cable", A.clauses, accepts="us-0", offer=False, read=None)
    waiting = replace(khrushchevs_view(their=(other, KENNEDYS)), sent=(A, B, said), busy=frozenset({"cable"}))
    assert Persona(MODEL, "ussr", "khrushchev").plan(waiting, in_mood(0.0))[0].accept is None


def test_the_older_and_softer_of_many_standing_offers_is_taken():
    v = values(us_dread=60.0, us_faith=30.0, us_hold=20.0, p_clash_us=-96.0, p_focal_us=10.0)
    oldest = letter(MODEL, "ussr-0", "ussr", "cable", gives("ussr", arms=4, pledge=2, inspection=1), sent=240.0)
    desk = view(MODEL, "us", v, their_offers=(oldest, A, B))
    ranked = [x.offer.id for x in Weighing(MODEL, "us").weigh(desk)]
    assert ranked == ["ussr-0", "ussr-1", "ussr-2"]


def test_an_offer_is_slept_on_unless_its_reader_is_afraid():
    fresh = replace(KENNEDYS, read=290.0)
    assert Weighing(MODEL, "ussr").weigh(khrushchevs_view(their=(fresh,), ussr_dread=45.0)) == []
    assert Weighing(MODEL, "ussr").weigh(khrushchevs_view(their=(fresh,)))


def test_nothing_is_weighed_once_a_bargain_is_struck_or_if_it_would_not_end_the_crisis():
    idle = letter(MODEL, "us-9", "us", "back", gives("us", pledge=2, arms=2))
    assert Weighing(MODEL, "ussr").weigh(khrushchevs_view(struck=1.0)) == []
    assert Weighing(MODEL, "ussr").weigh(khrushchevs_view(their=(idle,))) == []


def test_a_proposal_through_the_un_costs_less_face_and_sting():
    by_un = replace(KENNEDYS, channel="un")
    straight, laundered = weigh(), weigh(their=(by_un,))
    assert laundered.audience == pytest.approx(straight.audience / 2)
    assert laundered.sting == pytest.approx(straight.sting / 2)


def test_a_public_ultimatum_asks_the_reader_to_bow():
    loud = replace(KENNEDYS, channel="radio", deadline=24, tone=-2.0)
    assert weigh(their=(loud,)).bow == 9 + 2 + 3
    assert weigh(their=(loud,), p_pride_ussr=1.4).bow == pytest.approx(1.4 * 14)


def test_fear_makes_acceptance_likelier_and_blood_and_haste_make_it_less_so():
    plain = weigh().margin
    assert weigh(ussr_dread=60.0).margin > plain
    assert weigh(ussr_blood=1.0).margin == pytest.approx(plain - 12)
    assert weigh(early=0.5).margin == pytest.approx(plain - 18)


def test_a_decision_can_say_why():
    persona = Persona(MODEL, "ussr", "khrushchev", explain=True)
    _, yes = persona.plan(khrushchevs_view(), in_mood(0.5))
    _, no = persona.plan(khrushchevs_view(), in_mood(0.9))
    parts = {r.label: r.value for r in yes if r.about == "accept:us-1"}
    assert sum(parts.values()) == pytest.approx(2.15, abs=0.01)
    assert {r.label for r in no if r.about == "refuse:us-1"} >= {"worth", "go-on", "near"}
