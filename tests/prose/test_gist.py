"""The short reading of a letter, and its title."""

from __future__ import annotations

import re

from game.core.letters import ClauseKind
from game.prose.gist import LONGEST_HEADLINE, gist, headline
from game.prose.occasion import Answered
from tests.prose.corpus import a_game_of, clause, grammar, occasion


def test_a_gist_names_what_is_offered_what_is_asked_and_by_when():
    terms = (clause("arms", 4, ClauseKind.OFFER), clause("jupiters", 4, ClauseKind.DEMAND))
    assert gist(grammar(), occasion("ussr", terms, deadline=24)) == (
        "Khrushchev offers the missiles out of Cuba; he asks for an open trade of the missiles in Turkey. "
        "He wants an answer within twenty-four hours."
    )


def test_a_gist_of_a_letter_without_terms_tells_its_mood():
    assert gist(grammar(), occasion("us", tone=-1)) == "Kennedy complains and names no terms."


def test_every_gist_is_one_to_five_plain_sentences():
    for side in ("us", "ussr"):
        for seed in range(4):
            for facts in a_game_of(side, seed):
                told = gist(grammar(), facts)
                assert 1 <= len(re.findall(r"\.", told)) <= 5
                assert not re.search(r"[{}<>]|  |\.\.", told)


def test_every_headline_fits_its_line():
    for side in ("us", "ussr"):
        for seed in range(6):
            for facts in a_game_of(side, seed):
                title = headline(grammar(), facts)
                assert 8 <= len(title) <= LONGEST_HEADLINE
                assert not re.search(r"[{}<>]", title)


def test_a_dearer_second_letter_is_announced_as_such():
    facts = occasion(
        "ussr",
        (clause("jupiters", 4, ClauseKind.DEMAND),),
        dearer=True,
        answers=Answered(channel="cable", tone=0, sent=240.0),
    )
    assert headline(grammar(), facts) == "A second letter asks for more than the first"
