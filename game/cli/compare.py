"""`knot-of-war compare`: two roads side by side, as Markdown, as a page, or as JSON."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from typing import Any

from game.app.archive.finding import FoundRoad
from game.app.comparing import two_roads
from game.cli.exits import Complaint, Exit
from game.cli.odds import asker
from game.cli.roads import hand_out, road_of
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
    from game.reports.page import comparison_html
    from game.reports.roads_markdown import comparison_markdown

    asked = _odds(a, b, given.games) if given.odds else {}
    told = two_roads(a.branch, b.branch, comparison=found, names=(a.title, b.title), **asked)
    hand_out(given, lambda: comparison_markdown(told), lambda: comparison_html(told))
    return Exit.FINE


def _odds(a: FoundRoad, b: FoundRoad, games: int) -> dict[str, Any]:
    """Return the odds along both roads, and how much of their difference was the decision."""
    from game.app.archive.asking import odds_of_road
    from game.odds.asking import Until
    from game.odds.luck import NoFork, fork_of
    from game.odds.questions import AskDifference
    from game.odds.seats import seats_of

    ask, until = asker(a.branch.model.id), Until(half_width=0.03, games=games)
    lines = [odds_of_road(ask, road.branch, road.title, until) for road in (a, b)]
    one, two = a.branch.watches, b.branch.watches
    try:
        fork_of(one, two)
    except NoFork:
        return {"odds": (lines[0], lines[1]), "difference": None}
    apart = ask("", AskDifference(a=one, b=two, seats=seats_of(a.branch.setup), games=games))
    return {"odds": (lines[0], lines[1]), "difference": apart}
