"""`knot-of-war debrief`: everything that was hidden on a road, as Markdown, as one page, or as JSON."""

from __future__ import annotations

import json
import sys
from argparse import Namespace

from game.app.archive.finding import FoundRoad
from game.app.archive.odds_words import odds_told
from game.app.debriefing import debrief_of
from game.app.newgame import made_by
from game.cli.exits import Exit
from game.cli.odds import last
from game.cli.roads import hand_out, road_of
from game.content import ContentError
from game.core.definitions import Model
from game.history.branch import Branch
from game.history.code import code_of_branch
from game.history.curated import historical_branch
from game.reports.debrief_parts import OddsTold
from game.saves import SaveError


def debrief(given: Namespace) -> int:
    """Print the debrief of a road, or write it to files."""
    found = road_of(given.road, given, given.node)
    branch = found.branch
    history = _history(branch.model)
    code = code_of_branch(branch, made_by())
    told = debrief_of(
        branch,
        history=history,
        odds=_odds(found, history, given.games) if given.odds else None,
        name=found.title,
        code=code,
        qr=_qr(code),
    )
    if given.json:
        sys.stdout.write(json.dumps(told.to_json()) + "\n")
        return Exit.FINE
    from game.reports.debrief_markdown import markdown
    from game.reports.page import html

    hand_out(given, lambda: markdown(told), lambda: html(told))
    return Exit.FINE


def _history(model: Model) -> Branch | None:
    """Return the course of 1962, if the scenario ships it."""
    try:
        return historical_branch(model)
    except ContentError:
        return None


def _qr(code: str) -> str:
    from game.history.qr import qr_svg

    try:
        return qr_svg(code)
    except SaveError:
        return ""  # a match too long for a picture is still shared by its code


def _odds(found: FoundRoad, history: Branch | None, games: int) -> OddsTold:
    from game.odds.asking import Until, odds_of_line
    from game.odds.engine import bulk_engine
    from game.odds.seats import seats_of
    from game.odds.turning import turning_points

    branch = found.branch
    engine, seats, until = bulk_engine(branch.model.id), seats_of(branch.setup), Until(half_width=0.03, games=games)
    past = () if history is None else history.truths
    line = last(odds_of_line(engine, branch.truths, seats, until))
    beside = last(odds_of_line(engine, past, seats, until)) if past else ()
    return odds_told(
        branch.model,
        seats,
        crises=branch.truths,
        line=line,
        history=tuple(zip(past, beside, strict=True)),
        turning=last(turning_points(engine, branch.watches, seats, games=games)),
    )
