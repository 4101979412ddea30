"""An opponent that searches: it plays on from worlds that agree with its view. `opponent_for` finds any opponent."""

from __future__ import annotations

from game.ai import known_policies, policy_for
from game.ai.policy import Policy
from game.core.definitions import Model
from game.core.sides import Side
from game.strategist.strength import PLAIN, STRENGTHS, Strength, strength_of

__all__ = ["PLAIN", "STRENGTHS", "Strength", "opponent_for", "opponents", "strength_of"]


def opponents(model: Model, side: Side) -> tuple[str, ...]:
    """Return the names that `opponent_for` knows for a side, apart from paths."""
    return (*known_policies(model, side), *STRENGTHS)


def opponent_for(name: str, model: Model, side: Side, *, explain: bool = False) -> Policy:
    """Return the policy of a name: a strategist, or whatever `game.ai.policy_for` finds.

    Args:
        model: in the scalar dialect, loaded by `game.content.load_model`.
        explain: whether decisions come with their reasons.

    Raises:
        UnknownPolicyError: there is no such policy for that side.
        LineError: the line file is wrong.
    """
    strength = strength_of(name)
    if strength is None:
        return policy_for(name, model, side, explain=explain)
    from game.strategist.policy import Strategist  # noqa: PLC0415 - NumPy waits until somebody searches

    return Strategist(model, side, strength, explain=explain)
