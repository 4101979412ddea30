"""The plan of a study as it is written: a small YAML file, held against its schema. Explained in docs/studies.md."""

# ruff: noqa: RUF012 - pydantic copies its defaults
from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal, get_args

from pydantic import Field, ValidationError

from game.content.problems import ContentError
from game.content.reading import Document
from game.content.schemas.common import Flag, Id, Strict
from game.content.sheet import Sheet, shown
from game.content.validating import report

Column = Literal[
    "scenario",
    "scenario_digest",
    "start",
    "us",
    "ussr",
    "kind",
    "hours",
    "rung",
    "cause",
    "overruled",
    "score_us",
    "score_ussr",
]
COLUMNS: tuple[Column, ...] = get_args(Column)
"""Columns that a plan may keep or leave out, in the order of the files; `cell`, `game`, `seed`, `ending` stay."""


class PlanScenario(Strict):
    """One scenario, as it is or varied.

    Args:
        scenario: id, or path of a folder.
        variant: values of tracks, postures and ledger entries at the start, by name.
        risk, temperament: presets of the scenario.
        hazard: factor on the rates of incidents, in place of the preset's.
        historical_luck: whether events fall at the hour they fell.
        nature: whether the hidden draws of character are made.
    """

    scenario: Annotated[str, Field(min_length=1)]
    start: str | None = None
    variant: dict[str, float] = {}
    risk: str | None = None
    temperament: str | None = None
    hazard: Annotated[float, Field(ge=0, le=10)] | None = None
    historical_luck: Flag = False
    nature: Flag = True


class PlanPairing(Strict):
    """Who sits at the two desks: a persona's id, `history`, `random`, or the path of a line file."""

    us: str
    ussr: str


class PlanFile(Strict):
    """A whole plan: every scenario is played by every pairing, `games` times.

    Args:
        games: per cell, that is per scenario and pairing.
        block: games handed out at once; it changes nothing but the names of files.
        columns: what is kept of each game.
    """

    name: Id
    seed: Annotated[int, Field(ge=0, lt=2**63)]
    games: Annotated[int, Field(ge=1, le=100_000_000)]
    block: Annotated[int, Field(ge=1, le=1_000_000)] = 10_000
    columns: Annotated[list[Column], Field(min_length=1)] | None = None
    scenarios: Annotated[list[PlanScenario], Field(min_length=1, max_length=1000)]
    pairings: Annotated[list[PlanPairing], Field(min_length=1, max_length=1000)]


def read_plan(path: Path) -> tuple[PlanFile, Sheet]:
    """Read a plan, and the sheet in which later mistakes find their places.

    Raises:
        ContentError: it cannot be read or is malformed; tells everything at once.
    """
    document = Document(path, shown(path))
    sheet = Sheet(path.parent, document.data, [document], [path.parent])
    if not isinstance(document.data, dict):
        sheet.refuse("bad-value", (), "a plan is a mapping of keys", mend="begin with `name: ID`")
        raise ContentError(sheet.problems)
    try:
        return PlanFile.model_validate(document.data), sheet
    except ValidationError as error:
        details = error.errors(include_url=False, include_context=True)
        report(sheet, PlanFile, document.data, details, whole="the plan")
        raise ContentError(sheet.problems) from None
