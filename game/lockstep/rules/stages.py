"""The crisis's own stages; the twin of `game.core.rules.stages`."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from game.core.definitions import Stage
from game.lockstep.acts import at_games
from game.lockstep.inplay import Games, InPlay
from game.lockstep.part import some


def move_on(w: InPlay, games: Games) -> None:
    """Take the first way out of the present stage whose guard holds, if any."""
    stages, now = w.model.stages, w.crowd.stage
    for stage, those in _by_stage(w, games):
        left = those
        for way in stage.transitions:
            goes = at_games(way.when)(w.v, left)
            if some(goes):
                now[left[goes]] = stages[way.to].index
                left = left[~goes]
                if not left.size:
                    break


def length_of_watch(w: InPlay, games: Games) -> NDArray[np.float64]:
    """Return the hours of the watch that opens now in each of some games; the stage decides."""
    hours = np.zeros(w.crowd.n)
    for stage, those in _by_stage(w, games):
        left = those
        for guard, length in stage.lengths:
            holds = at_games(guard)(w.v, left)
            hours[left[holds]] = length
            left = left[~holds]
            if not left.size:
                break
    return hours[games]


def _by_stage(w: InPlay, games: Games) -> Iterator[tuple[Stage, Games]]:
    """Return each stage that some games are in, with those games, as things stand now."""
    if not games.size:
        return
    stages = w.crowd.stage[games]
    for index, count in enumerate(np.bincount(stages)):
        if count:
            name = w.model.stage_order[index]
            yield w.model.stages[name], games if count == games.size else games[stages == index]
