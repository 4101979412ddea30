"""`knot-of-war compare`: two roads side by side, as Markdown, as a page, or as JSON."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from typing import Any

from game.app.archive.odds_words import node_told
from game.app.comparing import two_roads
from game.cli.exits import Complaint, Exit
from game.cli.odds import last
from game.cli.roads import hand_out, road_of
from game.history.branch import Branch
from game.history.compare import compare as held_against


def compare(given: Namespace) -> int:
    """Print where two roads part and what is different from there on."""
    a, b = road_of(given.road, given), road_of(given.other, given)
    try:
        found = held_against(a.branch, b.branch)
    except ValueError as error:
        raise Complaint(str(error)) from None
    if given.json:
        json.dump(found.to_json(), sys.stdout)
        sys.stdout.write("\n")
        return Exit.FINE
    from game.reports.debrief_markdown import comparison_markdown
    from game.reports.page import comparison_html

    asked = _odds(a.branch, b.branch, given.games) if given.odds else {}
    told = two_roads(a.branch, b.branch, comparison=found, names=(a.title, b.title), **asked)
    hand_out(given, lambda: comparison_markdown(told), lambda: comparison_html(told))
    return Exit.FINE


def _odds(a: Branch, b: Branch, games: int) -> dict[str, Any]:
    """Return the odds along both roads, and how much of their difference was the decision."""
    from game.odds.asking import Until, odds_of_line
    from game.odds.engine import bulk_engine
    from game.odds.luck import NoFork, difference
    from game.odds.seats import seats_of

    engine, seats, until = bulk_engine(a.model.id), seats_of(a.setup), Until(half_width=0.03, games=games)
    lines = [
        [node_told(a.model, truth, odds) for truth, odds in zip(road.truths, found, strict=True)]
        for road in (a, b)
        for found in [last(odds_of_line(engine, road.truths, seats, until))]
    ]
    try:
        apart = last(difference(engine, a.watches, b.watches, seats, games=games))
    except NoFork:
        apart = None
    return {"odds": (lines[0], lines[1]), "difference": apart}
