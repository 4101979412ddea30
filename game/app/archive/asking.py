"""Whose odds may be asked, and what debriefs and comparisons ask, in one order; whoever asks says how he waits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from game.app.archive.odds_words import node_told, odds_told
from game.app.archive.roads import Road
from game.app.session import Session
from game.core.phases import Phase
from game.history.branch import Branch
from game.locale import marked, tr
from game.odds.asking import Leave, Until, who_may_ask
from game.odds.questions import AskLine, AskTurning, Question
from game.odds.seats import seats_of
from game.odds.shipped import shipped_along
from game.reports.debrief_parts import NodeOdds, OddsTold

Ask = Callable[[str, Question], Any]
"""Takes what is being done, as a sentence, and a question; returns the whole answer, or None where it was dropped."""

TURNING: Final = marked("Weighing every decision and every throw of this road; half a minute or more.")


def may_ask(session: Session | None, road: Road | None = None) -> Leave:
    """Return whether the odds of a road may be told to whoever plays a match now, or to somebody who plays none.

    A road that begins with the very draws of the match in play counts as the match itself: its odds would tell them.

    Args:
        session: the match in play; None while only the archive is open.
        road: whose odds they would be; None means the match's own.
    """
    if session is None or session.tree is None or not session.people:
        return who_may_ask(ended=False, replaying=True, analyst=False)
    alike = road is not None and road.places[0].node == session.tree.root.id
    own = road is None or road.kind == "yours" or road.reader is not None or alike
    return who_may_ask(ended=session.phase is Phase.ENDED, replaying=not own, analyst=False)


def odds_for_debrief(ask: Ask, branch: Branch, history: Branch | None, until: Until, games: int) -> OddsTold | None:
    """Return everything that a debrief tells about odds; None if one of its questions was dropped.

    Args:
        history: the course of 1962, to be laid beside it.
        games: for each part of the turning points.
    """
    seats = seats_of(branch.setup)
    line = _line(ask, tr("Playing on from every watch of this road."), branch, until)
    if line is None:
        return None
    beside: Any = ()
    if history is not None:
        beside = _line(ask, tr("The same from every watch of 1962, to lay beside it."), history, until)
        if beside is None:
            return None
    turning = ask(tr(TURNING), AskTurning(watches=branch.watches, seats=seats, games=games))
    if turning is None:
        return None
    past = tuple(zip(history.truths, beside, strict=True)) if history is not None else ()
    return odds_told(branch.model, seats, crises=branch.truths, line=line, history=past, turning=turning)


def odds_of_road(ask: Ask, branch: Branch, title: str, until: Until) -> tuple[NodeOdds, ...] | None:
    """Return the odds of every place of a road as a comparison takes them; None if they were dropped.

    Args:
        title: what the road is called.
    """
    found = _line(ask, tr("Playing on from every watch of {road}.", road=title), branch, until)
    if found is None:
        return None
    return tuple(node_told(branch.model, c, o) for c, o in zip(branch.truths, found, strict=True))


def _line(ask: Ask, what: str, branch: Branch, until: Until) -> Any:
    known = shipped_along(branch)
    return ask(what, AskLine(crises=branch.truths, seats=seats_of(branch.setup), until=until, known=known))
