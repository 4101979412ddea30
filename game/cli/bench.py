"""`knot-of-war bench`: how fast the game is here."""

from __future__ import annotations

import json
import sys
from argparse import Namespace

from game.cli.exits import Exit
from game.cli.scenario import scenario_of
from game.reports.bench import Measure, measures

_SCENARIO = "october-1962"


def bench(given: Namespace) -> int:
    """Print each figure; exit code 1 if one is beyond its bound."""
    found: list[Measure] = []
    for measure in measures(scenario_of(_SCENARIO), _SCENARIO, float(given.seconds)):
        found.append(measure)
        if not given.json:
            sys.stdout.write(_line(measure) + "\n")
            sys.stdout.flush()
    if given.json:
        sys.stdout.write(json.dumps({m.id: m.as_json() for m in found}) + "\n")
    return Exit.FINE if all(m.holds for m in found) else Exit.PROBLEMS


def _line(m: Measure) -> str:
    bound = f"  (at least {m.floor:g})" if m.floor is not None else ""
    bound += f"  (at most {m.ceiling:.3g})" if m.ceiling is not None else ""
    return f"{m.label:<36} {m.value:>10,.3g} {m.unit}{bound}" + ("" if m.holds else "  NOT MET")
