"""Nothing that a desk is shown depends on what it cannot know."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.app.assessment import assessment
from game.app.briefing import briefing
from game.app.council import council
from game.app.expectations import forecasts
from game.app.imagining import imagine
from game.app.inbox import inbox, log
from game.app.map_table import map_table
from game.app.orders_book import orders_book
from game.app.status import status
from game.app.warnings import warnings
from game.core.phases import Phase
from game.core.plans import Plan
from game.core.views import Band

DECIDING = (Phase.DELIBERATE, Phase.SEAL)


def with_other_secrets(session, side):
    """Change every number that `side` cannot see; bands are held still, as they may tell of the truth by design."""
    match = session.match
    model = match.model

    def changed(crisis):
        other = crisis.clone()
        for slot in model.hidden[side]:
            q = model.quantities[slot]
            if q.kind in ("track", "estimate", "posture", "nature"):
                other.v[slot] = q.lo if crisis.v[slot] > (q.lo + q.hi) / 2 else q.hi
        return other

    session.match = replace(
        match, crisis=changed(match.crisis), then=None if match.then is None else changed(match.then)
    )
    session.outlooks.clear()


@pytest.fixture
def still_bands(monkeypatch):
    from game.app.session import Session

    real = Session.band

    def band(self, side, name):
        q = self.match.model.quantities[self.match.model.index[name]]
        return real(self, side, name) if side in q.seen else Band(low=20.0, high=60.0)

    monkeypatch.setattr(Session, "band", band)
    monkeypatch.setattr(Session, "band_at_decision", band)


@pytest.mark.parametrize("side", ["us", "ussr"])
def test_a_desk_shows_the_same_whatever_the_other_side_hides(begin, play, still_bands, side):
    session = begin(side=side, start="oct24", seed=4)
    play(session, until=lambda s: s.match.crisis.watch >= 4 and s.phase in DECIDING)

    def shown():
        plan = Plan(orders=session.match.crisis_view(side).eligible[:1])
        return (
            status(session, side),
            briefing(session, side),
            inbox(session, side),
            log(session, side),
            map_table(session, side),
            orders_book(session, side),
            council(session, side),
            warnings(session, side, plan),
            forecasts(session, side, plan).rows,
        )

    before = shown()
    with_other_secrets(session, side)
    assert shown() == before


@pytest.mark.parametrize("side", ["us", "ussr"])
def test_imagined_worlds_agree_with_what_is_known_and_differ_in_the_rest(begin, side):
    session = begin(side=side, start="oct26", seed=4)
    model = session.match.model
    first, second = (imagine(session, side, n) for n in range(2))
    truth = session.match.crisis
    hidden = set(model.hidden[side])
    for slot, q in enumerate(model.quantities):
        if slot not in hidden and q.kind in ("track", "estimate", "posture"):
            assert first.v[slot] == second.v[slot] == truth.v[slot], q.name
    assert [first.v[s] for s in hidden] != [second.v[s] for s in hidden]
    assert all(x.by == side for x in first.mail)


def test_moscow_is_not_told_in_the_secret_week_that_washington_has_seen_the_missiles(begin):
    session = begin(side="ussr", start="oct16", seed=4)
    text = " ".join((*status(session, "ussr").speak(), *briefing(session, "ussr").speak()))
    assert "has seen the missiles" not in text
    assert "As far as you know" in text


def test_an_assessment_names_only_orders_of_ones_own(begin, play):
    session = begin(side="us", start="oct24", seed=9)
    play(session, until=lambda s: s.phase is Phase.ASSESS and s.match.crisis.watch >= 3)
    plan = session.match.plans["us"]
    assert len(assessment(session, "us").orders) >= len(plan.orders)
    theirs = {f.id for f in session.facts("us") if f.kind == "order-carried-out" and f.side == "ussr"}
    assert not theirs
