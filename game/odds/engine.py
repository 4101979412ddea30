"""What plays the games: a scenario, a way to play many of them out, and a way to seat somebody at a desk."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from game.content import load_model
from game.content.bulk import Bulk
from game.core.crisis import Crisis
from game.core.definitions import Model
from game.core.sides import SIDES, Side
from game.lockstep.playouts import FirstWatch, Outcomes
from game.odds.seats import Seat, Seats, seat_key

MOST_LANES = 8192
"""Games asked for together at most; more would win no speed, and a question dropped has to wait for its batch."""


class PlayOutMany(Protocol):
    """Plays many games to their ends at once; see `game.lockstep.playouts.play_out_many`."""

    def __call__(
        self,
        model: Model,
        crises: Sequence[Crisis],
        *,
        chairs: Mapping[Side, Any],
        seeds: NDArray[np.uint64],
        start: NDArray[np.int32],
        first: Sequence[FirstWatch] | None = None,
        historical: bool = False,
    ) -> Outcomes:
        """Return one row a game, in the order asked for."""
        ...


@dataclass(frozen=True, slots=True)
class Engine:
    """What estimates are made with.

    Args:
        model: the scenario, in the dialect that `play` takes.
        play: plays many games out.
        chair: prepares who sits at a desk: (seat, model, side) -> what `play` takes as a chair.
        lanes: games played together at most; fewer take less time a batch and more in all.
    """

    model: Model
    play: PlayOutMany
    chair: Callable[[Seat, Model, Side], Any]
    lanes: int = MOST_LANES
    _chairs: dict[tuple[str, Side], Any] = field(default_factory=dict)

    def outcomes(
        self,
        crises: Sequence[Crisis],
        seats: Seats,
        seeds: NDArray[np.uint64],
        start: NDArray[np.int32],
        first: Sequence[FirstWatch] | None = None,
    ) -> Outcomes:
        """Return how the games end: game i goes on from `crises[start[i]]` under the luck `seeds[i]`.

        Args:
            first: for each of `crises`, what is decided beforehand in its first watch.
        """
        chairs = {side: self._seat(seats[side], side) for side in SIDES}
        return self.play(self.model, crises, chairs=chairs, seeds=seeds, start=start, first=first)

    def _seat(self, seat: Seat, side: Side) -> Any:
        key = (seat_key(seat), side)
        if key not in self._chairs:
            self._chairs[key] = self.chair(seat, self.model, side)
        return self._chairs[key]


@cache
def bulk_engine(scenario: str | Path) -> Engine:
    """Return the engine that plays a scenario's games in lock step; the same one each time.

    Raises:
        ContentError: the scenario is wrong.
    """
    from game.lockstep.chairs import chair_for  # noqa: PLC0415 - asking for odds is rare; NumPy waits until then
    from game.lockstep.playouts import play_out_many  # noqa: PLC0415

    return Engine(load_model(scenario, dialect=Bulk), play_out_many, chair_for)
