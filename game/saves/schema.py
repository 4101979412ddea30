"""What a save holds: a header, and for each step what it was and what fell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from game.core.crisis import Setup
from game.core.digest import digest
from game.saves.steps import Step

if TYPE_CHECKING:
    from game.core.match import Match

MARK = "knot-of-war match"
"""The first words of every save."""
FORMAT = 2
"""The format this version writes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seats:
    """Who sits at the desks: `person`, or the id of a policy.

    Args:
        about: small texts that the front ends want back, such as the information preset (`information`)
            and whether one may go back (`rewind`: `no` where one may not).
    """

    us: str
    ussr: str
    about: tuple[tuple[str, str], ...] = ()

    @property
    def notes(self) -> Mapping[str, str]:
        """The small texts by name."""
        return MappingProxyType(dict(self.about))


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The first line of a match file.

    Args:
        scenario_digest: `Model.digest` of the scenario the match was begun with.
        setup: what was chosen before the game.
        seats: who plays.
        made_by: version of the game that began the match.
        match: id of the match, shared by its journal, autosaves and slots.
        began: when the match was begun, in real time (ISO 8601, UTC).
        title: the scenario's title.
        zero: the scenario's zero hour (ISO 8601).
    """

    scenario: str
    scenario_digest: str
    setup: Setup
    seats: Seats
    made_by: str
    match: str
    began: str
    title: str
    zero: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fell:
    """What a step came to: enough to list the save without rules and to tell whether a replay agrees.

    Args:
        t: hour of the watch.
        stage: id of the stage.
        watch: number of the watch, from 1.
        facts: `kind:id` of the facts of this watch so far, in order.
        digest: fingerprint of the truth afterwards.
        ending: id of the ending, if the match is over.
    """

    t: float
    stage: str
    watch: int
    facts: tuple[str, ...]
    digest: str
    ending: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedMatch:
    """A save that was read and found sound.

    Args:
        name: the name it was asked for by.
        remarks: what a player should know, such as a last step that a crash cut off.
    """

    name: str
    header: Header
    steps: tuple[Step, ...]
    fell: tuple[Fell, ...]
    remarks: tuple[str, ...] = ()


def fell_of(match: Match) -> Fell:
    """Return what fell, given the match after a step."""
    now = match.now
    return Fell(
        t=float(now.v[match.model.at.t]),
        stage=now.stage,
        watch=now.watch,
        facts=tuple(f"{fact.kind}:{fact.id}" for fact in match.news),
        digest=digest(now),
        ending=now.ending.id if now.ending else None,
    )
