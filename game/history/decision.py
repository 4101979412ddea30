"""What was decided in one watch, and the id of the place it leads to.

An id is the beginning of a SHA-256 over the place before and the decision written as canonical JSON. So the same choice
from the same place has the same id on every machine and in any person's tree.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, cast

from game.core.crisis import Crisis, Setup
from game.core.definitions import Model
from game.core.luck import base_of, moment_of
from game.core.plans import Plan
from game.core.sides import SIDES, US, USSR, Side
from game.saves.codec import Misshapen, from_json, to_json
from game.saves.lines import MOST_SEED
from game.saves.steps import Luck

ID_DIGITS = 16
"""How many hexadecimal digits an id has."""

_CANONICAL = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Everything that both sides and their officers decided in one watch.

    Args:
        plans: what each side sealed.
        answers: what was answered to incidents, as (question key, option) in the order of asking.
        luck: the new luck taken at the opening of the watch; None goes on with the luck there was.
    """

    plans: Mapping[Side, Plan]
    answers: tuple[tuple[str, str], ...] = ()
    luck: Luck | None = None

    def __post_init__(self) -> None:
        """Sort the orders: the rules give them in an order of their own, so how they were jotted down is no choice."""
        in_order = {side: put_in_order(plan) for side, plan in self.plans.items()}
        if in_order != self.plans:
            object.__setattr__(self, "plans", MappingProxyType(in_order))


def put_in_order(plan: Plan) -> Plan:
    """Return a plan with its orders in alphabetical order; it is the same choice."""
    orders = tuple(sorted(plan.orders))
    return plan if orders == plan.orders else replace(plan, orders=orders)


def decision_to_json(decision: Decision) -> dict[str, Any]:
    """Return a decision as plain JSON values; what is empty is left out."""
    data: dict[str, Any] = {side: _plan_to_json(decision.plans[side]) for side in SIDES}
    if decision.answers:
        data["answers"] = [list(pair) for pair in decision.answers]
    if decision.luck is not None:
        data["luck"] = to_json(decision.luck)
    return data


def decision_from_json(data: Any, where: str = "decision") -> Decision:
    """Return the decision that `decision_to_json` wrote.

    Raises:
        Misshapen: the data is no decision.
    """
    if not isinstance(data, dict):
        raise Misshapen("expected a group of named values", where)
    unknown = sorted(set(map(str, data)) - {US, USSR, "answers", "luck"})
    if unknown:
        raise Misshapen("not known here; expected us, ussr, answers, luck", f"{where}.{unknown[0]}")
    luck = None if "luck" not in data else from_json(Luck, data["luck"], f"{where}.luck")
    if luck is not None and not 0 <= luck.seed <= MOST_SEED:
        raise Misshapen(f"expected 0 to {MOST_SEED}", f"{where}.luck.seed")
    return Decision(
        plans=MappingProxyType({side: from_json(Plan, data.get(side), f"{where}.{side}") for side in SIDES}),
        answers=_answers(data.get("answers", []), where),
        luck=luck,
    )


def node_id(parent: str, decision: Decision) -> str:
    """Return the id of the place to which a decision leads from the place `parent`."""
    return id_of([parent, decision_to_json(decision)])


def root_id(scenario: str, digest: str, setup: Setup) -> str:
    """Return the id of the first moment of decision of a game."""
    return id_of([scenario, digest, to_json(setup)])


def id_of(content: Any) -> str:
    """Return the id of some JSON values."""
    # A text from elsewhere may hold halves of characters that UTF-8 has no bytes for.
    return hashlib.sha256(_CANONICAL.encode(content).encode("utf-8", "surrogatepass")).hexdigest()[:ID_DIGITS]


def with_luck(model: Model, crisis: Crisis, luck: Luck | None) -> Crisis:
    """Return the truth at a moment of decision under a new luck; what was drawn of character before stays as it is."""
    if luck is None:
        return crisis
    twin = crisis.clone()
    twin.setup = replace(crisis.setup, seed=luck.seed, historical_luck=luck.historical)
    twin.v[0] = base_of(luck.seed, moment_of(twin.v[model.at.t]))
    return twin


def _plan_to_json(plan: Plan) -> dict[str, Any]:
    data = cast("dict[str, Any]", to_json(plan))
    for letter in data.get("letters", ()):
        letter["tone"] = float(letter["tone"]) + 0.0  # 0, 0.0 and -0.0 are one tone
    return data


def _answers(data: Any, where: str) -> tuple[tuple[str, str], ...]:
    if not isinstance(data, list):
        raise Misshapen("expected a list", f"{where}.answers")
    for pair in data:
        if not (isinstance(pair, list) and len(pair) == 2 and all(isinstance(x, str) for x in pair)):
            raise Misshapen("expected pairs of a question and an option", f"{where}.answers")
    return tuple((question, option) for question, option in data)
