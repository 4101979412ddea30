"""Opponents: a view in, a plan or an answer with its reasons out. `policy_for` finds one by its name."""

from __future__ import annotations

from pathlib import Path

from game.ai.chance import Chance
from game.ai.line import LinePolicy
from game.ai.line_file import Line, LineError, line_from, read_line
from game.ai.persona import Persona
from game.ai.policy import Choice, Decision, Policy, Reason, Reasons
from game.content.problems import Problem, did_you_mean, one_of
from game.content.sheet import shown
from game.core.definitions import Model
from game.core.sides import Side

__all__ = [
    "Chance",
    "Choice",
    "Decision",
    "LineError",
    "LinePolicy",
    "Persona",
    "Policy",
    "Reason",
    "Reasons",
    "UnknownPolicyError",
    "known_policies",
    "line_for",
    "line_of",
    "policy_for",
]

RANDOM = "random"
HISTORY = "history"
_MOST_PARENTS = 8


class UnknownPolicyError(LineError):
    """A name that is no persona of the side, neither `random` nor `history`, nor a file."""


def known_policies(model: Model, side: Side) -> tuple[str, ...]:
    """Return the names that `policy_for` knows for a side, apart from paths."""
    personas = tuple(p.id for p in model.personas.values() if p.side == side)
    return (*personas, RANDOM, HISTORY)


def policy_for(name: str, model: Model, side: Side, *, explain: bool = False) -> Policy:
    """Return the policy of a name: a persona's id, `random`, `history`, or the path of a line file.

    Args:
        explain: whether decisions come with their reasons.

    Raises:
        UnknownPolicyError: there is no such policy for that side.
        LineError: the line file is wrong.
    """
    persona = model.personas.get(name)
    if persona is not None and persona.side == side:
        return Persona(model, side, name, explain=explain)
    if name == RANDOM:
        return Chance(model, side)
    return LinePolicy(model, line_of(name, model, side), explain=explain)


def line_of(name: str, model: Model, side: Side) -> Line:
    """Return the line of a name: `history`, or the path of a line file.

    Raises:
        UnknownPolicyError: there is no such line for that side.
        LineError: the line file is wrong.
    """
    if name == HISTORY:
        where = f"{HISTORY}-{side}"
        data = (model.words or {}).get("lines", {}).get(where)
        if data is None:
            raise UnknownPolicyError([_unknown(name, model, side)])
        line = line_from(data, f"lines/{where}.yaml", model)
    else:
        path = Path(name)
        where = shown(path)
        if not path.is_file():
            raise UnknownPolicyError([_unknown(name, model, side)])
        line = read_line(path, model)
    return line_for(line, where, side)


def line_for(line: Line, where: str, side: Side) -> Line:
    """Return the line if it is written for that side.

    Args:
        where: what names the line in messages.

    Raises:
        LineError: it is written for the other side.
    """
    if line.side != side:
        message = f"the line is written for '{line.side}', not for '{side}'"
        raise LineError([Problem(where, 0, 0, "wrong-side", message, mend="give it to the other desk")])
    return line


def _unknown(name: str, model: Model, side: Side) -> Problem:
    known = known_policies(model, side)
    if name == HISTORY:
        message = f"the scenario ships no line of history for '{side}'"
    else:
        message = f"there is no opponent '{name}' for the side '{side}', and no such line file"
    expected = f"{one_of(known)}, or the path of a line file"
    return Problem("policy", 0, 0, "unknown-policy", message, expected, did_you_mean(name, known))
