"""Schemas of the rules of letters, and of how personas write and accept."""

# ruff: noqa: RUF012 - pydantic copies its defaults
from __future__ import annotations

from typing import Annotated

from pydantic import Field

from game.content.schemas.common import Effect, Expression, Flag, Hours, Id, Side, Strict

PerSide = dict[Side, float]


class Pull(Strict):
    """What a letter does to the rope."""

    tone: float
    deadline: float
    offer: float
    raised: float
    public_demand: float
    threat: float


class OnArrival(Strict):
    """What a letter does to its reader's beliefs: sums of expressions."""

    res: list[Expression] = []
    ctl: list[Expression] = []
    dread: list[Expression] = []
    faith: list[Expression] = []


class OnExpiry(Strict):
    """What a deadline that passes as a bluff costs its writer (own) and does to its reader (oth)."""

    own: list[Effect]
    oth: list[Effect]


class Bow(Strict):
    """What it costs pride to accept under a threat."""

    public_deadline: float
    private_deadline: float
    public_threat: float
    urgent: float


class Reading(Strict):
    """How long a letter is weighed."""

    hours: Hours
    unless_dread: float


class Accept(Strict):
    """How an offer is weighed."""

    trust: dict[Side, Expression]
    sting: dict[Side, Expression]
    audience: PerSide
    bow: Bow
    tau: Annotated[float, Field(gt=0)]
    reading: Reading
    early_weight: float
    blood_weight: float


class OnStruck(Strict):
    """What a bargain changes."""

    both: list[Effect] = []
    us: list[Effect] = []
    ussr: list[Effect] = []


class Letters(Strict):
    """The rules of letters."""

    force: dict[Side, Expression]
    on_arrival: OnArrival
    pull: Pull
    stands_hours: Hours
    wears_off_hours: Annotated[float, Field(gt=0, le=9999)]
    raise_if_worse_by: float
    binds_within: float
    first_offer_baseline: PerSide
    least_arms: int
    key_term: Id
    on_leak: dict[Side, list[Effect]]
    on_column: dict[Side, list[Effect]] = {}
    on_expiry: OnExpiry
    accept: Accept
    on_struck: OnStruck


class Form(Strict):
    """A kind of letter that personas choose from."""

    channel: Id
    tone: Annotated[float, Field(ge=-2, le=2)]
    offer: Flag
    urgent: Flag = False
    deadline: Annotated[int, Field(ge=0, le=999)] = 0
    soft: float = 0
    threat: Id | None = None
    counter: Flag = False
    score: Expression
    note: str = ""


class Compose(Strict):
    """How a persona's letter reaches the levels of a term."""

    by: Expression
    at: list[float]
    keep: Flag = False
    private_max: int | None = None
    un_max: int | None = None
    public_turns: dict[int, int] = {}
