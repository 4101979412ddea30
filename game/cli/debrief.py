"""`knot-of-war debrief`: everything that was hidden on a road, as Markdown, as one page, or as JSON."""

from __future__ import annotations

import json
import sys
from argparse import Namespace

from game.app.archive.finding import FoundRoad
from game.app.debriefing import debrief_of
from game.app.newgame import made_by
from game.cli.exits import Exit
from game.cli.odds import asker
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


def _odds(found: FoundRoad, history: Branch | None, games: int) -> OddsTold | None:
    from game.app.archive.asking import odds_for_debrief
    from game.odds.asking import Until

    branch = found.branch
    return odds_for_debrief(asker(branch.model.id), branch, history, Until(half_width=0.03, games=games), games)
