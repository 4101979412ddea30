"""`knot-of-war compare`: two roads side by side, as Markdown, as a page, or as JSON."""

from __future__ import annotations

import json
import sys
from argparse import Namespace

from game.app.comparing import two_roads
from game.cli.exits import Complaint, Exit
from game.cli.roads import road_of, write_out
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

    told = two_roads(a.branch, b.branch, comparison=found, names=(a.title, b.title))
    if given.html is not None:
        from game.reports.page import comparison_html

        write_out(given.html, comparison_html(told))
    if given.markdown is not None:
        write_out(given.markdown, comparison_markdown(told))
    if given.html is None and given.markdown is None:
        sys.stdout.write(comparison_markdown(told))
    return Exit.FINE
