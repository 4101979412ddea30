"""`knot-of-war duel`: several policies at one desk, against the same leader and under the same lucks."""

from __future__ import annotations

import json
import sys
import time
from argparse import Namespace

from game.ai import LineError
from game.cli.exits import Exit
from game.cli.scenario import named, refused, scenario_of
from game.content import load_model
from game.core.definitions import Model
from game.core.sides import SIDES, Side, other
from game.reports.duel import Duel
from game.reports.duel import duel as play_all
from game.reports.duel_table import as_text, table


def duel(given: Namespace) -> int:
    """Play the games asked for and print the table."""
    model = scenario_of(given.scenario)
    start = named("start", given.start, model.starts, model.default_start)
    preset = model.risk.get(named("risk preset", given.risk, model.risk, "default"))
    values = preset.values if preset else {}
    told = []
    try:
        for side in SIDES if given.side == "both" else (given.side,):
            plan = Duel(
                scenario=given.scenario,
                start=start,
                side=side,
                policies=tuple(dict.fromkeys(_at_this_desk(given.policies, model, side))),
                against=given.against or _first_persona(model, other(side)),
                games=given.games,
                seed=given.seed,
                hazard=float(values.get("hazard", 1.0)),
                attention=int(values.get("attention", 0)),
            )
            began = time.perf_counter()
            results = play_all(plan, model, load_model, given.workers)
            told.append(table(plan, results, time.perf_counter() - began))
    except LineError as error:
        raise refused(error) from None
    sys.stdout.write(json.dumps({"duels": told}) if given.json else "\n\n".join(as_text(x) for x in told))
    sys.stdout.write("\n")
    return Exit.FINE


def _at_this_desk(names: list[str], model: Model, side: Side) -> list[str]:
    """Return the policies for a desk; `persona` is the first persona of whatever side is played."""
    return [_first_persona(model, side) if name == "persona" else name for name in names]


def _first_persona(model: Model, side: Side) -> str:
    return next(p.id for p in model.personas.values() if p.side == side)
