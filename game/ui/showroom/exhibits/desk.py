"""The two desks and what lies on them: briefing, letters, council, orders, map, seal."""

from __future__ import annotations

from collections.abc import Callable

from game.core.sides import Side
from game.ui.intents import Intent
from game.ui.scenes import intents as ask
from game.ui.showroom.matches import reached
from game.ui.showroom.points import at_a_brief, at_a_desk
from game.ui.showroom.stage import Stage

START = "oct27"
FRIDAY = {"us": "ussr-3", "ussr": "us-3"}
"""The standing letter of the other side that lies on each desk on 27 October."""


def _brief(side: Side) -> Callable[[Stage], None]:
    return lambda stage: stage.enter(reached(at_a_brief, start=START, side=side, seed=3))


def _at_desk(side: Side, *intents: Intent, keys: tuple[str, ...] = ()) -> Callable[[Stage], None]:
    def bring(stage: Stage) -> None:
        stage.enter(reached(at_a_desk, start=START, side=side, seed=3))
        if type(stage.scene).__name__ == "BriefingScene":
            stage.ask(ask.OpenWatch())
        for intent in intents:
            stage.ask(intent)
        stage.press(*keys)

    return bring


def _of(side: Side) -> dict[str, Callable[[Stage], None]]:
    theirs = FRIDAY[side]
    return {
        f"{side}-briefing": _brief(side),
        f"{side}-desk": _at_desk(side),
        f"{side}-letters": _at_desk(side, ask.OpenLetters()),
        f"{side}-letter": _at_desk(side, ask.ReadLetter(theirs)),
        f"{side}-letter-desk": _at_desk(side, ask.OpenLetterDesk(answers=theirs)),
        f"{side}-accept": _at_desk(side, ask.OpenAccept(theirs)),
        f"{side}-council": _at_desk(side, ask.OpenCouncil()),
        f"{side}-council-heard": _at_desk(side, ask.OpenCouncil(), keys=("V",)),
        f"{side}-council-pressed": _at_desk(side, ask.OpenCouncil(), keys=("Q",)),
        f"{side}-orders": _at_desk(side, ask.OpenOrders()),
        f"{side}-desk-with-a-plan": _at_desk(side, ask.OpenOrders(), keys=("Tab", "Space", "Esc")),
        f"{side}-map": _at_desk(side, ask.OpenMap()),
        f"{side}-standing": _at_desk(side, ask.OpenStanding()),
        f"{side}-log": _at_desk(side, ask.OpenLog()),
        f"{side}-seal": _at_desk(side, ask.AskSeal()),
        f"{side}-help": _at_desk(side, keys=("F1",)),
    }


EXHIBITS = {
    **_of("us"),
    **_of("ussr"),
    "codex": _at_desk("us", ask.OpenCodex()),
    "codex-person": _at_desk("us", ask.OpenCodex("people/mcnamara")),
    "codex-weapon": _at_desk("ussr", ask.OpenCodex("weapons/foxtrot")),
    "codex-known-later": _at_desk("us", ask.OpenCodex(), keys=("5", "V")),
    "codex-hard-words": _at_desk("us", keys=("F4",)),
    "log-at-the-table": _at_desk("us", ask.OpenLog(), keys=("C",)),
    "sources": _at_desk("us", ask.OpenSources()),
}
