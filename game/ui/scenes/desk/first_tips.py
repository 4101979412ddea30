"""A tip the first time a screen is opened, in any scenario: one or two sentences, once, and never again."""

from __future__ import annotations

from typing import Final

from game.locale import marked

FIRST_TIPS: Final = {
    "DeskScene": marked(
        "The rope is the danger, from 0 to 100. Orders and letters spend the round tokens. F1 lists the keys."
    ),
    "LettersScene": marked("The hour on a letter tells when it was written. Your last one may have crossed it."),
    "LetterDeskScene": marked(
        "A letter is made of clauses. Switch one on, choose how far it goes, and how the letter travels."
    ),
    "OrdersScene": marked("Each order says what it does and what it risks. To give none is allowed, and often wise."),
    "CouncilScene": marked(
        "They disagree, and all of them have reasons. A forecast is a guess; its doubt stands beside it."
    ),
    "MapScene": marked("The map shows what this desk knows. A question mark means that somebody thinks so."),
    "IncidentScene": marked("Nobody planned this. Read who knows what, and how surely. To wait is an answer too."),
    "AssessmentScene": marked("What moved and why. An order may have come late, been overdone, or been lost."),
}
"""By the class of the screen. The record keeps which were shown."""
