"""What packages are worth, and how clauses fill in the sheet."""

from __future__ import annotations

import pytest

from game.core.letters import Clause, ClauseKind
from game.core.worth import (
    best_offer,
    can_end_it,
    flat_worth,
    levels_of,
    neutral_levels,
    no_secrets,
    softest_offer,
    worth,
)
from tests.ai.small import gives, letter, small_model, values

MODEL = small_model()
KENNEDYS_OFFER = gives("us", pledge=2, quarantine=1, jupiters=2, arms=4, il28=1, inspection=2)


def test_the_worked_package_is_worth_what_the_model_says():
    levels, secrets = levels_of(MODEL, "us", KENNEDYS_OFFER)
    assert worth(MODEL, values(ussr_faith=45), "ussr", levels, secrets) == pytest.approx(-19.725)


def test_full_trust_gives_the_flat_worth():
    levels, secrets = levels_of(MODEL, "us", KENNEDYS_OFFER)
    assert flat_worth(MODEL, "ussr", levels, secrets) == -48 + 29
    assert flat_worth(MODEL, "us", levels, secrets) == 60 + 3 + 9 - 8 - 2 - 6


def test_inspection_raises_american_trust():
    v = values(us_faith=20)
    blind = levels_of(MODEL, "ussr", gives("ussr", arms=4))
    watched = levels_of(MODEL, "ussr", gives("ussr", arms=4, inspection=2))
    assert worth(MODEL, v, "us", *blind) == pytest.approx(60 * 0.72)
    assert worth(MODEL, v, "us", *watched) == pytest.approx(69 * 0.90)


def test_a_letter_that_mentions_nothing_leaves_the_sheet_neutral_and_is_worth_nothing():
    assert levels_of(MODEL, "us", ()) == (neutral_levels(MODEL), no_secrets(MODEL))
    assert worth(MODEL, values(), "us", neutral_levels(MODEL), no_secrets(MODEL)) == 0


def test_a_refusal_is_level_nought_and_never_secret():
    levels, secrets = levels_of(MODEL, "us", (Clause(term="jupiters", level=3, kind=ClauseKind.REFUSAL, secret=True),))
    assert levels[2] == 0
    assert not secrets[2]
    assert worth(MODEL, values(), "ussr", levels, secrets) < 0


def test_threats_and_gifts_of_what_is_not_ones_own_leave_the_sheet_alone():
    clauses = (
        Clause(term="strike", level=2, kind=ClauseKind.THREAT),
        Clause(term="arms", level=4, kind=ClauseKind.OFFER),
        Clause(term="pledge", level=3, kind=ClauseKind.DEMAND),
    )
    assert levels_of(MODEL, "us", clauses)[0] == neutral_levels(MODEL)


def test_a_secret_promise_is_worth_less_unless_it_is_private_by_nature():
    def of(term: str, level: int, *, secret: bool) -> float:
        clauses = (Clause(term=term, level=level, kind=ClauseKind.OFFER, secret=secret),)
        return flat_worth(MODEL, "ussr", *levels_of(MODEL, "us", clauses))

    assert of("pledge", 3, secret=True) == of("pledge", 3, secret=False) / 2
    assert of("jupiters", 2, secret=True) == of("jupiters", 2, secret=False)


def test_the_best_and_the_softest_offer_are_found_among_those_that_could_end_the_crisis():
    dear = letter(MODEL, "ussr-1", "ussr", "radio", gives("ussr", arms=4, pledge=3, jupiters=4))
    mild = letter(MODEL, "ussr-2", "ussr", "cable", gives("ussr", arms=4, pledge=3))
    idle = letter(MODEL, "ussr-3", "ussr", "cable", gives("ussr", arms=2))
    v = values(us_faith=30)
    offers = (dear, mild, idle)
    best = best_offer(MODEL, v, "us", offers)
    softest = softest_offer(MODEL, v, "ussr", offers)
    assert best is not None
    assert best[0] is mild
    assert softest is not None
    assert softest[0] is mild
    assert best_offer(MODEL, v, "us", (idle,)) is None
    assert not can_end_it(MODEL, idle.levels)
