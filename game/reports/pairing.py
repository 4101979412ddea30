"""Who plays whom, from where, how often: what a simulation is asked for."""

from __future__ import annotations

from dataclasses import dataclass

from game.ai import Policy
from game.core.crisis import Setup
from game.core.definitions import Model
from game.core.sides import SIDES, US, USSR, Side
from game.strategist import opponent_for


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing:
    """A simulation.

    Args:
        scenario: id or path of the scenario, as the loader takes it.
        start: id of a start.
        us, ussr: policies: a persona's id, `random`, `history`, a strategist, or the path of a line file.
        games: how many; game number i has the seed `seed + i`.
        hazard, attention, historical_luck: see `Setup`.
    """

    scenario: str
    start: str
    us: str
    ussr: str
    games: int
    seed: int
    hazard: float = 1.0
    attention: int = 0
    historical_luck: bool = False

    def chairs(self, model: Model) -> dict[Side, Policy]:
        """Return the two policies.

        Raises:
            LineError: a policy is not known, or its line file is wrong.
        """
        names = (self.us, self.ussr)
        return {side: opponent_for(name, model, side) for side, name in zip(SIDES, names, strict=True)}

    def setup(self, number: int, chairs: dict[Side, Policy]) -> Setup:
        """Return the set-up of one game, from 0."""
        return Setup(
            scenario=self.scenario,
            start=self.start,
            seed=(self.seed + number) % 2**63,
            personas=(chairs[US].persona, chairs[USSR].persona),
            hazard=self.hazard,
            attention=(self.attention, self.attention),
            historical_luck=self.historical_luck,
        )
