"""Sitting down amid a road: another's, as a new match, or one's own, by going back; and whose luck falls."""

from __future__ import annotations

import secrets
from typing import Final, cast

from game.app.archive.roads import Road
from game.app.calendar import stamp
from game.app.choices import MOST_SEED, Desk, NewGame
from game.app.newgame import informations, opponents, sides, ways_back
from game.app.refusal_words import in_words
from game.app.session import Session
from game.app.take_over import take_over
from game.core.sides import US
from game.history.tree import Luck
from game.locale import marked, tr
from game.saves import SaveStore
from game.terminal.doors import TakenBack
from game.terminal.paper import Paper

_DRAWN: Final = 1_000_000
_LONG: Final = 20
_BACK: Final = ("back", marked("Back; nothing is changed"))
SAME_LUCK: Final = marked(
    "Same luck: what fell by chance on this road falls again, wherever your decisions leave it room."
)
NEW_LUCK: Final = marked("New luck: other dice from here on; other things may fall, and what fell in 1962 need not.")


def ask_take_over(paper: Paper, road: Road, number: int, store: SaveStore | None) -> Session | None:
    """Return a match that stands at a place of a road, or None if the person goes back.

    Raises:
        ChoiceError: the game is over at that place.
    """
    model = road.branch.model
    place = road.places[number]
    if place.landmark.ending:
        paper.say(tr("The game is over here. Go to an earlier watch (p) and take over there."))
        return None
    paper.head(tr("Take over"))
    paper.say(
        tr(
            "You sit down at the opening of this watch, {when} in Washington. What lies before it stays as it is on "
            "this road; what comes after is yours. Back leaves at any question.",
            when=stamp(model, place.landmark.t, US),
        )
    )
    desk = _of(paper, tr("desk"), [(x.id, f"{x.label}.") for x in sides(model)])
    if desk is None:
        return None
    side = cast("Desk", desk)
    opponent = None
    rivals = opponents(model, side)
    if rivals:
        opponent = _of(paper, tr("opponent"), [(x.id, _told(x.label, x.about)) for x in rivals])
        if opponent is None:
            return None
    information = _of(paper, tr("information"), [(x.id, _told(x.label, x.about)) for x in informations(model)], "usual")
    if information is None:
        return None
    going = ask_luck(paper)
    if going is None:
        return None
    back = _of(paper, tr("way back"), [(x.id, _told(x.label, x.about)) for x in ways_back()])
    if back is None:
        return None
    choices = NewGame(scenario=model.id, side=side, opponent=opponent, information=information, rewind=back == "yes")
    session = take_over(road.branch, place.node, choices, going[0], store)
    paper.line()
    sat = tr("You sit down, under the luck of this road.")
    if going[0] is not None:
        sat = tr("You sit down, under luck number {seed}.", seed=going[0].seed)
    know = tr(
        "At the desk, log tells all that it has learned so far, letters every letter, and b opens the branches again."
    )
    paper.say(f"{sat} {know}")
    return session


def go_to(paper: Paper, session: Session, node: str) -> None:
    """Go to a place of one's own tree, under the same luck or a new one; say why not if it may not be.

    Raises:
        TakenBack: the match stands there now.
        SaveError: the place cannot be played under the rules at hand.
    """
    refusal = session.refuse_rewind()
    tree = session.tree
    assert tree is not None
    if refusal is None and tree.nodes[node].landmark.ending is None:
        paper.say(tr("Nothing is lost: what was played from here stays in the tree, beside what you try now."))
        going = ask_luck(paper)
        if going is None:
            return
        refusal = session.rewind(node, going[0])
    elif refusal is None:
        refusal = session.rewind(node)
    if refusal is not None:
        paper.say(in_words(session, session.waiting_for or US, refusal))
        return
    session.go_on()
    raise TakenBack


def ask_luck(paper: Paper) -> tuple[Luck | None] | None:
    """Return the luck to go on with, as (None,) for the same as before; None if the person goes back."""
    picked = _of(paper, tr("luck"), [("same", tr(SAME_LUCK)), ("new", tr(NEW_LUCK))])
    if picked is None:
        return None
    if picked == "same":
        return (None,)
    while True:
        typed = paper.ask(tr("number of the new luck (Enter draws one)")).lower()
        if typed == "back":
            return None
        if not typed:
            return (drawn(),)
        if typed.isdecimal() and len(typed) < _LONG and int(typed) <= MOST_SEED:
            return (Luck(seed=int(typed)),)
        paper.say(tr("Type a whole number from 0 to {MOST_SEED}, Enter, or back.", MOST_SEED=MOST_SEED))


def drawn() -> Luck:
    """Return a luck that nobody has chosen."""
    return Luck(seed=secrets.randbelow(_DRAWN))


def _of(paper: Paper, what: str, options: list[tuple[str, str]], default: str | None = None) -> str | None:
    if len(options) == 1:
        return options[0][0]
    paper.subhead(what[:1].upper() + what[1:])
    picked = paper.choose(what, [*options, (_BACK[0], tr(_BACK[1]))], default=default or options[0][0])
    return None if picked == _BACK[0] else picked


def _told(label: str, about: str) -> str:
    return f"{label}. {about}" if about else label
