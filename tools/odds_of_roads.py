"""Work out the odds of every place of the roads that scenarios ship, and write them beside the scenarios.

`python tools/odds_of_roads.py` takes a minute or two and says how many games it plays; run it after any change of a
scenario's rules or of the games it plays, and commit `scenarios/*/odds.json`. `--games` is for a quick look.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from game.content import load_model
from game.core.definitions import Model
from game.odds.asking import Until, odds_of_line
from game.odds.engine import bulk_engine
from game.odds.estimate import Odds
from game.odds.odds_file import Key, to_bytes
from game.odds.seats import Seats, seats_key
from game.odds.shipped import GAMES, home_of, places_of_roads
from game.saves.atomic import write_whole


def counted(model: Model, games: int) -> dict[Key, Odds]:
    """Return the odds of every place of a scenario's roads, each from that many games."""
    places = places_of_roads(model)
    found: dict[Key, Odds] = {}
    by_seats: dict[str, tuple[Seats, list[Key]]] = {}
    for key, (_, seats) in places.items():
        by_seats.setdefault(seats_key(seats), (seats, []))[1].append(key)
    for seats, keys in by_seats.values():
        crises = [places[key][0] for key in keys]
        for step in odds_of_line(bulk_engine(model.id), crises, seats, Until(half_width=0, games=games)):
            print(f"{model.id}: {100 * step.done:.0f} of 100 done", flush=True)
            if step.final:
                found.update(zip(keys, step.value, strict=True))
    return {key: found[key] for key in places}


def main() -> None:
    """Write the odds of every scenario that ships roads."""
    told = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    told.add_argument("--games", type=int, default=GAMES, help=f"games of each place ({GAMES})")
    games: int = told.parse_args().games
    for path in sorted((Path(__file__).parents[1] / "scenarios").glob("*/scenario.yaml")):
        model = load_model(path.parent.name)
        found = counted(model, games)
        if found:
            write_whole(home_of(model), to_bytes(found))
            print(f"{model.id}: {len(found)} places, {len(found) * games:,} games, {home_of(model)}")


if __name__ == "__main__":
    main()
