"""`knot-of-war simulate`: many games between two policies, summed up."""

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
from game.core.sides import US, USSR, Side
from game.reports.pairing import Pairing
from game.reports.simulate import simulate as play_all
from game.reports.summary import as_text, summary


def simulate(given: Namespace) -> int:
    """Play the games asked for and print what came of them."""
    model = scenario_of(given.scenario)
    preset = model.risk.get(named("risk preset", given.risk, model.risk, "default"))
    values = preset.values if preset else {}
    pairing = Pairing(
        scenario=given.scenario,
        start=named("start", given.start, model.starts, model.default_start),
        us=given.us or _first_persona(model, US),
        ussr=given.ussr or _first_persona(model, USSR),
        games=given.games,
        seed=given.seed,
        hazard=float(values.get("hazard", 1.0)),
        attention=int(values.get("attention", 0)),
        historical_luck=given.luck == "historical",
    )
    began = time.perf_counter()
    try:
        tally = play_all(pairing, model, load_model, given.workers)
    except LineError as error:
        raise refused(error) from None
    told = summary(pairing, model, tally, time.perf_counter() - began)
    sys.stdout.write(json.dumps(told) if given.json else as_text(told))
    sys.stdout.write("\n")
    return Exit.FINE


def _first_persona(model: Model, side: Side) -> str:
    return next(p.id for p in model.personas.values() if p.side == side)
