"""How much a player is told: one of the scenario's presets of information."""

from __future__ import annotations

from dataclasses import dataclass

from game.core.definitions import Model


@dataclass(frozen=True, slots=True, kw_only=True)
class Information:
    """What a preset of information allows.

    Args:
        fog: factor on the width of what is seen of the other side.
        adviser_warns: whether an adviser speaks up before an order that could open blows.
        takebacks: whether the last watch may be taken back.
    """

    id: str = "usual"
    fog: float = 1.0
    adviser_warns: bool = True
    takebacks: bool = False


def information_of(model: Model, preset: str) -> Information:
    """Return a preset of information; an unknown one is the usual."""
    found = model.difficulty.get(preset)
    values = found.values if found is not None else {}
    return Information(
        id=preset,
        fog=float(values.get("fog", 1.0)),
        adviser_warns=bool(values.get("adviser_warns", True)),
        takebacks=bool(values.get("takebacks", False)),
    )
