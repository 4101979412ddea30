"""Two roads side by side as a value: all words written, all numbers reckoned, so that any page can be made of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from game.reports.debrief_parts import NodeOdds, Notice, Points, TrackTold, listed


@dataclass(frozen=True, slots=True, kw_only=True)
class ForkLine:
    """One thing decided differently where two roads part."""

    what: str
    a: str
    b: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseRow:
    """One term in two letters.

    Args:
        differs: `level`, `kind`, `secret`, `only-a` or `only-b`; empty where nothing does. mark: the same in words.
    """

    term: str
    a: str
    b: str
    mark: str
    differs: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterRow:
    """Two letters side by side; a heading is empty where that road has no such letter."""

    when: str
    sender: str
    a: str
    b: str
    gist_a: str
    gist_b: str
    clauses: tuple[ClauseRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FallenRow:
    """An event that fell on one road only; `owing` says in words what made the difference."""

    when: str
    title: str
    road: str
    owing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AxisRow:
    """One axis of one desk on both roads, 0 to 100."""

    label: str
    a: float
    b: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoRoads:
    """Two branches of a scenario side by side, in words.

    Args:
        name_a, name_b: what the roads are called.
        parting: where they part, in a sentence.
        account: how much of the difference was the decision and how much the dice, if that was asked.
        fork: (hour, label) to be marked on the charts, or None.
        axes: by city.
    """

    scenario: str
    model: str
    name_a: str
    name_b: str
    parting: str
    luck: str
    account: tuple[str, ...]
    fork: tuple[float, str] | None
    fork_lines: tuple[ForkLine, ...]
    ending_a: str
    ending_b: str
    text_a: str
    text_b: str
    tension_a: Points
    tension_b: Points
    bands: tuple[tuple[float, str], ...]
    days: tuple[tuple[float, str], ...]
    odds_a: tuple[NodeOdds, ...]
    odds_b: tuple[NodeOdds, ...]
    tracks: tuple[TrackTold, ...]
    letters: tuple[LetterRow, ...]
    shared_letters: int
    fallen: tuple[FallenRow, ...]
    axes: Mapping[str, tuple[AxisRow, ...]]
    notices: tuple[Notice, ...]

    def to_json(self) -> dict[str, Any]:
        """Return everything as objects, lists, numbers and texts."""
        found: dict[str, Any] = listed(asdict(self))
        return found
