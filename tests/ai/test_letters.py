"""How personas write."""

from __future__ import annotations

from dataclasses import replace

from game.ai.persona import Persona
from game.core.legality import refuse_letter
from game.core.letters import Clause, ClauseKind
from game.core.luck import Dice
from tests.ai.small import form, gives, letter, small_model, values, view

DICE = Dice(7, 288, "us")


def writing(side, *forms):
    """Return a model in which these forms compete, and nothing is ordered."""
    other = "ussr" if side == "us" else "us"
    return small_model(forms={side: tuple(forms), other: ()})


def letters(model, side, v, **more):
    desk = view(model, side, v, eligible=(), **more)
    drafts = Persona(model, side, "whoever").plan(desk, DICE)[0].letters
    for draft in drafts:
        assert refuse_letter(model, desk, draft) is None
    return drafts


def clauses_of(draft):
    return {c.term: (c.level, c.kind.value) for c in draft.clauses}


def test_writing_nothing_wins_when_no_form_appeals():
    model = writing("us", form("offer-cable", "us", 0, "cable", -5.0))
    assert letters(model, "us", values()) == ()


def test_need_sets_what_is_given_and_price_what_is_asked():
    model = writing("us", form("offer-cable", "us", 0, "cable", 5.0))
    (draft,) = letters(model, "us", values(us_need=45.0, us_price=50.0))
    assert clauses_of(draft) == {
        "pledge": (3, "offer"),
        "quarantine": (1, "offer"),
        "jupiters": (2, "offer"),
        "arms": (4, "condition"),
    }
    assert [c.term for c in draft.clauses if c.secret] == ["jupiters"]


def test_one_fear_writes_two_prices_soft_in_private_and_dear_in_public():
    cable = writing("ussr", form("plea", "ussr", 0, "cable", 5.0, tone=1.0))
    radio = writing("ussr", form("price", "ussr", 0, "radio", 5.0))
    v = {"ussr_need": 40.0, "ussr_price": 55.0}
    (soft,) = letters(cable, "ussr", values(**v))
    (dear,) = letters(radio, "ussr", values(**v))
    assert clauses_of(soft)["jupiters"] == (2, "demand")
    assert clauses_of(dear)["jupiters"] == (4, "demand")
    assert clauses_of(soft)["arms"] == clauses_of(dear)["arms"] == (4, "offer")
    assert clauses_of(soft)["pledge"][1] == "condition"


def test_the_american_public_letter_never_speaks_of_a_private_assurance():
    model = writing("us", form("price", "us", 0, "radio", 5.0))
    (draft,) = letters(model, "us", values(us_need=45.0, us_price=50.0))
    assert "jupiters" not in clauses_of(draft)


def test_a_side_does_not_go_back_on_its_own_standing_gifts():
    model = writing("us", form("offer-cable", "us", 0, "cable", 5.0))
    own = letter(model, "us-1", "us", "cable", gives("us", pledge=3, arms=4))
    (draft,) = letters(model, "us", values(us_need=13.0), own_offers=(own,))
    assert clauses_of(draft)["pledge"] == (3, "offer")


def test_a_feeler_gives_more_and_asks_less():
    plain = writing("us", form("offer-cable", "us", 0, "cable", 5.0))
    soft = writing("us", form("offer-cable", "us", 0, "cable", 5.0, soft=8.0))
    v = {"us_need": 38.0}
    assert clauses_of(letters(plain, "us", values(**v))[0])["pledge"][0] == 2
    assert clauses_of(letters(soft, "us", values(**v))[0])["pledge"][0] == 3


def test_a_cheap_gift_in_a_warm_letter_is_promised_outright():
    model = writing("ussr", form("plea", "ussr", 0, "cable", 5.0, tone=1.0))
    (draft,) = letters(model, "ussr", values(ussr_need=50.0))
    assert clauses_of(draft)["troops"] == (1, "assurance")
    assert clauses_of(draft)["arms"] == (4, "offer")


def test_what_is_demanded_in_public_and_not_given_is_refused_in_so_many_words():
    model = writing("us", form("offer-cable", "us", 0, "cable", 5.0))
    loud = letter(model, "ussr-1", "ussr", "radio", gives("ussr", arms=4, jupiters=4))
    quiet = replace(loud, channel="cable")
    assert clauses_of(letters(model, "us", values(us_need=13.0), read=(loud,))[0])["jupiters"] == (0, "refusal")
    assert "jupiters" not in clauses_of(letters(model, "us", values(us_need=13.0), read=(quiet,))[0])


def test_a_letter_that_offers_nothing_only_demands_and_refuses():
    model = writing("ussr", form("defy", "ussr", 0, "radio", 5.0, tone=-2.0, offer=False))
    loud = letter(model, "us-1", "us", "radio", gives("us", arms=4, inspection=2))
    (draft,) = letters(model, "ussr", values(ussr_need=10.0, ussr_price=55.0), read=(loud,))
    assert clauses_of(draft) == {"pledge": (3, "demand"), "arms": (0, "refusal"), "inspection": (0, "refusal")}


def test_a_warm_letter_without_an_offer_holds_no_terms():
    model = writing("us", form("offer-cable", "us", 0, "cable", 5.0, tone=1.0, offer=False))
    assert letters(model, "us", values(us_need=50.0))[0].clauses == ()


def test_a_threat_is_plainer_the_colder_the_letter():
    cold = writing("us", form("offer-cable", "us", 0, "radio", 5.0, tone=-2.0, threat="strike"))
    cool = writing("us", form("offer-cable", "us", 0, "radio", 5.0, tone=-1.0, threat="strike"))
    assert clauses_of(letters(cold, "us", values())[0])["strike"] == (2, "threat")
    assert clauses_of(letters(cool, "us", values())[0])["strike"] == (1, "threat")


def test_two_letters_go_by_two_channels_and_the_second_by_a_cheap_one():
    model = writing(
        "us",
        form("offer-cable", "us", 0, "cable", 6.0),
        form("price", "us", 1, "radio", 5.0),
        form("assure", "us", 2, "back", 4.0),
    )
    assert [x.channel for x in letters(model, "us", values())] == ["cable", "back"]
    assert [x.channel for x in letters(model, "us", values(), busy=frozenset({"cable"}))] == ["radio", "back"]
    assert [x.channel for x in letters(model, "us", values(), attention=2)] == ["cable"]
    assert [x.channel for x in letters(model, "us", values(), attention=1)] == ["back"]


def test_the_newest_letter_not_yet_answered_is_answered():
    model = writing("us", form("offer-cable", "us", 0, "cable", 6.0), form("assure", "us", 1, "back", 5.0))
    first = letter(model, "ussr-1", "ussr", "cable", (), sent=250.0)
    second = letter(model, "ussr-2", "ussr", "radio", (), sent=260.0)
    mine = letter(model, "us-1", "us", "cable", (), answers="ussr-2")
    ancient = letter(model, "ussr-0", "ussr", "cable", (), sent=100.0)
    assert [x.answers for x in letters(model, "us", values(), read=(first, second))] == ["ussr-2", "ussr-1"]
    assert [x.answers for x in letters(model, "us", values(), read=(first, second), sent=(mine,))] == ["ussr-1", None]
    assert letters(model, "us", values(), read=(ancient,))[0].answers is None


def test_an_offer_just_short_of_acceptance_comes_back_marked_up_in_at_most_two_terms():
    model = writing("us", form("counter", "us", 0, "cable", 5.0, counter=True))
    theirs = letter(
        model,
        "ussr-1",
        "ussr",
        "cable",
        gives("ussr", arms=4, pledge=4, quarantine=2, jupiters=2, overflights=2),
    )
    (draft,) = letters(model, "us", values(us_need=20.0, us_hold=90.0), their_offers=(theirs,), read=(theirs,))
    assert draft.answers == "ussr-1"
    was = {"pledge": 4, "quarantine": 2, "jupiters": 2, "overflights": 2, "arms": 4}
    now = {c.term: c.level for c in draft.clauses}
    changed = {term for term, level in was.items() if now.get(term, 1 if term == "jupiters" else 0) != level}
    assert changed == {"pledge", "overflights"}
    assert next(c for c in draft.clauses if c.term == "arms").kind is ClauseKind.CONDITION


def test_a_counter_draft_goes_back_the_way_the_offer_came():
    model = writing("us", form("counter", "us", 0, "cable", 5.0, counter=True))
    theirs = letter(model, "ussr-1", "ussr", "back", gives("ussr", arms=4, pledge=4))
    (draft,) = letters(model, "us", values(us_need=20.0, us_hold=90.0), their_offers=(theirs,), read=(theirs,))
    assert draft.channel == "back"


def test_there_is_no_counter_draft_without_an_offer_or_without_anything_to_mend():
    model = writing("us", form("counter", "us", 0, "cable", 5.0, counter=True))
    cheap = letter(model, "ussr-1", "ussr", "cable", gives("ussr", arms=4))
    assert letters(model, "us", values(us_need=20.0)) == ()
    assert letters(model, "us", values(us_need=20.0, us_hold=90.0), their_offers=(cheap,), read=(cheap,)) == ()


def test_reasons_come_with_letters_when_they_are_asked_for():
    model = writing("us", form("offer-cable", "us", 0, "cable", 5.0))
    _, reasons = Persona(model, "us", "kennedy", explain=True).plan(view(model, "us", eligible=()), DICE)
    assert {r.label for r in reasons if r.about == "letter:offer-cable"} == {"base", "chance"}


def test_clauses_keep_secret_what_is_private_by_nature():
    model = writing("ussr", form("plea", "ussr", 0, "cable", 5.0))
    (draft,) = letters(model, "ussr", values(ussr_need=40.0, ussr_price=55.0))
    assert Clause(term="jupiters", level=2, kind=ClauseKind.DEMAND, secret=True) in draft.clauses
