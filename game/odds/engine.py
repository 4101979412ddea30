"""What plays the games: a scenario, a way to play many of them out, and a way to seat somebody at a desk."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from game.content import load_model
from game.content.bulk import Bulk
from game.core.crisis import Crisis
from game.core.definitions import Model
from game.core.sides import SIDES, Side
from game.lockstep.chairs import chair_for
from game.lockstep.crowd import NO_CAUSE, crowd_of
from game.lockstep.opening import continued
from game.lockstep.playouts import CHUNK, FirstWatch, Outcomes, play_on, play_out_many
from game.odds.seats import Seat, Seats, seat_key

NEVER: Final = 9999.0
"""The hour at which blows began where they never did."""
MOST_LANES: Final = 8192
"""Games asked for together at most; more would win no speed, and a question dropped has to wait for its batch."""


Came_co = TypeVar("Came_co", covariant=True)


class PlayMany(Protocol[Came_co]):
    """Plays many games at once, each on from one of some moments.

    To their ends (`game.lockstep.playouts.play_out_many`) it returns `Outcomes`; through one watch the code of what
    began blows in it, `NO_CAUSE` where none did. Either way one row a game, in the order asked for.
    """

    def __call__(
        self,
        model: Model,
        crises: Sequence[Crisis],
        *,
        chairs: Mapping[Side, Any],
        seeds: NDArray[np.uint64],
        start: NDArray[np.int32],
        first: Sequence[FirstWatch] | None = None,
    ) -> Came_co:
        """Return what came of every game."""
        ...


@dataclass(frozen=True, slots=True)
class Engine:
    """What estimates are made with.

    Args:
        model: the scenario, in the dialect that `play` takes.
        play: plays many games out.
        watch: plays one watch of many games.
        chair: prepares who sits at a desk: (seat, model, side) -> what `play` takes as a chair.
        lanes: games played together at most; fewer take less time a batch and more in all.
    """

    model: Model
    play: PlayMany[Outcomes]
    watch: PlayMany[NDArray[np.int32]]
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
        return self.play(self.model, crises, chairs=self._chairs_of(seats), seeds=seeds, start=start, first=first)

    def blows(
        self,
        crises: Sequence[Crisis],
        seats: Seats,
        seeds: NDArray[np.uint64],
        start: NDArray[np.int32],
        first: Sequence[FirstWatch] | None = None,
    ) -> NDArray[np.int32]:
        """Return for each game the code of what begins blows in its first watch, `NO_CAUSE` where none begin."""
        return self.watch(self.model, crises, chairs=self._chairs_of(seats), seeds=seeds, start=start, first=first)

    def _chairs_of(self, seats: Seats) -> dict[Side, Any]:
        return {side: self._seat(seats[side], side) for side in SIDES}

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
    return Engine(load_model(scenario, dialect=Bulk), play_out_many, _blows_in_one_watch, chair_for)


def _blows_in_one_watch(
    model: Model,
    crises: Sequence[Crisis],
    *,
    chairs: Mapping[Side, Any],
    seeds: NDArray[np.uint64],
    start: NDArray[np.int32],
    first: Sequence[FirstWatch] | None = None,
) -> NDArray[np.int32]:
    begun = crowd_of(model, crises)
    causes: list[NDArray[np.int32]] = []
    for low in range(0, len(seeds), CHUNK):
        part = slice(low, low + CHUNK)
        crowd = play_on(continued(begun, start[part], seeds[part]), chairs, 1, first)
        causes.append(np.where(crowd.clash_t < NEVER, crowd.cause, np.int32(NO_CAUSE)))
    return np.concatenate(causes)
