"""A match on paper: enough commands and facts to save, without any rules."""

from __future__ import annotations

import pytest

from game.core.crisis import Setup
from game.core.letters import Clause, ClauseKind, LetterDraft
from game.core.plans import Acceptance, Answer, CloseWatch, OpenWatch, Plan, Seal
from game.saves import Fell, Header, SaveStore, Seats

SETUP = Setup(scenario="october-1962", start="october-16", seed=1962, personas=("kennedy", "khrushchev"))


@pytest.fixture
def header():
    return Header(
        scenario="october-1962",
        scenario_digest="0" * 64,
        setup=SETUP,
        seats=Seats(us="person", ussr="khrushchev", about=(("information", "fair"),)),
        made_by="0.1.0",
        match="1a2b3c4d",
        began="2026-11-21T12:00:00Z",
        title="October 1962",
        zero="1962-10-16T06:00-04:00",
    )


@pytest.fixture
def store(tmp_path):
    return SaveStore(tmp_path / "saves")


def letter():
    return LetterDraft(
        channel="cable",
        tone=-0.5,
        clauses=(
            Clause(term="arms", level=3, kind=ClauseKind.DEMAND),
            Clause(term="jupiters", level=2, kind=ClauseKind.OFFER, secret=True),
        ),
        urgent=True,
        deadline=24,
        answers="ussr-1",
    )


def one_watch():
    """The commands of one watch, with all that a plan can hold."""
    return (
        OpenWatch(),
        Seal(by="us", plan=Plan(orders=("photograph", "quarantine"), letters=(letter(),), withdraw=("us-1",))),
        Seal(by="ussr", plan=Plan(accept=Acceptance(letter="us-1", channel="cable"))),
        Answer(by="us", question="shot-at/2", option="hold"),
        CloseWatch(),
    )


def fell(watch=1, ending=None):
    return Fell(
        t=12.0 * watch, stage="secret", watch=watch, facts=("event:photographs",), digest="ab" * 32, ending=ending
    )


@pytest.fixture
def journal(store, header):
    journal = store.begin(header)
    for command in one_watch():
        assert journal.keep(command, fell()) is None
    return journal
