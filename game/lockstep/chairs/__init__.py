"""Personas and lines at the same desk of many games. `chair_for` finds one as `game.ai.policy_for` does."""

from __future__ import annotations

from game.ai import RANDOM, UnknownPolicyError, known_policies, line_for, line_of
from game.ai.line_file import Line
from game.content.problems import Problem, did_you_mean, one_of
from game.core.definitions import Model
from game.core.sides import Side
from game.lockstep.chair import Chair
from game.lockstep.chairs.line import LineChair
from game.lockstep.chairs.persona import PersonaChair

__all__ = ["LineChair", "PersonaChair", "chair_for"]


def chair_for(name: str | Line, model: Model, side: Side) -> Chair:
    """Return who decides for a side in many games at once.

    Args:
        name: a persona's id, `history`, the path of a line file, or a line.
        model: the scenario in the bulk dialect.

    Raises:
        UnknownPolicyError: there is no such policy for that side, or it is `random`, which plays single games only.
        LineError: the line file is wrong.
    """
    if isinstance(name, Line):
        return LineChair(model, line_for(name, name.id, side))
    persona = model.personas.get(name)
    if persona is not None and persona.side == side:
        return PersonaChair(model, side, name)
    if name == RANDOM:
        known = [x for x in known_policies(model, side) if x != RANDOM]
        message = f"'{RANDOM}' plays single games only, not many at once"
        expected = f"{one_of(known)}, or the path of a line file"
        raise UnknownPolicyError(
            [Problem("policy", 0, 0, "unknown-policy", message, expected, did_you_mean(name, known))]
        )
    return LineChair(model, line_of(name, model, side))
