"""`knot-of-war diagram`: the state machine, drawn from the tables that the game runs on."""

from __future__ import annotations

import sys
from argparse import Namespace

from game.cli.exits import Complaint, Exit
from game.cli.scenario import scenario_of
from game.reports.diagram import all_mermaid, drawings


def diagram(given: Namespace) -> int:
    """Print the charts as Mermaid, or write them and their pictures to a folder."""
    model = scenario_of(given.scenario)
    if given.out is None:
        sys.stdout.write(all_mermaid(model))
        return Exit.FINE
    try:
        given.out.mkdir(parents=True, exist_ok=True)
        for name, text in drawings(model).items():
            (given.out / name).write_text(text, encoding="utf-8", newline="\n")
            sys.stdout.write(f"{given.out / name}\n")
    except OSError as error:
        raise Complaint(f"cannot write to {given.out}: {error.strerror or error}", Exit.SAVE) from None
    return Exit.FINE
