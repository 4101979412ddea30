"""How a crisis runs: its stages, its starts, its presets, its endings and what they count for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from game.core.definitions.quantities import Formula, Guard
from game.core.sides import Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition:
    """A way out of a stage, taken in the assessment of a watch if its guard holds; first match wins."""

    to: str
    when: Guard
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A state of the crisis that steers it.

    Args:
        lengths: (guard, hours) pairs; the first that holds gives the length of the watch.
        orders: open order families by side.
        channels: open channels by side; empty means no letters may be written.
        forms: letter forms that personas may choose from in this stage, by side.
        events: open event families.
        agenda: what each side's council argues about (topic ids of the advisers' lines).
        blows: whether orders and letters rest and blows are exchanged instead.
        endings: kinds of ending that can fall in this stage (settlement, stalemate, overruled, war).
    """

    id: str
    index: int
    lengths: tuple[tuple[Guard, float], ...]
    orders: Mapping[Side, frozenset[str]]
    channels: Mapping[Side, frozenset[str]]
    forms: Mapping[Side, frozenset[str]]
    events: frozenset[str]
    agenda: Mapping[Side, tuple[str, ...]]
    blows: bool
    endings: frozenset[str]
    transitions: tuple[Transition, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EndingRule:
    """A graded ending: among those of the kind reached, the first whose guard holds names the end."""

    id: str
    kind: str
    when: Guard


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One axis of a side's score, 0 to 100, and its weight."""

    axis: str
    value: Formula
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """A documented moment at which a game may begin."""

    id: str
    t: float
    stage: str
    values: Mapping[str, float]
    letters: tuple[Mapping[str, Any], ...]
    used: Mapping[Side, tuple[str, ...]]
    fired: tuple[str, ...]
    last_no_bargain: float
    last_bargain: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    """A difficulty or risk preset: plain numbers by name, documented with their sources in the scenario."""

    id: str
    values: Mapping[str, Any]
