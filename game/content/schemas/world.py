"""Schemas of what is counted: tracks, formulas, watches, stages, terms, channels, organisations."""

# ruff: noqa: RUF012 - pydantic copies its defaults
from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from game.content.schemas.common import Effect, Expression, Flag, Hours, Id, Name, Seen, Side, Sides, Strict

Ending = Literal["settlement", "stalemate", "overruled", "war"]
Bound = Annotated[float, Field(ge=-10000, le=10000)]


class Track(Strict):
    """A number on a scale."""

    min: Bound
    max: Bound
    init: Bound
    seen: Seen
    note: str = ""


class Estimate(Track):
    """What one side makes of a track it cannot read."""

    of: Name


class Nature(Strict):
    """A hidden draw of character, from -1 to 1."""

    note: str = ""
    params: dict[str, float] = {}
    points: float | None = None


class Posture(Strict):
    """A small whole number that stays as set."""

    min: Bound = 0
    max: Bound
    init: Bound
    seen: Seen
    values: list[str] = []
    note: str = ""


class Knot(Strict):
    """The laws of the rope."""

    tight: Expression
    loose: Expression
    ease_hours: Expression


class Attention(Strict):
    """Points for a watch."""

    when: Expression = "true_"
    points: Annotated[int, Field(ge=1, le=20)]


class Length(Strict):
    """Hours of a watch."""

    when: Expression = "true_"
    hours: Annotated[float, Field(gt=0, le=240)]


class Exit(Strict):
    """A way from one stage to another."""

    stage: Id
    when: Expression
    says: str


class Stage(Strict):
    """A state of the crisis."""

    watch: Annotated[list[Length], Field(min_length=1)]
    orders: dict[Side, list[Id]]
    channels: dict[Side, list[Id]]
    forms: dict[Side, list[Id]]
    events: list[Id]
    agenda: dict[Side, list[Id]]
    blows: Flag = False
    endings: list[Ending]
    to: list[Exit] = []
    note: str = ""


class Term(Strict):
    """One line of the term sheet."""

    giver: Side
    levels: Annotated[list[str], Field(min_length=2, max_length=12)]
    worth_us: list[float]
    worth_ussr: list[float]
    secret: list[int] = []
    neutral: int = 0
    secret_worth: dict[Side, float] = {}
    channel_max: dict[Id, int] = {}
    note: str = ""


class Threat(Strict):
    """Something a letter can threaten."""

    by: Side
    levels: Annotated[list[str], Field(min_length=2, max_length=12)]
    made_good_by: list[Id]
    note: str = ""


class Channel(Strict):
    """A way for words to cross."""

    name: str
    hours: Annotated[list[Hours], Field(min_length=2, max_length=2)]
    public: Flag
    cost: Annotated[int, Field(ge=0, le=20)]
    leak: Annotated[float, Field(ge=0, le=1)]
    weight: Annotated[float, Field(ge=0, le=2)]
    deniable: Flag = False
    audience: Annotated[float, Field(ge=0, le=5)] = 1
    accepts: Flag = False
    open_to: Sides = "both"
    readers: Sides = "both"
    note: str = ""


class Organisation(Strict):
    """A service that carries orders out."""

    side: Side
    late: Expression = 0
    lost: Expression = 0
    overdone: Expression = 0
    underdone: Expression = 0
    late_hours: Hours = 0
    note: str = ""


Drift = list[Effect]
