"""The orders book, the plan on the desk, the letter desk, and the word before sealing."""

from __future__ import annotations

import pytest

from game.app.draft_plan import PlanDraft, blows
from game.app.letter_draft import LetterDesk
from game.app.orders_book import order_card, orders_book
from game.app.refusal_words import in_words
from game.app.term_sheet import channels, term_sheet
from game.app.warnings import warnings
from game.core.letters import ClauseKind
from game.core.phases import Phase
from game.core.plans import Plan

DECIDING = (Phase.DELIBERATE, Phase.SEAL)


@pytest.mark.parametrize("side", ["us", "ussr"])
def test_every_order_in_the_book_says_what_it_does_what_it_risks_and_why_it_is_closed(begin, side):
    for start in ("oct16", "oct22", "oct24", "oct27", "oct29"):
        for family in orders_book(begin(side=side, start=start), side):
            for card in family.cards:
                assert card.label, card.id
                assert card.about, card.id
                assert card.risk, card.id
                assert card.open == (card.reason == "")


def test_what_the_rules_would_refuse_never_enters_a_plan(begin):
    session = begin()
    draft = PlanDraft(session, "us")
    for family in orders_book(session, "us"):
        for card in family.cards:
            before = draft.plan()
            refusal = draft.toggle(card.id)
            assert session.refuse("us", draft.plan()) is None
            assert (refusal is None) == (draft.plan() != before)
            if refusal is not None:
                assert card.id not in in_words(session, "us", refusal).split()
    assert draft.left >= 0


def test_a_plan_is_taken_back_step_by_step(begin):
    draft = PlanDraft(begin(), "us")
    assert draft.toggle("strict-line") is None
    assert draft.toggle("rest-us") is None
    assert [s.key for s in draft.lines()] == ["order:strict-line", "order:rest-us"]
    assert draft.undo()
    assert draft.plan().orders == ("strict-line",)
    assert draft.remove("order:strict-line") is None
    assert draft.empty
    assert draft.undo()
    assert draft.undo()
    assert not draft.undo()


def test_orders_that_contradict_each_other_are_marked(begin):
    session = begin()
    card = order_card(session, "us", "lenient-line", Plan(orders=("strict-line",)))
    assert card.conflicts == (order_card(session, "us", "strict-line").label,)


def test_an_air_strike_is_sealed_only_against_a_grave_word(begin):
    session = begin()
    found = warnings(session, "us", Plan(orders=("air-strike",)))
    assert found[0].code == "begins-war"
    assert found[0].grave


def test_a_standing_order_to_strike_back_is_named_before_every_seal(begin):
    session = begin()
    assert any(w.code == "out-of-hand" and w.grave for w in warnings(session, "us", Plan()))
    cancelled = warnings(session, "us", Plan(orders=("rule-word",)))
    assert not any(w.code == "out-of-hand" for w in cancelled)


def test_no_adviser_warns_where_the_preset_says_so(begin):
    session = begin(information="fog")
    assert not any(w.grave for w in warnings(session, "us", Plan(orders=("air-strike",))))


def test_a_deadline_and_an_empty_threat_are_pointed_out(begin):
    session = begin(side="ussr", start="oct24")
    desk = LetterDesk(session, "ussr")
    assert desk.set_channel("cable") is None
    assert desk.set_clause("berlin", ClauseKind.THREAT, 2) is None
    assert desk.set_deadline(24) is None
    codes = {w.code for w in warnings(session, "ussr", Plan(letters=(desk.draft(),)))}
    assert "deadline" in codes


def test_a_letter_that_gives_more_than_they_asked_is_pointed_out(begin):
    session = begin()
    desk = LetterDesk(session, "us")
    for term, kind, level in (
        ("pledge", ClauseKind.OFFER, 4),
        ("quarantine", ClauseKind.OFFER, 2),
        ("jupiters", ClauseKind.OFFER, 2),
        ("arms", ClauseKind.DEMAND, 4),
    ):
        assert desk.set_clause(term, kind, level) is None
    assert any("more than their mildest" in row for row in desk.believed())
    assert any(w.code == "gives-too-much" for w in warnings(session, "us", Plan(letters=(desk.draft(),))))


def test_their_offer_can_be_marked_up_and_sent_back(begin):
    session = begin()
    desk = LetterDesk(session, "us")
    assert desk.counter_to("ussr-3") is None
    kinds = {c.term: c.kind for c in desk.draft().clauses}
    assert kinds["arms"] is ClauseKind.DEMAND
    assert kinds["pledge"] is ClauseKind.OFFER
    assert desk.draft().answers == "ussr-3"
    assert desk.problem() is None
    assert desk.set_clause("pledge", ClauseKind.OFFER, 2) is None
    assert desk.preview().clauses


def test_a_letter_that_cannot_be_sent_stays_as_it_was(begin):
    desk = LetterDesk(begin(), "us")
    before = desk.draft()
    assert desk.set_clause("arms", ClauseKind.OFFER, 4) is not None
    assert desk.set_tone(7) is not None
    assert desk.set_answers("ussr-99") is not None
    assert desk.draft() == before


def test_what_is_private_by_nature_can_go_by_no_public_channel(begin):
    session = begin()
    jupiters = next(t for t in term_sheet(session, "us", "radio") if t.id == "jupiters")
    private = next(x for x in jupiters.levels if x.secret_only)
    assert not private.open
    assert private.reason
    assert not jupiters.can_be_secret


def test_every_channel_says_how_long_it_takes_and_who_sees_it(begin):
    for side in ("us", "ussr"):
        for c in channels(begin(side=side), side):
            assert c.label
            assert c.about
            assert c.delay
            assert c.seen_by
            assert c.open == (c.reason == "")


def test_while_blows_are_exchanged_only_moves_can_be_chosen(begin, play):
    session = begin()
    session.seal("us", Plan(orders=("air-strike",)))
    play(session, until=lambda s: s.phase in DECIDING and bool(s.match.crisis.v[s.match.model.at.clash]))
    moves = blows(session, "us")
    assert moves
    draft = PlanDraft(session, "us")
    assert draft.problems()
    assert draft.choose_blow(moves[0].id) is None
    assert draft.problems() == ()
    assert orders_book(session, "us") == () or not any(c.open for f in orders_book(session, "us") for c in f.cards)


def test_what_is_taken_back_and_done_again_is_told_in_words(begin):
    draft = PlanDraft(begin(), "us")
    draft.toggle("strict-line")
    draft.toggle("strict-line")
    assert draft.undo().endswith(" taken out.")
    assert draft.plan().orders == ("strict-line",)
    taken = draft.undo()
    assert taken.startswith("Taken back: ")
    assert draft.redo() == taken.replace("Taken back", "Done again")
    draft.toggle("rest-us")
    assert draft.redo() == ""


def test_a_letters_changes_are_told_in_words(begin):
    desk = LetterDesk(begin(), "us")
    desk.set_clause("arms", ClauseKind.DEMAND, 4)
    desk.set_tone(1.0)
    assert desk.undo() == "Taken back: a tone that is friendly."
    assert desk.undo().startswith("Taken back: The missiles in Cuba: asks, ")
    assert desk.redo().startswith("Done again: The missiles in Cuba")
    assert desk.draft().clauses


def test_an_order_that_is_closed_before_its_time_is_not_called_done_already(begin):
    card = order_card(begin(side="ussr", start="oct27"), "ussr", "mikoyan")
    assert not card.open
    assert card.reason == "the situation does not call for it now"
