"""Who decides for one side in many games at once."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from game.core.definitions import Choice
from game.lockstep.crowd import Crowd
from game.lockstep.plans import Plans


class Chair(Protocol):
    """A policy in lock step; without memory, like every policy.

    It decides from what its side can see: the formulas of personas were checked at load to read nothing else, and of
    letters it reads only those it wrote, and those of the other side that stand or were read.
    """

    @property
    def rounds(self) -> int:
        """Return the most letters it ever writes in one watch; plans must have room for them."""
        ...

    def plan(self, crowd: Crowd, plans: Plans) -> None:
        """Fill in its side of the plans, legally, for every game of the crowd (calm or under blows)."""
        ...

    def answer(
        self, crowd: Crowd, games: NDArray[np.intp], choice: Choice, options: NDArray[np.bool_]
    ) -> NDArray[np.intp]:
        """Return for each of `games` the place of the option taken among `choice.options`.

        Args:
            crowd: the truth as it stands in mid-watch.
            games: the games in which the question is asked.
            options: bool (options, len(games)), which are open; at least one in each game.
        """
        ...
