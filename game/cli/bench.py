"""`knot-of-war bench`: how fast the game is here."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Iterator

from game.cli.exits import Exit
from game.cli.scenario import scenario_of
from game.reports.bench import Measure, measures

_SCENARIO = "october-1962"


def bench(given: Namespace) -> int:
    """Print each figure; exit code 1 if one is beyond its bound."""
    found: list[Measure] = []
    for measure in _measures(given):
        found.append(measure)
        if not given.json:
            sys.stdout.write(_line(measure) + "\n")
            sys.stdout.flush()
    if given.json:
        sys.stdout.write(json.dumps({m.id: m.as_json() for m in found}) + "\n")
    return Exit.FINE if all(m.holds for m in found) else Exit.PROBLEMS


def _measures(given: Namespace) -> Iterator[Measure]:
    if given.odds:
        from game.reports.bench_odds import odds_measures

        return odds_measures(_SCENARIO, float(given.seconds))
    if given.window:
        from game.reports.bench_window import window_measures

        return window_measures(float(given.seconds))
    return measures(scenario_of(_SCENARIO), _SCENARIO, float(given.seconds))


def _line(m: Measure) -> str:
    bound = f"  (at least {m.floor:g})" if m.floor is not None else ""
    bound += f"  (at most {m.ceiling:.3g})" if m.ceiling is not None else ""
    return f"{m.label:<44} {m.value:>10,.3g} {m.unit}{bound}" + ("" if m.holds else "  NOT MET")
