"""Letters written out for a desk."""

from __future__ import annotations

from dataclasses import replace

from game.app.choices import NewGame
from game.app.correspondence import inbox_letters, letter, preview, preview_acceptance, sent_letters, standing_offers
from game.app.draft_plan import under_way
from game.app.letter_draft import LetterDesk
from game.app.newgame import resume, start_session
from game.core.letters import Clause, ClauseKind, LetterDraft
from game.core.phases import Phase
from game.core.plans import Acceptance, Plan
from game.saves import SaveStore

DECIDING = (Phase.DELIBERATE, Phase.SEAL)

OFFER = LetterDraft(
    channel="back",
    tone=0.0,
    clauses=(
        Clause(term="pledge", level=3, kind=ClauseKind.OFFER),
        Clause(term="jupiters", level=2, kind=ClauseKind.OFFER),
        Clause(term="arms", level=4, kind=ClauseKind.DEMAND),
    ),
    answers="ussr-3",
)
STERN = LetterDraft(channel="un", tone=-1.0, clauses=(Clause(term="arms", level=4, kind=ClauseKind.DEMAND),))


def test_a_preview_is_word_for_word_what_is_sent(begin, play):
    session = begin()
    plan = Plan(letters=(OFFER, STERN))
    seen = [preview(session, "us", x, plan=plan, index=i).text for i, x in enumerate(plan.letters)]
    assert session.seal("us", plan) is None
    play(session, until=lambda s: s.phase is Phase.ASSESS)
    sent = [x.text for x in reversed(sent_letters(session, "us")[:2])]
    assert sent == seen


def test_every_clause_is_said_in_the_text_under_its_number(begin):
    paper = preview(begin(), "us", OFFER)
    numbers = {p.clause for row in paper.paragraphs for p in row} - {None}
    assert numbers == {1, 2, 3}
    assert [c.number for c in paper.clauses] == [1, 2, 3]


def test_a_desk_never_sees_a_letter_that_is_still_under_way(begin, play):
    def on_the_way(session):
        return [x for x in session.match.crisis.mail if x.by == "ussr"]

    session = play(begin(start="oct26"), until=lambda s: s.phase in DECIDING and bool(on_the_way(s)))
    hidden = on_the_way(session)
    assert hidden
    for x in hidden:
        assert letter(session, "us", x.id) is None
    assert not {x.id for x in hidden} & {x.id for x in inbox_letters(session, "us")}


def test_a_yes_can_be_read_before_it_is_given(begin):
    session = begin()
    offer = standing_offers(session, "us")[0]
    paper = preview_acceptance(session, "us", Acceptance(letter=offer.id, channel="radio"))
    assert paper is not None
    assert paper.accepts == offer.id
    assert len(paper.clauses) == len(offer.clauses)
    assert paper.text
    assert preview_acceptance(session, "us", Acceptance(letter="ussr-99", channel="radio")) is None


def test_letters_read_the_same_after_the_match_was_resumed(begin, play, tmp_path):
    store = SaveStore(tmp_path)
    session = begin(start="oct24", seed=5, store=store)
    play(session, until=lambda s: s.match.crisis.watch >= 8)
    before = {x.id: x.text for x in (*inbox_letters(session, "us"), *sent_letters(session, "us"))}
    found = store.newest()
    assert found is not None
    entry, saved = found
    again = resume(saved, store, entry)
    after = {x.id: x.text for x in (*inbox_letters(again, "us"), *sent_letters(again, "us"))}
    assert before == after
    assert len(before) > 5


def test_no_writer_says_the_same_sentence_twice_in_a_match(begin, play):
    session = begin(start="oct24", seed=8)
    play(session)
    written = [session.letters.written(session.match, session.chronicle, x).written for x in session.match.now.archive]
    for by in ("us", "ussr"):
        sentences = [
            s.text for x, w in zip(session.match.now.archive, written, strict=True) if x.by == by for s in w.sentences
        ]
        repeated = {s for s in sentences if sentences.count(s) > 1}
        assert len(repeated) <= 0.02 * len(sentences), repeated


def test_an_offer_stands_until_it_lapses_and_says_how_long(begin):
    offer = standing_offers(begin(), "us")[0]
    assert offer.state == "standing"
    assert offer.hours_left is not None
    assert 0 < offer.hours_left <= 96
    assert offer.acceptable


def test_two_letters_of_one_hour_have_titles_of_their_own(begin):
    session = begin()
    desk = LetterDesk(session, "us")
    desk.set_clause("arms", ClauseKind.DEMAND, 4)
    plan = Plan(letters=(desk.draft(), replace(desk.draft(), channel="back")))
    titles = [preview(session, "us", x, plan=plan, index=i).headline for i, x in enumerate(plan.letters)]
    assert len(set(titles)) == 2


def test_a_letter_under_way_names_its_channel_as_it_is_written_and_is_forgotten_when_it_must_be_there() -> None:
    session = start_session(NewGame(start="oct27", side="ussr", seed=3))
    session.open_watch()
    assert any("(Radio Moscow; " in thing for thing in under_way(session, "ussr"))
    session.match.crisis.v[session.match.model.at.t] += 48
    assert not any("Radio Moscow" in thing for thing in under_way(session, "ussr"))
