"""Plays games alone and the same games among many, and says whether they ever part.

    python -m tests.lockstep.prove --games 10000

Every value is compared after every watch; letters, orders under way and all the rest after every fourth watch and at
the end of each game.
"""

from __future__ import annotations

import argparse
import sys
import time

from game.content import load_model
from game.content.bulk import Bulk
from tests.lockstep.scripted import HISTORICAL, OFTEN, first_difference, games_of

SCENARIOS = ("october-1962", "black-saturday", "first-watch")
TOGETHER = 500


def main() -> int:
    """Run the proof and return 0 if nothing differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--games", type=int, default=1000, help="games a scenario")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("scenarios", nargs="*", default=SCENARIOS)
    asked = parser.parse_args()
    differ = 0
    for scenario in asked.scenarios:
        began = time.monotonic()
        model, many = load_model(scenario), load_model(scenario, dialect=Bulk)
        played = watches = 0
        pairs = HISTORICAL if scenario == "october-1962" else OFTEN
        while played < asked.games:
            count = min(TOGETHER, asked.games - played)
            games = list(games_of(model, count, seed=asked.seed + played, pairs=pairs))
            found = first_difference(many, games, every=4)
            if found is not None:
                differ += 1
                print(f"{scenario}: {found}", file=sys.stderr)
            played += count
            watches += sum(len(game) for game in games)
        values = watches * len(model.quantities)
        took = time.monotonic() - began
        print(f"{scenario}: {played} games, {watches} watches, {values} values compared, {took:.0f} s", flush=True)
    print("no difference" if not differ else f"differences in {differ} crowds")
    return int(differ > 0)


if __name__ == "__main__":
    sys.exit(main())
