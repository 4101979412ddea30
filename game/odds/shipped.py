"""Odds that come with a scenario: of the course of 1962 and of the roads beside it, worked out beforehand.

They hold for the very rules they were counted under: a scenario with another digest has none, and is asked as ever.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

from game.core.crisis import Crisis
from game.core.definitions import Model
from game.history.branch import Branch
from game.history.curated import branch_of, curated, has_history, historical_branch
from game.odds.estimate import Odds
from game.odds.odds_file import FILE, Key, OddsFileError, key_of, read
from game.odds.seats import Seats, seats_of

GAMES: Final = 1068
"""Games of each node: they bring every range to three points at worst, so nobody who looks has to wait for more."""


def home_of(model: Model) -> Path:
    """Return where the odds of a scenario's own roads are shipped."""
    home: Path = model.words.folders[0]
    return home / FILE


def shipped(model: Model) -> Mapping[Key, Odds]:
    """Return the odds that came with a scenario; none for other rules than those they were counted under.

    A file that cannot be read counts as none, for all that is in it can be found again.
    """
    return _shipped(home_of(model), model.digest)


@lru_cache(maxsize=4)
def _shipped(path: Path, digest: str) -> Mapping[Key, Odds]:
    try:
        return {key: odds for key, odds in read(path).items() if key[0] == digest}
    except OddsFileError:
        return {}


def shipped_along(branch: Branch) -> tuple[Odds | None, ...]:
    """Return the shipped odds of each place of a branch, None where there are none."""
    found, seats = shipped(branch.model), seats_of(branch.setup)
    return tuple(found.get(key_of(branch.model.digest, node, seats)) for node in branch.nodes)


def places_of_roads(model: Model) -> dict[Key, tuple[Crisis, Seats]]:
    """Return every place of the roads that a scenario ships at which the game goes on, each once, along the roads.

    Raises:
        ContentError: the scenario's branches are wrong.
    """
    if not has_history(model):
        return {}
    found: dict[Key, tuple[Crisis, Seats]] = {}
    for branch in (historical_branch(model), *(branch_of(model, road) for road in curated(model))):
        seats = seats_of(branch.setup)
        for node, crisis in zip(branch.nodes, branch.truths, strict=True):
            if crisis.ending is None:
                found.setdefault(key_of(model.digest, node, seats), (crisis, seats))
    return found
