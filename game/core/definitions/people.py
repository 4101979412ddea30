"""Those who decide and those who advise them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from game.core.definitions.quantities import Formula
from game.core.sides import Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Persona:
    """A leader's temperament: parameters by name (see docs/model.md)."""

    id: str
    side: Side
    params: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Adviser:
    """Somebody at the table: stance 0 (dove) to 10 (hawk), and the motives he argues from."""

    id: str
    side: Side
    stance: Formula
    cares: tuple[str, ...]
