"""Reasons put into words by rule: the largest one for names the reason, the largest one against the scruple."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from game.ai.policy import Reason
from game.core.definitions import Model

LEAST = 0.1
"""A summand smaller than this is not worth a word, in units of score."""
LEAST_WORTH = 1.0
"""The same for the parts of a bargain, in units of worth."""

FALLBACK: Final[Mapping[str, str]] = MappingProxyType(
    {
        "press": "to press the other side",
        "calm": "to keep things from slipping",
        "ready": "to be prepared",
        "court": "opinion, allies and home",
        "probe": "to know more",
        "fight": "the wish to use force",
        "urge": "the moment",
        "base": "habit",
        "cost": "the attention it takes",
        "worth": "what the terms are worth",
        "focal": "his own earlier words",
        "audience": "what he has asked for in public",
        "bow": "bowing to an ultimatum",
        "sting": "the humiliation",
        "go-on": "what going on promises or threatens",
        "inertia": "reluctance to move",
        "early": "that it is too soon",
        "blood": "the dead",
    }
)
"""What each label is called when the scenario has no words of its own for it."""

_BARGAIN = ("accept:", "refuse:")
_SILENT = ("chance", "near")


@dataclass(frozen=True, slots=True)
class Account:
    """Why one act was chosen.

    Args:
        about: the act, as in `Reason.about`.
        reason, scruple: labels of what spoke most for it and most against it, if anything did.
        near: whether it was a near thing: without chance it would have gone the other way.
    """

    about: str
    reason: str | None
    scruple: str | None
    near: bool


def accounts(reasons: Iterable[Reason]) -> tuple[Account, ...]:
    """Return one account for each act the reasons speak of, in their order."""
    by_act: dict[str, list[Reason]] = {}
    for reason in reasons:
        by_act.setdefault(reason.about, []).append(reason)
    return tuple(_account(about, parts) for about, parts in by_act.items())


def tell(account: Account, model: Model) -> str:
    """Return the account as one sentence without the act's name."""
    words = _words(model)
    parts = []
    if account.reason is not None:
        parts.append(f"For it, above all: {words(account.reason)}.")
    if account.scruple is not None:
        parts.append(f"Against it: {words(account.scruple)}.")
    if account.near:
        parts.append("It was a near thing.")
    return " ".join(parts) or "Nothing in particular spoke for it or against it."


def _account(about: str, parts: list[Reason]) -> Account:
    least = LEAST_WORTH if about.startswith(_BARGAIN) else LEAST
    sums: dict[str, float] = {}
    for part in parts:
        if part.label not in _SILENT:
            sums[part.label] = sums.get(part.label, 0.0) + part.value
    most = max(sums.items(), key=lambda x: x[1], default=("", 0.0))
    worst = min(sums.items(), key=lambda x: x[1], default=("", 0.0))
    return Account(
        about=about,
        reason=most[0] if most[1] >= least else None,
        scruple=worst[0] if worst[1] <= -least else None,
        near=any(part.label == "near" for part in parts),
    )


def _words(model: Model) -> Any:
    labels = model.words.get("motives", {}) if isinstance(model.words, Mapping) else {}

    def words(label: str) -> str:
        found = labels.get(label)
        if isinstance(found, Mapping):
            found = found.get("reason") or found.get("name")
        return found if isinstance(found, str) and found else FALLBACK.get(label, label)

    return words
