"""The schema of a whole scenario: every family of every file."""

# ruff: noqa: RUF012 - pydantic copies its defaults
from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from game.content.schemas.acts import Choice, Event, Hazard, Option, Order, Promise, Start
from game.content.schemas.common import Effect, Expression, Flag, Id, Name, Side, Strict
from game.content.schemas.letters import Compose, Form, Letters
from game.content.schemas.world import (
    Attention,
    Channel,
    Drift,
    Ending,
    Estimate,
    Knot,
    Nature,
    Organisation,
    Posture,
    Stage,
    Term,
    Threat,
    Track,
)


class Adviser(Strict):
    """Somebody at the table: stance = base + sum(push * (track - centre) / 10), 0 to 10."""

    base: float
    push: dict[str, float] = {}
    centre: dict[str, float] = {}
    cares: Annotated[list[str], Field(min_length=1)]
    note: str = ""


class EndingRule(Strict):
    """A graded ending."""

    kind: Ending
    when: Expression = "true_"
    note: str = ""


class Fog(Strict):
    """How wide the bands are in which a side sees what it cannot read."""

    estimate_half_width: dict[str, Expression]
    own: float = 0
    never_shown: list[str] = []


Axes = dict[str, Expression | dict[str, float]]


class Score(Strict):
    """The axes of each side, their weights, and two caps."""

    us: Axes
    ussr: Axes
    cap_general_war: float
    overruled_cap: float


class RiskPreset(Strict):
    """How dangerous chance is, and who thought so."""

    hazard: Annotated[float, Field(ge=0, le=10)]
    attention: int = 0
    source: str = ""
    confidence: str = ""
    invented: Flag = False
    note: str = ""


class Scenario(Strict):
    """Every family a scenario can have."""

    id: Id
    title: str
    version: int
    summary: str = ""
    zero: str
    default_start: Id
    extends: Id | None = None

    tracks: dict[Name, Track]
    estimates: dict[Name, Estimate] = {}
    nature: dict[Name, Nature] = {}
    postures: dict[Name, Posture]
    derived: dict[Name, Expression] = {}
    drift: Drift = []
    knot: Knot
    attention: Annotated[list[Attention], Field(min_length=1)]
    stages: Annotated[dict[Id, Stage], Field(min_length=1)]
    terms: Annotated[dict[Name, Term], Field(min_length=1)]
    threats: dict[Id, Threat] = {}
    channels: Annotated[dict[Id, Channel], Field(min_length=1)]
    organisations: dict[Id, Organisation] = {}
    orders: dict[Side, dict[Id, Order]]
    letters: Letters
    forms: dict[Side, dict[Id, Form]]
    compose: dict[Side, dict[Name, Compose]]
    events: dict[Id, Event]
    choices: dict[Id, Choice]
    rungs: Annotated[list[str], Field(min_length=1)]
    rung4: list[Hazard] = []
    clash_steps: Annotated[int, Field(ge=1, le=100)]
    clash_choices: dict[Side, dict[Id, Option]]
    clash_hazards: list[Hazard] = []
    promises: dict[Id, Promise] = {}
    motives: dict[Side, dict[Name, Expression]]
    personas: dict[Side, dict[Id, dict[str, float]]]
    persona_pick: dict[str, float] = {}
    advisers: dict[Side, dict[Id, Adviser]]
    overruled_rate: dict[Side, Expression]
    on_stalemate: list[Effect] = []
    collapse: Expression
    tied: Expression
    endings: Annotated[dict[Id, EndingRule], Field(min_length=1)]
    score: Score
    history: dict[str, Any] = {}
    epilogue: dict[Name, Expression] = {}
    starts: Annotated[dict[Id, Start], Field(min_length=1)]
    temperament: dict[Id, dict[str, Any]] = {}
    information: dict[Id, dict[str, Any]] = {}
    risk: dict[Id, RiskPreset] = {}
    fog: Fog
